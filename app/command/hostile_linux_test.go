package command

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"syscall"
	"testing"
	"time"

	"vouchsafe/internal/hostile"
)

func TestHostileFilesAreReadOrRefused(t *testing.T) { readHostile(t, 16, 5, 4<<30) }

var coded = regexp.MustCompile(`\[([a-z_]+)\]\n$`)

// readHostile gives hostile files to `vouchsafe read`, each to a process of its own.
// Each is read, or refused with a code, within the deadline and most bytes of memory.
func readHostile(t *testing.T, files int, seed uint64, most int64) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	const patience = 45 * time.Second // the reader's own deadline is 20 s, and this machine may be busy
	dir := t.TempDir()
	codes := map[string]int{}
	var largest int64
	var longest time.Duration
	var glutton, sloth hostile.File
	for i, f := range hostile.Files(t, "../..", files, seed) {
		path := filepath.Join(dir, f.Name)
		if err := os.WriteFile(path, f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		cmd := exec.CommandContext(ctx, self, "read", path, "--json")
		cmd.Args[0] = "vouchsafe" // which testscript has this binary be
		var out, complaint bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &complaint
		start := time.Now()
		err := cmd.Run()
		took := time.Since(start)
		cancel()
		os.Remove(path)
		code := "read"
		if err != nil {
			m := coded.FindSubmatch(complaint.Bytes())
			if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != badInput || m == nil || out.Len() > 0 {
				t.Errorf("file %d, %v: after %v: %v\n%.2000s", i, f, took, err, complaint.String())
				continue
			}
			code = string(m[1])
		}
		codes[code]++
		if took > longest {
			longest, sloth = took, f
		}
		if use, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			if use.Maxrss<<10 > most {
				t.Errorf("file %d, %v: took %d MB", i, f, use.Maxrss>>10)
			}
			if use.Maxrss<<10 > largest {
				largest, glutton = use.Maxrss<<10, f
			}
		}
	}
	t.Logf("%d files: %v; at most %v (%v) and %d MB (%v)", files, codes, longest.Round(time.Millisecond), sloth, largest>>20, glutton)
	if codes["read"] == files || codes["read"] == 0 {
		t.Errorf("the harm did nothing or too much: %v", codes)
	}
}
