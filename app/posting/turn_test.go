package posting

import (
	"testing"

	"vouchsafe/app/meaning"
)

// Duties as postings write them, and the task a person would make of each; empty
// where a person would leave the line alone.
func TestTask(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"Scale our backend service to send many millions of messages a day", "scale your backend service to send many millions of messages a day"},
		{"You will migrate our billing jobs from cron to Temporal.", "migrate your billing jobs from cron to Temporal"},
		{"Shortening deploys from 40 minutes to under 10", "shorten deploys from 40 minutes to under 10"},
		{"Designing, building and running our ingestion pipeline", "design, build and run your ingestion pipeline"},
		{"Maintains the payment gateway and its 12 integrations", "maintain the payment gateway and its 12 integrations"},
		{"In this role, you'll be responsible for cutting our p99 latency in half", "cut your p99 latency in half"},
		{"Help us move 30 services off Heroku before June", "move 30 services off Heroku before June"},
		{"Develop robust pipelines to efficiently deliver features to production, employing modern methodologies for reliability", "develop pipelines to deliver features to production"},
		{"Deploy and maintain monitoring and logging services based on Prometheus, Thanos and Loki", "deploy and maintain monitoring and logging services"},
		{"Implement logging, monitoring, and alerting, ensuring best practices", "implement logging, monitoring, and alerting"},
		{"Write software to improve the latency of our search service", "write software to improve the latency of your search service"},
		{"Automate the provisioning of our clusters (AWS and on-prem)", "automate the provisioning of your clusters"},
		{"Reduce the 400 alerts a week we get to the ones that matter", "reduce the 400 alerts a week you get to the ones that matter"},
		{"Keep it running", ""},
		{"Design secure and highly reliable services to integrate with our data and card processing partners.", "design secure and reliable services to integrate with your data and card processing partners"},
		{"Design the many secure, documented, well-tested and highly available services that we will need next year to integrate with our card partners", "design the many secure, documented, well-tested and available services that you will need next year"},
		{"Build whatever connectors our customers in nine countries will ask of us in the coming two years to talk to their warehouses", "build whatever connectors your customers in nine countries will ask of you"},
		{"Build the connectors that are yours to integrate with our card partners", ""},
		{"Maintain compliance with Inverlon's policies, procedures and mission statement", ""},
		{"Adhere to all confidentiality and HIPAA requirements as outlined", ""},
		{"Fulfil those responsibilities and duties that may be assigned by the supervisor", ""},
		{"Perform other related duties as assigned", ""},
		{"Carry out additional tasks given by the manager", ""},
		{"Follow company policies and safety procedures", ""},
		{"Maintain strict confidentiality of customer records", ""},
		{"Bring 40 services into compliance with PCI DSS", "bring 40 services into compliance with PCI DSS"},
		{"Automate compliance checks of every deploy", "automate compliance checks of every deploy"},
		{"Take the nightly on-call duties off two people", "take the nightly on-call duties off two people"},
	} {
		s := newSentence(c.line, &line{text: c.line, section: duties, bullet: true}, true)
		s.is = meaning.PostingMeaning{Label: meaning.Task, Weight: concrete}
		if got, _ := taskOf(s); got.Task != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.line, got.Task, c.want)
		}
	}
}

// Duties that anybody could write of any job are no plan for the first ninety days.
func TestFillerIsNoTask(t *testing.T) {
	for _, line := range []string{
		"Collaborate with cross-functional teams to define new features", "Participate in code reviews", "Stay up to date with emerging technologies",
		"Contribute to our team's success", "Mentor junior engineers", "Ensure seamless operation of all services", "Other duties as assigned",
	} {
		p, err := parse(t, "Backend Engineer\n\nWhat you'll do\n\n- "+line+"\n- Attend the weekly meeting of the group\n")
		if err != nil || len(p.Tasks) > 0 {
			t.Errorf("%s: %v, %v", line, p.Tasks, err)
		}
	}
}

// What may be quoted of a line: the reader's choice, where it can stand in quotation marks.
func TestHook(t *testing.T) {
	for _, c := range []struct{ line, quote, want string }{
		{"Tracking falls an hour behind every December.", "Tracking falls an hour behind every December.", "Tracking falls an hour behind every December"},
		{"Our deploys are manual, and checkout must stay under 400 ms.", "checkout must stay under 400 ms", "checkout must stay under 400 ms"},
		{"A ride must never be lost, though sync fails in every tunnel.", "A ride must never be lost,", "A ride must never be lost"},
		{"You would move 31 wards from paper drug charts to electronic prescribing", "drug charts to electronic prescribing", ""}, // out of the middle
		{"Your first job is to halve the build", "Your first job is to halve the build", ""},                                      // speaks to the reader
		{"Every reading must arrive (yes, each one)", "Every reading must arrive (yes, each", ""},
		{"Search is slow", "Search is slow", ""}, // too short to say anything
		{"It keeps falling over when the storms come in from the north of the country.", "It keeps falling over when the storms come in from the north", ""},
		{"We hire a nurse", "", ""},
	} {
		s := newSentence(c.line, &line{text: c.line}, true)
		s.is = meaning.PostingMeaning{Label: meaning.Problem, Weight: 3, Quote: c.quote}
		if got := hook(s); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.line, got, c.want)
		}
	}
}
