package letter

import (
	"context"
	"slices"
	"strings"

	"vouchsafe/app/english"
)

// Redraft writes anew the sentences of a letter that redo names; the others, those
// that are locked, and those that the person wrote stay word for word and in their
// place. What a kept sentence tells is not told again. A sentence written anew
// differs from what stood there wherever another wording passes the gate.
func Redraft(ctx context.Context, req Request, phraser Phraser, was *Letter, redo func(paragraph, sentence int) bool, watch func(*Letter)) (*Letter, error) {
	k := keeping(was, redo)
	k.asked = req.Options.Opening
	merge := func(l *Letter) *Letter { return k.merge(l) }
	l, err := draft(ctx, req, phraser, k, func(l *Letter) {
		if watch != nil {
			watch(merge(l))
		}
	})
	if l == nil {
		return nil, err
	}
	return merge(l), err
}

// kept is what stays of a letter.
type kept struct {
	was   *Letter
	asked string // the opening that is wanted now; "" where none is named
	stays [][]bool
	told  map[string]bool // keys of claims that stay
	again map[string]bool // keys of claims that are told anew
	avoid map[string]bool // sentences that are not wanted again
}

func keeping(was *Letter, redo func(p, s int) bool) *kept {
	k := &kept{was: was, told: map[string]bool{}, again: map[string]bool{}, avoid: map[string]bool{}}
	for p := range was.Paragraphs {
		list := was.Paragraphs[p].Sentences
		stays := make([]bool, len(list))
		for s, x := range list {
			stays[s] = x.Locked || x.Own() || !redo(p, s)
		}
		for s, x := range list { // the sentences of one claim go together
			for t, y := range list {
				if x.Key != "" && x.Key == y.Key && !x.Locked && !x.Own() && redo(p, t) {
					stays[s] = false
				}
			}
		}
		for s, x := range list { // unless one of them is the person's
			for _, y := range list {
				if x.Key != "" && x.Key == y.Key && (y.Locked || y.Own()) {
					stays[s] = true
				}
			}
		}
		for s, x := range list {
			switch {
			case stays[s] && x.Key != "":
				k.told[x.Key] = true
			case !stays[s]:
				k.avoid[x.Text] = true
				k.again[x.Key] = x.Key != ""
			}
		}
		k.stays = append(k.stays, stays)
	}
	return k
}

// all reports whether nothing stays.
func (k *kept) all() bool {
	for _, p := range k.stays {
		for _, s := range p {
			if s {
				return false
			}
		}
	}
	return true
}

// merge puts the fresh sentences where the old ones stood. A paragraph in which
// nothing stays is taken whole.
func (k *kept) merge(fresh *Letter) *Letter {
	if k.all() {
		return fresh
	}
	// A lead that stays keeps the fresh letter from opening with it again; that is no other
	// opening, unless one was asked for or the letter had none.
	if fresh.Opening != k.was.Opening && (fresh.Opening == k.asked || k.was.Opening == "role") && len(fresh.Paragraphs) > 0 {
		return k.into(fresh)
	}
	out := *fresh
	out.Paragraphs = nil
	used := map[*Sentence]bool{}
	find := func(x Sentence) []Sentence {
		var found []Sentence
		for p := range fresh.Paragraphs {
			for s := range fresh.Paragraphs[p].Sentences {
				y := &fresh.Paragraphs[p].Sentences[s]
				if !used[y] && y.Part == x.Part && y.Key == x.Key {
					used[y] = true
					found = append(found, *y)
				}
			}
		}
		return found
	}
	for p, par := range k.was.Paragraphs {
		q := Paragraph{Slot: par.Slot}
		done := map[string]bool{}
		for s, x := range par.Sentences {
			if k.stays[p][s] {
				q.Sentences = append(q.Sentences, x)
				continue
			}
			id := x.Part + "\x00" + x.Key
			if done[id] {
				continue
			}
			done[id] = true
			if list := find(x); len(list) > 0 {
				q.Sentences = append(q.Sentences, list...)
			} else if x.Part != "claim" || !k.elsewhere(fresh, x.Key) {
				q.Sentences = append(q.Sentences, x)
			}
		}
		if len(q.Sentences) > 0 {
			out.Paragraphs = append(out.Paragraphs, q)
		}
	}
	return out.merged(fresh)
}

// into puts what stays into a letter that opens in another way: in the place of the
// sentence that does the same there, else at the end of its paragraph. What opened the
// letter before is a proof now.
func (k *kept) into(fresh *Letter) *Letter {
	out := *fresh
	out.Paragraphs = nil
	for _, p := range fresh.Paragraphs {
		out.Paragraphs = append(out.Paragraphs, Paragraph{p.Slot, slices.Clone(p.Sentences)})
	}
	used := map[[2]int]bool{}
	for p, par := range k.was.Paragraphs {
		for s, x := range par.Sentences {
			if !k.stays[p][s] {
				continue
			}
			slot := par.Slot
			if x.Part == "claim" && slot == Lead {
				slot = Proof
			}
			at := out.last(slot)
			put := false
			for i := range out.Paragraphs[at].Sentences {
				if y := &out.Paragraphs[at].Sentences[i]; !put && x.Part != "claim" && y.Part == x.Part && out.Paragraphs[at].Slot == slot && !used[[2]int{at, i}] {
					*y, put = x, true
					used[[2]int{at, i}] = true
				}
			}
			if !put {
				q := &out.Paragraphs[at]
				q.Sentences = append(q.Sentences, x)
				used[[2]int{at, len(q.Sentences) - 1}] = true
			}
		}
	}
	return out.merged(fresh)
}

// last is the last paragraph of a slot; where there is none, the one before the close.
func (l *Letter) last(slot string) int {
	before := 0
	for i, p := range slices.Backward(l.Paragraphs) {
		switch p.Slot {
		case slot:
			return i
		case Close, Signature:
		default:
			before = max(before, i)
		}
	}
	return before
}

// merged counts and places anew what was counted and placed in the fresh letter.
func (l *Letter) merged(fresh *Letter) *Letter {
	l.Findings = l.moved(fresh)
	l.Words = 0
	for _, p := range l.Paragraphs {
		l.Words += wordCount(p.Text())
	}
	return l
}

func (k *kept) elsewhere(fresh *Letter, key string) bool {
	for _, p := range fresh.Paragraphs {
		for _, s := range p.Sentences {
			if s.Key == key {
				return true
			}
		}
	}
	return false
}

// sentences lists the ones that are not wanted again.
func (k *kept) sentences() map[string]bool {
	out := map[string]bool{}
	if k == nil {
		return out
	}
	for t := range k.avoid {
		for _, s := range english.Sentences(t) {
			out[s] = true
			if lead, told, ok := strings.Cut(s, ": "); ok && wordCount(lead) < 6 {
				out[english.Capital(told)] = true // "The most relevant work: at Stanmore Pay I …"
			}
		}
	}
	return out
}
