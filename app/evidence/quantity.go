package evidence

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Quantity is a number with its unit and what it counts, one literal.
type Quantity struct {
	Text       string  // as written, unit included: "50K+", "2.1 s", "$14k/mo"
	Value      float64 // in base units: seconds, bytes, ones
	Unit       string  // "s", "B", "%", "x", a currency sign, or "" for a bare count
	Per        string  // "second", "day", … where it is a rate
	Counts     string  // stem of the noun it counts, "" where none follows
	Start, End int     // bytes, unit included
	Year       bool    // a calendar year: a date, not a measure
	Spelled    bool    // written in letters
}

var quantityRe = regexp.MustCompile(`([$€£]\s?)?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)` +
	`(?:[ \x{00a0}]?(thousand|million|billion|trillion|bn|mn|[kKMBm])(?:\b|\+))?(\+)?` +
	`(?:[-\s\x{00a0}]?(%|percent|percentage points|ms|milliseconds?|µs|microseconds?|seconds?|secs?|s|minutes?|mins?|min|hours?|hrs?|h|days?|weeks?|months?|years?|yrs?|KB|MB|GB|TB|PB|kB|x|×|rps|qps|tps|RPS|QPS|TPS)(?:\b|[^\w]|$))?` +
	`(\+)?(?:\s?(/\s?s(?:ec(?:ond)?)?|/\s?min(?:ute)?|/\s?h(?:our|r)?|/\s?d(?:ay)?|/\s?mo(?:nth)?|/\s?yr|/\s?year|/\s?week)\b)?`)

var magnitudes = map[string]float64{"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6,
	"b": 1e9, "bn": 1e9, "billion": 1e9, "trillion": 1e12}

type unit struct {
	name  string
	scale float64
	per   string
}

var units = map[string]unit{
	"%": {"%", 1, ""}, "percent": {"%", 1, ""}, "percentage points": {"%", 1, ""},
	"µs": {"s", 1e-6, ""}, "microsecond": {"s", 1e-6, ""}, "ms": {"s", 1e-3, ""}, "millisecond": {"s", 1e-3, ""},
	"s": {"s", 1, ""}, "sec": {"s", 1, ""}, "second": {"s", 1, ""}, "min": {"s", 60, ""}, "minute": {"s", 60, ""},
	"h": {"s", 3600, ""}, "hr": {"s", 3600, ""}, "hour": {"s", 3600, ""}, "day": {"s", 86400, ""}, "week": {"s", 604800, ""},
	"month": {"s", 2629800, ""}, "year": {"s", 31557600, ""}, "yr": {"s", 31557600, ""},
	"kb": {"B", 1e3, ""}, "mb": {"B", 1e6, ""}, "gb": {"B", 1e9, ""}, "tb": {"B", 1e12, ""}, "pb": {"B", 1e15, ""},
	"x": {"x", 1, ""}, "×": {"x", 1, ""},
	"rps": {"request", 1, "second"}, "qps": {"query", 1, "second"}, "tps": {"transaction", 1, "second"},
}

var spelled = map[string]float64{"zero": 0, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
	"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
	"seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "hundreds": 100, "thousand": 1e3, "thousands": 1e3,
	"million": 1e6, "millions": 1e6, "billions": 1e9, "dozen": 12, "dozens": 12, "twice": 2, "half": 0.5, "halved": 0.5, "doubled": 2, "tripled": 3}

var spelledRe = regexp.MustCompile(`(?i)\b(` + strings.Join(keys(spelled), "|") + `)\b`)

var perRe = regexp.MustCompile(`^\s?(?:[a-z-]+\s){0,2}?(?:per|a|an|each|every)\s(second|minute|hour|day|week|month|quarter|year|night)\b|^\s(daily|weekly|monthly|hourly|nightly|annual)\b`)

// Quantities finds every quantity of text, in order. Numbers that are part of a
// name ("p99", "S3", "HTTP/2", "24x7") are none.
func Quantities(text string) []Quantity {
	var out []Quantity
	for at := 0; at < len(text); {
		m := quantityRe.FindStringSubmatchIndex(text[at:])
		if m == nil {
			break
		}
		for i := range m {
			if m[i] >= 0 {
				m[i] += at
			}
		}
		at = m[5] // after the digits, whatever else matched
		if partOfName(text, m[0], m[4], m[5]) {
			continue
		}
		q := measure(text, m)
		out = append(out, q)
		at = q.End
	}
	for _, m := range spelledRe.FindAllStringIndex(text, -1) {
		if inside(out, m[0]) {
			continue
		}
		w := strings.ToLower(text[m[0]:m[1]])
		q := Quantity{Text: text[m[0]:m[1]], Value: spelled[w], Start: m[0], End: m[1], Spelled: true}
		q.finish(text)
		out = insert(out, q)
	}
	return out
}

