package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"vouchsafe/app/export/fonts"
)

func page() Page {
	face := fonts.Serif().Regular
	span := func(s, link string) Span {
		return Span{Face: face, Size: 11, Glyphs: face.Shape(s, "en"), Link: link}
	}
	return Page{
		Width: 200, Height: 100,
		Boxes: []Box{{X: 10, Y: 80, W: 50, H: 1}},
		Blocks: []Block{
			{Role: "H1", Lines: []Line{{X: 10, Y: 70, Spans: []Span{span("Łucja", "")}}}},
			{Role: "P", Lines: []Line{
				{X: 10, Y: 50, Spans: []Span{span("write to ", ""), span("me", "mailto:l@example.com"), span(" or ", "")}},
				{X: 10, Y: 35, Spans: []Span{span("not\u00a0 AVA", "")}},
			}},
		},
		Meta: Meta{Title: "Bücher (1) & <more>", Author: `A\B`, Keywords: []string{"a", "b"}, Language: "en", Date: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)},
	}
}

// streams unpacks every compressed stream of a file.
func streams(t *testing.T, data []byte) string {
	t.Helper()
	var all strings.Builder
	for _, m := range regexp.MustCompile(`(?s)/FlateDecode[^>]*>>\nstream\n(.*?)\nendstream`).FindAllSubmatch(data, -1) {
		z, err := zlib.NewReader(bytes.NewReader(m[1]))
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(b)
	}
	return all.String()
}

func TestCrossReferences(t *testing.T) {
	data := Bytes(page())
	start, err := strconv.Atoi(string(regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`).FindSubmatch(data)[1]))
	if err != nil || !bytes.HasPrefix(data[start:], []byte("xref\n0 ")) {
		t.Fatalf("startxref points at %.20q", data[start:])
	}
	entries := regexp.MustCompile(`(\d{10}) 00000 n \n`).FindAllSubmatch(data[start:], -1)
	for i, m := range entries {
		at, _ := strconv.Atoi(string(m[1]))
		if want := fmt.Sprintf("%d 0 obj\n", i+1); !bytes.HasPrefix(data[at:], []byte(want)) {
			t.Errorf("object %d is said to be at %.12q", i+1, data[at:])
		}
	}
	for _, m := range regexp.MustCompile(`(\d+) 0 R`).FindAllSubmatch(data, -1) {
		if n, _ := strconv.Atoi(string(m[1])); n < 1 || n > len(entries) {
			t.Errorf("a reference to object %d of %d", n, len(entries))
		}
	}
	if again := Bytes(page()); !bytes.Equal(data, again) {
		t.Error("the same page gave other bytes")
	}
}

func TestStructure(t *testing.T) {
	data := Bytes(page())
	for _, want := range []string{"/S/Document", "/S/H1", "/S/P", "/S/Link", "/OBJR", "/StructParent 1", "/ParentTreeNextKey 2", "/MarkInfo<</Marked true>>", "/URI(mailto:l@example.com)"} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
	content := streams(t, data)
	for _, want := range []string{"/Artifact BMC", "/H1 <</MCID 0>> BDC", "/P <</MCID 1>> BDC", "/Link <</MCID 2>> BDC", "/P <</MCID 3>> BDC"} {
		if !strings.Contains(content, want) {
			t.Errorf("content has no %s", want)
		}
	}
	opened := strings.Count(content, " BDC\n") + strings.Count(content, " BMC\n")
	if closed := strings.Count(content, "EMC\n"); opened != closed {
		t.Errorf("%d marked stretches opened, %d closed", opened, closed)
	}
}

func TestToUnicode(t *testing.T) {
	content := streams(t, Bytes(page()))
	for _, want := range []string{"> <0141>\n" /* Ł */, "> <0020>\n"} {
		if !strings.Contains(content, want) {
			t.Errorf("no mapping to %s", want)
		}
	}
	if strings.Contains(content, "<00A0>") {
		t.Error("a no-break space would be read back as one")
	}
	if kerned := regexp.MustCompile(`> \d+(\.\d+)? <`).MatchString(content); !kerned {
		t.Error("AVA was set without kerning")
	}
}

func TestMeta(t *testing.T) {
	data := Bytes(page())
	for _, want := range []string{
		"/Title<FEFF00420" /* Bü */, `/Author(A\\B)`, "/Keywords(a, b)", "/Lang (en)", "/CreationDate(D:20261123)",
		"<rdf:li xml:lang=\"x-default\">Bücher (1) &amp; &lt;more&gt;</rdf:li>", "<pdfuaid:part>1</pdfuaid:part>",
	} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
	bare := Bytes(Page{Width: 10, Height: 10})
	if bytes.Contains(bare, []byte("/Title")) || bytes.Contains(bare, []byte("/CreationDate")) {
		t.Error("empty entries were written")
	}
}

func TestNum(t *testing.T) {
	for x, want := range map[float64]string{0: "0", -0.0001: "0", 1: "1", 10: "10", 1.5: "1.5", -2.25: "-2.25", 595.276: "595.276", 1e-9: "0"} {
		if got := num(x); got != want {
			t.Errorf("%v is written %q, want %q", x, got, want)
		}
	}
}
