package letter

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/meaning"
)

// close offers to talk about the lead story, or the strongest claim, by its name.
func (d *drafted) close(f map[string]string) {
	d.conditions()
	var a string
	var src []Source
	for _, c := range d.w.claims {
		if a = artefact(c.Claim, c.telling); a != "" && a != d.pointed && d.told(&c.telling) {
			src = c.sources()
			break
		}
		a = ""
	}
	f["artefact"] = a
	key := "close"
	if d.l.Form == "box" {
		key = "close_box"
	}
	if a == "" || !d.put(Close, "close", key, f, src...) {
		if d.l.Form != "box" {
			d.put(Close, "close", "close_plain", f)
		}
	}
	if d.l.Form == "box" {
		return
	}
	name := d.l.Sender.Name
	if name == "" {
		name = yourName
	}
	if off := d.w.req.Options.SignOff; off != "" {
		d.add(Signature, "signoff", "user", []Source{{Kind: evidence.FromAnswer, Quote: off}}, strings.TrimRight(off, ", ")+",")
	} else {
		d.put(Signature, "signoff", "signoff", f)
	}
	d.add(Signature, "name", "rule", []Source{{Kind: evidence.FromPack, Quote: name}}, name)
}

// conditions says yes to what the posting sets, where the person has.
func (d *drafted) conditions() {
	for _, c := range d.w.pack.Common.Asked(d.w.req.Posting.Lines) {
		a := d.w.req.Answers.ByKey[c.Key]
		if strings.HasPrefix(strings.ToLower(a), "y") {
			d.add(Close, "condition", "rule", []Source{{Kind: evidence.FromAnswer, Quote: a}, {Kind: evidence.FromPosting, Quote: c.Quote}, packed(c.Yes)}, c.Yes)
		}
	}
}

// leftBehind are the things that a story leaves for others to read.
var leftBehind = regexp.MustCompile(`(?i)\b(post-?mortem|runbook|playbook|write-?up|design doc(?:ument)?|dashboard|incident report|report|talk|paper|guide|checklist)\b`)

var wroteRe = regexp.MustCompile(`(?i)\b(?:wrote|written|write|published|gave|presented|left|post-?mortem|runbook|playbook)\b.*$`)

// artefact names what a claim is about, short enough to be pointed at: "the
// postmortem", "that migration", "the fraud detection pipeline". "" where no such
// name stands in it.
func artefact(cl *evidence.Claim, t telling) string {
	told := wroteRe.FindString(cl.Text) // "the report job" is none that somebody left
	for _, b := range cl.Beats {
		if b.Key == "left_behind" {
			told = b.Text
		}
	}
	if cl.Story != "" || len(cl.Beats) > 0 {
		list := leftBehind.FindAllString(told, -1)
		for _, m := range list {
			if strings.HasPrefix(strings.ToLower(m), "post") { // what says most of how one thinks
				return "the " + strings.ToLower(m)
			}
		}
		if len(list) > 0 {
			return "the " + strings.ToLower(list[0])
		}
	}
	switch cl.Story {
	case evidence.Incident:
		if cl.Signals.Incident || len(cl.Beats) > 0 || cl.Meaning.Has(meaning.Trouble) { // growth is none
			return "that incident"
		}
	case evidence.Migration:
		return "that migration"
	case evidence.Cost:
		return "the arithmetic behind that saving"
	}
	return made(cl, t)
}

// made names a thing that the person brought about, where its name is short and
// ends in a thing: "the fraud detection pipeline". A team or a task is none.
func made(cl *evidence.Claim, t telling) string {
	if !creates(cl) && cl.Strength != evidence.Operated {
		return ""
	}
	words := english.Words(t.Object)
	for len(words) > 0 && (english.IsArticle(words[0].Lower) || words[0].Lower == "new" || words[0].Lower == "overall" || words[0].Lower == "entire" || words[0].Lower == "multiple" || words[0].Lower == "several") {
		words = words[1:]
	}
	end := 0
	for end < len(words) && end < 6 {
		w := words[end]
		if w.Punct || english.IsFunction(w.Lower) {
			break
		}
		if _, f, ok := english.LookupVerb(w.Lower); ok && end > 0 && (f == english.Gerund && (end+1 >= len(words) || !english.WantsArticle(words[end+1].Lower)) || f == english.Past && english.WantsArticle(words[end-1].Lower)) {
			break
		}
		end++
	}
	if end == 0 || end > 4 {
		return ""
	}
	if n := words[0].Text[0]; n >= '0' && n <= '9' || !thing(words[end-1].Lower) {
		return ""
	}
	return "the " + t.Object[words[0].Start:words[end-1].End]
}

// thing is a noun that someone can be walked through.
func thing(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "pipeline", "service", "system", "engine", "tool", "framework", "platform", "api", "library", "module", "server", "cluster", "dashboard", "website", "interface", "plugin", "bot", "queue", "cache", "scheduler", "gateway", "proxy", "importer", "exporter", "search", "index", "warehouse", "architecture", "infrastructure", "app", "application", "algorithm", "simulator", "editor", "model", "parser", "compiler", "crawler", "module-set", "rota", "runbook":
		return true
	}
	return false
}