func measure(text string, m []int) Quantity {
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return text[m[2*i]:m[2*i+1]]
	}
	number := strings.ReplaceAll(group(2), ",", "")
	v, _ := strconv.ParseFloat(number, 64)
	end := m[5]
	q := Quantity{Start: m[0], Value: v, Unit: strings.TrimSpace(group(1))}
	if g := group(3); g == "m" && q.Unit == "" {
		m[6], m[7] = -1, -1 // metres, or minutes in notes: no million without its currency
	} else if g != "" {
		q.Value *= magnitudes[strings.ToLower(g)]
		end = m[7]
	}
	for _, i := range []int{4, 6} {
		if group(i) != "" {
			end = max(end, m[2*i+1])
		}
	}
	if g := group(5); g != "" {
		key := strings.ToLower(g)
		u, ok := units[key]
		if !ok {
			u = units[strings.TrimSuffix(key, "s")]
		}
		if g == "M" { // "5 M" is a magnitude, never a unit
			u = unit{}
		}
		if u.name != "" {
			q.Value *= u.scale
			if q.Unit == "" {
				q.Unit = u.name
			}
			q.Per = u.per
			end = max(end, m[11])
		}
	}
	if g := group(7); g != "" {
		q.Per = per(strings.TrimLeft(g, "/ "))
		end = max(end, m[15])
	}
	if end < len(text) && text[end] == '+' {
		end++
	}
	q.End, q.Text = end, text[m[0]:end]
	q.Year = q.Unit == "" && q.Per == "" && len(group(2)) == 4 && q.Value >= 1950 && q.Value <= 2050 && group(3) == "" && group(4) == ""
	q.finish(text)
	return q
}

// finish reads what the quantity counts and per what, from the words after it.
func (q *Quantity) finish(text string) {
	rest := text[q.End:]
	if m := perRe.FindStringSubmatch(rest); m != nil && q.Per == "" {
		q.Per = m[1]
		if q.Per == "" {
			q.Per = strings.TrimSuffix(map[string]string{"daily": "day", "nightly": "night", "annual": "year"}[m[2]]+"", "")
			if q.Per == "" {
				q.Per = strings.TrimSuffix(m[2], "ly")
			}
		}
	}
	q.Counts = counted(rest)
}

func per(s string) string {
	switch s = strings.ToLower(strings.TrimSpace(s)); {
	case strings.HasPrefix(s, "s"):
		return "second"
	case strings.HasPrefix(s, "mi"):
		return "minute"
	case strings.HasPrefix(s, "mo"):
		return "month"
	case strings.HasPrefix(s, "h"):
		return "hour"
	case strings.HasPrefix(s, "d"):
		return "day"
	case strings.HasPrefix(s, "w"):
		return "week"
	}
	return "year"
}

func partOfName(text string, start, digits, end int) bool {
	if start > 0 {
		c := text[start-1]
		if letterBefore(text, start) || c == '_' || c == '#' || digit(c) {
			return true
		}
		if start > 1 && (c == '-' || c == '.' || c == '/' || c == '+') && letterBefore(text, start-1) && digits == start {
			return true
		}
		if start > 1 && (c == '/' || c == '.' || c == ':') && digit(text[start-2]) {
			return true
		}
	}
	if end < len(text) {
		c := text[end]
		if end+1 < len(text) && digit(text[end+1]) && (c == 'x' || c == '/' || c == ':' || c == '.') {
			return true // 24x7, 24/7, 10:30, 1.2.3
		}
		if r, _ := utf8.DecodeRuneInString(text[end:]); unicode.IsLetter(r) { // 3rd, 5G, 2D; units stuck to the number are letters too
			m := quantityRe.FindStringSubmatch(text[digits:])
			return len(m) > 5 && m[3] == "" && m[5] == ""
		}
	}
	return false
}

// letterBefore: a dash or a quotation mark makes no name of the number behind it.
func letterBefore(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return unicode.IsLetter(r)
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0xc3 }
func digit(c byte) bool  { return c >= '0' && c <= '9' }

func inside(list []Quantity, at int) bool {
	for _, q := range list {
		if at >= q.Start && at < q.End {
			return true
		}
	}
	return false
}

func insert(list []Quantity, q Quantity) []Quantity {
	i := len(list)
	for i > 0 && list[i-1].Start > q.Start {
		i--
	}
	return append(list[:i:i], append([]Quantity{q}, list[i:]...)...)
}

func keys(m map[string]float64) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	return out
}

// Same reports whether two quantities say the same, however they are written:
// 2.1s and 2,100 ms, 400k and 400,000, 90 min and 90 minutes.
func (q Quantity) Same(o Quantity) bool {
	if q.Unit != o.Unit {
		return false
	}
	if q.Per != "" && o.Per != "" && q.Per != o.Per {
		return false
	}
	d := q.Value - o.Value
	return q.Value == o.Value || d < 1e-9*(1+q.Value) && -d < 1e-9*(1+q.Value)
}
