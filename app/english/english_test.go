package english

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"CI/CD in Node.js, C++ (p99 2.1s).": "CI/CD|in|Node.js|,|C++|(|p99|2.1s|)|.",
		"$14k/mo; 40+ don’t re-tries":       "$14k/mo|;|40+|don’t|re-tries",
	} {
		var got []string
		for _, w := range Words(text) {
			got = append(got, w.Text)
		}
		if g := strings.Join(got, "|"); g != want {
			t.Errorf("%q: got %s, want %s", text, g, want)
		}
	}
}

// FuzzArticled: articles are put between the words of a phrase, and nothing of it is lost.
func FuzzArticled(f *testing.F) {
	for _, s := range []string{"end-to-end", "migration of 50 TB data warehouse to Delta Lake", "and of to", "the way's", "İ 1 -ly", "building pipeline end-to-end"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		rest := Articled(s, "a")
		for _, c := range s {
			i := strings.IndexRune(rest, c)
			if i < 0 {
				t.Fatalf("%q: %q is lost in %q", s, c, Articled(s, "a"))
			}
			rest = rest[i+utf8.RuneLen(c):]
		}
	})
}

func TestSentences(t *testing.T) {
	got := Sentences("Moved it to AWS (e.g. Lambda). Cut cost by 2.5 percent. node.js stayed! Done")
	want := []string{"Moved it to AWS (e.g. Lambda).", "Cut cost by 2.5 percent. node.js stayed!", "Done"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestSentenceEnds: a bar stands where one sentence ends and the next begins.
func TestSentenceEnds(t *testing.T) {
	for _, marked := range []string{
		"I worked at Yahoo! Inc. in Sunnyvale.", "I ran quotas for Yahoo! Mail and Yahoo! Finance.", "At Yahoo! I led it.|Before that, at Jeopardy! I wrote.", "Hi Yahoo!|I write Go.", "Yahoo! Finance grew.|I moved it.",
		"Join us for 12 weeks!|You'll help.", "Hi!|We're Pedalpoint.", "I left Yahoo!|We shipped in May.", "What an honour!|Built it again.",
		"Queues, e.g. Kafka and SQS, were new.", "Own storage, i.e. Postgres.|It held.", "It was tenant No. 1 vs. the rest.", "We said no.|Then it broke.",
		"The lab in St. Petersburg had it.", "I live on 5th St.|I walk.", "At Sun Microsystems, Inc.|I fixed ZFS.", "Acme Ltd. Bristol",
		"We moved U.S. data to the E.U. in May.", "It ran in the U.S.|The rest followed.", "Up at 3 a.m. Sunday.", "By 6 p.m. it was back.",
		"Dr. Reed and Prof. Okafor signed.", "It took 240 ms.|Then it held.", "See Fig. 3 and vol. 2.", "B.S. Computer Science, Univ. of Illinois", "J. R. Hart led it.",
		"Alerts, dashboards, etc.|I wrote the rest.", "In Jan. 2020 it went live.", "It was Plan B.|Nobody saw.", "Was it I.|It was.", "(It held.)|Then it broke?|No.",
	} {
		parts := strings.Split(marked, "|")
		if got := Sentences(strings.Join(parts, " ")); strings.Join(got, "|") != strings.Join(parts, "|") {
			t.Errorf("got  %q\nwant %q", got, parts)
		}
	}
}

func TestMisspelt(t *testing.T) {
	for word, want := range map[string]string{
		"strategiy": "strategy", "responsable": "responsible", "maintaned": "maintained", "enviroment": "environment", "developement": "development", //nolint:misspell // on purpose
		"infrastucture": "infrastructure", "implemeted": "implemented", "recieved": "received", "managment": "management", "seperate": "separate", //nolint:misspell // on purpose
		"successfull": "", "organisation": "", "organization": "", "labelled": "", "labeled": "", "modelling": "", "programmes": "", "behaviours": "", "kilometres": "", //nolint:misspell // on purpose
		"planners": "", "managers": "", "designer": "", "designers": "", "commuted": "", "adopted": "", "adapted": "", "analysts": "", "judgement": "", "fulfilment": "",
		"postgres": "", "observability": "", "idempotent": "", "ultrasonic": "", "contracted": "", "instilled": "", "serviced": "", "centred": "", "Strategiy": "",
		"relaying": "", "marketed": "", "settings": "", "coaching": "", "researched": "", "deliverables": "", "responsive": "", "completely": "",
	} {
		if got, _ := Misspelt(word); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}

func TestLookupVerb(t *testing.T) {
	for word, want := range map[string]string{"Built": "build", "shipped": "ship", "reducing": "reduce", "rewrote": "rewrite", "co-designed": "co-design", "migrated": "migrate", "ran": "run"} {
		v, _, ok := LookupVerb(word)
		if !ok || v.Base != want {
			t.Errorf("%s: got %q %v, want %q", word, v.Base, ok, want)
		}
	}
	if _, _, ok := LookupVerb("engineer's"); ok {
		t.Error("a noun was read as a verb")
	}
}

func TestArticled(t *testing.T) {
	for _, c := range []struct{ in, first, want string }{
		{"real-time fraud detection pipeline processing 50K transactions per second", "a", "a real-time fraud detection pipeline processing 50K transactions per second"},
		{"migration of legacy payment reconciliation service to event-driven microservices architecture", "the", "the migration of the legacy payment reconciliation service to an event-driven microservices architecture"},
		{"RESTful API server for car rental booking application", "a", "a RESTful API server for a car rental booking application"},
		{"the orchestration system from DC/OS to Kubernetes", "a", "the orchestration system from DC/OS to Kubernetes"},
		{"3 Kubernetes clusters", "a", "3 Kubernetes clusters"},
		{"migration of 50 TB data warehouse to Databricks/Delta Lake", "the", "the migration of a 50 TB data warehouse to Databricks/Delta Lake"},
		{"5 engineers to migrate monolithic application to microservices", "a", "5 engineers to migrate the monolithic application to microservices"},
		{"on-device compression pipeline deployed across 50M+ devices", "a", "an on-device compression pipeline deployed across 50M+ devices"},
		{"API gateway", "a", "an API gateway"},
		{"our billing service", "the", "our billing service"},
		{"end-to-end tests in Playwright", "a", "end-to-end tests in Playwright"},
		{"end-to-end test suite", "a", "an end-to-end test suite"},
		{"7-billion-row positions table by week", "a", "a 7-billion-row positions table by week"},
		{"$740k a year by moving image resizing from vendor to Lambda", "a", "$740k a year by moving image resizing from the vendor to Lambda"},
		{"continuous integration and deployment pipelines", "a", "continuous integration and deployment pipelines"},
		{"database for backup and recovery", "the", "the database for backup and recovery"},
		{"database for full backup", "the", "the database for a full backup"},
		{"mobile app for rail ticket booking", "a", "a mobile app for rail ticket booking"},
		{"fraud detection pipeline processing more than 50,000 transactions a second", "a", "a fraud detection pipeline processing more than 50,000 transactions a second"},
		{"the plan to rewrite the claims system", "the", "the plan to rewrite the claims system"},
		{"app running on Kubernetes", "a", "an app running on Kubernetes"},
		{"migration and its runbook", "a", "a migration and its runbook"},
		{"data pipeline end-to-end", "a", "a data pipeline end-to-end"},
	} {
		if got := Articled(c.in, c.first); got != c.want {
			t.Errorf("%q:\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}
