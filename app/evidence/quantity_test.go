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
