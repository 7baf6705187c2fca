package evidence

import (
	"slices"
	"strings"
	"testing"
)

func TestRoughNotesBecomeSentences(t *testing.T) {
	p := backend(t)
	for _, c := range []struct{ box, notes, want string }{
		{"trouble", "queue blew up, 310k jobs", "The queue blew up: 310k jobs."},
		{"trouble", "tuesday 3am, payment queue grew to 310k jobs in 70 min", "On Tuesday at 3am, the payment queue grew to 310k jobs in 70 min."},
		{"trouble", "our kafka cluster lost a broker", "Our Kafka cluster lost a broker."},
		{"trouble", "In March the ward ran out of beds.", "In March the ward ran out of beds."},
		{"found", "grafana alert", "I found out from a Grafana alert."},
		{"found", "noticed it on the dashboard", "I noticed it on the dashboard."},
		{"found", "i saw lag on the graph", "I saw lag on the graph."},
		{"call", "i added a circuit breaker, capped retries at three and drained the queue by hand", "I added a circuit breaker, capped retries at three and drained the queue by hand."},
		{"call", "circuit breaker in front of the gateway", "My call was a circuit breaker in front of the gateway."},
		{"call", "I put a breaker in front of it; then capped retries", "I put a breaker in front of it. I capped retries."},
		{"result", "p99 1.9s -> 240ms", "P99 went from 1.9s to 240ms."},
		{"result", "dropped from 310k to 0 in 20 min, no double charges since", "It dropped from 310k to 0 in 20 min. Since then there have been no double charges."},
		{"result", "the queue was empty by 18:00", "The queue was empty by 18:00."},
		{"trouble", "friday before xmas, checkout died", "On the Friday before xmas, checkout died."},
		{"call", "me and a colleague rewrote it as one batch", "A colleague and I rewrote it as one batch."},
		{"call", "added index concurrently during the day", "I added an index concurrently during the day."},
		{"result", "back in 25 min, 3% of orders lost that hour", "It was back in 25 min. We ended up with 3% of orders lost that hour."},
		{"result", "p95 down to 400ms", "P95 went down to 400ms."},
		{"result", "now 22 mins, zero failures since march", "It is now 22 mins. Since March there have been zero failures."},
		{"result", "40 fewer pages a week, 2 of 9 alerts left", "We ended up with 40 fewer pages a week, 2 of 9 alerts left."},
		{"left_behind", "alert on redis memory 80%, and a short postmortem everybody read", "I left behind an alert on Redis memory 80% and a short postmortem everybody read."},
		{"trouble", "checkout died. redis out of memory, every cart gone", "Checkout died. Redis was out of memory. Every cart was gone."},
		{"trouble", "login broken for 12k users after release", "Login was broken for 12k users after release."},
		{"trouble", "backups stuck since monday", "Backups were stuck since Monday."},
		{"call", "deleted old segments by hand?? no - moved the segments to another volume and failed over", "I moved the segments to another volume and failed over."},
		{"call", "split the test suite in 6, cached docker layers, killed the flaky tests", "I split the test suite in 6, cached Docker layers and killed the flaky tests."},
		{"result", "down for 18 min instead of hours, lost nothing", "It was down for 18 min instead of hours. We lost nothing."},
		{"result", "not happened again since", "It has not happened again since."},
		{"left_behind", "dashboard with deploy times; team still uses it", "I left behind a dashboard with deploy times. The team still uses it."},
		{"trouble", "costs up 40% in a quarter", "Costs went up 40% in a quarter."},
		{"trouble", "test env shared by 6 teams, always broken", "Test env was shared by 6 teams. It was always broken."},
		{"found", "profiled it, 80% in json parsing", "I profiled it: 80% in json parsing."},
		{"found", "nobody knew, I checked the binlog", "Nobody knew. I checked the binlog."},
		{"call", "sharded by tenant id", "I sharded by tenant id."},
		{"call", "not to restart, but to drain first", "My call was not to restart, but to drain first."},
		{"result", "never came back", "It never came back."},
		{"result", "cut to 3 min", "It was cut to 3 min."},
		{"result", "lag under 1s since", "Lag was under 1s since."},
		{"result", "no more pages at night", "There have been no more pages at night."},
		{"left_behind", "runbook, alert, and a test", "I left behind a runbook, an alert and a test."},
		{"left_behind", "the dashboard is still used by 5 teams", "The dashboard is still used by 5 teams."},
		{"left_behind", "nothing", ""},
		{"left_behind", "postmortem", "I left behind a postmortem."},
		{"left_behind", "wrote the postmortem and added an alert on lag", "I wrote the postmortem and added an alert on lag."},
		{"left_behind", "an alert on queue growth", "I left behind an alert on queue growth."},
		// Fragments of every kind.
		{"trouble", "Angry tickets.", "There were angry tickets."},
		{"trouble", "checkout down, angry tickets", "Checkout was down. There were angry tickets."},
		{"trouble", "friday, huge traffic spike", "On Friday, there was a huge traffic spike."},
		{"trouble", "PROD DB DOWN 2 HOURS", "Prod db was down 2 hours."},
		{"trouble", "users couldn't pay", "Users couldn't pay."},
		{"trouble", "it kept crashing, because the cache was cold", "It kept crashing, because the cache was cold."},
		{"trouble", "job failed every monday", "The job failed every Monday."},
		{"trouble", "crashed every hour", "It crashed every hour."},
		{"trouble", "ran out of disk during the sale", "We ran out of disk during the sale."},
		{"trouble", "losing 200 orders an hour", "We were losing 200 orders an hour."},
		{"trouble", "error rate 12%", "The error rate was 12%."},
		{"trouble", "orders charged twice", "Orders were charged twice."},
		{"trouble", "queue 300k deep", "The queue was 300k deep."},
		{"trouble", "tickets piled up", "Tickets piled up."},
		{"trouble", "queue full -> checkout died", "The queue was full. Checkout died."},
		{"trouble", "- disk full\n- 3 nodes gone\n- nobody on call", "Disk was full. 3 nodes were gone. There was nobody on call."},
		{"trouble", "The night shift had no charts. Nobody knew.", "The night shift had no charts. Nobody knew."},
		{"trouble", "we were down for 3 hours :(", "We were down for 3 hours."},
		{"trouble", "freezer died on a bank holiday, 900 meals", "The freezer died on a bank holiday: 900 meals."},
		{"found", "support", "I found out from support."},
		{"found", "by accident", "I found out by accident."},
		{"found", "when the CFO asked", "I found out when the CFO asked."},
		{"found", "a customer called", "A customer called."},
		{"found", "angry tweets and a call from my boss", "I found out from angry tweets and a call from my boss."},
		{"found", "the next morning", "I found out the next morning."},
		{"found", "watching the graphs", "I found out by watching the graphs."},
		{"found", "pager at 3am", "I found out from a pager at 3am."},
		{"call", "roll back, add an index, tell customers", "My call was to roll back, add an index and tell customers."},
		{"call", "full rollback, then a hotfix", "My call was a full rollback and a hotfix."},
		{"call", "Rolled back. Told customers. Slept.", "I rolled back. I told customers. I slept."},
		{"call", "nuked the cache without asking", "I nuked the cache without asking."},
		{"call", "restarting pods one by one", "My call was restarting pods one by one."},
		{"call", "we moved reads to the replica, I wrote the script", "We moved reads to the replica. I wrote the script."},
		{"call", "stopped the deploy + paged the DBA", "I stopped the deploy and paged the DBA."},
		{"call", "1. freeze writes\n2. restore the backup", "My call was to freeze writes and restore the backup."},
		{"result", "310k to 0 in 20 min", "It went from 310k to 0 in 20 min."},
		{"result", "no orders lost", "No orders were lost."},
		{"result", "nothing lost", "Nothing was lost."},
		{"result", "no downtime", "There was no downtime."},
		{"result", "87% fewer retries", "We ended up with 87% fewer retries."},
		{"result", "3x faster", "It was 3x faster."},
		{"result", "everyone slept", "Everyone slept."},
		{"result", "fixed in 20 min, without losing a single booking", "It was fixed in 20 min without losing a single booking."},
		{"result", "happy customers", "We ended up with happy customers."},
		{"result", "p99 240ms", "P99 was 240ms."},
		{"left_behind", "still used by support", "It is still used by support."},
		{"left_behind", "not much", ""},
		{"left_behind", "documented it in the wiki", "I documented it in the wiki."},
		{"left_behind", "Runbook.", "I left behind a runbook."},
		{"left_behind", "tests", "I left behind tests."},
	} {
		if got := decent(c.box, c.notes, p.Common); got != c.want {
			t.Errorf("%s %q:\n got %q\nwant %q", c.box, c.notes, got, c.want)
		}
	}
}

