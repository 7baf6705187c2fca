package posting

import (
	"fmt"
	"sort"
	"strings"
)

// A phrase is a pattern over the words of a sentence; marks do not count. Its
// words are written in lower case:
//
//	word     that word
//	word*    any word that begins so, *word any that ends so
//	one|two  either
//	N        a number, in digits or spelled out
//	U        a number with its unit: 500ms, 2gb, 10x
//	_        any one word
//	~        up to four words, or none
//
// The first word must be a word or a beginning of at least three letters, so that
// a book of hundreds of phrases costs one look-up a word.
type phrase struct {
	items []item
	entry int // index into the book's entries
}

type item struct {
	kind byte // 'w' words, 'N', '_', '~'
	alts []alt
}

type alt struct {
	text   string
	prefix bool // any word that begins so
	suffix bool // any word that ends so
}

// book finds phrases in sentences. Entry i is what the phrase belongs to.
type book struct {
	exact  map[string][]phrase
	prefix map[string][]phrase
	sizes  uint32 // bit n: some beginning has n letters (bytes)
	number []phrase
}

// match is one phrase found: words[start:end] of the sentence.
type match struct {
	entry, start, end int
}

// add enters one pattern; the error names a pattern that cannot be found.
func (b *book) add(pattern string, entry int) error {
	if b.exact == nil {
		b.exact, b.prefix = map[string][]phrase{}, map[string][]phrase{}
	}
	p := phrase{entry: entry}
	for f := range strings.FieldsSeq(pattern) {
		switch f {
		case "N", "U", "_", "~":
			p.items = append(p.items, item{kind: f[0]})
		default:
			it := item{kind: 'w'}
			for a := range strings.SplitSeq(f, "|") {
				stem, isPrefix := strings.CutSuffix(a, "*")
				stem, isSuffix := strings.CutPrefix(stem, "*")
				it.alts = append(it.alts, alt{stem, isPrefix, isSuffix})
			}
			p.items = append(p.items, it)
		}
	}
	if len(p.items) == 0 {
		return fmt.Errorf("empty phrase")
	}
	switch first := p.items[0]; first.kind {
	case 'N', 'U':
		b.number = append(b.number, p)
	case 'w':
		for _, a := range first.alts {
			switch {
			case a.text == "N":
				b.number = append(b.number, p)
			case a.suffix:
				return fmt.Errorf("phrase %q cannot begin with an ending", pattern)
			case !a.prefix:
				b.exact[a.text] = append(b.exact[a.text], p)
			case len(a.text) < 3 || len(a.text) > 30:
				return fmt.Errorf("phrase %q: a beginning needs three to thirty letters", pattern)
			default:
				b.prefix[a.text] = append(b.prefix[a.text], p)
				b.sizes |= 1 << len(a.text)
			}
		}
	default:
		return fmt.Errorf("phrase %q cannot begin with %c", pattern, first.kind)
	}
	return nil
}

// addAll enters patterns that belong to one entry.
func (b *book) addAll(patterns []string, entry int) error {
	for _, p := range patterns {
		if err := b.add(p, entry); err != nil {
			return err
		}
	}
	return nil
}

// find gives every match in words (lower case), by place, longest first at each.
func (b *book) find(words []string) []match {
	var out []match
	for i, w := range words {
		from := len(out)
		try := func(list []phrase) {
			for _, p := range list {
				if end := p.at(words, i); end >= 0 {
					out = append(out, match{p.entry, i, end})
				}
			}
		}
		try(b.exact[w])
		for n := 3; n <= len(w) && b.sizes>>n != 0; n++ {
			if b.sizes&(1<<n) == 0 {
				continue
			}
			if list, ok := b.prefix[w[:n]]; ok {
				try(list)
			}
		}
		if len(b.number) > 0 && isNumber(w) {
			try(b.number)
		}
		here := out[from:]
		if len(here) < 2 {
			continue
		}
		sort.SliceStable(here, func(x, y int) bool { return here[x].end > here[y].end })
	}
	return out
}

// has reports whether any phrase matches.
func (b *book) has(words []string) bool { return len(b.find(words)) > 0 }

// at matches p at words[i:] and gives the end, or -1.
func (p phrase) at(words []string, i int) int { return matchItems(p.items, words, i) }

func matchItems(items []item, words []string, i int) int {
	for k, it := range items {
		if it.kind == '~' {
			for skip := 0; skip <= 4 && i+skip <= len(words); skip++ {
				if end := matchItems(items[k+1:], words, i+skip); end >= 0 {
					return end
				}
			}
			return -1
		}
		if i >= len(words) || !it.is(words[i]) {
			return -1
		}
		i++
	}
	return i
}

func (it item) is(w string) bool {
	switch it.kind {
	case '_':
		return true
	case 'N':
		return isNumber(w)
	case 'U':
		return isDigit(w[0]) && !isDigit(w[len(w)-1])
	}
	for _, a := range it.alts {
		if w == a.text || a.prefix && strings.HasPrefix(w, a.text) || a.suffix && strings.HasSuffix(w, a.text) || a.text == "N" && isNumber(w) {
			return true
		}
	}
	return false
}
