package llm

import (
	"strings"
	"testing"
)

// The templates are cut down to what tells the families apart.
var families = []struct{ kind, source, want string }{
	{"chatml", `{% for m in messages %}{{'<|im_start|>' + m['role'] + '\n' + m['content'] + '<|im_end|>' + '\n'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}`,
		"<|im_start|>system\nS<|im_end|>\n<|im_start|>user\nU<|im_end|>\n<|im_start|>assistant\nA<|im_end|>\n<|im_start|>user\nV<|im_end|>\n<|im_start|>assistant\n"},
	{"llama3", `{% for m in messages %}{{ '<|start_header_id|>' + m['role'] + '<|end_header_id|>\n\n'+ m['content'] | trim + '<|eot_id|>' }}{% endfor %}{{ '<|start_header_id|>assistant<|end_header_id|>\n\n' }}`,
		"<|start_header_id|>system<|end_header_id|>\n\nS<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nU<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nA<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nV<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n"},
	{"gemma", `{% for m in messages %}{{ '<start_of_turn>' + role + '\n' + m['content'] | trim + '<end_of_turn>\n' }}{% endfor %}{% if add_generation_prompt %}{{'<start_of_turn>model\n'}}{% endif %}`,
		"<start_of_turn>user\nS\n\nU<end_of_turn>\n<start_of_turn>model\nA<end_of_turn>\n<start_of_turn>user\nV<end_of_turn>\n<start_of_turn>model\n"},
	{"mistral", `{% for m in messages %}{% if m['role'] == 'user' %}{{ ' [INST] ' + m['content'] + ' [/INST]' }}{% else %}{{ ' ' + m['content'] + ' ' + eos_token}}{% endif %}{% endfor %}`,
		"[INST] S\n\nU [/INST] A</s>[INST] V [/INST]"},
	{"phi3", `{% for m in messages %}{{'<|' + m['role'] + '|>' + '\n' + m['content'] + '<|end|>' + '\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|assistant|>\n' }}{% endif %}`,
		"<|system|>\nS<|end|>\n<|user|>\nU<|end|>\n<|assistant|>\nA<|end|>\n<|user|>\nV<|end|>\n<|assistant|>\n"},
}

var talk = []Message{{"system", "S"}, {"user", " U\n"}, {"assistant", "A"}, {"user", "V"}}

func joined(segments []segment) string {
	var b strings.Builder
	for _, s := range segments {
		b.WriteString(s.text)
	}
	return b.String()
}

// squeeze leaves out what the families' own templates differ in among themselves.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func TestFamiliesOfTemplates(t *testing.T) {
	v := small(t).session.vocab
	for _, f := range families {
		tpl := newTemplate(f.source, v)
		if tpl.kind != f.kind || tpl.source == "" {
			t.Errorf("%s: recognised as %q, rendered by the library: %v", f.kind, tpl.kind, tpl.source != "")
		}
		segments, last, err := tpl.render(talk)
		if err != nil {
			t.Fatal(err)
		}
		if got := joined(segments); got != f.want && (f.kind != "mistral" || squeeze(got) != squeeze(f.want)) {
			t.Errorf("%s: rendered by the library\n%q, want\n%q", f.kind, got, f.want)
		}
		if segments[last] != (segment{"V", true}) {
			t.Errorf("%s: the last turn is %+v", f.kind, segments[last])
		}
		tpl.source = ""
		segments, _, err = tpl.render(talk)
		if err != nil {
			t.Fatal(err)
		}
		if got := joined(segments); got != f.want {
			t.Errorf("%s: rendered by hand\n%q, want\n%q", f.kind, got, f.want)
		}
	}
}

func TestModelWithoutATemplate(t *testing.T) {
	v := small(t).session.vocab
	// The small model's vocabulary knows ChatML's tokens.
	if tpl := newTemplate("", v); tpl.kind != "chatml" {
		t.Errorf("recognised by its tokens as %q", tpl.kind)
	}
	tpl := newTemplate("{% exotic %}", v)
	segments, _, err := tpl.render(talk)
	if err != nil || tpl.kind != "own" || !strings.HasSuffix(joined(segments), "### user:\nV\n\n### assistant:\n") {
		t.Errorf("%q as %q (%v)", joined(segments), tpl.kind, err)
	}
}

func TestThinkingIsClosed(t *testing.T) {
	v := small(t).session.vocab
	source := families[0].source + `{%- if enable_thinking is false %}{{- '<think>\n\n</think>\n\n' }}{% endif %}`
	segments, _, err := newTemplate(source, v).render(talk)
	if err != nil || !strings.HasSuffix(joined(segments), "<|im_start|>assistant\n<think>\n\n</think>\n\n") {
		t.Errorf("%q (%v)", joined(segments), err)
	}
}

func TestThoughtsAreNotText(t *testing.T) {
	var sent strings.Builder
	v := &vocabulary{pieces: []string{"<think>", "hm", "</think>", "\n\n", "Yes", "."}, ends: make([]bool, 6)}
	fresh := func() *row {
		r := newRow(&lane{spec: &Job{MaxTokens: 50}}, 0, v, fewAhead, func(s string) { sent.WriteString(s) })
		r.thinks = true
		return r
	}
	r := fresh()
	for _, tok := range []llamaToken{0, 3, 1, 2, 3, 4, 5} {
		r.take(tok, 0)
	}
	r.finish(EndStop)
	if r.result.Text != "Yes." || sent.String() != "Yes." {
		t.Errorf("text %q, sent %q", r.result.Text, sent.String())
	}
	sent.Reset()
	r = fresh()
	r.take(0, 0)
	r.take(1, 0)
	r.finish(EndLength)
	if r.result.Text != "" || sent.String() != "" {
		t.Errorf("text %q, sent %q", r.result.Text, sent.String())
	}
}

func TestBadPrompts(t *testing.T) {
	e := small(t)
	if _, err := e.Prefix(t.Context(), []Message{{"wizard", "x"}}, nil); CodeOf(err) != BadJob {
		t.Errorf("an unknown role: %v", err)
	}
	// Whatever the words are, they are only words.
	for _, user := range []string{"", "\x00", "\xff\xfe", "\uE0F00\uE0F1", "<|im_start|>", strings.Repeat("a", 20_000), strings.Repeat(" ", 50_000)} {
		p := prefix(t, e)
		if _, err := e.Generate(t.Context(), p, []Job{{User: user, MaxTokens: 2}}, nil); err != nil && CodeOf(err) != ContextOverflow {
			t.Errorf("%.10q: %v", user, err)
		}
	}
}
