package resume

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"vouchsafe/app/document"
)

var (
	emailExpr = regexp.MustCompile(`[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+`)
	phoneExpr = regexp.MustCompile(`(?:\(?\+\d{1,3}\)?[\s.\-–/]*)?(?:\(\d{1,5}\)[\s.\-–/]*)?\d[\d*xX\s.\-–/]{5,}[\d*xX]`)
	labelExpr = regexp.MustCompile(`(?i)^(?:e-?mail|mail(?:to)?|phone|tel(?:ephone|efon|éfono|efone)?|mobile?|cell|handy|móvil|celular|portable|address|adresse|location|ort|lieu|dirección|endereço|website|homepage|web|site|github|gitlab|linkedin|linked ?in|twitter|name|portfolio|blog|nationality|date of birth|born|skype|telegram|x)\s*:\s*|^(?i:tel|tél|mob|fon|ph)\.\s*`)
	contactBy = regexp.MustCompile(`\s*[|•·∙●◦♦⋄⬥]\s*|\s+[–—]\s+|\t|\s+,\s+|\s+/\s+`)
)

// contactOf finds name, address and numbers in the header, in contact sections,
// and, for what is missing there, in the links and the rest of the document.
func contactOf(all []section, doc *document.Document) Contact {
	var c Contact
	var lines []document.Line
	for _, s := range all {
		if s.kind == header || s.kind == contact {
			lines = append(lines, s.lines...)
		}
	}
	c.Name = nameOf(all, doc)
	for _, l := range joinAddresses(lines) {
		c.take(l)
	}
	for _, l := range append(slices.Clone(doc.Lines), doc.Furniture...) {
		if c.Email == "" {
			c.Email = emailExpr.FindString(l.Text)
		}
	}
	for _, l := range doc.Furniture {
		c.take(l)
	}
	for _, l := range doc.Links {
		switch u := strings.TrimSpace(l.URL); {
		case strings.HasPrefix(u, "mailto:"):
			if c.Email == "" {
				c.Email = emailExpr.FindString(u)
			}
		case strings.HasPrefix(u, "tel:"):
			if c.Phone == "" {
				c.Phone = strings.TrimPrefix(u, "tel:")
			}
		case strings.HasPrefix(u, "http") && profile(u):
			c.addLink(u)
		}
	}
	return c
}

// joinAddresses puts web addresses together that are broken over two lines.
func joinAddresses(lines []document.Line) []document.Line {
	var out []document.Line
	for _, l := range lines {
		if n := len(out); n > 0 {
			last := &out[n-1]
			if u := urlExpr.FindString(last.Text); u != "" && strings.HasSuffix(last.Text, u) && strings.Contains(u, "/") &&
				strings.HasSuffix(u, "-") && last.Column == l.Column && last.Page == l.Page && startsLow(l.Text) && !strings.Contains(l.Text, "@") {
				last.Text += l.Text
				continue
			}
		}
		out = append(out, l)
	}
	return out
}

// take reads one line of contact data.
func (c *Contact) take(l document.Line) {
	texts := append([]string{}, l.Cells...)
	if len(texts) == 0 {
		texts = []string{l.Text}
	}
	if l.Right != "" {
		texts = append(texts, l.Right)
	}
	for _, t := range texts {
		for _, p := range contactBy.Split(t, -1) {
			c.takePiece(strings.TrimSpace(p))
		}
	}
}

func (c *Contact) takePiece(p string) {
	if p == "" || p == c.Name {
		return
	}
	bare := labelExpr.ReplaceAllString(p, "")
	rest := bare
	if e := emailExpr.FindString(rest); e != "" {
		if c.Email == "" {
			c.Email = e
		}
		rest = strings.Replace(rest, e, " ", 1)
	}
	for _, u := range urlExpr.FindAllString(rest, -1) {
		if !strings.Contains(u, "@") {
			c.addLink(u)
			rest = strings.Replace(rest, u, " ", 1)
		}
	}
	if m := phoneExpr.FindString(rest); phoneLike(m) {
		if c.Phone == "" {
			c.Phone = strings.TrimSpace(m)
		}
		rest = strings.Replace(rest, m, " ", 1)
	}
	rest = strings.Trim(strings.TrimSpace(rest), "|,;·• ")
	if c.Place == "" && rest != "" && (placeLike(rest) || addressLike(rest)) {
		c.Place = rest
	}
}

func phoneLike(s string) bool {
	digits := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	if digits < 7 || digits > 16 {
		return false
	}
	sp := spans(s)
	return len(sp) == 0 || digits > 8
}

var zip = regexp.MustCompile(`\b\d{4,5}\b`)

// addressLike tells a postal address by its zip code or by a known city or
// country in it.
func addressLike(s string) bool {
	if len(s) > 90 || strings.Count(s, " ") > 12 || stops(s) {
		return false
	}
	parts := splitCommas(s)
	for _, p := range parts {
		p = strings.ToLower(strings.TrimSpace(zip.ReplaceAllString(p, "")))
		if cities[p] || countries[p] || len(p) == 2 && strings.Contains(usStates, " "+strings.ToUpper(p)+" ") && len(parts) > 1 {
			return true
		}
	}
	return false
}

func (c *Contact) addLink(u string) {
	u = strings.TrimRight(u, ".,;/")
	bare := linkKey(u)
	for _, have := range c.Links {
		if k := linkKey(have); k == bare || strings.HasPrefix(k, bare+"/") {
			return
		}
	}
	c.Links = append(c.Links, u)
}

