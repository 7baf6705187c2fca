package document

import (
	"bytes"
	"compress/zlib"
	"crypto/md5"
	"crypto/rc4"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// pdfFile writes small PDFs for tests: objects in order, then a cross-reference
// table unless it is to be missing.
type pdfFile struct {
	objects []string
	encrypt string // object of the /Encrypt dictionary, in the trailer
	id      string
	noXref  bool
	crypt   func(object int, data []byte) []byte
}

// add appends an object and gives its number.
func (f *pdfFile) add(format string, args ...any) int {
	f.objects = append(f.objects, fmt.Sprintf(format, args...))
	return len(f.objects)
}

func (f *pdfFile) stream(dict string, data []byte) int {
	n := len(f.objects) + 1
	if f.crypt != nil {
		data = f.crypt(n, data)
	}
	return f.add("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

func (f *pdfFile) bytes(root int) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range f.objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	if f.noXref {
		fmt.Fprintf(&b, "trailer << /Root %d 0 R /Size %d >>\n%%%%EOF\n", root, len(f.objects)+1)
		return b.Bytes()
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer << /Root %d 0 R /Size %d %s %s >>\nstartxref\n%d\n%%%%EOF\n", root, len(f.objects)+1, f.encrypt, f.id, xref)
	return b.Bytes()
}

// page gives a one-page PDF with the content stream given.
func (f *pdfFile) page(content string) []byte { return f.pages(content) }

// pages gives a PDF with a page for each content stream: F1 is Helvetica, F2 its
// bold, G0 lets everything shine through, G1 nothing.
func (f *pdfFile) pages(contents ...string) []byte {
	plain := f.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	bold := f.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>")
	parent := len(f.objects) + 2*len(contents) + 1
	var kids strings.Builder
	for _, content := range contents {
		c := f.stream("", []byte(content))
		n := f.add("<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 %d 0 R /F2 %d 0 R >> /ExtGState << /G0 << /ca 0 >> /G1 << /ca 1 >> >> >> >>", parent, c, plain, bold)
		fmt.Fprintf(&kids, "%d 0 R ", n)
	}
	f.add("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), len(contents))
	return f.bytes(f.add("<< /Type /Catalog /Pages %d 0 R >>", parent))
}

func show(x, y, size float64, text string) string {
	r := strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)
	return fmt.Sprintf("BT /F1 %g Tf %g %g Td (%s) Tj ET\n", size, x, y, r.Replace(text))
}

// showBold is show in bold letters.
func showBold(x, y, size float64, text string) string {
	return strings.Replace(show(x, y, size, text), "/F1 ", "/F2 ", 1)
}

func simplePDF(text string) []byte { return new(pdfFile).page(show(72, 720, 11, text)) }

func deflate(data []byte) []byte {
	var b bytes.Buffer
	w, _ := zlib.NewWriterLevel(&b, zlib.BestCompression)
	_, _ = w.Write(data)
	_ = w.Close()
	return b.Bytes()
}

// locked gives a one-page PDF under the standard security handler, revision 2
// (ISO 32000-1, 7.6.3): 40-bit RC4.
func locked(t *testing.T, user, owner, text string) []byte {
	t.Helper()
	pad := []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")
	padded := func(s string) []byte { return append([]byte(s), pad...)[:32] }
	scramble := func(key, data []byte) []byte {
		c, err := rc4.NewCipher(key)
		if err != nil {
			t.Fatal(err)
		}
		out := make([]byte, len(data))
		c.XORKeyStream(out, data)
		return out
	}
	ownerKey := md5.Sum(padded(owner))
	o := scramble(ownerKey[:5], padded(user))
	id := []byte("0123456789abcdef")
	const permissions = 0xffffffc0 // neither print nor copy
	seed := append(padded(user), o...)
	seed = append(seed, permissions&0xff, permissions>>8&0xff, permissions>>16&0xff, permissions>>24&0xff)
	sum := md5.Sum(append(seed, id...))
	key := sum[:5]
	f := &pdfFile{
		id:      fmt.Sprintf("/ID [<%x> <%x>]", id, id),
		encrypt: fmt.Sprintf("/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P %d /O <%x> /U <%x> >>", int32(permissions-1<<32), o, scramble(key, pad)),
		crypt: func(object int, data []byte) []byte {
			k := md5.Sum(append(append([]byte{}, key...), byte(object), byte(object>>8), byte(object>>16), 0, 0))
			return scramble(k[:10], data)
		},
	}
	return f.page(show(72, 720, 11, text))
}

func lockedPDF(t *testing.T) []byte {
	t.Helper()
	return locked(t, "opensesame", "owner", "Nobody reads this without the word")
}

func walkFiles(dir string, do func(path string) error) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return do(path)
	})
}
