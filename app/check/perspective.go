package check

import (
	"fmt"
	"strings"

	"vouchsafe/app/english"
)

// perspectiveRule finds "my" or "our" before what belongs to the company: words
// that the posting has and no line of the resume.
func perspectiveRule(r *reading) (out []Finding) {
	own := map[string]bool{}
	for i := range r.ground.Lines {
		for t := range r.ground.Lines[i].terms {
			own[t] = true
		}
	}
	theirs := map[string]bool{}
	for i := range r.ground.Posting {
		for t := range r.ground.Posting[i].terms {
			theirs[t] = true
		}
	}
	for i, w := range r.words {
		if w.Lower != "our" && w.Lower != "my" || strings.Count(r.text[:w.Start], "\"")%2 == 1 {
			continue
		}
		var group []english.Word
		for k := i + 1; k < len(r.words) && len(group) < 4; k++ {
			if len(group) == 0 && (r.words[k].Lower == "first" || r.words[k].Lower == "next" || r.words[k].Lower == "own") {
				continue
			}
			if r.words[k].Punct || english.IsFunction(r.words[k].Lower) {
				break
			}
			group = append(group, r.words[k])
		}
		list := termList(group)
		n, known := 0, 0
		for _, t := range list {
			if theirs[t] {
				n++
			}
			if own[t] {
				known++
			}
		}
		planned := w.Lower == "our" && n == len(list) && n > 0 && r.partAt(w.Start).mode == planMode && !asDoneRe.MatchString(r.text)
		ours := planned || len(list) > 0 && w.Lower == "our" && r.ourSaid(r.ground.theirs, list[0]) && n == len(list)
		if len(list) == 0 || n == 0 || !ours && (known > 0 && n < 2 || known == len(list)) {
			continue
		}
		if w.Lower == "my" && (len(list) < 2 || n < 2) {
			continue
		}
		if !planned && r.ourSaid(r.ground.own, list[0]) || ours && r.parts[0].mode == deedMode && known == len(list) {
			continue
		}
		end := group[len(group)-1].End
		out = append(out, *block("their_thing_as_mine", r.text[w.Start:end], "the posting says this of the company", fmt.Sprintf("write \"your %s\"", r.text[group[0].Start:end])))
	}
	return out
}

func (r *reading) ourSaid(text, t string) bool {
	words := english.Words(text)
	for i := range words {
		for k := i + 1; words[i].Lower == "our" && k < len(words) && k < i+4 && !words[k].Punct; k++ {
			if term(words[k].Lower) == t {
				return true
			}
		}
	}
	return false
}
