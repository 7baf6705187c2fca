package check

import (
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"vouchsafe/app/english"
)

// writings are ways to write a count; "" where one does not fit the value.
var writings = map[string]func(v int) string{
	"digits":             strconv.Itoa,
	"commas":             func(v int) string { return number(float64(v)) },
	"thin spaces":        func(v int) string { return groups(v, "\u2009") },
	"no-break spaces":    func(v int) string { return groups(v, "\u00a0") },
	"narrow spaces":      func(v int) string { return groups(v, "\u202f") },
	"plain spaces":       func(v int) string { return groups(v, " ") },
	"apostrophes":        func(v int) string { return groups(v, "'") },
	"curled apostrophes": func(v int) string { return groups(v, "’") },
	"underscores":        func(v int) string { return groups(v, "_") },
	"space and comma":    func(v int) string { return groups(v, " ,") },
	"digit by digit":     func(v int) string { return between(v, " ") },
	"thin digits":        func(v int) string { return between(v, "\u2009") },
	"no width":           func(v int) string { return between(v, "\u200b") },
	"word joiners":       func(v int) string { return between(v, "\u2060") },
	"soft hyphens":       func(v int) string { return between(v, "\u00ad") },
	"full width":         func(v int) string { return inScript(v, '０') },
	"Arabic digits":      func(v int) string { return inScript(v, '٠') },
	"Devanagari digits":  func(v int) string { return inScript(v, '०') },
	"bold digits":        func(v int) string { return inScript(v, '𝟎') },
	"letters":            inLetters,
	"letters, a blank":   func(v int) string { return strings.ReplaceAll(inLetters(v), "-", " ") },
	"letters, no-break":  func(v int) string { return strings.ReplaceAll(inLetters(v), "-", "‑") },
	"letters in one":     oneWord,
	"capital letters":    func(v int) string { return strings.ToUpper(inLetters(v)) },
	"a capital":          func(v int) string { return english.Capital(inLetters(v)) },
	"hyphens throughout": func(v int) string { return strings.ReplaceAll(inLetters(v), " ", "-") },
	"round brackets":     func(v int) string { return "(" + strconv.Itoa(v) + ")" },
	"square brackets":    func(v int) string { return "[" + strconv.Itoa(v) + "]" },
	"letters, brackets":  func(v int) string { return "(" + inLetters(v) + ")" },
	"both":               func(v int) string { return inLetters(v) + " (" + strconv.Itoa(v) + ")" },
	"a plus behind":      func(v int) string { return strconv.Itoa(v) + "+" },
	"a plus before":      func(v int) string { return "+" + strconv.Itoa(v) },
	"a tilde":            func(v int) string { return "~" + strconv.Itoa(v) },
	"about equal":        func(v int) string { return "≈" + strconv.Itoa(v) },
	"bold print":         func(v int) string { return "**" + strconv.Itoa(v) + "**" },
	"glued":              func(v int) string { return strconv.Itoa(v) + "<" },
	"glued full width":   func(v int) string { return inScript(v, '０') + "<" },
	"glued letters":      gluedLetters,
	"glued before":       func(v int) string { return ">" + strconv.Itoa(v) },
	"hyphen behind":      func(v int) string { return strconv.Itoa(v) + "-<" },
	"thin space behind":  func(v int) string { return strconv.Itoa(v) + "\u2009<" },
	"no width behind":    func(v int) string { return strconv.Itoa(v) + "\u200b<" },
	"thousands, k":       func(v int) string { return inThousands(v, "k") },
	"thousands, K":       func(v int) string { return inThousands(v, "K") },
	"thousands, word":    func(v int) string { return inThousands(v, " thousand") },
	"thousands, comma":   func(v int) string { return strings.Replace(inThousands(v, "k"), ".", ",", 1) },
	"hundreds":           func(v int) string { return inHundreds(v, inLetters(v/100)) },
	"hundreds, digits":   func(v int) string { return inHundreds(v, strconv.Itoa(v/100)) },
	"dozens":             inDozens,
	"a zero decimal":     func(v int) string { return strconv.Itoa(v) + ".0" },
}

