package letter

import (
	"context"
	"strings"

	"vouchsafe/app/check"
)

// phrase asks the model for the verb phrase of each claim, all in one batch, holds
// each against its source, and lets those that pass compete with the composed
// ones. Claims whose phrase was dropped get one more try, with another opening.
func (w *writer) phrase(ctx context.Context, p Phraser, better func()) error {
	for try := range 2 {
		var slots []Slot
		var of []*worded
		for _, c := range w.claims {
			if !c.phrasable() || c.phrased {
				continue
			}
			slots = append(slots, w.slot(c, try))
			of = append(of, c)
		}
		if len(slots) == 0 {
			break
		}
		wordings, err := p.Phrase(ctx, slots, w.req.Options.Seed+uint64(try), nil) //nolint:gosec // 0 or 1
		for i, list := range wordings {
			c := of[i]
			for _, x := range list {
				ph, why := accept(x, c.telling)
				w.fell(why)
				if why != "" {
					continue
				}
				c.phrased = true
				w.word(c, func(drop string) (phrasing, bool) { return ph, drop == "" })
			}
		}
		if err != nil {
			w.arrange()
			return err
		}
	}
	w.arrange()
	better()
	return nil
}

// slot is what the model sees of a claim: its own line and the opening that the
// arrangement chose, another one the second time.
func (w *writer) slot(c *worded, try int) Slot {
	lead := "I"
	for _, l := range leads(c.telling) {
		if l.Drop != "" || l.Whole != "" || l.Told >= 0 {
			continue
		}
		if try == 0 && l.Shape == c.Variants[c.Choice].Shape || try > 0 && l.Shape == "at" || l.Shape == "project" {
			lead = l.Text
			break
		}
	}
	return Slot{Title: c.Claim.Title, Employer: or(c.Claim.Employer, c.Claim.Project), Bullet: c.source(), Lead: lead, Glue: w.pack.Common.Glue}
}

// phrasable claims are told by verb and object; the rest is the person's own prose already.
func (c *worded) phrasable() bool {
	return c.Verbs != "" && len(c.Claim.Beats) == 0 && !c.Claim.Deed.Being
}

// accept holds a wording against its source; why says what it fell for.
func accept(x Wording, t telling) (ph phrasing, why string) {
	text := strings.TrimRight(strings.TrimSpace(x.Text), ". ")
	switch {
	case !x.Complete || text == "":
		return ph, "stopped_short"
	case !covers(text, t.source()):
		return ph, "figure_lost"
	}
	if f := check.Entails(text, t.source()); f != nil {
		return ph, f.Code
	}
	return phrasing{Text: text, By: "model", Score: fluency(text, byRule(t, "").Text)}, ""
}

// covers reports whether a wording kept every figure of its source.
func covers(text, source string) bool {
	for _, q := range quantitiesOf(source) {
		if !strings.Contains(text, strings.TrimRight(q, "+")) {
			return false
		}
	}
	return true
}

// contests lists the claims that rule and model both put into words, in the shape
// that the letter has.
func (w *writer) contests() []Contest {
	var out []Contest
	for _, c := range w.claims {
		chosen := c.Variants[c.Choice]
		var rule, model *variant
		for i := range c.Variants {
			v := &c.Variants[i]
			switch {
			case v.Shape != chosen.Shape || v.End != chosen.End:
			case v.By == "rule":
				rule = v
			case v.By == "model":
				model = v
			}
		}
		if rule != nil && model != nil {
			out = append(out, Contest{rule.Text, model.Text, chosen.By})
		}
	}
	return out
}
