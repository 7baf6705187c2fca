package check

import (
	"slices"
	"sort"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
)

// Ground is all that can vouch for a letter whose sentences carry no source.
type Ground struct {
	Resume  []evidence.Source // every line of the resume, and the answers
	Posting []evidence.Source // every line of the posting; may be empty
}

// Traced is a sentence with the lines found for it.
type Traced struct {
	Text     string            `json:"text"`
	Sources  []evidence.Source `json:"sources"`
	Findings []Finding         `json:"findings"`
}

// Trace finds, for one sentence of a letter written elsewhere or edited by hand,
// the lines that vouch for it, and what none vouches for.
func (g Gate) Trace(text string, ground Ground) Traced {
	t := Traced{Text: text, Sources: []evidence.Source{}, Findings: []Finding{}}
	t.Sources = append(t.Sources, closest(text, ground.Resume, 2)...)
	if len(t.Sources) == 0 {
		t.Sources = append(t.Sources, closest(text, ground.Posting, 1)...)
	}
	own, theirs := joined(ground.Resume), joined(ground.Posting)
	near := joined(t.Sources)
	add := func(f Finding) { t.Findings = append(t.Findings, f) }
	for _, f := range quantities(text, near) {
		switch elsewhere := quantities(text, own+theirs); {
		case hasText(elsewhere, f.Text):
			add(f)
		case f.Code == "quantity_counts_other":
			add(f)
		}
	}
	for _, f := range quantities(text, own+theirs) {
		if !hasText(t.Findings, f.Text) {
			add(f)
		}
	}
	quoted := strings.ContainsAny(text, "\"“")
	for _, f := range tools(text, own) {
		switch {
		case len(tools(f.Text, theirs)) > 0:
			add(f)
		case !quoted && deed(text):
			f.Code, f.Why = "tool_only_in_posting", "only the posting names this tool"
			f.Fix = "say at what level you know it, or leave it out"
			add(f)
		}
	}
	if deed(text) && !levelSaid(text) {
		for _, m := range playbook.Tools(text) {
			if g.ReadAbout[m.Name] {
				add(Finding{Blocking, "level_raised", m.As, "the resume says you have only read about it", "say so, or leave it out"})
			}
		}
	}
	for _, f := range names(text, own+theirs) {
		if weekdays[strings.ToLower(f.Text)] {
			continue
		}
		if !strings.Contains(text, " at "+f.Text) && !strings.Contains(text, " for "+f.Text) {
			f.Tier = Advisory
		}
		add(f)
	}
	t.Findings = append(t.Findings, direction(text)...)
	t.Findings = append(t.Findings, stock(text, own, g.Pack, true)...)
	t.Findings = append(t.Findings, adjectiveOnly(text, g.Pack)...)
	if missing := unsourced(text, own+theirs); deed(text) && len(missing) > 2 {
		add(Advise("unsourced_words", strings.Join(missing, ", "), "neither the resume nor the posting has these words", "say it in the words of your own resume, or add the fact as an answer"))
	}
	return t
}

var weekdays = set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december hi hello dear thanks regards sincerely best")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

func joined(list []evidence.Source) string {
	var s strings.Builder
	for _, x := range list {
		s.WriteString(x.Quote + "\n")
	}
	return s.String()
}

func hasText(list []Finding, text string) bool {
	for _, f := range list {
		if f.Text == text {
			return true
		}
	}
	return false
}

// deed reports whether a sentence tells what the writer did or runs.
func deed(text string) bool {
	words := english.Words(text)
	for i := 1; i < len(words); i++ {
		if words[i-1].Lower != "i" && words[i-1].Lower != "also" {
			continue
		}
		if _, _, ok := english.LookupVerb(words[i].Lower); ok {
			return true
		}
	}
	return false
}

// levelSaid reports whether a sentence itself says how little it claims.
func levelSaid(text string) bool {
	for _, w := range []string{"not run", "never run", "haven't run", "only read", "read about", "familiar", "new to me"} {
		if HasPhrase(text, w) {
			return true
		}
	}
	return false
}

