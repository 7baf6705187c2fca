package export

import (
	"html"
	"strings"
)

// writeHTML gives greeting to signature as the fragment a mail program or word
// processor takes from the clipboard: paragraphs, and nothing that would fight the
// looks of where it is pasted. The subject of an e-mail has its own field there.
func writeHTML(p *Page, _ Options) ([]byte, error) {
	var out strings.Builder
	for _, b := range p.Body() {
		if b.Kind == Subject {
			continue
		}
		out.WriteString("<p>")
		for i, line := range b.Lines {
			if i > 0 {
				out.WriteString("<br>")
			}
			for _, r := range line {
				text := strings.ReplaceAll(html.EscapeString(r.Text), "\u00a0", "&nbsp;")
				if r.Placeholder {
					text = "<mark>" + text + "</mark>"
				}
				out.WriteString(text)
			}
		}
		out.WriteString("</p>\n")
	}
	return []byte(out.String()), nil
}
