package document

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// iconBullets are pictures of FontAwesome that lists use as bullets: circles,
// squares, arrows, angles, ticks.
const iconBullets = "\uf111\uf10c\uf192\uf0c8\uf096\uf105\uf054\uf0da\uf061\uf178\uf00c\uf058\uf05d\uf068\uf069\uf0a4\uf04b\uf101\uf138\uf0a9"

// said gives the letters that one character of a PDF stands for: ligatures are
// taken apart, visible soft hyphens are hyphens, pictures say nothing. broken
// is true where the file does not say which character it is.
func said(r rune) (text string, broken bool) {
	switch {
	case r == 0 || r == 0xfffd || r == 0xfffe || r == 0xffff:
		return "", true
	case r == 0x02 || r == 0xad || r == 0x2010 || r == 0x2011:
		return "-", false
	case r >= 0xfb00 && r <= 0xfb06:
		return norm.NFKC.String(string(r)), false
	case private(r):
		return string(r), false // kept until a bullet has been looked for
	case r < 0x20 || r >= 0x7f && r < 0xa0:
		return "", true
	case unseenRune(r):
		return "", false
	}
	return string(r), false
}

func private(r rune) bool {
	return r >= 0xe000 && r <= 0xf8ff || r >= 0xf0000
}

// unseenRune tells marks that take no room: joiners, direction marks, BOM.
func unseenRune(r rune) bool {
	return r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e ||
		r >= 0x2060 && r <= 0x2064 || r == 0xfeff || r >= 0xfe00 && r <= 0xfe0f
}

// Tidy puts text of any format into the form that Line.Text promises: NFC,
// single spaces, no invisible marks, no pictures.
func Tidy(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFC.String(s) {
		switch {
		case unicode.IsSpace(r) || r == 0x2028 || r == 0x2029:
			space = true
			continue
		case r == 0xad || unseenRune(r) || private(r) || r == 0xfffd || unicode.IsControl(r):
			continue
		case r >= 0xfb00 && r <= 0xfb06:
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteString(norm.NFKC.String(string(r)))
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		if r == 0x2010 || r == 0x2011 { // a hyphen that breaks nowhere is a hyphen
			r = '-'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// bulletRunes are characters that stand before an item and mean nothing else
// there. Hyphens and dashes are judged by their surroundings.
const bulletRunes = "•◦▪▫‣⁃∙●○■□◾◽◆◇⋄♦❖➢➤➔➜►▶▷▸▹◉◎⦿✓✔✦✧★☆❯›»·∗⁎✱✽❍❏❑❒⚫⚬⬤⬥⮞"

// The private-use codes that Word's Symbol and Wingdings bullets come out as.
const privateBullets = "\uf0b7\uf0a7\uf0d8\uf0fc\uf06e\uf06c\uf071\uf075\uf076\uf0a8\uf09f\uf02d"

func bulletRune(r rune) bool {
	return strings.ContainsRune(bulletRunes, r) || strings.ContainsRune(privateBullets, r) || strings.ContainsRune(iconBullets, r)
}

// cutBullet takes a bullet off the beginning of a line of plain text.
func cutBullet(s string) (rest string, ok bool) {
	t := strings.TrimLeft(s, " \t\u00a0")
	for i, r := range t {
		if i > 0 {
			break
		}
		after := t[len(string(r)):]
		if bulletRune(r) {
			return strings.TrimLeft(after, " \t\u00a0"), true
		}
		if strings.ContainsRune("-–—*+o", r) && len(after) > 0 && (after[0] == ' ' || after[0] == '\t') {
			if rest := strings.TrimSpace(after); rest != "" {
				return rest, true
			}
		}
	}
	return s, false
}
