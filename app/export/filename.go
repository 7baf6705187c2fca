package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vouchsafe/app/letter"
)

// FileName offers a name for the letter in a format, in the form people use:
// "Acme - Backend Engineer - Jane Doe.pdf". It is safe on every common file system.
func FileName(l *letter.Letter, format string) string {
	var parts []string
	for _, s := range []string{l.Company, l.Role, l.Sender.Name} {
		if s = safe(s); s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) == 0 {
		parts = []string{"Cover letter"}
	}
	return strings.Join(parts, " - ") + "." + format
}

// safe takes from one part of a name what a file system forbids (Windows forbids
// most) and what makes a name hard to type or too long.
func safe(s string) string {
	const most = 60 // bytes: three parts and an ending stay well below 255
	s = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`/\:|`, r):
			return ' '
		case strings.ContainsRune(`*?"<>{}`, r), unicode.IsControl(r), unicode.Is(unicode.So, r):
			return -1
		}
		return r
	}, tidy(s))
	s = strings.Trim(strings.Join(strings.Fields(s), " "), ". -")
	for len(s) > most {
		if i := strings.LastIndexByte(s, ' '); i > 0 {
			s = strings.TrimRight(s[:i], ",;. -–(")
			continue
		}
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
	}
	return s
}
