package app

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
)

// The log says what the program did and never what it did it to: states, codes of
// faults and durations, no name, no path, no word of a resume or a letter.

// logFile lies in the data folder; the one before it ends in .1.
const logFile = "vouchsafe.log"

// mostLog is the size in bytes at which a log is put aside.
const mostLog = 1 << 20

// logbook writes the log. It opens its file with the first line after a start, or
// after everything was forgotten; where that fails there is no log.
type logbook struct {
	dir string // "" for no log

	mu   sync.Mutex
	file *os.File
	size int64
}

func (l *logbook) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.dir == "" {
		return len(line), nil
	}
	path := filepath.Join(l.dir, logFile)
	if l.file != nil && l.size > mostLog {
		_ = l.file.Close()
		l.file = nil
	}
	if l.file == nil {
		if info, err := os.Stat(path); err == nil && info.Size() > mostLog {
			_ = os.Rename(path, path+".1") // a log that cannot be put aside grows
		}
		f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			return len(line), nil // a log that cannot be written must not stop the work
		}
		at, _ := f.Seek(0, io.SeekEnd)
		l.file, l.size = f, at
	}
	n, err := l.file.Write(line)
	l.size += int64(n)
	return n, err
}

func (l *logbook) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file != nil {
		_ = l.file.Close()
		l.file = nil
	}
}

// logged writes one line: what, and pairs of names and values that are codes, states,
// numbers and durations.
func (a *App) logged(what string, pairs ...any) {
	slog.New(slog.NewTextHandler(&a.log, nil)).Info(what, pairs...)
}
