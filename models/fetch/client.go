package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// client runs pip or npm in the scratch folder, with everything it writes inside
// it, and tells the bytes that lie there while it runs. The last argument is what it
// is to get. A failure is errNotObtained, with what the client complained of.
func client(ctx context.Context, scratch string, tell func(int64), name string, args ...string) error {
	wanted := args[len(args)-1]
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = scratch
	cmd.Env = append(os.Environ(), "TMPDIR="+scratch)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	ownGroup(cmd)
	cmd.WaitDelay = 3 * time.Second
	if err := cmd.Start(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return fmt.Errorf("%w: %s %s: %s is not installed", errNotObtained, command(name, args), wanted, name)
		}
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	every := time.NewTicker(250 * time.Millisecond)
	defer every.Stop()
	for {
		select {
		case err := <-ended:
			if err != nil {
				return fmt.Errorf("%w: %s %s: %w%s", errNotObtained, command(name, args), wanted, err, complaint(said.String()))
			}
			return nil
		case <-every.C:
			tell(folderSize(scratch))
		}
	}
}

var errorLine = regexp.MustCompile(`(?m)^(ERROR:|npm (error|ERR!)) .*`)

// complaint gives what a client said about its failure: its first lines that speak
// of an error, else all of its last words, indented.
func complaint(said string) string {
	lines := errorLine.FindAllString(said, 3)
	if len(lines) == 0 {
		lines = []string{strings.TrimSpace(said[max(0, len(said)-400):])}
	}
	return "\n    " + strings.Join(lines, "\n    ")
}

// command names what ran, without its options.
func command(name string, args []string) string {
	options := slices.IndexFunc(args, func(a string) bool { return strings.HasPrefix(a, "--") })
	return strings.Join(append([]string{name}, args[:max(0, options)]...), " ")
}

// folderSize adds up the files below dir; files that vanish meanwhile count 0.
func folderSize(dir string) int64 {
	var sum int64
	_ = filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			if info, err := e.Info(); err == nil {
				sum += info.Size()
			}
		}
		return nil
	})
	return sum
}
