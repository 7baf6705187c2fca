package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
)

// Limits of one DOCX, against archives that unpack to far more than they are.
const (
	maxParts    = 2000
	maxPartSize = 16 << 20
)

var errPartTooLarge = errors.New("a part of the archive unpacks to too much")

// readDOCX reads a Word document: one paragraph or line break is one Line, with
// heading levels from styles, bullets from numbering, cells from tabs and
// tables. Text marked hidden, white or tiny goes to Hidden, headers and footers
// to Furniture.
func readDOCX(name string, data []byte, o Options) (*Document, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, faultDamaged(name, err)
	}
	if len(z.File) > maxParts {
		return nil, faultTooLarge(name, len(data), o.MaxBytes)
	}
	parts := map[string]*zip.File{}
	for _, f := range z.File {
		parts[path.Clean(f.Name)] = f
	}
	if parts["word/document.xml"] == nil {
		return nil, faultUnknown(name)
	}
	doc := &Document{Format: "docx"}
	r := docxReader{doc: doc, limit: o.MaxChars, page: paper}
	if err := r.styleSheet(parts["word/styles.xml"]); err != nil {
		return nil, docxFault(name, err, o)
	}
	// Headers come first, as they do on the page: what fills its ground is often
	// drawn there.
	for _, kind := range []string{"header", "footer"} {
		for _, f := range z.File {
			base := path.Base(f.Name)
			if path.Dir(path.Clean(f.Name)) == "word" && strings.HasPrefix(base, kind) && strings.HasSuffix(base, ".xml") {
				if err := r.body(f, &doc.Furniture); err != nil {
					return nil, docxFault(name, err, o)
				}
			}
		}
	}
	if err := r.body(parts["word/document.xml"], &doc.Lines); err != nil {
		return nil, docxFault(name, err, o)
	}
	r.links(parts["word/_rels/document.xml.rels"])
	if len(doc.Lines) == 0 && len(doc.Furniture) == 0 {
		return nil, faultNoText(name, "it holds no text, perhaps only pictures")
	}
	return doc, nil
}

func docxFault(name string, err error, o Options) error {
	switch {
	case errors.Is(err, errPartTooLarge):
		return faultTooLarge(name, maxPartSize, maxPartSize)
	case errors.Is(err, errTooMuchText):
		return faultTooMuchText(name, o.MaxChars, o.MaxChars)
	}
	return faultDamaged(name, err)
}

func openPart(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxPartSize+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxPartSize {
		return nil, errPartTooLarge
	}
	return data, nil
}

// docxStyle is what a paragraph style says about its paragraphs.
type docxStyle struct {
	header int
	bullet bool
	bold   bool
	ground *ground // of its paragraphs; nil for none
	shaded bool    // of a table: some of its cells have a ground of their own
}

type docxReader struct {
	doc    *Document
	styles map[string]docxStyle
	limit  int
	chars  int

	page    *ground
	painted bool // a filled shape floats over the pages
}

var errTooMuchText = errors.New("more text than is read")

// styleSheet reads heading levels and list styles; their IDs differ by the
// language of the editor, their names and outline levels do not.
func (r *docxReader) styleSheet(f *zip.File) error {
	r.styles = map[string]docxStyle{}
	if f == nil {
		return nil
	}
	data, err := openPart(f)
	if err != nil {
		return err
	}
	var sheet struct {
		Styles []struct {
			ID   string `xml:"styleId,attr"`
			Name struct {
				Val string `xml:"val,attr"`
			} `xml:"name"`
			P struct {
				Outline *struct {
					Val string `xml:"val,attr"`
				} `xml:"outlineLvl"`
				Num *struct{}    `xml:"numPr"`
				Shd *docxShading `xml:"shd"`
			} `xml:"pPr"`
			Cell  *docxShading  `xml:"tcPr>shd"`
			Cells []docxShading `xml:"tblStylePr>tcPr>shd"`
			R     struct {
				Bold *struct {
					Val string `xml:"val,attr"`
				} `xml:"b"`
			} `xml:"rPr"`
		} `xml:"style"`
	}
	if err := xml.Unmarshal(data, &sheet); err != nil {
		return fmt.Errorf("styles: %w", err)
	}
	for _, s := range sheet.Styles {
		st := docxStyle{bullet: s.P.Num != nil, bold: s.R.Bold != nil && onOff(s.R.Bold.Val)}
		st.ground = s.P.Shd.ground()
		st.shaded = s.Cell != nil || len(s.Cells) > 0
		low := strings.ToLower(s.Name.Val)
		if rest, ok := strings.CutPrefix(low, "heading "); ok {
			st.header, _ = strconv.Atoi(rest)
		} else if low == "title" {
			st.header = 1
		} else if s.P.Outline != nil {
			if n, err := strconv.Atoi(s.P.Outline.Val); err == nil && n < 9 {
				st.header = n + 1
			}
		}
		if strings.HasPrefix(low, "list bullet") {
			st.bullet = true
		}
		if st.header > 0 {
			st.bullet = false
		}
		r.styles[s.ID] = st
	}
	return nil
}

func onOff(v string) bool { return v != "0" && v != "false" && v != "none" }

func (r *docxReader) links(f *zip.File) {
	if f == nil {
		return
	}
	data, err := openPart(f)
	if err != nil {
		return
	}
	var rels struct {
		Rel []struct {
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if xml.Unmarshal(data, &rels) != nil {
		return
	}
	for _, l := range rels.Rel {
		if strings.HasSuffix(l.Type, "/hyperlink") && len(r.doc.Links) < 500 {
			r.doc.Links = append(r.doc.Links, Link{URL: l.Target})
		}
	}
}
