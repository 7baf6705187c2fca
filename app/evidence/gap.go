package evidence

import (
	"hash/fnv"
	"regexp"
	"strings"

	"vouchsafe/app/playbook"
	"vouchsafe/app/posting"
)

// Gap is something the posting asks for and the resume does not show.
type Gap struct {
	Need     string // "Cassandra"
	Quote    string // the line of the posting
	Level    string // "none", "read_about"
	Near     string // what of the same kind the person has worked with; "" for nothing
	Sentence string // an honest sentence that the person may take into the letter
	Sources  []Source
}

// Gaps lists the tools that a posting asks for and the evidence does not have, or
// knows from reading only. Each comes with one sentence that claims nothing.
func Gaps(e *Evidence, needs []posting.Need, p *playbook.Pack) []Gap {
	have := map[string]Skill{}
	for _, s := range e.Skills {
		have[s.Tool.Name] = s
	}
	var out []Gap
	seen := map[string]bool{}
	for _, n := range needs {
		for _, m := range playbook.Tools(n.Text) {
			s, known := have[m.Name]
			if seen[m.Name] || worked(have, m.Name) || anotherWillDo(have, n.Quote, m) {
				continue
			}
			seen[m.Name] = true
			g := Gap{Need: m.As, Quote: n.Quote, Level: "none", Sources: []Source{{Kind: FromPosting, Quote: n.Quote}}}
			key := "gap_none"
			if near, ok := nearest(m.Kind, e.Skills); ok {
				g.Near, key = near.As, "gap_near"
				g.Sources = append(g.Sources, near.Source)
			}
			if known {
				g.Level, key = s.Level, learntKey(s.Source.Quote)
				g.Sources = append(g.Sources[:1], s.Source)
			}
			g.Sentence = honest(p.Say(key, ""), g)
			out = append(out, g)
		}
	}
	return out
}

// learntWords are the words by which a resume says that a tool is known without work in
// it, and the sentences that keep each: who is familiar with it has not only read of it.
var learntWords = []struct {
	words *regexp.Regexp
	key   string
}{
	{regexp.MustCompile(`(?i)\bfamiliar`), "gap_familiar"},
	{regexp.MustCompile(`(?i)\bexpos(?:ure|ed)\b`), "gap_exposure"},
	{regexp.MustCompile(`(?i)\b(?:basics?|beginner|novice|elementary|rudimentary)\b`), "gap_basic"},
	{regexp.MustCompile(`(?i)\b(?:learning|studying|exploring)\b`), "gap_learning"},
	{regexp.MustCompile(`(?i)\b(?:learnt|learned|studied|courses?|coursework|tutorials?)\b`), "gap_studied"},
}

// learntKey is the key of the sentences that keep to the level which a line of the resume
// names.
func learntKey(line string) string {
	for _, l := range learntWords {
		if l.words.MatchString(line) {
			return l.key
		}
	}
	return "gap_read"
}

// worked reports whether the person has worked with a tool, or with one that nobody
// uses without it.
func worked(have map[string]Skill, tool string) bool {
	for _, name := range append([]string{tool}, playbook.ShownBy(tool)...) {
		if s, ok := have[name]; ok && s.Level != "read_about" {
			return true
		}
	}
	return false
}

var (
	betweenRe = regexp.MustCompile(`(?i)^\s*(?:,|/|\bor\b|,\s*or\b|\band/or\b)\s*$`)
	orRe      = regexp.MustCompile(`(?i)/|\bor\b`)
	similarRe = regexp.MustCompile(`(?i)^[\s,)]*(?:or|and)? ?(?:an? |any |other )*(?:similar|equivalent|comparable|the like|alternatives?)\b`)
)

// anotherWillDo: the line asks for one of several ("Python, Ruby or Java", "Datadog
// or similar") and the person has one of them.
func anotherWillDo(have map[string]Skill, line string, need playbook.Mention) bool {
	list := playbook.Tools(line)
	for i := 0; i < len(list); i++ {
		end, choice, has, named := i, false, worked(have, list[i].Name), list[i].Name == need.Name
		for end+1 < len(list) && betweenRe.MatchString(line[list[end].End:list[end+1].Start]) {
			choice = choice || orRe.MatchString(line[list[end].End:list[end+1].Start])
			end++
			has, named = has || worked(have, list[end].Name), named || list[end].Name == need.Name
		}
		if similarRe.MatchString(line[list[end].End:]) {
			choice = true
			for _, s := range have {
				has = has || s.Tool.Kind == need.Kind && s.Level != "read_about"
			}
		}
		if named {
			return choice && has
		}
		i = end
	}
	return false
}

// nearest is the tool of that kind that most deeds name, one that was worked with.
func nearest(kind string, skills []Skill) (best Skill, ok bool) {
	switch kind {
	case "language", "database", "cache", "queue", "orchestration", "cloud", "observability", "framework", "data", "mobile", "crm", "office", "design":
	default:
		return Skill{}, false
	}
	for _, s := range skills {
		if s.Tool.Kind == kind && s.Count > best.Count && s.Level != "read_about" {
			best, ok = s, true
		}
	}
	return best, ok
}

// honest picks a sentence for a gap, always the same one for the same need.
func honest(list []string, g Gap) string {
	if len(list) == 0 {
		return ""
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(g.Need))
	for i := range list {
		t := list[(i+int(h.Sum32()%uint32(len(list))))%len(list)] //nolint:gosec // a few sentences
		if strings.HasPrefix(t, "{need}") && strings.ToLower(g.Need) == g.Need {
			continue // "kafka would be new to me"
		}
		return strings.NewReplacer("{need}", g.Need, "{where}", g.Near).Replace(t)
	}
	return ""
}

// Agreed reports whether the person said yes to a condition of the posting.
func (a Answers) Agreed(key string) bool {
	switch strings.ToLower(strings.Trim(a.ByKey[key], " .!")) {
	case "yes", "y", "true", "ja", "yes i do", "yes i am", "yes i can":
		return true
	}
	return false
}
