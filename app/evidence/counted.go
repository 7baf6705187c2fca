package evidence

import (
	"strings"

	"vouchsafe/app/english"
)

// counted gives the stem of the noun that a quantity before rest counts: the
// last word of the noun group that follows, up to a preposition, verb or mark.
func counted(rest string) string {
	last := ""
	for i, w := range english.Words(rest) {
		if w.Punct || i > 4 || english.IsFunction(w.Lower) && (i != 0 || w.Lower != "of") {
			break
		}
		if last != "" && w.Text[0] >= '0' && w.Text[0] <= '9' {
			break // "12 depots print 30,000 labels"
		}
		if v, form, ok := english.LookupVerb(w.Lower); ok && v.Base != w.Lower && form != english.Third {
			break
		}
		if w.Lower != "of" {
			last = english.Stem(w.Lower)
			if noun := strings.TrimLeft(w.Lower, "0123456789"); noun != w.Lower && len(noun) > 1 && noun[0] == '-' { // "300-order"
				last = english.Stem(noun[1:])
			}
		}
	}
	return last
}
