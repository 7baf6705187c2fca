package export

import (
	"fmt"
	"strings"

	"vouchsafe/app/fault"
)

// The faults of this package, by code.

func faultFormat(name string) error {
	return fault.BadInput("unknown_format", "the format of "+name+" is not one that can be written",
		"the ending tells the format", "Use a name that ends in .pdf, .docx, .md or .txt")
}

func faultChoice(what, given string, known []string) error {
	return fault.BadInput("bad_choice", "there is no "+what+" "+given, "", "Choose one of: "+strings.Join(known, ", "))
}

func faultEmpty() error {
	return fault.BadInput("empty_letter", "the letter has no text", "", "Draft it first")
}

func faultPlaceholder(left []string) error {
	return fault.BadInput("placeholder_left", "the letter still says "+strings.Join(left, ", "),
		"nobody has given that fact yet", "Fill it in, or export a draft with placeholders allowed: they are marked in it")
}

func faultGlyphs(missing []string) error {
	return fault.BadInput("glyph_missing", "the PDF cannot show "+strings.Join(missing, ", ")+fmt.Sprintf(" (%U)", []rune(missing[0])),
		"its fonts cover Latin, Greek and Cyrillic letters and common signs", "Replace it, or export as DOCX, Markdown or text")
}

func faultLongWord(word string) error {
	return fault.BadInput("word_too_long", "a word is longer than a line: "+word, "", "Shorten it")
}

// faultOverPage says how much too long the letter is in words, and which paragraph
// is the longest: the place to cut.
func faultOverPage(p *Page, lines int) error {
	const wordsPerLine = 14
	longest := ""
	for _, b := range p.Blocks {
		if b.Kind != Body {
			continue
		}
		var text []string
		for _, line := range b.Lines {
			text = append(text, line.Text())
		}
		if s := strings.Join(text, " "); len(s) > len(longest) {
			longest = s
		}
	}
	words := strings.Fields(longest)
	start := strings.Join(words[:min(6, len(words))], " ")
	return fault.BadInput("over_one_page", fmt.Sprintf("the letter is about %d lines too long for one page", lines),
		"it would have to be set too small to read",
		fmt.Sprintf("Cut about %d words; the longest paragraph begins “%s …”", lines*wordsPerLine, start))
}

func faultLimit(have, limit int) error {
	return fault.BadInput("over_limit", fmt.Sprintf("the letter has %d characters and the box takes %d", have, limit),
		"", fmt.Sprintf("Cut %d characters, about %d words", have-limit, (have-limit)/6+1))
}

func faultMismatch(format, near string) error {
	return fault.Broken("read_back_mismatch", "the "+strings.ToUpper(format)+" did not read back as the letter; it was not kept",
		fmt.Errorf("it differs near %q", near), "Export in another format, and please report the letter's unusual characters")
}

func faultUnreadable(format string, cause error) error {
	return fault.Broken("read_back_failed", "the "+strings.ToUpper(format)+" could not be read back; it was not kept", cause,
		"Try again; if it stays, export in another format")
}
