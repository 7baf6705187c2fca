package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"vouchsafe/llm"
)

func fileSize(path string) (float64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return float64(info.Size()), nil
}

// wholeLetter compares a verified letter, prefix not cached, with one naive
// generation of a whole letter by the same model, and looks at the memory it took.
func wholeLetter(b *bench) error {
	if b.program == "" {
		return errors.New("the app is not built")
	}
	resumes, _ := filepath.Glob("samples/*/*.pdf")
	postings, _ := filepath.Glob("samples/*/*.txt")
	if len(resumes) == 0 || len(postings) == 0 {
		return errors.New("no samples found")
	}
	posting, err := os.ReadFile(postings[0])
	if err != nil {
		return err
	}
	size, err := fileSize(b.model)
	if err != nil {
		return err
	}
	e, err := b.open(b.model, llm.Options{NoLookup: true})
	if err != nil {
		return err
	}
	defer e.Close()
	var verified, naive []float64
	peak := 0.0
	for i := range b.rounds {
		if err := b.begin(i); err != nil {
			return err
		}
		dir, err := os.MkdirTemp("", "bench-letter-*")
		if err != nil {
			return err
		}
		cmd := exec.CommandContext(b.ctx, b.program, "draft", "-r", resumes[0], "-p", postings[0], "-o", filepath.Join(dir, "letter.pdf"))
		cmd.Env = append(os.Environ(), "VOUCHSAFE_HOME="+dir)
		start := time.Now()
		err = cmd.Run()
		took := time.Since(start).Seconds()
		os.RemoveAll(dir)
		if exit := (*exec.ExitError)(nil); err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
			return fmt.Errorf("draft: %w", err)
		}
		verified = append(verified, took)
		peak = max(peak, peakMemory(cmd.ProcessState))
		t, err := timed(func() error {
			p, err := e.Prefix(b.ctx, []llm.Message{{Role: "system", Content: fmt.Sprint("You write cover letters. ", start.UnixNano())}}, nil)
			if err == nil {
				_, err = e.Generate(b.ctx, p, []llm.Job{{User: "Resume:\n" + naiveResume + "\n\nPosting:\n" + string(posting) +
					"\n\nWrite the whole cover letter, about 250 words. Use only the resume, invent nothing.", MaxTokens: 400}}, nil)
			}
			return err
		})
		if err != nil {
			return err
		}
		naive = append(naive, t)
	}
	b.atMost("a whole verified letter", "one naive generation of a letter", median(verified)/median(naive), 1.0,
		fmt.Sprintf("%.1f s and %.1f s, aim 0.6", median(verified), median(naive)))
	b.atMost("peak resident memory of a draft", "model file + 350 MB", peak/(size+350e6), 1.0, fmt.Sprintf("%.0f MB", peak/1e6))
	return nil
}

// naiveResume stands for the resume's text; its length is that of one page.
const naiveResume = `Software engineer, Alder Regional Railway (2019 to now)
- Replaced the points-heater controllers at 31 stations before winter; no frozen points in two years
- Found why freight paths were lost at midnight, clock drift on one server; added an alarm, none lost since
- Brought level-crossing reports from paper to tablets for 19 crews; reports now the same day
- Cut the timetable build from 5 h to 50 min by reading only what changed
- On call one week in five for the signalling log, Go on PostgreSQL, dashboards in Grafana
Software developer, Fennel Ticketing (2015 to 2019)
- Moved ticket sales from MySQL to PostgreSQL with dual writes, no sale lost
- Halved the paper that 80 ticket printers use
- Wrote the handover page of the night shift after two missed alarms
Education: BSc computer science, 2015. Skills: Go, Python, SQL, PostgreSQL, Linux, Grafana, Terraform`
