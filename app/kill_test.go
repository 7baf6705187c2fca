package app

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"vouchsafe/app/drafting"
	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
	"vouchsafe/app/store"
)

// Variables by which the tests below run this test binary again as the program: the
// folder it works in, and the model it drafts with, none for by rule.
const (
	sessionDir   = "APP_TEST_SESSION"
	sessionModel = "APP_TEST_MODEL"
)

func TestMain(m *testing.M) {
	dir := os.Getenv(sessionDir)
	if dir == "" {
		os.Exit(m.Run())
	}
	fmt.Fprintln(os.Stderr, workForEver(dir, os.Getenv(sessionModel)))
	os.Exit(1)
}

// workForEver does to the letter all that a person does, with the real desk behind the
// window and the real store behind that, and says the number of each text that the
// letter has taken, at once and before it is saved.
func workForEver(dir, model string) error {
	data, out := filepath.Join(dir, "data"), filepath.Join(dir, "letter.pdf")
	desk := &station{d: drafting.New(drafting.Options{DataDir: data, NoModel: model == "", Device: "cpu"})}
	a := New(desk, &fakeOutside{}, data, func(ctx context.Context) (*store.Store, error) { return store.Open(ctx, data) })
	a.start(context.Background(), nil)
	<-a.keeper.opened
	if err := a.SaveSettings(Settings{Model: model, Device: "cpu"}); err != nil {
		return err
	}
	for a.letter() == nil {
		v := a.Changes(Revs{})
		if v.Run.Subject == "" && v.Resume == nil {
			a.readResumeFile("../samples/resumes/maren-tolliver.pdf")
		}
		if v.Run.Subject == "" && v.Posting == nil {
			a.readPostingFile("../samples/postings/amberquay.txt")
		}
		time.Sleep(time.Millisecond)
	}
	random := rand.New(rand.NewPCG(uint64(os.Getpid()), 3))
	pause := func() { time.Sleep(time.Duration(random.IntN(25)) * time.Millisecond) }
	n := max(0, numberOf(firstSentence(a.letter())))
	for {
		n++
		if n%10 == 0 {
			a.Edit(0, 0, numbered(n))
		} else {
			a.Typing(0, 0, numbered(n))
		}
		if firstSentence(a.letter()) != numbered(n) { // a draft is being written
			n--
		} else {
			fmt.Println(n)
		}
		switch random.IntN(40) {
		case 0:
			a.Undo()
			pause()
			a.Redo()
		case 1:
			a.Draft(Choices{})
		case 2:
			a.Regenerate(1, -1)
			pause()
			a.Cancel()
		case 3:
			if _, err := a.SaveFact(0, numbered(n)); err != nil {
				return err
			}
		case 4:
			if err := desk.Export(context.Background(), a.letter(), out, Settings{}); err != nil {
				return err
			}
		}
		pause()
	}
}

// numbered is a text that carries its own checksum, of a length that changes.
func numbered(n int) string {
	body := fmt.Sprintf("Typed %d %s", n, strings.Repeat("word by word ", n%30))
	sum := sha256.Sum256([]byte(body))
	return body + hex.EncodeToString(sum[:4])
}

// numberOf gives the number of a whole text, 0 for one that is none of ours, -1 for a
// torn one.
func numberOf(text string) int {
	rest, ours := strings.CutPrefix(text, "Typed ")
	if !ours {
		return 0
	}
	first, _, _ := strings.Cut(rest, " ")
	n, err := strconv.Atoi(first)
	if err != nil || numbered(n) != text {
		return -1
	}
	return n
}

func firstSentence(l *letter.Letter) string {
	if s := sentenceOf(l, 0, 0); s != nil {
		return s.Text
	}
	return ""
}

func TestKilledAtAnyMoment(t *testing.T) { killAtRandom(t, 12, 4, "") }

