package letter

import (
	"context"
	"errors"
	"strings"

	"vouchsafe/app/check"
)

// phrase asks the model for wordings of each claim that the rules composed, holds
// each against its source, and lets the ones that pass compete.
func (w *writer) phrase(ctx context.Context, p Phraser, better func()) error {
	var slots []Slot
	var of []*worded
	var shapes []lead
	for _, c := range w.claims {
		if !c.phrasable() {
			continue
		}
		for _, l := range w.leadsFor(c) {
			t := c.without(l.Skip)
			slots = append(slots, Slot{Title: c.Claim.Title, Employer: or(c.Claim.Employer, c.Claim.Project), Bullet: t.source(), Lead: l.Text, Glue: w.pack.Common.Glue})
			of = append(of, c)
			shapes = append(shapes, l)
		}
	}
	if len(slots) == 0 {
		return nil
	}
	wordings, err := p.Phrase(ctx, slots, w.req.Options.Seed, nil)
	for i, list := range wordings {
		c := of[i]
		t := c.without(shapes[i].Skip)
		for _, x := range list {
			if v, ok := accept(x, shapes[i], t); ok {
				w.offer(c, v)
			}
		}
	}
	if err != nil {
		w.arrange()
		return err
	}
	if err := w.rate(ctx, p); err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	w.arrange()
	better()
	return nil
}

// phrasable claims are told by verb and object; the rest is the person's own prose already.
func (c *worded) phrasable() bool {
	return c.Verbs != "" && len(c.Claim.Beats) == 0 && !strings.HasSuffix(c.Verbs, "on call")
}

// leadsFor takes the opening clauses worth the model's time: the one the rules
// chose, and one more of another kind.
func (w *writer) leadsFor(c *worded) []lead {
	chosen := c.Variants[c.Choice].Shape
	var out []lead
	for _, l := range leads(c.telling) {
		if l.Shape == chosen {
			out = append(out, l)
		}
	}
	for _, l := range leads(c.telling) {
		if l.Shape != chosen && len(out) < 2 && (l.Shape == "at" || l.Shape == "result" || l.Shape == "project") {
			out = append(out, l)
		}
	}
	return out
}

// accept holds a wording against its source.
func accept(x Wording, l lead, t telling) (variant, bool) {
	text := strings.TrimSpace(x.Text)
	if !x.Complete || text == "" || check.Entails(text, t.source()) != nil {
		return variant{}, false
	}
	if !covers(text, t) {
		return variant{}, false
	}
	s := l.Text + " " + strings.TrimRight(text, ". ") + "."
	return variant{Text: s + t.after(), Shape: l.Shape, By: "model"}, true
}

// covers reports whether a wording kept every figure of its source.
func covers(text string, t telling) bool {
	for _, q := range quantitiesOf(t) {
		if !strings.Contains(text, strings.TrimRight(q, "+")) {
			return false
		}
	}
	return true
}

// rate lets the model's own likelihood judge fluency, rule and model alike.
func (w *writer) rate(ctx context.Context, p Phraser) error {
	var slots []Slot
	var texts []string
	var into []*variant
	for _, c := range w.claims {
		if !c.phrasable() {
			continue
		}
		seen := map[string]bool{}
		for i := range c.Variants {
			v := &c.Variants[i]
			if v.By == "model" {
				seen[v.Shape] = true
			}
		}
		for i := range c.Variants {
			v := &c.Variants[i]
			if !seen[v.Shape] {
				continue // nothing to choose between
			}
			for _, l := range leads(c.telling) {
				if l.Shape == v.Shape {
					slots = append(slots, Slot{Title: c.Claim.Title, Employer: or(c.Claim.Employer, c.Claim.Project), Bullet: c.without(l.Skip).source(), Lead: l.Text})
					texts = append(texts, strings.TrimPrefix(strings.TrimSuffix(v.Text, c.after()), l.Text))
					into = append(into, v)
				}
			}
		}
	}
	if len(texts) == 0 {
		return nil
	}
	rates, err := p.Rate(ctx, slots, texts)
	for i, r := range rates {
		into[i].Score = 1.5 * r // nats per token, about -2 to 0
	}
	w.level()
	return err
}

// level puts shapes that were not rated beside those that were, so that a wording
// is not preferred for having escaped the judge.
func (w *writer) level() {
	for _, c := range w.claims {
		sum, n := 0.0, 0
		for _, v := range c.Variants {
			if v.Score != 0 {
				sum += v.Score
				n++
			}
		}
		for i := range c.Variants {
			if n > 0 && c.Variants[i].Score == 0 {
				c.Variants[i].Score = sum/float64(n) - 0.3
			}
		}
	}
}
