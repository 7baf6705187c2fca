package letter

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
)

// spoken writes a resume's shorthand as one says it: "50K+ tx per second" becomes
// "more than 50,000 tx a second", "900ms" "900 ms", "e.g." "such as". No figure
// changes its value.
func spoken(s string) string {
	s = thousandRe.ReplaceAllStringFunc(s, func(m string) string {
		g := thousandRe.FindStringSubmatch(m)
		v, err := strconv.ParseFloat(strings.ReplaceAll(g[2], ",", ""), 64)
		if err != nil {
			return m
		}
		return g[1] + grouped(int64(v*1000+0.5)) + g[3]
	})
	s = millionRe.ReplaceAllString(s, "$1 million$2$3")
	s = billionRe.ReplaceAllString(s, "$1 billion$2$3")
	s = moreThan(andMoreRe.ReplaceAllString(s, "$1"))
	for _, r := range spokenRules {
		s = r.find.ReplaceAllString(s, r.put)
	}
	s = vowelRe.ReplaceAllStringFunc(s, func(m string) string {
		if english.A(m[2:]) == "an" {
			return m[:1] + "n" + m[1:] // "a observability system"
		}
		return m
	})
	return strings.Join(strings.Fields(s), " ")
}

var (
	vowelRe    = regexp.MustCompile(`\b[aA] [aeiou][a-z]+`)
	thousandRe = regexp.MustCompile(`([$€£]?)\b(\d[\d,]*(?:\.\d+)?)[kK]\b(\+?)`)
	millionRe  = regexp.MustCompile(`([$€£]?\b\d[\d,]*(?:\.\d+)?)M(\+?)(\s|$|[,.;)])`)
	billionRe  = regexp.MustCompile(`([$€£]\d[\d,]*(?:\.\d+)?)B(\+?)(\s|$|[,.;)])`)
	andMoreRe  = regexp.MustCompile(`(?i),? (?:etc\.?|and so on|and more|and others?)(\s*$|[,;])`)
	plusRe     = regexp.MustCompile(`([$€£]?\b\d[\d,.]*(?: million| billion)?)\+(\s)`)
)

var spokenRules = []struct {
	find *regexp.Regexp
	put  string
}{
	{regexp.MustCompile(`[~≈] ?([$€£]?\d)`), "about $1"},
	{regexp.MustCompile(`(^|[\s(~])(\d[\d,.]*)(ms|min|h|KB|MB|GB|TB|PB)\b`), "$1$2 $3"},
	{regexp.MustCompile(`(^|[\s(~])(\d{1,3}(?:\.\d+)?)(s)\b`), "$1$2 $3"}, // but "1990s", "SEV-1s"
	{regexp.MustCompile(`(^|\D)1 hrs?\b`), "${1}1 hour"},
	{regexp.MustCompile(`(\d )hrs?\b`), "${1}hours"},
	{regexp.MustCompile(`(^|[^\d.])1 min($|[,.;)]| (?:to|from|a|per|and|or|by|in|on|after|before|with|for|each|at)\b)`), "${1}1 minute$2"},
	{regexp.MustCompile(`(\d )mins\b`), "${1}minutes"},
	{regexp.MustCompile(`(\d )min($|[,.;)]| (?:to|from|a|per|and|or|by|in|on|after|before|with|for|each|at)\b)`), "${1}minutes$2"},
	{regexp.MustCompile(`(\d )secs\b`), "${1}seconds"},
	{regexp.MustCompile(`(\d )yrs\b`), "${1}years"},
	{regexp.MustCompile(`(\w) per (second|minute|hour|day|night|week|month|quarter|year)\b`), "$1 a $2"},
	{regexp.MustCompile(`\bSr\.? (\w)`), "Senior $1"},
	{regexp.MustCompile(`,? \be\.g\.,? `), ", such as "},
	{regexp.MustCompile(`,? \bi\.e\.,? `), ", that is, "},
	{regexp.MustCompile(`\b((?:in|since|until|by|from|last|to) )march (\d{4})\b`), "${1}March $2"},
	{regexp.MustCompile(`\bincl\. `), "including "},
	{regexp.MustCompile(`\bvs\.? `), "against "},
	{regexp.MustCompile(`\band/or\b`), "or"},
	{regexp.MustCompile(`(\pL) \+ (\pL)`), "$1 and $2"},
	{regexp.MustCompile(` @ `), " at "},
	{regexp.MustCompile(` [–—-] (the|a|an|our|its|\pL\pL+s) `), ", $1 "},
}

