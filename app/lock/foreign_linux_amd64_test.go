//go:build !dev

package lock

import (
	"encoding/binary"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// program32 is a complete 32-bit x86 executable: exit(7) through int 0x80, and a
// halt, which kills, where that call comes back.
func program32() []byte {
	code := []byte{
		0xb8, 1, 0, 0, 0, // mov eax, SYS_exit
		0xbb, 7, 0, 0, 0, // mov ebx, 7
		0xcd, 0x80, // int 0x80
		0xf4, // hlt
	}
	const base, headers = 0x08048000, 52 + 32
	put := func(b []byte, values ...any) []byte {
		for _, v := range values {
			b, _ = binary.Append(b, binary.LittleEndian, v)
		}
		return b
	}
	size := uint32(headers + len(code))
	b := append([]byte("\x7fELF\x01\x01\x01"), make([]byte, 9)...)
	b = put(b, uint16(2), uint16(3), uint32(1), uint32(base+headers), uint32(52), uint32(0), uint32(0),
		uint16(52), uint16(32), uint16(1), uint16(40), uint16(0), uint16(0))
	b = put(b, uint32(1), uint32(0), uint32(base), uint32(base), size, size, uint32(5), uint32(0x1000))
	return append(b, code...)
}

func TestA32BitProgramCanCallNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "program32")
	if err := os.WriteFile(path, program32(), 0o700); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := exec.Command(path).Run(); !errors.As(err, &exit) || exit.ExitCode() != 7 {
		t.Skipf("this kernel runs no 32-bit programs: %v", err)
	}
	cmd := exec.Command("/proc/self/exe")
	cmd.Env = append(os.Environ(), role+"=run", "LOCK_TEST_PROGRAM="+path)
	if err := cmd.Run(); !errors.As(err, &exit) {
		t.Fatalf("under the lock: %v", err)
	}
	if status := exit.Sys().(syscall.WaitStatus); !status.Signaled() {
		t.Errorf("under the lock it made its call and left with %d", exit.ExitCode())
	}
}
