package posting

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// wholePage finds what only a page has that was saved or copied as it was sent.
var wholePage = regexp.MustCompile(`(?i)<(?:!doctype html|html|head|title|body|main)[\s>]`)

// readPage reads the advertisement out of a whole page: the facts that the page names for
// search engines, and the markup of its text, without what stands around it. A page that
// cannot be taken apart is its own text.
func readPage(page string) (facts []line, markup string) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return nil, page
	}
	job := jobPosting(root)
	facts = jobFacts(job)
	if markup = jobText(job); !teaser(markup) {
		return facts, markup
	}
	content := mainContent(root)
	prune(content, content.DataAtom != atom.Body)
	markup = ""
	if job == nil && find(content, isElement(atom.H1)) == nil {
		markup = "<h1>" + html.EscapeString(pageTitle(root)) + "</h1>"
	}
	var b strings.Builder
	if err := html.Render(&b, content); err != nil {
		return nil, page
	}
	return facts, markup + b.String()
}

// find gives the first node under n, itself included, that is wanted, or nil.
func find(n *html.Node, wanted func(*html.Node) bool) *html.Node {
	if wanted(n) {
		return n
	}
	for d := range n.Descendants() {
		if wanted(d) {
			return d
		}
	}
	return nil
}

func isElement(a atom.Atom) func(*html.Node) bool {
	return func(n *html.Node) bool { return n.Type == html.ElementNode && n.DataAtom == a }
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// mainContent gives the element that a page marks as what it is about; else its body.
func mainContent(root *html.Node) *html.Node {
	for _, marked := range []func(*html.Node) bool{
		func(n *html.Node) bool { return strings.HasSuffix(attribute(n, "itemtype"), "schema.org/JobPosting") },
		func(n *html.Node) bool { return n.DataAtom == atom.Main || attribute(n, "role") == "main" },
		isElement(atom.Article),
		isElement(atom.Body),
	} {
		if n := find(root, marked); n != nil && len(strings.Fields(textOf(n))) >= fewestWords {
			return n
		}
	}
	return root
}

// textOf is the text under n that a browser shows.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !unseenTags[d.Parent.DataAtom] {
			b.WriteString(d.Data + " ")
		}
	}
	return b.String()
}

// around are the elements that hold what stands around the text of a page.
var around = map[atom.Atom]bool{atom.Nav: true, atom.Footer: true, atom.Aside: true, atom.Dialog: true, atom.Button: true, atom.Select: true, atom.Textarea: true, atom.Noscript: true}

// So many links that are all of the text of an element make it a menu.
const menuLinks = 4

// prune takes out of n what stands around the text. Where the page does not mark its main
// content, menus and mastheads are told by their links. It gives how many links n holds, and
// how many letters they and all of n have.
func prune(n *html.Node, marked bool) (links, linked, letters int) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.TextNode && n.DataAtom != atom.Pre:
			c.Data = strings.ReplaceAll(c.Data, "\n", " ") // a line break of the source is none of the page
			letters += len(strings.TrimSpace(c.Data))
		case around[c.DataAtom], c.DataAtom == atom.Header && !marked && find(c, isElement(atom.H1)) == nil:
			n.RemoveChild(c)
		case c.Type == html.ElementNode:
			k, in, all := prune(c, marked)
			if c.DataAtom == atom.A {
				k, in = 1, all
			}
			if !marked && k >= menuLinks && in == all {
				n.RemoveChild(c)
				break
			}
			links, linked, letters = links+k, linked+in, letters+all
		}
		c = next
	}
	return links, linked, letters
}

// titleParts are the marks between the parts of a page's title.
var titleParts = regexp.MustCompile(`\s+[|·•–—-]\s+|\s*::\s*`)

