package document

import (
	"math"
	"strings"
	"unicode"
)

// Some files draw ligatures (fi, fl, ff, ffi, ffl) without saying what they
// are: the glyph is there, its letters are not. What it stands for is decided
// by the word around it, and only where exactly one ligature makes a known
// word; a font that numbers its glyphs then means the same by the same number.

// hole stands in a word for a glyph that the file does not name.
const hole = "\ufffd"

var ligatures = []string{"ffi", "ffl", "ff", "fi", "fl"}

// mendLigatures fills the holes in words that it is certain of, and takes the
// others out.
func mendLigatures(words []word) {
	type key struct {
		font uint64
		code rune
	}
	known := map[key]string{}
	clash := map[key]bool{}
	for i := range words {
		w := &words[i]
		if len(w.holes) != 1 {
			continue
		}
		if lig := ligatureIn(w.text, w.holes[0].width); lig != "" {
			h := w.holes[0]
			if k := (key{h.font, h.code}); h.code != 0 && h.code != 0xfffd {
				if was, ok := known[k]; ok && was != lig {
					clash[k] = true
				}
				known[k] = lig
			}
			w.text = strings.Replace(w.text, hole, lig, 1)
			w.holes = nil
		}
	}
	for i := range words {
		w := &words[i]
		for _, h := range w.holes {
			k := key{h.font, h.code}
			lig := known[k]
			if clash[k] || !letterBeside(w.text) {
				lig = ""
			}
			w.text = strings.Replace(w.text, hole, lig, 1)
		}
	}
}

// letterBeside reports whether the first hole touches a letter: a glyph that
// stands alone is a picture.
func letterBeside(s string) bool {
	before0, after0, _ := strings.Cut(s, hole)
	before, after := lastRune(before0), firstRune(after0)
	return unicode.IsLetter(before) || unicode.IsLetter(after)
}

// ligatureIn gives the ligature that makes the longest known word of s, "" where
// none or several do. width is that of the glyph in em.
func ligatureIn(s string, width float64) string {
	lig, _ := stemIn(s, width)
	return lig
}

// stemIn is ligatureIn with the length of the word's known stem.
func stemIn(s string, width float64) (found string, longest int) {
	tie := false
	at := strings.Index(s, hole)
	for _, lig := range ligatures {
		if at < 0 || !fits(lig, width) {
			continue
		}
		w := strings.ToLower(strings.Replace(s, hole, lig, 1))
		switch n := knownAround(w, at, at+len(lig)); {
		case n > longest:
			found, longest, tie = lig, n, false
		case n == longest && n > 0:
			tie = true
		}
	}
	if tie {
		return "", 0
	}
	return found, longest
}

// fits leaves out ligatures far wider or narrower than the glyph.
func fits(lig string, width float64) bool {
	usual := 0.27 * float64(len(lig)) // f, i and l are about a quarter em each
	return width == 0 || math.Abs(width-usual) < 0.27
}

// knownAround gives the length of the longest known stem of w that covers
// [from, to) and more, 0 without one.
func knownAround(w string, from, to int) int {
	best := 0
	for start := max(0, from-12); start <= min(from, len(w)); start++ {
		if start > 0 && unicode.IsLetter(rune(w[start-1])) && !looseStart[w[start:min(start+4, len(w))]] {
			continue
		}
		for end := to; end <= min(len(w), to+12); end++ {
			if end-start > best && ligatureStems[w[start:end]] {
				best = end - start
			}
		}
	}
	return best
}

// looseStart are beginnings of stems that also stand inside a word, as in
// "StackOverflow", "tensorflow", "cloudflare".
var looseStart = map[string]bool{"flow": true, "flar": true, "fig": true, "fiel": true, "file": true, "flix": true, "flak": true, "off": true, "fire": true, "ffic": true, "fini": true, "flic": true, "fide": true, "fill": true, "finit": true}

// ligatureStems are beginnings of English words (and names of tools) that hold
// a ligature, whole enough that no other ligature would make a word of them.
var ligatureStems = setOf(`financ finance profil profile scientifi specifi certifi identifi flexib flexible workflow overflow influen
	inflow outflow reflect reflex efficien effic office officer offici traffic staff effect differ offer first field file filed
	files final find finding findings finds fine finish firm firms firmware fire firewall firebase fires fit fits fitness five fix fixed fixes
	fixing config defin benefi confi magnifi modifi notifi qualifi simplifi unifi verifi classifi quantifi amplifi gratifi exemplif justifi
	clarifi rectifi ratifi diversifi intensifi sanctifi solidifi personifi certifi fidel figur figma filt fill filled filling film artific
	beneficial pacific significan significant infin refin confirm prefix suffix suffici difficult afford affect affil affin
	affirm affair offlin offline offload effort buffer coffee diff diffs diffus diffic handoff tradeoff trade-off kickoff layoff
	cutoff payoff backoff spinoff standoff takeoff dropoff signoff turnoff off offs offset offshor offsite offboard scaffold
	suffer stuff cliff tariff bluff flag flagg flagship flags flash flask flat flatt fleet flight float floor flow flows flowed
	flower fluen fluent fluid flux fluct flush flutter fly flying flip conflict conflu inflat inflect inflex dataflow mlflow airflow
	tensorflow cloudflare snowflake kubeflow netflix flink flame shuffl waffl raffl baffl affluen profici coeffici
	graffit fiber fibre fiction fiscal fifteen fifth fifty fight figh finger fingerprint fish wifi scifi firefox afield briefing
	brief fiducia fidelity fielded fierce filesystem filter filters finland finite fintech firsthand fjord exemplifi fiat fiat-back flair flam flavor flavour
	flaw flaws flex flick flood flour fluor wildfl butterfl firefly artifact artifacts ratifi deficit specific specifi
	satisf satisfi efficacy officin superfici sacrific edifi codifi pacifi reunif misfit outfit outfits nonprofit profit profits
	profitab retrofit benefits cofounder offices officiat trafficking staffing staffed effects effective effectiv effortless
	different differently difference offered offering offerings firstly fields finalist finalists finalize finder finance
	fixture fixtures reflow pfif griffi griffin muffin baffling ruffle sniff sniffer gaffe giraffe toffee affable affix
	chauffeur offend offens offense suffrage rebuff discomfit flagging flake flaky flank flare flatten flatter flaunt fled flee
	flesh flexing flier fling flint flirt flock flop florida florist flotilla flourish fluff fluctuat fluke flurry`)

func lastRune(s string) rune {
	r := rune(0)
	for _, x := range s {
		r = x
	}
	return r
}
