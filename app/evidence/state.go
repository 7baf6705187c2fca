package evidence

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

const states = `broken|down|full|gone|dead|stuck|unreachable|unusable|unavailable|offline|online|slow|slower|late|behind|wrong|empty|corrupt|corrupted|missing|flaky|overloaded|stale|inconsistent|red|green|clean|quiet|calm|happy|unhappy|angry|furious|stable|fine|ok|okay|fast|faster|back|correct|safe|out of (?:memory|disk|space|stock|sync|date|hours)|on fire|at (?:risk|\d\S*)|over \d\S*|above \d\S*|below \d\S*|under \d\S*|\d\S* (?:\w+ )?(?:behind|late|slow|deep|long|short|slower|faster|higher|lower)`

var (
	// "login broken for 12k users", "queue 300k deep", "db at 100% CPU"
	thingStateRe = regexp.MustCompile(`(?i)^((?:\d+ )?[a-z][\w/ '-]{0,40}?) ((?:` + states + `)(?: .*)?)$`)
	// "always broken", "back in 25 min", "down for 18 min"
	bareStateRe = regexp.MustCompile(`(?i)^((?:(?:always|often|constantly|mostly|completely|totally|still|never|not) )?(?:broken|down|full|gone|dead|stuck|slow|late|back|stable|quiet|calm|done|fixed|resolved|solved|restored|empty|faster|slower|cheaper|smaller|over|out|up|online|offline|\d\S* (?:faster|slower|cheaper|smaller))(?: .*)?)$`)
	spanRe      = regexp.MustCompile(`(?i)^\d+ (?:h|hours?|hrs?|min\w*|s|sec\w*|days?|weeks?|months?|times)$`)
	nowRe       = regexp.MustCompile(`(?i)^now (\S.*)$`)
	// "team still uses it"
	stillRe = regexp.MustCompile(`(?i)^(?:\w+ ){1,4}(?:still|now|always) \w+s\b`)
	// "still used by support"
	stillUsedRe = regexp.MustCompile(`(?i)^(?:still|now|since) (?:in use|used|there|running|read|kept)\b`)
)

var all = english.WordSet("every all each half both")

// aState: a thing and how it was, or only how it was.
func aState(n note) (kind, text string) {
	if n.in("call") || n.known && n.form == english.Gerund && len(n.words) < 3 {
		return "", ""
	}
	if stillUsedRe.MatchString(n.text) {
		return "clause", "it is " + english.LowerFirst(n.text)
	}
	if stillRe.MatchString(n.text) {
		return "clause", english.Articled(n.text, "the")
	}
	if m := nowRe.FindStringSubmatch(n.text); len(m) > 0 && n.in("result") && (digit(m[1][0]) || bareStateRe.MatchString(m[1])) {
		return "clause", "it is now " + m[1]
	}
	if strings.HasPrefix(n.text, "never ") && n.in("result") {
		return "clause", "it " + n.text
	}
	if strings.HasPrefix(n.text, "not happened") {
		return "clause", "it has " + n.text
	}
	if n.in("left_behind") {
		return "", ""
	}
	if m := bareStateRe.FindStringSubmatch(n.text); m != nil {
		return "clause", "it was " + english.LowerFirst(m[1])
	}
	if m := thingStateRe.FindStringSubmatch(n.text); len(m) > 0 && (!n.known || n.form != english.Gerund || strings.Contains(m[1], " ")) && !n.in("found") && !spanRe.MatchString(m[1]) && len(strings.Fields(m[1])) < 6 && !finiteVerb(append(english.Words(m[1]), english.Word{Text: "x", Lower: "x"}), 9) && (!n.known || !past(n.form)) && (!english.IsFunction(n.words[0].Lower) || all[n.words[0].Lower]) {
		return "clause", the(m[1]) + " " + was(m[1]) + " " + m[2]
	}
	return "", ""
}

var (
	// "error rate 12%", "p99 4s on checkout", "AWS bill $40k a month"
	thingMeasureRe = regexp.MustCompile(`(?i)^([a-z][\w/-]*(?: [a-z][\w/-]*){0,3}) (?:of |was |at |about |~)?([$€£]?\d[\d.,]*(?:k|m|%|ms|s|gb|tb|mb|x|min|h)?(?:/\w+)?(?: (?:on|a|per|of|an|for|at|hours?|minutes?|min|seconds?|ms|gb|tb) ?.*)?)$`)
	numberFirst    = regexp.MustCompile(`(?i)^(?:about |over |only |almost |nearly |half |roughly |up to |~)?[$€£+-]?\d`)
)

