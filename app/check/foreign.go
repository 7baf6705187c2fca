package check

import (
	"context"
	"regexp"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
)

// Report is what the gate says of a whole letter.
type Report struct {
	Findings  []Finding        `json:"findings"`
	Signals   evidence.Signals `json:"signals"`
	Sentences []Traced         `json:"sentences"`
	Words     int              `json:"words"`
	Pages     int              `json:"pages"`
	Read      string           `json:"ten_seconds"` // what someone sees who reads for ten seconds
}

// Courtesy marks what greets, signs, dates or addresses: nothing in it is a claim.
const Courtesy = "courtesy"

// Letter reads a letter of which nothing is known but its paragraphs. stack is
// the posting's list of tools, for the filter on reciting it. The only errors are
// those of the reader, which tells the signals.
func (g Gate) Letter(ctx context.Context, paragraphs []string, ground *Ground, stack []string) (*Report, error) {
	rep := &Report{Findings: []Finding{}, Sentences: []Traced{}}
	var last *reading
	var own []string
	for _, s := range claimsOf(paragraphs) {
		rep.Words += len(strings.Fields(s.text))
		if s.courtesy {
			rep.Sentences = append(rep.Sentences, Traced{Text: s.text, About: Courtesy, Sources: []evidence.Source{}, Findings: append([]Finding{}, stock(s.text, ground.own, g.Pack, true)...), Skim: []Span{}})
			rep.Findings = append(rep.Findings, rep.Sentences[len(rep.Sentences)-1].Findings...)
			continue
		}
		r := g.readAfter(s.text, ground, last)
		t := g.trace(r)
		if r.job < 0 && last != nil {
			r.job = last.job // for "there" two sentences on
		}
		last = r
		r.inWriting(t.Findings)
		rep.Sentences = append(rep.Sentences, t)
		rep.Findings = append(rep.Findings, t.Findings...)
		if t.About != otherMode || len(r.near) > 0 {
			own = append(own, r.text)
		}
	}
	shown, err := evidence.Shown(ctx, own, g.Pack, g.Reader)
	if err != nil {
		return nil, err
	}
	for _, s := range shown {
		rep.Signals = rep.Signals.Union(s)
	}
	rep.Read = tenSeconds(rep.Sentences)
	rep.Findings = append(rep.Findings, g.Whole(strings.Join(paragraphs, "\n"), rep.Signals, stack)...)
	return rep, nil
}

type stretch struct {
	text      string
	courtesy  bool
	paragraph int
	inline    bool // stands behind another of its paragraph
}

func (s stretch) joint() string {
	if s.inline {
		return " "
	}
	return ""
}

var (
	greetRe   = regexp.MustCompile(`(?i)^(?:dear|hi|hello|hey|to whom it may concern|good (?:morning|afternoon|day)|greetings)\b[^,:!.?\n]{0,60}[,:!]?(?:\s+|$)`)
	signRe    = regexp.MustCompile(`(?i)^(?:(?:many |with |kind |kindest |best |warm |warmest )?(?:thanks|thank you|regards|wishes)|best|sincerely|yours (?:sincerely|faithfully|truly)|yours|cheers|respectfully)(?: again| in advance| and regards| and best wishes)?[,.!]?(?:\s|$)`)
	addressRe = regexp.MustCompile(`(?i)@[\w.-]+\.\w|https?://|www\.|linkedin|github\.com|\+?\d[\d ()./-]{7,}\d|^(?:subject|re|betreff|from|to|cc|bcc|date|sent|phone|tel|mobile|email|e-mail|address|enclosures?|encl|attachments?)\s*[.:]|^sent from my |^page \d|^-+\s*(?:original|forwarded)`)
	dateLine  = regexp.MustCompile(`(?i)^(?:[a-z .-]+, )?(?:\d{1,2}(?:st|nd|rd|th)?[ .]*(?:of )?[a-z]{3,9}\.?,? \d{4}|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})\.?$`)
)

// claimsOf cuts paragraphs into sentences and marks what claims nothing.
func claimsOf(paragraphs []string) (out []stretch) {
	put := func(text string, courtesy bool, paragraph int) {
		inline := len(out) > 0 && out[len(out)-1].paragraph == paragraph
		out = append(out, stretch{text, courtesy, paragraph, inline})
	}
	greeted := -1
	for i, p := range paragraphs {
		if greetRe.MatchString(strings.TrimSpace(p)) && greeted < 0 {
			greeted = i
		}
	}
	signed := false
	for i, p := range paragraphs {
		p = strings.TrimSpace(p)
		if p == "" {
			continue
		}
		if i == greeted {
			head := greetRe.FindString(p)
			put(strings.TrimSpace(head), true, i)
			p = p[len(head):]
		}
		sign := signRe.FindString(p)
		signing := sign != "" && len(strings.Fields(p)) <= 12 && !strings.ContainsAny(strings.TrimSpace(p[len(sign):]), ".?!")
		switch {
		case p == "":
		case i < greeted && !tells(p), signing, signed && !strings.Contains(p, "I ") && !strings.Contains(p, "I'"), furniture(p):
			put(p, true, i)
		default:
			for _, s := range english.Sentences(p) {
				put(s, greetRe.FindString(s) == s && len(strings.Fields(s)) < 6, i)
			}
		}
		signed = signed || signing
	}
	return out
}

// Claims reports whether a greeting or a signature says something that has to be true.
func Claims(text string) bool {
	for _, s := range claimsOf([]string{text}) {
		if !s.courtesy {
			return true
		}
	}
	return len(figures(text)) > 0 && !addressRe.MatchString(text) && !dateLine.MatchString(text)
}

// furniture is a line that dates, addresses or heads a letter.
func furniture(p string) bool {
	n := len(strings.Fields(p))
	if dateLine.MatchString(p) || n <= 14 && addressRe.MatchString(p) && !tells(p) {
		return true
	}
	end := p[len(p)-1]
	return n <= 8 && end != '.' && end != '!' && end != '?' && end != '"' && end != ')' && !tells(p)
}

// tells reports whether a paragraph says something of its writer.
func tells(p string) bool {
	return mineRe.MatchString(p) || opensWithDeed(p) || len(strings.Fields(p)) > 14 && strings.HasSuffix(p, ".")
}

// tenSeconds gives the first sentence that is no greeting, and every number and
// name behind it.
func tenSeconds(list []Traced) string {
	var out []string
	first := true
	for _, s := range list {
		if s.About == Courtesy {
			continue
		}
		if first {
			out = append(out, s.Text)
			first = false
			continue
		}
		for _, x := range s.Skim {
			out = append(out, s.Text[x.Start:x.End])
		}
	}
	return strings.Join(out, " · ")
}
