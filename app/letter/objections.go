package letter

import (
	"strings"

	"vouchsafe/app/check"
)

// Objections is what speaks against sending the letter as it stands: what must change,
// what still waits for a fact, and that it says nothing or has nobody's name under it.
func (l *Letter) Objections() []Finding {
	out := []Finding{}
	waits := false
	for _, f := range l.Findings {
		if f.Tier == check.Blocking || Waits(f) {
			out = append(out, f)
		}
		waits = waits || Waits(f)
	}
	if !waits { // a letter written by hand brings no findings
		for p := range l.Paragraphs {
			for s, x := range l.Paragraphs[p].Sentences {
				if Braces.MatchString(x.Text) {
					out = append(out, Unfilled(p, s, x.Text))
				}
			}
		}
	}
	if l.empty() {
		out = append(out, objection("empty_letter", "the letter says nothing", "draft it, or write it"))
	}
	if l.nameless() {
		out = append(out, objection("no_name", "nobody's name stands under the letter", "write your name under it"))
	}
	return out
}

// Waits reports whether a finding is of a fact that nobody has given yet.
func Waits(f Finding) bool { return Braces.MatchString(f.Text) }

func objection(code, why, fix string) Finding {
	return Finding{Tier: check.Blocking, Code: code, Why: why, Fix: fix}
}

func (l *Letter) empty() bool {
	for _, p := range l.Paragraphs {
		if p.Slot != Greeting && p.Slot != Signature && strings.TrimSpace(p.Text()) != "" {
			return false
		}
	}
	return true
}

// nameless: a letter is signed; a text for a form is not.
func (l *Letter) nameless() bool {
	if l.Form != "" && l.Form != "letter" && l.Form != "email" {
		return false
	}
	for _, p := range l.Paragraphs {
		for _, s := range p.Sentences {
			if p.Slot == Signature && s.Part != "signoff" && strings.TrimSpace(s.Text) != "" {
				return false
			}
		}
	}
	return true
}
