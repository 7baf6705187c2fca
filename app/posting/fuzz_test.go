package posting

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"vouchsafe/app/english"
	"vouchsafe/app/fault"
)

// FuzzParse checks what must hold for any text: nothing is invented, the same text
// reads the same, and on an error there is no posting.
func FuzzParse(f *testing.F) {
	for _, pattern := range []string{"testdata/own/*.txt", sharedPostings + "/*.txt"} {
		files, _ := filepath.Glob(pattern)
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(data))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := parse(t, text)
		if err != nil {
			var bad *fault.Fault
			if p != nil || !errors.As(err, &bad) || bad.Kind != fault.Input {
				t.Fatalf("an error without its fault, or with a posting: %v, %v", p, err)
			}
			return
		}
		again, err := parse(t, text)
		if err != nil || !reflect.DeepEqual(p, again) {
			t.Fatalf("read twice, read differently: %v", err)
		}
		nothingInvented(t, text, p)
	})
}

func nothingInvented(t *testing.T, text string, p *Posting) {
	t.Helper()
	source, seen := sources(text), map[string]bool{}
	check := func(what, s string) {
		for _, w := range runs(s) {
			if !inAny(source, seen, w) {
				t.Fatalf("%s: %q of %q is not in the text", what, w, s)
			}
		}
	}
	for _, l := range append(append([]string{}, p.Lines...), p.Boilerplate...) {
		check("line", l)
	}
	for _, l := range p.Duties {
		check("duty", l)
	}
	for _, f := range append([]Field{p.Company, p.Role, p.Team, p.Place, p.Person, p.Apply, p.Agency}, p.Roles...) {
		check("field", f.Quote)
		inQuote(t, "field", f.Value, f.Quote)
	}
	for _, n := range p.Needs {
		check("need", n.Quote)
		inQuote(t, "need", n.Text, n.Quote)
	}
	for _, x := range p.Problems {
		check("problem", x.Quote)
		if !strings.Contains(x.Quote, x.Hook) || len(tokenise(x.Hook)) > hookWords {
			t.Fatalf("hook %q is no part of %q", x.Hook, x.Quote)
		}
		turned(t, x.Task, x.Quote)
	}
	for _, x := range p.Tasks {
		check("task", x.Quote)
		turned(t, x.Task, x.Quote)
	}
	for _, s := range p.Stack {
		check("stack", s)
	}
}

// sources gives the forms in which a word of the text may be looked for: as it
// stands, entities decoded, and tags away.
func sources(text string) []string {
	text = clean(text)
	decoded := html.UnescapeString(text)
	var bare []string
	for s := text; len(bare) < 3; {
		s = clean(flattenHTML(s))
		bare = append(bare, squeeze(s))
	}
	return append(bare, squeeze(text), squeeze(decoded), squeeze(html.UnescapeString(decoded)))
}

// squeeze leaves the letters and digits of s, in lower case and without accents.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFD.String(s))
}

func runs(s string) []string {
	return strings.FieldsFunc(norm.NFC.String(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// inAny looks a word up once: an advertisement has many a hundred times.
func inAny(sources []string, known map[string]bool, word string) bool {
	if known[word] {
		return true
	}
	w := squeeze(word)
	for _, s := range sources {
		if strings.Contains(s, w) {
			known[word] = true
			return true
		}
	}
	return false
}

func inQuote(t *testing.T, what, value, quote string) {
	t.Helper()
	q := squeeze(quote)
	for _, w := range runs(value) {
		if !strings.Contains(q, squeeze(w)) {
			t.Fatalf("%s: %q of %q is not in its quote %q", what, w, value, quote)
		}
	}
}

// turned checks that a task holds only words of its quote, verbs in their base
// form, and pronouns turned to the company.
func turned(t *testing.T, task, quote string) {
	t.Helper()
	if task == "" {
		return
	}
	if n := len(strings.Fields(task)); n > taskWords+2 {
		t.Fatalf("task of %d words: %q", n, task)
	}
	bases := map[string]bool{"your": true, "yours": true, "you": true, "you're": true, "you've": true, "you'll": true, "yourselves": true, "help": true, "and": true}
	for _, tok := range tokenise(quote) {
		bases[tok.lower] = true
		if v, _, ok := english.LookupVerb(tok.lower); ok {
			bases[strings.ToLower(v.Base)] = true
		}
	}
	q := squeeze(quote)
	for _, tok := range tokenise(task) {
		if !bases[tok.lower] && !strings.Contains(q, squeeze(tok.lower)) {
			t.Fatalf("task %q: %q is not in %q", task, tok.lower, quote)
		}
	}
}
