//go:build linux && (amd64 || arm64) && !dev

package lock

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// The lock cannot be taken back, so each test runs this program again as a child
// that does what role says and prints what it met.
const role = "LOCK_TEST_ROLE"

func TestMain(m *testing.M) {
	switch os.Getenv(role) {
	case "":
		os.Exit(m.Run())
	case "locked":
		threads := spareThreads(8)
		if err := Network(); err != nil {
			os.Stderr.WriteString(err.Error())
			os.Exit(1)
		}
		report(threads)
	case "open":
		report(spareThreads(8))
	case "parent":
		if err := Network(); err != nil {
			os.Exit(1)
		}
		child := exec.Command("/proc/self/exe")
		child.Env = append(os.Environ(), role+"=open")
		child.Stdout = os.Stdout
		if child.Run() != nil {
			os.Exit(1)
		}
	case "locked crash", "open crash":
		var limit unix.Rlimit
		_ = unix.Getrlimit(unix.RLIMIT_CORE, &limit)
		_ = unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{Cur: limit.Max, Max: limit.Max})
		if os.Getenv(role) == "locked crash" && Network() != nil {
			os.Exit(1)
		}
		panic("on purpose")
	case "run":
		path := os.Getenv("LOCK_TEST_PROGRAM")
		if Network() == nil {
			_ = syscall.Exec(path, []string{path}, nil)
		}
		os.Exit(1)
	}
	os.Exit(0)
}

// spareThreads parks n goroutines on threads of their own that are there before
// the lock is taken; each channel runs one attempt on its thread.
func spareThreads(n int) []chan func() {
	threads := make([]chan func(), n)
	for i := range threads {
		threads[i] = make(chan func())
		go func() {
			runtime.LockOSThread()
			for f := range threads[i] {
				f()
			}
		}()
	}
	return threads
}

func open(family, kind int) string {
	fd, err := unix.Socket(family, kind, 0)
	if err == nil {
		_ = unix.Close(fd)
		return "ok"
	}
	return name(err)
}

func name(err error) string {
	var errno syscall.Errno
	if errors.As(err, &errno) && errno != 0 {
		return unix.ErrnoName(errno)
	}
	return "ok"
}

func report(threads []chan func()) {
	_, _, ring := unix.RawSyscall(unix.SYS_IO_URING_SETUP, 4, 0, 0)
	_, _, foreign := unix.RawSyscall(firstForeignNr+unix.SYS_GETPID, 0, 0, 0)
	met := map[string]string{
		"tcp4": open(unix.AF_INET, unix.SOCK_STREAM), "tcp6": open(unix.AF_INET6, unix.SOCK_STREAM),
		"udp4": open(unix.AF_INET, unix.SOCK_DGRAM), "udp6": open(unix.AF_INET6, unix.SOCK_DGRAM),
		"raw": open(unix.AF_PACKET, unix.SOCK_RAW), "netlink": open(unix.AF_NETLINK, unix.SOCK_RAW),
		"unix": open(unix.AF_UNIX, unix.SOCK_STREAM), "io_uring": name(ring), "x32": name(foreign),
	}
	for _, thread := range threads {
		done := make(chan string)
		thread <- func() { done <- open(unix.AF_INET, unix.SOCK_STREAM) }
		if got := <-done; got != met["tcp4"] {
			met["threads"] = got
		}
	}
	state := Status()
	met["status"] = state.Tried
	if state.On {
		met["on"] = "true"
	}
	_ = json.NewEncoder(os.Stdout).Encode(met)
}

func child(t *testing.T, as string) map[string]string {
	t.Helper()
	cmd := exec.Command("/proc/self/exe")
	cmd.Env = append(os.Environ(), role+"="+as)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v: %s", as, err, stderr.String())
	}
	var met map[string]string
	if err := json.Unmarshal(out, &met); err != nil {
		t.Fatalf("%s printed %q: %v", as, out, err)
	}
	return met
}

// Without the lock the same attempts succeed: the refusals below are the lock's.
func TestAnUnlockedProcessCanOpenSockets(t *testing.T) {
	met := child(t, "open")
	for _, what := range []string{"tcp4", "udp4", "unix", "netlink"} {
		if met[what] != "ok" {
			t.Errorf("%s: %s", what, met[what])
		}
	}
	if met["on"] != "" || met["status"] != "socket(AF_INET) was allowed" {
		t.Errorf("status claims a lock that is not there: %q", met["status"])
	}
}

func TestTheLockHoldsHereAndInChildren(t *testing.T) {
	for _, as := range []string{"locked", "parent"} {
		met := child(t, as)
		for _, what := range []string{"tcp4", "tcp6", "udp4", "udp6", "raw", "netlink"} {
			if met[what] != "EACCES" {
				t.Errorf("%s: %s: %s, want EACCES", as, what, met[what])
			}
		}
		for _, what := range []string{"io_uring", "x32"} {
			if met[what] != "ENOSYS" {
				t.Errorf("%s: %s: %s, want ENOSYS", as, what, met[what])
			}
		}
		if met["unix"] != "ok" {
			t.Errorf("%s: local sockets: %s", as, met["unix"])
		}
		if met["threads"] != "" {
			t.Errorf("%s: a thread met %s, the first one %s", as, met["threads"], met["tcp4"])
		}
		if met["on"] != "true" || met["status"] != "socket(AF_INET) refused: EACCES" {
			t.Errorf("%s: status %q", as, met["status"])
		}
	}
}

func TestACrashLeavesNoCoreDump(t *testing.T) {
	dumps := func(as string) (dumped bool, files int) {
		cmd := exec.Command("/proc/self/exe")
		cmd.Dir = t.TempDir()
		cmd.Env = append(os.Environ(), role+"="+as, "GOTRACEBACK=crash")
		var exit *exec.ExitError
		if err := cmd.Run(); !errors.As(err, &exit) {
			t.Fatalf("%s did not crash: %v", as, err)
		}
		left, err := os.ReadDir(cmd.Dir)
		if err != nil {
			t.Fatal(err)
		}
		return exit.Sys().(syscall.WaitStatus).CoreDump(), len(left)
	}
	if dumped, _ := dumps("open crash"); !dumped {
		t.Skip("this machine writes no core dumps, so there is nothing to keep back")
	}
	if dumped, files := dumps("locked crash"); dumped || files > 0 {
		t.Errorf("dumped: %v, files left: %d", dumped, files)
	}
}

func TestFilterJumpsStayInside(t *testing.T) {
	f := filter()
	for i, in := range f {
		if in.Code&0x07 == unix.BPF_JMP && (i+1+int(in.Jt) >= len(f) || i+1+int(in.Jf) >= len(f)) {
			t.Errorf("instruction %d jumps past the end", i)
		}
	}
}
