// Package command is the command line: it takes arguments apart, runs the
// stations, and says what came of it.
//
// It guarantees: results go to standard output and everything else to standard
// error; where it fails nothing has been written; a file is replaced only on
// --force, whole or not at all; the exit code is one of those below. It refuses
// to start long work whose result could not be kept: targets are tried first.
package command

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"vouchsafe/app/fault"
)

// Exit codes.
const (
	done        = 0
	blocked     = 1 // done, with blocking findings
	badInput    = 2 // usage or bad input; nothing was written
	failed      = 3 // engine or system
	interrupted = 130
)

// version is set by the linker.
var version = "0.0.0"

// shell is what a command works with.
type shell struct {
	ctx      context.Context
	in       io.Reader
	out      *page // results
	err      *page // everything else
	quiet    bool
	blocking bool // a blocking finding was reported
	read     bool // standard input has been read
}

// Main runs the command that args name and gives the exit code.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once

	buffer := bufio.NewWriter(stdout)
	s := &shell{ctx: ctx, in: stdin, out: newPage(stdout, buffer), err: newPage(stderr, stderr)}
	err := s.run(args)
	if flush := buffer.Flush(); err == nil && flush != nil {
		err = fault.Broken("output_failed", "the result could not be written to standard output", flush, "Name a file with -o")
	}
	return s.finish(err)
}

func (s *shell) run(args []string) (err error) {
	var c cli
	parser, err := newParser(&c, s)
	if err != nil {
		return err
	}
	// Kong's help and version flags end the program where they stand.
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(ended); !ok {
				panic(r)
			}
			err = nil
		}
	}()
	if len(args) > 0 && args[0] == "help" {
		args = append(args[1:], "--help")
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		return usage(err)
	}
	s.quiet = c.Quiet
	return parsed.Run(s)
}

// finish says what went wrong and gives the exit code.
func (s *shell) finish(err error) int {
	switch {
	case err == nil && s.blocking:
		return blocked
	case err == nil:
		return done
	case s.ctx.Err() != nil && (errors.Is(err, context.Canceled) || errors.Is(err, s.ctx.Err())):
		s.err.line("vouchsafe: stopped; nothing was written")
		return interrupted
	}
	f := fault.Of(err)
	s.err.line("vouchsafe: %s [%s]", f, f.Code)
	if f.Kind == fault.Input {
		return badInput
	}
	return failed
}

// usage turns what the parser says into a fault with the way to the right help.
func usage(err error) error {
	help := "vouchsafe --help"
	if p, ok := errors.AsType[*kong.ParseError](err); ok {
		if at := p.Context.Selected(); at != nil {
			help = at.FullPath() + " --help"
		}
	}
	what, guess, _ := strings.Cut(err.Error(), ", did you mean ")
	do := "See: " + help
	if guess != "" {
		do = "Did you mean " + guess + " " + do
	}
	return fault.BadInput("usage", what, "", do)
}

// ended is what a flag that needs no command panics with.
type ended struct{}
