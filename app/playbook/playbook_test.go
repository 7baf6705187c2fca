package playbook

import (
	"strings"
	"testing"
)

func TestEveryPackLoads(t *testing.T) {
	for _, n := range Names() {
		if _, err := Load(n); err != nil {
			t.Errorf("%s: %v", n, err)
		}
	}
}

func TestMalformedPackNamesFileAndLine(t *testing.T) {
	var p Pack
	err := decode("packs/broken.yaml", []byte("name: x\nsignals:\n  - kei: load\n"), &p)
	if err == nil || !strings.HasPrefix(err.Error(), "packs/broken.yaml: [3:") {
		t.Errorf("got %v, want the file and line 3", err)
	}
}

func TestTools(t *testing.T) {
	for text, want := range map[string]string{
		"Built it in Go, on Postgres and Redis.":               "Go PostgreSQL Redis",
		"Go beyond the call of duty and express yourself":      "",
		"Node.js, C++ and C#; Java 17, Python3":                "Node.js C++ C# Java Python",
		"moved to AWS Lambda with GitLab CI/CD":                "Lambda GitLab CI",
		"a C-level sponsor in the spring, at rest":             "",
		"Kafka/RabbitMQ (Elastic Stack: Filebeat, Kibana)":     "Kafka RabbitMQ ELK Filebeat Kibana",
		"Spring Boot services, gRPC & REST APIs":               "Spring gRPC REST",
		"migrated PostgreSQL's replicas; Javascript elsewhere": "PostgreSQL JavaScript",
	} {
		var got []string
		for _, m := range Tools(text) {
			got = append(got, m.Name)
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%q: got %q, want %q", text, g, want)
		}
	}
}
