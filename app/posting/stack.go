package posting

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vouchsafe/app/english"
	"vouchsafe/app/playbook"
)

// stackNames collects names of tools, as written, first mention first.
type stackNames struct {
	names []string
	seen  map[string]bool
}

func (n *stackNames) add(as, canonical string) {
	key := strings.ToLower(canonical)
	if as == "" || n.seen[key] || n.seen[strings.ToLower(as)] {
		return
	}
	n.seen[key], n.seen[strings.ToLower(as)] = true, true
	n.names = append(n.names, as)
}

// stack lists the tools the text names. Lists that call themselves the stack, and
// enumerations in which most are tools, may name ones the lexicon does not know.
func (ad *advert) stack(p *Posting) []string {
	n := stackNames{seen: map[string]bool{}}
	if p.Company.Value != "" {
		n.seen[strings.ToLower(p.Company.Value)] = true
	}
	for i := range ad.lines {
		l := &ad.lines[i]
		if l.prompt || l.section.setAside() || l.section == apply || l.fact == "apply" || l.heading && l.head > 0 && i > 0 && sectionKnown(l) {
			continue
		}
		text := l.text
		if l.fact == "stack" {
			text = l.value
		}
		if strings.Contains(text, "://") || strings.Contains(text, "www.") || strings.Contains(text, "@") {
			text = address.ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat(" ", len(s)) })
		}
		if l.section == stackList && !l.heading || l.fact == "stack" {
			parts := sentences(text)
			if len(parts) == 0 {
				continue
			}
			n.listed(parts[0])
			text = strings.Join(parts[1:], " ")
		}
		for _, s := range sentences(text) {
			for clause := range strings.SplitSeq(s, ";") {
				if words := lowers(tokenise(clause)); !deniesNeed(words) || known().NiceCue.has(words) {
					n.mentioned(clause)
				}
			}
		}
	}
	return n.names
}

// listed reads an enumeration of the stack.
func (n *stackNames) listed(text string) {
	if label, items, ok := strings.Cut(text, ": "); ok && len(strings.Fields(label)) <= 4 {
		text = items
	}
	for _, item := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;|•·:()", r) }) {
		item = strings.Trim(strings.TrimSpace(item), ".&- ")
		item = strings.TrimPrefix(strings.TrimPrefix(item, "and "), "or ")
		found := playbook.Tools(item)
		switch {
		case len(found) == 1 && found[0].End-found[0].Start == len(item):
			n.add(item, found[0].Name)
		case strings.Contains(item, "/") && len(strings.Fields(item)) <= 4:
			for part := range strings.SplitSeq(item, "/") {
				if part = strings.TrimSpace(part); toolShaped(part) {
					n.add(part, canonical(part))
				}
			}
		case toolShaped(item):
			n.add(item, item)
		default:
			n.mentioned(item)
		}
	}
}

func canonical(name string) string {
	if m := playbook.Tools(name); len(m) == 1 && m[0].End-m[0].Start == len(name) {
		return m[0].Name
	}
	return name
}

// item is one word of an enumeration, or the several of a tool's name.
type listItem struct {
	text       string
	start, end int
	tool       *playbook.Mention
}

// mentioned reads the tools that a sentence names, and what stands among them.
func (n *stackNames) mentioned(text string) {
	tools := playbook.Tools(text)
	items := listItems(text, tools)
	for i := 0; i < len(items); {
		end := enumeration(text, items, i)
		run := items[i:end]
		certain := 0
		for _, it := range run {
			if it.tool != nil || lowerTool(it.text) {
				certain++
			}
		}
		for j, it := range run {
			switch {
			case it.tool != nil:
				if !notATool(items, i+j, len(tools)) {
					n.add(it.text, it.tool.Name)
				}
			case certain >= 2 && lowerTool(it.text):
				n.add(it.text, canonical(titled(it.text)))
			case certain >= 2 && certain*2 >= len(run) && len(run) >= 3 && toolShaped(it.text) && standsBetweenMarks(text, items, i+j) && !joining[strings.ToLower(it.text)]:
				n.add(it.text, it.text)
			}
		}
		i = end
	}
}

