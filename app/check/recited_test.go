package check

import "testing"

func TestRecitedStack(t *testing.T) {
	stack := []string{"Go", "PostgreSQL", "Kafka", "Kubernetes", "Terraform", "Grafana", "gRPC", "AWS", "Redis", "Python", "Vault"}
	for text, want := range map[string]bool{
		"I know Go, PostgreSQL, Kafka, Kubernetes and Terraform.":                                       true,
		"I've worked with Go, Kafka, Terraform, gRPC and Redis for years.":                              true, // some are left out
		"My tools are Go, Rust, PostgreSQL, Kafka, Nomad, Kubernetes and Terraform.":                    true, // of one's own between
		"I moved the ledger to PostgreSQL, in Go. I watch it with Grafana.":                             false,
		"I ran Kafka on Kubernetes with Terraform and watched it in Grafana.":                           false, // four
		"I wrote it in Python on AWS, with Kafka, PostgreSQL and Go beside it.":                         false, // in an order of one's own
		"I write Go. I store in PostgreSQL. I stream with Kafka. I deploy to Kubernetes and Terraform.": false, // said, not listed
	} {
		if got := recited(text, stack) != ""; got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
