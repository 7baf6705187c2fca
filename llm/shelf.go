package llm

import (
	"crypto/sha256"
	"slices"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// shelf keeps account of the model's memory: the prefixes it holds from call to
// call, the suffixes that the last generation read, and the sequences that are
// free for the next.
type shelf struct {
	session *session
	held    []held        // prefixes, longest unused first
	free    []llama.SeqId // for prefixes
	left    []leftover    // suffixes, oldest first
	rows    []llama.SeqId // free, for suffixes and texts
}

type held struct {
	key    [sha256.Size]byte
	seq    llama.SeqId
	tokens int
}

// leftover is a suffix that was read after a prefix.
type leftover struct {
	key    [sha256.Size]byte // of the prefix
	suffix []llama.Token
	seq    llama.SeqId
}

func newShelf(s *session) shelf {
	h := shelf{session: s}
	for i := range s.prefixes {
		h.free = append(h.free, llama.SeqId(2*s.rows+i))
	}
	h.clear()
	return h
}

// find gives the sequence that holds a prefix and marks it as used.
func (h *shelf) find(key [sha256.Size]byte) (llama.SeqId, bool) {
	for i, p := range h.held {
		if p.key == key {
			h.held = append(slices.Delete(h.held, i, i+1), p)
			return p.seq, true
		}
	}
	return 0, false
}

// tokens is how much of the context the shelf fills.
func (h *shelf) tokens() (n int) {
	for _, p := range h.held {
		n += p.tokens
	}
	for _, l := range h.left {
		n += len(l.suffix)
	}
	return n
}

// evict forgets the prefix that went unused longest. No suffix of it may be left.
func (h *shelf) evict() {
	p := h.held[0]
	h.session.drop(p.seq)
	h.held = h.held[1:]
	h.free = append(h.free, p.seq)
}

// spare forgets something that can be read again, and tells whether there was
// anything but the prefix used last.
func (h *shelf) spare() bool {
	switch {
	case len(h.left) > 0:
		h.give(h.left[0].seq)
		h.left = h.left[1:]
	case len(h.held) > 1:
		h.evict()
	default:
		return false
	}
	return true
}

// keep leaves a sequence, which goes on after the suffix, for who asks for the
// same suffix again.
func (h *shelf) keep(key [sha256.Size]byte, suffix []llama.Token, seq llama.SeqId, end int) {
	if !h.session.rewinds || h.session.rewind(seq, end) != nil {
		h.give(seq)
		return
	}
	h.left = append(h.left, leftover{key, suffix, seq})
	if len(h.left) > h.session.rows {
		h.spare()
	}
}

// suffix gives the sequence that holds a suffix of a prefix.
func (h *shelf) suffix(key [sha256.Size]byte, suffix []llama.Token) (llama.SeqId, bool) {
	for _, l := range h.left {
		if l.key == key && slices.Equal(l.suffix, suffix) {
			return l.seq, true
		}
	}
	return 0, false
}

// take gives a free sequence; there is one as long as not all are in use.
func (h *shelf) take() llama.SeqId {
	for len(h.rows) == 0 {
		h.spare()
	}
	seq := h.rows[len(h.rows)-1]
	h.rows = h.rows[:len(h.rows)-1]
	return seq
}

// give empties a sequence and takes it back.
func (h *shelf) give(seq llama.SeqId) {
	h.session.drop(seq)
	h.rows = append(h.rows, seq)
}

// clear empties all sequences but the prefixes.
func (h *shelf) clear() {
	h.left, h.rows = nil, h.rows[:0]
	for i := 2*h.session.rows - 1; i >= 0; i-- {
		h.give(llama.SeqId(i))
	}
}
