package gbnf

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// space skips blanks and comments, and line breaks where lines says so.
func (p *parser) space(lines bool) {
	for p.at < len(p.src) {
		switch c := p.src[p.at]; {
		case c == '#':
			n := strings.IndexByte(p.src[p.at:], '\n')
			if n < 0 {
				n = len(p.src) - p.at
			}
			p.at += n
		case c == ' ' || c == '\t' || lines && (c == '\n' || c == '\r'):
			p.at++
		default:
			return
		}
	}
}

func (p *parser) peek() byte {
	if p.at < len(p.src) {
		return p.src[p.at]
	}
	return 0
}

func (p *parser) take(s string) bool {
	if strings.HasPrefix(p.src[p.at:], s) {
		p.at += len(s)
		return true
	}
	return false
}

func isName(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_'
}

func (p *parser) name() string {
	start := p.at
	for p.at < len(p.src) && isName(p.src[p.at]) {
		p.at++
	}
	return p.src[start:p.at]
}

// character reads one character of a literal or class, escapes undone.
func (p *parser) character() (rune, error) {
	if p.at >= len(p.src) {
		return 0, fmt.Errorf("text ends inside a literal or class")
	}
	c, n := utf8.DecodeRuneInString(p.src[p.at:])
	p.at += n
	if c != '\\' {
		return c, nil
	}
	if p.at >= len(p.src) {
		return 0, fmt.Errorf("text ends inside an escape")
	}
	e := p.src[p.at]
	p.at++
	var digits int
	switch e {
	case 'n':
		return '\n', nil
	case 'r':
		return '\r', nil
	case 't':
		return '\t', nil
	case '\\', '"', '[', ']', '-', '^':
		return rune(e), nil
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	default:
		return 0, fmt.Errorf("unknown escape \\%c", e)
	}
	if p.at+digits > len(p.src) {
		return 0, fmt.Errorf("text ends inside an escape")
	}
	v, err := strconv.ParseUint(p.src[p.at:p.at+digits], 16, 32)
	if err != nil || v > utf8.MaxRune {
		return 0, fmt.Errorf("bad escape \\%c%s", e, p.src[p.at:p.at+digits])
	}
	p.at += digits
	return rune(v), nil
}

// leftRecursion refuses rules that can begin with themselves: following one
// would never end.
func (p *parser) leftRecursion() error {
	all := p.rules.alternatives
	empty := make([]bool, len(all)) // rules that can be nothing at all
	for again := true; again; {
		again = false
		for i, alternatives := range all {
			for _, a := range alternatives {
				if !empty[i] && canBeEmpty(a, empty) {
					empty[i], again = true, true
				}
			}
		}
	}
	const unseen, open, done = 0, 1, 2
	state := make([]int, len(all))
	var visit func(i, depth int) bool
	visit = func(i, depth int) bool {
		if state[i] == open || depth > maxElements {
			return false
		}
		if state[i] == done {
			return true
		}
		state[i] = open
		for _, a := range all[i] {
			for _, e := range a {
				if e.rule < 0 {
					break
				}
				if !visit(e.rule, depth+1) {
					return false
				}
				if !empty[e.rule] {
					break
				}
			}
		}
		state[i] = done
		return true
	}
	for i := range all {
		if !visit(i, 0) {
			return fmt.Errorf("a rule begins with itself")
		}
	}
	return nil
}

func canBeEmpty(a []element, empty []bool) bool {
	for _, e := range a {
		if e.rule < 0 || !empty[e.rule] {
			return false
		}
	}
	return true
}
