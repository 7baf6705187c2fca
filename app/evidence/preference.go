package evidence

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"vouchsafe/app/company"
	"vouchsafe/app/meaning"
)

// Preference is what the person wants done with one claim, whatever the letter.
type Preference struct {
	Prefer       bool     `json:"prefer,omitempty" yaml:"prefer"`             // told before others of its worth
	Never        bool     `json:"never,omitempty" yaml:"never"`               // never told
	WithTeam     bool     `json:"with_team,omitempty" yaml:"with_team"`       // done with others: the verb falls to "took part"
	Confidential bool     `json:"confidential,omitempty" yaml:"confidential"` // its employer is described, not named
	Wordings     []string `json:"wordings,omitempty" yaml:"wordings"`         // the person's own sentences for it, theirs to vouch for
	Numbers      string   `json:"numbers,omitempty" yaml:"numbers"`           // "", "keep", "round", "omit"
	Reading      *Reading `json:"reading,omitempty" yaml:"reading"`           // what the line means, where the reader was wrong
}

// Reading is a person's word on what a line means, in the reader's own terms.
type Reading struct {
	Kind  string `json:"kind" yaml:"kind"`
	Part  string `json:"part" yaml:"part"`
	Worth int    `json:"worth" yaml:"worth"`
}

// Ways of treating the numbers of a claim.
const (
	RoundNumbers = "round"
	OmitNumbers  = "omit"
)

// Key names a claim by its words alone: capitals, marks and spaces do not count,
// so that a new layout of the same resume keeps what the person said of it.
func Key(text string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
	sum := sha256.Sum256([]byte(bare))
	return hex.EncodeToString(sum[:8])
}

// discretion is what may be told of one employer's claims.
type discretion struct {
	employer    string // as the resume has it
	description string // what stands for it; "" where it may be named
}

// of gives the discretion that the answers ask for.
func (a Answers) of(employer string) discretion {
	return discretion{employer, a.Confidential[employer]}
}

// described is what stands for an employer that the person only marked.
func (d discretion) described(current bool) discretion {
	if d.description == "" && d.employer != "" {
		d.description = "a former employer"
		if current {
			d.description = "my current employer"
		}
	}
	return d
}

// hide puts the description where text names the employer.
func (d discretion) hide(text string) string {
	if d.description == "" || d.employer == "" {
		return text
	}
	short := company.WithoutForm(d.employer)
	for _, name := range []string{d.employer, short, strings.TrimSuffix(short, " Company")} {
		if name != "" {
			text = replaceName(text, name, d.description)
		}
	}
	return text
}

// replaceName puts with wherever name stands as words of its own.
func replaceName(text, name, with string) string {
	var out strings.Builder
	for {
		i := strings.Index(text, name)
		if i < 0 {
			return out.String() + text
		}
		end := i + len(name)
		whole := (i == 0 || !letter(text[i-1])) && (end == len(text) || !letter(text[end]))
		out.WriteString(text[:i])
		if whole {
			out.WriteString(with)
		} else {
			out.WriteString(name)
		}
		text = text[end:]
	}
}

// Empty reports whether nothing is wished.
func (w Preference) Empty() bool {
	return !w.Prefer && !w.Never && !w.WithTeam && !w.Confidential && w.Numbers == "" && len(w.Wordings) == 0 && w.Reading == nil
}

// apply holds a claim to the person's wish; ok is false where it is not to be told.
func (w Preference) apply(cl Claim) (Claim, bool) {
	if w.Never {
		return cl, false
	}
	cl.Prefer = w.Prefer
	if w.WithTeam {
		cl.Strength, cl.WithTeam, cl.Story = TookPart, true, ""
		cl.Signals = Signals{Numbers: cl.Signals.Numbers}
	}
	if w.Numbers == OmitNumbers {
		cl.Signals.Numbers = false
	}
	return cl, true
}

// corrected is a meaning as the person put it right.
func (w Preference) corrected(m meaning.Meaning) meaning.Meaning {
	if w.Reading == nil {
		return m
	}
	return m.As(w.Reading.Kind, w.Reading.Part, w.Reading.Worth)
}