// aMeasure: a thing and its size, or a size alone.
func aMeasure(n note) (kind, text string) {
	if n.in("trouble", "found") && startsWithFigure(n.text) && !finiteVerb(n.words[1:], 14) && !passiveRe.MatchString(n.text) {
		return "size", n.text
	}
	if n.known || !n.in("trouble", "result") || finiteVerb(n.words[1:], 14) {
		return "", ""
	}
	if m := thingMeasureRe.FindStringSubmatch(n.text); len(m) > 0 && !english.IsFunction(firstOf(m[1])) && !english.IsPreposition(lastOf(m[1])) {
		return "clause", the(m[1]) + " " + was(m[1]) + " " + m[2]
	}
	return "", ""
}

var (
	absentRe    = regexp.MustCompile(`(?i)^((?:no|zero|not one|not a single|0) (?:\w+ ){0,3}?\w+|nothing|none) (lost|missed|dropped|charged|affected|harmed|hurt|sent|down|wrong|broken|deleted|duplicated)((?: .*)?)$`)
	noMoreRe    = regexp.MustCompile(`(?i)^no (?:more|further) `)
	noSinceRe   = regexp.MustCompile(`(?i)^(no .+?|none|zero .+?) since(?: then)?((?: \w+){0,4})$`)
	noneAtAllRe = regexp.MustCompile(`(?i)^(?:no|zero) \w+`)
)

// anAbsence: what did not happen.
func anAbsence(n note) (kind, text string) {
	if !n.in("result", "trouble") {
		return "", ""
	}
	if m := absentRe.FindStringSubmatch(n.text); m != nil {
		return "clause", english.LowerFirst(m[1]) + " " + was(m[1]) + " " + m[2] + m[3]
	}
	if m := noSinceRe.FindStringSubmatch(n.text); len(m) > 0 && n.in("result") {
		return "clause", "since" + or(m[2], " then") + " there " + strings.NewReplacer("was", "has been", "were", "have been").Replace(was(m[1])) + " " + english.LowerFirst(m[1])
	}
	switch {
	case noMoreRe.MatchString(n.text):
		return "clause", "there have been " + english.LowerFirst(n.text)
	case noneAtAllRe.MatchString(n.text) && !strings.Contains(n.text, " since ") && !finiteVerb(n.words[1:], 14):
		return "clause", there(n.text)
	}
	return "", ""
}

// there says that a thing was: "there were angry tickets".
func there(thing string) string {
	thing = english.Articled(small(thing), "a")
	return "there " + was(strings.TrimPrefix(strings.TrimPrefix(thing, "a "), "an ")) + " " + thing
}

// the writes the article of a thing that was there before.
func the(thing string) string { return english.Articled(small(thing), "the") }

// small writes a fragment's first letter small, unless a name begins it.
func small(s string) string {
	first := firstOf(s)
	if tools := playbook.Tools(s); len(tools) > 0 && tools[0].Start == 0 || first == "I" || calendar[strings.ToLower(first)] {
		return s
	}
	if low := english.LowerFirst(first); english.Nominal(low) || english.WantsArticle(low) || english.IsFunction(low) || s == strings.ToLower(s) {
		return english.LowerFirst(s)
	}
	if _, _, verb := english.LookupVerb(first); verb {
		return english.LowerFirst(s)
	}
	return s
}

// is and was agree with the thing before or behind them.
func was(thing string) string {
	head, _ := headOf(english.Words(thing))
	if head == "" || digit(thing[0]) && !strings.HasPrefix(thing, "1 ") && strings.HasSuffix(head, "s") {
		head = lastOf(thing)
	}
	head = strings.ToLower(head)
	plural := strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss") && !strings.HasSuffix(head, "us") && !strings.HasSuffix(head, "sis") || head == "people"
	if plural && len(playbook.Tools(head)) == 0 && strings.ToUpper(lastOf(thing)) != lastOf(thing) && head != "redis" && head != "aws" && head != "dns" {
		return "were"
	}
	return "was"
}

func is(thing string) string {
	return strings.NewReplacer("was", "is", "were", "are").Replace(was(thing))
}

func lastOf(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
