package document

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"
)

func read(data []byte, o Options) (*Document, error) {
	return Read(context.Background(), "resume.pdf", data, o)
}

// Each hostile file gives a coded fault or is read, and the next file is read as
// if nothing had been: one more of them than there are parser instances.
func TestHostile(t *testing.T) {
	for name, c := range hostileFiles(t) {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			doc, err := read(c.data, Options{Timeout: 20 * time.Second})
			if took := time.Since(start); took > 25*time.Second {
				t.Errorf("took %s", took)
			}
			if c.want == "" {
				if err != nil || !strings.Contains(Join(doc.Lines), c.text) {
					t.Fatalf("got %v, want a document with %q", err, c.text)
				}
			} else if !strings.Contains(c.want, codeOf(err)) || err == nil || doc != nil {
				t.Fatalf("got document %v, error %v; want fault %s and no document", doc != nil, err, c.want)
			}
			if after, err := read(simplePDF("still here"), Options{}); err != nil || Join(after.Lines) != "still here" {
				t.Fatalf("the next document fails: %v", err)
			}
		})
	}
}

type hostile struct {
	data []byte
	want string // codes that may come, parted by spaces; empty where it must be read
	text string
}

func hostileFiles(t *testing.T) map[string]hostile {
	t.Helper()
	sample, err := os.ReadFile("../../samples/resumes/maren-tolliver.pdf")
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	junk := make([]byte, 4<<20)
	for i := range junk {
		junk[i] = byte(random.Uint32())
	}
	return map[string]hostile{
		"empty":                 {nil, "empty_file", ""},
		"only white space":      {[]byte(" \n\n"), "empty_file", ""},
		"not a PDF":             {[]byte("hello, I am a text"), "not_a_pdf", ""},
		"zip called pdf":        {[]byte("PK\x03\x04rest"), "not_a_pdf", ""},
		"header alone":          {[]byte("%PDF-1.7\n"), "damaged", ""},
		"junk behind a header":  {append([]byte("%PDF-1.4\n"), junk...), "damaged", ""},
		"more than is read":     {append([]byte("%PDF-1.4\n"), make([]byte, 33<<20)...), "too_large", ""},
		"cut in half":           {sample[:len(sample)/2], "damaged no_text_layer", ""},
		"tail missing":          {cut(simplePDF("whole but for the end"), 8), "", "whole but for the end"},
		"no cross-references":   {noXref(), "", "found without a table"},
		"circular page tree":    {circularTree(), "damaged too_many_pages no_text_layer", ""},
		"count lies high":       {countLies(1_000_000_000), "damaged too_many_pages", ""},
		"count lies low":        {countLies(-7), "damaged no_text_layer", ""},
		"200 pages":             {manyPages(200), "too_many_pages", ""},
		"page tree 3,000 deep":  {deepTree(3000), "damaged no_text_layer", ""},
		"arrays nested deep":    {new(pdfFile).page(strings.Repeat("[", 200_000) + show(72, 700, 11, "x")), "damaged no_text_layer", ""},
		"form draws itself":     {selfForm(), "", "before the loop"},
		"nested filters":        {filterBomb(), "damaged no_text_layer too_large took_too_long", ""},
		"user password":         {lockedPDF(t), "pdf_encrypted", ""},
		"owner password only":   {locked(t, "", "owner", "Anybody may read this"), "", "Anybody may read this"},
		"blank page":            {new(pdfFile).page(""), "no_text_layer", ""},
		"only hidden text":      {new(pdfFile).page("3 Tr " + show(72, 700, 11, "nobody sees this")), "no_text_layer", ""},
		"endless drawing":       {new(pdfFile).page(strings.Repeat("q 1 0 0 1 0 0 cm ", 300_000)), "no_text_layer took_too_long damaged", ""},
		"text without end":      {endlessText(), "too_large took_too_long damaged", ""},
		"page a kilometre wide": {bytes.Replace(simplePDF("wide"), []byte("[0 0 595 842]"), []byte("[0 0 99999 99999]"), 1), "damaged", ""},
		"numbers out of range":  {new(pdfFile).page("1e38 0 0 1e38 0 0 cm " + show(1e30, 1e30, 1e30, "far away")), "no_text_layer damaged", ""},
	}
}

func cut(data []byte, n int) []byte { return data[:len(data)-n] }

func endlessText() []byte {
	var b strings.Builder
	for i := range 600 {
		b.WriteString(show(10, float64(i), 9, strings.Repeat(fmt.Sprintf("w%d ", i), 250)))
	}
	return new(pdfFile).page(b.String())
}

func noXref() []byte {
	return (&pdfFile{noXref: true}).page(show(72, 700, 11, "found without a table"))
}

