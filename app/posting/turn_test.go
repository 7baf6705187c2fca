package posting

import "testing"

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
		{"Write software to improve the latency of our search service", "improve the latency of your search service"},
		{"Automate the provisioning of our clusters (AWS and on-prem)", "automate the provisioning of your clusters"},
		{"Reduce the 400 alerts a week we get to the ones that matter", "reduce the 400 alerts a week you get to the ones that matter"},
		{"Collaborate with cross-functional teams to define new features", ""},
		{"Participate in code reviews", ""},
		{"Stay up to date with emerging technologies", ""},
		{"Contribute to our team's success", ""},
		{"Design scalable systems", ""},
		{"Own your services end to end", ""},
		{"Keep it running", ""},
		{"Mentor junior engineers", ""},
		{"Ensure seamless operation of all services", ""},
		{"Other duties as assigned", ""},
	} {
		p, err := Parse("Backend Engineer\n\nWhat you'll do\n\n- " + c.line + "\n- Attend the weekly meeting of the group\n")
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if len(p.Tasks) > 0 {
			got = p.Tasks[0].Task
		}
		if got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.line, got, c.want)
		}
	}
}

// What may be quoted of a line that names a problem.
func TestHook(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"We are rebuilding our billing infrastructure.", "We are rebuilding our billing infrastructure"},
		{"Tracking falls an hour behind every December.", "Tracking falls an hour behind every December"},
		{"People use it all day, so their tolerance for downtime is very low (imagine being kicked out!).", ""}, // whose?
		{"Our deploys take 55 minutes and nobody knows why, which is a mess.", ""},                              // it would shame them
		{"And we find out which vendor is slow from support tickets.", ""},
		{"We hear about outages from our customers.", ""},
		{"We deploy by hand, at night.", ""}, // what they own up to is answered, not quoted
		{"Our sync is the thing that wakes us up when a van is out of coverage.", ""},
		{"Our address matching is slow and wrong for new streets.", ""},
		{"Our settlement run takes nine hours and must be done before six.", ""},
		{"Our checkout falls over every Black Friday.", ""},
		{"We cannot tell a better result from a worse one.", ""},
		{"Pages must open fast on a five-year-old phone.", "Pages must open fast on a five-year-old phone"},
		{"There is no staging environment yet.", ""},
		{"Our deploys are manual, and checkout must stay under 400 ms.", "checkout must stay under 400 ms"},
		{"A ride must never be lost, though sync fails in every tunnel.", "A ride must never be lost"},
		{"It keeps falling over when the storms come in from the north of the country.", ""},
		{"We run Kafka, Flink and Airflow, and the pipeline falls behind every night.", ""}, // the stack
		{"A payment must never be taken twice.", "A payment must never be taken twice"},
	} {
		p, err := Parse("Backend Engineer\n\nThe role\n\n" + c.line + "\n")
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Problems) == 0 {
			t.Errorf("%s: names a problem, and none was found", c.line)
			continue
		}
		if got := p.Problems[0].Hook; got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.line, got, c.want)
		}
	}
}
