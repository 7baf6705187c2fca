package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
)

// ref is the number of an indirect object.
type ref int

func (r ref) String() string { return fmt.Sprintf("%d 0 R", int(r)) }

// file collects numbered objects; a number may be handed out before its object is
// known, since pages, structure and annotations point at each other.
type file struct {
	bodies [][]byte // of object i+1
}

func (f *file) reserve() ref {
	f.bodies = append(f.bodies, nil)
	return ref(len(f.bodies))
}

func (f *file) set(r ref, format string, a ...any) {
	f.bodies[r-1] = fmt.Appendf(nil, format, a...)
}

func (f *file) add(format string, a ...any) ref {
	r := f.reserve()
	f.set(r, format, a...)
	return r
}

// stream adds a compressed stream; extra is further entries of its dictionary.
func (f *file) stream(data []byte, extra string) ref {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	_, _ = z.Write(data) // a bytes.Buffer does not fail
	_ = z.Close()
	return f.add("<</Length %d/Filter/FlateDecode%s>>\nstream\n%s\nendstream", packed.Len(), extra, packed.Bytes())
}

// bytes writes header, objects, cross-reference table and trailer (ISO 32000-1, 7.5).
func (f *file) bytes(root, info ref) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(f.bodies))
	for i, body := range f.bodies {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	id := sha256.Sum256(b.Bytes())
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(f.bodies)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root %v/Info %v/ID[<%x><%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.bodies)+1, root, info, id[:16], id[:16], xref)
	return b.Bytes()
}

// text writes a text string: ASCII as it is, anything else as UTF-16 with its mark.
func text(s string) string {
	for _, r := range s {
		if r < ' ' || r > '~' {
			var b strings.Builder
			b.WriteString("<FEFF")
			for _, u := range utf16.Encode([]rune(s)) {
				fmt.Fprintf(&b, "%04X", u)
			}
			return b.String() + ">"
		}
	}
	return "(" + strings.NewReplacer(`\`, `\\`, `(`, `\(`, `)`, `\)`).Replace(s) + ")"
}

// num writes a number in as few digits as a thousandth of a point needs.
func num(x float64) string {
	s := strconv.FormatFloat(x, 'f', 3, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}

func nums(xs ...float64) string {
	parts := make([]string, len(xs))
	for i, x := range xs {
		parts[i] = num(x)
	}
	return strings.Join(parts, " ")
}
