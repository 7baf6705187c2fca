package resume

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"vouchsafe/app/document"
	"vouchsafe/app/english"
)

// nameOf picks the name: the largest line of the header that looks like one.
func nameOf(all []section, doc *document.Document) string {
	best, score := "", 0.0
	of := "" // what stands beside the word resume: a name, where no other line is one
	listed := skillWords(all)
	mail := mailOf(doc)
	consider := func(l document.Line, i int) {
		t := strings.Trim(l.Text, " ,|")
		titled := docWord.MatchString(t)
		if j := strings.IndexAny(t, ",|•·"); j > 0 && (titleScore(t[j:]) > 0 || emailExpr.MatchString(t[j:])) {
			t = strings.TrimSpace(t[:j])
		}
		t = strings.TrimSpace(cvWord.ReplaceAllString(t, ""))
		t = withoutLetters(t)
		if !nameLike(t) || allIn(listed, t) {
			return
		}
		if titled && !agrees(mail, t) {
			if of == "" && strings.Contains(t, " ") && !docWord.MatchString(t) {
				of = t // "Functional Resume Sample", "Resume of Ida Roth"
			}
			return
		}
		s := l.Size - 0.2*float64(i)
		if l.Header == 1 {
			s += 20
		}
		if l.Size == 0 {
			s += 10 - float64(i)
		}
		if s > score {
			best, score = t, s
		}
	}
	if len(all) > 0 && all[0].kind == header {
		for i, l := range all[0].lines {
			if l.Page > 1 {
				break
			}
			consider(joinName(all[0].lines, i), i)
		}
	}
	if local := mailbox(doc); best == "" || !namedIn(best, local) {
		was := best
		best, score = "", 0
		head := letterhead(doc)
		for i := range head {
			consider(joinName(head, i), i)
		}
		if len(strings.Fields(best)) < 2 || was != "" && !namedIn(best, local) {
			best, score = was, 0
		}
	}
	if best == "" {
		for i, l := range doc.Lines {
			if l.Page <= 1 && i < 200 {
				if _, ok := headingKind(l.Text); !ok && l.Size > bodySize(doc.Lines)*1.4 {
					consider(l, i)
				}
			}
		}
	}
	if best == "" {
		best = profileName(doc.Lines)
	}
	if best == "" || of != "" && !strings.Contains(best, " ") && !agrees(mail, best) {
		best = of
	}
	return fixCase(best)
}

// mailbox is what stands before the @ of the first address in a document.
func mailbox(doc *document.Document) string {
	for _, lines := range [][]document.Line{doc.Furniture, doc.Lines} {
		for _, l := range lines {
			if e := emailExpr.FindString(l.Text); e != "" {
				local, _, _ := strings.Cut(e, "@")
				return strings.ToLower(local)
			}
		}
	}
	return ""
}

// namedIn reports whether an address is made of a name.
func namedIn(name, mailbox string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(name)), func(w string) bool {
		return len(w) > 2 && strings.Contains(mailbox, w)
	})
}

// letterhead gives what stands above the text of the first page as its running header.
func letterhead(doc *document.Document) []document.Line {
	var out []document.Line
	for _, l := range doc.Furniture {
		if l.Page > 1 || len(doc.Pages) > 0 && l.Box[3] > doc.Pages[0].Height/2 {
			continue
		}
		cells := l.Cells
		if len(cells) == 0 {
			cells = []string{l.Text}
		}
		for _, c := range cells {
			l.Text = c
			out = append(out, l)
		}
	}
	return out
}

// profileName finds the name in a profile pasted as text, where contact, skills and
// languages stand first: above the headline, which stands above the place.
func profileName(lines []document.Line) string {
	for i := 0; i+2 < len(lines) && i < 40; i++ {
		if n := len(strings.Fields(lines[i].Text)); n >= 2 && n <= 4 && nameLike(lines[i].Text) && titleScore(lines[i+1].Text) > 0 && placeLike(lines[i+2].Text) {
			return strings.TrimSpace(lines[i].Text)
		}
	}
	return ""
}

// joinName puts a name together that is set in two lines, one word each.
func joinName(lines []document.Line, i int) document.Line {
	l := lines[i]
	if i+1 < len(lines) && len(strings.Fields(l.Text)) <= 2 && lookOf(lines[i+1]) == lookOf(l) && len(strings.Fields(lines[i+1].Text)) <= 2 &&
		l.Page == lines[i+1].Page && l.Column == lines[i+1].Column && l.Size > 12 && nameLike(l.Text) && nameLike(lines[i+1].Text) {
		l.Text += " " + lines[i+1].Text
	}
	return l
}

