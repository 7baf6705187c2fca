package letter

import (
	"regexp"
	"strings"
	"time"

	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/resume"
)

// school tells the degree, or that one is being worked for; in a resume of another
// language, where the writer studied. Near tells it only where it is being worked for
// or has to do with the posting.
func (d *drafted) school(slot string, near bool) bool {
	r := d.w.req.Resume
	if s, key, ok := degree(r, d.w.req.Options.Today); ok {
		if near && key != "studying" && !tradeDegree.MatchString(s.Degree) && d.w.in.trade {
			return false
		}
		return d.put(slot, "school", key, map[string]string{"degree": s.Degree, "school": s.School}, Source{Kind: evidence.FromResume, Quote: strings.Trim(s.Degree+", "+s.School, ", ")})
	}
	if len(r.Education) == 0 || r.English() {
		return false
	}
	e := r.Education[0]
	if n := wordCount(e.School); n < 2 || n > 7 || e.Degree == "" {
		return false
	}
	return d.put(slot, "school", "studied_at", map[string]string{"school": decent(withoutAsides(e.School))}, Source{Kind: evidence.FromResume, Quote: e.School})
}

var degreeInRe = regexp.MustCompile(`^(B\.?A|B\.?S|B\.?Sc|M\.?A|M\.?S|M\.?Sc|Ph\.?D|B\.?Eng|M\.?Eng)(\.?,? [–—-] |, |\.? )([A-Z]\w+)`)

var dashRe = regexp.MustCompile(` [–—-] `)

var degreeRe = regexp.MustCompile(`(?i)^(bachelor|master|doctor|ph\.?d|b\.?sc?\.?|m\.?sc?\.?|b\.?a\.?|m\.?a\.?|b\.?eng|m\.?eng|diploma|associate)\b`)

// degree is the latest degree, with its article, where the resume names it and the school.
func degree(r *resume.Resume, today time.Time) (resume.School, string, bool) {
	for _, e := range r.Education {
		name := spoken(withoutAsides(e.Degree))
		if strings.ToUpper(name) == name && wordCount(name) > 2 {
			name = strings.ReplaceAll(strings.ReplaceAll(decent(name), " In ", " in "), " Of ", " of ")
		}
		name = dashRe.ReplaceAllString(name, " in ")
		if m := degreeInRe.FindStringSubmatch(name); m != nil && !strings.Contains(name, " of ") {
			name = degreeInRe.ReplaceAllString(name, "$1 in $3")
		}
		if !degreeRe.MatchString(name) || !strings.Contains(name, " in ") && !strings.Contains(name, " of ") || len(lastWord(e.School)) < 2 || e.School == "" || wordCount(name) > 9 || wordCount(e.School) > 7 {
			continue
		}
		key := "school"
		if len(e.End) >= 4 && e.End[:4] > today.Format("2006") || e.End == "present" {
			key = "studying"
		}
		return resume.School{School: decent(withoutAsides(e.School)), Degree: english.A(name) + " " + name}, key, true
	}
	return resume.School{}, "", false
}
