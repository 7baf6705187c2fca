package export

import (
	"vouchsafe/app/export/fonts"
	"vouchsafe/app/export/pdf"
)

// style is how a letter looks: data for the one layout. A new style is one entry
// in styles.
type style struct {
	family   func() fonts.Family
	second   func() fonts.Family // for characters that family lacks
	nameSize float64             // times the body's size
	nameBold bool
	accent   pdf.Color // of the name and the rule
	centred  bool      // name and contact
	bar      bool      // a short bar above the name
	rule     float64   // thickness of a line below the contact; 0: none
	docx     string    // a like typeface that word processors have
}

var (
	ink  = pdf.Color{0.09, 0.09, 0.10}
	grey = pdf.Color{0.33, 0.34, 0.36}
	// behindPlaceholder is light enough to read through and plain to see in print.
	behindPlaceholder = pdf.Color{1, 0.90, 0.45}
)

// Styles are the names of the styles, the default first.
var Styles = []string{"classic", "modern", "resume"}

func styleOf(o Options) style {
	accent, _ := parseColor(o.Accent)
	switch o.Style {
	case "modern":
		s := style{family: fonts.Sans, second: fonts.Serif, nameSize: 2.1, nameBold: false, bar: true,
			accent: pdf.Color{0.07, 0.31, 0.42}, docx: "Calibri"}
		if accent != nil {
			s.accent = *accent
		}
		return s
	case "resume":
		// Takes after the resume: its kind of typeface, its colour.
		s := style{family: fonts.Serif, second: fonts.Sans, nameSize: 1.9, nameBold: true, rule: 0.9,
			accent: pdf.Color{0.12, 0.23, 0.30}, docx: "Cambria"}
		if o.Typeface == "sans" {
			s.family, s.second, s.docx = fonts.Sans, fonts.Serif, "Calibri"
		}
		if accent != nil {
			s.accent = *accent
		}
		return s
	}
	return style{family: fonts.Serif, second: fonts.Sans, nameSize: 1.75, nameBold: true, centred: true, rule: 0.5, accent: ink, docx: "Cambria"}
}

// look is the size, weight, colour and spacing of a block.
type look struct {
	size    float64 // times the body's size
	bold    bool
	color   pdf.Color
	before  float64 // space above, in body lines
	leading float64 // times the body's leading
}

func (s style) look(k Kind) look {
	switch k {
	case Name:
		return look{size: s.nameSize, bold: s.nameBold, color: s.accent, leading: s.nameSize * 0.92}
	case Contact:
		return look{size: 0.88, color: grey, before: 0.16, leading: 0.92}
	case Date:
		return look{size: 1, color: ink, before: 1.7, leading: 1}
	case Recipient:
		return look{size: 1, color: ink, before: 0.8, leading: 1}
	case Subject:
		return look{size: 1, bold: true, color: ink, before: 1.2, leading: 1}
	case Greeting:
		return look{size: 1, color: ink, before: 1.25, leading: 1}
	case Closing:
		return look{size: 1, color: ink, before: 0.7, leading: 1}
	default:
		return look{size: 1, color: ink, before: 0.6, leading: 1}
	}
}

// fit is one setting of the page, in points. The first of fits that holds the
// letter on one page is taken; none of them is hard to read.
type fit struct {
	size, leading float64
	side, top     float64
}

var fits = []fit{
	{size: 11.5, leading: 17, side: 88, top: 84},
	{size: 11, leading: 16, side: 86, top: 76},
	{size: 11, leading: 15.2, side: 80, top: 64},
	{size: 10.5, leading: 14.4, side: 74, top: 56},
	{size: 10, leading: 13.4, side: 66, top: 48},
}

// parseColor reads #22577a or 22577a; nil for anything else.
func parseColor(s string) (*pdf.Color, bool) {
	if len(s) > 0 && s[0] == '#' {
		s = s[1:]
	}
	if len(s) != 6 {
		return nil, s == ""
	}
	var c pdf.Color
	for i := range 6 {
		var digit int
		switch b := s[i]; {
		case b >= '0' && b <= '9':
			digit = int(b - '0')
		case b >= 'a' && b <= 'f':
			digit = int(b-'a') + 10
		case b >= 'A' && b <= 'F':
			digit = int(b-'A') + 10
		default:
			return nil, false
		}
		weight := 16.0
		if i%2 == 1 {
			weight = 1
		}
		c[i/2] += weight * float64(digit) / 255
	}
	return &c, true
}
