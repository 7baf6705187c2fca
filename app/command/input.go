package command

import (
	"io"
	"path/filepath"

	"vouchsafe/app/document"
	"vouchsafe/app/fault"
)

const (
	dash      = "-" // standard input or output
	stdinName = "standard input"
)

// load reads the file that the person named, or standard input for "-". name is
// what to call it.
func (s *shell) load(path string) (name string, data []byte, err error) {
	if path != dash {
		data, err = document.Load(path, document.Options{})
		return filepath.Base(path), data, err
	}
	if s.read {
		return "", nil, fault.BadInput("stdin_twice", "standard input can be read only once", "",
			"Give one of the two as a file")
	}
	s.read = true
	const most = 32 << 20
	type result struct {
		data []byte
		err  error
	}
	read := make(chan result, 1)
	go func() { // a terminal may never end: Ctrl-C has to
		data, err := io.ReadAll(io.LimitReader(s.in, most+1))
		read <- result{data, err}
	}()
	select {
	case <-s.ctx.Done():
		return "", nil, s.ctx.Err()
	case r := <-read:
		data, err = r.data, r.err
	}
	switch {
	case err != nil:
		return "", nil, fault.Broken("stdin_failed", "standard input cannot be read", err, "Give a file instead")
	case len(data) > most:
		return "", nil, fault.BadInput("too_large", "standard input is too large", "32 MB is the most that is read", "")
	case len(data) == 0:
		return "", nil, fault.BadInput("empty_file", "standard input is empty", "there is nothing in it to read", "")
	}
	return stdinName, data, nil
}
