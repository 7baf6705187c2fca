package evidence

import (
	"fmt"
	"strings"
	"testing"
)

func TestQuantities(t *testing.T) {
	for text, want := range map[string]string{
		"processing 50K+ transactions per second":            "50K+|50000||second|transact",
		"from 99.5% to 99.99% uptime":                        "99.5%|99.5|%||; 99.99%|99.99|%||uptim",
		"900ms → 210ms at p99":                               "900ms|0.9|s||; 210ms|0.21|s||",
		"2.1 s or 2,100 ms":                                  "2.1 s|2.1|s||; 2,100 ms|2.1|s||",
		"400k jobs in 90 min":                                "400k|400000|||job; 90 min|5400|s||",
		"$14k/mo fell to $1,800":                             "$14k/mo|14000|$|month|; $1,800|1800|$||",
		"24x7 on-call, HTTP/2, S3, p99, UTF-8 and 3rd party": "",
		"over 3.6 million users since 2021":                  "3.6 million|3.6e+06|||user; 2021|2021|||",
		"two clusters, zero downtime":                        "two|2|||cluster; zero|0|||downtim",
		"60 GB of timetables":                                "60 GB|6e+10|B||timet",
		"5-8 years":                                          "5|5|||; 8 years|2.52461e+08|s||",
		"a 10-minute window, 40+ services":                   "10-minute|600|s||window; 40+|40|||servic",
		"4.2x smaller, 1.3M rows":                            "4.2x|4.2|x||smaller; 1.3M|1.3e+06|||row",
	} {
		var got []string
		for _, q := range Quantities(text) {
			got = append(got, fmt.Sprintf("%s|%.6g|%s|%s|%s", q.Text, q.Value, q.Unit, q.Per, q.Counts))
		}
		want = strings.ReplaceAll(want, "\u200b", "")
		if g := strings.Join(got, "; "); g != want {
			t.Errorf("%q:\n got %s\nwant %s", text, g, want)
		}
	}
}

// TestSameQuantityWrittenOtherwise holds the ways of writing that a gate trips over.
func TestSameQuantityWrittenOtherwise(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"2.1s", "2,100 ms", true}, {"2.1 s", "2.1s", true}, {"90 min", "90 minutes", true}, {"400k", "400,000", true}, {"$14k/mo", "$14,000 a month", true},
		{"0 errors", "zero errors", true}, {"3 times", "three times", true}, {"40+", "40", true}, {"1.3M", "1.3 million", true}, {"£2.1m", "£2,100,000", true},
		{"3 hours", "3 times", false}, {"3 hours", "3", false}, {"$5", "5", false}, {"$5", "€5", false}, {"10 ms", "10 s", false}, {"50%", "50", false}, {"4x", "4", false},
		{"100 a day", "100 a month", false}, {"12 GB", "12 MB", false}, {"5 m", "5 million", false}, {"1 week", "7 days", true}, {"1,800", "1.8k", true}, {"99.9%", "99.99%", false},
	} {
		a, b := Quantities(c.a), Quantities(c.b)
		if len(a) == 0 || len(b) == 0 {
			t.Errorf("%q, %q: no quantity", c.a, c.b)
			continue
		}
		if a[0].Same(b[0]) != c.same {
			t.Errorf("%q and %q: same %v (%+v, %+v)", c.a, c.b, !c.same, a[0], b[0])
		}
	}
}

func TestNumbersInNamesAreNone(t *testing.T) {
	for _, s := range []string{"24x7", "24/7", "p99", "S3", "EC2", "HTTP/2", "UTF-8", "3rd", "i18n", "k8s", "Log4j", "ISO-27001", "1.2.3", "10:30", "B2B", "Web3", "x86", "H.264", "#42"} {
		if q := Quantities(s); len(q) > 0 {
			t.Errorf("%q: got %+v", s, q)
		}
	}
}

func TestBeforeAndAfter(t *testing.T) {
	for text, want := range map[string]string{
		"fell from 900 ms to 210 ms":           "900 ms>210 ms",
		"900ms → 210ms at p99":                 "900ms>210ms",
		"grew from 40k to 310,000 jobs":        "40k<310,000",
		"from 20 to 5 minutes":                 "20>5 minutes",
		"from 30 a month to none, 5 to 8 days": "",
		"3 to 5 years of Go":                   "",
		"down from 14 GB down to 600 MB":       "14 GB>600 MB",
		"from 2019 to 2021":                    "",
	} {
		var got []string
		for _, c := range Changes(text) {
			sign := "<"
			if c.Fell() {
				sign = ">"
			}
			got = append(got, c.Before.Text+sign+c.After.Text)
		}
		if g := strings.Join(got, "; "); g != want {
			t.Errorf("%q: got %q, want %q", text, g, want)
		}
	}
}

func FuzzQuantities(f *testing.F) {
	for _, s := range []string{"$14k/mo fell to $1,800", "900ms → 210ms", "24x7 p99 5-8 years", "£2.1m", "1,2,3 4.5.6", "\u00a05\u00a0%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, q := range Quantities(s) {
			if q.Start < at || q.End <= q.Start || q.End > len(s) || s[q.Start:q.End] != q.Text {
				t.Fatalf("%q: %+v", s, q)
			}
			if !q.Same(q) {
				t.Fatalf("%q is not itself", q.Text)
			}
			at = q.End
		}
		Changes(s)
		_ = rounded(s)
	})
}
