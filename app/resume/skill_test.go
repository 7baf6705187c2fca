package resume

import (
	"strings"
	"testing"

	"vouchsafe/app/document"
)

func TestSkills(t *testing.T) {
	for in, want := range map[string]string{
		"Go, PostgreSQL, Kafka": "Go=used Kafka=used PostgreSQL=used",
		"Daily: Go, SQL\nRead about, never run in production: Raft":     "Go=used Raft=read_about SQL=used",
		"Go (in production), Rust (basic knowledge), familiar with Zig": "Go=production Rust=read_about Zig=read_about",
		"Languages: C++; C#; Go":          "C#=used C++=used Go=used",
		"AWS (EC2, S3), Docker":           "AWS (EC2, S3)=used Docker=used",
		"1. XHTML\n2. CSS":                "CSS=used XHTML=used",
		"Machine Learning, Expert in SQL": "Machine Learning=used SQL=used",
		"Over 5000 lines:\nJava • Shell\nFamiliar:\niOS • MySQL":                        "Java=used Shell=used MySQL=read_about iOS=read_about",
		"Kenntnisse in Go, Grundkenntnisse Terraform":                                   "Kenntnisse in Go=used Terraform=read_about",
		"Proven ability to lead and manage a wide variety of design projects in teams.": "",
	} {
		var lines []document.Line
		for l := range strings.Lines(in) {
			lines = append(lines, document.Line{Text: strings.TrimSpace(l)})
		}
		got := map[string]string{}
		for _, s := range skillsOf(section{lines: lines}, edges(lines)) {
			got[s.Name] = s.Level
		}
		wanted := map[string]string{}
		for _, f := range strings.SplitAfter(want, "=used") {
			for _, g := range strings.SplitAfter(f, "=read_about") {
				for _, h := range strings.SplitAfter(g, "=production") {
					if name, level, ok := strings.Cut(strings.TrimSpace(h), "="); ok {
						wanted[name] = level
					}
				}
			}
		}
		if len(got) != len(wanted) {
			t.Errorf("%q: got %v, want %v", in, got, wanted)
			continue
		}
		for name, level := range wanted {
			if got[name] != level {
				t.Errorf("%q: got %v, want %v", in, got, wanted)
			}
		}
	}
}