var cvWord = regexp.MustCompile(`(?i)^(?:curriculum vitae|r[eé]sum[eé]|cv|lebenslauf|currículum(?: vitae)?|currículo)\s*(?:of|von|de|:|[-–—|])?\s*|[\s,|–—-]+(?:curriculum vitae|r[eé]sum[eé]|cv|lebenslauf)$|\s+[–—-]\s+(?:experience(?: details)?|portfolio|profile|professional experience)$`)

// docWord tells a line that names the document.
var docWord = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:curriculum|curr[ií]culo|r[eé]sum[eé]|cv|lebenslauf|hoja de vida)(?:[^\pL]|$)`)

// nameLetters are the letters behind a name: "PMP", "PhD", "M.B.A.".
var nameLetters = regexp.MustCompile(`^(?:[A-Z][A-Za-z]{0,2}\.?[A-Z][A-Za-z]{0,3}\.?|[A-Z]{2,5}(?:-[A-Z]{1,3})?)$`)

// withoutLetters takes the letters behind a name off, not what is part of it: ", III", ", JR.".
func withoutLetters(s string) string {
	for {
		i := strings.LastIndexByte(s, ',')
		if i < 0 {
			return s
		}
		tail := strings.TrimSpace(s[i+1:])
		if !nameLetters.MatchString(tail) || numeral.MatchString(tail) || junior(tail) {
			return s
		}
		s = s[:i]
	}
}

func junior(s string) bool {
	s = strings.ToLower(strings.TrimRight(s, "."))
	return s == "jr" || s == "sr"
}

// skillWords are the words of the lists of skills: a line of nothing else is no name.
func skillWords(all []section) map[string]bool {
	m := map[string]bool{}
	for _, s := range all {
		if s.kind == skills {
			for _, l := range s.lines {
				for _, w := range wordsIn(l.Text) {
					m[w] = true
				}
			}
		}
	}
	return m
}

func allIn(set map[string]bool, s string) bool {
	return !slices.ContainsFunc(wordsIn(s), func(w string) bool { return !set[w] })
}

// mailOf is what stands before the @ of the first address of the document.
func mailOf(doc *document.Document) string {
	for _, l := range doc.Lines {
		if m := emailExpr.FindString(l.Text + " " + l.Right); m != "" {
			name, _, _ := strings.Cut(strings.ToLower(m), "@")
			return name
		}
	}
	return ""
}

// agrees reports whether a word of the name stands in the person's address.
func agrees(mail, name string) bool {
	return slices.ContainsFunc(wordsIn(name), func(w string) bool { return len(w) > 2 && strings.Contains(mail, w) })
}

func nameLike(s string) bool {
	words := strings.Fields(s)
	if len(words) < 1 || len(words) > 6 || len(s) > 50 || strings.ContainsAny(s, "@0123456789/|:;•·") || titleScore(s) > 0 {
		return false
	}
	if _, ok := headingKind(s); ok {
		return false
	}
	if placeLike(s) {
		return false
	}
	first, _ := firstLetter(s)
	if !unicode.IsUpper(first) || stops(s) && !junior(words[len(words)-1]) || strings.Count(s, ",") > 1 {
		return false // more than one comma makes a list
	}
	return !slices.ContainsFunc(words, func(w string) bool {
		return w == strings.ToLower(w) && (english.IsPreposition(w) || english.IsConjunction(w) || english.IsArticle(w))
	})
}

func firstLetter(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return 0, false
}

// numeral is the number behind a name: "Lamar Varga III".
var numeral = regexp.MustCompile(`^(?:I{2,3}|IV|V|VI{1,3}|IX)$`)

// fixCase writes a name set in capitals the usual way.
func fixCase(s string) string {
	if !allCaps(s) {
		return s
	}
	words := strings.Fields(s)
	for i, w := range words {
		if i > 1 && i == len(words)-1 && numeral.MatchString(w) {
			continue
		}
		rs := []rune(strings.ToLower(w))
		up := true
		for j, r := range rs {
			if up {
				rs[j] = unicode.ToUpper(r)
			}
			up = r == '-' || r == '\'' || r == '’'
		}
		words[i] = string(rs)
	}
	return strings.Join(words, " ")
}
