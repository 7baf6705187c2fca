package letter

import (
	"context"
	"strings"
	"testing"

	"vouchsafe/app/check"
	"vouchsafe/app/evidence"
)

// sentences lists a letter's sentences with their places.
func sentences(l *Letter) (out []Sentence, at [][2]int) {
	for p := range l.Paragraphs {
		for s := range l.Paragraphs[p].Sentences {
			out, at = append(out, l.Paragraphs[p].Sentences[s]), append(at, [2]int{p, s})
		}
	}
	return out, at
}

func redraft(t *testing.T, req Request, was *Letter, redo func(p, s int) bool) *Letter {
	t.Helper()
	l, err := Redraft(context.Background(), req, nil, was, redo, nil)
	if err != nil {
		t.Fatal(err)
	}
	if check.Blocked(l.Findings) {
		t.Errorf("blocking findings: %+v", l.Findings)
	}
	return l
}

func TestOneSentenceIsWrittenAnew(t *testing.T) {
	req := request(t, ordinary)
	was := written(t, req)
	list, at := sentences(was)
	for i, x := range list {
		if x.Part != "claim" && x.Part != "close" && x.Part != "plan" {
			continue
		}
		l := redraft(t, req, was, func(p, s int) bool { return at[i] == [2]int{p, s} })
		now, _ := sentences(l)
		same := 0
		for _, y := range now {
			for _, z := range list {
				if y.Text == z.Text {
					same++
					break
				}
			}
			if y.Text == x.Text {
				t.Errorf("%q came back as it was", x.Text)
			}
		}
		if of := len(list); same < of-2 { // a deed and its result go together
			t.Errorf("writing %q anew changed %d sentences", x.Text, of-same)
		}
	}
}

func TestTheRestIsWrittenAroundWhatIsKept(t *testing.T) {
	req := request(t, ordinary)
	was := written(t, req)
	list, at := sentences(was)
	kept := map[string]bool{}
	for i, x := range list {
		if x.Part == "claim" && len(kept) == 0 {
			was.Paragraphs[at[i][0]].Sentences[at[i][1]].Locked = true
			kept[x.Text] = true
		}
		if x.Part == "plan" {
			s := &was.Paragraphs[at[i][0]].Sentences[at[i][1]]
			s.Text, s.By = "I'd start with session history.", "user"
			kept[s.Text] = true
		}
	}
	l := redraft(t, req, was, func(int, int) bool { return true })
	now, _ := sentences(l)
	told := map[string][]string{}
	for _, y := range now {
		delete(kept, y.Text)
		if y.Key != "" {
			told[y.Key] = append(told[y.Key], y.Text)
		}
	}
	for _, texts := range told {
		if len(texts) > 2 { // a deed and its result
			t.Errorf("told twice: %q", texts)
		}
	}
	for k := range kept {
		t.Errorf("lost: %q", k)
	}
}

func TestAnotherOpening(t *testing.T) {
	req := request(t, storied)
	was := written(t, req)
	req.Options.Opening = "migration"
	if l := redraft(t, req, was, func(int, int) bool { return true }); l.Opening != "migration" {
		t.Errorf("opening %q", l.Opening)
	}
}

// However often it is written anew, a letter greets whom the posting names, and says
// which role at which company it is for.
func TestARedraftKeepsWhatThePostingGives(t *testing.T) {
	for _, tone := range []string{"plain", "warm", "brisk"} {
		req := request(t, storied)
		req.Options.Tone = tone
		req.Posting.Person.Value = "Ada Holm"
		l := written(t, req)
		said := strings.Contains(body(l), l.Company)
		for range 3 {
			l = redraft(t, req, l, func(int, int) bool { return true })
			if greeting := l.Paragraphs[0].Text(); !strings.Contains(greeting, "Ada") {
				t.Errorf("%s: greets with %q", tone, greeting)
			}
			if said && !strings.Contains(body(l), l.Company) {
				t.Errorf("%s: the company is gone:\n%s", tone, body(l))
			}
		}
	}
}

// A story is the person's words and yet not typed into the letter: another opening
// takes its place. What was typed stays.
func TestAStoryMakesRoomForAnotherOpening(t *testing.T) {
	req := request(t, storied)
	req.Answers = evidence.Answers{Story: map[string]string{
		"trouble": "On a Friday in May our ledger replica fell 40 minutes behind and two refunds were paid twice.",
		"call":    "pinned refund reads to the primary", "result": "there have been no double refunds since",
	}}
	was := written(t, req)
	if was.Opening != evidence.Incident || !strings.Contains(body(was), "On a Friday in May") {
		t.Fatalf("the story does not open the letter:\n%s", body(was))
	}
	last := &was.Paragraphs[len(was.Paragraphs)-2].Sentences[0]
	last.Type("I am free on Fridays.")
	req.Options.Opening = evidence.Migration
	l := redraft(t, req, was, func(int, int) bool { return true })
	if strings.Contains(body(l), "On a Friday in May") || !strings.Contains(body(l), "I am free on Fridays.") {
		t.Errorf("drafted with another opening:\n%s", body(l))
	}
}

func TestAFindingOfARedraftIsOfItsSentence(t *testing.T) {
	req := request(t, storied)
	was := written(t, req)
	was.Paragraphs[0].Sentences = append(was.Paragraphs[0].Sentences, Sentence{Text: "It is {The date}.", By: "user"})
	l := redraft(t, req, was, func(int, int) bool { return true })
	for _, f := range l.Findings {
		if f.At.End > 0 && f.At.End > len(l.Paragraphs[f.At.Paragraph].Sentences[f.At.Sentence].Text) {
			t.Errorf("%s stands nowhere: %+v", f.Code, f.At)
		}
	}
}
