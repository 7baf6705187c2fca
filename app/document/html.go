package document

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxMarkup bounds HTML and Markdown: their parsers slow down faster than the
// text grows.
const maxMarkup = 4 << 20

// readHTML reads a page or a fragment of HTML: one block or line break is one
// Line, list items are bullets, table rows have cells. What a browser would not
// show goes to Hidden; scripts and the like are no text.
func readHTML(name, s string) (*Document, error) {
	if len(s) > maxMarkup {
		return nil, faultTooLarge(name, len(s), maxMarkup)
	}
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return nil, faultDamaged(name, err)
	}
	doc := &Document{Format: "html"}
	w := htmlWalker{doc: doc, gap: true}
	w.walk(root, 0)
	w.flush()
	if len(doc.Lines) == 0 {
		return nil, faultEmpty(name)
	}
	return doc, nil
}

type htmlWalker struct {
	doc    *Document
	text   strings.Builder
	cells  []string
	header int
	lists  int  // depth of lists
	item   bool // the next line begins a list item
	gap    bool
	hidden int
	bold   int
	strong int // letters set bold in this line
	plain  int
	lead   bool // the line begins in bold
	pre    int
}

// maxDepth is how deep nested elements are told apart; deeper ones are read as
// one run of text.
const maxDepth = 300

func (w *htmlWalker) walk(n *html.Node, depth int) {
	if n.Type == html.TextNode {
		w.add(n.Data)
		return
	}
	if n.Type == html.ElementNode {
		switch n.DataAtom { //nolint:exhaustive // hundreds of them
		case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Head, atom.Iframe, atom.Object,
			atom.Select, atom.Textarea, atom.Button, atom.Audio, atom.Video, atom.Canvas:
			return
		}
	}
	done := w.enter(n)
	if depth < maxDepth {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			w.walk(c, depth+1)
		}
	} else {
		w.add(deepText(n))
	}
	done()
}

// deepText gathers the text under n without recursion.
func deepText(n *html.Node) string {
	var b strings.Builder
	stack := []*html.Node{n}
	for len(stack) > 0 {
		top := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if top.Type == html.TextNode {
			b.WriteString(top.Data + " ")
		}
		var kids []*html.Node
		for c := top.FirstChild; c != nil; c = c.NextSibling {
			kids = append(kids, c)
		}
		slices.Reverse(kids)
		stack = append(stack, kids...)
	}
	return b.String()
}

// enter prepares for the children of n, and gives what to do after them.
func (w *htmlWalker) enter(n *html.Node) func() {
	after := func() {}
	if n.Type != html.ElementNode {
		return after
	}
	unseen := invisible(n)
	if unseen {
		w.flush()
		w.hidden++
	}
	switch n.DataAtom { //nolint:exhaustive // hundreds of them
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.flush()
		w.gap = true
		level := int(n.Data[1] - '0')
		w.header = level
		after = func() { w.flush(); w.header = 0 }
	case atom.Ul, atom.Ol, atom.Menu:
		w.flush()
		w.lists++
		after = func() { w.flush(); w.lists--; w.gap = w.gap || w.lists == 0 }
	case atom.Li:
		w.flush()
		w.item = true
		after = func() { w.flush(); w.item = false }
	case atom.Br:
		w.flush()
	case atom.Hr:
		w.flush()
		w.gap = true
	case atom.Td, atom.Th:
		after = func() { w.cell() }
	case atom.Tr:
		w.flush()
		after = w.flush
	case atom.B, atom.Strong:
		w.bold++
		after = func() { w.bold-- }
	case atom.Pre:
		w.flush()
		w.pre++
		after = func() { w.flush(); w.pre-- }
	case atom.P, atom.Section, atom.Article, atom.Table, atom.Blockquote, atom.Dl, atom.Header, atom.Footer, atom.Figure:
		w.flush()
		w.gap = true
		after = func() { w.flush(); w.gap = true }
	case atom.Div, atom.Dt, atom.Dd, atom.Main, atom.Aside, atom.Nav, atom.Address, atom.Form, atom.Fieldset, atom.Body, atom.Caption, atom.Details, atom.Summary, atom.Center:
		w.flush()
		after = w.flush
	case atom.A:
		if href := attr(n, "href"); href != "" && w.hidden == 0 && len(w.doc.Links) < 500 {
			w.doc.Links = append(w.doc.Links, Link{URL: href})
		}
	}
	if unseen {
		inner := after
		return func() { inner(); w.flush(); w.hidden-- }
	}
	return after
}

func (w *htmlWalker) add(s string) {
	if w.pre > 0 {
		for i, part := range strings.Split(s, "\n") {
			if i > 0 {
				w.flush()
			}
			w.text.WriteString(part)
		}
		return
	}
	n := len(strings.TrimSpace(s))
	if w.strong+w.plain == 0 && n > 0 {
		w.lead = w.bold > 0
	}
	if w.bold > 0 {
		w.strong += n
	} else {
		w.plain += n
	}
	w.text.WriteString(strings.NewReplacer("\n", " ", "\r", " ").Replace(s))
}

// cell ends a cell of a table row.
func (w *htmlWalker) cell() {
	if t := Tidy(w.text.String()); t != "" {
		w.cells = append(w.cells, t)
	}
	w.text.Reset()
}

func (w *htmlWalker) flush() {
	raw := w.text.String()
	w.text.Reset()
	l := Line{Header: w.header, Gap: w.gap, Bold: w.strong > w.plain, Lead: w.lead}
	w.lead = false
	cells := w.cells
	w.cells = nil
	w.strong, w.plain = 0, 0
	if len(cells) > 0 {
		if t := Tidy(raw); t != "" {
			cells = append(cells, t)
		}
		l.Text = strings.Join(cells, "\t")
	} else {
		l.Text = strings.ReplaceAll(strings.TrimSpace(raw), "\t", " ")
	}
	if rest, ok := cutBullet(l.Text); ok && l.Header == 0 {
		l.Text, l.Bullet = rest, true
	}
	l.split()
	if l.Text == "" && l.Right == "" {
		return
	}
	if w.item && w.hidden == 0 {
		l.Bullet, l.Indent = true, max(0, w.lists-1)
		w.item = false
	}
	w.gap = false
	if w.hidden > 0 {
		w.doc.Hidden = append(w.doc.Hidden, l)
		return
	}
	w.doc.Lines = append(w.doc.Lines, l)
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// invisible tells elements that a browser does not show.
func invisible(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			s := strings.ToLower(strings.ReplaceAll(a.Val, " ", ""))
			for _, h := range []string{"display:none", "visibility:hidden", "font-size:0", "opacity:0;", "color:transparent", "color:#fff;", "color:#ffffff", "color:white"} {
				if strings.Contains(s+";", h) && (!strings.HasPrefix(h, "color:") || !strings.Contains(s, "background")) {
					return true
				}
			}
		}
	}
	return false
}
