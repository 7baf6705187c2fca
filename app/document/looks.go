package document

import (
	"fmt"
	"strings"
)

// Looks is how a document is set, so that a letter can be set alike. Fields are
// empty where the format does not say or nothing stands out.
type Looks struct {
	Typeface string `json:"typeface"` // "serif" or "sans": what most letters are set in
	Accent   string `json:"accent"`   // "#22577a": the colour used most beside black, white and greys
}

const flagSerif = 1 << 1

// serifName tells what a typeface is by its name, as flags are often unset or wrong;
// known is false for names that say nothing.
func serifName(name string) (serif, known bool) {
	for _, w := range []string{"sans", "helvet", "arial", "calibri", "carlito", "roboto", "lato", "verdana", "segoe", "inter", "ubuntu", "cmss", "fira", "raleway", "montserrat", "poppins", "gothic", "grotesk", "futura", "tahoma", "barlow", "avenir"} {
		if strings.Contains(name, w) {
			return false, true
		}
	}
	for _, w := range []string{"serif", "times", "georgia", "garamond", "cambria", "caladea", "palatino", "pagella", "termes", "cmr", "cmbx", "sfrm", "lmroman", "nimbusrom", "book", "charter", "baskerville", "minion", "tinos", "merriweather", "libertin", "charis", "sourceser"} {
		if strings.Contains(name, w) {
			return true, true
		}
	}
	return false, false
}

// looksOf counts letters, as a reader's eye does.
func looksOf(sheets []sheet) Looks {
	serif, sans := 0, 0
	colours := map[uint32]int{}
	for _, s := range sheets {
		for _, g := range s.glyphs {
			switch {
			case g.text == "" || g.style.unseen || g.style.icon || g.style.symbol:
				continue
			case g.style.serif:
				serif++
			default:
				sans++
			}
			if coloured(g.style.colour) {
				colours[g.style.colour]++
			}
		}
	}
	var out Looks
	switch {
	case serif > sans:
		out.Typeface = "serif"
	case sans > 0:
		out.Typeface = "sans"
	}
	most := 4 // a letter or two in a colour is no choice of a colour
	for c, n := range colours {
		if n > most || n == most && out.Accent != "" && hexOf(c) < out.Accent {
			most, out.Accent = n, hexOf(c)
		}
	}
	return out
}

func hexOf(c uint32) string { return fmt.Sprintf("#%06x", c) }

// coloured tells a colour from black, white and the greys, and one dark enough to
// be read on white (a contrast of 3 or so: relative luminance at most 0.3).
func coloured(c uint32) bool {
	if linkColours[c] {
		return false
	}
	r, g, b := int(c>>16&255), int(c>>8&255), int(c&255)
	if max(r, g, b)-min(r, g, b) < 40 {
		return false
	}
	return 0.2126*linear(r)+0.7152*linear(g)+0.0722*linear(b) <= 0.3
}

// linkColours are what programs give to links by themselves: nobody chose them.
var linkColours = map[uint32]bool{0x0000ff: true, 0x0000ee: true, 0x0563c1: true, 0x1155cc: true}

// linear is the light of an sRGB component, roughly: a power of 2.2.
func linear(v int) float64 {
	x := float64(v) / 255
	return x * x * (0.8*x + 0.2)
}
