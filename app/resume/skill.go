package resume

import (
	"regexp"
	"slices"
	"strings"

	"vouchsafe/app/document"
)

var (
	skillSplit = regexp.MustCompile(`\s*[,;|•·∙●◦]\s+|\s*[;|•·∙●◦]\s*|,|\s+[–—]\s+|\s+/\s+`)
	labelled   = regexp.MustCompile(`^([\pL&/+ .,()\-]{2,50}):\s*(.*)$`)
	readAbout  = regexp.MustCompile(`(?i)\b(?:familiar(?:ity)?(?: with)?|read about|studied|currently learning|learning:|exposure to|a (?:little|bit of)|some|un peu de|un poco de|um pouco de|etwas|exposed to|basic(?:s)?(?: knowledge)?(?: of)?|beginner|novice|coursework|notions?(?: de| d[’'])?|some knowledge(?: of)?|some experience(?: with)?|interested in|grundkenntnisse(?: in)?|grundlagen(?: von| in)?|bases(?: de)?|débutant|conocimientos básicos(?: de| en)?|básico|nociones(?: de)?|noções(?: de| em)?|conhecimentos básicos(?: de| em)?|iniciante|dabbled in|played with|elementary)\b`)
	inProd     = regexp.MustCompile(`(?i)\b(?:in production|in prod|production use|operated|produktiv|en production|en producción|em produção)\b`)
	never      = regexp.MustCompile(`(?i)\b(?:never|not|no|nie|nicht|jamais|nunca)\b`)
	levelWord  = regexp.MustCompile(`(?i)\b(?:expert(?: in)?|advanced|proficient(?: (?:in|with))?|strong|intermediate|working knowledge(?: of)?|experienced(?: (?:in|with))?|fluent in|daily|gute kenntnisse|sehr gut|avancé|maîtrise|avanzado|intermedio|avançado|intermediário|good knowledge of|used|excellent|master|skilled|comfortable with)\b`)
	years      = regexp.MustCompile(`(?i)\(?\d{1,2}\+?\s*(?:years?|yrs?|jahre|ans|años|anos)[^,;|)]*\)?`)
)

// skillsOf reads a section of listed skills.
func skillsOf(s section, edge map[spot]float64) []Skill {
	var out []Skill
	seen := map[string]bool{}
	level := ""
	joined := joinSkillLines(s.lines, edge)
	for i, l := range joined {
		from := Text{Text: l.Text, Page: l.Page, Box: l.Box}
		texts := l.Cells
		if len(texts) == 0 {
			texts = []string{l.Text}
		}
		if category(joined, i) {
			level = levelOf(l.Text)
			continue
		}
		if l.Right != "" && !document.DateLike(l.Right) {
			texts = append(slices.Clip(texts), l.Right)
		}
		if l.Margin != "" {
			level = levelOf(l.Margin)
		} else if i == 0 || l.Bullet || l.Gap && !category(joined, i-1) {
			level = ""
		}
		if rest, ok := strings.CutPrefix(l.Text, l.Label+" "); ok && l.Label != "" && !strings.Contains(l.Label, ":") && len(strings.Fields(l.Label)) <= 4 && strings.ContainsAny(rest, ",;|•·") {
			level = levelOf(l.Label) // "Languages Go, Python": the label is told by its weight
			texts = []string{rest}
		}
		for _, t := range sentencesOf(texts) {
			if m := labelled.FindStringSubmatch(t); len(m) > 0 && (!strings.Contains(m[1], ",") || levelOf(m[1]) != "") {
				level = levelOf(m[1])
				if learning.MatchString(m[1]) {
					level = "read_about"
				}
				t = m[2]
			}
			for _, name := range splitSkills(t) {
				lv := level
				if own := levelOf(name); own != "" {
					lv = own
				}
				name = cleanSkill(name)
				if name == "" || len(strings.Fields(name)) > 6 || seen[strings.ToLower(name)] || letters(name) == 0 {
					continue
				}
				seen[strings.ToLower(name)] = true
				if lv == "" {
					lv = "used"
				}
				out = append(out, Skill{Name: name, Level: lv, From: from})
			}
		}
	}
	return out
}

// category tells a line that only names the list below it: "Over 5000 lines:",
// or a bold word above several that are not.
func category(lines []document.Line, i int) bool {
	l := lines[i]
	if strings.HasSuffix(l.Text, ":") {
		return true
	}
	if !l.Bold || l.Bullet || len(l.Cells) > 0 || i+1 >= len(lines) || strings.ContainsAny(l.Text, ",;|•") {
		return false
	}
	next := lines[i+1]
	return strings.HasSuffix(next.Text, ":") || !next.Bold && (len(next.Cells) > 1 || next.Bullet || len(skillSplit.Split(next.Text, -1)) > 1)
}

// sentencesOf parts texts at full stops: each sentence may have its own label.
func sentencesOf(texts []string) []string {
	var out []string
	for _, t := range texts {
		out = append(out, splitSentences(t)...)
	}
	return out
}

