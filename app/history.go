package app

import (
	"slices"

	"vouchsafe/app/letter"
)

// version is one state of the letter. Its letter is never changed once it is in.
type version struct {
	number int            // in the store; 0 until it is there
	why    string         // what made it: "drafted", "edited", …
	letter *letter.Letter // nil while only the store has it
	typing string         // the sentence still being typed in, or ""
}

// history is the versions of a letter that undo and redo go through. Going back and
// writing anew keeps the versions that were ahead, as older ones.
type history struct {
	versions []*version
	at       int // index of the version shown
}

// shown is the version on screen, nil where there is none.
func (h *history) shown() *version {
	if len(h.versions) == 0 {
		return nil
	}
	return h.versions[h.at]
}

func (h *history) now() *letter.Letter {
	if v := h.shown(); v != nil {
		return v.letter
	}
	return nil
}

func (h *history) canUndo() bool { return h.at > 0 }
func (h *history) canRedo() bool { return h.at < len(h.versions)-1 }

// add makes v the version shown, one step after what was shown before.
func (h *history) add(v *version) {
	if h.canRedo() {
		shown := h.versions[h.at]
		h.versions = append(slices.Delete(slices.Clone(h.versions), h.at, h.at+1), shown)
	}
	h.versions = append(slices.Clone(h.versions), v)
	h.at = len(h.versions) - 1
}

// replace puts l in the place of the version shown: the same words, read again, or
// the same draft, further on.
func (h *history) replace(l *letter.Letter, typing string) {
	h.versions = slices.Clone(h.versions)
	h.versions[h.at] = &version{why: h.versions[h.at].why, letter: l, typing: typing}
}

// neighbour is the version n steps away, nil where there is none.
func (h *history) neighbour(n int) *version {
	if h.at+n < 0 || h.at+n >= len(h.versions) {
		return nil
	}
	return h.versions[h.at+n]
}
