package export

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"vouchsafe/app/letter"
)

// pageWords is what a reader of the page should get, word by word.
func pageWords(l *letter.Letter) string {
	var out []string
	for _, b := range compose(l, "GB").Blocks {
		for _, line := range b.Lines {
			out = append(out, words(line.Text())...)
		}
	}
	return strings.Join(out, " ")
}

// poppler reads a PDF by another engine than the project's own; ok is false where
// it is not installed.
func poppler(t *testing.T, data []byte, args ...string) (string, bool) {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		return "", false
	}
	path := filepath.Join(t.TempDir(), "letter.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", append(args, path, "-")...).CombinedOutput()
	if err != nil {
		t.Fatalf("pdftotext: %v\n%s", err, out)
	}
	return strings.Join(words(string(out)), " "), true
}

// awkward are letters whose characters go wrong in careless exporters.
func awkward() map[string]*letter.Letter {
	letters := map[string]*letter.Letter{"sample": sample()}
	for name, text := range map[string]string{
		"German":     "Größe und Maß bei Weiß & Söhne: 3 < 4 > 2.",
		"Danish":     "Søren Åkjær ran Ærø's servers.",
		"Turkish":    "İstanbul'da ığdır, Şişli, Çağrı.",
		"Polish":     "Łódź, żółć, Gdańsk and Święto.",
		"Hungarian":  "Győr, Fűzfő, őszi eső.",
		"Romanian":   "Știri și țări, Brașov.",
		"Ukrainian":  "Мар’яна Їжакевич з Києва, апостроф і ґанок.",
		"Greek":      "Αθήνα, Ελλάδα: ευρωπαϊκή ώρα, Ω and Ω, μ and µ.",
		"Vietnamese": "Nguyễn Thị Ánh, Đà Nẵng, ở phường.",
		"decomposed": "Zoe\u0308 and Andre\u0301 and s\u0323a.",
		"signs":      `“Quoted”, ‘single’, a — dash – and … & < > © ™ € £ ₴ 1.9 s → 240 ms ≤ 3 × 10² № 5 %.`,
		"spaces":     "A\u00a0no-break\u202fspace\u2009thin, soft\u00adhyphen, zero\u200bwidth.",
		"hyphens":    "A long-running, twice-rehearsed, end-to-end cut-over, pre- and post-move; " + strings.Repeat("read-only well-known on-call ", 12) + "state-of-affairs.",
		"brackets":   `(a) [b] {c} \d \( 100% /path/to_file.go C# C++ .NET a|b a*b ^~ $12 @you #1`,
	} {
		l := letterOf("Dear team,", text, text+" "+text, "Thanks,\nZoë O'Brien-Łącki")
		l.Company, l.Role, l.Sender.Name = text[:strings.IndexByte(text, ' ')], "Engineer (m/w/d) & more", "Zoë O'Brien-Łącki"
		letters[name] = l
	}
	return letters
}

func TestPDFReadsBack(t *testing.T) {
	for name, l := range awkward() {
		for _, style := range Styles {
			for paper := range papers {
				data, err := Bytes(context.Background(), l, "pdf", Options{Style: style, Paper: paper, Locale: "en-GB"})
				if err != nil {
					t.Errorf("%s, %s, %s: %v", name, style, paper, err)
					continue
				}
				if got, ok := poppler(t, data); ok && got != pageWords(l) {
					t.Errorf("%s, %s, %s: poppler reads\n%q\nwant\n%q", name, style, paper, got, pageWords(l))
				}
				if len(data) > 60_000 {
					t.Errorf("%s, %s, %s: %d bytes", name, style, paper, len(data))
				}
			}
		}
	}
}

var manyLetters = flag.Int("letters", 8, "how many letters TestPDFOfManyLetters sets in every style and paper")

// Letters of every length and shape: words of mixed kinds in random order must come
// back in order from both readers, on one page, in every style and paper.
func TestPDFOfManyLetters(t *testing.T) {
	stock := strings.Fields(`I we the a on-call queue grew to 400k jobs in 90 minutes after p99 latency fell from 1.9 s 240 ms; PostgreSQL 14
		MySQL 5.7 dual-write checksum, "quoted" it's don't – £6,200 a month $14k/mo 87% 24x7 40+ services (Go, Rust) end-to-end read-only pre-_and
		post-cutover OpenTelemetry traces moved because averages hid them. Kafka A V T To Wa fi ffi office waffle flow C# C++ /healthz 2,400
		a/b ~3 ≤ 5 GB 99.95 % of requests, 10–20 × more`)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range *manyLetters {
		var paragraphs []string
		for range 3 + random.IntN(3) {
			var text []string
			for range 8 + random.IntN(45) {
				text = append(text, strings.ReplaceAll(stock[random.IntN(len(stock))], "_", " "))
			}
			paragraphs = append(paragraphs, strings.Join(text, " "))
		}
		l := letterOf(append(append([]string{"Hi team,"}, paragraphs...), "Thanks, Maren Tolliver")...)
		for _, style := range Styles {
			for paper := range papers {
				data, err := Bytes(context.Background(), l, "pdf", Options{Style: style, Paper: paper, Locale: "en-GB"})
				if err != nil {
					t.Errorf("letter %d, %s, %s: %v", i, style, paper, err)
					continue
				}
				if got, ok := poppler(t, data); ok && got != pageWords(l) {
					t.Errorf("letter %d, %s, %s: poppler reads\n%q\nwant\n%q", i, style, paper, got, pageWords(l))
				}
				if n := bytes.Count(data, []byte("/Type/Page/")); n != 1 {
					t.Errorf("letter %d: %d pages", i, n)
				}
			}
		}
	}
}

