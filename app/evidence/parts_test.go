package evidence

import (
	"strings"
	"testing"
)

func TestPartsOfAStoryInABullet(t *testing.T) {
	for line, want := range map[string]string{
		"Moved 420 GB of bookings from MySQL to PostgreSQL with dual writes because replication lagged; cut over in 11 minutes, lost no booking":            "call: Moved 420 GB of bookings from MySQL to PostgreSQL with dual writes | why: because replication lagged | preserved: I cut over in 11 minutes, lost no booking",
		"When an expired certificate took down the gateway, renewed it by hand within 20 minutes":                                                           "trouble: When an expired certificate took down the gateway | call: I renewed it by hand within 20 minutes",
		"In May our queue grew to 310,000 jobs; an alert fired at 3am; I put a circuit breaker in front of it; it was empty by 18:00; I wrote a postmortem": "trouble: In May our queue grew to 310,000 jobs | found: an alert fired at 3am | call: I put a circuit breaker in front of it | result: it was empty by 18:00 | left_behind: I wrote a postmortem",
		"Cut the AWS bill by 77%, moving logs to S3 and saving $9k a month":                                                                                 "call: Cut the AWS bill by 77% | result: saving $9k a month",
		"Wrote unit tests in Go for the booking service":                                                                                                    "",
	} {
		var got []string
		for _, c := range Gather(oneJob(line), Answers{}, backend(t)).Claims {
			for _, b := range c.Parts {
				got = append(got, b.Key+": "+b.Text)
			}
		}
		if g := strings.Join(got, " | "); g != want {
			t.Errorf("%q:\n got %q\nwant %q", line, g, want)
		}
	}
}
