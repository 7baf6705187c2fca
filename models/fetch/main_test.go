package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"vouchsafe/models"
)

func TestUsage(t *testing.T) {
	r := newRegistry(t)
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{nil, exitUsage, "fetch [--model"},
		{[]string{"--model", "no-such"}, exitUsage, `"no-such"`},
		{[]string{"--libraries", "abacus"}, exitUsage, `"abacus"`},
		{[]string{"--nonsense"}, exitUsage, "nonsense"},
		{[]string{"stray"}, exitUsage, "fetch [--model"},
		{[]string{"--help"}, exitDone, "fetch [--model"},
	} {
		var out, said bytes.Buffer
		if code := run(context.Background(), c.args, &out, &said); code != c.code || !strings.Contains(said.String(), c.says) {
			t.Errorf("%v: exit %d, said %q", c.args, code, said.String())
		}
	}
	if got := r.asked(); len(got) != 0 {
		t.Errorf("asked for %v", got)
	}
}

func TestListNamesEverything(t *testing.T) {
	var out, said bytes.Buffer
	if code := run(context.Background(), []string{"--list"}, &out, &said); code != exitDone {
		t.Fatal(code)
	}
	for _, m := range models.All() {
		if !strings.Contains(out.String(), m.Path()) {
			t.Errorf("no %s", m.Name)
		}
	}
	for _, l := range models.Libraries() {
		if !strings.Contains(out.String(), l.Name+" ") {
			t.Errorf("no %s", l.Name)
		}
	}
}

func TestFailureIsExitThree(t *testing.T) {
	r := newRegistry(t)
	r.set("down", true)
	var out, said bytes.Buffer
	code := run(context.Background(), []string{"--quiet", "--model", "test"}, &out, &said)
	if code != exitFailed || !strings.Contains(said.String(), "To supply it by hand") {
		t.Errorf("exit %d: %s", code, said.String())
	}
}

func TestProgressText(t *testing.T) {
	p := &progress{title: "tiny", doing: "fetching", total: 1000_000_000, start: 200_000_000, now: 200_000_000}
	if got, want := p.text(time.Second), "tiny: fetching 200 MB of 1.00 GB"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	p.at(400_000_000)
	p.at(300_000_000) // a count that goes back is not shown
	if got, want := p.text(10*time.Second), "tiny: fetching 400 MB of 1.00 GB, 20 MB/s, 30s left"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestProgressShowsAfterASecond(t *testing.T) {
	var said bytes.Buffer
	p := newReport(&said, false).progress("tiny")
	p.begin("fetching", 100, 0)
	time.Sleep(1200 * time.Millisecond)
	p.stop()
	if !strings.Contains(said.String(), "tiny: fetching") {
		t.Errorf("after a second: %q", said.String())
	}
}
