package llm

import (
	"slices"
	"strings"
	"testing"
)

// words allows texts made of its words, each followed by one space, and an end
// after a whole word.
type words struct {
	list []string
	part string // of the word being written
	n    int    // words so far
}

func (w *words) Fork() Constraint { c := *w; return &c }

func (w *words) follow(piece string) (words, bool) {
	at := *w
	for _, c := range []byte(piece) {
		if c == ' ' && at.has(at.part) {
			at.part = ""
			at.n++
			continue
		}
		at.part += string([]byte{c})
		if !at.begins(at.part) {
			return at, false
		}
	}
	return at, true
}

func (w *words) has(word string) bool {
	return slices.Contains(w.list, word)
}

func (w *words) begins(part string) bool {
	for _, x := range w.list {
		if strings.HasPrefix(x, part) {
			return true
		}
	}
	return false
}

func (w *words) Allows(piece string) bool { _, ok := w.follow(piece); return ok }
func (w *words) Accept(piece string)      { *w, _ = w.follow(piece) }
func (w *words) MayEnd() bool             { return w.has(w.part) }

// branching is the same constraint with its prefixes told.
type branching struct{ words }

func (b *branching) Fork() Constraint                { c := *b; return &c }
func (b *branching) AllowsPrefix(prefix string) bool { return b.Allows(prefix) }

func TestConstraintHolds(t *testing.T) {
	e := small(t)
	p := prefix(t, e)
	list := []string{"the", "capital", "is", "a", "blue", "Zürich", "of"}
	for _, temperature := range []float32{0, 1} {
		job := Job{User: "What is the capital of France?", MaxTokens: 12, Temperature: temperature, Candidates: 3, Stop: []string{"\n"}}
		job.Constraint = &words{list: list}
		slow := write(t, e, p, job)[0]
		job.Constraint = &branching{words{list: list}}
		fast := write(t, e, p, job)[0]
		for k, r := range slow {
			for i, w := range strings.Fields(r.Text) {
				last := i == len(strings.Fields(r.Text))-1
				if !(&words{list: list}).has(w) && (!last || r.End != EndLength) {
					t.Errorf("%q is not an allowed word, in %q", w, r.Text)
				}
			}
			if r.Text == "" || r.Rejected == 0 {
				t.Errorf("candidate %d: %+v", k, r)
			}
			if fast[k].Text != r.Text || fast[k].LogProb != r.LogProb {
				t.Errorf("searched by branches: %+v, one by one: %+v", fast[k], r)
			}
		}
	}
}

// blind allows one text and then nothing, not even an end.
type blind struct{ left string }

func (b *blind) Fork() Constraint         { c := *b; return &c }
func (b *blind) Allows(piece string) bool { return strings.HasPrefix(b.left, piece) }
func (b *blind) Accept(piece string)      { b.left = b.left[len(piece):] }
func (b *blind) MayEnd() bool             { return false }

func TestDeadEndIsReported(t *testing.T) {
	e := small(t)
	r := write(t, e, prefix(t, e), Job{User: "Hello", Constraint: &blind{"qwx"}, MaxTokens: 50})[0][0]
	if r.End != EndDead || r.Text != "qwx" || r.Rejected == 0 {
		t.Errorf("got %+v", r)
	}
}

func TestConstraintSeesNoMoreThanTheStop(t *testing.T) {
	e := small(t)
	// The text may end after "is", and the stop comes as part of a longer token.
	r := write(t, e, prefix(t, e), Job{User: "What is the capital of France?", Constraint: &words{list: []string{"The", "capital", "of", "France", "is"}},
		Stop: []string{" is"}, MaxTokens: 20})[0][0]
	if r.End != EndStop || r.Text != "The capital of France" {
		t.Errorf("got %+v", r)
	}
}

func TestCharactersSplitOverTokens(t *testing.T) {
	e := small(t)
	want := "🦭ẞ日本語"
	tokens := e.session.vocab.tokens(want)
	split := false
	for _, tok := range tokens {
		if piece := e.session.vocab.piece(tok); piece != strings.ToValidUTF8(piece, "") {
			split = true
		}
	}
	if !split {
		t.Fatal("no character is split; the test shows nothing")
	}
	var streamed []string
	out, err := e.Generate(t.Context(), prefix(t, e), []Job{{User: "Hi", Constraint: &blind{want}, MaxTokens: 50}},
		func(tok Token) { streamed = append(streamed, tok.Text) })
	if err != nil {
		t.Fatal(err)
	}
	if out[0][0].Text != want || strings.Join(streamed, "") != want {
		t.Errorf("got %q, streamed %q", out[0][0].Text, streamed)
	}
	for _, s := range streamed {
		if s != strings.ToValidUTF8(s, "") {
			t.Errorf("streamed half a character: %q", s)
		}
	}
	// Cut by length in the middle of the first one.
	cut := write(t, e, prefix(t, e), Job{User: "Hi", Constraint: &blind{want}, MaxTokens: 1})[0][0]
	if cut.Text != "" || cut.End != EndLength {
		t.Errorf("cut inside a character: %+v", cut)
	}
}

func TestTrieFindsEveryToken(t *testing.T) {
	pieces := []string{"a", "ab", "abc", "", "b", "ab", "\xe2\x82", "€", "ba"}
	found := map[int]string{}
	newTrie(pieces).walk(func(string) bool { return true }, func(tok llamaToken, piece string) { found[int(tok)] = piece })
	for i, p := range pieces {
		if found[i] != p {
			t.Errorf("token %d is %q, found %q", i, p, found[i])
		}
	}
	var asked []string
	newTrie(pieces).walk(func(s string) bool { asked = append(asked, s); return s == "b" || s == "ba" },
		func(_ llamaToken, piece string) {
			if piece != "b" && piece != "ba" {
				t.Errorf("visited %q", piece)
			}
		})
	if len(asked) != 4 {
		t.Errorf("asked about %q", asked)
	}
}

func BenchmarkSearch(b *testing.B) {
	v := small(b).session.vocab
	logits := logitsLike(v.size, 1)
	c := chooser{vocab: v}
	list := strings.Fields("the capital is a blue of and moved nightly import to PostgreSQL with dual writes no ticket was lost in two years I we")
	for name, constraint := range map[string]Constraint{"branches": &branching{words{list: list}}, "each token": &words{list: list}} {
		b.Run(name, func(b *testing.B) {
			r := &row{spec: &Job{}, vocab: v, constraint: constraint}
			c.see(logits)
			for b.Loop() {
				if _, ok := c.search(r); !ok {
					b.Fatal("nothing found")
				}
			}
		})
	}
}
