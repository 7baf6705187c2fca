package english

import (
	_ "embed"
	"iter"
	"strings"
	"sync"
)

//go:embed verbs.txt
var verbList string

// Form is one inflection of a verb.
type Form int

// The forms a resume or posting line can begin with.
const (
	Base Form = iota
	Third
	Past
	Participle
	Gerund
)

// Verb holds the five forms of one verb, lower case.
type Verb struct {
	Base, Third, Past, Participle, Gerund string
}

type reading struct {
	verb Verb
	form Form
}

var verbs = loadVerbs()

func loadVerbs() map[string]reading {
	m := map[string]reading{}
	for line := range strings.Lines(verbList) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		base, noun := strings.CutSuffix(f[0], "~")
		f[0] = base
		v := inflect(f)
		// Past before base: a resume's "set", "cut" or "read" is a deed done.
		for _, r := range []reading{{v, Past}, {v, Participle}, {v, Base}, {v, Third}, {v, Gerund}} {
			w := r.form.of(v)
			if noun && (r.form == Base || r.form == Third) && w != v.Past {
				continue // "counts" is rather the noun
			}
			if _, taken := m[w]; !taken {
				m[w] = r
			}
		}
		if b, ok := british(v); ok {
			m[b.Past], m[b.Gerund] = reading{b, Past}, reading{b, Gerund}
		}
	}
	return m
}

// british gives the doubled forms of a verb like "model": "modelled", "modelling".
func british(v Verb) (Verb, bool) {
	n := len(v.Base)
	if n < 4 || v.Base[n-1] != 'l' || !isVowel(v.Base[n-2]) || isVowel(v.Base[n-3]) || v.Past != v.Base+"ed" {
		return Verb{}, false
	}
	v.Past, v.Participle, v.Gerund = v.Base+"led", v.Base+"led", v.Base+"ling"
	return v, true
}

// inflect applies the regular rules to an entry of verbs.txt.
func inflect(entry []string) Verb {
	base, doubled := strings.CutSuffix(entry[0], "*")
	stem := base
	if doubled {
		stem += base[len(base)-1:]
	}
	v := Verb{Base: base, Third: plural(base)}
	switch {
	case strings.HasSuffix(base, "ie"):
		v.Past, v.Gerund = base+"d", base[:len(base)-2]+"ying"
	case strings.HasSuffix(base, "ee"):
		v.Past, v.Gerund = base+"d", base+"ing"
	case strings.HasSuffix(base, "e"):
		v.Past, v.Gerund = base+"d", base[:len(base)-1]+"ing"
	case strings.HasSuffix(base, "y") && !isVowel(base[len(base)-2]):
		v.Past, v.Gerund = base[:len(base)-1]+"ied", base+"ing"
	default:
		v.Past, v.Gerund = stem+"ed", stem+"ing"
	}
	v.Participle = v.Past
	if len(entry) > 1 {
		v.Past, v.Participle = entry[1], entry[1]
	}
	if len(entry) > 2 {
		v.Participle = entry[2]
	}
	return v
}

func plural(w string) string {
	n := len(w)
	switch {
	case strings.HasSuffix(w, "y") && n > 1 && !isVowel(w[n-2]):
		return w[:n-1] + "ies"
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "z"),
		strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "sh"), w == "go", w == "do", w == "redo":
		return w + "es"
	}
	return w + "s"
}

func isVowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

func (f Form) of(v Verb) string {
	switch f {
	case Base:
	case Third:
		return v.Third
	case Past:
		return v.Past
	case Participle:
		return v.Participle
	case Gerund:
		return v.Gerund
	}
	return v.Base
}

// LookupVerb finds the verb that word, in any case, is a form of. A form that
// could be past or base ("cut") is read as past, as resumes mean it.
func LookupVerb(word string) (Verb, Form, bool) {
	w := strings.ToLower(word)
	r, ok := verbs[w]
	if !ok {
		// re-, pre-, co- with or without the hyphen: "co-designed", "rewired".
		for _, p := range []string{"re-", "co-", "pre-", "re", "over", "under"} {
			rest, has := strings.CutPrefix(w, p)
			if !has {
				continue
			}
			if r, ok = verbs[rest]; ok && len(rest) > 3 {
				v := r.verb
				return Verb{p + v.Base, p + v.Third, p + v.Past, p + v.Participle, p + v.Gerund}, r.form, true
			}
		}
		if before, rest, has := strings.Cut(w, "-"); has && hyphened[before] {
			if r, ok = verbs[rest]; ok && r.form == Past {
				v := r.verb
				return Verb{before + "-" + v.Base, before + "-" + v.Third, before + "-" + v.Past, before + "-" + v.Participle, before + "-" + v.Gerund}, r.form, true
			}
		}
		return Verb{}, 0, false
	}
	return r.verb, r.form, true
}

// hyphened stand before a verb and make another: "load-tested".
var hyphened = WordSet("load soak smoke pen unit fuzz field bench beta dry fast hand back cross double live user bug hot")

// Forms lists every form of the verb that word belongs to; nil for other words.
func Forms(word string) []string {
	v, _, ok := LookupVerb(word)
	if !ok {
		return nil
	}
	return []string{v.Base, v.Third, v.Past, v.Participle, v.Gerund}
}

// kin lists the forms of all verbs by the stem that they share.
var kin = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for w := range verbs {
		m[Stem(w)] = append(m[Stem(w)], w)
	}
	return m
})

// Kin gives the words that say the same in another form: of a verb or of a noun made of
// one every form of the verb ("migration": "migrate", "migrated", …), of a noun singular
// and plural.
func Kin(word string) iter.Seq[string] {
	w := strings.ToLower(word)
	return func(yield func(string) bool) {
		for _, form := range kin()[Stem(w)] {
			if !yield(form) {
				return
			}
		}
		_ = yield(plural(w)) && yield(strings.TrimSuffix(w, "s")) && strings.HasSuffix(w, "ies") && yield(strings.TrimSuffix(w, "ies")+"y")
	}
}
