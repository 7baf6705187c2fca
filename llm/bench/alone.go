package main

import (
	"fmt"
	"strings"
	"unicode"

	"vouchsafe/llm"
)

// lock allows the words of a text, in any order, as a letter's lock would.
type lock struct {
	words map[string]bool // every beginning of a word; true where it is whole
	part  string
}

func lockTo(text string) *lock {
	l := &lock{words: map[string]bool{}}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), notWord) {
		for i := range w {
			if i > 0 && !l.words[w[:i]] {
				l.words[w[:i]] = false
			}
		}
		l.words[w] = true
	}
	return l
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r < 0x80 }

func (l *lock) follow(piece string) (part string, ok bool) {
	part = l.part
	for i := range len(piece) {
		c := piece[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if notWord(rune(c)) && c < 0x80 {
			if part != "" && !l.words[part] {
				return part, false
			}
			part = ""
			continue
		}
		part += string([]byte{c})
		if _, ok := l.words[part]; !ok {
			return part, false
		}
	}
	return part, true
}

func (l *lock) Fork() llm.Constraint            { c := *l; return &c }
func (l *lock) Allows(piece string) bool        { _, ok := l.follow(piece); return ok }
func (l *lock) AllowsPrefix(prefix string) bool { return l.Allows(prefix) }
func (l *lock) Accept(piece string)             { l.part, _ = l.follow(piece) }
func (l *lock) MayEnd() bool                    { return l.part == "" || l.words[l.part] }

// locked compares decoding under a lock that lets the same tokens through with
// decoding without one.
func locked(b *bench) error {
	e, err := b.open(b.model, llm.Options{Threads: b.cores, NoLookup: true})
	if err != nil {
		return err
	}
	defer e.Close()
	p, err := e.Prefix(b.ctx, longPrefix("lock", 300), nil)
	if err != nil {
		return err
	}
	job := llm.Job{User: story, MaxTokens: 60}
	free := job
	var with, without []float64
	note := ""
	for i := range b.rounds + 1 {
		if err := b.begin(i); err != nil {
			return err
		}
		job.Constraint = nil
		out, err := e.Generate(b.ctx, p, []llm.Job{free}, nil)
		if err != nil {
			return err
		}
		a := e.Stats()
		job.Constraint = lockTo(out[0][0].Text)
		under, err := e.Generate(b.ctx, p, []llm.Job{job}, nil)
		if err != nil {
			return err
		}
		c := e.Stats()
		if i == 0 {
			note = fmt.Sprintf("same text: %v, %d rejected", under[0][0].Text == out[0][0].Text, under[0][0].Rejected)
			continue
		}
		without = append(without, float64(a.GeneratedTokens)/a.GenerateTime.Seconds())
		with = append(with, float64(c.GeneratedTokens)/c.GenerateTime.Seconds())
	}
	b.atLeast("locked decoding", "free decoding", median(with)/median(without), 0.97,
		fmt.Sprintf("%.1f and %.1f tokens/s, %s", median(with), median(without), note))
	return nil
}

// rewrites compares decoding with prompt lookup and without, where the text
// copies and where it does not.
func rewrites(b *bench) error {
	with, err := b.open(b.model, llm.Options{Threads: b.cores})
	if err != nil {
		return err
	}
	defer with.Close()
	without, err := b.open(b.model, llm.Options{Threads: b.cores, NoLookup: true})
	if err != nil {
		return err
	}
	defer without.Close()
	for _, c := range []struct {
		what, user string
		bar        float64
	}{{"rewrite that copies, with prompt lookup", copied, 1.4}, {"text that does not copy, with prompt lookup", original, 0.97}} {
		rate := map[*llm.Engine][]float64{}
		note := ""
		for i := range b.rounds + 1 {
			if err := b.begin(i); err != nil {
				return err
			}
			for _, e := range []*llm.Engine{with, without} {
				p, err := e.Prefix(b.ctx, []llm.Message{{Role: "system", Content: "You are a careful writer."}}, nil)
				if err != nil {
					return err
				}
				if _, err := e.Generate(b.ctx, p, []llm.Job{{User: c.user, MaxTokens: 64}}, nil); err != nil {
					return err
				}
				s := e.Stats()
				if i > 0 {
					rate[e] = append(rate[e], float64(s.GeneratedTokens)/s.GenerateTime.Seconds())
				}
				if e == with {
					note = fmt.Sprintf("%d of %d guesses held", s.Accepted, s.Drafted)
				}
			}
		}
		x, y := median(rate[with]), median(rate[without])
		b.atLeast(c.what, "without", x/y, c.bar, fmt.Sprintf("%.1f and %.1f tokens/s, %s", x, y, note))
	}
	return nil
}

// bandwidth compares what decoding reads of the weights each second with what
// the machine can read.
func bandwidth(b *bench) error {
	e, err := b.open(b.model, llm.Options{Threads: b.cores, NoLookup: true})
	if err != nil {
		return err
	}
	defer e.Close()
	size, err := fileSize(b.model)
	if err != nil {
		return err
	}
	p, err := e.Prefix(b.ctx, longPrefix("bandwidth", 100), nil)
	if err != nil {
		return err
	}
	limit := readBandwidth(b.cores)
	for _, rows := range []int{1, 16} {
		var rate []float64
		for i := range b.rounds {
			if err := b.begin(i); err != nil {
				return err
			}
			if _, err := e.Generate(b.ctx, p, []llm.Job{{User: "Write a story.", Candidates: rows, MaxTokens: 32, Temperature: 1}}, nil); err != nil {
				return err
			}
			s := e.Stats()
			rate = append(rate, float64(s.GeneratedTokens)/s.GenerateTime.Seconds())
		}
		b.printed(fmt.Sprintf("share of the memory-bandwidth limit, batch %d", rows), fmt.Sprintf("%.1f GB/s read", limit/1e9),
			median(rate)/float64(rows)*size/limit, fmt.Sprintf("%.1f tokens/s", median(rate)))
	}
	return nil
}