func TestPDFIsSound(t *testing.T) {
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not installed")
	}
	for _, style := range Styles {
		data, err := Bytes(context.Background(), sample(), "pdf", Options{Style: style})
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "letter.pdf")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("qpdf", "--check", path).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", style, err, out)
		}
	}
}

func TestPDFSaysNothingButTheLetter(t *testing.T) {
	model := "qwen.gguf"
	l := sample()
	l.Model = &model
	l.Paragraphs[1].Sentences[0].Sources = []letter.Source{{Kind: "resume", Quote: "secret source"}}
	for _, format := range []string{"pdf", "docx"} {
		first, err := Bytes(context.Background(), l, format, Options{})
		if err != nil {
			t.Fatal(err)
		}
		second, err := Bytes(context.Background(), l, format, Options{})
		if err != nil || !bytes.Equal(first, second) {
			t.Errorf("%s: the same letter gave other bytes (%v)", format, err)
		}
		for _, word := range []string{"qwen", "secret", "Producer", "Vouchsafe", "vouchsafe", "/home", "/root", "/tmp"} {
			if bytes.Contains(first, []byte(word)) {
				t.Errorf("%s: holds %q", format, word)
			}
		}
	}
	data, _ := Bytes(context.Background(), l, "pdf", Options{})
	for _, entry := range []string{"/Author(Maren Tolliver)", "/Lang (en)", "/Marked true", "/DisplayDocTitle true", "<rdf:li>en</rdf:li>",
		"/URI(mailto:maren.tolliver@example.com)", "/URI(https://maren-tolliver.example.com)", "/CreationDate(D:20261123)"} {
		if !bytes.Contains(data, []byte(entry)) {
			t.Errorf("pdf: no %s", entry)
		}
	}
}

// A placeholder is drawn on a mark, so that a draft cannot pass for a letter.
func TestPDFMarksPlaceholders(t *testing.T) {
	l := letterOf("Hi {Hiring manager},", "I ran it.", "Thanks, {Your name}")
	out, _, ok := typeset(compose(l, "GB"), styleOf(Options{}), fits[0], papers["a4"], widths{})
	marks := 0
	for _, b := range out.Boxes {
		if b.Color == behindPlaceholder && b.W > 40 && b.H > 8 {
			marks++
		}
	}
	if !ok || marks != 2 {
		t.Errorf("%d marks", marks)
	}
}

// The longer the letter, the smaller and tighter the setting, but in bounds.
func TestFitsAreTasteful(t *testing.T) {
	for i, f := range fits {
		if f.size < 10 || f.leading/f.size < 1.3 || f.leading/f.size > 1.5 || f.side < 54 || f.top < 45 {
			t.Errorf("fit %d is out of bounds: %+v", i, f)
		}
	}
	l := sample()
	for range 2 {
		l.Paragraphs = append(l.Paragraphs[:3:3], l.Paragraphs[2:]...)
	}
	data, err := Bytes(context.Background(), l, "pdf", Options{Paper: "letter"})
	if err != nil {
		t.Fatalf("%d words do not fit: %v", len(strings.Fields(pageWords(l))), err)
	}
	if short, _ := Bytes(context.Background(), sample(), "pdf", Options{Paper: "letter"}); bytes.Equal(data, short) {
		t.Error("nothing was added")
	}
}

// No line ends in a hyphen or between a number and its unit.
func TestPDFLineEnds(t *testing.T) {
	bad := regexp.MustCompile(`(-|\d| –)$`)
	for name, l := range awkward() {
		p := compose(l, "GB")
		for _, f := range fits {
			s := styleOf(Options{})
			lay := &layout{style: s, fit: f, paper: papers["a4"], language: "en", widths: widths{}}
			for _, b := range p.Blocks {
				if b.Kind != Body {
					continue
				}
				for _, line := range b.Lines {
					broken, ok := lay.wrap(line, lay.look(Body))
					for i, part := range broken {
						if text := part.Text(); !ok || i+1 < len(broken) && bad.MatchString(text) {
							t.Errorf("%s: a line ends %q", name, fmt.Sprint(text))
						}
					}
				}
			}
		}
	}
}
