package letter

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"vouchsafe/app/check"
	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
	"vouchsafe/internal/testreader"
)

// FuzzDraft: whatever a bullet and a posting say, a letter comes of it, its text is
// valid, and nothing in it blocks.
func FuzzDraft(f *testing.F) {
	for line := range strings.Lines(ordinary + storied) {
		if bullet, ok := strings.CutPrefix(strings.TrimSpace(line), "- "); ok {
			f.Add(bullet, "Move session history off MySQL.")
		}
	}
	f.Add("Wrote end-to-end tests in Playwright", "You write end-to-end tests")
	f.Add("end-to-end", "")
	f.Add("Built — and ran — 'x' (y, z); cut it 5 → 3 % w/ & w/o …", "We need: Go; a lead. 90 days!")
	f.Fuzz(func(t *testing.T, bullet, advert string) {
		if len(bullet) > 600 || len(advert) > 600 || !utf8.ValidString(bullet) {
			return
		}
		r := person(ordinary)
		r.Jobs[0].Bullets = append(r.Jobs[0].Bullets[:1], resume.Text{Text: bullet, Page: 1})
		reader := testreader.Open(t)
		p, err := posting.Parse(context.Background(), advert, reader)
		if err != nil {
			p = &posting.Posting{}
		}
		l, err := Draft(context.Background(), Request{Resume: r, Posting: p, Reader: reader}, nil, nil)
		if err != nil {
			t.Fatalf("%q: %v", bullet, err)
		}
		for _, p := range l.Paragraphs {
			if !utf8.ValidString(p.Text()) {
				t.Errorf("%q: not valid text: %q", bullet, p.Text())
			}
		}
		for _, x := range l.Findings {
			if x.Tier == check.Blocking {
				t.Errorf("%q: %+v", bullet, x)
			}
		}
	})
}
