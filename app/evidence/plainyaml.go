package evidence

import (
	"fmt"

	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

// plainYAML refuses what a person's answers have no use for and what a reader of YAML
// can be made to choke on: more text than anybody types, anchors, which multiply, and
// lists within lists without end.
func plainYAML(data []byte) error {
	const most, deepest = 64 << 10, 16
	if len(data) > most {
		return fmt.Errorf("it has %d kB; at most %d are read", len(data)>>10, most>>10)
	}
	depth, line, opened := 0, 0, 0
	for _, t := range lexer.Tokenize(string(data)) {
		if t.Position.Line != line {
			line, opened = t.Position.Line, 0
		}
		switch t.Type {
		case token.AnchorType, token.AliasType:
			return fmt.Errorf("line %d: anchors (&) and aliases (*) are not read; put such words in quotation marks", line)
		case token.SequenceStartType, token.MappingStartType:
			depth++
			opened++
		case token.SequenceEntryType, token.MappingKeyType, token.TagType:
			opened++
		case token.SequenceEndType, token.MappingEndType:
			depth--
		default:
		}
		if depth > deepest || opened > deepest {
			return fmt.Errorf("line %d: lists within lists within lists are not read", line)
		}
	}
	return nil
}