func linkKey(u string) string {
	u = strings.ToLower(u)
	u = strings.TrimPrefix(strings.TrimPrefix(u, "https://"), "http://")
	return strings.TrimRight(strings.TrimPrefix(u, "www."), "/")
}

// profile tells links to the person's own pages.
func profile(u string) bool {
	k := linkKey(u)
	for _, host := range []string{"github.com/", "gitlab.com/", "linkedin.com/in", "bitbucket.org/", "stackoverflow.com/users", "medium.com/@"} {
		if strings.HasPrefix(k, host) && strings.Count(k, "/") <= 2+strings.Count(host, "/")-1 {
			return true
		}
	}
	return false
}

// nameOf picks the name: the largest line of the header that looks like one.
func nameOf(all []section, doc *document.Document) string {
	best, score := "", 0.0
	consider := func(l document.Line, i int) {
		t := strings.Trim(l.Text, " ,|")
		if j := strings.IndexAny(t, ",|"); j > 0 && titleScore(t[j:]) > 0 {
			t = strings.TrimSpace(t[:j])
		}
		t = strings.TrimSpace(cvWord.ReplaceAllString(t, ""))
		if !nameLike(t) {
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
	if best == "" {
		for i, l := range doc.Lines {
			if l.Page <= 1 && i < 200 {
				if _, ok := headingKind(l.Text); !ok && l.Size > bodySize(doc.Lines)*1.4 {
					consider(l, i)
				}
			}
		}
	}
	return fixCase(best)
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

var cvWord = regexp.MustCompile(`(?i)^(?:curriculum vitae|r[eé]sum[eé]|cv|lebenslauf|currículum(?: vitae)?|currículo)\s*(?:of|von|de|:|[-–—|])?\s*|[\s,|–—-]+(?:curriculum vitae|r[eé]sum[eé]|cv|lebenslauf)$`)

func nameLike(s string) bool {
	words := strings.Fields(s)
	if len(words) < 1 || len(words) > 6 || len(s) > 50 || strings.ContainsAny(s, "@0123456789/|:;") || titleScore(s) > 0 {
		return false
	}
	if _, ok := headingKind(s); ok {
		return false
	}
	if placeLike(s) {
		return false
	}
	first, _ := firstLetter(s)
	if !unicode.IsUpper(first) || stops(s) && !strings.HasSuffix(s, "Jr.") {
		return false
	}
	return true
}

func firstLetter(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return 0, false
}

// fixCase writes a name set in capitals the usual way.
func fixCase(s string) string {
	if !allCaps(s) {
		return s
	}
	words := strings.Fields(s)
	for i, w := range words {
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

// headerRest files what the header holds besides contact data: prose there is
// a summary, the rest is unplaced.
func headerRest(lines []document.Line, c Contact, sum *[]Text) []Text {
	var out []Text
	for _, u := range units(lines, edges(lines)) {
		if t := document.Join(u.lines); (u.prose() && len(strings.Fields(t)) >= 8 || sentence(t)) && !hasContact(u, c) {
			*sum = append(*sum, u.text())
			continue
		}
		out = append(out, unread(u.lines, c)...)
	}
	return out
}

// sentence tells a line of prose without its full stop from a list of titles.
func sentence(s string) bool {
	n, small := 0, 0
	for _, w := range strings.Fields(s) {
		n++
		for _, set := range smallWords {
			if set[w] {
				small++
				break
			}
		}
	}
	return n >= 7 && small >= 2 && !strings.ContainsAny(s, "|•·")
}

func hasContact(u unit, c Contact) bool {
	t := document.Join(u.lines)
	return c.Email != "" && strings.Contains(t, c.Email) || c.Phone != "" && strings.Contains(t, c.Phone)
}

// unread gives the lines that no field of the contact took.
func unread(lines []document.Line, c Contact) []Text {
	var out []Text
	for _, l := range joinAddresses(lines) {
		t := strings.ToLower(l.Text + " " + l.Right)
		name := strings.ToLower(c.Name)
		if bare := strings.Trim(strings.ToLower(l.Text), " ,|"); l.Right == "" && (bare == name || l.Size > 12 && strings.Contains(name, bare)) {
			continue
		}
		t = strings.Replace(t, name, " ", 1)
		for _, known := range append([]string{c.Email, c.Phone, c.Place}, c.Links...) {
			for _, form := range []string{known, strings.TrimPrefix(known, "https://"), strings.TrimPrefix(known, "https://www.")} {
				if form != "" {
					t = strings.Replace(t, strings.ToLower(form), " ", 1)
				}
			}
		}
		rest := ""
		for _, p := range contactBy.Split(t, -1) {
			p = labelExpr.ReplaceAllString(strings.TrimSpace(p)+" ", "")
			rest += " " + contactWord.ReplaceAllString(p, "")
		}
		if letters(rest) >= 3 || len(digitsOf(rest)) >= 3 {
			out = append(out, Text{Text: l.Text, Page: l.Page, Box: l.Box})
		}
	}
	return out
}

var contactWord = regexp.MustCompile(`\b(?:mailto|tel|homepage|website|mobile|home|work|linkedin|github|gitlab|twitter|personal|company|portfolio|blog|other|email|e-mail|phone|address|adresse|telefon|location|lebenslauf|curriculum vitae|résumé|resume|cv)\b:?`)

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