// pageTitle is the title of a page without the name of the site, which comes last and is the
// board's as often as the employer's.
func pageTitle(root *html.Node) string {
	n := find(root, isElement(atom.Title))
	if n == nil || n.FirstChild == nil {
		return ""
	}
	title := strings.TrimSpace(n.FirstChild.Data)
	marks := titleParts.FindAllStringIndex(title, -1)
	if len(marks) == 0 {
		return title
	}
	last := marks[len(marks)-1]
	site := find(root, func(n *html.Node) bool { return attribute(n, "property") == "og:site_name" })
	if len(marks) > 1 || strings.Contains(title[last[0]:last[1]], "|") || site != nil && strings.EqualFold(attribute(site, "content"), title[last[1]:]) {
		return title[:last[0]]
	}
	return title
}

// jobPosting gives the one JobPosting of schema.org that a page holds as JSON-LD, or nil: of
// several jobs none is known to be the one meant.
func jobPosting(root *html.Node) map[string]any {
	var jobs []map[string]any
	for n := range root.Descendants() {
		if n.DataAtom != atom.Script || attribute(n, "type") != "application/ld+json" || n.FirstChild == nil {
			continue
		}
		var data any
		// Boards leave the line breaks of a description as they are, which JSON does not allow.
		if json.Unmarshal([]byte(strings.ReplaceAll(n.FirstChild.Data, "\n", " ")), &data) == nil {
			jobs = append(jobs, jobPostings(data)...)
		}
	}
	if len(jobs) == 0 || slices.ContainsFunc(jobs, func(j map[string]any) bool { return said(j["title"]) != said(jobs[0]["title"]) }) {
		return nil
	}
	return jobs[0]
}

func jobPostings(data any) (jobs []map[string]any) {
	switch v := data.(type) {
	case []any:
		for _, x := range v {
			jobs = append(jobs, jobPostings(x)...)
		}
	case map[string]any:
		if kinds, ok := v["@type"].([]any); v["@type"] == "JobPosting" || ok && slices.Contains(kinds, any("JobPosting")) {
			return []map[string]any{v}
		}
		jobs = append(jobPostings(v["@graph"]), jobPostings(v["mainEntity"])...)
	}
	return jobs
}

// said is a value of JSON-LD as text: a text, or the name of the thing described, or the
// first of several; "" for anything else.
func said(v any) string {
	switch v := v.(type) {
	case string:
		return strings.Join(strings.Fields(html.UnescapeString(v)), " ")
	case map[string]any:
		return said(v["name"])
	case []any:
		if len(v) > 0 {
			return said(v[0])
		}
	}
	return ""
}

// jobFacts gives role, company and place of a JobPosting as labelled lines.
func jobFacts(job map[string]any) (facts []line) {
	for _, f := range []struct{ fact, value string }{
		{"role", said(job["title"])}, {"company", said(job["hiringOrganization"])}, {"place", addressOf(job["jobLocation"])},
	} {
		if f.value != "" {
			facts = append(facts, line{text: f.value, label: f.fact, value: f.value, fact: f.fact})
		}
	}
	return facts
}

// addressOf is town, region and country of a place, or of the only one of a list.
func addressOf(place any) string {
	if list, ok := place.([]any); ok && len(list) == 1 {
		place = list[0]
	}
	p, _ := place.(map[string]any)
	address, ok := p["address"].(map[string]any)
	if !ok {
		return said(p["address"])
	}
	var parts []string
	for _, key := range []string{"addressLocality", "addressRegion", "addressCountry"} {
		if s := said(address[key]); s != "" && !slices.Contains(parts, s) {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// jobText is the markup of a JobPosting's description, with the parts that stand beside it.
func jobText(job map[string]any) string {
	text, _ := job["description"].(string)
	for _, part := range []string{"responsibilities", "qualifications", "skills"} {
		if s, _ := job[part].(string); s != "" && !strings.Contains(text, s) {
			text += "<h3>" + part + "</h3>" + s
		}
	}
	return text
}

// teaser reports whether a description is only the beginning of the advertisement.
func teaser(markup string) bool {
	text := strings.TrimSpace(flattenHTML(markup))
	return len(strings.Fields(text)) < fewestWords || strings.HasSuffix(text, "…") || strings.HasSuffix(text, "...")
}
