package document

import (
	"context"
	"fmt"
	"testing"
)

// Text in the colour of its ground is hidden; on a ground of another colour, or of
// one that nobody knows, it is there to be read.
func TestDOCXGround(t *testing.T) {
	const run = `<w:r><w:rPr><w:b/><w:color w:val="%s"/></w:rPr><w:t>Work history</w:t></w:r>`
	white := fmt.Sprintf(run, "FFFFFF")
	para := func(props, run string) string { return "<w:p><w:pPr>" + props + "</w:pPr>" + run + "</w:p>" }
	cell := func(props, run string) string {
		return `<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr>` + props + `</w:tcPr>` + para("", run) + `</w:tc></w:tr></w:tbl>`
	}
	vml := func(attrs, run string) string {
		return `<w:p><w:r><w:pict><v:rect ` + attrs + `><v:textbox><w:txbxContent>` + para("", run) + `</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>`
	}
	box := func(fill, run string) string {
		return `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor behindDoc="0"><a:graphic><wpg:wgp>` + fill +
			`<wps:txbx><w:txbxContent>` + para("", run) + `</w:txbxContent></wps:txbx></wps:wsp></wpg:wgp></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p>`
	}
	wsp := func(fill string) string { return `<wps:wsp><wps:spPr>` + fill + `</wps:spPr>` }
	const navy = `<a:solidFill><a:srgbClr val="1F3864"/></a:solidFill>`
	const page = `<w:p><w:r><w:drawing><wp:anchor behindDoc="1"><wps:wsp><wps:spPr>` + navy + `</wps:spPr></wps:wsp></wp:anchor></w:drawing></w:r></w:p>`
	const styles = `<w:styles xmlns:w="w"><w:style w:styleId="Bar"><w:name w:val="Bar"/><w:pPr><w:shd w:val="clear" w:fill="404040"/></w:pPr></w:style>
<w:style w:styleId="Grid"><w:name w:val="Grid"/><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="4472C4"/></w:tcPr></w:tblStylePr></w:style></w:styles>`
	for _, c := range []struct {
		name, body string
		hidden     bool
	}{
		{"white on paper", para("", white), true},
		{"nearly white on paper", para("", fmt.Sprintf(run, "FDFDFD")), true},
		{"light grey is seen", para("", fmt.Sprintf(run, "BFBFBF")), false},
		{"paragraph filled", para(`<w:shd w:val="clear" w:color="auto" w:fill="7B2C3B"/>`, white), false},
		{"paragraph filled white", para(`<w:shd w:val="clear" w:fill="FFFFFF"/>`, white), true},
		{"paragraph not filled", para(`<w:shd w:val="clear" w:fill="auto"/>`, white), true},
		{"paragraph of a solid pattern", para(`<w:shd w:val="solid" w:color="00695C" w:fill="auto"/>`, white), false},
		{"paragraph of the same colour", para(`<w:shd w:val="clear" w:fill="203040"/>`, fmt.Sprintf(run, "203041")), true},
		{"a style fills it", para(`<w:pStyle w:val="Bar"/>`, white), false},
		{"run filled", para("", `<w:r><w:rPr><w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/></w:rPr><w:t>Work history</w:t></w:r>`), false},
		{"run marked", para("", `<w:r><w:rPr><w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/></w:rPr><w:t>Work history</w:t></w:r>`), false},
		{"run marked white", para("", `<w:r><w:rPr><w:color w:val="FFFFFF"/><w:highlight w:val="white"/></w:rPr><w:t>Work history</w:t></w:r>`), true},
		{"only the mark of its end filled", para(`<w:rPr><w:shd w:val="clear" w:fill="000000"/></w:rPr>`, white), true},
		{"cell filled", cell(`<w:shd w:val="clear" w:fill="5B9BD5"/>`, white), false},
		{"cell not filled", cell("", white), true},
		{"white paragraph in a filled cell", cell(`<w:shd w:val="clear" w:fill="5B9BD5"/>`, `</w:p><w:p><w:pPr><w:shd w:val="clear" w:fill="FFFFFF"/></w:pPr>`+white), true},
		{"below a filled cell", cell(`<w:shd w:val="clear" w:fill="5B9BD5"/>`, "") + para("", white), true},
		{"table of a filled style", `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tr><w:tc>` + para("", white) + `</w:tc></w:tr></w:tbl>`, false},
		{"page filled", `<w:background w:color="263238"/>` + para("", white), false},
		{"old box filled", vml(`fillcolor="#2e7d32" style="width:300pt"`, white), false},
		{"old box filled by name", vml(`fillcolor="navy"`, white), false},
		{"old box filled white", vml(`fillcolor="#fff"`, white), true},
		{"old box not filled", vml(`fillcolor="#2e7d32" filled="f"`, white), true},
		{"box filled", box(wsp(navy), white), false},
		{"box filled by the theme", box(wsp(`<a:solidFill><a:schemeClr val="accent2"/></a:solidFill>`), white), false},
		{"box filled by its style", box(`<wps:wsp><wps:spPr><a:ln><a:noFill/></a:ln></wps:spPr><wps:style><a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef></wps:style>`, white), false},
		{"box with a line round it", box(wsp(`<a:noFill/><a:ln>`+navy+`</a:ln>`), white), true},
		{"box on a filled one", box(wsp(navy)+`</wps:wsp>`+wsp(`<a:noFill/>`), white), false},
		{"below a filled box", box(wsp(navy), "") + para("", white), true},
		{"on a filled shape", page + para("", white), false},
	} {
		doc, err := Read(context.Background(), "a.docx", docxFile(t, para("", `<w:r><w:t>Seen</w:t></w:r>`)+c.body, "word/styles.xml", styles), Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		want, hidden := "Seen Work history", ""
		if c.hidden {
			want, hidden = "Seen", "Work history"
		}
		if got := Join(doc.Lines); got != want || Join(doc.Hidden) != hidden {
			t.Errorf("%s: read %q, hidden %q", c.name, got, Join(doc.Hidden))
		}
	}
}
