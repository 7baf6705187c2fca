package posting

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

var (
	inlineBullet = regexp.MustCompile(`\s[•●▪◦‣■✅🔹➤✔✓]\s*`)
	dashItem     = regexp.MustCompile(`(?:\s[-*–]\s+)`)
	afterStop    = regexp.MustCompile(`(\p{Ll}{3}[?!.])(\p{Lu}\p{Ll}*['’ ])`)
	afterWord    = regexp.MustCompile(`(\p{Ll}{4}|\d\)|\p{Ll}\))(You|We|The|Our|My|This|These|Your|What|Who|Why|How|If|As|About)([ '’])`)
)

// splitRunTogether breaks a line whose line breaks were lost: at bullets inside it,
// at labels run into the word before ("RemoteType: …"), at sentences without a
// space between, and at headings in mid-line. It breaks only where that is certain.
func splitRunTogether(l line) []line {
	text := l.text
	if n := joinedWords(text); len(n) >= evidentJoints {
		text = breakAt(text, n)
	}
	if jointed(text) {
		text = afterStop.ReplaceAllStringFunc(text, func(s string) string {
			m := afterStop.FindStringSubmatch(s)
			if strings.HasSuffix(m[1], ".") && !sentenceStarters[strings.ToLower(strings.TrimRight(m[2], "'’ "))] {
				return s
			}
			return m[1] + " " + m[2]
		})
		text = afterWord.ReplaceAllString(text, "$1\n$2$3")
	}
	text = splitLabels(text)
	if strings.ContainsAny(text, "•●▪◦‣■✅🔹➤✔✓") {
		text = inlineBullet.ReplaceAllString(text, "\n• ")
	}
	if !strings.Contains(text, "\n") && (utf8.RuneCountInString(text) < 200 || l.head > 0) {
		l.text = text
		return []line{l}
	}
	var pieces []string
	for part := range strings.SplitSeq(text, "\n") {
		if piece := (line{text: strings.TrimSpace(part)}); !piece.labelled() {
			part = splitHeadings(part)
		}
		pieces = append(pieces, strings.Split(part, "\n")...)
	}
	var out []line
	for i, part := range pieces {
		part = strings.TrimSpace(part)
		bullet := strings.HasPrefix(part, "• ")
		part = strings.TrimSpace(strings.TrimPrefix(part, "• "))
		if part == "" {
			continue
		}
		n := l
		n.text, n.lower = part, nil
		if i > 0 {
			n.bullet, n.gap, n.head = bullet, false, 0
		}
		out = append(out, splitDashes(n)...)
	}
	return out
}

// So many joined words in one line say that its line breaks were lost everywhere.
const evidentJoints = 4

// joinedWords gives the places at which a word in capitals runs into the one before
// ("a booking APILoad-test it"), names of tools and the like apart.
func joinedWords(text string) []int {
	if len(text) < 200 || len(joint.FindAllStringIndex(text, evidentJoints)) < evidentJoints {
		return nil
	}
	inName := make([]bool, len(text)+1)
	for _, m := range playbook.Tools(text) {
		for i := m.Start + 1; i < m.End; i++ {
			inName[i] = true
		}
	}
	for _, m := range camelName.FindAllStringIndex(text, -1) {
		for i := m[0] + 1; i < m[1]; i++ {
			inName[i] = true
		}
	}
	var at []int
	for _, m := range joint.FindAllStringSubmatchIndex(text, -1) {
		for _, i := range []int{m[3], m[5]} {
			if i > 0 && !inName[i] {
				at = append(at, i)
			}
		}
	}
	return at
}

var (
	joint     = regexp.MustCompile(`(\p{Ll}{2}|\d\+?|[.?!)%])(?:\p{Lu}[\p{Ll}']{1,}|\d+\+ )|(\p{Lu}{2})\p{Lu}\p{Ll}{2,}`)
	camelName = regexp.MustCompile(`\bMa?c\p{Lu}\p{Ll}+|DevSecOps|DevOps|MLOps|FinOps|FinTech|LinkedIn|YouTube|JavaScript|TypeScript|WordPress|WhatsApp|OpenAI|PayPal|PhD`)
)

func breakAt(text string, at []int) string {
	var b strings.Builder
	from := 0
	for _, i := range at {
		b.WriteString(text[from:i])
		b.WriteByte('\n')
		from = i
	}
	b.WriteString(text[from:])
	return b.String()
}

// jointed reports whether a capital follows a small letter or a stop at once.
func jointed(text string) bool {
	prev := ' '
	for _, r := range text {
		if unicode.IsUpper(r) && (unicode.IsLower(prev) || prev == '.' || prev == '?' || prev == '!' || prev == ')') {
			return true
		}
		prev = r
	}
	return false
}

