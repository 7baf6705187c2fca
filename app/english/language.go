package english

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// LanguageName is what English calls the language of a BCP 47 code: "German" of "de". A code
// that is none is given back as it is.
func LanguageName(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return code
	}
	return display.English.Languages().Name(tag)
}
