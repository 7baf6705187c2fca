package check

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
)

var (
	credentialRe = regexp.MustCompile(`(?i)\b(ph\.?\s?d\.?|doctorate|doctoral|m\.?b\.?a\.?|m\.?sc\.?|b\.?sc\.?|b\.?eng\.?|m\.?eng\.?|master'?s?(?: degree| of| in)|bachelor'?s?(?: degree| of| in)?|degree|diploma|first-class|honours|honors|cum laude|certified|certification|certifications|certificate|certificates|chartered|accredited|licen[cs]ed?|registered|accreditation|awards?|prize|patents?|published|gpa|fluent|native speaker|bilingual|security clearance)(?:\W|$)`)
	languages    = regexp.MustCompile(`\b(Arabic|Bengali|Bulgarian|Cantonese|Chinese|Croatian|Czech|Danish|Dutch|English|Farsi|Finnish|French|German|Greek|Hebrew|Hindi|Hungarian|Indonesian|Italian|Japanese|Korean|Mandarin|Norwegian|Persian|Polish|Portuguese|Punjabi|Romanian|Russian|Serbian|Slovak|Spanish|Swahili|Swedish|Tagalog|Tamil|Thai|Turkish|Ukrainian|Urdu|Vietnamese|Welsh)\b`)
)

// What a resume may call a credential by; a star stands for any ending.
var credentials = map[string]string{
	"phd": "phd doctor* dr", "doctor": "phd doctor*", "mba": "mba", "msc": "msc ms master* meng ma mphil", "bsc": "bsc bs bachelor* ba beng", "beng": "beng be btech bachelor*", "meng": "meng mtech master*",
	"master": "master* msc ms ma meng mba mphil med mtech", "bachelor": "bachelor* bsc bs ba beng btech be", "degree": "degree bachelor* master* bsc msc bs ms ba ma beng meng mba phd universit* college diploma llb",
	"diploma": "diploma*", "certif": "certif*", "charter": "chartered", "accredit": "accredit*", "licen": "licen*", "regist": "regist*", "award": "award* prize* winner won", "prize": "award* prize* winner won",
	"patent": "patent*", "publish": "publi* paper* journal*", "gpa": "gpa", "fluent": "fluent* native* bilingual* c1 c2 professional proficien*", "bilingual": "fluent* native* bilingual*", "native": "native*",
	"honours": "hono*", "honors": "hono*", "first": "first*", "cum": "laude", "security": "clearance"}

// credentialRule finds degrees, certificates, awards and languages that the
// resume does not have. A certificate in one thing is none in another.
func credentialRule(r *reading) (out []Finding) {
	for i := range r.parts {
		p := &r.parts[i]
		if p.mode != deedMode || r.strict || !mineRe.MatchString(r.text) {
			continue
		}
		for _, m := range credentialRe.FindAllStringSubmatchIndex(p.text, -1) {
			said := p.text[m[2]:m[3]]
			if denies(p.text[:m[2]]) || r.holds(said, clauseAround(p.text, m[2])) {
				continue
			}
			f := block("unsupported_credential", said, "the resume does not have it", "leave it out, or add it to your resume if it is true")
			if low := strings.ToLower(said); (strings.HasPrefix(low, "licen") || low == "published" || low == "registered" || low == "degree") && !ownsRe.MatchString(p.text[:m[2]]) {
				f.Tier = Advisory
			}
			out = append(out, *f)
		}
		low := strings.ToLower(p.text)
		if strings.Contains(low, "speak") || strings.Contains(low, "fluent") || strings.Contains(low, "native") || strings.Contains(low, "bilingual") {
			for _, at := range languages.FindAllStringIndex(p.text, -1) {
				m := p.text[at[0]:at[1]]
				if m != "English" && !denies(p.text[:at[0]]) && !strings.Contains(strings.ToLower(r.ground.own), strings.ToLower(m)) {
					out = append(out, *block("unsupported_credential", m, "the resume does not name this language", "leave it out"))
				}
			}
		}
	}
	return out
}

var ownsRe = regexp.MustCompile(`(?i)\b(?:i (?:also )?(?:hold|have|earned|am|got|received|completed|obtained|won|passed|gained|finished)|i'm|i've|my)\b`)

// holds reports whether a line of the right part names the credential, and where
// the sentence says in what, the same matter.
func (r *reading) holds(said, clause string) bool {
	key, signs := credentialKey(said)
	matter := terms(strings.Replace(clause, said, " ", 1))
	for _, t := range []string{"hold", "finish", "complet", "earn", "receiv", "obtain", "univers", "degre", "gain", "pass", "studi", "win"} {
		delete(matter, t)
	}
	for i := range r.ground.Lines {
		l := &r.ground.Lines[i]
		if l.Part == partHead && l.Job >= 0 && !strings.HasPrefix(key, "licen") {
			continue
		}
		if hasSign(l.Quote, signs) && (len(matter) == 0 || shared(matter, l.terms) > 0) {
			return true
		}
	}
	return false
}

func signsOf(said string) string {
	_, signs := credentialKey(said)
	return signs
}

// credentialKey names a credential, and what a resume may call it by.
func credentialKey(said string) (key, signs string) {
	key = strings.NewReplacer(".", "", " ", "", "'s", "", "degree", "").Replace(strings.ToLower(said))
	if key == "" {
		key = "degree"
	}
	signs = key
	best := 0
	for k, v := range credentials {
		if strings.HasPrefix(key, k) && len(k) > best {
			signs, best = v, len(k)
		}
	}
	return key, signs
}

func hasSign(line, signs string) bool {
	for _, w := range english.Words(line) {
		low := strings.ReplaceAll(w.Lower, ".", "")
		low = strings.TrimSuffix(low, "'s")
		for s := range strings.FieldsSeq(signs) {
			if stem, open := strings.CutSuffix(s, "*"); low == s || open && strings.HasPrefix(low, stem) {
				return true
			}
		}
	}
	return false
}