func groups(v int, joint string) string {
	if v < 1000 {
		return ""
	}
	return strings.ReplaceAll(number(float64(v)), ",", joint)
}

func between(v int, joint string) string {
	if v < 10 {
		return ""
	}
	return strings.Join(strings.Split(strconv.Itoa(v), ""), joint)
}

func inScript(v int, zero rune) string {
	return strings.Map(func(r rune) rune { return zero + r - '0' }, strconv.Itoa(v))
}

var ones = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")

var tens = strings.Fields("- - twenty thirty forty fifty sixty seventy eighty ninety")

func inLetters(v int) string {
	switch {
	case v < 20:
		return ones[v]
	case v < 100 && v%10 == 0:
		return tens[v/10]
	case v < 100:
		return tens[v/10] + "-" + ones[v%10]
	}
	for _, s := range []struct {
		name  string
		value int
	}{{"million", 1e6}, {"thousand", 1000}, {"hundred", 100}} {
		if v < s.value {
			continue
		}
		out := inLetters(v/s.value) + " " + s.name
		if rest := v % s.value; rest > 0 && rest < 100 {
			out += " and " + inLetters(rest)
		} else if rest > 0 {
			out += " " + inLetters(rest)
		}
		return out
	}
	return ""
}

func oneWord(v int) string {
	if v < 20 || v%10 == 0 || v > 99 {
		return ""
	}
	return strings.ReplaceAll(inLetters(v), "-", "")
}

func gluedLetters(v int) string {
	if s := oneWord(v); s != "" {
		return s + "<"
	}
	return ""
}

func inThousands(v int, sign string) string {
	if v < 1000 || v%100 > 0 || v >= 1e6 {
		return ""
	}
	return strconv.FormatFloat(float64(v)/1000, 'f', -1, 64) + sign
}

func inHundreds(v int, n string) string {
	if v < 200 || v%100 > 0 || v%1000 == 0 || v >= 10000 {
		return ""
	}
	return n + " hundred"
}

func inDozens(v int) string {
	switch {
	case v == 12:
		return "a dozen"
	case v%12 == 0 && v < 120:
		return inLetters(v/12) + " dozen"
	}
	return ""
}

var aCount = regexp.MustCompile(`^(?:\d{1,3}(?:,\d{3})+|\d+)(?:k|K| thousand| million)?$`)

// others are counts far from v that are written alike.
func otherThan(v int) []int {
	list := []int{v + 27, 7*v + 6}
	switch {
	case v%100000 == 0 && v > 0:
		list = []int{v + 700000, 3 * v}
	case v%1000 == 0 && v > 0:
		list = []int{v + 700*1000/1000*10, 3 * v}
	case v%100 == 0 && v > 0:
		list = []int{v + 700, 3 * v}
	case v%12 == 0 && v > 0:
		list = []int{v + 24, 5 * v}
	}
	return list
}

// countLines are the lines of the case files and of the samples that count something.
func countLines(t *testing.T) []string {
	t.Helper()
	var out []string
	paths, _ := filepath.Glob("testdata/cases/*.txt")
	for _, path := range paths {
		c, err := readCases(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, j := range c.resume.Jobs {
			for _, b := range j.Bullets {
				out = append(out, b.Text)
			}
		}
	}
	goldens, _ := filepath.Glob("../resume/testdata/golden/*.txt")
	for _, path := range goldens {
		data, err := os.ReadFile(path) //nolint:gosec // the repository itself
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			if s := strings.TrimSpace(line); strings.HasPrefix(s, "- ") {
				out = append(out, strings.TrimPrefix(s, "- "))
			}
		}
	}
	return out
}

func quantityFindings(gate Gate, text, src string) (out []Finding) {
	for _, f := range gate.Against(Sentence{Text: text}, src) {
		switch f.Code {
		case "unsupported_quantity", "quantity_counts_other", "wrong_unit":
			out = append(out, f)
		}
	}
	return out
}