// listItems cuts text into words, a tool's name in one piece: "New Relic", "MS-SQL"
// of which the lexicon knows the last part.
func listItems(text string, tools []playbook.Mention) []listItem {
	var out []listItem
	next := 0
	for _, t := range tokenise(text) {
		if len(out) > 0 && t.start < out[len(out)-1].end {
			continue
		}
		for next < len(tools) && tools[next].End <= t.start {
			next++
		}
		it := listItem{text: text[t.start:t.end], start: t.start, end: t.end}
		if next < len(tools) && tools[next].Start < t.end {
			m := tools[next]
			it.tool = &m
			it.start, it.end = m.Start, max(m.End, m.Start)
			it.text = m.As
			if m.Start > t.start && text[m.Start-1] == '-' && m.End == t.end {
				it.text, it.start = text[t.start:t.end], t.start
			}
		}
		out = append(out, it)
	}
	return out
}

// standsBetweenMarks reports whether an item is all that stands between two marks of
// an enumeration: "Logging" of "Stackdriver Logging," does not.
func standsBetweenMarks(text string, items []listItem, j int) bool {
	before, after := ",", "."
	if j > 0 {
		before = strings.TrimSpace(text[items[j-1].end:items[j].start])
		if joining[items[j-1].text] || leadsToList[strings.ToLower(items[j-1].text)] {
			before = ","
		}
	}
	if j+1 < len(items) {
		after = strings.TrimSpace(text[items[j].end:items[j+1].start])
		if joining[items[j+1].text] {
			after = ","
		}
	}
	return before != "" && after != ""
}

var leadsToList = english.WordSet("as like including with in of using e.g on either")

var joining = english.WordSet("and or")

// enumeration gives the end of the run of items joined by commas, slashes, "and" or
// "or" that begins at i.
func enumeration(text string, items []listItem, i int) int {
	end := i + 1
	for end < len(items) {
		between := strings.TrimSpace(text[items[end-1].end:items[end].start])
		linked := between == "," || between == "/" || between == "" && (joining[items[end].text] || joining[items[end-1].text])
		if !linked {
			break
		}
		end++
	}
	return end
}

// lowerTool reports whether a word in small letters is the name of a tool that is
// also a word: it counts in an enumeration of tools only.
func lowerTool(w string) bool {
	return strings.ToLower(w) == w && len(w) > 3 && isTool(titled(w))
}

func titled(w string) string {
	r := []rune(w)
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

// notATool reports mentions that only look like tools: "Series C", "find us on GitHub".
func notATool(items []listItem, j, tools int) bool {
	m := items[j].tool
	if len(m.As) == 1 && tools < 2 && (j == 0 || !leadsToTool[strings.ToLower(items[j-1].text)]) || strings.HasPrefix(items[j].text, "ex-") {
		return true
	}
	if j > 0 && strings.EqualFold(items[j-1].text, "series") {
		return true
	}
	if m.Name == "GitHub" || m.Name == "GitLab" {
		for _, it := range items {
			switch strings.ToLower(it.text) {
			case "resume", "cv", "profile", "find", "stars", "portfolio", "link", "links", "stackoverflow", "linkedin", "account":
				return true
			}
		}
	}
	return false
}

var leadsToTool = english.WordSet("in with of using mit en em und and language programming")

// toolShaped reports whether an item of a stack list looks like a name.
func toolShaped(item string) bool {
	words := strings.Fields(item)
	if len(words) == 0 || len(words) > 3 || len(item) < 2 {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !strings.ContainsAny(w, ".0123456789") && strings.ToLower(w) == w {
			return false
		}
		if known().NotCompany[strings.ToLower(w)] {
			return false
		}
	}
	return true
}
