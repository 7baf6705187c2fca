package hostile

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strings"
)

type trap struct {
	name string
	make func() []byte
}

// traps are files made to exhaust whoever reads them.
func traps() []trap {
	text := func(s string, n int) func() []byte { return func() []byte { return []byte(strings.Repeat(s, n)) } }
	return []trap{
		{"nested-filters.pdf", func() []byte {
			return page("/Filter [/FlateDecode /FlateDecode]", deflate(bytes.NewReader(deflate(zeros(256<<20)))))
		}},
		{"bomb.pdf", func() []byte { return page("/Filter /FlateDecode", deflate(zeros(256<<20))) }},
		{"words-bomb.pdf", func() []byte {
			return page("/Filter /FlateDecode", deflate(endless("BT /F1 9 Tf 10 10 Td (word word word) Tj ET\n", 64<<20)))
		}},
		{"tree-loop.pdf", func() []byte {
			return pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 9 >>", "<< /Type /Pages /Kids [2 0 R] /Count 9 /Parent 2 0 R >>")
		}},
		{"tree-deep.pdf", treeDeep},
		{"tree-wide.pdf", func() []byte {
			return pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 100000 /Kids ["+strings.Repeat("3 0 R ", 100_000)+"] >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>")
		}},
		{"form-loop.pdf", func() []byte {
			return pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
				"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
				"<< /Length 5 >>\nstream\n/X Do\nendstream",
				"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream")
		}},
		{"xref-loop.pdf", func() []byte {
			b := page("", []byte("BT ET"))
			at := bytes.LastIndex(b, []byte("\nxref")) + 1
			return bytes.Replace(b, []byte("/Size"), fmt.Appendf(nil, "/Prev %d /Size", at), 1)
		}},
		{"length-loop.pdf", func() []byte {
			return bytes.Replace(page("", []byte("BT ET")), []byte("/Length 5"), []byte("/Length 4 0 R"), 1)
		}},
		{"font-loop.pdf", func() []byte {
			return pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
				"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
				"<< /Length 35 >>\nstream\nBT /F1 9 Tf 10 10 Td (loop) Tj ET  \nendstream",
				"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding 5 0 R /DescendantFonts [5 0 R] /ToUnicode 5 0 R >>")
		}},
		{"huge-page.pdf", func() []byte {
			return bytes.Replace(page("", []byte("BT ET")), []byte("[0 0 595 842]"), []byte("[0 0 1e30 1e30]"), 1)
		}},
		{"bomb.docx", func() []byte { return docx("word/document.xml", zeros(256<<20)) }},
		{"words-bomb.docx", func() []byte {
			return docx("word/document.xml", io.MultiReader(strings.NewReader(documentHead), endless("<w:p><w:r><w:t>word</w:t></w:r></w:p>", 100<<20)))
		}},
		{"deep.docx", func() []byte {
			return docx("word/document.xml", io.MultiReader(strings.NewReader(documentHead), endless("<w:tbl><w:tr><w:tc>", 20<<20)))
		}},
		{"laughs.docx", func() []byte {
			var b strings.Builder
			b.WriteString(`<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "ha">`)
			for i := range 30 {
				fmt.Fprintf(&b, `<!ENTITY a%d "&a%d;&a%d;">`, i+1, i, i)
			}
			b.WriteString("]>" + strings.TrimPrefix(documentHead, `<?xml version="1.0"?>`) + "<w:p><w:r><w:t>&a30;</w:t></w:r></w:p></w:body></w:document>")
			return docx("word/document.xml", strings.NewReader(b.String()))
		}},
		{"crowd.docx", func() []byte {
			var b bytes.Buffer
			z := zip.NewWriter(&b)
			for i := range 60_000 {
				_, _ = z.Create(fmt.Sprint("word/", i, ".xml"))
			}
			_ = z.Close()
			return b.Bytes()
		}},
		{"deep.html", text("<div>", 1_000_000)},
		{"open-tags.html", text("<b><i><table><td>", 300_000)},
		{"attribute.html", func() []byte { return []byte(`<p class="` + strings.Repeat("a", 20<<20) + `">x</p>`) }},
		{"entities.html", text("&amp;lt;&#x26;&notanentity", 500_000)},
		{"quotes.md", text("> ", 1_000_000)},
		{"brackets.md", text("[", 1_000_000)},
		{"stars.md", text("*a_", 1_000_000)},
		{"ticks.md", text("`a``b", 500_000)},
		{"bullets.md", text("- a\n", 2_000_000)},
		{"columns.txt", text("a\t|  ", 2_000_000)},
		{"one-word.txt", text("a", 30<<20)},
		{"lines.txt", text("\n", 30<<20)},
		{"marks.txt", text("a\u0301\u0301\u202e\u200d", 1_000_000)},
		{"dates.txt", text("2019-2021 May 2020 - ", 500_000)},
		{"numbers.txt", text("1,000,000.5k ms/€ ", 500_000)},
		{"addresses.txt", text("a@b.c http://x.y/ +47 12 34 56 78 ", 300_000)},
		{"half-a-rune.txt", text("\xff\xfe\x00a", 1_000_000)},
		{"zeros.txt", text("\x00", 10<<20)},
		{"deep.json", text(`{"work":[`, 1_000_000)},
		{"crowd.json", func() []byte {
			return []byte(`{"basics":{"name":"A"},"work":[` + strings.Repeat(`{"name":"B","position":"C","highlights":["Ran it for 4 years"]},`, 200_000) + `{}]}`)
		}},
		{"types.json", func() []byte { return []byte(`{"basics":[1,{"name":{}}],"work":{"name":[[]]},"skills":"x"}`) }},
		{"a-picture.pdf", func() []byte { return []byte("\x89PNG\r\n\x1a\n" + strings.Repeat("0", 4000)) }},
		{"a-zip.pdf", func() []byte { return docx("x", strings.NewReader("y")) }},
		{"empty.pdf", func() []byte { return nil }},
	}
}

const documentHead = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`

// docx is an archive with one part.
func docx(part string, content io.Reader) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(part)
	if err == nil {
		_, err = io.Copy(w, content)
	}
	if err != nil {
		panic(err)
	}
	_ = z.Close()
	return b.Bytes()
}

// pdf writes objects, numbered from 1, the first of them the catalog.
func pdf(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

// page is a PDF of one page with that content.
func page(filter string, content []byte) []byte {
	return pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", filter, len(content), content),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
}

func treeDeep() []byte {
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>"}
	for i := range 5000 {
		objects = append(objects, fmt.Sprintf("<< /Type /Pages /Kids [%d 0 R] /Count 1 >>", i+3))
	}
	return pdf(append(objects, "<< /Type /Page /MediaBox [0 0 595 842] >>")...)
}

func deflate(from io.Reader) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := io.Copy(w, from); err != nil {
		panic(err)
	}
	_ = w.Close()
	return b.Bytes()
}

// endless repeats text for n bytes.
func endless(text string, n int64) io.Reader {
	return io.LimitReader(&again{part: []byte(strings.Repeat(text, 1+(1<<16)/len(text)))}, n)
}

func zeros(n int64) io.Reader { return endless("\x00", n) }

type again struct {
	part []byte
	at   int
}

func (a *again) Read(p []byte) (int, error) {
	n := copy(p, a.part[a.at:])
	a.at = (a.at + n) % len(a.part)
	return n, nil
}
