package posting

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vouchsafe/app/english"
)

// headline is the line that names the job, taken apart.
type headline struct {
	role  Field
	roles []Field
	line  int     // its index, -1 where none is
	many  bool    // it names kinds of work ("Backend, Frontend, SRE"), the jobs stand below
	pipes bool    // a one-liner with bars between its parts
	names []Field // parts that may name a company, in order; before the role first
	after []Field // parts after the role that may name a team
	place Field
}

// headline finds the job's name: a labelled line, the first line that heads the
// page with a role in it, or a sentence that says whom they look for.
func (ad *advert) headline() (h headline) {
	h.line = -1
	var unsure Field
	for i := range ad.lines {
		if l := &ad.lines[i]; l.fact == "role" && !l.prompt && len(l.words()) <= 16 && (hasRole(l.value) || i < 12) && !ad.afterPerson(i) {
			h.parse(l.value, l.text)
			if h.role.Value == "" && len(tokenise(l.value)) <= 6 && !strings.HasSuffix(l.value, ".") {
				unsure = Field{Value: cleanRole(l.value), Quote: l.text} // "Role: Engineering"
			}
			if strings.EqualFold(h.role.Value, "engineering") { // a field of work
				unsure, h.role = h.role, Field{}
			}
			if h.role.Value != "" {
				h.line = i
				break
			}
		}
	}
	defer func() {
		h.roles = append(h.roles, ad.furtherRoles(h.role.Value)...)
		if (h.role.Value == "" || h.many) && len(h.roles) > 0 {
			h.role, h.roles = h.roles[0], h.roles[1:]
		}
	}()
	seen := 0
	bare := headline{line: -1}
	for i := range ad.lines {
		l := &ad.lines[i]
		if l.section == furniture || l.prompt || l.label != "" {
			continue
		}
		if seen++; seen > 8 {
			break
		}
		if closing[strings.Trim(strings.ToLower(l.text), " ,.!")] {
			break // below stands who writes, and what they are
		}
		if !titleLike(l) {
			continue
		}
		t := headline{line: i}
		t.parse(l.text, l.text)
		if t.role.Value == "" && !t.pipes {
			continue
		}
		if bareRole(l) {
			if bare.line < 0 {
				bare = t // unless a title follows that says more
			}
			continue
		}
		if h.role.Value != "" {
			// The label named the role; the line may still name team and place.
			h.names, h.after, h.pipes = append(h.names, t.names...), append(h.after, t.after...), t.pipes
			if h.place.Value == "" {
				h.place = t.place
			}
			if h.line < 0 || t.line < h.line {
				h.line = t.line
			}
		} else {
			h = t
		}
		break
	}
	if h.role.Value == "" {
		h.role = unsure
	}
	if h.role.Value == "" && bare.line >= 0 {
		h = bare
	}
	if h.role.Value == "" {
		ad.openingRole(&h)
	}
	if h.role.Value == "" {
		h.role = ad.roleFromSentence()
		if m := brackets.FindStringSubmatch(h.role.Quote); m != nil {
			h.setPlace(m[1], h.role.Quote)
		}
	}
	return h
}

// otherJob reports whether a line tells of one of the further jobs: "- Site
// Reliability Engineer: …" where the role is another.
func (ad *advert) otherJob(l *line) bool {
	for _, r := range ad.head.roles {
		if r.Value != ad.head.role.Value && r.Quote == l.text && strings.HasPrefix(l.text, r.Value) {
			return true
		}
	}
	return false
}

// afterPerson reports whether a contact is named just above: the title is theirs.
func (ad *advert) afterPerson(i int) bool {
	for j := max(0, i-2); j < i; j++ {
		if ad.lines[j].fact == "person" {
			return true
		}
	}
	return false
}

// furtherRoles reads "Roles: Staff Rust Engineer, Embedded Engineer".
func (ad *advert) furtherRoles(first string) []Field {
	var out []Field
	for i := range ad.lines {
		l := &ad.lines[i]
		if l.prompt {
			continue
		}
		if l.bullet && l.section != needs && l.section != nice && ad.underRoles(i) {
			name, _, _ := strings.Cut(l.text, ":")
			name, _, _ = strings.Cut(name, " (")
			if r := cleanRole(name); r != "" && hasRole(r) && r != first && len(strings.Fields(r)) <= 6 {
				out = append(out, Field{Value: r, Quote: l.text})
			}
			continue
		}
		if l.fact != "roles" {
			continue
		}
		for part := range strings.SplitSeq(brackets.ReplaceAllString(l.value, " "), ",") {
			if r := cleanRole(part); r != "" && hasRole(r) && r != first {
				out = append(out, Field{Value: r, Quote: l.text})
			}
		}
	}
	return out
}

// underRoles reports whether the bullet at i stands below "We're hiring:" or "Roles:".
func (ad *advert) underRoles(i int) bool {
	for i > 0 && ad.lines[i].bullet {
		i--
	}
	words := ad.lines[i].words()
	if len(words) == 0 || len(words) > 8 || !endsColon(ad.lines[i].text) {
		return false
	}
	for _, w := range words {
		if w == "hiring" || w == "roles" || w == "positions" || w == "openings" {
			return true
		}
	}
	return false
}

// bareRole reports whether a line names people of a trade and nothing of their work, as the
// menus of boards do: "Recruiters", "For recruiters", "Hire developers".
func bareRole(l *line) bool {
	words := l.words()
	last := words[len(words)-1]
	if len(words) == 1 {
		return true
	}
	if known().Role[last] || !isRole(last) {
		return false
	}
	for _, w := range words[:len(words)-1] {
		if base, verb := baseOf(w); !english.IsFunction(w) && (!verb || base != w) {
			return false
		}
	}
	return true
}

// titleLike reports whether a line can be the headline of an advertisement.
func titleLike(l *line) bool {
	words := l.words()
	if strings.Count(l.text, "|") >= 2 && !l.bullet {
		return true
	}
	if len(words) > 18 || len(words) == 0 || strings.HasSuffix(l.text, ".") {
		return false
	}
	title := withoutSlogan(l.text)
	words = lowers(tokenise(title))
	if strings.HasSuffix(title, "!") && len(words) > 7 || strings.HasSuffix(title, "?") {
		return false
	}
	for i, w := range words {
		switch w {
		case "hiring":
			if i > 0 {
				return false
			}
		case "procura", "busca", "sucht", "recherche", "recrute", "cerca", "we", "we're", "you", "you'll", "our", "is", "are", "wir", "suchen", "nous", "looking", "seeking", "experience", "your", "as", "will":
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(title)
	return hasRole(title) && (!unicode.IsLower(first) || hasCapital(firstWord(title))) // "iOS Developer"
}

// withoutSlogan is a headline as far as the part that names the role: "DevOps Engineer" of
// "DevOps Engineer - Join Our Team!".
func withoutSlogan(text string) string {
	for _, part := range splitOutside(text) {
		if hasRole(part) {
			return text[:strings.Index(text, part)+len(part)]
		}
	}
	return text
}
