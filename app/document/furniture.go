package document

import (
	"regexp"
	"strings"
)

var (
	pageNumber = regexp.MustCompile(`(?i)^(?:page|seite|p\.|página|pagina)?\s*\d{1,3}\s*(?:(?:/|of|von|de|sur|\|)\s*\d{1,3})?$|^[-–—]\s*\d{1,3}\s*[-–—]$`)
	digits     = regexp.MustCompile(`\d+`)
)

// setFurnitureAside moves running headers, footers and page numbers out of the
// lines: what stands near the upper or lower edge and repeats on another page,
// or is nothing but a page number there.
func setFurnitureAside(doc *Document) {
	pages := map[string]map[int]bool{}
	for _, l := range doc.Lines {
		if edge(doc, l) != 0 {
			k := furnitureKey(doc, l)
			if pages[k] == nil {
				pages[k] = map[int]bool{}
			}
			pages[k][l.Page] = true
		}
	}
	kept := doc.Lines[:0]
	for _, l := range doc.Lines {
		near := edge(doc, l)
		repeats := near != 0 && len(pages[furnitureKey(doc, l)]) > 1 && !(l.Page == 1 && near < 0)
		number := near != 0 && pageNumber.MatchString(strings.TrimSpace(l.Text)) && l.Right == "" && (len(doc.Pages) > 1 || near > 0)
		if repeats || number {
			doc.Furniture = append(doc.Furniture, l)
			continue
		}
		kept = append(kept, l)
	}
	doc.Lines = kept
}

// edge is -1 for a line near the top of its page, 1 near the bottom, else 0.
func edge(doc *Document, l Line) int {
	h := doc.Pages[l.Page-1].Height
	switch {
	case h <= 0 || l.Box == (Box{}):
		return 0
	case l.Box[3] < 0.09*h:
		return -1
	case l.Box[1] > 0.92*h:
		return 1
	}
	return 0
}

func furnitureKey(doc *Document, l Line) string {
	side := "t"
	if edge(doc, l) > 0 {
		side = "b"
	}
	return side + digits.ReplaceAllString(strings.ToLower(l.Text+"|"+l.Right), "#")
}
