package document

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Options are the limits around a reader; the zero value takes the defaults.
type Options struct {
	CacheDir string        // where the compiled PDF module is kept; default $XDG_CACHE_HOME/vouchsafe/pdfium
	Password string        // opens a PDF that asks for one
	MaxBytes int           // largest file, default 32 MiB
	MaxPages int           // default 60
	MaxChars int           // characters in all, default 400,000
	Timeout  time.Duration // for one document, default 20 s
}

func (o Options) filled() Options {
	if o.CacheDir == "" {
		o.CacheDir = filepath.Join(cacheHome(), "vouchsafe", "pdfium")
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = 32 << 20
	}
	if o.MaxPages <= 0 {
		o.MaxPages = 60
	}
	if o.MaxChars <= 0 {
		o.MaxChars = 400_000
	}
	if o.Timeout <= 0 {
		o.Timeout = 20 * time.Second
	}
	return o
}

func cacheHome() string {
	if d := os.Getenv("XDG_CACHE_HOME"); filepath.IsAbs(d) {
		return d
	}
	if d, err := os.UserCacheDir(); err == nil {
		return d
	}
	return os.TempDir()
}

// Read turns the bytes of one file into a Document. The format is told by the
// content; name (a file name, or "") only decides between kinds of plain text.
// Every error is a fault or ctx's own error, and comes with a nil Document.
func Read(ctx context.Context, name string, data []byte, o Options) (*Document, error) {
	o = o.filled()
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, faultEmpty(name)
	}
	if len(data) > o.MaxBytes {
		return nil, faultTooLarge(name, len(data), o.MaxBytes)
	}
	if sniff(name, data) == "pdf" {
		// Compiling the PDF module takes seconds, once a machine, and is no fault of
		// the document's: it does not count against its deadline.
		if err := compile(o.CacheDir); err != nil {
			return nil, faultParser(err)
		}
	}
	ctx, cancel := context.WithTimeoutCause(ctx, o.Timeout, errDeadline)
	defer cancel()
	doc, err := readFormat(ctx, name, data, o)
	if err != nil {
		if ctx.Err() != nil {
			if errors.Is(context.Cause(ctx), errDeadline) {
				return nil, faultTimeout(name, o.Timeout)
			}
			return nil, ctx.Err()
		}
		return nil, err
	}
	if chars := doc.chars(); chars > o.MaxChars {
		return nil, faultTooMuchText(name, chars, o.MaxChars)
	}
	return doc, nil
}

var errDeadline = errors.New("document deadline passed")

func readFormat(ctx context.Context, name string, data []byte, o Options) (*Document, error) {
	switch sniff(name, data) {
	case "pdf":
		return readPDF(ctx, name, data, o)
	case "docx":
		return readDOCX(name, data, o)
	case "html":
		s, ok := Decode(data)
		if !ok {
			return nil, faultUnknown(name)
		}
		return readHTML(name, s)
	case "markdown":
		s, ok := Decode(data)
		if !ok {
			return nil, faultUnknown(name)
		}
		return readMarkdown(name, s)
	case "text":
		s, ok := Decode(data)
		if !ok {
			return nil, faultUnknown(name)
		}
		return readPlain(name, s)
	case "not_pdf":
		return nil, faultNotPDF(name)
	}
	return nil, faultUnknown(name)
}

// sniff tells the format from the first bytes; the ending of name is asked only
// where text alone cannot tell.
func sniff(name string, data []byte) string {
	head := data[:min(len(data), 1024)]
	ext := strings.ToLower(filepath.Ext(name))
	switch {
	case bytes.Contains(head, []byte("%PDF-")):
		return "pdf"
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		if ext == ".pdf" {
			return "not_pdf"
		}
		return "docx"
	case ext == ".pdf":
		return "not_pdf"
	case binary(head), bytes.HasPrefix(head, []byte(`{\rtf`)):
		return ""
	case ext == ".md" || ext == ".markdown":
		return "markdown"
	case looksHTML(head) || ext == ".html" || ext == ".htm":
		return "html"
	case ext != ".txt" && looksMarkdown(data):
		return "markdown"
	}
	return "text"
}

func binary(head []byte) bool {
	if len(head) >= 2 && (head[0] == 0xff && head[1] == 0xfe || head[0] == 0xfe && head[1] == 0xff) {
		return false
	}
	return bytes.IndexByte(head, 0) >= 0
}

var htmlTag = regexp.MustCompile(`(?i)</?(?:p|br|div|ul|ol|li|h[1-6]|b|strong|em|i|a|span|table|tr|td|body|html)(?:\s[^<>]*)?/?>`)

func looksHTML(head []byte) bool {
	h := strings.ToLower(strings.TrimLeft(string(head), "\ufeff \t\r\n"))
	return strings.HasPrefix(h, "<!doctype html") || strings.HasPrefix(h, "<html") || len(htmlTag.FindAllString(h, 2)) == 2
}

// looksMarkdown asks for two headings, or a heading and list items.
func looksMarkdown(data []byte) bool {
	headings, items := 0, 0
	for line := range bytes.Lines(bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))) {
		t := bytes.TrimLeft(line, " ")
		switch {
		case bytes.HasPrefix(t, []byte("# ")), bytes.HasPrefix(t, []byte("## ")), bytes.HasPrefix(t, []byte("### ")):
			headings++
		case bytes.HasPrefix(t, []byte("- ")), bytes.HasPrefix(t, []byte("* ")):
			items++
		}
	}
	return headings >= 2 || headings == 1 && items > 0
}

// lineEnds are the ways in which a line of text ends besides a line feed.
var lineEnds = strings.NewReplacer("\r\r\n", "\n", "\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// Decode gives the text of a file as UTF-8 with lines that end in a line feed: byte
// order marks are honoured, what is not UTF-8 is read as Windows-1252. It reports false
// for text with NUL bytes.
func Decode(data []byte) (string, bool) {
	s, ok := decodeText(data)
	return lineEnds.Replace(s), ok
}

func decodeText(data []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(data, []byte{0xef, 0xbb, 0xbf}):
		data = data[3:]
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		big := data[0] == 0xfe
		var units []uint16
		for i := 2; i+1 < len(data); i += 2 {
			if big {
				units = append(units, uint16(data[i])<<8|uint16(data[i+1]))
			} else {
				units = append(units, uint16(data[i+1])<<8|uint16(data[i]))
			}
		}
		return string(utf16.Decode(units)), true
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", false
	}
	if utf8.Valid(data) {
		return string(data), true
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	return string(out), err == nil
}

func (d *Document) chars() int {
	n := 0
	for _, ls := range [][]Line{d.Lines, d.Furniture, d.Hidden} {
		for _, l := range ls {
			n += len(l.Text) + len(l.Right)
		}
	}
	return n
}
