package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
)

// taste lists what is true and still gets a sentence skipped. Always advisory.
func (g Gate) taste(r *reading) []Finding {
	out := stock(r.text, r.ground.own, g.Pack, true)
	if m := feelingRe.FindString(r.text); m != "" && len(out) == 0 {
		out = append(out, Advise("feeling", m, "says how you feel, not what you did", "say what you did, or what you would do"))
	}
	out = append(out, adjectiveOnly(r, g.Pack)...)
	out = append(out, mechanism(r)...)
	out = append(out, copied(r)...)
	out = append(out, jargon(r, g.Pack)...)
	return append(out, grammar(r.text, true)...)
}

var feelingRe = regexp.MustCompile(`(?i)\b(?:i(?:'m| am) (?:\w+ )?(?:excited|thrilled|passionate|eager|delighted|enthusiastic|honou?red|proud|confident|inspired|fascinated|obsessed)|i (?:truly |really |deeply |genuinely )?(?:love|adore|admire|believe|feel)|dream (?:job|company|role)|my passion|passion for|enthusiasm)\b`)

// boasts claim scale or quality.
var boasts = []string{"scalable", "high-performance", "highly available", "large-scale", "world-class", "mission-critical", "enterprise-grade", "state-of-the-art", "high-quality", "cutting-edge", "top-notch", "best-in-class", "hard-working", "highly motivated", "dedicated", "dynamic", "results-oriented", "innovative", "excellent", "exceptional", "outstanding", "strong communicator", "proven"}

// adjectiveOnly finds claims of scale or quality without a figure.
func adjectiveOnly(r *reading, p *playbook.Pack) []Finding {
	if len(figures(r.text)) > 0 {
		return nil
	}
	for _, w := range boasts {
		if HasPhrase(r.text, w) && r.deed() {
			return []Finding{filter(p, "adjective_only", w)}
		}
	}
	return nil
}

// mechanism finds a result without the means: a figure went down, by what?
func mechanism(r *reading) []Finding {
	for _, p := range r.parts {
		if p.mode != deedMode || len(verbsOfMine(p.words)) == 0 || lastVerb(p.text) == 0 || len(p.figs) == 0 || strings.HasPrefix(p.text, " after") {
			continue
		}
		if !meansRe.MatchString(r.text) && len(p.tools) == 0 && len(r.parts) == 1 {
			return []Finding{Advise("little_mechanism", strings.TrimSpace(p.text), "it tells the result and not what you changed", "name the mechanism in a few words: \"by …\", \"after I …\"")}
		}
	}
	return nil
}

var meansRe = regexp.MustCompile(`(?i)\b(?:by (?:\w+ly )?[a-z]+ing|through|using|via|with|after|when|once|so i|which|moved|replac\w+|rewr\w+|built|added|introduc\w+|automat\w+|negotiat\w+|index\w*|cach\w+)\b`)

// copied finds a dozen words in a row of the resume.
func copied(r *reading) []Finding {
	const run = 14
	words := lowerWords(r.text)
	if len(words) < run {
		return nil
	}
	own := " " + strings.Join(lowerWords(r.ground.own), " ") + " "
	for i := 0; i+run <= len(words); i++ {
		if strings.Contains(own, " "+strings.Join(words[i:i+run], " ")+" ") {
			return []Finding{Advise("same_as_resume", strings.Join(words[i:i+run], " "), "the resume already says it in these words", "tell it as you would across a table")}
		}
	}
	return nil
}

func lowerWords(s string) []string {
	var out []string
	for _, w := range english.Words(straight(s)) {
		if !w.Punct {
			out = append(out, w.Lower)
		}
	}
	return out
}

// jargon finds terms that a recruiter does not know and that nothing explains.
func jargon(r *reading, p *playbook.Pack) (out []Finding) {
	for _, t := range p.Glossary {
		i := indexWord(r.text, t.Term)
		if i < 0 || strings.Contains(strings.ToLower(r.text), strings.ToLower(t.Gloss)) {
			continue
		}
		if rest := r.text[i+len(t.Term):]; strings.HasPrefix(rest, " (") || strings.HasPrefix(rest, ", the ") || strings.HasPrefix(rest, ", a ") {
			continue
		}
		out = append(out, Advise("jargon", r.text[i:i+len(t.Term)], "a recruiter may not know it, and the letter has to survive being forwarded", "add a gloss: "+t.Gloss))
	}
	return out
}

func indexWord(text, word string) int {
	low, w := strings.ToLower(text), strings.ToLower(word)
	if len(low) != len(text) {
		return -1
	}
	for at := 0; ; {
		i := strings.Index(low[at:], w)
		if i < 0 {
			return -1
		}
		i += at
		if (i == 0 || !isWordByte(low[i-1])) && (i+len(w) == len(low) || !isWordByte(low[i+len(w)])) {
			return i
		}
		at = i + len(w)
	}
}

// Whole reads a letter as a whole: length, databases listed, the posting's stack
// recited, signals missing.
func (g Gate) Whole(text string, lit evidence.Signals, stack []string) []Finding {
	var out []Finding
	if n := len(strings.Fields(text)); n > 300 {
		out = append(out, Advise("too_long", "", fmt.Sprintf("%d words: a hiring manager gives it ten seconds and this takes minutes", n), "cut it to 300 words or fewer"))
	}
	databases := map[string]bool{}
	for _, m := range playbook.Tools(text) {
		if m.Kind == "database" || m.Kind == "cache" {
			databases[m.Name] = true
		}
	}
	if len(databases) > 3 {
		out = append(out, filter(g.Pack, "database_list", ""))
	}
	if s := recited(text, stack); s != "" {
		out = append(out, filter(g.Pack, "parrots_stack", s))
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

// recited is the first sentence that names five of the posting's tools in the posting's
// order, whatever else stands between them or in the posting; "" for none.
func recited(text string, stack []string) string {
	place := map[string]int{}
	for _, s := range stack {
		for _, m := range playbook.Tools(s) {
			if _, ok := place[m.Name]; !ok {
				place[m.Name] = len(place)
			}
		}
	}
	for _, s := range english.Sentences(text) {
		run, last := 0, -1
		for _, m := range playbook.Tools(s) {
			at, theirs := place[m.Name]
			switch {
			case !theirs:
				continue
			case at > last:
				run++
			default:
				run = 1
			}
			if last = at; run == 5 {
				return s
			}
		}
	}
	return ""
}

func filter(p *playbook.Pack, code, text string) Finding {
	for _, f := range p.Filters {
		if f.Code == code {
			return Advise(code, text, f.Reason, f.Remedy)
		}
	}
	return Advise(code, text, "", "")
}
