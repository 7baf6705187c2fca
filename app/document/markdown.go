package document

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"vouchsafe/app/fault"
)

var markdown = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))

// Many times the longest resume, in bytes, and the marks of a paragraph that is one.
// Marks without end take the parser minutes (the time grows with their square at
// least), and it cannot be stopped.
const (
	mostMarkdown = 256 << 10
	mostMarks    = 2000
)

// tangled reports whether a paragraph has more marks than anybody writes.
func tangled(s string) bool {
	marks := 0
	for line := range strings.Lines(s) {
		if strings.TrimSpace(line) == "" {
			marks = 0
		}
		for _, r := range line {
			if strings.ContainsRune("*_[]<>`~!", r) {
				marks++
			}
		}
		if marks > mostMarks {
			return true
		}
	}
	return false
}

// readMarkdown reads Markdown: a line of a paragraph is one Line, headings keep
// their level, list items are bullets, table rows have cells. Marks are taken
// off; front matter is read as plain lines.
func readMarkdown(name, s string) (*Document, error) {
	if len(s) > mostMarkdown {
		return nil, faultTooMuchText(name, len(s), mostMarkdown)
	}
	if tangled(s) {
		return nil, fault.BadInput("too_large", label(name)+" cannot be read as Markdown", "one of its paragraphs has thousands of marks (* _ [ > `)",
			"Save it as plain text, or export it as PDF")
	}
	doc := &Document{Format: "markdown"}
	m := mdReader{doc: doc, src: []byte(cutFrontMatter(doc, s))}
	root := markdown.Parser().Parse(text.NewReader(m.src))
	m.block(root, 0)
	if len(doc.Lines) == 0 {
		return nil, faultEmpty(name)
	}
	return doc, nil
}

// cutFrontMatter takes a YAML block off the top.
func cutFrontMatter(doc *Document, s string) string {
	s = strings.TrimLeft(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	if !strings.HasPrefix(s, "---\n") {
		return s
	}
	head, body, ok := strings.Cut(s[4:], "\n---")
	if !ok {
		return s
	}
	for l := range strings.Lines(head) {
		if t := Tidy(l); t != "" {
			doc.Lines = append(doc.Lines, Line{Text: t})
		}
	}
	_, body, _ = strings.Cut(body, "\n")
	return body
}

type mdReader struct {
	doc *Document
	src []byte
}

func (m *mdReader) block(n ast.Node, lists int) {
	if lists > 40 {
		return
	}
	switch n := n.(type) {
	case *ast.Heading:
		m.lines(n, Line{Header: n.Level, Gap: true})
		return
	case *ast.Paragraph, *ast.TextBlock:
		_, item := n.Parent().(*ast.ListItem)
		l := Line{Gap: !item}
		if item && n.PreviousSibling() == nil {
			l.Bullet, l.Indent = true, max(0, lists-1)
		}
		m.lines(n, l)
		return
	case *ast.List:
		lists++
	case *ast.HTMLBlock:
		var b bytes.Buffer
		for i := range n.Lines().Len() {
			seg := n.Lines().At(i)
			b.Write(seg.Value(m.src))
		}
		if inner, err := readHTML("", b.String()); err == nil {
			m.doc.Lines = append(m.doc.Lines, inner.Lines...)
			m.doc.Hidden = append(m.doc.Hidden, inner.Hidden...)
			m.doc.Links = append(m.doc.Links, inner.Links...)
		}
		return
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		for i := range n.Lines().Len() {
			seg := n.Lines().At(i)
			m.add(Line{Text: string(seg.Value(m.src))})
		}
		return
	case *east.TableRow, *east.TableHeader:
		var cells []string
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			t, _ := m.inline(c)
			cells = append(cells, strings.Join(t, " "))
		}
		m.add(Line{Text: strings.Join(cells, "\t")})
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		m.block(c, lists)
	}
}

// lines adds the lines of a block; l is the form of the first of them.
func (m *mdReader) lines(n ast.Node, l Line) {
	texts, bold := m.inline(n)
	for i, t := range texts {
		l.Text, l.Bold = t, bold[i]
		l.Lead = bold[i]
		m.add(l)
		l.Bullet, l.Gap = false, false
	}
}

func (m *mdReader) add(l Line) {
	if rest, ok := cutBullet(l.Text); ok && l.Header == 0 {
		l.Text, l.Bullet = rest, true
	}
	l.split()
	if l.Text != "" || l.Right != "" {
		m.doc.Lines = append(m.doc.Lines, l)
	}
}

// inline gives the lines of text in a block, and which are set bold.
func (m *mdReader) inline(n ast.Node) (lines []string, bold []bool) {
	var b strings.Builder
	strong, plain := 0, 0
	end := func() {
		lines, bold = append(lines, b.String()), append(bold, strong > plain)
		b.Reset()
		strong, plain = 0, 0
	}
	var walk func(n ast.Node, inStrong bool, depth int)
	walk = func(n ast.Node, inStrong bool, depth int) {
		for c := n.FirstChild(); c != nil && depth < 100; c = c.NextSibling() {
			said := ""
			switch c := c.(type) {
			case *ast.Text:
				said = string(c.Segment.Value(m.src))
			case *ast.String:
				said = string(c.Value)
			case *ast.AutoLink:
				said = string(c.Label(m.src))
				m.link(string(c.URL(m.src)))
			case *ast.Link:
				m.link(string(c.Destination))
			case *ast.RawHTML:
				if bytes.HasPrefix(bytes.ToLower(c.Segments.Value(m.src)), []byte("<br")) {
					end()
				}
				continue
			case *ast.Image:
				continue
			}
			if said != "" {
				b.WriteString(unescape(said))
				if inStrong {
					strong += len(said)
				} else {
					plain += len(said)
				}
			}
			if t, ok := c.(*ast.Text); ok && (t.SoftLineBreak() || t.HardLineBreak()) {
				end()
				continue
			}
			e, isEm := c.(*ast.Emphasis)
			walk(c, inStrong || isEm && e.Level >= 2, depth+1)
		}
	}
	walk(n, false, 0)
	if b.Len() > 0 {
		end()
	}
	return lines, bold
}

func (m *mdReader) link(url string) {
	if len(m.doc.Links) < 500 {
		m.doc.Links = append(m.doc.Links, Link{URL: url})
	}
}

// unescape undoes backslash escapes and character references.
func unescape(s string) string {
	return html.UnescapeString(string(util.UnescapePunctuations([]byte(s))))
}
