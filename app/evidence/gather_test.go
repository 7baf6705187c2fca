package evidence

import (
	"strings"
	"testing"

	"vouchsafe/app/meaning"
	"vouchsafe/app/playbook"
	"vouchsafe/app/resume"
)

// TestWhatIsNoDeed holds lines that tell nobody's deed, or one done to the person.
func TestWhatIsNoDeed(t *testing.T) {
	for _, line := range []string{
		"Facebook is an American social media corporation.", "Progressively evolve cross-platform ideas before impactful infomediaries", "Lorem ipsum dolor sit amet, consectetur adipiscing elit",
		"Open source Python library for financial data analysis", "Invited journal extension in JMLR (2023)", "Research integrated into Azure Cognitive Services", "Using modern technologies every day",
		"Promoted to Senior Engineer after one year", "Awarded \"Employee of the Month\" twice", "Adopted by 3 major labs", "Featured in the ecosystem's newsletter", "Host of a monthly meetup for women in tech",
		"Lead engineer on the tracking system", "Research assistant to Prof. Reed", "A results-driven professional with ten years of experience", "Excellent communication skills", "References available upon request",
		"Software Engineer with a passion for clean code", "Design patterns, algorithms and data structures",
	} {
		if e := gather(t, oneJob(line), Answers{}, backend(t)); len(e.Claims) > 0 && e.Claims[0].Deed.Told() {
			t.Errorf("%q: got %q | %q", line, e.Claims[0].Deed.Verbs, e.Claims[0].Deed.Object)
		}
	}
}

func TestWhatCameOfItGoesWithTheDeed(t *testing.T) {
	e := gather(t, oneJob("Provisioned a logging cluster on EC2. The cluster, which has 9 nodes, processed 1 billion documents a month."), Answers{}, backend(t))
	if len(e.Claims) != 1 || len(e.Claims[0].Deed.After) != 1 || !e.Claims[0].Signals.Load || !e.Claims[0].Signals.Numbers {
		t.Errorf("got %+v", e.Claims)
	}
}

func TestTwoDoingsAreTwoClaims(t *testing.T) {
	e := gather(t, oneJob("Making coffee for guests and baking bread for the counter", "Managing and training a team of 9 baristas"), Answers{}, backend(t))
	var got []string
	for _, c := range e.Claims {
		got = append(got, c.Deed.Verbs+": "+c.Deed.Object)
	}
	if g := strings.Join(got, "; "); g != "Making: coffee for guests; Baking: bread for the counter; Managing and training: a team of 9 baristas" {
		t.Errorf("got %s", g)
	}
}

// TestSignalsByPack: what of a line lights a signal differs by trade, and is data.
func TestSignalsByPack(t *testing.T) {
	why := map[string]meaning.Span{meaning.Why: {0, 3}}
	for _, c := range []struct {
		pack string
		m    meaning.Meaning
		want string
	}{
		{"backend", meaning.Meaning{Kind: meaning.Running, Signals: []string{"load", "numbers"}}, "load numbers"},
		{"backend", meaning.Meaning{Kind: meaning.Building, Spans: why}, ""},
		{"data", meaning.Meaning{Kind: meaning.Building, Spans: why}, "database"},
		{"general", meaning.Meaning{Kind: meaning.Process, Spans: why}, "database"},
		{"manager", meaning.Meaning{Kind: meaning.People}, "load"},
		{"frontend", meaning.Meaning{Kind: meaning.Speed, Signals: []string{"numbers"}}, "numbers"},
		{"platform", meaning.Meaning{Kind: meaning.Incident, Signals: []string{"incident", "observability"}}, "incident observability"},
	} {
		p, err := playbook.Load(c.pack)
		if err != nil {
			t.Fatal(err)
		}
		lit, said := light(c.m, p)
		if got := strings.Join(lit.Names(), " "); got != c.want || (said == "") != (c.want == "") {
			t.Errorf("%s %+v: got %q (%s), want %q", c.pack, c.m, got, said, c.want)
		}
	}
}

func FuzzGather(f *testing.F) {
	for _, s := range []string{
		"Designed and implemented fraud detection processing 50K+ events a second, reducing charges by 18%", "In May a certificate expired. I renewed it by hand.", "Cut p99 900ms → 210ms; moved 3 TB off MySQL",
		"Making coffee and baking cookies", "On call one week in six", "A: B; C: D", "$14k/mo", "I", "İ. I ran",
	} {
		f.Add(s, "Acme Ltd", uint8(3))
	}
	packs := []*playbook.Pack{}
	for _, n := range playbook.Names() {
		p, _ := playbook.Load(n)
		packs = append(packs, p)
	}
	f.Fuzz(func(t *testing.T, line, employer string, wish uint8) {
		r := &resume.Resume{Jobs: []resume.Job{{Employer: employer, Title: "Engineer", End: "present", Bullets: []resume.Text{{Text: line, Page: 1}}}}}
		p := packs[int(wish)%len(packs)]
		plain := gather(t, r, Answers{}, p)
		a := Answers{Preferences: map[string]Preference{}, Confidential: map[string]string{employer: "an employer"}}
		for _, c := range plain.Claims {
			if c.Source.Quote != line || c.Key == "" || c.Text == "" {
				t.Fatalf("%q: %+v", line, c)
			}
			for _, q := range c.Quantities {
				if q.Start < 0 || q.End > len(c.Text) || c.Text[q.Start:q.End] != q.Text {
					t.Fatalf("%q: quantity %+v", c.Text, q)
				}
			}
			a.Preferences[c.Key] = Preference{Never: wish&1 > 0, WithTeam: wish&2 > 0, Confidential: wish&4 > 0, Numbers: []string{"", RoundNumbers, OmitNumbers}[int(wish)%3]}
		}
		for _, c := range gather(t, r, a, p).Claims {
			if wish&1 > 0 {
				t.Fatalf("%q was told though it never should be", c.Text)
			}
			if wish&2 > 0 && c.Strength != TookPart {
				t.Fatalf("%q: done with others, told as %s", c.Text, c.Strength)
			}
			if c.Source.Quote != line {
				t.Fatalf("%q is no verbatim source", c.Source.Quote)
			}
		}
	})
}