var sentenceStarters = english.WordSet("you we the our my this these your what who why how if as about want it they in for apply i please and at no")

// splitLabels breaks before a known label that the word before ran into
// ("RemoteType:"), or that stands in the middle of a line full of labels.
func splitLabels(text string) string {
	if strings.Count(text, ":") < 2 {
		return text
	}
	var cuts []int
	certain := false
	for i := range len(text) {
		if text[i] != ':' || strings.HasPrefix(text[i:], "://") {
			continue
		}
		if at, joined := labelBefore(text[:i]); at > 0 && (len(cuts) == 0 || at > cuts[len(cuts)-1]) {
			cuts = append(cuts, at)
			certain = certain || joined
		}
	}
	if !certain && len(cuts) < 2 {
		return text
	}
	var b strings.Builder
	from := 0
	for _, at := range cuts {
		b.WriteString(strings.TrimRight(text[from:at], " -–|,"))
		b.WriteByte('\n')
		from = at
	}
	b.WriteString(text[from:])
	return b.String()
}

// labelBefore finds the known label that ends s: where it begins, and whether it is
// joined to the word before it.
func labelBefore(s string) (at int, joined bool) {
	best := -1
	from := max(0, len(s)-40)
	for from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	for i, r := range s[from:] {
		i += from
		if !unicode.IsUpper(r) {
			continue
		}
		if known().labels[strings.ToLower(s[i:])] == "" {
			continue
		}
		prev, _ := utf8.DecodeLastRuneInString(s[:i])
		if i > 0 && !unicode.IsLower(prev) && prev != ' ' && prev != '\n' && prev != ')' && !unicode.IsDigit(prev) {
			continue
		}
		best = i
		joined = i > 0 && prev != ' '
		break
	}
	return best, joined
}

// splitHeadings breaks around known headings in the middle of a long line
// ("… scale. Requirements: 5 years of Go").
func splitHeadings(text string) string {
	var cuts []int
	for i := range len(text) {
		if text[i] != ':' || strings.HasPrefix(text[i:], "://") {
			continue
		}
		from := strings.LastIndexAny(text[:i], ".!?\n:;)")
		phrase := text[from+1 : i]
		lead := len(phrase) - len(strings.TrimLeft(phrase, " "))
		tokens := tokenise(phrase)
		words := lowers(tokens)
		if len(words) == 0 {
			continue
		}
		if kind, covered, at := sectionOf(words); len(words) <= 6 && kind != opening && at == 0 && covered*2 >= len(words) {
			cuts = append(cuts, from+1+lead, i+1)
			continue
		}
		// "… on-call rotation Requirements:" with nothing before the heading.
		for _, m := range known().sections.find(words) {
			if m.end == len(words) && tokens[m.start].capital && (m.start == 0 || !tokens[m.start-1].capital) {
				cuts = append(cuts, from+1+tokens[m.start].start, i+1)
				break
			}
		}
	}
	sort.Ints(cuts)
	for _, at := range slices.Backward(cuts) {
		if at > 0 && at < len(text) {
			text = text[:at] + "\n" + text[at:]
		}
	}
	return text
}

// leadOvers gives the sentence that leads over to a list a line of its own:
// "… We are small. In your first months you would:" above bullets.
func leadOvers(lines []line) []line {
	out := make([]line, 0, len(lines))
	for i, l := range lines {
		if i+1 < len(lines) && lines[i+1].bullet && !l.bullet && l.head == 0 && endsColon(l.text) {
			if parts := sentences(l.text); len(parts) > 1 && len(tokenise(parts[len(parts)-1])) <= 12 {
				last := parts[len(parts)-1]
				l.text, l.lower = strings.TrimSpace(strings.TrimSuffix(l.text, last)), nil
				out = append(out, l)
				l = line{text: last}
			}
		}
		out = append(out, l)
	}
	return out
}

// splitDashes breaks a list written with dashes inside one line: three at least.
func splitDashes(l line) []line {
	text := " " + l.text
	n := len(dashItem.FindAllStringIndex(text, 4))
	if strings.HasPrefix(l.text, "- ") || strings.HasPrefix(l.text, "* ") {
		n += 2 // a list by its first mark
	}
	if n < 3 || strings.Contains(text, "|") {
		return []line{l}
	}
	var out []line
	for i, part := range dashItem.Split(text, -1) {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		item := l
		item.text, item.lower = part, nil
		item.bullet = i > 0
		if i > 0 {
			item.gap, item.head = false, 0
		}
		out = append(out, item)
	}
	return out
}
