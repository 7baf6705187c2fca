package letter

import (
	"context"
	"regexp"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/meaning"
)

// phrase has the model tell every claim's line, all in one batch, holds each telling
// against its sources, and lets those that pass compete with the composed ones.
func (w *writer) phrase(ctx context.Context, p Phraser, better func()) error {
	w.bridge()
	var slots []Slot
	var of []*worded
	for _, c := range w.claims {
		if c.phrasable() {
			slots = append(slots, c.slot())
			of = append(of, c)
		}
	}
	if len(slots) == 0 {
		return nil
	}
	wordings, err := p.Phrase(ctx, slots, w.req.Options.Seed)
	read, unread := w.reread(ctx, of, wordings)
	for i, list := range wordings {
		for k, x := range list {
			why := ""
			if unread == nil {
				why = otherRole(of[i].Claim.Meaning, read[i][k])
				x.Like = meaning.Likeness(of[i].Claim.Meaning.Vector, read[i][k].Vector)
			}
			if why == "" {
				why = w.tried(of[i], x)
			}
			w.fell(why)
		}
	}
	w.arrange()
	if err == nil {
		err = unread
	}
	if err == nil {
		better()
	}
	return err
}

// reread has the reader tell what each telling means, as if the resume had it.
func (w *writer) reread(ctx context.Context, of []*worded, wordings [][]Wording) ([][]meaning.Meaning, error) {
	var lines []meaning.Line
	for i, list := range wordings {
		for _, x := range list {
			lines = append(lines, meaning.Line{Title: of[i].Claim.Title, Now: of[i].Claim.Current, Text: x.Text})
		}
	}
	got, err := w.req.Reader.Lines(ctx, lines)
	if err != nil {
		return nil, err
	}
	out := make([][]meaning.Meaning, len(wordings))
	for i, list := range wordings {
		out[i], got = got[:len(list)], got[len(list):]
	}
	return out, nil
}

// otherRole says that a telling gives the applicant another part in the deed than the line:
// who helped did not do it, who did it did not lead.
func otherRole(line, told meaning.Meaning) string {
	switch {
	case line.Part == meaning.Help && told.Part != meaning.Help,
		told.Part == meaning.Lead && line.Part != meaning.Lead && line.Part != meaning.Own:
		return "role_changed"
	}
	return ""
}

// phrasable claims stand in the resume; what the person wrote here is their own prose.
func (c *worded) phrasable() bool { return c.Claim.Passage.Text != "" && len(c.Claim.Beats) == 0 }

// slot is what the model sees of a claim.
func (c *worded) slot() Slot {
	cl := c.Claim
	s := Slot{Title: cl.Title, Employer: or(decent(shortName(cl.Employer)), cl.Project), Now: cl.Current, Kind: cl.Meaning.Kind, Part: cl.Meaning.Part, Passage: cl.Passage, Need: c.Need}
	if cl.WithTeam {
		s.Part = "help"
	}
	for _, v := range c.vouchers() {
		s.Sources = append(s.Sources, v.Quote)
	}
	return s
}

// tried offers what the model made of a claim; why says what it fell for.
func (w *writer) tried(c *worded, x Wording) (why string) {
	text := spoken(strings.TrimSpace(x.Text))
	if !x.Complete || text == "" {
		return "stopped_short"
	}
	for _, s := range english.Sentences(text) {
		if !strings.HasPrefix(s, "I") && !strings.Contains(s, " I ") && !hasFiniteVerb(s) {
			return "no_verb"
		}
		if code := w.fault(c, s); code != "" {
			return code
		}
	}
	if x.LogProb < groping {
		return "groping"
	}
	if goesOn(text, c.Claim.Passage.Text) {
		return "goes_on"
	}
	if otherSubject(text, c.Claim.Passage.Text) {
		return "other_subject"
	}
	score := modelWorth + formWorth[x.Form] + 2*x.LogProb + 2*min(0, x.Like-faithful) - float64(leaning(text))
	switch {
	case len(c.Claim.Deed.Narrative) > 0:
		score -= proseWorth
	case notedRe.MatchString(c.Claim.Passage.Text):
		score += notedWorth
	}
	if x.Form == formStory && c.Slot == Lead {
		score += 0.8 // what opens a letter is told from its trouble on
	}
	ph := phrasing{Text: text, By: "model", Whole: true, Score: score}
	if x.Form == formBridge {
		if !theirsRe.MatchString(text) {
			return "no_need_told"
		}
		w.offer(c, variant{Text: text, Shape: "bridge", By: "model", Score: score, Theirs: posted(c.Need)})
		return ""
	}
	at := decent(shortName(c.Claim.Employer))
	for _, place := range []string{"At " + at + ", I ", "At " + at + " I ", "I "} {
		if rest, ok := strings.CutPrefix(text, place); ok {
			ph.Text = rest
			w.word(c, func(drop string) (phrasing, bool) { return ph, drop == "" })
			return ""
		}
	}
	w.offer(c, variant{Text: text, Shape: "told", By: "model", Score: score})
	if at != "" && !strings.Contains(text, at) {
		w.offer(c, variant{Text: "At " + at + ", " + english.LowerFirst(text), Shape: "told_at", By: "model", Score: score})
	}
	return ""
}

