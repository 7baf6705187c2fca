package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// writeDOCX gives a WordprocessingML package (ECMA-376, part 1) in which every kind
// of block has a paragraph style of its own, so that the letter can be restyled in
// one place. Fonts are named, not embedded: the files stay small, and word
// processors bring their own.
func writeDOCX(p *Page, o Options) ([]byte, error) {
	paper := papers[o.Paper]
	if o.Paper == "" {
		paper = papers[o.locale().paper()]
	}
	d := &docx{style: styleOf(o), fit: fits[1], paper: paper}
	body := d.body(p)
	parts := []struct{ name, content string }{
		{"[Content_Types].xml", docxTypes},
		{"_rels/.rels", docxRoot},
		{"docProps/core.xml", docxCore(p)},
		{"word/document.xml", body},
		{"word/styles.xml", d.styles(p.Language)},
		{"word/settings.xml", docxSettings},
		{"word/_rels/document.xml.rels", d.relations()},
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range parts {
		// The oldest time a zip file can hold: the same letter gives the same bytes.
		w, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate,
			Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return nil, fmt.Errorf("docx part %s: %w", part.name, err)
		}
		if _, err := w.Write([]byte(xmlHeader + part.content)); err != nil {
			return nil, fmt.Errorf("docx part %s: %w", part.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	return out.Bytes(), nil
}

type docx struct {
	style
	fit
	paper sheet
	links []string // addresses, by relation number
}

// docxStyles gives each kind its paragraph style: Word's own name where it has one.
var docxStyles = map[Kind]struct{ id, name string }{
	Name:      {"Title", "Title"},
	Contact:   {"SenderContact", "Sender Contact"},
	Date:      {"Date", "Date"},
	Recipient: {"InsideAddress", "Inside Address"},
	Subject:   {"SubjectLine", "Subject Line"},
	Greeting:  {"Salutation", "Salutation"},
	Body:      {"BodyText", "Body Text"},
	Closing:   {"Closing", "Closing"},
}

func (d *docx) body(p *Page) string {
	var b strings.Builder
	b.WriteString(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>`)
	for _, block := range p.Blocks {
		fmt.Fprintf(&b, `<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>`, docxStyles[block.Kind].id)
		for i, line := range block.Lines {
			switch {
			case i == 0:
			case block.Kind == Contact && !slices.Contains(contactBreaks(block.Lines), i):
				b.WriteString(docxRun(Run{Text: separator}))
			default:
				b.WriteString(`<w:r><w:br/></w:r>`)
			}
			for _, r := range line {
				b.WriteString(d.run(r))
			}
		}
		b.WriteString(`</w:p>`)
	}
	fmt.Fprintf(&b, `<w:sectPr><w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`,
		twips(d.paper.width), twips(d.paper.height), twips(d.top), twips(d.side), twips(d.top*0.8), twips(d.side))
	return b.String()
}

// contactBreaks gives the contact items that begin a line. A word processor would
// break an address at its hyphen, and its typeface is not known here, so lines are
// filled by the number of characters that fit in any.
func contactBreaks(items []Line) []int {
	const most = 66
	widths := make([]float64, len(items))
	for i, item := range items {
		widths[i] = min(most, float64(utf8.RuneCountInString(item.Text())))
	}
	starts, _ := breakLines(widths, 3, most) // no item is wider now
	return starts
}

func (d *docx) run(r Run) string {
	if r.Link == "" {
		return docxRun(r)
	}
	d.links = append(d.links, r.Link)
	return fmt.Sprintf(`<w:hyperlink r:id="link%d">%s</w:hyperlink>`, len(d.links), docxRun(r))
}

func docxRun(r Run) string {
	properties := ""
	if r.Placeholder {
		properties = `<w:rPr><w:highlight w:val="yellow"/></w:rPr>`
	}
	text := escapeXML(r.Text)
	if r.Link == "" {
		// A word processor breaks lines at hyphens, and readers of what it prints take
		// such a hyphen for its own and drop it. An address keeps its plain ones: it is copied.
		text = strings.ReplaceAll(text, "-", `</w:t><w:noBreakHyphen/><w:t xml:space="preserve">`)
	}
	return `<w:r>` + properties + `<w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

func (d *docx) styles(language string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="%[1]s" w:hAnsi="%[1]s" w:eastAsia="%[1]s" w:cs="%[1]s"/><w:color w:val="%[2]s"/><w:sz w:val="%[3]d"/><w:szCs w:val="%[3]d"/><w:lang w:val="%[4]s"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`,
		d.docx, hex(ink), halfPoints(d.size), escapeXML(language))
	for k := Name; k <= Closing; k++ {
		look := d.look(k)
		before := look.before
		if k == Name {
			before = 0
		}
		rule, align := "", ""
		if k == Contact && d.rule > 0 {
			//nolint:gocritic // quotes of XML, not of Go
			rule = fmt.Sprintf(`<w:pBdr><w:bottom w:val="single" w:sz="%d" w:space="6" w:color="%s"/></w:pBdr>`, int(8*d.rule+0.5), hex(d.accent))
		}
		if d.centred && k <= Contact {
			align = `<w:jc w:val="center"/>`
		}
		bold := ""
		if look.bold {
			bold = `<w:b/>`
		}
		fmt.Fprintf(&b, `<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>%s<w:spacing w:before="%d" w:after="0" w:line="%d" w:lineRule="atLeast"/>%s</w:pPr><w:rPr>%s<w:color w:val="%s"/><w:sz w:val="%d"/><w:szCs w:val="%[9]d"/></w:rPr></w:style>`,
			docxStyles[k].id, docxStyles[k].name, rule, twips(before*d.leading), twips(look.leading*d.leading), align, bold, hex(look.color), halfPoints(look.size*d.size))
	}
	b.WriteString(`</w:styles>`)
	return b.String()
}

func (d *docx) relations() string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="styles" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="settings" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>`)
	for i, link := range d.links {
		fmt.Fprintf(&b, `<Relationship Id="link%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="%s" TargetMode="External"/>`, i+1, escapeXML(link))
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

func docxCore(p *Page) string {
	var b strings.Builder
	b.WriteString(`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	fmt.Fprintf(&b, `<dc:title>%s</dc:title><dc:creator>%s</dc:creator><cp:keywords>%s</cp:keywords><dc:language>%s</dc:language>`,
		escapeXML(p.Title), escapeXML(p.Author), escapeXML(strings.Join(p.Keywords, ", ")), escapeXML(p.Language))
	if !p.Date.IsZero() {
		fmt.Fprintf(&b, `<dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created>`, p.Date.Format("2006-01-02T15:04:05Z"))
	}
	b.WriteString(`</cp:coreProperties>`)
	return b.String()
}

func twips(points float64) int      { return int(points*20 + 0.5) }
func halfPoints(points float64) int { return int(points*2 + 0.5) }

func hex(c [3]float64) string {
	return fmt.Sprintf("%02X%02X%02X", int(c[0]*255+0.5), int(c[1]*255+0.5), int(c[2]*255+0.5))
}

func escapeXML(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a bytes.Buffer does not fail
	return b.String()
}

const xmlHeader = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

const docxTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

const docxRoot = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="document" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

// docxSettings: without the mode, Word opens the file as one from 2007.
const docxSettings = `<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`
