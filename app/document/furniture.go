package document

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

var (
	pageNumber = regexp.MustCompile(`(?i)^(?:page|seite|p\.|página|pagina)?\s*\d{1,3}\s*(?:(?:/|of|von|de|sur|\|)\s*\d{1,3})?$|^[-–—]\s*\d{1,3}\s*[-–—]$`)
	digits     = regexp.MustCompile(`\d+`)
)

// setFurnitureAside moves running headers, footers and page numbers out of the
// lines: what stands at the same height near the upper or lower edge of several
// pages, digits aside, and what is nothing but a page number at an edge.
func setFurnitureAside(doc *Document) {
	heights := map[string]map[int]float64{}
	first, last := map[int]float64{}, map[int]float64{}
	for _, l := range doc.Lines {
		if k := furnitureKey(doc, l); k != "" {
			if heights[k] == nil {
				heights[k] = map[int]float64{}
			}
			heights[k][l.Page] = l.Box[1]
		}
		if y, ok := first[l.Page]; !ok || l.Box[1] < y {
			first[l.Page] = l.Box[1]
		}
		last[l.Page] = math.Max(last[l.Page], l.Box[1])
	}
	kept := doc.Lines[:0]
	for _, l := range doc.Lines {
		repeats := false
		for page, y := range heights[furnitureKey(doc, l)] {
			repeats = repeats || page != l.Page && math.Abs(y-l.Box[1]) < 4
		}
		outer := l.Box[1] <= first[l.Page]+4 || l.Box[1] >= last[l.Page]-4
		alone := outer && l.Right == "" && (isPageNumber(l.Text, len(doc.Pages)) || atEdge(doc, l) && pageNumber.MatchString(l.Text))
		if repeats || alone {
			doc.Furniture = append(doc.Furniture, l)
			continue
		}
		if outer && l.Right != "" && isPageNumber(l.Right, len(doc.Pages)) {
			doc.Furniture = append(doc.Furniture, Line{Text: l.Right, Page: l.Page, Box: l.RightBox, Size: l.Size})
			l.Right, l.RightBox = "", Box{}
		}
		kept = append(kept, l)
	}
	doc.Lines = kept
}

// atEdge tells lines in the outermost strips of a page, where only a page number
// stands alone.
func atEdge(doc *Document, l Line) bool {
	h := doc.Pages[l.Page-1].Height
	return l.Box[3] < 0.075*h || l.Box[1] > 0.93*h
}

func isPageNumber(s string, pages int) bool {
	s = strings.TrimSpace(s)
	if !pageNumber.MatchString(s) {
		return false
	}
	n, _ := strconv.Atoi(digits.FindString(s))
	return n >= 1 && n <= pages
}

// furnitureKey is the same for lines that may be one running header or footer;
// empty away from the edges and for items of a list.
func furnitureKey(doc *Document, l Line) string {
	h := doc.Pages[l.Page-1].Height
	if h <= 0 || l.Box == (Box{}) || l.Bullet {
		return ""
	}
	var side string
	switch {
	case l.Box[3] < 0.13*h:
		side = "top "
	case l.Box[1] > 0.85*h:
		side = "bottom "
	default:
		return ""
	}
	return side + digits.ReplaceAllString(strings.ToLower(l.Text+"|"+l.Right), "#")
}
