package check

import (
	"regexp"
	"sort"
	"strings"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// What a stretch of a sentence is about. Only deeds are claims of the past.
const (
	deedMode  = "deed"  // what the writer did or does
	planMode  = "plan"  // what they would do
	otherMode = "other" // the company, the application, an offer to talk
)

// reading is one sentence taken apart, with the lines found for it.
type reading struct {
	gate   Gate
	ground *Ground
	raw    string // as written
	text   string // quotation marks straightened; same length in bytes is not promised
	words  []english.Word
	parts  []part
	near   []*Line // what vouches for it, best first
	job    int     // the employer it speaks of, by name or by "there"; -1 for none
	before map[string]bool
	strict bool // the sources are given: nothing else vouches
}

// part is a stretch of a sentence with one subject.
type part struct {
	text   string
	start  int
	words  []english.Word
	terms  map[string]bool
	figs   []figure
	tools  []playbook.Mention
	mode   string
	job    int
	lines  []scored // lines of the resume, best first
	theirs []scored // lines of the posting
}

type scored struct {
	line  *Line
	score float64 // weight of what they share
	cover float64 // share of the part's weight that the line has
	n     int     // shared terms, figures and tools
}

var (
	planRe  = regexp.MustCompile(`(?i)\b(?:i(?:'d| would| will|'ll| shall| plan to| intend to| mean to| aim to| hope to| want to| am going to|'m going to)|i am planning to|i'm planning to|(?:my |the |your )?first (?:90|ninety|30|thirty|60|sixty|100|hundred|few|three|six) (?:days|months|weeks)|my (?:plan|aim|goal) is|my first (?:task|step|move|quarter) (?:would|will|is)|end of my first (?:month|quarter|year)|expect me to|(?:i'm|i am) (?:ready|prepared) to|first (?:thing )?on my list)\b`)
	ahead   = regexp.MustCompile(`(?i)\blook(?:ing)? forward to (\w+ing)\b`)
	applyRe = regexp.MustCompile(`(?i)\b(?:i(?:'m| am) (?:applying|writing|interested|excited|thrilled|drawn|keen|eager|looking)|i (?:was|am|have been) (?:\w+ )?(?:drawn|attracted|intrigued|impressed|excited|thrilled|interested|delighted|pleased|referred)|i (?:have |also )?(?:applied|followed|admired) |(?:would|'d) (?:like|love|welcome|be (?:glad|happy|delighted|pleased)|enjoy)|appl(?:y|ication) (?:for|to)|caught my (?:eye|attention)|drew me|made me (?:apply|look|write)|your (?:post|posting|advert|advertisement|ad|listing|line)|look(?:ing)? forward|thank you|thanks for|resume (?:is )?attached|(?:resume|cv) (?:is )?(?:attached|enclosed)|attached|enclosed|(?:happy|glad|free|available) (?:to|for|from|on|at)|notice period|on a call|by phone|get in touch|reach me|references|can start|start in|weeks' notice)\b`)
	youRe   = regexp.MustCompile(`(?i)\b(?:you|your|yours|you're|you've)\b`)
	mineRe  = regexp.MustCompile(`\b(?:I|I've|I'm|I'd|we|We|my|My|our|Our|me)\b`)
	likeRe  = regexp.MustCompile(`(?i)\b(?:the way|just as|much as|as|like|because|since|after|when|where|while|so|and|but|then|having|until) (?:i|we|i've|i'd)\b`)
)

// read takes a sentence apart.
func (g Gate) read(text string, ground *Ground) *reading {
	return g.readAfter(text, ground, nil)
}

var thereRe = regexp.MustCompile(`(?i)^(?:and )?(?:there|while there|in that (?:role|job|post|team)|in the same (?:role|job|team)|at the same (?:company|employer|place|time))\b`)

// readAfter takes a sentence apart that follows another: "There I also …" speaks
// of the employer named before.
func (g Gate) readAfter(text string, ground *Ground, last *reading) *reading {
	r := &reading{gate: g, ground: ground, raw: text, text: straight(text)}
	if opensWithDeed(r.text) {
		r.text = "I " + english.LowerFirst(r.text)
	}
	r.words = english.Words(r.text)
	r.job = ground.said(r.text)
	if last != nil {
		r.before = terms(last.text)
		if r.job < 0 && thereRe.MatchString(r.text) {
			r.job = last.job
		}
	}
	r.split()
	return r
}

// opensWithDeed: a bullet of a letter, "Cut p99 latency by 40 %", leaves its "I" out.
func opensWithDeed(s string) bool {
	words := english.Words(s)
	if len(words) < 3 {
		return false
	}
	v, f, ok := english.LookupVerb(words[0].Lower)
	return ok && f == english.Past && !english.IsFunction(words[0].Lower) && words[1].Lower != "by" && !words[1].Punct && (v.Base != v.Past || !mineRe.MatchString(s)) && !likeAdjective(words)
}

// likeAdjective: "Increased load made …", "Attached you find …".
func likeAdjective(words []english.Word) bool {
	if words[0].Lower == "attached" || words[0].Lower == "enclosed" || words[0].Lower == "given" || words[0].Lower == "based" {
		return true
	}
	for i := 2; i < len(words) && i < 5; i++ {
		if _, f, ok := english.LookupVerb(words[i].Lower); ok && f == english.Past && !words[i-1].Punct && words[i-1].Lower != "and" && i+1 < len(words) && !english.IsPreposition(words[i+1].Lower) {
			return true
		}
	}
	return false
}

// readGiven takes apart a sentence whose sources are known: they are all near, and
// every figure and name may come from any of them.
func (g Gate) readGiven(text string, ground *Ground) *reading {
	r := g.read(text, ground)
	r.strict, r.job, r.near = true, -1, nil
	for i := range ground.Lines {
		r.near = append(r.near, &ground.Lines[i])
	}
	for i := range r.parts {
		r.parts[i].job = -1
	}
	return r
}

var straighten = strings.NewReplacer("’", "'", "‘", "'", "“", "\"", "”", "\"", "\u00a0", " ", "\u202f", " ", "\u00ad", "", "‑", "-", "\u200b", "")

func straight(s string) string { return straighten.Replace(s) }

// split cuts the sentence where its subject or mood may change.
func (r *reading) split() {
	cuts := []int{0}
	add := func(at int) {
		if at > cuts[len(cuts)-1] && at < len(r.text) {
			cuts = append(cuts, at)
		}
	}
	var marks []int
	for _, m := range likeRe.FindAllStringIndex(r.text, -1) {
		marks = append(marks, m[0])
	}
	for i, w := range r.words {
		if w.Punct && strings.ContainsAny(w.Text, ";:—") && i+1 < len(r.words) && w.Start > 0 {
			marks = append(marks, w.End)
		}
	}
	sort.Ints(marks)
	for _, m := range marks {
		add(m)
	}
	for i, c := range cuts {
		end := len(r.text)
		if i+1 < len(cuts) {
			end = cuts[i+1]
		}
		p := part{text: r.text[c:end], start: c, job: -1}
		p.words = english.Words(p.text)
		p.terms = terms(unquoted(p.text))
		p.figs = figuresKnown(p.text, r.ground.knows)
		p.tools = playbook.Tools(p.text)
		p.job = r.job
		if there := r.ground.said(p.text); there >= 0 && (r.job < 0 || r.ground.saidAt(p.text, there)) {
			p.job = there
		}
		if p.job >= 0 { // where it was tells not what was done
			for t := range terms(r.ground.Jobs[p.job].Employer) {
				delete(p.terms, t)
			}
		}
		p.mode = r.mode(p, i)
		r.parts = append(r.parts, p)
	}
	for i := range r.parts {
		p := &r.parts[i]
		p.lines = r.ground.match(r.ground.Lines, p, 4)
		p.theirs = r.ground.match(r.ground.Posting, p, 2)
	}
	r.nearest()
}

func (r *reading) mode(p part, i int) string {
	t := p.text
	if m := ahead.FindStringSubmatch(t); len(m) > 1 && !asksOnly[strings.ToLower(m[1])] {
		return planMode
	}
	switch {
	case applyRe.MatchString(t) && !i2did(p.words):
		return otherMode
	case planRe.MatchString(t) && !hadDone(t):
		return planMode
	case i > 0 && r.parts[i-1].mode == planMode && !mineRe.MatchString(t):
		return planMode
	case youRe.MatchString(t) && !i2did(p.words), !mineRe.MatchString(t) && r.company(t):
		return otherMode
	}
	return deedMode
}

var hadRe = regexp.MustCompile(`(?i)\bi'd (\w+)`)

// hadDone tells "I'd built" (had) from "I'd build" (would).
func hadDone(t string) bool {
	m := hadRe.FindStringSubmatch(t)
	if len(m) < 2 || planRe.MatchString(strings.Replace(t, m[0], "", 1)) {
		return false
	}
	v, f, ok := english.LookupVerb(m[1])
	return ok && (f == english.Past || f == english.Participle) && v.Base != v.Past
}

// i2did reports whether the words tell a deed of the writer: "I", perhaps an
// adverb, and a verb that is no wish.
func i2did(words []english.Word) bool {
	for _, v := range verbsOfMine(words) {
		if !wishes[v.verb.Base] && (v.form == english.Past || v.form == english.Participle || !asks[v.verb.Base]) {
			return true
		}
	}
	return false
}

// asksOnly are what one looks forward to without promising a deed.
var asksOnly = english.WordSet("hearing meeting talking speaking discussing learning working contributing joining reading seeing being bringing chatting getting having")

var asks = english.WordSet("write work run start") // "I am writing to ask"

var wishes = english.WordSet("apply want hope look like love see read think feel believe admire enjoy wish know find come notice learn understand appreciate follow hear")

func (r *reading) company(text string) bool {
	for _, n := range r.ground.Company {
		if hasName(text, n) {
			return true
		}
	}
	return false
}

var quoteRe = regexp.MustCompile(`"[^"]*"`)

// unquoted blanks what stands in quotation marks: another's words.
func unquoted(s string) string {
	return quoteRe.ReplaceAllStringFunc(s, func(m string) string { return strings.Repeat(" ", len(m)) })
}

// match scores lines by what they share with a part, rare words first.
func (g *Ground) match(lines []Line, p *part, n int) []scored {
	total := 0.0
	weight := func(t string) float64 {
		switch d := g.df[t]; {
		case d <= 2:
			return 1
		case d <= 6:
			return 0.7
		}
		return 0.4
	}
	for t := range p.terms {
		total += weight(t)
	}
	var out []scored
	for i := range lines {
		l := &lines[i]
		s := scored{line: l}
		for t := range p.terms {
			if l.terms[t] {
				s.score += weight(t)
				s.n++
			}
		}
		if total > 0 {
			s.cover = s.score / total
		}
		for _, f := range p.figs {
			for _, h := range l.figures {
				if !f.Year && h.Same(f.Quantity) {
					s.score++
					s.n++
					break
				}
			}
		}
		if s.n > 0 && p.job >= 0 && l.Job >= 0 && g.sameEmployer(p.job, l.Job) {
			s.score += 0.3
		}
		if s.n > 0 {
			out = append(out, s)
		}
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].score > out[b].score })
	if len(out) > n {
		out = out[:n]
	}
	return out
}

// nearest picks the lines that vouch: the best of each part, and a second that
// has what the first lacks.
func (r *reading) nearest() {
	seen := map[*Line]bool{}
	add := func(l *Line) {
		if !seen[l] {
			seen[l] = true
			r.near = append(r.near, l)
		}
	}
	for _, p := range r.parts {
		for k, s := range p.lines {
			if s.n < 2 && s.cover < 0.5 && len(p.terms) > 1 || k > 2 {
				break
			}
			if k == 0 {
				add(s.line)
				continue
			}
			first := p.lines[0].line
			more := 0
			for t := range p.terms {
				if s.line.terms[t] && !first.terms[t] {
					more++
				}
			}
			if more > 1 || more > 0 && s.n >= 2 {
				add(s.line)
			}
		}
	}
}
