package meaning

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"vouchsafe/llm"
	"vouchsafe/llm/gguf"
)

// Reader understands lines. It remembers what it has read, so asking again costs
// nothing; it may be used from any goroutine.
type Reader struct {
	encoder *llm.Encoder
	heads   *heads

	mu    sync.Mutex
	lines map[Line]Meaning
	posts map[PostingLine]PostingMeaning
}

// remembered bounds what a Reader keeps: some dozens of resumes and postings.
const remembered = 20_000

// newReader opens the file at path, whose checksum is sum.
func newReader(ctx context.Context, path, sum, libraries string) (*Reader, error) {
	e, err := llm.OpenEncoder(ctx, path, llm.Options{Libraries: libraries, SHA256: sum})
	if err != nil {
		return nil, err
	}
	var h *heads
	f, err := gguf.OpenEncoder(path)
	if err == nil {
		h, err = readHeads(f, e.Width())
	}
	if err != nil {
		_ = e.Close()
		return nil, err
	}
	return &Reader{encoder: e, heads: h, lines: map[Line]Meaning{}, posts: map[PostingLine]PostingMeaning{}}, nil
}

// Close gives the encoder's memory back.
func (r *Reader) Close() error { return r.encoder.Close() }

// Lines understands lines of a resume, in their order.
func (r *Reader) Lines(ctx context.Context, lines []Line) ([]Meaning, error) {
	return recall(ctx, r, r.lines, lines, func(l Line) (string, string) {
		before := l.Title
		if before == "" {
			before = "no title"
		}
		if l.Now {
			before += " (now)"
		}
		return before + ": ", l.Text
	}, r.meaning)
}

// Posting understands sentences of a posting, in their order.
func (r *Reader) Posting(ctx context.Context, lines []PostingLine) ([]PostingMeaning, error) {
	return recall(ctx, r, r.posts, lines, func(l PostingLine) (string, string) {
		heading := strings.TrimRight(l.Heading, ":")
		if heading == "" {
			heading = "no heading"
		}
		return "posting, " + heading + ": ", l.Text
	}, r.postingMeaning)
}

// recall answers from memory and reads what is not there in one go.
func recall[L comparable, M any](ctx context.Context, r *Reader, known map[L]M, lines []L, words func(L) (before, text string), mean func(string, reading) M) ([]M, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(known)+len(lines) > remembered {
		clear(known)
	}
	var fresh []L
	var texts []string
	asked := map[L]bool{}
	for _, l := range lines {
		if _, ok := known[l]; !ok && !asked[l] {
			asked[l] = true
			before, text := words(l)
			fresh, texts = append(fresh, l), append(texts, before+text)
		}
	}
	if len(texts) > 0 {
		got, err := r.encoder.Encode(ctx, texts)
		if err != nil {
			return nil, err
		}
		for i, l := range fresh {
			before, text := words(l)
			known[l] = mean(text, read(got[i], len(before), len(text)))
		}
	}
	out := make([]M, len(lines))
	for i, l := range lines {
		out[i] = known[l]
	}
	return out, nil
}

// reading is an encoded line without what was put before it.
type reading struct {
	mean   []float32
	pooled []float32 // mean and largest, as the heads take them
	words  []llm.Word
}

// read takes the words of the line itself out of an encoding, at their places in it.
func read(e llm.Encoding, before, length int) reading {
	r := reading{mean: e.Mean, pooled: slices.Concat(e.Mean, e.Most)}
	for _, w := range e.Words {
		if w.From >= before && w.To <= before+length {
			w.From, w.To = w.From-before, w.To-before
			r.words = append(r.words, w)
		}
	}
	return r
}

func (r *Reader) meaning(text string, in reading) Meaning {
	h := r.heads.of
	m := Meaning{Spans: map[string]Span{}}
	var kind, part float64
	m.Kind, kind = h["kind"].choose(in.pooled)
	m.Story, _ = h["story"].choose(in.pooled)
	m.Part, part = h["part"].choose(in.pooled)
	worth, _ := h["worth"].choose(in.pooled)
	m.Worth, _ = strconv.Atoi(worth)
	filler := h["worth"].chances(in.pooled)[0] // between the grades of a deed nobody is sure; whether it is one counts
	m.Confidence = min(kind, part, max(filler, 1-filler))
	for i, s := range h["signals"].scores(in.pooled) {
		if s > 0 {
			m.Signals = append(m.Signals, h["signals"].classes[i])
		}
	}
	for _, tagger := range []string{"beats", "inside"} {
		maps.Copy(m.Spans, h[tagger].spans(text, in.words))
	}
	m.Vector = r.heads.like(in.mean)
	return m
}

func (r *Reader) postingMeaning(text string, in reading) PostingMeaning {
	h := r.heads.of
	var m PostingMeaning
	m.Label, m.Confidence = h["label"].choose(in.pooled)
	w, _ := h["weight"].choose(in.pooled)
	m.Weight, _ = strconv.Atoi(w)
	if span, ok := h["quote"].spans(text, in.words)["quote"]; ok {
		m.Quote = span.Of(text)
	}
	m.Vector = r.heads.like(in.mean)
	return m
}

// spans gives each answer of a tagger its longest run of words; runs that one word
// parts are one. Marks at the edges stay outside.
func (h head) spans(text string, words []llm.Word) map[string]Span {
	var known []llm.Word
	for _, w := range words {
		if w.Vector != nil {
			known = append(known, w)
		}
	}
	vectors := make([][]float32, len(known))
	for i, w := range known {
		vectors[i] = w.Vector
	}
	longest := map[int][2]int{}
	open := map[int][2]int{}
	for i, k := range h.tag(vectors) {
		if k == 0 {
			continue
		}
		run, ok := open[k]
		if !ok || i-run[1] > 2 {
			run = [2]int{i, i}
		}
		run[1] = i
		open[k] = run
		if best, ok := longest[k]; !ok || run[1]-run[0] > best[1]-best[0] || best[0] == run[0] {
			longest[k] = run
		}
	}
	out := map[string]Span{}
	for k, run := range longest {
		if span := trimmed(text, Span{known[run[0]].From, known[run[1]].To}); span[0] < span[1] {
			out[h.classes[k]] = span
		}
	}
	return out
}

// trimmed takes off the marks that part a span from what stands beside it. A minus
// before a figure stays, and a bracket whose other half is inside.
func trimmed(text string, s Span) Span {
	for s[0] < s[1] {
		inside := s.Of(text)
		r, n := utf8.DecodeRuneInString(inside)
		minus := r == '-' && len(inside) > 1 && inside[1] != ' '
		whole := r == '(' && strings.Contains(inside, ")") || r == '[' && strings.Contains(inside, "]")
		if minus || whole || !strings.ContainsRune(" ([;:,–—-•", r) {
			break
		}
		s[0] += n
	}
	for s[0] < s[1] {
		inside := s.Of(text)
		r, n := utf8.DecodeLastRuneInString(inside)
		whole := r == ')' && strings.Contains(inside, "(") || r == ']' && strings.Contains(inside, "[")
		if whole || !strings.ContainsRune(" .,;:–—)]", r) {
			break
		}
		s[1] -= n
	}
	return s
}
