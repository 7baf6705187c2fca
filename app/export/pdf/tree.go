package pdf

import (
	"fmt"
	"strings"
)

// tree is the structure that assistive readers walk: a document of paragraphs,
// with the links in them (ISO 32000-1, 14.7 and 14.8).
type tree struct {
	file           *file
	page           ref
	root, document ref
	elements       []ref // children of the document
	owner          []ref // of each marked stretch of the page
	links          []annotation
}

// annotation is a link: where it lies, and the element it belongs to.
type annotation struct {
	object, element ref
}

// block draws one block and hangs it into the tree. Plain stretches are numbered
// content of the block itself; a link is an element of its own inside it.
func (t *tree) block(c *content, b Block) {
	element := t.file.reserve()
	var kids []string
	plain := false // an open stretch of the block's own
	end := func() {
		if plain {
			c.close()
			plain = false
		}
	}
	for _, line := range b.Lines {
		x := line.X
		for _, s := range line.Spans {
			width := s.Width()
			switch {
			case s.Link != "":
				end()
				kids = append(kids, t.link(c, element, s, x, line.Y, width).String())
			case !plain:
				n := c.open(b.Role)
				t.owner = append(t.owner, element)
				kids = append(kids, fmt.Sprint(n))
				plain = true
				fallthrough
			default:
				c.span(s, x, line.Y)
			}
			x += width
		}
	}
	end()
	t.file.set(element, "<</Type/StructElem/S/%s/P %v/Pg %v/K[%s]>>", b.Role, t.document, t.page, strings.Join(kids, " "))
	t.elements = append(t.elements, element)
}

// link draws a span, lays a link over it and gives the link's element.
func (t *tree) link(c *content, parent ref, s Span, x, y, width float64) ref {
	element, object := t.file.reserve(), t.file.reserve()
	n := c.open("Link")
	t.owner = append(t.owner, element)
	c.span(s, x, y)
	c.close()
	low, high := y+s.Face.Descent*s.Size/1000, y+s.Face.Ascent*s.Size/1000
	t.links = append(t.links, annotation{object, element})
	t.file.set(object, "<</Type/Annot/Subtype/Link/Rect[%s]/Border[0 0 0]/F 4/Contents%s/A<</S/URI/URI%s>>/StructParent %d>>",
		nums(x, low, x+width, high), text(s.Link), text(s.Link), len(t.links))
	t.file.set(element, "<</Type/StructElem/S/Link/P %v/Pg %v/K[%d <</Type/OBJR/Obj %v/Pg %v>>]>>", parent, t.page, n, object, t.page)
	return element
}

// finish writes the root, and the way back from page content to elements.
func (t *tree) finish() {
	var numbers strings.Builder
	fmt.Fprintf(&numbers, "0 %v", refs(t.owner))
	for i, a := range t.links {
		fmt.Fprintf(&numbers, " %d %v", i+1, a.element)
	}
	t.file.set(t.document, "<</Type/StructElem/S/Document/P %v/K%v>>", t.root, refs(t.elements))
	t.file.set(t.root, "<</Type/StructTreeRoot/K[%v]/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>",
		t.document, numbers.String(), len(t.links)+1)
}

// annotations is the page's entry for its links.
func (t *tree) annotations() string {
	if len(t.links) == 0 {
		return ""
	}
	objects := make(refs, len(t.links))
	for i, a := range t.links {
		objects[i] = a.object
	}
	return "/Annots" + objects.String()
}

type refs []ref

func (rs refs) String() string {
	parts := make([]string, len(rs))
	for i, r := range rs {
		parts[i] = r.String()
	}
	return "[" + strings.Join(parts, " ") + "]"
}