const postmortem = `# Postmortem: reminder queue, 6 January 2025
Authors: Maren T.
Status: done

## Impact
Reminders were up to 3 hours late for 41 practices.
The queue grew to 310,000 jobs.

## Detection
The alert on queue age paged me at 09:12.

## Root cause
The SMS gateway began to time out.

## Resolution
- I put a circuit breaker in front of the gateway.
- I capped retries at three.

## Result
Queue empty by 18:00, no reminder sent twice.

## Action items
- [x] Alert on retries
- [x] Runbook for the gateway
`

func TestPostmortemIsSplitByItsHeadings(t *testing.T) {
	got := SplitNotes(postmortem)
	for box, want := range map[string]string{
		"trouble":     "Reminders were up to 3 hours late for 41 practices. The queue grew to 310,000 jobs. The SMS gateway began to time out.",
		"found":       "The alert on queue age paged me at 09:12.",
		"call":        "I put a circuit breaker in front of the gateway. I capped retries at three.",
		"result":      "Queue empty by 18:00, no reminder sent twice.",
		"left_behind": "Alert on retries. Runbook for the gateway.",
	} {
		if got[box] != want {
			t.Errorf("%s:\n got %q\nwant %q", box, got[box], want)
		}
	}
}

func TestNotesAreSplitByWhatTheyTell(t *testing.T) {
	for _, c := range []struct{ notes, want string }{
		{"queue blew up, 310k jobs, pager went off at 3am, i added a circuit breaker, capped retries at three, back to normal in 20 min, wrote a postmortem",
			"queue blew up, 310k jobs|pager went off at 3am|i added a circuit breaker, capped retries at three|back to normal in 20 min|wrote a postmortem"},
		{"One Saturday in December both tills went down with forty people in the queue. A customer told me. I opened the old cash drawer, wrote receipts by hand and sent two colleagues to the queue. We were back to normal within 25 minutes. There is now a box with receipt pads under every till.",
			"One Saturday in December both tills went down with forty people in the queue.|A customer told me.|I opened the old cash drawer, wrote receipts by hand and sent two colleagues to the queue.|We were back to normal within 25 minutes.|There is now a box with receipt pads under every till."},
		{"We moved 420 GB off MySQL. I rehearsed the rollback twice. Cutover took 11 minutes. Nothing was lost.",
			"||We moved 420 GB off MySQL. I rehearsed the rollback twice.|Cutover took 11 minutes. Nothing was lost.|"},
	} {
		got := SplitNotes(c.notes)
		var list []string
		for _, k := range storyKeys {
			list = append(list, got[k])
		}
		if g := strings.Join(list, "|"); g != c.want {
			t.Errorf("%q:\n got %q\nwant %q", c.notes, g, c.want)
		}
	}
}

func TestStoriesMerge(t *testing.T) {
	got := Merge(map[string]string{"trouble": "The queue grew.", "call": "I capped retries."}, map[string]string{"trouble": "the queue grew. It reached 310k jobs.", "result": "Empty by six."})
	if got["trouble"] != "The queue grew. It reached 310k jobs." || got["call"] != "I capped retries." || got["result"] != "Empty by six." {
		t.Errorf("got %v", got)
	}
}

func FuzzNotes(f *testing.F) {
	f.Add(postmortem)
	f.Add("queue blew up, 310k jobs, i added a circuit breaker")
	f.Add("Impact:\n- a\n\n**Fix**\nb; c")
	p := backend(&testing.T{})
	f.Fuzz(func(t *testing.T, s string) {
		boxes := SplitNotes(s)
		for k, v := range boxes {
			if !slices.Contains(storyKeys, k) {
				t.Fatalf("box %q", k)
			}
			if !strings.ContainsAny(v, "\n") {
				_ = decent(k, v, p.Common)
			}
		}
		Preview(boxes, p)
	})
}