// killAtRandom kills the working program at random moments. After each the store is
// whole, what was the last state once is so still or has been followed by a newer one,
// and of what was typed a second before nothing is lost.
func killAtRandom(t *testing.T, rounds int, seed uint64, model string) {
	t.Helper()
	dir := t.TempDir()
	random := rand.New(rand.NewPCG(seed, 5))
	moved, reached, kept := 0, 0, 0
	var lost time.Duration
	for round := range rounds {
		with := ""
		if round%4 == 3 {
			with = model
		}
		said, killed := killOne(t, dir, with, round%2 == 0, random)
		was := reached
		s := inspect(t, dir)
		if s.typed < reached || s.versions < kept {
			t.Fatalf("round %d: had %d texts and %d versions, now %+v", round, reached, kept, s)
		}
		reached, kept = s.typed, s.versions
		for i, x := range said {
			if x.number <= reached {
				continue
			}
			ago := killed.Sub(said[i].at)
			if lost = max(lost, ago); ago > time.Second {
				t.Fatalf("round %d: text %d, typed %v before the kill, is lost; on disk is %d", round, x.number, ago, reached)
			}
		}
		if reached > was {
			moved++
		}
		if round%20 == 19 {
			t.Logf("%d kills, %d texts typed, %d versions kept", round+1, reached, kept)
		}
		if pdf, err := os.ReadFile(filepath.Join(dir, "letter.pdf")); err == nil &&
			(!bytes.HasPrefix(pdf, []byte("%PDF-")) || !bytes.HasSuffix(bytes.TrimSpace(pdf), []byte("%%EOF"))) {
			t.Fatalf("round %d: half a letter was exported, %d bytes", round, len(pdf))
		}
	}
	t.Logf("%d kills, %d texts typed, %d versions kept; lost at most %v of typing", rounds, reached, kept, lost.Round(time.Millisecond))
	if moved < rounds/3 {
		t.Errorf("only %d of %d processes saved anything: the test shows nothing", moved, rounds)
	}
}

type said struct {
	number int
	at     time.Time
}

// killOne starts the program and kills it: at once or so when early, else after it has
// begun to type.
func killOne(t *testing.T, dir, model string, early bool, random *rand.Rand) (out []said, killed time.Time) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), sessionDir+"="+dir, sessionModel+"="+model)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan time.Time, 1)
	kill := func() {
		time.AfterFunc(time.Duration(random.IntN(1800))*time.Millisecond, func() {
			done <- time.Now()
			_ = cmd.Process.Kill()
		})
	}
	if early {
		kill()
	}
	for lines := bufio.NewScanner(pipe); lines.Scan(); {
		n, err := strconv.Atoi(lines.Text())
		if err != nil {
			t.Fatal(err)
		}
		if len(out) == 0 && !early {
			kill()
		}
		out = append(out, said{n, time.Now()})
	}
	_ = cmd.Wait() // it was killed: always an error
	select {
	case killed = <-done:
	default:
		t.Fatalf("the program ended by itself: %s", complaint.String())
	}
	return out, killed
}

type standing struct{ typed, versions int }

// inspect opens the window again and reads all it kept.
func inspect(t *testing.T, dir string) (s standing) {
	t.Helper()
	data := filepath.Join(dir, "data")
	if _, err := os.Stat(filepath.Join(data, store.File)); err != nil {
		return s // killed before there was anything
	}
	a := kept(t, &fakeDesk{}, data)
	defer a.stop(a.ctx)
	for a.Changes(Revs{}).Run.Subject != "" {
		time.Sleep(time.Millisecond)
	}
	v := a.Changes(Revs{})
	if v.Faults != (Faults{}) || len(v.Notes) > 0 || a.keeper.store.Condition().Rescue != nil {
		t.Fatalf("opened with %+v, %v, %+v", v.Faults, v.Notes, a.keeper.store.Condition())
	}
	see := func(text string) {
		n := numberOf(text)
		if n < 0 {
			t.Fatalf("torn: %q", text)
		}
		s.typed = max(s.typed, n)
	}
	if v.Letter == nil {
		return s
	}
	see(firstSentence(&v.Letter.Letter))
	for _, f := range v.Person.Facts {
		if numberOf(f.Text) <= 0 {
			t.Fatalf("torn: %q", f.Text)
		}
	}
	a.mu.Lock()
	id := a.session.disk.letter
	a.mu.Unlock()
	if id == 0 {
		return s
	}
	all, err := a.keeper.store.Versions(context.Background(), id)
	if err != nil {
		t.Fatal(fault.Of(err))
	}
	for i, version := range all {
		if version.Version != i+1 {
			t.Fatalf("version %d is missing", i+1)
		}
		see(firstSentence(version.Letter))
	}
	s.versions = len(all)
	return s
}
