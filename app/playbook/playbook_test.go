package playbook

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

func packs(t *testing.T) []*Pack {
	t.Helper()
	var out []*Pack
	for _, n := range Names() {
		p, err := Load(n)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

func TestEveryPackIsComplete(t *testing.T) {
	list := packs(t)
	if len(list) != 6 {
		t.Errorf("%d packs", len(list))
	}
	for _, p := range list {
		if len(p.Filters) != 5 || len(p.Glossary) < 12 || len(p.Questions) < 5 {
			t.Errorf("%s: %d filters, %d terms, %d questions", p.Name, len(p.Filters), len(p.Glossary), len(p.Questions))
		}
		for _, key := range []string{"hook", "apply", "plan", "close", "intent_incident", "intent_migration", "intent_cost"} {
			if n := len(p.Say(key, "")); n < 2 {
				t.Errorf("%s: %d sentences for %q", p.Name, n, key)
			}
		}
		for _, key := range []string{"gap_none", "gap_near", "gap_read"} {
			if n := len(p.Say(key, "")); n < 4 {
				t.Errorf("%s: %d sentences for %q", p.Name, n, key)
			}
		}
		for _, tone := range []string{"plain", "warm", "brisk"} {
			for _, story := range []string{"incident", "migration", "cost"} {
				if len(p.Say("intent_"+story, tone)) < 4 {
					t.Errorf("%s: too few intents of tone %q behind the story of one %s", p.Name, tone, story)
				}
			}
		}
	}
}

// said lists every sentence that may stand in a letter, by pack and key.
func said(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, p := range packs(t) {
		for key, list := range p.Sentences {
			for _, l := range list {
				out[l.Text] = p.Name + " " + key
			}
		}
		for key, list := range p.Common.Sentences {
			for _, l := range list {
				out[l.Text] = "sentences.yaml " + key
			}
		}
	}
	return out
}

var feelings = regexp.MustCompile(`(?i)\b(excit\w*|thrill\w*|passion\w*|love[sd]?|eager|delight\w*|honou?red|proud|inspir\w*|dream|admire\w*|impress\w*|enthusias\w*|great|amazing|perfect|ideal|strong|expert\w*|excellent|best-in|world-class)\b`)

func TestNoSentencePraisesOrFeels(t *testing.T) {
	p, _ := Load("backend")
	for s, where := range said(t) {
		low := strings.ToLower(s)
		for _, ph := range p.Common.Stock {
			if regexp.MustCompile(`\b` + regexp.QuoteMeta(ph.Match) + `\b`).MatchString(low) {
				t.Errorf("%s: stock phrase %q in %q", where, ph.Match, s)
			}
		}
		if m := feelings.FindString(s); m != "" {
			t.Errorf("%s: %q in %q", where, m, s)
		}
		if strings.Contains(s, " I am ") || strings.Contains(s, "I would ") || strings.Contains(s, "I have ") {
			t.Errorf("%s: not contracted: %q", where, s)
		}
	}
}

func TestOnlySmallSentencesAreShared(t *testing.T) {
	seen := map[string]string{}
	for _, p := range packs(t) {
		for key, list := range p.Sentences {
			if strings.HasPrefix(key, "day_") || strings.HasPrefix(key, "gap_") {
				continue // plain statements of what one uses or lacks: a closed set
			}
			for _, l := range list {
				if before := seen[l.Text]; before != "" {
					t.Errorf("%q stands in %s and %s", l.Text, before, p.Name)
				}
				seen[l.Text] = p.Name
			}
		}
		for _, texts := range [][]string{{p.Story.Intro, p.Story.Confidential}, labels(p)} {
			for _, x := range texts {
				if before := seen[x]; before != "" && before != p.Name {
					t.Errorf("%q stands in %s and %s", x, before, p.Name)
				}
				seen[x] = p.Name
			}
		}
	}
}

func labels(p *Pack) []string {
	var out []string
	for _, s := range p.Signals {
		out = append(out, s.Label, s.Why, s.Question)
	}
	for _, f := range p.Filters {
		out = append(out, f.Reason, f.Remedy)
	}
	for _, q := range p.Questions {
		out = append(out, q.Text, q.Why)
	}
	for _, o := range p.Openings {
		if o.Question != "" {
			out = append(out, o.Why, o.Question)
		}
	}
	return out
}

// TestNothingIsCopied holds every text of the packs against the reference: no six
// words in a row are its own.
func TestNothingIsCopied(t *testing.T) {
	source, err := os.ReadFile("../../../shared/playbook-source.txt")
	if err != nil {
		t.Skip("the reference is not beside the project")
	}
	theirs := " " + bare(string(source)) + " "
	check := func(where, s string) {
		words := strings.Fields(bare(s))
		for i := 0; i+6 <= len(words); i++ {
			if strings.Contains(theirs, " "+strings.Join(words[i:i+6], " ")+" ") {
				t.Errorf("%s: %q has %q of the reference", where, s, strings.Join(words[i:i+6], " "))
				return
			}
		}
	}
	for s, where := range said(t) {
		check(where, s)
	}
	for _, p := range packs(t) {
		for _, s := range append(labels(p), p.Story.Intro, p.Story.Confidential) {
			check(p.Name, s)
		}
	}
}

var notWord = regexp.MustCompile(`[^a-z0-9']+`)

func bare(s string) string {
	return strings.TrimSpace(notWord.ReplaceAllString(strings.ToLower(strings.ReplaceAll(s, "’", "'")), " "))
}

func TestPackForRole(t *testing.T) {
	for role, want := range map[string]string{
		"Senior Backend Engineer": "backend", "Backend Infrastructure Engineer": "backend", "Senior Backend Platform Engineer": "backend",
		"Software Engineer": "backend", "Full-Stack Developer": "backend", "Software Engineer, Frontend": "frontend", "Kotlin Backend Engineer": "backend",
		"Site Reliability Engineer": "platform", "DevOps Engineer": "platform", "Senior Infrastructure Engineer": "platform", "Platform Engineering Lead": "platform",
		"Data Engineer": "data", "Machine Learning Engineer": "data", "Engineering Manager, Backend": "manager", "Head of Engineering": "manager",
		"Frontend Engineer": "frontend", "iOS Developer": "frontend", "Registered Nurse": "general", "Shop Manager": "general", "Physical Therapist": "general",
		"Trust Officer": "general", "Civil Engineer": "general", "Teacher of Mathematics": "general", "": "general", "Server, Evening Shift": "general",
	} {
		if got := For(role); got != want {
			t.Errorf("%q: got %s, want %s", role, got, want)
		}
	}
	if got := For("Engineer", "We run Go services on Kubernetes with PostgreSQL."); got != "backend" {
		t.Errorf("an engineer among tools: got %s", got)
	}
}

func TestMalformedPackNamesFileAndLine(t *testing.T) {
	good, err := files.ReadFile("packs/backend.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c, err := common()
	if err != nil {
		t.Fatal(err)
	}
	for _, broken := range []struct{ from, to, want string }{
		{"label:", "lable:", "unknown field"},
		{"shown: [load]", "shown: [lode]", `"lode"`},
		{"- key: load\n", "- key: laod\n", "signal 1"},
		{"kind: cost\n", "kind: costs\n", "opening 3"},
		{"key: found,", "key: find,", "box 2"},
		{"{databases}", "{database}", "{database}"},
		{`"Most days I write {languages}, with the data in {databases}."`, `{tone: rude, text: "Most days I write {languages}."}`, "tone"},
		{"signal: database, text", "signal: databases, text", "question"},
		{"name: backend", "name: back", "another file"},
		{"reason: ", "raison: ", "unknown field"},
	} {
		p := &Pack{Common: c}
		data := []byte(strings.Replace(string(good), broken.from, broken.to, 1))
		err := decode("packs/backend.yaml", data, p)
		if err == nil {
			err = p.validate("packs/backend.yaml", data)
		}
		if err == nil || !regexp.MustCompile(`^packs/backend.yaml:\d+`).MatchString(err.Error()) || !strings.Contains(err.Error(), broken.want) {
			t.Errorf("%s: got %v, want file, line and %q", broken.to, err, broken.want)
		}
	}
}
