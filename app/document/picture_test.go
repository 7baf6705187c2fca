package document

import (
	"bytes"
	"context"
	"errors"
	"image/png"
	"os"
	"testing"

	"vouchsafe/app/fault"
)

func codeOf(err error) string {
	if f, ok := errors.AsType[*fault.Fault](err); ok {
		return f.Code
	}
	return ""
}

// Every line has ink in its box on the page picture.
func TestPictureMatchesBoxes(t *testing.T) {
	data, err := os.ReadFile("../../samples/resumes/maren-tolliver.pdf")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := Read(context.Background(), "maren.pdf", data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	const dpi = 144
	pic, err := Picture(context.Background(), data, 1, dpi)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(pic))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := img.Bounds().Dx(), int(doc.Pages[0].Width*dpi/72+0.5); got != want {
		t.Fatalf("picture is %d pixels wide, want %d", got, want)
	}
	ink := func(b Box) bool {
		for y := int(b[1] * dpi / 72); y < int(b[3]*dpi/72); y++ {
			for x := int(b[0] * dpi / 72); x < int(b[2]*dpi/72); x++ {
				if r, g, b, _ := img.At(x, y).RGBA(); r+g+b < 0x18000 {
					return true
				}
			}
		}
		return false
	}
	for _, l := range doc.Lines {
		if !ink(l.Box) {
			t.Errorf("nothing is drawn in the box of %q: %v", l.Text, l.Box)
		}
	}
}

func TestPictureFaults(t *testing.T) {
	data := simplePDF("Hello there, this is a page")
	for _, c := range []struct {
		name string
		data []byte
		page int
		want string
	}{
		{"page beyond the end", data, 2, "no_such_page"},
		{"page zero", data, 0, "no_such_page"},
		{"no PDF", []byte("plain text"), 1, "not_a_pdf"},
		{"locked", lockedPDF(t), 1, "pdf_encrypted"},
	} {
		if pic, err := Picture(context.Background(), c.data, c.page, 72); codeOf(err) != c.want || pic != nil {
			t.Errorf("%s: got %v, want fault %s", c.name, err, c.want)
		}
	}
}