// closest gives the n lines that share most of the sentence's words, best first.
// A line counts from two shared words that mean something, or one shared figure.
func closest(text string, lines []evidence.Source, n int) []evidence.Source {
	want := content(text)
	figures := evidence.Quantities(text)
	type scored struct {
		i int
		s float64
	}
	var list []scored
	for i, l := range lines {
		s := 0.0
		for w := range content(l.Quote) {
			if want[w] {
				s++
			}
		}
		if s < 2 {
			s = 0
		}
		for _, q := range evidence.Quantities(l.Quote) {
			for _, f := range figures {
				if q.Same(f) {
					s += 2
				}
			}
		}
		if s > 0 {
			list = append(list, scored{i, s})
		}
	}
	sort.SliceStable(list, func(a, b int) bool { return list[a].s > list[b].s })
	var out []evidence.Source
	for k, x := range list {
		if k == n || k > 0 && x.s < list[0].s*0.6 {
			break
		}
		out = append(out, lines[x.i])
	}
	return out
}

func content(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range english.Words(s) {
		if !w.Punct && !english.IsFunction(w.Lower) && len(w.Lower) > 1 {
			out[english.Stem(w.Lower)] = true
		}
	}
	return out
}

// unsourced lists the words that mean something and stand nowhere in src.
func unsourced(text, src string) []string {
	have := content(src)
	var out []string
	for _, w := range english.Words(text) {
		if !w.Punct && !english.IsFunction(w.Lower) && len(w.Lower) > 2 && !have[english.Stem(w.Lower)] {
			out = append(out, w.Text)
		}
	}
	return out
}

// Unsourced is the share of a text's words that mean something which stand in
// none of the sources, 0 to 1.
func Unsourced(text string, sources []evidence.Source) float64 {
	n := len(content(text))
	if n == 0 {
		return 0
	}
	return float64(len(unsourced(text, joined(sources)))) / float64(n)
}

// adjectiveOnly finds claims of scale or quality without a figure or a mechanism.
func adjectiveOnly(text string, p *playbook.Pack) []Finding {
	if len(evidence.Quantities(text)) > 0 {
		return nil
	}
	for _, w := range []string{"scalable", "high-performance", "highly available", "large-scale", "world-class", "mission-critical", "enterprise-grade"} {
		if HasPhrase(text, w) {
			return []Finding{filter(p, "adjective_only", w)}
		}
	}
	return nil
}

// Whole reads a letter as a whole: length, databases listed, the posting's stack
// recited, signals missing.
func (g Gate) Whole(text string, lit evidence.Signals, stack []string) []Finding {
	var out []Finding
	if n := len(strings.Fields(text)); n > 300 {
		out = append(out, Advise("too_long", "", "a hiring manager gives it ten seconds and this takes minutes", "cut it to 300 words or fewer"))
	}
	databases := map[string]bool{}
	named := map[string]bool{}
	for _, m := range playbook.Tools(text) {
		named[m.Name] = true
		if m.Kind == "database" {
			databases[m.Name] = true
		}
	}
	if len(databases) > 3 {
		out = append(out, filter(g.Pack, "database_list", ""))
	}
	asked, recited := map[string]bool{}, 0
	for _, s := range stack {
		for _, m := range playbook.Tools(s) {
			asked[m.Name] = true
		}
	}
	for n := range asked {
		if named[n] {
			recited++
		}
	}
	if recited > 5 && recited*4 > len(asked)*3 {
		out = append(out, filter(g.Pack, "parrots_stack", ""))
	}
	if !lit.Observability {
		out = append(out, filter(g.Pack, "no_observability", ""))
	}
	if !lit.Load && !lit.Incident {
		out = append(out, filter(g.Pack, "no_operations", ""))
	}
	for _, s := range g.Pack.Signals {
		if !slices.Contains(lit.Names(), s.Key) {
			out = append(out, Advise("missing_signal", s.Label, s.Why, s.Question))
		}
	}
	return out
}

func filter(p *playbook.Pack, code, text string) Finding {
	for _, f := range p.Filters {
		if f.Code == code {
			return Advise(code, text, f.Reason, f.Remedy)
		}
	}
	return Advise(code, text, "", "")
}