// theirsRe finds that a telling speaks to them.
var theirsRe = regexp.MustCompile(`(?i)\byou(?:rs?|r team)?\b`)

// bridge chooses the claim that answers a line of theirs best, to be told as the answer:
// their need turned to them, then the fact. What is quoted or planned for is spent.
func (w *writer) bridge() {
	var best *worded
	top := 0.0
	for _, c := range w.claims {
		c.Need = ""
		need, like := w.in.answered(c.Claim, w.plan.Task.Quote, w.plan.HookFrom)
		if need != "" && like > top && c.phrasable() && c.Slot != DayToDay {
			if best != nil {
				best.Need = ""
			}
			best, top, c.Need = c, like, need
		}
	}
}

// modelWorth is how much better a telling of the model reads than a composed one, as
// readers judged who did not know whose was whose.
const modelWorth = 0.4

// groping is the mean log-likelihood of a token below which the writer no longer knew how to
// go on: what it says then is seldom English.
const groping = -0.4

// faithful is the likeness that nineteen in twenty of the tellings written by hand have with
// their line (models/teach/sayings.jsonl); a telling less like it has lost something.
const faithful = 0.82

// notedRe finds the marks of notes, which rules turn into a sentence less well than the
// writer does: arrows, brackets, a colon between words, signs for words.
var notedRe = regexp.MustCompile(`→|[-=]>|\(|\w: |\bw/|\s[+&=~–—-]\s|/(?:s|h|hr|min|day|wk|week|mo|month|yr|year)\b`)

// proseWorth is how much better the person's own sentences read than another telling of them.
const proseWorth = 1.2

// notedWorth is how much better the writer's telling of notes reads.
const notedWorth = 0.7

// formWorth is how a form serves where nothing else decides.
var formWorth = map[string]float64{formStory: 0.2, formDeed: 0.3, formBrief: 0}

var progressiveRe = regexp.MustCompile(`(?i)\b(?:is|are|been|it's|that's|they're|it’s|that’s|they’re) (\w+ing)\b`)

// goesOn reports whether a telling has what came of a deed still happen: of ", reducing X
// by 60%" it must not make "it's reducing".
func goesOn(text, line string) bool {
	for _, m := range progressiveRe.FindAllStringSubmatch(text, -1) {
		if i := strings.Index(line, " "+m[1]); i > 0 && !progressiveRe.MatchString(line) {
			return true
		}
	}
	return false
}

var (
	wentRe   = regexp.MustCompile(`(?:^|[,;:.] |\band |\bso )((?:[^,;:. ]+ ){0,7}?)(?:went|fell|rose|came|dropped|grew|is|was|are|were)(?: down| up)? (?:from )?[$€£]?(\d[\d.,]*)`)
	clauseRe = regexp.MustCompile(`[.;:()—–]\s|, | - `)
)

// otherSubject reports whether a telling says of one thing what its line says of another:
// the clause of the line that has the figure, or the one before where that has no words of
// its own, must name what the figure is told of.
func otherSubject(text, line string) bool {
	for _, m := range wentRe.FindAllStringSubmatch(text, -1) {
		said := contentStems(m[1])
		figure := strings.TrimRight(m[2], ".,")
		if len(said) == 0 {
			continue
		}
		before, about := "", ""
		for _, c := range clauseRe.Split(line, -1) {
			if strings.Contains(c, figure) {
				about += " " + before + " " + c
			}
			before = c
		}
		if about != "" && !overlaps(said, contentStems(about)) {
			return true
		}
	}
	return false
}

func overlaps(a, b map[string]bool) bool {
	for s := range a {
		if b[s] {
			return true
		}
	}
	return false
}

// leaning counts the sentences that begin with a pronoun for a thing, which the writer
// seldom gets right: "It was 310,000 jobs".
func leaning(text string) int {
	n := 0
	for _, s := range english.Sentences(text) {
		if first(s) == "It" || first(s) == "They" {
			n++
		}
	}
	return n
}

// contests lists the claims that rule and model both put into words, in the shape
// that the letter has.
func (w *writer) contests() []Contest {
	var out []Contest
	for _, c := range w.claims {
		chosen := c.Variants[c.Choice]
		best := map[string]*variant{}
		for i := range c.Variants {
			v := &c.Variants[i]
			if u := best[v.By]; u == nil || v.Shape == chosen.Shape && v.End == chosen.End {
				best[v.By] = v
			}
		}
		if rule, model := best["rule"], best["model"]; rule != nil && model != nil {
			out = append(out, Contest{rule.Text, model.Text, chosen.By})
		}
	}
	return out
}
