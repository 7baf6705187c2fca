package llm

import (
	"strings"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// vocabulary is the model's tokens as text.
type vocabulary struct {
	handle  llama.Vocab
	size    int
	pieces  []string      // the bytes a token adds; "" for those that add none
	ends    []bool        // tokens that end the answer
	endings []llama.Token // the same as a list
	bos     llama.Token
	addsBOS bool
	spaced  bool // a raw text gets a space put before it
	newline []llama.Token
	trie    *trie // built on first need
}

func newVocabulary(model llama.Model) *vocabulary {
	v := &vocabulary{handle: llama.ModelGetVocab(model)}
	v.size = int(llama.VocabNTokens(v.handle))
	v.pieces = make([]string, v.size)
	v.ends = make([]bool, v.size)
	v.bos = llama.Token(int32(llama.VocabBOS(v.handle)))
	v.addsBOS = llama.VocabGetAddBOS(v.handle) && v.bos >= 0
	buf := make([]byte, 256)
	for i := range v.pieces {
		t := llama.Token(i)
		n := llama.TokenToPiece(v.handle, t, buf, 0, false)
		if n < 0 && -n <= 1<<16 {
			buf = make([]byte, -n)
			n = llama.TokenToPiece(v.handle, t, buf, 0, false)
		}
		if n > 0 {
			v.pieces[i] = string(buf[:n])
		}
		// Only control tokens end an answer; some files mark theirs as plain text.
		if n <= 0 || strings.ContainsAny(v.pieces[i], "<[|") {
			if v.ends[i] = llama.VocabIsEOG(v.handle, t); v.ends[i] {
				v.pieces[i] = ""
			}
		}
	}
	for _, t := range llama.VocabGetSuppressTokens(v.handle) {
		if t >= 0 && int(t) < v.size {
			v.pieces[t], v.ends[t] = "", false
		}
	}
	for i, end := range v.ends {
		if end {
			v.endings = append(v.endings, llama.Token(i))
		}
	}
	v.newline = llama.Tokenize(v.handle, "\n", false, false)
	if probe := llama.Tokenize(v.handle, "a", false, false); len(probe) > 0 {
		v.spaced = strings.HasPrefix(v.piece(probe[0]), " ")
	}
	return v
}

func (v *vocabulary) piece(t llama.Token) string {
	if t < 0 || int(t) >= v.size {
		return ""
	}
	return v.pieces[t]
}

// chunk bounds one native tokenizer call: some models' pre-tokenizers recurse
// once a character, and a very long text would run out of stack.
const chunk = 4 << 10

// tokens splits plain text. Nothing in it is taken for a control token.
func (v *vocabulary) tokens(text string) []llama.Token {
	text = clean(text)
	var out []llama.Token
	for text != "" {
		part := text
		if len(part) > chunk {
			part = part[:cut(part)]
		}
		text = text[len(part):]
		out = append(out, v.inner(part, false)...)
	}
	return out
}

// markup splits text of a chat template, control tokens and all.
func (v *vocabulary) markup(text string) []llama.Token {
	if text = clean(text); text == "" {
		return nil
	}
	return v.inner(text, true)
}

// inner tokenizes text that stands within a prompt. Some tokenizers put a space
// before a text of its own, so there it is tokenized after a line break that is
// then taken off.
func (v *vocabulary) inner(text string, control bool) []llama.Token {
	if !v.spaced {
		return llama.Tokenize(v.handle, text, false, control)
	}
	all := llama.Tokenize(v.handle, "\n"+text, false, control)
	for i, t := range v.newline {
		if i >= len(all) || all[i] != t {
			return llama.Tokenize(v.handle, text, false, control)
		}
	}
	return all[len(v.newline):]
}

// clean takes out what the native tokenizer cannot take: invalid UTF-8 and the
// zero byte, which would end the text early.
func clean(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	return strings.ReplaceAll(text, "\x00", "")
}

// cut finds where to end a part of at most chunk bytes: after the last line
// break or before the last space, else between two runes.
func cut(text string) int {
	head := text[:chunk]
	if i := strings.LastIndexByte(head, '\n'); i > 0 {
		return i + 1
	}
	if i := strings.LastIndexByte(head, ' '); i > 0 {
		return i
	}
	return cutRune(text, chunk)
}