// However a number of the source is written, it is the same number, and another
// number so written is another.
func TestFiguresInAnyWriting(t *testing.T) {
	c, err := readCases("testdata/cases/figures.txt")
	if err != nil {
		t.Fatal(err)
	}
	gate, _ := c.gate(t)
	lines, all, tried, failed := 0, 0, 0, map[string]int{}
	for _, line := range countLines(t) {
		sentence := "I " + english.LowerFirst(strings.TrimSuffix(line, ".")) + "."
		verb, _, _ := strings.Cut(strings.ToLower(line), " ")
		if _, _, ok := english.LookupVerb(verb); !ok || strings.Contains(line, "…") || len(quantityFindings(gate, sentence, line)) > 0 {
			continue
		}
		for _, f := range figures(sentence) {
			if !f.Year {
				all++
			}
			v, scale := f.Value/f.scale(), f.scale()
			if f.Unit == "" {
				v, scale = f.Value, 1
			}
			text := f.Text
			if f.Unit != "" && f.End < len(sentence) {
				m := regexp.MustCompile(`^\d[\d,]*`).FindString(text)
				text = m
			}
			if f.Year || f.meant != 0 || !aCount.MatchString(text) || v != math.Trunc(v) || v < 2 || v > 9e6 || f.Start == 0 || !strings.HasSuffix(sentence[:f.Start], " ") || !endsNumber.MatchString(sentence[f.Start+len(text):]) {
				continue
			}
			lines++
			write := func(s string) string {
				before, after := sentence[:f.Start], sentence[f.Start+len(text):]
				if strings.HasPrefix(s, ">") {
					s, before = s[1:], before[:len(before)-1]
				}
				if strings.HasSuffix(s, "<") {
					s, after = s[:len(s)-1], after[1:]
				}
				return before + s + after
			}
			for name, w := range writings {
				s := w(int(v))
				if tight := sentence[f.Start+len(text)] != ' '; s == "" || tight && strings.Trim(s, "0123456789,.'’_ \u2009\u202f\u00a0\u200b\u2060\u00ad") != "" && !digitsOnly(s) {
					continue
				}
				if strings.HasSuffix(s, "+") && underRe.MatchString(sentence[:f.Start]) || strings.HasPrefix(s, ">") && !speech(lastWord(sentence[:f.Start])) {
					continue
				}
				tried++
				if found := quantityFindings(gate, write(s), line); len(found) > 0 {
					if failed[name]++; failed[name] < 4 {
						t.Errorf("%s, a true number is blocked: %q of %q: %s, %s", name, write(s), line, found[0].Text, found[0].Why)
					}
				}
				for _, o := range otherThan(int(v)) {
					s := w(o)
					if s == "" || said(line, float64(o), scale) || strings.ContainsAny(s, "~≈") && nearAny(line, float64(o)) {
						continue
					}
					tried++
					if len(quantityFindings(gate, write(s), line)) == 0 {
						if failed[name]++; failed[name] < 4 {
							t.Errorf("%s, another number passes: %q of %q", name, write(s), line)
						}
					}
				}
			}
		}
	}
	if t.Logf("%d of %d figures, the whole counts, in %d writings, %d sentences; failed: %v", lines, all, len(writings), tried, failed); lines < 100 || len(writings) < 30 {
		t.Errorf("too few")
	}
}

func lastWord(s string) string {
	f := strings.Fields(s)
	return strings.ToLower(f[len(f)-1])
}

// endsNumber is what may stand behind a number: "40%", "12 teams", "8,".
var endsNumber = regexp.MustCompile(`^(?:[ %;:)]|[,.] |\.$)`)

func digitsOnly(s string) bool {
	return strings.TrimFunc(s, unicode.IsDigit) == ""
}

func nearAny(line string, v float64) bool {
	for _, f := range figures(line) {
		if h := f.Value / f.scale(); f.Value == 0 || math.Abs(h-v) < 0.15*h || math.Abs(f.Value-v) < 0.15*f.Value {
			return true
		}
	}
	return false
}

// said: the line gives that value too, by itself or as a difference.
func said(line string, v, scale float64) bool {
	for _, f := range figures(line) {
		for _, h := range figures(line) {
			v := v * scale
			if f.Value == v || f.Value/f.scale() == v/scale || math.Abs(f.Value-h.Value) == v || f.Value+h.Value == v {
				return true
			}
		}
	}
	return false
}
