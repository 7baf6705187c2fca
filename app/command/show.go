package command

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	gate "vouchsafe/app/check"
	"vouchsafe/app/drafting"
	"vouchsafe/app/evidence"
	"vouchsafe/app/export"
	"vouchsafe/app/letter"
)

// show prints what came of a draft. With no file named it is the letter itself;
// otherwise the letter with its sources, unless standard output is taken.
func (c *draft) show(s *shell, l *letter.Letter, list []target) error {
	taken := slices.ContainsFunc(list, func(t target) bool { return t.path == dash })
	if len(c.Output) == 0 && !taken {
		text, err := export.Bytes(s.ctx, l, "txt", export.Options{AllowPlaceholders: true})
		if err != nil {
			return err
		}
		if _, err := s.out.Write(text); err != nil {
			return err
		}
		if !s.quiet {
			s.err.summary(l)
		}
		return nil
	}
	if s.quiet {
		return nil
	}
	if taken {
		s.err.summary(l)
	} else {
		s.out.letter(l)
		s.out.summary(l)
	}
	for _, t := range list {
		if t.path != dash {
			s.err.line("wrote %s", t.path)
		}
	}
	return nil
}

// letter prints each sentence and, indented below it, what vouches for it. A line
// that vouched for one above is only called to mind.
func (p *page) letter(l *letter.Letter) {
	told := map[string]bool{}
	for i, x := range l.Paragraphs {
		if i > 0 {
			p.line("")
		}
		for _, s := range x.Sentences {
			p.flow("", "", s.Text, nil)
			by := map[string]string{"model": "model, ", "user": "you, "}[s.By]
			for _, src := range s.Sources {
				if p.source(by, src, told) {
					by = ""
				}
			}
		}
	}
}

// source prints where a sentence comes from, and reports whether there was anything
// to print: the playbook's own sentences need no voucher and have none.
func (p *page) source(by string, src evidence.Source, told map[string]bool) bool {
	where := map[string]string{
		evidence.FromResume: "resume", evidence.FromPosting: "posting", evidence.FromAnswer: "your answer",
	}[src.Kind]
	if where == "" || src.Quote == "" {
		return false
	}
	if src.Page > 0 {
		where += fmt.Sprintf(" p. %d", src.Page)
	}
	quote := src.Quote
	if words := strings.Fields(quote); told[src.Kind+quote] && len(words) > 7 {
		quote = strings.Join(words[:6], " ") + " …"
	}
	told[src.Kind+src.Quote] = true
	p.flow("    "+by+where+": ", "      ", "“"+quote+"”", p.faint)
	return true
}

// summary prints what the letter shows, what is still wrong or missing, and how
// long it took.
func (p *page) summary(l *letter.Letter) {
	p.heading(fmt.Sprintf("%d words, opening: %s, by %s", l.Words, l.Opening, author(l)))
	p.line("%s", signalRow(l.Signals))
	p.findings(l.Findings)
	if len(l.Gaps) > 0 {
		var needs []string
		for _, g := range l.Gaps {
			needs = append(needs, g.Need)
		}
		p.flow("  they ask for, and your resume does not name: ", "    ", strings.Join(needs, ", "), nil)
	}
	if len(l.Questions) > 0 {
		p.heading("Would make it stronger (answers go into --facts)")
		for _, q := range l.Questions {
			p.flow("  "+q.Key+": ", "    ", q.Text, nil)
		}
	}
	p.line("\n%s", p.faint(spent(l.Timings)))
}

func author(l *letter.Letter) string {
	if l.Model == nil {
		return "rule"
	}
	return "rule and " + *l.Model
}

// signalNames are the five in the playbook's order.
var signalNames = []struct{ key, label string }{
	{"load", "operated under load"}, {"incident", "incident"}, {"database", "database choice"},
	{"numbers", "numbers"}, {"observability", "observability"},
}

func signalRow(s evidence.Signals) string {
	lit := s.Names()
	var row []string
	for _, n := range signalNames {
		row = append(row, mark(slices.Contains(lit, n.key))+" "+n.label)
	}
	return "  " + strings.Join(row, "   ")
}

func mark(yes bool) string {
	if yes {
		return "✓"
	}
	return "–"
}

// findings prints the blocking ones first.
func (p *page) findings(list []gate.Finding) {
	for _, tier := range []string{gate.Blocking, gate.Advisory} {
		for _, f := range list {
			if f.Tier != tier {
				continue
			}
			head := "  " + f.Code
			if tier == gate.Blocking {
				head = "  BLOCKING " + f.Code
			}
			text := f.Why
			if f.Text != "" {
				text = "“" + f.Text + "”: " + text
			}
			if f.Fix != "" {
				text = strings.TrimRight(text, ".") + " → " + f.Fix
			}
			p.flow(head+": ", "    ", text, nil)
		}
	}
}

// spent lists the steps that took time.
func spent(t letter.Timings) string {
	var parts []string
	for _, step := range []struct {
		name string
		ms   int64
	}{
		{"read", t.ReadMS}, {"load", t.LoadMS}, {"prefix", t.PrefixMS}, {"first sentence", t.FirstSentenceMS},
		{"draft", t.DraftMS}, {"export", t.ExportMS},
	} {
		if step.ms > 0 {
			parts = append(parts, step.name+" "+span(step.ms))
		}
	}
	if t.GeneratedTokens > 0 {
		parts = append(parts, fmt.Sprintf("%d tokens written", t.GeneratedTokens))
	}
	return strings.Join(parts, " · ")
}

// span writes milliseconds as people do.
func span(ms int64) string {
	if ms < 1000 {
		return fmt.Sprintf("%d ms", ms)
	}
	return fmt.Sprintf("%.1f s", (time.Duration(ms) * time.Millisecond).Seconds())
}

// sayOpening tells why the letter does not open as it was asked to.
func (c *draft) sayOpening(s *shell, l *letter.Letter) {
	if s.quiet || c.Opening == "auto" || l.Opening == c.Opening {
		return
	}
	for _, o := range l.Openings {
		if o.Kind == c.Opening {
			s.err.flow("no "+o.Kind+" opening: ", "  ", "nothing given carries one, so the letter opens with: "+l.Opening+". "+o.Question, nil)
		}
	}
}

// sayNoModel tells why a letter is composed by rule though nobody asked for that.
func (s *shell) sayNoModel() {
	if _, _, err := drafting.ModelFile("", ""); errors.Is(err, drafting.ErrNoModel) {
		s.err.line("no model is installed: the letter is composed by rule. `make model` fetches one; `vouchsafe models add FILE.gguf` takes your own")
		return
	}
	s.err.line("the model could not be used: the letter is composed by rule. `vouchsafe doctor` says why")
}
