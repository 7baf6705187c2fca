package check

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
)

var nowRe = regexp.MustCompile(`(?i)\b(currently|at present|at the moment|these days|nowadays|today|still|my current (?:job|role|position|employer|team)|in my present)\b`)

// tenseRule finds a past job told as if it still ran.
func tenseRule(r *reading) []Finding {
	for i := range r.parts {
		p := &r.parts[i]
		if p.mode != deedMode || r.strict {
			continue
		}
		job := r.ground.said(p.text)
		if job < 0 && r.job >= 0 {
			job = r.job
		}
		if job < 0 && len(p.lines) > 0 && p.lines[0].n >= 3 && p.lines[0].cover >= 0.6 && p.lines[0].line.Part == partBullet {
			job = p.lines[0].line.Job
			if len(p.lines) > 1 && p.lines[1].score > 0.7*p.lines[0].score {
				job = -1
			}
		}
		if job < 0 || !r.ground.over(job) {
			continue
		}
		if m := nowRe.FindString(p.text); m != "" && !strings.Contains(p.text, "still in use") && presentMine(p.words) != "" || strings.HasPrefix(strings.ToLower(m), "my current") || strings.EqualFold(m, "currently") && !pastMine(p.words) {
			return []Finding{*block("past_told_as_present", m, "this job has ended by the resume", "tell it in the past")}
		}
		w := presentMine(p.words)
		if w == "" {
			w = r.presentOf(p.words)
		}
		if w != "" {
			return []Finding{*block("past_told_as_present", w, "this job has ended by the resume", "tell it in the past")}
		}
	}
	return nil
}

// over reports whether every job at that employer has ended.
func (g *Ground) over(job int) bool {
	for i := range g.Jobs {
		if g.sameEmployer(i, job) && !g.Jobs[i].Past {
			return false
		}
	}
	return true
}

// presentMine gives the first verb that the writer does now ("I run", "I'm leading").
func presentMine(words []english.Word) string {
	for i := 0; i+1 < len(words); i++ {
		w := words[i].Lower
		if (w == "i'm" || w == "i" && words[i+1].Lower == "am") && i+1 < len(words) {
			k := i + 1
			if words[k].Lower == "am" {
				k++
			}
			for k < len(words) && adverb(words[k].Lower) {
				k++
			}
			if k < len(words) {
				if _, f, ok := english.LookupVerb(words[k].Lower); ok && f == english.Gerund || words[k].Lower == "responsible" || words[k].Lower == "in" || words[k].Lower == "on" {
					return words[i].Text + " " + words[k].Text
				}
			}
		}
		if w != "i" {
			continue
		}
		k := i + 1
		for k < len(words) && (strings.HasSuffix(words[k].Lower, "ly") || words[k].Lower == "still" || words[k].Lower == "also" || words[k].Lower == "now") {
			k++
		}
		if k < len(words) {
			if v, f, ok := english.LookupVerb(words[k].Lower); ok && (f == english.Base || v.Base == words[k].Lower) && v.Past != v.Base && !english.IsFunction(words[k].Lower) && !recalling[v.Base] {
				return words[k].Text
			}
		}
	}
	return ""
}

// recalling verbs are true of the present whatever they are about.
var recalling = english.WordSet("bring know understand believe think feel mention describe offer remember recall see learn enjoy find want hope apply write speak hold value care like love read consider count look think come")

func pastMine(words []english.Word) bool {
	for _, v := range verbsOfMine(words) {
		if v.form == english.Past || v.form == english.Participle {
			return true
		}
	}
	return false
}

// presentOf finds a present that no list has but whose past the resume writes:
// "I care for" of "Cared for".
func (r *reading) presentOf(words []english.Word) string {
	low := strings.ToLower(r.ground.own)
	for i := 0; i+1 < len(words); i++ {
		w := words[i+1].Lower
		if words[i].Lower != "i" || len(w) < 3 || english.IsFunction(w) || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ly") {
			continue
		}
		if _, _, known := english.LookupVerb(w); !known && (HasPhrase(low, w+"d") || HasPhrase(low, w+"ed")) {
			return words[i+1].Text
		}
	}
	return ""
}
