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
// pages, digits aside, and what is nothing but a page number at an edge. A title
// that later pages repeat in smaller letters is no furniture itself, and they may
// repeat it at another height.
func setFurnitureAside(doc *Document) {
	body := bodySize(doc.Lines)
	places, titles := map[string][]place{}, map[string]place{}
	first, last := map[int]float64{}, map[int]float64{}
	for _, l := range doc.Lines {
		if k := furnitureKey(doc, l); k != "" {
			places[k] = append(places[k], place{l.Page, l.Box[1], l.Size})
		}
		if p, ok := titles[l.Text]; !ok || l.Size > p.size+0.6 && l.Page == p.page {
			titles[l.Text] = place{l.Page, l.Box[1], l.Size}
		}
		if y, ok := first[l.Page]; !ok || l.Box[1] < y {
			first[l.Page] = l.Box[1]
		}
		last[l.Page] = math.Max(last[l.Page], l.Box[1])
	}
	kept := doc.Lines[:0]
	for _, l := range doc.Lines {
		repeats := false
		for _, p := range places[furnitureKey(doc, l)] {
			repeats = repeats || p.runsTo(l)
		}
		repeats = repeats || runningTitle(doc, l, titles) || atEdge(doc, l) && printed(doc, l, body)
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

// bodySize is the size that most of the text is set in.
func bodySize(lines []Line) float64 {
	count := map[float64]int{}
	size := 0.0
	for _, l := range lines {
		if count[l.Size] += len(l.Text); count[l.Size] > count[size] {
			size = l.Size
		}
	}
	return size
}

// place is where a line stands that may be a running header or footer.
type place struct {
	page    int
	y, size float64
}

// runsTo reports whether l stands where the line at p does, and is no title of it.
func (p place) runsTo(l Line) bool {
	return p.page != l.Page && math.Abs(p.y-l.Box[1]) < 4 && p.size > l.Size-0.6
}

// runningTitle tells a header that repeats a larger line of an earlier page, the name
// as a rule, perhaps with the number of the page.
func runningTitle(doc *Document, l Line, titles map[string]place) bool {
	if !strings.HasPrefix(furnitureKey(doc, l), "top ") {
		return false
	}
	for text := l.Text; text != ""; {
		if p, ok := titles[text]; ok && p.page < l.Page && p.size > l.Size+0.6 {
			return true
		}
		i := strings.LastIndexAny(text, " |,–—-")
		if i < 0 || !isPageNumber(strings.TrimLeft(l.Text[i:], " |,–—-"), len(doc.Pages)) {
			return false
		}
		text = strings.TrimRight(text[:i], " |,–—-")
	}
	return false
}

// A browser prints four things around a page: the time, the title of the document,
// its address, and the number of the page. One of them at an edge tells that all
// beside it is of that kind; other programs too write their footers around numbers.
var (
	timeOfDay = regexp.MustCompile(`(?i)\b\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?`)
	dayNumber = regexp.MustCompile(`^\d{1,4}[-./]\s?\d{1,2}[-./]\s?\d{2,4}\b`)
	fileName  = regexp.MustCompile(`(?i)^(?:(?:https?|file|about|blob|data):\S+|\S+\.html?)$`)
)

// printed tells a line at the edge of a page that the printing program put there. An
// address above the text is the person's own, unless it is set smaller than that.
func printed(doc *Document, l Line, body float64) bool {
	address := l.Box[1] > doc.Pages[l.Page-1].Height/2 || l.Size < 0.9*body
	parts := append([]string{l.Text, l.Right}, l.Cells...)
	for i, p := range parts {
		beside := i > 0 && p != ""
		if p = strings.TrimSpace(p); address && fileName.MatchString(p) || beside && isPageNumber(p, len(doc.Pages)) && strings.ContainsAny(p, "/ ") {
			return true
		}
		if at := timeOfDay.FindStringIndex(p); at != nil {
			if date := strings.Trim(p[:at[0]]+p[at[1]:], " ,-–|"); dayNumber.MatchString(date) || dateLike(date) {
				return true
			}
		}
	}
	return false
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