// joinSkillLines puts lines together that only wrap: a list goes on after a
// comma, or below text that stands to the right of a label.
func joinSkillLines(lines []document.Line, edge map[spot]float64) []document.Line {
	commas := 0 // lines that end in one: then lists run over lines here
	for _, l := range lines {
		if strings.HasSuffix(l.Text, ",") {
			commas++
		}
	}
	var out []document.Line
	for _, l := range lines {
		if n := len(out); n > 0 && !l.Bullet && !l.Gap && l.Margin == "" && l.Page == out[n-1].Page && l.Column == out[n-1].Column {
			last := &out[n-1]
			goesOn := startsLow(l.Text) || strings.HasPrefix(l.Text, "(") ||
				commas > 0 && isFull(*last, l, edge) && !labelled.MatchString(l.Text)
			if strings.HasSuffix(last.Text, ",") || goesOn && len(l.Cells) == 0 && (startsLow(l.Text) || strings.Contains(last.Text, ",")) {
				last.Text = document.Join([]document.Line{*last, l})
				if k := len(last.Cells); k > 0 {
					last.Cells = append(last.Cells[:k-1:k-1], document.JoinText([]string{last.Cells[k-1], l.Text}))
				}
				last.Box = last.Box.Union(l.Box)
				continue
			}
		}
		out = append(out, l)
	}
	return out
}

// splitSkills splits a list, but not inside brackets.
func splitSkills(s string) []string {
	var out []string
	for p := range strings.SplitSeq(protect(s), "\x00") {
		out = append(out, strings.TrimSpace(p))
	}
	return out
}

func protect(s string) string {
	var b strings.Builder
	depth, start := 0, 0
	flush := func(end int) {
		b.WriteString(skillSplit.ReplaceAllString(s[start:end], "\x00"))
		start = end
	}
	for i, r := range s {
		switch r {
		case '(':
			if depth == 0 {
				flush(i)
			}
			depth++
		case ')':
			if depth == 1 {
				b.WriteString(s[start : i+1])
				start = i + 1
			}
			depth = max(0, depth-1)
		}
	}
	if depth > 0 {
		b.WriteString(s[start:])
	} else {
		flush(len(s))
	}
	return b.String()
}

// levelOf reads the words that say how well; "" where there are none.
func levelOf(s string) string {
	switch {
	case inProd.MatchString(s) && !never.MatchString(s):
		return "production"
	case never.MatchString(s):
		return "read_about"
	case readAbout.MatchString(s):
		return "read_about"
	case levelWord.MatchString(s), years.MatchString(s):
		return "used"
	}
	return ""
}

var (
	rating     = regexp.MustCompile(`\s*[★☆✩✪✭✮⭐●○◐◑◒◓⬤◯■□▪▫▰▱▮▯◆◇]+(?:\s*[★☆✩✪✭✮⭐●○◐◑◒◓⬤◯■□▪▫▰▱▮▯◆◇]+)*\s*$`)
	learning   = regexp.MustCompile(`(?i)^(?:currently |still )?(?:learning|studying|exploring|lerne|in arbeit|en apprentissage|aprendiendo|aprendendo)$`)
	numbering  = regexp.MustCompile(`^\(?\d{1,2}[.)]\s+`)
	emptyParen = regexp.MustCompile(`\(\s*[,;:]?\s*\)`)
	andFront   = regexp.MustCompile(`(?i)^(?:also|and|und|et|y|e|or|with|in|of|mit|etc\.?)\s+`)
)

func cleanSkill(s string) string {
	for _, e := range []*regexp.Regexp{readAbout, inProd, levelWord, years, emptyParen} {
		s = e.ReplaceAllString(s, "")
	}
	s = rating.ReplaceAllString(s, "")
	s = numbering.ReplaceAllString(strings.TrimSpace(s), "")
	s = strings.Trim(s, ".,;:|–—- ")
	s = andFront.ReplaceAllString(s, "")
	s = strings.TrimSpace(s)
	if strings.Count(s, "(") != strings.Count(s, ")") {
		s = strings.Trim(s, "() ")
	}
	if strings.EqualFold(s, "etc") {
		return ""
	}
	return s
}

var (
	dashed        = regexp.MustCompile(`^(\pL+)\s+[–—-]\s+([^,;|•·]+)`)
	languageSplit = regexp.MustCompile(`\s*[,;|•·]\s*`)
)

// languagesOf reads spoken languages: a name and how well.
func languagesOf(s section, edge map[spot]float64) []Language {
	var out []Language
	levels := 0 // lines that tell one
	for _, l := range joinSkillLines(s.lines, edge) {
		if level := strings.HasSuffix(l.Text, ")"); level {
			levels++
		} else if levels > 1 && l.Right == "" && l.Margin == "" && len(l.Cells) == 0 {
			continue // what a pasted profile has below its languages
		}
		texts := l.Cells
		if len(texts) == 0 {
			texts = []string{l.Text}
		}
		if l.Margin != "" {
			out = append(out, Language{Name: l.Margin, Level: l.Text})
			continue
		}
		if l.Right != "" && len(texts) == 1 {
			out = append(out, Language{Name: strings.Trim(texts[0], " :,"), Level: l.Right})
			continue
		}
		for _, t := range texts {
			parts := splitSkills(t)
			if dashed.MatchString(t) {
				parts = languageSplit.Split(t, -1) // "Dutch – native, French – B2"
			}
			for _, p := range parts {
				if p = strings.TrimSpace(p); p == "" {
					continue
				}
				lang := Language{Name: p}
				if stars := rating.FindString(p); stars != "" && stars != p {
					lang = Language{Name: strings.TrimSuffix(p, stars), Level: strings.TrimSpace(stars)}
				}
				if m := dashed.FindStringSubmatch(p); m != nil {
					lang = Language{Name: m[1], Level: strings.Trim(m[2], " ()")}
				} else if i := strings.IndexAny(p, "(:"); i > 0 && lang.Level == "" {
					lang = Language{Name: strings.TrimSpace(p[:i]), Level: strings.Trim(p[i:], " ():")}
				}
				out = append(out, lang)
			}
		}
	}
	return out
}