// moreThan says "40+ services" as one does, where no article or bound stands before it.
func moreThan(s string) string {
	return plusRe.ReplaceAllStringFunc(s, func(m string) string {
		at := strings.Index(s, m)
		before := strings.ToLower(lastWord(s[:at]))
		after := strings.ToLower(first(strings.TrimSpace(s[at+len(m):])))
		number := strings.Replace(m, "+", "", 1)
		switch {
		case before == "over" || before == "than" || before == "least" || before == "about":
			return number
		case english.IsArticle(before) || before == "grade" || before == "level" || before == "age" || before == "band" || after == "year" || !strings.HasSuffix(after, "s") && english.WantsArticle(after):
			return m
		}
		return "more than " + number
	})
}

func lastWord(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// grouped writes 50000 as 50,000.
func grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

var (
	asideRe = regexp.MustCompile(`\s*\([^()]*\)`)
	// What a bullet says of a day that is long gone by the time it is read.
	thenRe = regexp.MustCompile(`(?i)[ ,]+(?:last|this|the past|the last) (?:year|quarter|month|week)$`)
	// A purpose that praises: it names nothing that could be asked about.
	purposeRe  = regexp.MustCompile(`(?i),? (?:for|to|with|in order to|thus|thereby) (?:enhanced?|enhancing|improved?|improving|better|increased?|increasing|optimal|optimi[sz]ed?|optimi[sz]ing|maximum|maximi[sz]e|maximi[sz]ing|greater|seamless|smooth|ensure|ensuring|drive|foster|facilitate|easily) [^,;]*$`)
	listRe     = regexp.MustCompile(`((?:[A-Z][\w.+#/-]*(?: [A-Z][\w.+#/-]*){0,3}, ){3,})(?:and |or |& )?([A-Z][\w.+#/-]*(?: [A-Z][\w.+#/-]*){0,3})`)
	danglingRe = regexp.MustCompile(`(?i)[\s,;:–—-]+(and|or|with|by|to|for|of|in|on|using|including|such as|e\.g\.|via|through|while|that|which|the|a|an|as well as)$`)
)

// plainly is a phrase of a resume without brackets, praise and shorthand.
func plainly(s string, c *playbook.Common) string {
	s = asideRe.ReplaceAllString(sized(fromTo(s)), "")
	if i := strings.LastIndexAny(s, "–—"); i > 0 && wordCount(s[:i]) > 4 && wordCount(s[i:]) > 7 && len(evidence.Quantities(s[i:])) == 0 && len(playbook.Tools(s[i:])) == 0 {
		s = s[:i] // a remark, not the deed
	}
	s = spoken(s)
	s = withoutPuff(s, c)
	if t := thenRe.ReplaceAllString(s, ""); t != s && !english.IsPreposition(lastWord(t)) && lastWord(t) != "than" {
		s = t
	}
	if t := purposeRe.ReplaceAllString(s, ""); t != s && wordCount(t) > 2 && len(evidence.Quantities(s[len(t):])) == 0 && len(playbook.Tools(s[len(t):])) == 0 {
		s = t
	}
	s = shortList(s)
	return trimEnd(s)
}

// sized takes a measure that stands in brackets at the end into the sentence: "the portal
// (84,000 households)" gives "the portal: 84,000 households".
func sized(s string) string {
	m := sizeRe.FindStringSubmatch(s)
	if len(m) < 3 || strings.ContainsAny(m[1], ":;—") || len(evidence.Quantities(m[2])) == 0 || wordCount(m[2]) > 8 || wordCount(m[2]) < 2 {
		return s
	}
	return m[1] + ": " + m[2]
}

var sizeRe = regexp.MustCompile(`^(.+?)\s*\((\d[^()]*|[$€£]\d[^()]*)\)\.?$`)

// fromTo takes a change that stands in brackets into the sentence: "by 38% ($61k to
// $38k a month)" is the sum behind the per cent.
func fromTo(s string) string {
	return changeRe.ReplaceAllString(s, ", from $1 to $2,")
}

var changeRe = regexp.MustCompile(`\s*\((?:from )?([$€£]?\d[^\s()]*(?: [a-z]+)?) (?:down |up )?to ([$€£]?\d[^()]{0,24})\)`)

// shortList keeps three of a long list of names: nobody reads the seventh.
func shortList(s string) string {
	return listRe.ReplaceAllStringFunc(s, func(m string) string {
		g := listRe.FindStringSubmatch(m)
		items := strings.Split(strings.TrimSuffix(g[1], ", "), ", ")
		return items[0] + ", " + items[1] + " and " + items[2]
	})
}

// withoutAsides drops brackets: expansions and asides that a letter does without.
func withoutAsides(s string) string { return strings.TrimSpace(asideRe.ReplaceAllString(s, "")) }

// withoutPuff drops words of self-praise and mends the article before them.
func withoutPuff(s string, c *playbook.Common) string {
	words := strings.Fields(s)
	var out []string
	for i, w := range words {
		core := strings.ToLower(strings.Trim(w, ",.;:"))
		if c.Puff[core] && (strings.HasSuffix(core, "ly") || i+1 < len(words)) {
			if strings.HasSuffix(w, ",") && len(out) > 0 && !strings.HasSuffix(out[len(out)-1], ",") && strings.HasSuffix(core, "ly") {
				out[len(out)-1] += ","
			}
			continue
		}
		if core == "and" && (len(out) == 0 || i > 0 && c.Puff[strings.ToLower(strings.Trim(words[i-1], ",."))] && strings.HasSuffix(strings.ToLower(words[i-1]), "ly")) {
			continue
		}
		if n := len(out); n > 0 && (out[n-1] == "a" || out[n-1] == "an") && i > 0 && words[i-1] != out[n-1] {
			out[n-1] = english.A(w)
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

// strandedRe finds a clause whose preposition stands last by right: "alerts nobody acted on".
var strandedRe = regexp.MustCompile(`(?i)\b(?:nobody|no one|we|they|people|everyone|users|customers|teams|others|which|that) (?:\w+ )?\w+(?:ed|t|s|ly|n)? (?:on|for|with|to|about|in|from)$`)

func trimEnd(s string) string {
	for {
		if strandedRe.MatchString(s) {
			return s
		}
		t := strings.TrimRight(danglingRe.ReplaceAllString(s, ""), " ,;:–—.")
		if t == s {
			return s
		}
		s = t
	}
}

func first(s string) string {
	if i := strings.IndexByte(s, ' '); i > 0 {
		return s[:i]
	}
	return s
}

var articledRe = regexp.MustCompile(`^(?:University|Ministry|Department|Institute|Office|City|College|House|Royal \w+|Embassy|Port|Borough|County|(?:Research )?(?:Center|Centre|Society|Council)) of |^(?:Institute|Center|Centre|Society|Council|Agency|Office|Foundation) for |^Bank of (?:England|Japan|Canada|Italy|Spain|France|Russia|Korea|Israel|Finland|Greece|Poland|Lithuania|Latvia|Estonia|Slovenia)$|\b(?:Army|Navy|Air Force|Marines|Marine Corps|Coast Guard|Police|Fire Service|Civil Service|Red Cross)$`)

// decent writes a name that a resume sets in capitals for looks as a name:
// "CORNELL UNIVERSITY" gives "Cornell University". Short ones are acronyms.
// Some names have their article: "the British Army", "the University of Leeds".
func decent(name string) string {
	if articledRe.MatchString(name) {
		return "the " + name
	}
	if strings.ToUpper(name) != name {
		return name
	}
	words := strings.Fields(name)
	for i, w := range words {
		low := strings.ToLower(w)
		switch {
		case i > 0 && (english.IsPreposition(low) || low == "and" || low == "the"):
			words[i] = low
		case len(w) > 4 && strings.ContainsAny(low, "aeiou") && strings.IndexFunc(w, unicode.IsDigit) < 0:
			words[i] = english.Capital(low)
		case len(w) > 2 && len(words) > 1 && strings.ContainsAny(low, "aeiou") && strings.IndexFunc(w, unicode.IsDigit) < 0 && !consonants(low):
			words[i] = english.Capital(low)
		}
	}
	return strings.Join(words, " ")
}

// consonants: words that nobody could say are acronyms ("KPCB", "CEO" is short).
func consonants(w string) bool {
	n := 0
	for _, r := range w {
		if strings.ContainsRune("aeiouy", r) {
			n++
		}
	}
	return n == 0 || len(w) <= 3
}
