package store

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"vouchsafe/internal/plainuser"
)

// The tests below run this test binary again as another process.
var roles = map[string]func(dir string) error{
	"write": writeForEver,
	"add":   addFacts,
	"load":  loadFacts,
	"hold":  hold,
}

func TestMain(m *testing.M) {
	role, dir := os.Getenv("STORE_TEST_ROLE"), os.Getenv("STORE_TEST_DIR")
	if role == "" {
		os.Exit(m.Run())
	}
	if err := plainuser.Become(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(9)
	}
	if err := roles[role](dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func process(t *testing.T, role, dir string, more ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), append(more, "STORE_TEST_ROLE="+role, "STORE_TEST_DIR="+dir)...)
	return cmd
}

// writeForEver adds versions to one letter, changes one answer and one setting, and
// says each number when it is saved.
func writeForEver(dir string) error {
	s, err := Open(background, dir)
	if err != nil {
		return err
	}
	l := Letter{}
	if all := must(s.Letters(background)); len(all) > 0 {
		l = all[0]
	}
	for {
		n := l.Version + 1
		l.Letter = aLetter(numberedText(n))
		if l, err = s.SaveLetter(background, l); err != nil {
			return err
		}
		if err := s.SaveAnswer(background, "hook", numberedText(n)); err != nil {
			return err
		}
		if err := s.SaveWindow(background, "main", numberedText(n)); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// numberedText is long enough to span pages, and carries its own checksum.
func numberedText(n int) string {
	body := fmt.Sprint(n, " ", strings.Repeat(strconv.Itoa(n)+" words of a letter ", 50+n%400))
	sum := sha256.Sum256([]byte(body))
	return body + hex.EncodeToString(sum[:])
}

// numberOf gives the number of a whole text, 0 for none, -1 for a torn one.
func numberOf(text string) int {
	if text == "" {
		return 0
	}
	n, _, _ := strings.Cut(text, " ")
	number, err := strconv.Atoi(n)
	if err != nil || numberedText(number) != text {
		return -1
	}
	return number
}

func TestKilledAtAnyMoment(t *testing.T) { killAtRandom(t, 8, 1) }

func killAtRandom(t *testing.T, rounds int, seed uint64) {
	t.Helper()
	dir := t.TempDir()
	random := rand.New(rand.NewPCG(seed, 2))
	saved, moved := 0, 0
	seen := map[string]int{} // the number each was at when last looked at
	for round := range rounds {
		cmd := process(t, "write", dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		cmd.Stderr = os.Stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// Every other process is killed while it may still be opening the store.
		killed := false
		kill := func() {
			killed = true
			time.AfterFunc(time.Duration(random.IntN(300))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		}
		if round%2 == 0 {
			kill()
		}
		before := saved
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if saved, err = strconv.Atoi(lines.Text()); err != nil {
				t.Fatal(err)
			}
			if !killed {
				kill()
			}
		}
		_ = cmd.Wait()
		if saved > before {
			moved++
		}

		s := mustOpen(t, dir)
		if r := s.Condition().Rescue; r != nil {
			t.Fatalf("round %d: %+v", round, r)
		}
		var l Letter
		if all := must(s.Letters(background)); len(all) > 0 {
			l = all[0]
			if number := numberOf(textOf(l)); number != l.Version || len(must(s.Versions(background, l.ID))) != number {
				t.Fatalf("round %d: version %d holds %d", round, l.Version, number)
			}
		}
		var window string
		must(s.LoadWindow(background, "main", &window))
		for what, number := range map[string]int{
			"letter": l.Version, "answer": numberOf(must(s.Answers(background))["hook"]), "window": numberOf(window),
		} {
			if least := max(saved, seen[what]); number < least || number > max(least, seen["letter"])+1 {
				t.Fatalf("round %d: %d was saved and %d seen, the %s is at %d", round, saved, seen[what], what, number)
			}
			seen[what] = number
		}
		s.Close()
	}
	if moved < rounds/2 {
		t.Fatalf("only %d of %d processes saved anything: the test shows nothing", moved, rounds)
	}
}

func addFacts(dir string) error {
	s, err := Open(background, dir)
	if err != nil {
		return err
	}
	for i := range 20 {
		if _, err := s.SaveFact(background, Fact{Text: fmt.Sprint(os.Getpid(), " ", i)}); err != nil {
			return err
		}
	}
	return s.Close()
}

func TestSeveralProcessesAtOnce(t *testing.T) {
	dir := t.TempDir()
	var all []*exec.Cmd
	for range 4 {
		cmd := process(t, "add", dir)
		cmd.Stderr = os.Stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		all = append(all, cmd)
	}
	s := mustOpen(t, dir)
	for i := range 20 {
		must(s.SaveFact(background, Fact{Text: fmt.Sprint("here ", i)}))
	}
	for _, cmd := range all {
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	if n := len(must(s.Facts(background))); n != 100 {
		t.Errorf("%d facts, want 100", n)
	}
}

func hold(dir string) error {
	s, err := Open(background, dir)
	if err != nil {
		return err
	}
	defer s.Close()
	fmt.Println("open")
	_, err = io.Copy(io.Discard, os.Stdin)
	return err
}

func TestADamagedStoreIsNotTakenFromUnderAnotherProcess(t *testing.T) {
	dir := filled(t, 100)
	cmd := process(t, "hold", dir)
	in, _ := cmd.StdinPipe()
	out, _ := cmd.StdoutPipe()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, File)
	bad := rewrite(t, path, middle)
	_, err := Open(background, dir)
	wantCode(t, err, "store_busy")
	if !bytes.Equal(must(os.ReadFile(path)), bad) {
		t.Error("the store was changed")
	}
	in.Close()
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	if mustOpen(t, dir).Condition().Rescue == nil {
		t.Error("the damage was not mended once the other process had gone")
	}
}

func loadFacts(dir string) error {
	s, err := Open(background, dir)
	if err != nil {
		return err
	}
	defer s.Close()
	facts, err := s.Facts(background)
	if err != nil {
		return err
	}
	_, err = s.SaveFact(background, Fact{Text: "x"})
	fmt.Println(s.Condition().ReadOnly, len(facts), err)
	return nil
}

func TestAReadOnlyDiskIsRead(t *testing.T) {
	for name, prepare := range map[string]func(dir string){
		"closed":                  func(string) {},
		"with the log of a crash": crash,
	} {
		t.Run(name, func(t *testing.T) {
			dir := filled(t, 3)
			prepare(dir)
			lockFolder(t, dir)
			out, err := process(t, "load", dir, plainuser.Variable+"=1").CombinedOutput()
			if err != nil || !strings.HasPrefix(string(out), "true 3 ") || !strings.Contains(string(out), "nothing can be saved") {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
}

func TestNoStoreCanBeMadeOnAReadOnlyDisk(t *testing.T) {
	dir := t.TempDir()
	lockFolder(t, dir)
	out, err := process(t, "load", dir, plainuser.Variable+"=1").CombinedOutput()
	if err == nil || !strings.Contains(string(out), "nothing can be saved") {
		t.Errorf("%v: %s", err, out)
	}
}

// crash leaves the store's log behind, as a killed process does.
func crash(dir string) {
	path := filepath.Join(dir, File)
	s := must(Open(background, dir))
	must(s.SaveFact(background, Fact{Text: "in the log"}))
	if _, err := s.db.Exec("DELETE FROM facts WHERE text = 'in the log'"); err != nil {
		panic(err)
	}
	for _, side := range []string{"", "-wal", "-shm"} {
		if err := copyFile(path+side, path+side+".kept"); err != nil {
			panic(err)
		}
	}
	s.Close()
	for _, side := range []string{"", "-wal", "-shm"} {
		if err := os.Rename(path+side+".kept", path+side); err != nil {
			panic(err)
		}
	}
}

// lockFolder takes the right to write the folder and all in it, for this test.
func lockFolder(t *testing.T, dir string) {
	t.Helper()
	change := func(folder, file os.FileMode) {
		_ = filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() {
				return os.Chmod(path, folder)
			}
			return os.Chmod(path, file)
		})
	}
	change(0o500, 0o400)
	t.Cleanup(func() { change(0o700, 0o600) })
}