func circularTree() []byte {
	f := new(pdfFile)
	f.add("<< /Type /Pages /Kids [2 0 R] /Count 5 >>")
	f.add("<< /Type /Pages /Kids [1 0 R 2 0 R] /Count 5 /Parent 1 0 R >>")
	return f.bytes(f.add("<< /Type /Catalog /Pages 1 0 R >>"))
}

func countLies(n int) []byte {
	f := new(pdfFile)
	f.add("<< /Type /Pages /Kids [] /Count %d >>", n)
	return f.bytes(f.add("<< /Type /Catalog /Pages 1 0 R >>"))
}

func manyPages(n int) []byte {
	f := new(pdfFile)
	var kids strings.Builder
	for i := range n {
		fmt.Fprintf(&kids, "%d 0 R ", i+1)
		f.add("<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] >>", n+1)
	}
	f.add("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), n)
	return f.bytes(f.add("<< /Type /Catalog /Pages %d 0 R >>", n+1))
}

func deepTree(n int) []byte {
	f := new(pdfFile)
	for i := range n {
		f.add("<< /Type /Pages /Kids [%d 0 R] /Count 1 >>", i+2)
	}
	f.add("<< /Type /Page /MediaBox [0 0 595 842] >>")
	return f.bytes(f.add("<< /Type /Catalog /Pages 1 0 R >>"))
}

func selfForm() []byte {
	f := new(pdfFile)
	font := f.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	form := len(f.objects) + 1
	f.stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X %d 0 R >> >>", form), []byte("/X Do"))
	c := f.stream("", []byte(show(72, 700, 11, "before the loop")+"/X Do"))
	f.add("<< /Type /Page /Parent 5 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 %d 0 R >> /XObject << /X %d 0 R >> >> >>", c, font, form)
	f.add("<< /Type /Pages /Kids [4 0 R] /Count 1 >>")
	return f.bytes(f.add("<< /Type /Catalog /Pages 5 0 R >>"))
}

// filterBomb unpacks to more than the parser's memory through three filters.
func filterBomb() []byte {
	data := deflate(make([]byte, 512<<20))
	data = deflate(data)
	f := new(pdfFile)
	c := f.stream("/Filter [/FlateDecode /FlateDecode]", data)
	f.add("<< /Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] /Contents %d 0 R >>", c)
	f.add("<< /Type /Pages /Kids [2 0 R] /Count 1 >>")
	return f.bytes(f.add("<< /Type /Catalog /Pages 3 0 R >>"))
}

func TestPassword(t *testing.T) {
	data := locked(t, "opensesame", "owner", "Read with the word")
	doc, err := read(data, Options{Password: "opensesame"})
	if err != nil || Join(doc.Lines) != "Read with the word" {
		t.Errorf("with the password: %v", err)
	}
	if _, err := read(data, Options{Password: "wrong"}); codeOf(err) != "pdf_encrypted" || !strings.Contains(err.Error(), "does not open it") {
		t.Errorf("with a wrong password: %v", err)
	}
}

func TestDeadline(t *testing.T) {
	if _, err := read(simplePDF("slow"), Options{Timeout: time.Nanosecond}); codeOf(err) != "took_too_long" {
		t.Errorf("deadline passed: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, "a.pdf", simplePDF("gone"), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// A parser that is stuck in the middle of its work is stopped.
func TestDeadlineInterrupts(t *testing.T) {
	busy := new(pdfFile).page(strings.Repeat("0 0 m 1 1 l S ", 4_000_000/14) + strings.Repeat(show(10, 10, 9, strings.Repeat("word ", 100)), 500))
	start := time.Now()
	_, err := read(busy, Options{Timeout: 300 * time.Millisecond})
	if took := time.Since(start); codeOf(err) != "took_too_long" || took > 5*time.Second {
		t.Errorf("after %s: %v", took, err)
	}
}

func TestCompiledCacheStale(t *testing.T) {
	dir := t.TempDir()
	if err := Warm(Options{}); err != nil { // there already, as a rule: compiling takes long
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, os.DirFS(Options{}.filled().CacheDir)); err != nil {
		t.Fatal(err)
	}
	spoiled := 0
	err := walkFiles(dir, func(path string) error {
		spoiled++
		return os.WriteFile(path, []byte("spoiled"), 0o600)
	})
	if err != nil || spoiled == 0 {
		t.Fatalf("spoiled %d files: %v", spoiled, err)
	}
	doc, err := read(simplePDF("compiled anew"), Options{CacheDir: dir})
	if err != nil || Join(doc.Lines) != "compiled anew" {
		t.Fatalf("with a spoiled cache: %v", err)
	}
}
