package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
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
	sample, err := findSample(b)
	if err != nil {
		return err
	}
	posting, err := os.ReadFile(sample.posting)
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
		took, memory, err := sample.draft(b, "cpu")
		if err != nil {
			return err
		}
		verified = append(verified, took)
		peak = max(peak, memory)
		t, err := timed(func() error {
			p, err := e.Prefix(b.ctx, []llm.Message{{Role: "system", Content: fmt.Sprint("You write cover letters. ", time.Now().UnixNano())}}, nil)
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

// sample is what a whole letter is drafted from.
type sample struct{ resume, posting string }

func findSample(b *bench) (sample, error) {
	if b.program == "" {
		return sample{}, errors.New("the app is not built")
	}
	resumes, _ := filepath.Glob("samples/*/*.pdf")
	postings, _ := filepath.Glob("samples/*/*.txt")
	if len(resumes) == 0 || len(postings) == 0 {
		return sample{}, errors.New("no samples found")
	}
	return sample{resumes[0], postings[0]}, nil
}

// draft has the app draft a letter from an empty profile, and gives the seconds that
// took and the most memory, in bytes.
func (s sample) draft(b *bench, device string) (seconds, memory float64, err error) {
	dir, err := os.MkdirTemp("", "bench-letter-*")
	if err != nil {
		return 0, 0, err
	}
	defer os.RemoveAll(dir)
	cmd := exec.CommandContext(b.ctx, b.program, "draft", "-r", s.resume, "-p", s.posting, "--model", b.name, "--device", device, "-o", filepath.Join(dir, "letter.pdf"))
	cmd.Env = append(os.Environ(), "VOUCHSAFE_HOME="+dir)
	seconds, err = timed(cmd.Run)
	if exit := (*exec.ExitError)(nil); err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
		return 0, 0, fmt.Errorf("draft: %w", err)
	}
	return seconds, peakMemory(cmd.ProcessState), nil
}

// graphics compares a whole verified letter on the graphics processor with one on the
// processor. Where the libraries find none there is no row.
func graphics(b *bench) error {
	devices, err := llm.Devices(b.libraries)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(devices, func(d llm.Device) bool { return d.Kind == "gpu" })
	if at < 0 {
		return nil
	}
	sample, err := findSample(b)
	if err != nil {
		return err
	}
	took := map[string][]float64{}
	for i := range b.rounds + 1 {
		if err := b.begin(i); err != nil {
			return err
		}
		for _, device := range []string{"cpu", devices[at].Name} {
			seconds, _, err := sample.draft(b, device)
			if err != nil {
				return err
			}
			if i > 0 { // the first round fills the file cache and the driver's
				took[device] = append(took[device], seconds)
			}
		}
	}
	on, off := median(took[devices[at].Name]), median(took["cpu"])
	b.printed("a whole verified letter on "+devices[at].Description, fmt.Sprintf("on the processor, %d cores", b.cores), on/off,
		fmt.Sprintf("%.1f s and %.1f s, command to PDF", on, off))
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
