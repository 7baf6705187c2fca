package app

import (
	"slices"

	"vouchsafe/app/letter"
)

// history is the versions of a letter. A version is never changed once it is in;
// going back and writing anew keeps the versions that were ahead, as older ones.
type history struct {
	versions []*letter.Letter
	at       int // index of the version shown
}

func (h *history) now() *letter.Letter {
	if len(h.versions) == 0 {
		return nil
	}
	return h.versions[h.at]
}

func (h *history) canUndo() bool { return h.at > 0 }
func (h *history) canRedo() bool { return h.at < len(h.versions)-1 }

// add makes l the version shown, one step after what was shown before.
func (h *history) add(l *letter.Letter) {
	if h.canRedo() {
		shown := h.versions[h.at]
		h.versions = append(slices.Delete(slices.Clone(h.versions), h.at, h.at+1), shown)
	}
	h.versions = append(h.versions, l)
	h.at = len(h.versions) - 1
}

// replace puts l in the place of the version shown: the same words, read again, or
// the same draft, further on.
func (h *history) replace(l *letter.Letter) {
	if len(h.versions) == 0 {
		h.add(l)
		return
	}
	h.versions = slices.Clone(h.versions)
	h.versions[h.at] = l
}

// step moves by n versions and reports whether there was one.
func (h *history) step(n int) bool {
	if h.at+n < 0 || h.at+n >= len(h.versions) {
		return false
	}
	h.at += n
	return true
}
