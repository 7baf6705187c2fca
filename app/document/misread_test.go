package document

import (
	"fmt"
	"strings"
	"testing"
)

// misnamed is a page in a font that draws ligatures and names them wrongly: in text, {fi}
// is one glyph, 0.6 em wide, of which the file says that it is names["fi"].
func misnamed(names map[string]string, wide int, text ...string) []byte {
	f := new(pdfFile)
	var b, chars strings.Builder
	var widths [256]int
	for i := range widths {
		widths[i] = 500
	}
	widths['f'], widths['l'], widths['i'] = 280, 230, 230
	code := 0x80
	var pairs []string
	for lig, name := range names {
		for _, r := range name {
			fmt.Fprintf(&chars, "<%02X> <%04X>\n", code, r)
		}
		widths[code] = wide
		pairs = append(pairs, "{"+lig+"}", string([]byte{byte(code)}))
		code++
	}
	for i, s := range text {
		b.WriteString(show(60, 780-16*float64(i), 11, strings.NewReplacer(pairs...).Replace(s)))
	}
	cmap := f.stream("", []byte("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n1 begincodespacerange <00> <FF> endcodespacerange\n"+
		"1 beginbfrange <20> <7E> <0020> endbfrange\n"+fmt.Sprintf("%d beginbfchar\n%sendbfchar\n", len(names), chars.String())+"endcmap end end"))
	var w strings.Builder
	for _, n := range widths[32:] {
		fmt.Fprintf(&w, "%d ", n)
	}
	descriptor := f.add("<< /Type /FontDescriptor /FontName /ABCDEF+Made /Flags 32 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>")
	font := f.add("<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Made /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [%s] /FontDescriptor %d 0 R /ToUnicode %d 0 R >>", w.String(), descriptor, cmap)
	c := f.stream("", []byte(b.String()))
	page := f.add("<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 %d 0 R >> >> >>", len(f.objects)+2, c, font)
	f.add("<< /Type /Pages /Kids [%d 0 R] /Count 1 >>", page)
	return f.bytes(f.add("<< /Type /Catalog /Pages %d 0 R >>", page+1))
}

// A ligature that the file takes for another letter is what the words around it say.
func TestMisreadLigatures(t *testing.T) {
	text := []string{
		"Con{fi}gured the {fi}rst mill and veri{fi}ed {fi}ve {fi}les of it, never in Quito",
		"Cut the work{fl}ow and the {fi}nal classi{fi}cation of pro{fi}ts to a {fi}fth",
		"Quality and Kubernetes, Winter wheat, Query of SQL",
	}
	want := strings.NewReplacer("{", "", "}", "").Replace(strings.Join(text, " "))
	for _, names := range []map[string]string{
		{"fi": "Q", "fl": "K"}, {"fi": "W", "fl": "Q"}, {"fi": "Ō", "fl": "Ŋ"}, {"fi": "\u00a7", "fl": "\u00b6"}, {"fi": "9", "fl": "0"}, {"fi": "f", "fl": "f"}, {"fi": "k", "fl": "K"},
	} {
		doc, err := read(misnamed(names, 600, text...), Options{})
		if err != nil || Join(doc.Lines) != want || len(doc.Misread) > 0 {
			t.Errorf("%v: got %q, misread %q, %v", names, Join(doc.Lines), doc.Misread, err)
		}
	}
}

// What no known word explains is left as it is, and named.
func TestMisreadUnknown(t *testing.T) {
	text := []string{"Led the modernisa{ti}on of produc{ti}on, naviga{ti}on and inspec{ti}on of mills", "Took part in auc{ti}ons of opera{ti}ng mills"}
	for _, name := range []string{"Q", "\u019f", "\u00a7"} {
		doc, err := read(misnamed(map[string]string{"ti": name}, 560, text...), Options{})
		if err != nil || len(doc.Misread) < 4 || doc.Misread[0] != "modernisa"+name+"on" {
			t.Errorf("%q: misread %q, %v", name, doc.Misread, err)
		}
	}
}

// Capitals within names are meant.
func TestCapitalsWithinNames(t *testing.T) {
	text := "JavaScript, TypeScript, PowerShell, OpenShift, CoffeeScript, SQL Server, Skills, Summary, SAP, Spark, GitHub, WiFi, LinkedIn, PostgreSQL, LaTeX, iOS, BeneFit, log4j, k8s, x509v3, e\xb2"
	doc, err := read(new(pdfFile).page(show(20, 700, 6, text)), Options{})
	if err != nil || Join(doc.Lines) != strings.Replace(text, "\xb2", "²", 1) || len(doc.Misread) > 0 {
		t.Errorf("got %q, misread %q, %v", Join(doc.Lines), doc.Misread, err)
	}
}
