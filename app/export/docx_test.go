package export

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A word processor opens the DOCX and gives back its words, in order, on one page.
func TestDOCXThroughAWordProcessor(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed: make soak installs it")
	}
	dir := t.TempDir()
	letters := awkward()
	args := []string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir}
	for name, l := range letters {
		data, err := Bytes(context.Background(), l, "docx", Options{Locale: "en-GB", Style: Styles[len(name)%len(Styles)]})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		path := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	for name, l := range letters {
		data, err := os.ReadFile(filepath.Join(dir, name+".pdf"))
		if err != nil {
			t.Errorf("%s: not converted: %v", name, err)
			continue
		}
		got, ok := poppler(t, data)
		if !ok {
			t.Skip("pdftotext is not installed")
		}
		if want := pageWords(l); got != want {
			t.Errorf("%s: read back\n%q\nwant\n%q", name, got, want)
		}
		pages, err := exec.Command("pdfinfo", filepath.Join(dir, name+".pdf")).Output()
		if err != nil || !strings.Contains(string(pages), "Pages:           1\n") {
			t.Errorf("%s: not one page (%v)\n%s", name, err, pages)
		}
	}
}
