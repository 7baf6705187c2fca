package llm

import (
	"bytes"
	"os"
	"runtime"
	"strconv"
)

// spareMeter tells how much of the machine nobody used lately.
type spareMeter struct{ idle, total uint64 }

// look begins a new stretch of time to judge.
func (m *spareMeter) look() { m.idle, m.total = cpuTimes() }

// cores is how many processors were idle, on average, since the last look.
func (m *spareMeter) cores() (float64, bool) {
	idle, total := cpuTimes()
	was := *m
	m.idle, m.total = idle, total
	if total <= was.total || idle < was.idle {
		return 0, total > was.total
	}
	return float64(idle-was.idle) / float64(total-was.total) * float64(runtime.NumCPU()), true
}

// cpuTimes reads the machine's idle and total processor time, in clock ticks:
// the first line of /proc/stat, where fields four and five are idle and waiting.
func cpuTimes() (idle, total uint64) {
	b, _ := os.ReadFile("/proc/stat")
	line, _, _ := bytes.Cut(b, []byte("\n"))
	fields := bytes.Fields(line)
	for i := 1; i < len(fields) && i <= 8; i++ {
		n, err := strconv.ParseUint(string(fields[i]), 10, 64)
		if err != nil {
			return 0, 0
		}
		total += n
		if i == 4 || i == 5 {
			idle += n
		}
	}
	return idle, total
}
