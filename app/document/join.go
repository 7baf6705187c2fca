package document

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Join makes one paragraph of lines that follow each other. A word that a
// hyphen breaks at the end of a line is put together again, unless the hyphen
// belongs to it ("long-" "running").
func Join(lines []Line) string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.Text
	}
	return JoinText(texts)
}

// JoinText is Join for bare text.
func JoinText(lines []string) string {
	all := strings.Join(lines, "\n")
	var b strings.Builder
	for _, l := range lines {
		if l == "" {
			continue
		}
		so := b.String()
		switch {
		case so == "":
		case brokenAt(so, l):
			if !keepsHyphen(so, l, all) {
				b.Reset()
				b.WriteString(strings.TrimSuffix(so, "-"))
			}
		case brokenURL(so, l):
		default:
			b.WriteByte(' ')
		}
		b.WriteString(l)
	}
	return b.String()
}

// brokenAt reports whether so ends in a word that goes on in next.
func brokenAt(so, next string) bool {
	if !strings.HasSuffix(so, "-") || len(so) < 2 {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(so[:len(so)-1])
	after, _ := utf8.DecodeRuneInString(next)
	return (unicode.IsLetter(before) || unicode.IsDigit(before)) && (unicode.IsLetter(after) || unicode.IsDigit(after))
}

var lastPart = regexp.MustCompile(`[\pL\d]+(?:-[\pL\d]+)*-$`)
var firstPart = regexp.MustCompile(`^[\pL\d]+`)

// keepsHyphen decides between "opera-" "tions" and "cloud-" "native". What the
// text itself says elsewhere goes first; then capitals, digits, and the words
// that are usually the first or the second half of a compound.
func keepsHyphen(so, next, all string) bool {
	head := strings.TrimSuffix(lastPart.FindString(so), "-")
	tail := firstPart.FindString(next)
	low := strings.ToLower(all)
	h, t := strings.ToLower(head), strings.ToLower(tail)
	if containsWord(low, h+"-"+t) {
		return true
	}
	if containsWord(low, h+t) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(tail)
	last, _ := utf8.DecodeLastRuneInString(head)
	if unicode.IsUpper(first) || unicode.IsDigit(first) || unicode.IsDigit(last) {
		return true
	}
	if i := strings.LastIndexByte(h, '-'); i >= 0 {
		// "end-to-" "end", "day-to-" "day"
		if link := h[i+1:]; link == "to" || link == "of" || link == "in" || link == "the" || link == "and" || link == "on" || link == "by" || link == "a" {
			return true
		}
		h = h[i+1:]
	}
	return compoundHead[h] || compoundTail[t]
}

func containsWord(text, w string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], w)
		if i < 0 {
			return false
		}
		i += at
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(w):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) && before != '-' {
			return true
		}
		at = i + 1
	}
}

// brokenURL tells an address that goes on in the next line.
func brokenURL(so, next string) bool {
	i := strings.LastIndexByte(so, ' ')
	last := so[i+1:]
	if !strings.Contains(last, "://") && !strings.HasPrefix(last, "www.") {
		return false
	}
	return strings.HasSuffix(last, "/") && !strings.Contains(strings.SplitN(next, " ", 2)[0], "://") && strings.ContainsAny(strings.SplitN(next, " ", 2)[0], "/.-_0123456789")
}

func setOf(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

// compoundHead are first halves that are words by themselves and rarely the
// beginning of a longer one; compoundTail are second halves of the same kind.
var compoundHead = setOf(`self well cross high low long short full front open cloud real on off end multi
	third first second two three four five six ten large small big hands state cost user data event
	cutting fast in-house peer non pre post co early late hard soft deep wide single double test domain
	api ai ml ci web server client mission customer company industry world award year month week day hour
	service micro zero part half top bottom right left key value read write time role rule object feature
	machine human computer community business product project team risk network security production on-call
	cluster region tenant vendor platform language code infrastructure memory thread type run build`)

var compoundTail = setOf(`based driven time scale level end side term running functional tenant region service
	source performance quality quantum native wide ready facing oriented aware safe friendly specific related
	free first party person stack hoc house site call premise premises prem effective efficient
	critical intensive focused led centric defined managed hosted assisted powered enabled generated
	through throughput latency availability volume traffic world class grade speed sized
	scale off on up down out in over back line access only write read once ahead known established
	paced level fold threaded core cloud tier step stage phase year month week day hour minute second
	learning art edge date to of the and a by source sourced trained tuned tuning built made
	language platform account cluster vendor user customer team project domain purpose agent modal
	depth width range hand handed minded tested proof resistant tolerant compliant certified`)
