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
	phoneExpr = regexp.MustCompile(`(?:(?:\(?\+\s?\d{1,3}\)?[\s.\-–/]*)?(?:\(\d{1,5}\)[\s.\-–/]*)?|\b\d{1,3}[\s.-]*\(\d{1,5}\)[\s.\-–/]*)\d[\d*xX\s.\-–/]{5,}[\d*xX]`)
	// A country code or an area code set apart from the rest of its number.
	codeApart = regexp.MustCompile(`(\(?\+\s?\d{1,3}\)?|\(\d{1,5}\))(?:\s+[–—/|•·]\s+|,\s*)(\(?\d)`)
	codeAtEnd = regexp.MustCompile(`(?:^|\s)\(?\+\s?\d{1,3}\)?$`)
	labelExpr = regexp.MustCompile(`(?i)^(?:e-?mail|mail(?:to)?|phone|tel(?:ephone|efon|éfono|efone)?|mobile?|cell|handy|móvil|celular|portable|address|adresse|location|ort|lieu|dirección|endereço|website|homepage|web|site|github|gitlab|linkedin|linked ?in|twitter|name|portfolio|blog|nationality|date of birth|born|skype|telegram|x)\s*:\s*|^(?:tel|tél|mob|fon|ph)\.\s*`)
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

// street tells the first line of a postal address: "12 Quarry Row", "Hauptstr. 5a".
var street = regexp.MustCompile(`^\d{1,5}[a-z]?,?\s+\p{Lu}[\pL.'’ -]+$|^\p{Lu}[\pL.'’ -]+\s\d{1,4}\s?[a-z]?$`)

// joinAddresses puts addresses together that are broken over two lines, of the
// web and of the post.
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
			if street.MatchString(last.Text) && last.Right == "" && last.Page == l.Page && last.Column == l.Column && !hasDate(*last) &&
				(placeLike(l.Text) || addressLike(l.Text)) && !strings.Contains(l.Text, "|") {
				last.Text += ", " + l.Text
				last.Box = last.Box.Union(l.Box)
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
	if len(texts) == 0 || slices.ContainsFunc(texts, codeAtEnd.MatchString) {
		texts = []string{l.Text}
	}
	if l.Right != "" {
		texts = append(texts, l.Right)
	}
	for _, t := range texts {
		for range 2 {
			t = codeApart.ReplaceAllString(t, "$1 $2")
		}
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
	rest = strings.TrimLeftFunc(rest, func(r rune) bool { return unicode.IsSymbol(r) || unicode.IsSpace(r) || r == '@' })
	if _, behind, ok := strings.Cut(rest, " "); ok && letterIcon.MatchString(rest) && (placeLike(behind) || addressLike(behind)) {
		rest = behind
	}
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

// letterIcon is a letter in place of a picture: "A Ghent, Belgium".
var letterIcon = regexp.MustCompile(`^\p{Lu}:?\s+\p{Lu}`)

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
	if host, _, _ := strings.Cut(bare, "/"); !strings.Contains(host, ".") {
		return // "localhost:3000" is nobody's address
	}
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
