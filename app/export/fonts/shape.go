package fonts

import (
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// Glyph is one shape of a face in a run of text. Measures are in thousandths of the
// type size.
type Glyph struct {
	ID      uint16
	Width   float64 // as the font has it
	Advance float64 // with kerning
	Text    string  // the characters it stands for
}

// Ligatures stay off whatever the font prefers: parsers of resumes and letters
// still choke on them, and some readers give back the ligature code point.
var features = []harfbuzz.Feature{
	{Tag: ot.MustNewTag("liga"), Value: 0, End: harfbuzz.FeatureGlobalEnd},
	{Tag: ot.MustNewTag("clig"), Value: 0, End: harfbuzz.FeatureGlobalEnd},
	{Tag: ot.MustNewTag("kern"), Value: 1, End: harfbuzz.FeatureGlobalEnd},
}

// Shape sets s, a text in one script, in its language ("en", "tr"; may be empty).
// A character the face lacks becomes its glyph 0.
func (f *Face) Shape(s, lang string) []Glyph {
	f.mu.Lock()
	defer f.mu.Unlock()
	runes := []rune(s)
	b := f.buffer // keeps its plans of how to shape a script
	b.Clear()
	b.AddRunes(runes, 0, len(runes))
	b.Props.Language = language.NewLanguage(lang)
	b.GuessSegmentProperties()
	b.Shape(f.shaper, features)

	k := 1000 / f.upem
	glyphs := make([]Glyph, len(b.Info))
	for i, info := range b.Info {
		glyphs[i] = Glyph{
			ID:      uint16(info.Glyph),
			Width:   k * float64(f.shaper.Face().HorizontalAdvance(info.Glyph)),
			Advance: k * float64(b.Pos[i].XAdvance),
		}
	}
	f.attribute(glyphs, b.Info, runes)
	return glyphs
}

// attribute gives each glyph its characters. Within a cluster of as many glyphs as
// characters they go one by one; otherwise the first glyph stands for all of them.
func (f *Face) attribute(glyphs []Glyph, info []harfbuzz.GlyphInfo, runes []rune) {
	for i := 0; i < len(info); {
		j := i + 1
		for j < len(info) && info[j].Cluster == info[i].Cluster {
			j++
		}
		end := len(runes)
		if j < len(info) {
			end = info[j].Cluster
		}
		cluster := runes[info[i].Cluster:end]
		if len(cluster) == j-i {
			for n, r := range cluster {
				glyphs[i+n].Text = string(r)
			}
		} else {
			glyphs[i].Text = string(cluster)
		}
		i = j
	}
}

// Width is the length of s in thousandths of the type size.
func (f *Face) Width(s, lang string) float64 {
	total := 0.0
	for _, g := range f.Shape(s, lang) {
		total += g.Advance
	}
	return total
}
