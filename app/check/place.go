package check

import "strings"

// Place is where the words of a finding stand: bytes of one sentence, which whoever
// reads a letter numbers. What is said of a whole letter stands nowhere: End is 0.
type Place struct {
	Paragraph int `json:"paragraph"`
	Sentence  int `json:"sentence"`
	Start     int `json:"start"`
	End       int `json:"end"`
}

// place gives every finding a stretch of the text as it was read: where its rule found
// it, else where its words stand first, else all of it.
func (r *reading) place(list []Finding) {
	for i := range list {
		f := &list[i]
		if f.At.End > 0 {
			continue
		}
		at, found := Find(r.text, f.Text)
		if !found {
			at.End = len(r.text)
		}
		f.At = at
	}
}

// Find gives the place of words in a text, in whatever case: where they stand as whole
// words, else where they stand at all.
func Find(text, words string) (at Place, found bool) {
	low, sought := strings.ToLower(text), strings.ToLower(words)
	if len(low) != len(text) || sought == "" { // a letter whose other case has another length
		low, sought = text, words
	}
	for from := 0; sought != ""; {
		i := strings.Index(low[from:], sought)
		if i < 0 {
			break
		}
		i += from
		from = i + len(sought)
		if whole := (i == 0 || !isWordByte(low[i-1])) && (from == len(low) || !isWordByte(low[from])); whole || !found {
			at, found = Place{Start: i, End: from}, true
			if whole {
				break
			}
		}
	}
	return at, found
}

// inWriting turns the places of findings in the text as it was read into those in the
// sentence as it was written.
func (r *reading) inWriting(list []Finding) []Finding {
	for i := range list {
		at := &list[i].At
		at.Start, at.End = r.rawAt(at.Start), r.rawAt(at.End)
	}
	return list
}

func (r *reading) rawAt(at int) int {
	at -= len(r.text) - len(straight(r.raw)) // the "I " that was put before it
	for i, c := range r.raw {
		if at <= 0 {
			return i
		}
		at -= len(straight(string(c)))
	}
	return len(r.raw)
}
