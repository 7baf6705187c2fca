package posting

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// readText turns pasted text of any shape into lines. What is left of it without its
// markup must not be longer than an advertisement (fault posting_too_long).
func readText(text string) ([]line, error) {
	lines, rest := frontMatter(comment.ReplaceAllString(clean(text), ""))
	if wholePage.MatchString(rest) {
		var facts []line
		facts, rest = readPage(rest)
		lines = append(lines, facts...)
	}
	if looksLikeHTML(rest) {
		rest = flattenHTML(rest)
		if looksLikeHTML(rest) { // escaped twice by the board it came from
			rest = flattenHTML(rest)
		}
	}
	chars := utf8.RuneCountInString(rest)
	for _, l := range lines {
		chars += utf8.RuneCountInString(l.text)
	}
	if chars > mostChars {
		return nil, tooLong(chars)
	}
	return pairFacts(markMenu(append(lines, plainLines(untable(clean(rest)))...))), nil
}

// comment is what nobody sees on a page.
var comment = regexp.MustCompile(`(?s)<!--.*?-->`)

var blanks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\f", "\n\n",
	"\u00a0", " ", "\u2007", " ", "\u202f", " ", "\u2009", " ", "\u200a", " ", "\u3000", " ", "\t", " ",
	"\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "", "\u00ad", "", "\ufe0f", "", "\u20e3", ".")

// clean mends what says nothing: invalid bytes, invisible characters, odd spaces.
func clean(text string) string {
	text = strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) {
			return -1
		}
		return r
	}, blanks.Replace(strings.ToValidUTF8(text, "")))
	return norm.NFC.String(text)
}

// plainLines reads plain text and Markdown.
func plainLines(text string) []line {
	var lines []line
	gap := false
	for raw := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(raw) == "" {
			gap = true
			continue
		}
		if underline(raw) {
			if n := len(lines); n > 0 && !gap && !lines[n-1].bullet && len(strings.Fields(lines[n-1].text)) <= 12 {
				lines[n-1].head = 2
			}
			continue
		}
		l := markdownLine(raw)
		l.gap = gap
		gap = false
		lines = append(lines, l)
	}
	lines = joinWrapped(lines)
	var out []line
	for _, l := range lines {
		out = append(out, splitRunTogether(l)...)
	}
	return leadOvers(out)
}

// underline reports whether raw is a rule or the underline of a heading.
func underline(raw string) bool {
	s := strings.TrimSpace(raw)
	return len(s) >= 3 && strings.Trim(s, "-=_*~# ") == ""
}

var (
	atxHeading = regexp.MustCompile(`^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$`)
	listMark   = regexp.MustCompile(`^\s*(?:[-*+‣⁃◦•▪▫●○■□◆◇►▸▶▹➤➢➔→⇒»›✓✔✅☑✗✦✧★☆·∙⦁–—]|\d{1,2}[.)]|\(\d{1,2}\)|[a-z]\))\s+(.*)$`)
	tightMark  = regexp.MustCompile(`^\s*(?:[‣⁃◦•▪●○■▸▶➤➢✓✔✅☑·∙⦁]|\d{1,2}[.)])([^\d\s].*)$`)
	link       = regexp.MustCompile(`!?\[([^\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"]*")?\)`)
	boldWhole  = regexp.MustCompile(`^\s*(?:\*\*|__)([^*]+?)(?:\*\*|__)\s*:?\s*$`)
	emphasis   = regexp.MustCompile(`(^|[\s(\["'/—–-])(\*{1,3}|_{1,3})([^\s*_](?:[^*_]*[^\s*_])?)(\*{1,3}|_{1,3})`)
	escaped    = regexp.MustCompile("\\\\([-\\\\`*_{}\\[\\]()#+.!|>~&])")
)

// markdownLine takes the marks of Markdown and bullets of every shape off a line.
func markdownLine(raw string) line {
	var l line
	text := strings.TrimLeft(raw, "> ")
	if strings.HasPrefix(strings.TrimLeft(text, " "), "#") {
		if m := atxHeading.FindStringSubmatch(text); m != nil {
			l.head, text = len(m[1]), m[2]
		}
	}
	if m := listMark.FindStringSubmatch(text); m != nil && l.head == 0 {
		l.bullet, text = true, m[1]
	} else if m := tightMark.FindStringSubmatch(text); m != nil && l.head == 0 {
		l.bullet, text = true, m[1]
	}
	stripped, ornament := stripOrnament(text)
	if ornament && l.head == 0 && !l.bullet {
		l.bullet = ornament && (!strings.Contains(stripped, "**") || !boldWhole.MatchString(stripped))
	}
	text = stripped
	if strings.ContainsAny(text, "*_") && boldWhole.MatchString(text) || strings.HasPrefix(strings.TrimSpace(text), "**") && strings.HasSuffix(strings.TrimSpace(text), "**") && strings.Count(text, "**") == 2 {
		l.bold = true
		if l.head == 0 && !l.bullet && len(strings.Fields(text)) <= 10 {
			l.head = 4
		}
	}
	if trimmed := strings.TrimSpace(text); l.head == 0 && !l.bullet && len(trimmed) > 4 && (strings.HasPrefix(trimmed, "*") && strings.HasSuffix(trimmed, "*") || strings.HasPrefix(trimmed, "_") && strings.HasSuffix(trimmed, "_")) && len(strings.Fields(trimmed)) <= 6 && !strings.HasSuffix(strings.Trim(trimmed, "*_"), ".") {
		l.head = 4
	}
	l.text = inline(text)
	if s, _ := stripOrnament(l.text); s != "" {
		l.text = s
	}
	return l
}

// inline takes links, emphasis, code marks and escapes off, words untouched.
func inline(s string) string {
	if strings.Contains(s, "](") {
		s = link.ReplaceAllString(s, "$1")
	}
	for range 3 {
		if !strings.ContainsAny(s, "*_") {
			break
		}
		t := emphasis.ReplaceAllString(s, "$1$3")
		if t == s {
			break
		}
		s = t
	}
	s = strings.ReplaceAll(s, "**", "")
	s = strings.ReplaceAll(s, "`", "")
	if strings.Contains(s, "\\") {
		s = escaped.ReplaceAllString(s, "$1")
	}
	return strings.Join(strings.Fields(s), " ")
}

// stripOrnament takes emoji and other pictures off the beginning; they serve as bullets.
func stripOrnament(s string) (string, bool) {
	t := strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || ornament(r) })
	return t, t != strings.TrimLeftFunc(s, unicode.IsSpace)
}

func ornament(r rune) bool {
	return unicode.Is(unicode.So, r) || r >= 0x1f000 && r <= 0x1faff || unicode.Is(unicode.Co, r) || r == '•' || unicode.Is(unicode.Sk, r) && r > 0x7f
}
