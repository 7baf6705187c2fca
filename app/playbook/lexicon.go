package playbook

import (
	_ "embed"
	"sort"
	"strings"
	"sync"
	"unicode"

	"github.com/goccy/go-yaml"
)

//go:embed lexicon.yaml
var lexiconYAML []byte

// Tool is one entry of the lexicon.
type Tool struct {
	Name string // as one writes it: "PostgreSQL"
	Kind string // "language", "database", "queue", "cloud", "orchestration", "observability", …
}

// Mention is a tool where a text names it.
type Mention struct {
	Tool
	As         string // as the text writes it
	Start, End int    // bytes
}

type spelling struct {
	text  string // lower case
	exact string // the capitals demanded, or "" where any will do
	tool  Tool
}

var lexicon = sync.OnceValue(loadLexicon)

// Words of the language that are also names of tools: they count only with the
// capitals of the name.
var alsoWords = map[string]bool{"go": true, "swift": true, "rust": true, "spring": true, "express": true, "chef": true,
	"puppet": true, "vault": true, "consul": true, "node": true, "rails": true, "spark": true, "beam": true, "ray": true, "hive": true,
	"spanner": true, "aurora": true, "druid": true, "oracle": true, "react": true, "elastic": true, "lambda": true, "flask": true,
	"shell": true, "phoenix": true, "dart": true, "julia": true, "ruby": true, "java": false, "helm": true, "nomad": true,
	"envoy": true, "gin": true, "git": true, "stripe": true, "angular": true, "pg": true, "r": true, "c": true, "rest": true, "chai": true,
	"salesforce": true, "splunk": true, "loki": true, "jest": true, "cypress": true, "packer": true, "rancher": true, "snowflake": true,
	"graphite": true, "triton": true, "storybook": true, "sentry": true, "cassandra": true, "looker": true, "tableau": true, "pulsar": true}

func loadLexicon() map[string][]spelling {
	var kinds map[string][][]string
	if err := yaml.Unmarshal(lexiconYAML, &kinds); err != nil {
		panic("playbook: lexicon.yaml: " + err.Error())
	}
	byFirst := map[string][]spelling{}
	for kind, tools := range kinds {
		for _, names := range tools {
			for _, n := range names {
				s := spelling{text: strings.ToLower(n), tool: Tool{Name: names[0], Kind: kind}}
				if alsoWords[s.text] {
					s.exact = n
				}
				first := firstWord(s.text)
				byFirst[first] = append(byFirst[first], s)
			}
		}
	}
	for _, list := range byFirst {
		sort.Slice(list, func(i, j int) bool { return len(list[i].text) > len(list[j].text) })
	}
	return byFirst
}

func firstWord(s string) string {
	if i := strings.IndexAny(s, " /-"); i > 0 {
		return s[:i]
	}
	return s
}

// Tools finds the tools that text names, in order, longest name first. Versions
// after a name ("Java 17", "Python3") do not hide it.
func Tools(text string) []Mention {
	lower := strings.ToLower(text)
	if len(lower) != len(text) { // letters whose lower case has another length
		lower = text
	}
	var out []Mention
	for i := 0; i < len(text); {
		if !wordStart(text, i) {
			i++
			continue
		}
		m, ok := toolAt(text, lower, i)
		if !ok {
			i++
			continue
		}
		out = append(out, m)
		i = m.End
	}
	return out
}

func toolAt(text, lower string, i int) (Mention, bool) {
	j := i
	for j < len(lower) && strings.IndexByte(" /-,;:()|\n\t", lower[j]) < 0 {
		j++
	}
	keys := []string{lower[i:j], strings.TrimRight(lower[i:j], ".+#0123456789'’s")}
	for _, key := range keys {
		for _, s := range lexicon()[strings.TrimRight(key, ".")] {
			end := i + len(s.text)
			if end > len(text) || lower[i:end] != s.text || !wordEnd(text, i, end) {
				continue
			}
			if s.exact != "" && text[i:end] != s.exact {
				continue
			}
			if s.tool.Name == "Go" && s.exact != "" && !likelyGo(text, end) {
				continue
			}
			return Mention{Tool: s.tool, As: text[i:end], Start: i, End: end}, true
		}
	}
	return Mention{}, false
}

// likelyGo tells the language from the verb at the head of a sentence ("Go beyond …").
func likelyGo(text string, end int) bool {
	rest := strings.TrimLeft(text[end:], " ")
	for _, p := range []string{"beyond", "above", "through", "live", "ahead", "to ", "the ", "over ", "back "} {
		if strings.HasPrefix(rest, p) {
			return false
		}
	}
	return true
}

func wordStart(s string, i int) bool {
	if i == 0 {
		return true
	}
	c := s[i-1]
	return strings.IndexByte(" /-,;:()|\n\t\"'[&+", c) >= 0 || c >= 0x80 && !unicode.IsLetter(rune(s[i]))
}

func wordEnd(s string, start, i int) bool {
	if i >= len(s) {
		return true
	}
	c := rune(s[i])
	if unicode.IsDigit(c) { // Python3, Java8
		return i-start > 2
	}
	if c == '.' { // end of sentence, not Node.js
		return i+1 >= len(s) || !unicode.IsLetter(rune(s[i+1]))
	}
	if c == '+' || c == '#' {
		return false
	}
	if c == '-' && i-start <= 2 { // C-level, R-squared
		return false
	}
	return c < 0x80 && !unicode.IsLetter(c) || c >= 0x80 && !unicode.IsLetter([]rune(s[i:])[0])
}
