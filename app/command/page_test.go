package command

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text          string
		first, others int
		want          []string
	}{
		{"", 10, 10, nil},
		{"one two three", 7, 9, []string{"one two", "three"}},
		{"one two three four", 3, 9, []string{"one", "two three", "four"}},
		{"unbreakable words", 4, 4, []string{"unbreakable", "words"}},
		{"ærøskøbing på øen", 13, 13, []string{"ærøskøbing på", "øen"}},
	} {
		if got := wrap(c.text, c.first, c.others); !cmp.Equal(got, c.want) {
			t.Errorf("wrap(%q, %d, %d) = %q, want %q", c.text, c.first, c.others, got, c.want)
		}
	}
}

func TestProgressWritesOneLineAStep(t *testing.T) {
	var b bytes.Buffer
	p := &progress{page: newPage(&b, &b)}
	for i := range 50 {
		p.at("loading", i, 50)
	}
	p.at("drafting", 0, 0)
	p.clear()
	if got := b.String(); got != "loading …\ndrafting …\n" {
		t.Errorf("got %q", got)
	}
	b.Reset()
	quiet := &progress{page: newPage(&b, &b), quiet: true}
	quiet.at("loading", 0, 0)
	quiet.clear()
	if b.Len() > 0 {
		t.Errorf("said %q with --quiet", b.String())
	}
}

func TestProgressOnATerminalIsWrittenOver(t *testing.T) {
	var b bytes.Buffer
	p := &progress{page: &page{Writer: &b, terminal: true, width: 80}}
	p.at("loading", 0, 100)
	p.at("loading", 40, 100)
	p.clear()
	got := b.String()
	if strings.Contains(got, "\n") || !strings.Contains(got, "loading 40 %") || !strings.HasSuffix(got, "\r\x1b[K") {
		t.Errorf("got %q", got)
	}
}

func TestStoppedWhileStandardInputIsOpen(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	never, _ := io.Pipe()
	var said bytes.Buffer
	s := &shell{ctx: ctx, in: never, out: newPage(&said, &said), err: newPage(&said, &said)}
	time.AfterFunc(20*time.Millisecond, cancel)
	_, _, err := s.load(dash)
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	if code := s.finish(err); code != interrupted || !strings.Contains(said.String(), "nothing was written") {
		t.Errorf("code %d, said %q", code, said.String())
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestAResultThatCannotBePrintedIsAFailure(t *testing.T) {
	var said bytes.Buffer
	if code := Main([]string{"completion", "bash"}, nil, full{}, &said); code != failed || !strings.Contains(said.String(), "output_failed") {
		t.Errorf("code %d, said %q", code, said.String())
	}
}

func TestEmptyListsAreNotNull(t *testing.T) {
	type inner struct{ List []string }
	data, err := encode(struct {
		A []inner
		B *inner
		C *inner
	}{A: []inner{{}}, B: &inner{}})
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(string(data)), "")
	if want := `{"A":[{"List":[]}],"B":{"List":[]},"C":null}`; got != want {
		t.Errorf("got %s", got)
	}
}
