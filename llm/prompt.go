package llm

import (
	"slices"
	"strings"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// prefixTokens renders messages up to where the next user turn's words begin.
func (e *Engine) prefixTokens(messages []Message) ([]llama.Token, error) {
	segments, last, err := e.template.render(append(slices.Clip(messages), Message{"user", "."}))
	if err != nil {
		return nil, err
	}
	return e.encode(segments[:last], true), nil
}

// suffixTokens renders what follows a prefix: the user's words, the markup that
// asks for an answer, and the answer's given beginning. spaced tells that the
// beginning ends in a space, which then belongs to the next token.
func (e *Engine) suffixTokens(p *Prefix, user, lead string) (tokens []llama.Token, spaced bool, err error) {
	segments, last, err := e.template.render(append(slices.Clip(p.messages), Message{"user", user}))
	if err != nil {
		return nil, false, err
	}
	rest := segments[last:]
	if e.wantsSpace(segments[last-1]) {
		rest[0].text = " " + rest[0].text
	}
	if trimmed := strings.TrimRight(lead, " "); trimmed != "" {
		spaced = trimmed != lead
		rest = append(rest, segment{trimmed, true})
	}
	return e.encode(rest, false), spaced, nil
}

// wantsSpace tells whether markup ends in a space that tokenizers keep with the
// word after it.
func (e *Engine) wantsSpace(s segment) bool { return !s.content && strings.HasSuffix(s.text, " ") }

// encode turns segments into tokens. Only markup may contain control tokens.
func (e *Engine) encode(segments []segment, start bool) []llama.Token {
	v := e.session.vocab
	var out []llama.Token
	for i, s := range segments {
		if s.content {
			if i > 0 && e.wantsSpace(segments[i-1]) {
				s.text = " " + s.text
			}
			out = append(out, v.tokens(s.text)...)
			continue
		}
		if i+1 < len(segments) || start {
			s.text = strings.TrimSuffix(s.text, " ")
		}
		if i == 0 && start {
			out = v.opening(s.text)
			continue
		}
		out = append(out, v.markup(s.text)...)
	}
	return out
}

// opening tokenizes the markup that a prompt begins with, and puts the token
// before it that the model expects at the start, once.
func (v *vocabulary) opening(text string) []llama.Token {
	out := llama.Tokenize(v.handle, clean(text), false, true)
	if v.addsBOS && (len(out) == 0 || out[0] != v.bos) {
		out = append([]llama.Token{v.bos}, out...)
	}
	return out
}
