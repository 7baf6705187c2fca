package evidence

import (
	"regexp"
	"strings"
)

// Change is a measure before and after: "from 900 ms to 210 ms".
type Change struct {
	Before, After Quantity
}

// Fell reports whether the figure went down.
func (c Change) Fell() bool { return c.After.Value < c.Before.Value }

var toRe = regexp.MustCompile(`^\s*(?:\w+\s+){0,2}?(?:down |up )?(?:to|→|->|=>)(?: (?:about|over|under|only|just|below|around|some|a|an))?\s*$`)

// Changes finds the measures that text gives before and after. A range ("5 to 8
// years") is none: what changed came from somewhere, or an arrow says so.
func Changes(text string) []Change {
	var out []Change
	list := Quantities(text)
	for i := 0; i+1 < len(list); i++ {
		a, b := list[i], list[i+1]
		between := text[a.End:b.Start]
		if !toRe.MatchString(between) || a.Year || b.Year {
			continue
		}
		before := strings.ToLower(text[max(0, a.Start-24):a.Start])
		arrow := strings.Contains(between, "→") || strings.Contains(between, ">")
		if !arrow && !strings.Contains(before, "from ") && !strings.Contains(between, "down to") && !strings.Contains(between, "up to") {
			continue
		}
		if a.Unit == "" && b.Unit != "" && !b.Spelled { // "from 20 to 5 minutes"
			if v, ok := rescale(a, b); ok {
				a.Value, a.Unit = v, b.Unit
			}
		}
		if a.Unit == b.Unit || b.Value == 0 {
			out = append(out, Change{a, b})
		}
	}
	return out
}

// rescale reads a bare figure in the unit of the one after it.
func rescale(a, b Quantity) (float64, bool) {
	digits := strings.TrimLeft(b.Text, "0123456789.,")
	if digits == b.Text || len(digits) == 0 {
		return 0, false
	}
	unit := Quantities(strings.TrimRight(a.Text, "+") + digits)
	if len(unit) == 0 {
		return 0, false
	}
	return unit[0].Value, true
}
