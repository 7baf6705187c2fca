package command

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/mattn/go-isatty"
)

// page is a place text is printed on: a terminal with faint and bold letters, or a
// file without.
type page struct {
	io.Writer
	terminal bool
	styled   bool
	width    int // characters a line may have
}

// newPage prints on w, which ends at to.
func newPage(to io.Writer, w io.Writer) *page {
	p := &page{Writer: w, width: 84}
	if f, ok := to.(*os.File); ok {
		p.terminal = isatty.IsTerminal(f.Fd())
	}
	p.styled = p.terminal && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	return p
}

func (p *page) line(format string, args ...any) {
	fmt.Fprintf(p, format+"\n", args...)
}

func (p *page) faint(s string) string { return p.style("2", s) }
func (p *page) bold(s string) string  { return p.style("1", s) }

func (p *page) style(code, s string) string {
	if !p.styled || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

// heading starts a part of what is printed.
func (p *page) heading(s string) { p.line("\n%s", p.bold(s)) }

// flow prints text broken between words, the first line after first and the others
// after rest. style is for the text; nil leaves it plain.
func (p *page) flow(first, rest, text string, style func(string) string) {
	if style == nil {
		style = func(s string) string { return s }
	}
	for i, l := range wrap(text, p.width-len([]rune(first)), p.width-len([]rune(rest))) {
		if i == 0 {
			p.line("%s%s", style(first), style(l))
		} else {
			p.line("%s%s", rest, style(l))
		}
	}
}

// wrap breaks text between words into lines of at most so many characters, the
// first and the others; a longer word has a line to itself.
func wrap(text string, first, others int) []string {
	var lines []string
	line, n, width := "", 0, first
	for word := range strings.FieldsSeq(text) {
		w := len([]rune(word))
		if n > 0 && n+1+w > width {
			lines = append(lines, line)
			line, n, width = "", 0, others
		}
		if n > 0 {
			line, n = line+" ", n+1
		}
		line, n = line+word, n+w
	}
	if n > 0 {
		lines = append(lines, line)
	}
	return lines
}
