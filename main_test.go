package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFilesOpenTheWindowAndWordsAreCommands(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, name := range []string{"resume.pdf", "draft"} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		args []string
		want bool
	}{
		{nil, true},
		{[]string{"resume.pdf"}, true},
		{[]string{filepath.Join(dir, "resume.pdf"), "./draft"}, true},
		{[]string{"draft"}, false},
		{[]string{"draft", "resume.pdf"}, false},
		{[]string{"missing.pdf"}, false},
		{[]string{"."}, false},
		{[]string{"--version"}, false},
		{[]string{""}, false},
	} {
		if got := opensWindow(c.args); got != c.want {
			t.Errorf("opensWindow(%q) = %v", c.args, got)
		}
	}
}
