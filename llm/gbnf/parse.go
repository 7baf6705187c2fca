package gbnf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"vouchsafe/llm"
)

// rules are a parsed grammar. They never change after parsing.
type rules struct {
	names        map[string]int
	alternatives [][][]element
}

// element is one step of an alternative: a rule, or where rule is -1 a class of
// characters.
type element struct {
	rule   int
	not    bool
	ranges [][2]rune
}

func (e element) has(c rune) bool {
	for _, r := range e.ranges {
		if c >= r[0] && c <= r[1] {
			return !e.not
		}
	}
	return e.not
}

// overlaps tells whether any character from low to high is in the class. For a
// negated class it errs towards yes.
func (e element) overlaps(low, high rune) bool {
	for _, r := range e.ranges {
		if r[0] <= low && high <= r[1] && e.not {
			return false
		}
		if r[0] <= high && low <= r[1] && !e.not {
			return true
		}
	}
	return e.not
}

const (
	maxElements = 100_000
	maxRepeat   = 2_000
	maxNesting  = 200
)

type parser struct {
	src     string
	at      int
	rules   *rules
	defined map[int]bool
	size    int
	depth   int
}

func parse(source string) (*rules, error) {
	p := &parser{src: source, rules: &rules{names: map[string]int{}}, defined: map[int]bool{}}
	if err := p.grammar(); err != nil {
		line := 1 + strings.Count(source[:min(p.at, len(source))], "\n")
		return nil, &llm.Error{Code: llm.BadGrammar, Err: fmt.Errorf("grammar line %d: %w", line, err)}
	}
	return p.rules, nil
}

func (p *parser) grammar() error {
	if !utf8.ValidString(p.src) {
		return fmt.Errorf("not UTF-8")
	}
	for p.space(true); p.at < len(p.src); p.space(true) {
		if err := p.rule(); err != nil {
			return err
		}
	}
	if _, ok := p.rules.names["root"]; !ok {
		return fmt.Errorf("no rule named root")
	}
	for name, i := range p.rules.names {
		if !p.defined[i] {
			return fmt.Errorf("rule %q is used but not defined", name)
		}
	}
	return p.leftRecursion()
}

func (p *parser) rule() error {
	name := p.name()
	if name == "" {
		return fmt.Errorf("expected a rule's name")
	}
	p.space(false)
	if !p.take("::=") {
		return fmt.Errorf("expected ::= after %q", name)
	}
	i := p.number(name)
	if p.defined[i] {
		return fmt.Errorf("rule %q is defined twice", name)
	}
	p.defined[i] = true
	p.space(true)
	alternatives, err := p.choice(false)
	p.rules.alternatives[i] = alternatives
	return err
}

// number is a rule's index, made on first sight.
func (p *parser) number(name string) int {
	i, ok := p.rules.names[name]
	if !ok {
		i = p.fresh(nil)
		p.rules.names[name] = i
	}
	return i
}

func (p *parser) fresh(alternatives [][]element) int {
	p.rules.alternatives = append(p.rules.alternatives, alternatives)
	return len(p.rules.alternatives) - 1
}

// choice parses alternatives up to the end of the rule, or of the group.
func (p *parser) choice(group bool) (out [][]element, err error) {
	if p.depth++; p.depth > maxNesting {
		return nil, fmt.Errorf("groups nested too deep")
	}
	defer func() { p.depth-- }()
	for {
		seq, err := p.sequence(group)
		if err != nil {
			return nil, err
		}
		out = append(out, seq)
		p.space(group)
		if !p.take("|") {
			return out, nil
		}
		p.space(true)
	}
}

func (p *parser) sequence(group bool) ([]element, error) {
	var out []element
	for {
		p.space(group)
		start := len(out)
		switch c := p.peek(); {
		case c == '"':
			p.at++
			for !p.take(`"`) {
				r, err := p.character()
				if err != nil {
					return nil, err
				}
				out = append(out, class(r, r))
			}
		case c == '[':
			e, err := p.class()
			if err != nil {
				return nil, err
			}
			out = append(out, e)
		case c == '.':
			p.at++
			out = append(out, class(0, utf8.MaxRune))
		case c == '(':
			p.at++
			p.space(true)
			inner, err := p.choice(true)
			if err != nil {
				return nil, err
			}
			p.space(true)
			if !p.take(")") {
				return nil, fmt.Errorf("expected )")
			}
			out = append(out, element{rule: p.fresh(inner)})
		case isName(c):
			out = append(out, element{rule: p.number(p.name())})
		default:
			return out, nil
		}
		p.size += len(out) - start
		var err error
		if out, err = p.repeat(out, start); err != nil {
			return nil, err
		}
		if p.size > maxElements {
			return nil, fmt.Errorf("grammar is too large")
		}
	}
}

// repeat applies * + ? or {m,n} to what was parsed from start on.
func (p *parser) repeat(out []element, start int) ([]element, error) {
	var least, most int
	switch p.peek() {
	case '*':
		least, most = 0, -1
	case '+':
		least, most = 1, -1
	case '?':
		least, most = 0, 1
	case '{':
		end := strings.IndexByte(p.src[p.at:], '}')
		if end < 0 {
			return nil, fmt.Errorf("expected }")
		}
		low, high, ranged := strings.Cut(p.src[p.at+1:p.at+end], ",")
		var err error
		if least, err = strconv.Atoi(strings.TrimSpace(low)); err != nil {
			return nil, fmt.Errorf("bad repetition count %q", low)
		}
		most = least
		if high = strings.TrimSpace(high); ranged && high == "" {
			most = -1
		} else if ranged {
			if most, err = strconv.Atoi(high); err != nil {
				return nil, fmt.Errorf("bad repetition count %q", high)
			}
		}
		if least < 0 || least > maxRepeat || most > maxRepeat || most >= 0 && most < least {
			return nil, fmt.Errorf("repetition %d to %d", least, most)
		}
		p.at += end
	default:
		return out, nil
	}
	p.at++
	unit := slices.Clone(out[start:])
	out = out[:start]
	if len(unit) == 0 {
		return out, nil
	}
	if p.size += len(unit) * max(least, most, 1); p.size > maxElements {
		return nil, fmt.Errorf("grammar is too large")
	}
	for range least {
		out = append(out, unit...)
	}
	if most < 0 {
		more := p.fresh(nil)
		p.rules.alternatives[more] = [][]element{append(slices.Clone(unit), element{rule: more}), {}}
		return append(out, element{rule: more}), nil
	}
	rest := -1
	for range most - least {
		seq := slices.Clone(unit)
		if rest >= 0 {
			seq = append(seq, element{rule: rest})
		}
		rest = p.fresh([][]element{seq, {}})
	}
	if rest >= 0 {
		out = append(out, element{rule: rest})
	}
	return out, nil
}

func class(low, high rune) element { return element{rule: -1, ranges: [][2]rune{{low, high}}} }

func (p *parser) class() (element, error) {
	p.at++
	e := element{rule: -1, not: p.take("^")}
	for !p.take("]") {
		low, err := p.character()
		if err != nil {
			return e, err
		}
		high := low
		if p.peek() == '-' && !strings.HasPrefix(p.src[p.at:], "-]") {
			p.at++
			if high, err = p.character(); err != nil {
				return e, err
			}
		}
		if high < low {
			return e, fmt.Errorf("range %q to %q runs backwards", low, high)
		}
		e.ranges = append(e.ranges, [2]rune{low, high})
	}
	return e, nil
}
