package english

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Singular nouns of the trade that want an article. Resumes drop it; letters do not.
var countNouns = WordSet(`pipeline service system engine tool framework feature app application platform api library module
process server layer cluster program project dashboard model database script website mechanism interface plugin client
bot package component strategy solution workflow environment schema queue cache policy integration algorithm parser suite
agent gateway proxy prototype microservice architecture migration rewrite redesign rollout scheduler worker job task
backend frontend monolith repository store index stack network host node instance table query endpoint portal
marketplace product device protocol compiler simulator emulator extension portfolio catalog catalogue registry ledger
team initiative effort upgrade transition cutover overhaul refactor rebuild shift move adoption launch release
loop graph tree map mesh bus broker stream feed channel broker router balancer controller operator manager
reconciler crawler scraper indexer loader importer exporter connector adapter wrapper daemon harness runner
template generator builder editor viewer player browser console terminal shell site page form view widget
base standard process procedure runbook playbook guide course workshop training test benchmark rota rotation
account network firewall tunnel vault namespace operator toolchain codebase toolkit sdk cli system subsystem
approach method technique capability function handler hook trigger alert monitor probe check metric report
warehouse lake mart cube replica shard partition backup snapshot archive bucket subscription
counter limiter throttle breaker lock guard filter sandbox container image pod chart experiment trial pilot paper
patent thesis course class lecture competition team-wide customer user partner vendor company startup bank
award desk score shop spike surge outage rollback hotfix freezer pager ticket complaint shift cart renderer driver bootloader rig
postmortem post-mortem contract talk rfc checklist write-up business office department division region market country school university rate footprint size quarter month year week budget bill`)

// WantsArticle reports whether a noun group that ends in head, written without a
// determiner, lacks an article.
func WantsArticle(head string) bool { return countNouns[strings.ToLower(head)] }

// A gives "a" or "an" by the sound of next.
func A(next string) string {
	if next == "" {
		return "a"
	}
	low := strings.ToLower(next)
	if isAcronym(next) && (len(next) < 4 || !strings.ContainsRune("AEIOU", rune(next[1]))) { // MERN is said as a word
		if strings.ContainsRune("AEFHILMNORSX", rune(next[0])) {
			return "an"
		}
		return "a"
	}
	for _, p := range []string{"uni", "use", "usa", "eu", "one", "once", "ubi", "uti"} {
		if strings.HasPrefix(low, p) && !strings.HasPrefix(low, "unin") && !strings.HasPrefix(low, "unim") {
			return "a"
		}
	}
	for _, p := range []string{"hour", "honest", "heir", "8", "11", "18"} {
		if strings.HasPrefix(low, p) {
			return "an"
		}
	}
	if strings.ContainsRune("aeiou", rune(low[0])) {
		return "an"
	}
	return "a"
}

// isAcronym: two capitals and no vowel sound to read it by ("SQL", "API", "LDAP").
func isAcronym(w string) bool {
	upper := 0
	for _, r := range w {
		if unicode.IsUpper(r) {
			upper++
		} else if unicode.IsLower(r) {
			return upper > 1 && strings.HasPrefix(w, "AP")
		}
	}
	return upper > 1
}

// Articled writes the articles that a telegraphic noun phrase left out:
// "real-time pipeline for fraud" gives "a real-time pipeline for fraud". first is
// the article of the first noun group, "a" for what is new, "the" for what was there.
func Articled(phrase, first string) string {
	words := Words(phrase)
	var b strings.Builder
	at := 0
	article, last := first, ""
	for i := 0; i < len(words); {
		w := words[i]
		if w.Punct || IsFunction(w.Lower) {
			switch {
			case w.Lower == "and" || w.Lower == "or":
				article = last // what is joined is joined with its article, or without
			case w.Lower == "to" && i > 0 && i+1 < len(words) && named(words[i-1]) && named(words[i+1]):
				article = "" // "the U.S. to EU data move"
			default:
				article = after(w.Lower)
			}
			last = ""
			i++
			continue
		}
		if v, f, ok := LookupVerb(w.Lower); ok && f == Gerund && i+1 < len(words) && (!countNouns[words[i+1].Lower] || i > 0 && words[i-1].Lower == "by") {
			article = "a"
			if changes[v.Base] {
				article = "the" // what is changed was there before
			}
			i++
			continue
		}
		if v, f, ok := LookupVerb(w.Lower); ok && f == Base && i > 0 && words[i-1].Lower == "to" && i+1 < len(words) && (!countNouns[w.Lower] || IsArticle(words[i+1].Lower)) {
			article = "a"
			if changes[v.Base] {
				article = "the"
			}
			i++
			continue
		}
		if strings.HasSuffix(w.Lower, "ly") && !countNouns[w.Lower] {
			article = ""
		}
		end := i
		for end < len(words) && !words[end].Punct && !IsFunction(words[end].Lower) && (end == i || !breaksGroup(words, end) && words[end].Lower != "end-to-end") {
			end++
		}
		head := end - 1
		for head > i && !countNouns[words[head].Lower] && (strings.HasSuffix(words[head].Lower, "ly") || predicative[words[head].Lower]) {
			head-- // "an index concurrently", "a legacy system alive"
		}
		if article == "a" && (partitions(words[:i], words[i:end]) || shared(words[i:]) || purposes(words[:i], words[i:])) {
			article = ""
		}
		determined := i > 0 && (IsArticle(words[i-1].Lower) || IsPronoun(words[i-1].Lower) && words[i-1].Lower != "that" && words[i-1].Lower != "which" || quantifier(words[i-1].Lower))
		if isDigit(w.Text) && article != "" {
			article = ""
			if head-i >= 2 { // "a 50 TB data warehouse"
				article = "a"
			}
		}
		if article != "" && !determined && WantsArticle(words[head].Lower) && !title(words[i:head+1]) && !possessive(words[i:end]) {
			b.WriteString(phrase[at:w.Start])
			if article == "a" {
				b.WriteString(A(w.Text))
			} else {
				b.WriteString(article)
			}
			b.WriteByte(' ')
			at, last = w.Start, article
		}
		i, article = max(end, i+1), ""
	}
	return b.String() + phrase[at:]
}

