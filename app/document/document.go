// Package document reads bytes (PDF, DOCX, HTML, Markdown, plain text) into lines
// in the order a person reads them, each with its place on the page.
//
// It guarantees: reading order right for one and two columns, words whole,
// ligatures and hyphenation undone, nothing dropped without a word (what a reader
// cannot see is in Hidden). It refuses scanned, encrypted, damaged and oversized
// files with a coded fault that says what to do. It knows nothing of resumes.
package document

// Box is a rectangle in points, origin at the top left of the page: x0, y0, x1, y1.
// It is the zero Box where the format has no pages.
type Box [4]float64

// Union is the smallest box that holds both; the zero Box is neutral.
func (b Box) Union(o Box) Box {
	if b == (Box{}) {
		return o
	}
	if o == (Box{}) {
		return b
	}
	return Box{min(b[0], o[0]), min(b[1], o[1]), max(b[2], o[2]), max(b[3], o[3])}
}

// Line is one line as it stands on the page. Reader packages join lines into
// paragraphs and bullets; the document does not.
type Line struct {
	Text   string  // words separated by single spaces, NFC, no bullet glyph
	Page   int     // from 1
	Box    Box     // of the text, without the bullet glyph
	Size   float64 // font size in points; 0 where the format has none
	Bold   bool
	Italic bool
	Bullet bool    // a bullet glyph or shape stood before the text
	Indent int     // nesting level of the bullet, from 0
	Start  float64 // where the line begins, bullet included, in points from the left; 0 without pages
	Lead   bool    // the first word is bold
	Label  string  // the bold words at the beginning, where the rest is not bold; PDF only
	Column int     // 0 for the main flow; columns of a page are numbered left to right from 1
	Header int     // heading level from 1 where the format says so (Markdown, HTML, DOCX); 0 otherwise
	Gap    bool    // more white space above than between lines of one paragraph
	Right  string
	// Right is text set flush right on the same line, apart from the rest (dates and
	// places of a job often stand there); also left-margin dates. Empty where there is none.
	RightBox Box      // of Right, where it stands at the right
	Margin   string   // text in the left margin beside the line: a label ("Languages"), or the date in Right
	Cells    []string // the stretches of Text that wide gaps set apart; nil where there is only one
}

// Page is the size of one page in points.
type Page struct {
	Width, Height float64
}

// Document is what was read.
type Document struct {
	Format    string // "pdf", "docx", "html", "markdown", "text"
	Pages     []Page
	Lines     []Line // reading order
	Furniture []Line // running headers, footers, page numbers, set aside
	Hidden    []Line // text a reader cannot see: too small, invisible, off the page
	Links     []Link
	Looks     Looks
	Letters   int // characters seen on the pages, where the format has pages
	Unread    int // those of them of which the file does not say what they mean

	Misread []string // words with a letter in them that can only be another
}

// Link is an address that the file carries as an annotation.
type Link struct {
	URL  string
	Page int
	Box  Box
}
