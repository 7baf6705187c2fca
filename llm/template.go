package llm

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// template renders a conversation the way the model was trained to read it.
//
// The markup comes from the chat template in the model's file, rendered by the
// library where it knows the family and by the forms below where it does not.
// The contents never pass through it: a placeholder stands for each, so that
// text which looks like markup stays text.
type template struct {
	kind   string // "chatml", "llama3", …: what Info shows
	source string // Jinja, "" when a form is used
	form   form
	think  string // closes an empty thinking section, "" for models without one
}

// form is how a family without a known template writes a turn.
type form struct {
	name           string
	sign           string // text of the template or token that gives the family away
	open, mid, end string // open + role + mid + content + end
	system         bool   // whether the family has a system turn
	assistant      string // what it calls the assistant
}

var forms = []form{
	{"chatml", "<|im_start|>", "<|im_start|>", "\n", "<|im_end|>\n", true, "assistant"},
	{"llama3", "<|start_header_id|>", "<|start_header_id|>", "<|end_header_id|>\n\n", "<|eot_id|>", true, "assistant"},
	{"gemma", "<start_of_turn>", "<start_of_turn>", "\n", "<end_of_turn>\n", false, "model"},
	{"phi3", "<|end|>", "<|", "|>\n", "<|end|>\n", true, "assistant"},
	{"mistral", "[INST]", "", "", "", false, ""},
}

// plainForm serves models that were never taught a conversation.
var plainForm = form{"none", "", "### ", ":\n", "\n\n", true, "assistant"}

// segment is a part of a rendered prompt.
type segment struct {
	text    string
	content bool // the user's words, as opposed to markup
}

func newTemplate(source string, v *vocabulary) *template {
	t := &template{source: source}
	t.kind, t.form = recognise(t.source, v)
	if t.source != "" {
		if _, ok := apply(t.source, []Message{{"user", "x"}}, true); !ok {
			t.source = ""
		}
	}
	switch {
	case strings.Contains(source, "<|channel|>"):
		t.kind, t.think = "harmony", "<|channel|>final<|message|>"
	case strings.Contains(source, thought) || strings.Contains(source, "enable_thinking"):
		t.think = thought + "\n\n" + thoughtEnd + "\n\n"
	}
	return t
}

// recognise finds the family by its marks in the template, else in the vocabulary.
func recognise(source string, v *vocabulary) (string, form) {
	for _, f := range forms {
		if strings.Contains(source, f.sign) {
			return f.name, f
		}
	}
	if source != "" {
		return "own", plainForm
	}
	for _, f := range forms {
		if f.sign != "[INST]" && len(v.markup(f.sign)) == 1 {
			return f.name, f
		}
	}
	return plainForm.name, plainForm
}

// Placeholders are private-use characters, which no template writes itself.
const (
	holdOpen  = "\uE0F0"
	holdClose = "\uE0F1"
)

func hold(i int) string { return fmt.Sprintf("%s%d%s", holdOpen, i, holdClose) }

// render gives the whole conversation up to where the assistant's answer begins,
// and the number of the segment that holds the last message's content.
func (t *template) render(messages []Message) ([]segment, int, error) {
	if len(messages) == 0 || messages[len(messages)-1].Role != "user" {
		return nil, 0, fail(BadJob, fmt.Errorf("a prompt must end with a user turn"))
	}
	held := make([]Message, len(messages))
	for i, m := range messages {
		if !slices.Contains([]string{"system", "user", "assistant"}, m.Role) {
			return nil, 0, fail(BadJob, fmt.Errorf("unknown role %q", m.Role))
		}
		held[i] = Message{m.Role, hold(i)}
	}
	text, ok := "", false
	if t.source != "" {
		text, ok = apply(t.source, held, true)
	}
	if !ok || !inOrder(text, len(held)) {
		text = t.form.write(held)
	}
	if t.think != "" && !strings.HasSuffix(strings.TrimSpace(text), strings.TrimSpace(t.think)) {
		text = strings.TrimSuffix(text, thought+"\n") + t.think
	}
	var out []segment
	last := 0
	for i, m := range messages {
		before, after, _ := strings.Cut(text, hold(i))
		last = len(out) + 1
		out = append(out, segment{before, false}, segment{strings.TrimSpace(m.Content), true})
		text = after
	}
	return append(out, segment{text, false}), last, nil
}

// inOrder tells whether a rendering kept every placeholder once, in order.
func inOrder(text string, n int) bool {
	for i := range n {
		_, after, ok := strings.Cut(text, hold(i))
		if !ok {
			return false
		}
		text = after
	}
	return !strings.Contains(text, holdOpen)
}

// write renders by hand.
func (f form) write(messages []Message) string {
	var b strings.Builder
	system := ""
	for _, m := range messages {
		role, text := m.Role, m.Content
		switch {
		case role == "system" && !f.system:
			system = text + "\n\n"
			continue
		case role == "user":
			text, system = system+text, ""
		case role == "assistant":
			role = f.assistant
		}
		switch {
		case f.name != "mistral":
			b.WriteString(f.open + role + f.mid + text + f.end)
		case m.Role == "user":
			b.WriteString("[INST] " + text + " [/INST]")
		default:
			b.WriteString(" " + text + "</s>")
		}
	}
	if f.name != "mistral" {
		b.WriteString(f.open + f.assistant + f.mid)
	}
	return b.String()
}

// apply has the library render messages by a template it knows; ok tells.
func apply(source string, messages []Message, answer bool) (string, bool) {
	chat := make([]llama.ChatMessage, len(messages))
	for i, m := range messages {
		chat[i] = llama.NewChatMessage(m.Role, m.Content)
	}
	buf := make([]byte, 1<<12)
	n := int(llama.ChatApplyTemplate(source, chat, answer, buf))
	if n > len(buf) && n < 1<<20 {
		buf = make([]byte, n)
		n = int(llama.ChatApplyTemplate(source, chat, answer, buf))
	}
	if n <= 0 || n > len(buf) {
		return "", false
	}
	return string(buf[:n]), true
}
