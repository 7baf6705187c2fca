package export

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"vouchsafe/app/fault"
)

// names lists what lies in a folder.
func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return strings.Join(list, " ")
}

func TestWrite(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	for _, name := range []string{"letter.pdf", "letter.docx", "letter.md", "letter.txt", "LETTER.PDF", "a.b.markdown"} {
		if err := Write(ctx, sample(), filepath.Join(dir, name), Options{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got, want := names(t, dir), "LETTER.PDF a.b.markdown letter.docx letter.md letter.pdf letter.txt"; got != want {
		t.Errorf("wrote %q, want %q", got, want)
	}
}

func TestWriteRefuses(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	taken := filepath.Join(dir, "taken.pdf")
	if err := os.WriteFile(taken, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		taken:                                               "file_exists",
		filepath.Join(dir, "no", "x.pdf"):                   "output_folder_missing",
		filepath.Join(taken, "x.pdf"):                       "output_folder_missing",
		filepath.Join(dir, "x.odt"):                         "unknown_format",
		filepath.Join(dir, "x"):                             "unknown_format",
		filepath.Join(dir, "x.html"):                        "unknown_format",
		filepath.Join(dir, strings.Repeat("x", 300)+".pdf"): "output_not_writable",
	} {
		if got := code(Write(ctx, sample(), path, Options{})); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
	folder := filepath.Join(dir, "folder.pdf")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if got := code(Write(ctx, sample(), folder, Options{Force: true})); got != "output_is_folder" {
		t.Errorf("folder: got %q", got)
	}
	draft := letterOf("Hello,", "I ran it.", "Thanks, {Your name}")
	if got := code(Write(ctx, draft, taken, Options{Force: true})); got != "placeholder_left" {
		t.Errorf("placeholder: got %q", got)
	}
	if old, _ := os.ReadFile(taken); string(old) != "old" {
		t.Error("the old file did not survive a refusal")
	}
	if got := names(t, dir); got != "folder.pdf taken.pdf" {
		t.Errorf("left behind: %q", got)
	}
}

func TestWriteReplacesWhenAsked(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	file, link := filepath.Join(dir, "real.txt"), filepath.Join(dir, "link.txt")
	if err := os.WriteFile(file, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real.txt", link); err != nil {
		t.Fatal(err)
	}
	open, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = open.Close() }()
	if err := Write(ctx, sample(), link, Options{Force: true}); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil || !bytes.HasPrefix(data, []byte("Hi Rosalind,")) {
		t.Errorf("the file behind the link has %.20q (%v)", data, err)
	}
	if target, err := os.Readlink(link); err != nil || target != "real.txt" {
		t.Errorf("the link is now %q (%v)", target, err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v (%v)", info.Mode(), err)
	}
	// Whoever had it open keeps reading the old one.
	old := make([]byte, 8)
	if n, _ := open.Read(old); string(old[:n]) != "old" {
		t.Errorf("an open reader sees %q", old[:n])
	}
}

func TestFaultOfTheDisk(t *testing.T) {
	for _, c := range []struct {
		cause error
		code  string
		kind  fault.Kind
	}{
		{&fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, "disk_full", fault.System},
		{syscall.EDQUOT, "disk_full", fault.System},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, "output_not_writable", fault.Input},
		{syscall.EROFS, "output_not_writable", fault.Input},
		{syscall.EIO, "write_failed", fault.System},
	} {
		err := faultWrite("x.pdf", c.cause)
		if code(err) != c.code || fault.Of(err).Kind != c.kind || strings.Contains(err.Error(), "write x:") {
			t.Errorf("%v became %v", c.cause, err)
		}
	}
}

// TestKilled kills a process that replaces a file over and over, at any moment:
// what is there is always one whole letter.
func TestKilled(t *testing.T) {
	const child = "VOUCHSAFE_TEST_SAVE"
	if path := os.Getenv(child); path != "" {
		for i := 0; ; i++ {
			if err := save(path, bytes.Repeat([]byte{byte('a' + i%26)}, 1<<20), true); err != nil {
				fmt.Println(err)
				os.Exit(1)
			}
			if i == 0 {
				fmt.Println("writing")
			}
		}
	}
	path := filepath.Join(t.TempDir(), "letter.pdf")
	if err := os.WriteFile(path, bytes.Repeat([]byte{'0'}, 1<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	for i := range 12 {
		cmd := exec.Command(os.Args[0], "-test.run=TestKilled$")
		cmd.Env = append(os.Environ(), child+"="+path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if line, _ := bufio.NewReader(out).ReadString('\n'); line != "writing\n" {
			t.Fatalf("the child says %q", line)
		}
		time.Sleep(time.Duration(11*i) * time.Millisecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // it was killed: always an error
		data, err := os.ReadFile(path)
		if err != nil || data[0] == '0' || len(data) != 1<<20 || !bytes.Equal(data, bytes.Repeat(data[:1], 1<<20)) {
			t.Fatalf("kill %d: %d bytes, %v", i, len(data), err)
		}
	}
}
