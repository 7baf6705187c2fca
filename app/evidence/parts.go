package evidence

import (
	"regexp"
	"strings"

	"vouchsafe/app/playbook"
)

var (
	causeRe = regexp.MustCompile(`(?i)^(.*?)[,;]? ((?:after|when|once|during|following) .*)$`)
	whyRe   = regexp.MustCompile(`(?i)^(.*?)[,;]? ((?:because|since|so that|as we|in order to) .*)$`)
	keptRe  = regexp.MustCompile(`(?i)^(.*?)[,;]? ((?:without|with no|with zero|keeping|while keeping|preserving) .*)$`)
	savedRe = regexp.MustCompile(`(?i)\b(no (?:\w+ ){1,4}(?:lost|missed|dropped|sent|charged|failed)|lost no|missed no|none (?:lost|missed)|nothing (?:was )?lost|not one|rolled back|rollback|zero downtime|no downtime)\b`)
)

// parts tells what each stretch of a bullet's story is: trouble, cause, call,
// result, what was preserved, what was left behind, why. Every part stands in the
// bullet's own words; a claim without a story has none.
func (cl *Claim) parts(p *playbook.Pack) []Beat {
	if cl.Story == "" {
		return nil
	}
	var out []Beat
	add := func(key, text string) {
		if text = strings.Trim(text, " ,;."); text != "" {
			out = append(out, Beat{Key: key, Text: text, Source: cl.Source})
		}
	}
	last := ""
	for _, c := range cl.Deed.Narrative {
		if m := occasionRe.FindString(c); m != "" {
			key := "cause"
			if p.Cue("trouble").In(m) {
				key = "trouble"
			}
			add(key, m)
			c, last = c[len(m):], key
		}
		key := boxOf(c, last)
		if savedRe.MatchString(c) && last != "" {
			key = "preserved"
		}
		add(key, c)
		last = key
	}
	if cl.Deed.Object != "" {
		rest := cl.Deed.Verbs + " " + cl.Deed.Object
		var behind []Beat
		for _, cut := range []struct {
			re  *regexp.Regexp
			key string
		}{{whyRe, "why"}, {keptRe, "preserved"}, {causeRe, "cause"}} {
			m := cut.re.FindStringSubmatch(rest)
			if len(m) == 0 || len(strings.Fields(m[1])) < 3 {
				continue
			}
			if cut.key == "cause" && p.Cue("trouble").In(m[2]) {
				cut.key = "trouble"
			}
			behind = append(behind, Beat{Key: cut.key, Text: strings.Trim(m[2], " ,;."), Source: cl.Source})
			rest = m[1]
		}
		add("call", rest)
		out = append(out, behind...)
	}
	for _, t := range cl.Deed.Tails {
		if len(t.Quantities) > 0 {
			add("result", t.Text)
		}
	}
	for _, c := range cl.Deed.After {
		switch {
		case savedRe.MatchString(c):
			add("preserved", c)
		case leftRe.MatchString(c):
			add("left_behind", c)
		default:
			add("result", c)
		}
	}
	return out
}
