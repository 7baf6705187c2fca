package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"vouchsafe/app/document"
	"vouchsafe/app/evidence"
	"vouchsafe/app/meaning"
	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
)

// inputs are the files, read once.
type inputs struct {
	resumes  []someone
	postings []advert
	answers  evidence.Answers
	told     string // the answers file as text
	reader   *meaning.Reader
}

type someone struct {
	name   string
	resume *resume.Resume
	text   string // of the file, whole
}

type advert struct {
	name    string
	posting *posting.Posting
	text    string
}

func (in *inputs) id(j job) string {
	facts := "without"
	if j.facts {
		facts = "with"
	}
	return strings.Join([]string{in.resumes[j.r].name, in.postings[j.p].name, facts, j.how}, "|")
}

func readInputs(o options) (*inputs, error) {
	ctx := context.Background()
	reader, err := meaning.Open(ctx)
	if err != nil {
		return nil, err
	}
	in := &inputs{reader: reader}
	rs, err := files(o.resumes, o.onlyR, "bad-")
	if err != nil {
		return nil, err
	}
	ps, err := files(o.postings, o.onlyP, "")
	if err != nil {
		return nil, err
	}
	for _, f := range rs {
		data, err := os.ReadFile(f) //nolint:gosec // the person names the folder
		if err != nil {
			return nil, err
		}
		r, doc, err := resume.Read(ctx, filepath.Base(f), data, document.Options{})
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", base(f), err)
			continue
		}
		var s strings.Builder
		s.WriteString(document.Join(doc.Lines) + "\n")
		for _, l := range append(doc.Lines, doc.Furniture...) {
			s.WriteString(l.Text + "\n" + l.Right + "\n")
		}
		in.resumes = append(in.resumes, someone{base(f), r, s.String()})
	}
	for _, f := range ps {
		data, err := os.ReadFile(f) //nolint:gosec // the person names the folder
		if err != nil {
			return nil, err
		}
		p, err := posting.Parse(ctx, string(data), in.reader)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		in.postings = append(in.postings, advert{base(f), p, string(data)})
	}
	facts, err := os.ReadFile(o.facts)
	if err != nil {
		return nil, err
	}
	in.told = string(facts)
	in.answers, err = evidence.ReadAnswers(facts)
	return in, err
}

// kept are the letters of this run and of earlier ones.
type kept struct {
	file  *os.File
	pairs map[string]pair
}

func openKept(path string, fresh bool) (*kept, error) {
	flags := os.O_RDWR | os.O_CREATE | os.O_APPEND
	if fresh {
		flags |= os.O_TRUNC
	}
	f, err := os.OpenFile(path, flags, 0o600) //nolint:gosec // the caller's own folder
	if err != nil {
		return nil, err
	}
	k := &kept{f, map[string]pair{}}
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		var x pair
		if json.Unmarshal(s.Bytes(), &x) == nil && x.ID != "" { // a line cut short by a stop is drafted again
			k.pairs[x.ID] = x
		}
	}
	return k, s.Err()
}

func (k *kept) add(x pair) error {
	data, err := json.Marshal(x)
	if err != nil {
		return err
	}
	k.pairs[x.ID] = x
	_, err = k.file.Write(append(data, '\n'))
	return err
}
