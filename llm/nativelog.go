package llm

import (
	"strings"
	"sync"

	"github.com/hybridgroup/yzma/pkg/utils"
)

// nativeLog keeps the last complaints of the library, to say why it refused.
var nativeLog struct {
	sync.Mutex
	lines []string
}

const keepLines = 8

// remember is called by the library, on any thread, for each message.
func remember(level int32, text *byte) {
	const warn, continued = 3, 5
	if text == nil || level < warn || level >= continued {
		return
	}
	line := strings.TrimSpace(utils.BytePtrToString(text))
	if line == "" {
		return
	}
	nativeLog.Lock()
	defer nativeLog.Unlock()
	if len(nativeLog.lines) == keepLines {
		nativeLog.lines = nativeLog.lines[1:]
	}
	nativeLog.lines = append(nativeLog.lines, line)
}

// forgetLog empties the log before a call whose complaints will matter.
func forgetLog() {
	nativeLog.Lock()
	nativeLog.lines = nil
	nativeLog.Unlock()
}

// reason is the most telling complaint since forgetLog, without its C++ prefix.
func reason(otherwise string) string {
	nativeLog.Lock()
	defer nativeLog.Unlock()
	for _, line := range nativeLog.lines {
		if _, after, ok := strings.Cut(line, "error loading model: "); ok {
			return after
		}
	}
	if n := len(nativeLog.lines); n > 0 {
		line := nativeLog.lines[n-1]
		if _, after, ok := strings.Cut(line, ": "); ok {
			return after
		}
		return line
	}
	return otherwise
}
