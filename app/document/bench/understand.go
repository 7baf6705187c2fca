package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"vouchsafe/app/meaning"
)

// taught is where lines to understand come from; what is timed does not depend on
// whether they were taught.
const taught = "models/teach/"

// Lines of a long resume and of a long posting.
const (
	resumeLines  = 40
	postingLines = 60
)

// understanding is what one fresh process needed to understand both.
type understanding struct {
	LoadMS, ReadMS, MoreMB float64
}

// understandOnce loads the reader in this process and has it understand both.
func understandOnce() (understanding, error) {
	var u understanding
	var lines []meaning.Line
	var posts []meaning.PostingLine
	if err := rows(taught+"lines.jsonl", resumeLines, func(r record) {
		lines = append(lines, meaning.Line{Title: r.Title, Now: r.Now, Text: r.Line})
	}); err != nil {
		return u, err
	}
	if err := rows(taught+"posting-lines.jsonl", postingLines, func(r record) {
		posts = append(posts, meaning.PostingLine{Heading: r.Heading, Text: r.Line})
	}); err != nil {
		return u, err
	}
	before, start := peak(), time.Now()
	r, err := meaning.Open(context.Background())
	if err != nil {
		return u, err
	}
	defer r.Close()
	u.LoadMS = since(start)
	start = time.Now()
	if _, err := r.Lines(context.Background(), lines); err != nil {
		return u, err
	}
	if _, err := r.Posting(context.Background(), posts); err != nil {
		return u, err
	}
	u.ReadMS, u.MoreMB = since(start), float64(peak()-before)/1024
	return u, nil
}

func since(start time.Time) float64 { return float64(time.Since(start).Microseconds()) / 1000 }

// record is the part of a line of the teaching data that stands in a resume or posting.
type record struct {
	Title   string
	Now     bool
	Heading string
	Line    string
}

// rows reads the first n lines of teaching data.
func rows(path string, n int, take func(record)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	for s.Scan() && n > 0 {
		var r record
		if err := json.Unmarshal(s.Bytes(), &r); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		take(r)
		n--
	}
	return s.Err()
}

// peak is the most memory that this process had resident, in KB; 0 where the system
// does not tell.
func peak() int {
	status, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(status)) {
		var kb int
		if n, _ := fmt.Sscanf(line, "VmHWM: %d kB", &kb); n == 1 {
			return kb
		}
	}
	return 0
}

// understand has fresh processes understand both and gives the bars they are held to.
func understand() ([]row, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	var load, read, more []float64
	for range rounds {
		out, err := exec.CommandContext(context.Background(), self, "-understand").Output()
		if err != nil {
			return nil, fmt.Errorf("a fresh process that understands: %w", err)
		}
		var u understanding
		if err := json.Unmarshal(out, &u); err != nil {
			return nil, err
		}
		load, read, more = append(load, u.LoadMS), append(read, u.ReadMS), append(more, u.MoreMB)
	}
	return []row{
		{What: "reader of meaning loaded, ms", Beside: "400 ms", Ratio: round(slices.Min(load)), Bar: 400},
		{What: fmt.Sprintf("resume of %d lines and posting of %d understood, ms", resumeLines, postingLines), Beside: "half a second", Ratio: round(slices.Min(read)), Bar: 500},
		{What: "memory that understanding takes, MB", Beside: "120 MB", Ratio: round(median(more)), Bar: 120},
	}, nil
}
