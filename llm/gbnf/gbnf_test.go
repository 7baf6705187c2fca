package gbnf

import (
	"strings"
	"testing"

	"vouchsafe/llm"
)

// follows tells how far text can be followed byte by byte, and whether it is whole.
func follows(g llm.Constraint, text string) (int, bool) {
	g = g.Fork()
	for i := range len(text) {
		if !g.Allows(text[i : i+1]) {
			return i, false
		}
		g.Accept(text[i : i+1])
	}
	return len(text), g.MayEnd()
}

func TestGrammarsFollowTheirTexts(t *testing.T) {
	cases := []struct {
		name, grammar string
		whole, broken []string
	}{
		{"literal", `root ::= "yes" | "no"`, []string{"yes", "no"}, []string{"", "yea", "ye", "nope"}},
		{"class", `root ::= [a-c]+ [^x-z]?`, []string{"a", "abcw", "cé"}, []string{"", "x", "abx"}},
		{"count", `root ::= "a"{2,3} "b"{2} "c"{1,}`, []string{"aabbc", "aaabbccc"}, []string{"abbc", "aabc", "aaaabbc"}},
		{"group", "root ::= (\"a\" |\n  \"b\" \"c\")* \"d\"", []string{"d", "abcad"}, []string{"bd", "ab"}},
		{"rules", "root ::= \"(\" inner \")\" # nested\ninner ::= root | [0-9]+\n", []string{"(1)", "((23))"}, []string{"()", "(1", "((2)"}},
		{"json", `root ::= (value)
value ::= object | string | "true"
object ::= "{" ws (pair ("," ws pair)*)? "}"
pair ::= string ":" ws value
string ::= "\"" [^"\\]* "\""
ws ::= [ \t\n]*`, []string{`{"a": {"é": true}, "b":"c"}`, `"x"`, `{}`}, []string{`{"a"}`, `{"a":}`, `{,}`}},
		{"unicode", `root ::= [à-ü]+ "€" "\u2192"`, []string{"éà€→"}, []string{"e€→", "é€←"}},
		{"ambiguous", `root ::= ("a"? | "a"?){0,60} "b"`, []string{"b", "aaab"}, []string{"", "c"}},
		{"any", `root ::= .{2}`, []string{"ab", "é€"}, []string{"a", "abc"}},
		{"empty", `root ::= "a"? ("b" | )`, []string{"", "a", "ab", "b"}, []string{"ba"}},
	}
	for _, c := range cases {
		g, err := Parse(c.grammar)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		for _, text := range c.whole {
			if n, whole := follows(g, text); !whole {
				t.Errorf("%s: %q followed to byte %d, whole %v", c.name, text, n, whole)
			}
			if text != "" && !g.Allows(text) {
				t.Errorf("%s: %q refused in one piece", c.name, text)
			}
		}
		for _, text := range c.broken {
			if _, whole := follows(g, text); whole {
				t.Errorf("%s: %q passed", c.name, text)
			}
		}
	}
}

func TestBadGrammarsAreRefused(t *testing.T) {
	for _, source := range []string{
		"", "a ::= \"x\"", "root ::= missing", "root ::= \"open", "root ::= [a", "root ::= (\"a\"", "root = \"a\"",
		"root ::= root \"a\"", "root ::= (x)\nx ::= \"\" y?\ny ::= x", "root ::= \"a\"{9999}", "root ::= \"a\"{3,1}",
		"root ::= (\"a\"*)*", "root ::= \"\\q\"", "root ::= \"a\"\nroot ::= \"b\"", "root ::= [z-a]", "root ::= " + strings.Repeat("(", 5000),
		"root ::= \"\xff\"",
	} {
		g, err := Parse(source)
		if err == nil || g != nil {
			t.Errorf("%.40q was taken", source)
		} else if llm.CodeOf(err) != llm.BadGrammar {
			t.Errorf("%.40q: %v", source, err)
		}
	}
}

func TestForksAreIndependent(t *testing.T) {
	g, err := Parse(`root ::= "ab" | "ac"`)
	if err != nil {
		t.Fatal(err)
	}
	g.Accept("a")
	f := g.Fork()
	f.Accept("b")
	if !f.MayEnd() || g.MayEnd() || !g.Allows("c") || f.Allows("c") {
		t.Error("a fork moved its original")
	}
}

func FuzzGrammar(f *testing.F) {
	f.Add(`root ::= "yes" | [a-z]{2,4} ("x" | "é")*`, "yes")
	f.Add("root ::= a? b\na ::= \"1\" | (a2)\na2 ::= [^0-9]+\nb ::= .", "é€")
	f.Fuzz(func(t *testing.T, source, text string) {
		g, err := Parse(source)
		if err != nil {
			if g != nil {
				t.Error("an error and a grammar")
			}
			return
		}
		if len(text) > 64 {
			text = text[:64]
		}
		whole := g.Fork()
		at := g.Fork()
		for i := range len(text) {
			allowed := at.Allows(text[i : i+1])
			if prefix := text[:i+1]; allowed != g.Allows(prefix) {
				t.Fatalf("byte by byte %q is allowed: %v, in one piece: %v", prefix, allowed, !allowed)
			}
			if !allowed {
				return
			}
			at.Accept(text[i : i+1])
		}
		if text == "" {
			return
		}
		whole.Accept(text)
		if whole.MayEnd() != at.MayEnd() {
			t.Error("the end depends on how the text is cut")
		}
	})
}
