package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"vouchsafe/app/drafting"
	"vouchsafe/app/evidence"
	"vouchsafe/app/letter"
	"vouchsafe/llm"
	"vouchsafe/models"
)

// drafter writes one letter after another; the model is opened when first needed.
type drafter struct {
	in      *inputs
	engine  *llm.Engine
	phraser letter.Phraser
}

func (d *drafter) draft(ctx context.Context, j job) pair {
	r, p := d.in.resumes[j.r], d.in.postings[j.p]
	x := pair{Resume: r.name, Posting: p.name, Facts: j.facts, How: j.how}
	req := letter.Request{Resume: r.resume, Posting: p.posting, Reader: d.in.reader, Options: letter.Options{Today: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)}}
	own := r.text
	if j.facts {
		req.Answers, own = d.in.answers, own+"\n"+d.in.told
	}
	var phraser letter.Phraser
	if j.how != "rule" {
		if err := d.open(ctx); err != nil {
			x.Error = err.Error()
			return x
		}
		phraser = d.phraser
	}
	start := time.Now()
	if j.how == "naive" {
		text, err := d.whole(ctx, r.text, p.text)
		x.Millis = time.Since(start).Milliseconds()
		if err != nil {
			x.Error = err.Error()
			return x
		}
		x.measureText(text, r, p)
		return x
	}
	l, err := letter.Draft(ctx, req, phraser, nil)
	x.Millis = time.Since(start).Milliseconds()
	if err != nil {
		x.Error = err.Error()
		return x
	}
	x.Letter, x.Falls, x.Contests = l, l.Falls, l.Contests
	x.measure(ctx, l, req, own, p.text)
	return x
}

func (d *drafter) open(ctx context.Context) error {
	if d.phraser != nil {
		return nil
	}
	path, sum, err := drafting.ModelFile("", "")
	if err != nil {
		return err
	}
	e, err := drafting.OpenModel(ctx, path, llm.Options{Libraries: models.FindLibraries(), SHA256: sum, StateDir: filepath.Join(os.TempDir(), "vouchsafe-eval")})
	if err != nil {
		return err
	}
	p, err := letter.NewPhraser(ctx, e, base(path), nil)
	if err != nil {
		_ = e.Close()
		return err
	}
	d.engine, d.phraser = e, p
	return nil
}

// whole asks the same model once for the whole letter: the naive way.
func (d *drafter) whole(ctx context.Context, own, theirs string) (string, error) {
	prefix, err := d.engine.Prefix(ctx, []llm.Message{{Role: "system", Content: "You write cover letters."}}, nil)
	if err != nil {
		return "", err
	}
	ask := "Write a cover letter of at most 250 words for this job, in the first person. Use only facts of the resume, invent nothing.\n\nResume:\n" + clip(own, 5000) + "\n\nJob:\n" + clip(theirs, 3500) + "\n\nCover letter:"
	out, err := d.engine.Generate(ctx, prefix, []llm.Job{{User: ask, Candidates: 1, MaxTokens: 420}}, nil)
	if err != nil || len(out) == 0 || len(out[0]) == 0 {
		return "", err
	}
	return out[0][0].Text, nil
}

func clip(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	return s[:min(n, len(s))]
}

func (d *drafter) close() {
	if d.engine != nil {
		_ = d.engine.Close()
	}
}

// claims lists the resume's claims by their key.
func claims(ctx context.Context, req letter.Request, l *letter.Letter) map[string]evidence.Signals {
	out := map[string]evidence.Signals{}
	p, err := packOf(l)
	if err != nil {
		return out
	}
	ev, err := evidence.Gather(ctx, req.Resume, req.Answers, p, req.Reader)
	if err != nil {
		return out
	}
	for _, c := range ev.Claims {
		out[c.Key] = c.Signals
	}
	return out
}