// group is words up to the first mark or small word.
func group(words []Word) []Word {
	if end := slices.IndexFunc(words, func(w Word) bool { return w.Punct || IsFunction(w.Lower) }); end >= 0 {
		return words[:end]
	}
	return words
}

// units by which things are split or counted: "partitioned a table by week".
var units = WordSet("day week month quarter year region country customer user tenant shard host department hand")

func partitions(before, group []Word) bool {
	return len(group) == 1 && len(before) > 0 && before[len(before)-1].Lower == "by" && units[group[0].Lower]
}

// purposes: "for backup and recovery" names what it is for, and no one backup.
func purposes(before, words []Word) bool {
	return len(before) > 0 && before[len(before)-1].Lower == "for" && len(words) > 2 && words[1].Lower == "and" && len(group(words[2:])) == 1
}

// shared: the noun of the group belongs, with the next, to a plural: "continuous
// integration and deployment pipelines".
func shared(words []Word) bool {
	joint := len(group(words))
	if joint < 1 || joint == len(words) || words[joint].Lower != "and" || !strings.HasSuffix(words[joint-1].Lower, "tion") && !strings.HasSuffix(words[joint-1].Lower, "ment") {
		return false
	}
	rest := group(words[joint+1:])
	return len(rest) > 1 && strings.HasSuffix(rest[len(rest)-1].Lower, "s")
}

// predicative adjectives stand behind what was kept or brought so.
var predicative = WordSet("alive online running live up going healthy current safe afloat open")

// named: a word written as a name or an acronym.
func named(w Word) bool { return !w.Punct && w.Text[0] >= 'A' && w.Text[0] <= 'Z' || w.Text == "." }

// title: a group written as a name is one: "Delta Lake".
func title(group []Word) bool {
	head := group[len(group)-1].Text
	if len(group) < 2 || isAcronym(head) {
		return false
	}
	for _, w := range group {
		if !named(w) {
			return false
		}
	}
	return true
}

// changes are verbs whose object was there before.
var changes = WordSet("reduce improve increase cut lower decrease boost raise shorten replace migrate maintain monitor rewrite refactor describe automate manage run")

// after gives the article that a noun group wants behind a word.
func after(w string) string {
	switch w {
	case "of", "from", "on", "in", "across", "within", "between", "at":
		return "the"
	case "for", "to", "with", "into", "as", "via", "using", "by", "through", "and", "or", "over":
		return "a"
	}
	return ""
}

// breaksGroup: a gerund or participle inside a run of words opens a new phrase,
// unless a noun of the group follows it ("load balancing layer").
func breaksGroup(words []Word, i int) bool {
	_, f, ok := LookupVerb(words[i].Lower)
	if ok && (f == Past || f == Participle) && countNouns[words[i-1].Lower] {
		return true // "pipeline deployed across"
	}
	if !ok || f != Gerund {
		return false
	}
	if i+1 >= len(words) || words[i+1].Punct || IsPreposition(words[i+1].Lower) || IsConjunction(words[i+1].Lower) {
		return !activities[words[i].Lower]
	}
	return !countNouns[words[i+1].Lower]
}

// activities end a compound where nothing follows them: "image resizing", "ticket booking".
var activities = WordSet("booking resizing logging monitoring testing caching routing scheduling tracking sharding indexing billing parsing processing pricing planning onboarding provisioning rendering reporting training hosting streaming messaging matching ordering pooling batching profiling tracing alerting modelling forecasting labelling")

func possessive(group []Word) bool {
	for _, w := range group {
		if strings.HasSuffix(w.Lower, "'s") || strings.HasSuffix(w.Lower, "’s") {
			return true
		}
	}
	return false
}

func quantifier(w string) bool {
	switch w {
	case "each", "every", "all", "any", "some", "both", "no", "another", "one", "such", "same", "other":
		return true
	}
	return false
}

func isDigit(s string) bool { return s[0] >= '0' && s[0] <= '9' }

// Capital writes the first letter large.
func Capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError {
		return s
	}
	return strings.ToUpper(string(r)) + s[size:]
}

// LowerFirst writes the first letter small, unless the word is a name or acronym.
func LowerFirst(s string) string {
	f := s
	if i := strings.IndexByte(s, ' '); i > 0 {
		f = s[:i]
	}
	if len(f) < 2 || strings.ToLower(f[1:]) != f[1:] {
		return s
	}
	return strings.ToLower(f[:1]) + s[1:]
}
