package document

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// dump writes lines so that a test can name what it expects: heading level, bullet
// and its depth, text, cells and what stands at the right.
func dump(doc *Document) string {
	var b strings.Builder
	for _, l := range doc.Lines {
		if l.Header > 0 {
			fmt.Fprintf(&b, "%s ", strings.Repeat("#", l.Header))
		}
		if l.Bullet {
			fmt.Fprintf(&b, "%s* ", strings.Repeat("  ", l.Indent))
		}
		b.WriteString(l.Text)
		if l.Cells != nil {
			fmt.Fprintf(&b, " %q", l.Cells)
		}
		if l.Right != "" {
			fmt.Fprintf(&b, " -> %s", l.Right)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestFormats(t *testing.T) {
	for _, c := range []struct{ name, file, in, want string }{
		{"plain text", "a.txt", "Ida Roth\nida@example.com\n\nEXPERIENCE\nAcme      2019 - 2021\n  • Ran it\n    and kept it up\n      - small part\n  • Moved it\n",
			"Ida Roth\nida@example.com\nEXPERIENCE\nAcme -> 2019 - 2021\n* Ran it\nand kept it up\n  * small part\n* Moved it\n"},
		{"no name, looks like Markdown", "", "# Ida\n\n- one\n- two\n", "# Ida\n* one\n* two\n"},
		{"Markdown", "a.md", "---\nemail: ida@example.com\n---\n# Ida **Roth**\n\n**Acme** — Engineer  \n2019–2021\n\n* Ran `kafka` & [moved](http://x.example) it\n  wrapped\n    * deep\n\n| Go | SQL |\n|---|---|\n| yes | no |\n\n<p>raw &amp; html</p>\n",
			"email: ida@example.com\n# Ida Roth\nAcme — Engineer\n2019–2021\n* Ran kafka & moved it\nwrapped\n  * deep\nGo SQL [\"Go\" \"SQL\"]\nyes no [\"yes\" \"no\"]\nraw & html\n"},
		{"HTML", "a.html", "<html><head><title>no</title><style>p{}</style></head><body><h2>Work</h2><p>Acme<br>Engineer &ndash; Go</p><ul><li>Ran <b>it</b><ul><li>deep</li></ul></li></ul><script>alert(1)</script><table><tr><td>2019</td><td>Acme</td><td>Bonn</td></tr></table></body></html>",
			"## Work\nAcme\nEngineer – Go\n* Ran it\n  * deep\nAcme Bonn [\"Acme\" \"Bonn\"] -> 2019\n"},
		{"HTML fragment with entities", "posting", "<p>We&#x2F;you</p><p>need Go &amp; SQL</p>", "We/you\nneed Go & SQL\n"},
		{"Windows-1252", "a.txt", "Caf\xe9 \x96 K\xf6ln", "Café – Köln\n"},
		{"UTF-16", "a.txt", "\xff\xfeI\x00d\x00a\x00", "Ida\n"},
		{"ligatures and soft hyphens", "a.txt", "e\ufb03cient work\u00adflow\u200b done", "efficient workflow done\n"},
	} {
		doc, err := Read(context.Background(), c.file, []byte(c.in), Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := dump(doc); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// A line ends in many ways, and all of them read alike.
func TestLineEnds(t *testing.T) {
	const plain = "Nils Okoro\nnils@example.com\n\nEXPERIENCE\nTern & Tide      2019 - 2021\n• Ran the mill\n  and kept it up\n\nSKILLS\nGo, SQL\n"
	const marked = "# Nils Okoro\n\n## Work\n\n- ran the mill\n- kept it up\n"
	for _, in := range []string{plain, marked} {
		for _, file := range []string{"", "a.txt", "a.md", "pasted"} {
			want, err := Read(context.Background(), file, []byte(in), Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, end := range []string{"\r\n", "\r", "\r\r\n", "\u2028", "\u0085"} {
				text := strings.ReplaceAll(in, "\n", end)
				got, err := Read(context.Background(), file, []byte(text), Options{})
				if err != nil || dump(got) != dump(want) {
					t.Errorf("%q, lines end in %q: %v, got\n%s\nwant\n%s", file, end, err, dump(got), dump(want))
				}
			}
		}
	}
	mixed, err := Read(context.Background(), "a.txt", []byte("a\rb\nc\r\nd\r"), Options{})
	if err != nil || dump(mixed) != "a\nb\nc\nd\n" {
		t.Errorf("mixed: %v, %q", err, dump(mixed))
	}
	wide, err := Read(context.Background(), "a.txt", []byte("\xff\xfea\x00\r\x00b\x00"), Options{})
	if err != nil || dump(wide) != "a\nb\n" {
		t.Errorf("UTF-16: %v, %q", err, dump(wide))
	}
}

func TestHTMLHidden(t *testing.T) {
	doc, err := Read(context.Background(), "a.html", []byte(`<p>Seen</p><p style="display: none">never told</p><p hidden>nor this</p><div style="color:#fff;background:#000">on dark</div>`), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := Join(doc.Lines); got != "Seen on dark" {
		t.Errorf("lines: %q", got)
	}
	if got := Join(doc.Hidden); got != "never told nor this" {
		t.Errorf("hidden: %q", got)
	}
}

// docxFile makes a DOCX of a body and the parts given beside it.
func docxFile(t testing.TB, body string, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	parts = append(parts, "word/document.xml", `<w:document xmlns:w="w" xmlns:mc="mc" xmlns:v="v" xmlns:a="a" xmlns:wp="wp" xmlns:wps="wps" xmlns:wpg="wpg"><w:body>`+body+`</w:body></w:document>`)
	for i := 0; i+1 < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const docxStyles = `<w:styles xmlns:w="w"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="L"><w:name w:val="List Bullet"/></w:style></w:styles>`

func TestDOCX(t *testing.T) {
	body := `<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>Work</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Acme</w:t></w:r><w:r><w:tab/><w:t>2019 - 2021</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="L"/></w:pPr><w:r><w:t xml:space="preserve">Ran it </w:t></w:r><w:del><w:r><w:delText>badly</w:delText></w:r></w:del><w:r><w:t>well</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>deep</w:t></w:r></w:p>
<w:p><w:r><w:t>first</w:t><w:br/><w:t>second</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r><w:r><w:t>seen</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>2015 - 2019</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Bolt</w:t></w:r></w:p><w:p><w:r><w:t>Junior</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>`
	data := docxFile(t, body, "word/styles.xml", docxStyles, "word/header1.xml", `<w:hdr xmlns:w="w"><w:p><w:r><w:t>ida@example.com</w:t></w:r></w:p></w:hdr>`)
	doc, err := Read(context.Background(), "a.docx", data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := "# Work\nAcme -> 2019 - 2021\n* Ran it well\n  * deep\nfirst\nsecond\nseen\nBolt -> 2015 - 2019\nJunior\nbox\n"
	if got := dump(doc); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if Join(doc.Hidden) != "unseen" || Join(doc.Furniture) != "ida@example.com" {
		t.Errorf("hidden %q, furniture %q", Join(doc.Hidden), Join(doc.Furniture))
	}
	if !doc.Lines[1].Bold {
		t.Error("the employer is bold, and is not read so")
	}
}

func TestDOCXHostile(t *testing.T) {
	bomb := docxFile(t, "<w:p><w:r><w:t>"+strings.Repeat("a", 20<<20)+"</w:t></w:r></w:p>")
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"bomb":           {bomb, "too_large"},
		"no document":    {zipOf(t, "xl/workbook.xml", "<x/>"), "unknown_format"},
		"broken XML":     {docxFile(t, "<w:p><w:r><w:t>a</w:p>"), "damaged"},
		"broken archive": {docxFile(t, "<w:p/>")[:80], "damaged"},
		"nothing in it":  {docxFile(t, "<w:p/>"), "no_text_layer"},
		"nested deep":    {docxFile(t, strings.Repeat("<w:tbl><w:tr><w:tc>", 50_000)), "damaged"},
	} {
		if doc, err := Read(context.Background(), "a.docx", c.data, Options{}); codeOf(err) != c.want || doc != nil {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
	}
}

func zipOf(t *testing.T, name, content string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write([]byte(content))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestUnknownFormats(t *testing.T) {
	for name, data := range map[string]string{
		"picture": "\x89PNG\r\n\x1a\n\x00\x00", "old Word": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "RTF": `{\rtf1\ansi Hello}`, "NUL bytes": "text\x00more",
	} {
		if doc, err := Read(context.Background(), "file.bin", []byte(data), Options{}); codeOf(err) != "unknown_format" || doc != nil {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestReadFile(t *testing.T) {
	dir := t.TempDir()
	secret := filepath.Join(dir, "secret.txt")
	if err := os.WriteFile(secret, []byte("text"), 0o000); err != nil {
		t.Fatal(err)
	}
	empty := filepath.Join(dir, "empty.pdf")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	large := filepath.Join(dir, "large.txt")
	if err := os.WriteFile(large, make([]byte, 3000), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		filepath.Join(dir, "none.pdf"): "file_missing", dir: "is_a_folder", empty: "empty_file", large: "too_large", secret: "unreadable", os.DevNull: "unreadable",
	} {
		if path == secret && os.Geteuid() == 0 {
			continue // nothing is unreadable to root
		}
		if doc, err := ReadFile(context.Background(), path, Options{MaxBytes: 2000}); codeOf(err) != want || doc != nil {
			t.Errorf("%s: got %v, want %s", path, err, want)
		}
	}
}
