package posting

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var (
	aTag     = regexp.MustCompile(`(?i)</?(?:p|br|li|ul|ol|div|span|a|h[1-6]|strong|b|em|i|table|td|tr|section|article|pre|code|html|body|script|style|font|button|header|footer|main)(?:\s[^<>]*)?/?>`)
	anEntity = regexp.MustCompile(`&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z]{2,8});`)
)

// looksLikeHTML reports whether text holds tags or entities that a person would not type.
func looksLikeHTML(text string) bool {
	return aTag.MatchString(text) || anEntity.MatchString(text)
}

var blockTags = map[atom.Atom]bool{atom.P: true, atom.Div: true, atom.Ul: true, atom.Ol: true, atom.Table: true, atom.Tr: true,
	atom.Section: true, atom.Article: true, atom.Header: true, atom.Footer: true, atom.Main: true, atom.Pre: true,
	atom.Blockquote: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Form: true, atom.Fieldset: true, atom.Hr: true,
	atom.Body: true, atom.Html: true, atom.Button: true, atom.Label: true, atom.Option: true, atom.Td: true, atom.Th: true, atom.Aside: true, atom.Nav: true}

var unseenTags = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true,
	atom.Svg: true, atom.Iframe: true, atom.Object: true, atom.Head: true, atom.Title: true}

var voidTags = map[atom.Atom]bool{atom.Br: true, atom.Img: true, atom.Hr: true, atom.Input: true, atom.Meta: true, atom.Link: true, atom.Wbr: true}

var hiding = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:\D|$)|opacity\s*:\s*0(?:[^.\d]|$)`)

// hides reports whether an attribute keeps its element off the page: text that a
// reader cannot see must not speak for the advertiser.
func hides(key, value string) bool {
	switch key {
	case "hidden":
		return true
	case "style":
		return hiding.MatchString(value)
	case "class":
		for c := range strings.FieldsSeq(value) {
			if c == "sr-only" || c == "visually-hidden" || c == "hidden" || c == "d-none" {
				return true
			}
		}
	}
	return false
}

// flattenHTML writes fragments of a page as plain text with Markdown's marks for
// headings, bullets and bold. Text without tags only has its entities decoded.
func flattenHTML(text string) string {
	if !aTag.MatchString(text) {
		return html.UnescapeString(text)
	}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(text))
	unseen := atom.Atom(0) // the element whose text nobody sees
	depth := 0             // of elements of its name inside it
	mail := ""
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.CommentToken, html.DoctypeToken:
		case html.TextToken:
			if unseen == 0 {
				b.WriteString(string(z.Text()))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			a := atom.Lookup(name)
			hidden := false
			for more && unseen == 0 {
				var key, value []byte
				key, value, more = z.TagAttr()
				hidden = hidden || hides(string(key), string(value))
				if address, ok := strings.CutPrefix(string(value), "mailto:"); ok && a == atom.A && string(key) == "href" {
					mail, _, _ = strings.Cut(address, "?")
				}
			}
			switch {
			case unseen != 0:
				if a == unseen {
					depth++
				}
			case hidden && a != 0 && !voidTags[a]:
				unseen, depth = a, 1
			case unseenTags[a]:
				if a != atom.Head && a != atom.Noscript {
					unseen, depth = a, 1
				}
			case a == atom.Br:
				b.WriteString("\n")
			case a == atom.Li:
				b.WriteString("\n* ")
			case a == atom.H1 || a == atom.H2 || a == atom.H3 || a == atom.H4 || a == atom.H5 || a == atom.H6:
				b.WriteString("\n\n### ")
			case a == atom.Strong || a == atom.B:
				b.WriteString("**")
			case blockTags[a]:
				b.WriteString("\n\n")
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			switch {
			case unseen != 0:
				if a == unseen {
					if depth--; depth == 0 {
						unseen = 0
					}
				}
			case a == atom.A && mail != "":
				if text := b.String(); !strings.HasSuffix(text, mail) {
					b.WriteString(" (" + mail + ")")
				}
				mail = ""
			case a == atom.Strong || a == atom.B:
				b.WriteString("**")
			case a == atom.Li || a == atom.Br:
				b.WriteString("\n")
			case blockTags[a], a == atom.H1, a == atom.H2, a == atom.H3, a == atom.H4, a == atom.H5, a == atom.H6:
				b.WriteString("\n\n")
			}
		}
	}
}
