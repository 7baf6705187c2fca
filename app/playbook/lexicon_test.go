package playbook

import (
	"strings"
	"testing"
)

func TestTools(t *testing.T) {
	for text, want := range map[string]string{
		"Built it in Go, on Postgres and Redis.":               "Go PostgreSQL Redis",
		"Node.js, C++ and C#; Java 17, Python3":                "Node.js C++ C# Java Python",
		"moved to AWS Lambda with GitLab CI/CD":                "Lambda GitLab CI",
		"Kafka/RabbitMQ (Elastic Stack: Filebeat, Kibana)":     "Kafka RabbitMQ ELK Filebeat Kibana",
		"Spring Boot services, gRPC & REST APIs":               "Spring gRPC REST",
		"migrated PostgreSQL's replicas; Javascript elsewhere": "PostgreSQL JavaScript",
		"Senior Go Developer":                                  "Go",
		"Go services on Kubernetes":                            "Go Kubernetes",
		"Rust, Swift and Spark":                                "Rust Swift Spark",
		"Wrote Spark jobs and Excel macros in VBA":             "Spark Excel VBA",
		"reports in Excel and Power BI":                        "Excel Power BI",
		"analysed in R, C and MATLAB":                          "R C MATLAB",
		"used React, Redux and Flow":                           "React Redux",
		"data in Snowflake, events through Segment":            "Snowflake Segment",
		"managed with Chef and Puppet":                         "Chef Puppet",
		"campaigns in HubSpot and Mailchimp":                   "HubSpot Mailchimp",
		"SwiftUI, Jetpack Compose, React Native":               "SwiftUI Jetpack Compose React Native",
		"Microsoft Teams and Notion":                           "Microsoft Teams Notion",
		"python, go, flask, postgres":                          "Python Go Flask PostgreSQL",
		"django, react; spark/kafka":                           "Django React Spark Kafka",
		"a flask app on docker":                                "Flask Docker",
		"raised the Lighthouse score to 96":                    "Lighthouse",
		"Azure Service Bus, Celery and Postman":                "Service Bus Celery Postman",
		"python 3 on linux, java 17":                           "Python Linux Java",
	} {
		if got := toolNames(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestOrdinaryWordsAreNoTools holds names that are also words against sentences in
// which they are the words.
func TestOrdinaryWordsAreNoTools(t *testing.T) {
	for _, text := range []string{
		"Go beyond the call of duty and express yourself", "a C-level sponsor in the spring, at rest", "Go to the client before they call", "Pokémon Go tournament",
		"R&D budget of the plant", "Vitamin C trials", "Appendix C and Appendix R", "Grade C students", "type C connectors",
		"Swift response to complaints", "Swift Transport, Reading", "Swift action saved the order", "Sparked interest; spark plugs", "Spark joy in children",
		"Rust removal and welding", "Express delivery to 40 shops", "American Express gift cards", "Federal Express", "Express concerns early",
		"Head Chef at a hotel", "Executive Chef, Bristol", "Chef de partie", "sous chef", "Puppet theatre for schools", "puppet shows",
		"Segment customers by age", "Market segment analysis", "a notion of fairness", "Notion that everyone counts", "led teams of 12", "Teams of five",
		"Excel at customer service", "Excelled in exams", "excel in a team", "Elm Street Primary School", "Dart board league", "darts club",
		"Flow of patients through the ward", "Snowflake paper craft with pupils", "Spring 2019 term", "Spring term", "Oracle Road store", "Aurora Hospital",
		"Word of mouth marketing", "word processing", "Zoom in on causes", "Slack season planning", "Outlook for the year", "Unity of the team",
		"Access to records", "Ray Smith award", "Phoenix, Arizona", "Vault manager", "Sketch ideas with customers", "the rest of the team", "soap opera",
		"Play areas for children", "shell company", "Node of the network", "Lambda Chi Alpha", "Beam engine museum", "Atlas Road", "Combine harvester",
		"keeper of a lighthouse", "lighthouse tours, boat trips", "express checkout for a bookshop", "sparks joy, spark plugs", "a flask of tea, two cups", "let it go, rust and all",
		"tornado drills", "celery soup and cocoa", "electron microscopy", "postman rounds", "playwright in residence", "wrote on the blackboard", "tennis racket", "the realm of law",
		"great expectations of parents", "service bus routes", "core data sets", "tools for the data factory floor", "amplitude of the wave", "go, rest, play",
		"Yarn shop", "Poetry readings", "Linear growth of sales", "Temporal lobe studies", "Hive mind", "a gin bar", "Gin tasting evenings",
	} {
		if got := toolNames(text); got != "" {
			t.Errorf("%q: got %q", text, got)
		}
	}
}

func TestVersions(t *testing.T) {
	for text, want := range map[string]string{"MySQL 5.7 to PostgreSQL 14 with dual writes": "5.7 14", "Java 17, Python3": "17 3", "Angular 2+": "2+", "Kafka 3 brokers": "", "Redis, Go 1.22": " 1.22"} {
		var got []string
		for _, m := range Tools(text) {
			got = append(got, m.Version)
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%q: got %q, want %q", text, g, want)
		}
	}
}

func toolNames(text string) string {
	var got []string
	for _, m := range Tools(text) {
		got = append(got, m.Name)
	}
	return strings.Join(got, " ")
}

func FuzzTools(f *testing.F) {
	for _, s := range []string{"Built it in Go, on Postgres", "R", "C ", "İstanbul Go", "Spring 2019", "Node.js é"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, m := range Tools(s) {
			if m.Start < at || m.End <= m.Start || m.End > len(s) || s[m.Start:m.End] != m.As || m.Kind == "" {
				t.Fatalf("%q: %+v", s, m)
			}
			at = m.End
		}
	})
}
