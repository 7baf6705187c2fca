package company

import (
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEveryFormIsTakenOff(t *testing.T) {
	for _, f := range forms {
		for _, written := range []string{f, strings.ToUpper(f), strings.ReplaceAll(f, ".", ""), strings.ReplaceAll(strings.ReplaceAll(f, ".", ". "), ".  ", ". "), f + "."} {
			written = strings.TrimSpace(written)
			if words[strings.ToLower(written)] && written != strings.ToUpper(written) && written[1:] == strings.ToLower(written[1:]) {
				continue // "eV" less its dots keeps a capital, "as" has none
			}
			for _, joint := range []string{" ", ", "} {
				if got := WithoutForm("Bright Data" + joint + written); got != "Bright Data" {
					t.Errorf("%q: %q", "Bright Data"+joint+written, got)
				}
				if !Ends("Bright Data" + joint + written) {
					t.Errorf("%q ends with no form", "Bright Data"+joint+written)
				}
			}
			if !IsForm(written) || !Begins(written+" in Hull") || Count("Bright Data "+written+" in Hull") < 1 {
				t.Errorf("%q is no form", written)
			}
		}
	}
}

func TestFormsTogether(t *testing.T) {
	for name, want := range map[string]string{
		"Acme Co., Ltd.": "Acme", "Acme Pty Ltd": "Acme", "Acme Pvt. Ltd.": "Acme", "Acme GmbH & Co. KG": "Acme", "Acme Oy Ab": "Acme",
		"Acme sp. z o. o.": "Acme", "Acme spol. s r. o.": "Acme", //nolint:dupword // as registers write it
		"Acme (Pty) Ltd": "Acme", "Acme S. A.": "Acme",
	} {
		if got := WithoutForm(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

func TestNamesThatOnlyLookSo(t *testing.T) {
	for _, name := range []string{"Kite & Co", "Kite and Co.", "Lakeside Spa", "Ltd", "Basco", "Vagary", "Known as", "Alltag", "Mensa", "Data Coop", "Lucky Se"} {
		if got := WithoutForm(name); got != name {
			t.Errorf("%q: got %q", name, got)
		}
	}
	for _, s := range []string{"se encargó de todo", "it's a service", "as a manager", "added S3", "Companion", "the day spa in Bath"} {
		if n := Count(s); n > 0 {
			t.Errorf("%q: %d forms", s, n)
		}
	}
}

// The gate's own cases show each form.
func TestGateIsShownEveryForm(t *testing.T) {
	cases, err := os.ReadFile("../check/testdata/cases/companies.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range forms {
		if !strings.Contains(string(cases), " "+f+" | ") {
			t.Errorf("no case of %q", f)
		}
	}
}

// Where two lists stand they drift apart, and what one station takes for an employer
// another does not.
func TestNoOtherListOfForms(t *testing.T) {
	sure := map[string]bool{}
	for _, f := range forms {
		if w := strings.ToLower(f); len(w) > 2 && !strings.ContainsAny(w, ". /&") && !words[w] && w != "limited" {
			sure[w] = true
		}
	}
	root := "../.."
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			switch d.Name() {
			case "testdata", "node_modules", ".git", "dist", "samples", "layouts", "shared", "out":
				return filepath.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(path, "_test.go") || d.Name() == "package-lock.json" || path == "../../app/company/form.go" {
			return nil
		}
		var text string
		switch filepath.Ext(path) {
		case ".go":
			text = literals(t, path)
		case ".yaml", ".txt", ".ts", ".svelte", ".tsx", ".json":
			data, err := os.ReadFile(path) //nolint:gosec // the repository itself
			if err != nil || len(data) > 2<<20 {
				return err
			}
			text = string(data)
		}
		found := map[string]bool{}
		for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return r < 'a' || r > 'z' }) {
			if sure[w] {
				found[w] = true
			}
		}
		if len(found) > 2 {
			t.Errorf("%s lists legal forms of its own: %v", path, found)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// literals are the strings of a Go file, its comments left out.
func literals(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path) //nolint:gosec // the repository itself
	if err != nil {
		t.Fatal(err)
	}
	var s scanner.Scanner
	files := token.NewFileSet()
	s.Init(files.AddFile(path, files.Base(), len(data)), data, nil, 0)
	var out strings.Builder
	for {
		_, tok, lit := s.Scan()
		if tok == token.EOF {
			return out.String()
		}
		if tok == token.STRING {
			out.WriteString(lit + " ")
		}
	}
}
