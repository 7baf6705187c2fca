package letter

import (
	"fmt"
	"slices"
	"strings"

	"vouchsafe/app/check"
	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
)

// report reads the finished letter once more, whole: signals, findings,
// placeholders, questions, gaps.
func (w *writer) report(l *Letter) {
	l.Signals, l.Findings, l.Placeholders, l.Questions, l.Gaps = Signals{}, []Finding{}, []Placeholder{}, []Question{}, []Gap{}
	for _, c := range w.claims {
		if strings.Contains(body(l), english.Sentences(c.Variants[c.Choice].Text)[0]) || c.Slot == Lead || said(l, c) {
			l.Signals = l.Signals.Union(c.Claim.Signals)
		}
	}
	for i, p := range l.Paragraphs {
		for k, s := range p.Sentences {
			if s.Part == "day" {
				for _, m := range playbook.Tools(s.Text) {
					l.Signals.Observability = l.Signals.Observability || m.Kind == "observability"
				}
			}
			if strings.Contains(s.Text, "{") {
				l.Placeholders = append(l.Placeholders, Placeholder{Text: s.Text, Slot: p.Slot})
				l.Findings = append(l.Findings, Unfilled(i, k, s.Text))
				continue
			}
			if p.Slot == Greeting || p.Slot == Signature {
				continue
			}
			sources := s.Sources
			for _, c := range w.claims {
				if len(sources) > 0 && len(c.sources()) > 0 && sources[0].Quote == c.sources()[0].Quote {
					sources = append(append([]Source(nil), sources...), c.vouchers()...)
				}
			}
			if s.Part == "apply" || s.Part == "who" || s.Part == "school" {
				sources = append(append([]Source(nil), sources...), Source{Quote: w.own()})
			}
			if w.plan.Nearest != nil && p.Slot == Plan || p.Slot == Close {
				sources = append(append([]Source(nil), sources...), Source{Quote: "that migration incident arithmetic saving"})
			}
			sources = append(append([]Source(nil), sources...), Source{Kind: evidence.FromPosting, Quote: l.Role + " " + spokenRole(l.Role) + " " + l.Team + " " + l.Company + " " + w.plan.Task.Task})
			l.Findings = append(l.Findings, Of(i, k, w.gate().Sentence(check.Sentence{Text: s.Text, Slot: p.Slot, User: s.By == "user", Sources: sources}))...)
		}
	}
	w.advise(l)
	w.ask(l)
	w.gaps(l)
}

// Placeholders of what a letter cannot do without.
const (
	yourName = "{Your name}"
	yourDeed = "{One thing you did, and what came of it}"
)

func body(l *Letter) string {
	var s strings.Builder
	for _, p := range l.Paragraphs {
		s.WriteString(p.Text() + "\n")
	}
	return s.String()
}

func said(l *Letter, c *worded) bool {
	for _, p := range l.Paragraphs {
		for _, s := range p.Sentences {
			if len(s.Sources) > 0 && s.Sources[0].Quote == c.sources()[0].Quote {
				return true
			}
		}
	}
	return false
}

// advise says what would make the letter better; none of it is false.
func (w *writer) advise(l *Letter) {
	note := func(code, text, why, fix string) {
		l.Findings = append(l.Findings, check.Advise(code, text, why, fix))
	}
	if v := w.req.Resume.Verdict; v == "weak" {
		note("weak_resume", w.req.Resume.VerdictWhy, "there is little in the resume that a letter can stand on", "answer the questions, or add what you ran and what it carried")
	}
	if lang := w.req.Posting.Language; lang != "" && lang != "en" {
		note("posting_language", english.LanguageName(lang), "the posting is in another language and this letter is in English", "check whether they read applications in English")
	}
	if r := w.req.Resume; !r.English() {
		note("resume_language", english.LanguageName(r.Language), "the resume is in another language and this letter is in English; nothing is translated, so only its English lines are told", "give an English version of it, or tell your story and facts in English")
	} else if len(w.ev.Claims) == 0 {
		note("no_evidence", "", "no line of the resume says what you did in a form that can be told", "answer the questions; a letter needs one thing you did")
	}
	for _, word := range misspelt(body(l), w.told()) {
		meant, _ := english.Misspelt(word)
		note("spelling", word, "you write it so, and the letter repeats it; did you mean \""+meant+"\"?", "correct it in the resume or in the sentence, or leave it if it is right")
		l.Findings[len(l.Findings)-1].At = l.find(word)
	}
	l.Findings = append(l.Findings, w.gate().Whole(body(l), l.Signals, w.req.Posting.Stack)...)
	if l.Words > limits(w.req.Options).Words {
		note("too_long", fmt.Sprint(l.Words), "it has more words than asked for", "leave out the weakest proof")
	}
}

// told is what the person wrote of the claims in the letter.
func (w *writer) told() string {
	var s strings.Builder
	for _, c := range w.claims {
		for _, src := range c.sources() {
			s.WriteString(src.Quote + "\n")
		}
	}
	return s.String()
}

// misspelt lists the words of a text that look like slips of the pen and stand in
// the source so: nothing is corrected behind anybody's back.
func misspelt(text, source string) []string {
	var out []string
	for _, x := range english.Words(text) {
		if _, slip := english.Misspelt(x.Text); slip && strings.Contains(source, x.Text) && !slices.Contains(out, x.Text) {
			out = append(out, x.Text)
		}
	}
	return out
}

func lit(s Signals, key string) bool {
	return slices.Contains(s.Names(), key)
}

// ask puts at most five questions: the story first where none stands.
func (w *writer) ask(l *Letter) {
	if w.plan.Opening == "role" {
		l.Questions = append(l.Questions, Question{Key: "story", Signal: "incident", Text: w.pack.Story.Boxes[0].Text, Why: w.pack.Story.Intro})
	}
	for _, c := range w.pack.Common.Asked(w.req.Posting.Lines) {
		if w.req.Answers.ByKey[c.Key] == "" {
			l.Questions = append(l.Questions, Question{Key: c.Key, Text: c.Text, Why: c.Why})
		}
	}
	for _, q := range w.pack.Questions {
		if len(l.Questions) >= 5 {
			return
		}
		if w.req.Answers.ByKey[q.Key] == "" && (q.Signal == "" || !lit(l.Signals, q.Signal)) {
			l.Questions = append(l.Questions, q)
		}
	}
}

// gaps lists what the posting asks for, met or not, and for what is asked by name and
// not there an honest sentence that the person may take.
func (w *writer) gaps(l *Letter) {
	for _, g := range evidence.Gaps(w.ev, w.req.Posting.Needs, w.pack) {
		l.Gaps = append(l.Gaps, Gap{Need: g.Need, Quote: g.Quote, Sentence: g.Sentence})
	}
	var vectors [][]float32
	for _, n := range w.req.Posting.Needs {
		vectors = append(vectors, w.in.of(n.Quote))
	}
	l.Needs = evidence.Needs(w.ev, w.req.Posting.Needs, vectors, w.pack)
}
