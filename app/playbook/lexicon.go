package playbook

import (
	_ "embed"
	"regexp"
	"sort"
	"strings"
	"sync"

	"vouchsafe/app/english"

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
	Spelled    string // as the lexicon writes that name: "Postgres"
	Version    string // "5.7" of "MySQL 5.7", where one stands behind the name
	Start, End int    // bytes of the name
}

type spelling struct {
	text  string // lower case
	name  string // as one writes it
	exact string // the capitals demanded, or "" where any will do
	tool  Tool
}

// dictionary is the lexicon as it is looked up.
type dictionary struct {
	byFirst  map[string][]spelling // by the first word, longest first
	ordinary map[string]bool       // names that are everyday words
	trade    map[string]bool       // words before which such a name is a tool's
}

var lexicon = sync.OnceValue(loadLexicon)

func loadLexicon() *dictionary {
	var raw map[string]any
	if err := yaml.Unmarshal(lexiconYAML, &raw); err != nil {
		panic("playbook: lexicon.yaml: " + err.Error())
	}
	text := func(key string) map[string]bool {
		s, _ := raw[key].(string)
		return english.WordSet(s)
	}
	d := &dictionary{map[string][]spelling{}, text("ordinary"), text("trade_words")}
	words := text("words")
	phrases, _ := raw["phrases"].(string)
	for f := range strings.SplitSeq(phrases, ",") {
		words[strings.TrimSpace(f)] = true
	}
	for kind, list := range raw {
		tools, _ := list.([]any)
		for _, entry := range tools {
			names, _ := entry.([]any)
			for _, n := range names {
				name, _ := n.(string)
				main, _ := names[0].(string)
				s := spelling{text: strings.ToLower(name), name: name, tool: Tool{Name: main, Kind: kind}}
				if words[s.text] || d.ordinary[s.text] || len(s.text) == 1 || s.text == "pg" {
					s.exact = name
				}
				first := firstWord(s.text)
				d.byFirst[first] = append(d.byFirst[first], s)
			}
		}
	}
	for _, list := range d.byFirst {
		sort.Slice(list, func(i, j int) bool {
			return len(list[i].text) > len(list[j].text) || len(list[i].text) == len(list[j].text) && list[i].text < list[j].text
		})
	}
	return d
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
		m.Version = versionAt(text[m.End:])
		out = append(out, m)
		i = m.End
	}
	return out
}

// longestFirst is more than the first word of any name has bytes.
const longestFirst = 80

func toolAt(text, lower string, i int) (Mention, bool) {
	j := i
	for j < min(len(lower), i+longestFirst) && strings.IndexByte(" /-,;:()|\n\t", lower[j]) < 0 {
		j++
	}
	d := lexicon()
	keys := []string{lower[i:j], strings.TrimRight(lower[i:j], ".+#0123456789'’s")}
	for k, key := range keys {
		if k == 1 && key == keys[0] {
			break
		}
		for _, s := range d.byFirst[strings.TrimRight(key, ".")] {
			end := i + len(s.text)
			if end > len(text) || lower[i:end] != s.text || !wordEnd(text, i, end) {
				continue
			}
			if s.exact != "" && (text[i:end] != s.exact || !d.meant(text, lower, i, end)) && (text[i:end] != s.text || !d.small(lower, i, end)) {
				continue
			}
			return Mention{Tool: s.tool, As: text[i:end], Spelled: s.name, Start: i, End: end}, true
		}
	}
	return Mention{}, false
}

var versionRe = regexp.MustCompile(`^(?: v?| ?v)?(\d{1,2}(?:\.\d+){0,2}(?:\.x)?\+?)(?:[,;:)/]|\.?$|\.? (?:to|and|or|on|with|in|for|from|by|at|as|under|via|into|before|after|without)\b|\. )`)

// versionAt reads the version that stands behind a name: "17" of "Java 17".
func versionAt(rest string) string {
	if m := versionRe.FindStringSubmatch(rest); m != nil {
		return m[1]
	}
	return ""
}
