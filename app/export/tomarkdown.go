package export

import (
	"regexp"
	"strings"
)

// writeMarkdown gives greeting to signature (and an e-mail's subject) as CommonMark.
// Only what Markdown would take for markup is escaped, so that the file still
// reads as a letter.
func writeMarkdown(p *Page, _ Options) ([]byte, error) {
	var blocks []string
	for _, b := range p.Body() {
		var lines []string
		for _, line := range b.Lines {
			lines = append(lines, escapeMarkdown(line.Text()))
		}
		blocks = append(blocks, strings.Join(lines, "  \n")) // two spaces: a hard break
	}
	return []byte(strings.Join(blocks, "\n\n") + "\n"), nil
}

var (
	// markup inside a line: code, emphasis that can open or close, links, tags.
	markup = regexp.MustCompile("[`*\\\\\\[\\]]|~~|(?:\\b_|_\\b)|<[\\w/!?]")
	entity = regexp.MustCompile(`&(#|\w+;)`)
	// blockMarkup at the start of a line: headings, quotes, lists, rules.
	blockMarkup = regexp.MustCompile(`^(?:#{1,6}(?: |$)|>|[-+](?: |$)|=+$|-+$)`)
	listNumber  = regexp.MustCompile(`^(\d{1,9})([.)])( |$)`)
)

func escapeMarkdown(s string) string {
	s = markup.ReplaceAllString(s, `\$0`)
	s = entity.ReplaceAllString(s, `&amp;$1`)
	s = blockMarkup.ReplaceAllString(s, `\$0`)
	return listNumber.ReplaceAllString(s, `$1\$2$3`)
}
