package check

import "testing"

func TestEntails(t *testing.T) {
	for _, c := range []struct{ source, told, code string }{
		{"designed and implemented real-time fraud detection pipeline processing 50K+ transactions per second using Kafka and Go, reducing fraudulent charges by 18%",
			"designed and implemented a real-time fraud detection pipeline that processed 50K+ transactions per second using Kafka and Go, which reduced fraudulent charges by 18%.", ""},
		{"designed and implemented real-time fraud detection pipeline processing 50K+ transactions per second using Kafka and Go, reducing fraudulent charges by 18%",
			"implemented a fraud detection pipeline", "joint_changed"},
		{"rehearsed the rollback 3 times before a cutover with 2 hours of downtime", "rehearsed the rollback before a cutover with 3 hours of downtime", "joint_changed"},
		{"reduced latency by 10% and cost by 20%", "reduced latency by 20%", "joint_changed"},
		{"led migration of orders to Postgres", "led orders to Postgres", "joint_changed"},
		{"led migration of orders to Postgres", "led the migration to Postgres", "joint_changed"},
		{"led migration of orders to Postgres with no downtime", "led the migration of orders to Postgres", ""},
		{"led migration of orders to Postgres with no downtime", "led the migration of orders to Postgres with downtime", "joint_changed"},
		{"cut p99 from 900ms to 210ms", "cut p99 to 900ms from 210ms", "joint_changed"},
		{"built a queue for the billing team", "built a queue because of the billing team", "joint_changed"},
		{"built a queue for the billing team", "built a queue, which led the billing team", "no_source_or_order"},
		{"mentored 3 junior engineers and established code review standards", "mentored 3 junior engineers", ""},
		{"mentored 3 junior engineers and established code review standards", "mentored 3 junior", "cut_short"},
		{"set up review standards adopted across 3 teams", "set up review standards that were adopted across 3 teams", ""},
		{"mentored 3 junior engineers", "mentor 3 junior engineers", "no_source_or_order"},
		{"introduced an identity solution, configuring SSO with 20 systems", "introduced an identity solution, which configured SSO with 20 systems", "joint_changed"},
		{"moved it to Kubernetes which is based on EKS", "moved it to Kubernetes, which is based on EKS", ""},
	} {
		f := Entails(c.told, c.source)
		got := ""
		if f != nil {
			got = f.Code
		}
		if got != c.code {
			t.Errorf("%q told as %q: got %q (%v), want %q", c.source, c.told, got, f, c.code)
		}
	}
}
