package pdf

import (
	"fmt"
	"html"
	"strings"

	"vouchsafe/app/export/fonts"
)

// Bytes writes the page as a file.
func Bytes(p Page) []byte {
	f := &file{}
	catalog, info, pages, page := f.reserve(), f.reserve(), f.reserve(), f.reserve()
	c := &content{byFace: map[*fonts.Face]*embedded{}}
	t := &tree{file: f, page: page, root: f.reserve(), document: f.reserve()}

	c.boxes(p.Boxes)
	for _, b := range p.Blocks {
		t.block(c, b)
	}
	t.finish()

	var resources strings.Builder
	for _, e := range c.fonts {
		fmt.Fprintf(&resources, "/%s %v", e.name, e.write(f))
	}
	f.set(pages, "<</Type/Pages/Kids[%v]/Count 1>>", page)
	f.set(page, "<</Type/Page/Parent %v/MediaBox[0 0 %s]/Resources<</Font<<%s>>>>/Contents %v/StructParents 0/Tabs/S%s>>",
		pages, nums(p.Width, p.Height), resources.String(), f.stream([]byte(c.String()), ""), t.annotations())
	f.set(info, "<<%s>>", p.Meta.info())
	f.set(catalog, "<</Type/Catalog/Pages %v/Lang %s/MarkInfo<</Marked true>>/StructTreeRoot %v/ViewerPreferences<</DisplayDocTitle true>>/Metadata %v>>",
		pages, text(p.Meta.Language), t.root, p.Meta.xmp(f))
	return f.bytes(catalog, info)
}

func (m Meta) info() string {
	var b strings.Builder
	entry := func(key, value string) {
		if value != "" {
			b.WriteString("/" + key + text(value))
		}
	}
	entry("Title", m.Title)
	entry("Author", m.Author)
	entry("Keywords", strings.Join(m.Keywords, ", "))
	if !m.Date.IsZero() {
		entry("CreationDate", m.Date.Format("D:20060102"))
	}
	return b.String()
}

// xmp says the same as info in the form newer readers ask for, and that the file
// is made to PDF/UA-1 (ISO 14289-1, clause 5).
func (m Meta) xmp(f *file) ref {
	var b strings.Builder
	item := func(tag, kind, attribute, value string) {
		if value != "" {
			fmt.Fprintf(&b, "<%s><rdf:%s><rdf:li%s>%s</rdf:li></rdf:%s></%s>", tag, kind, attribute, html.EscapeString(value), kind, tag)
		}
	}
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">`)
	item("dc:title", "Alt", ` xml:lang="x-default"`, m.Title)
	item("dc:creator", "Seq", "", m.Author)
	item("dc:language", "Bag", "", m.Language)
	if words := strings.Join(m.Keywords, ", "); words != "" {
		fmt.Fprintf(&b, "<pdf:Keywords>%s</pdf:Keywords>", html.EscapeString(words))
	}
	if !m.Date.IsZero() {
		fmt.Fprintf(&b, "<xmp:CreateDate>%s</xmp:CreateDate>", m.Date.Format("2006-01-02"))
	}
	b.WriteString("<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	data := b.String()
	return f.add("<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n%s\nendstream", len(data), data)
}
