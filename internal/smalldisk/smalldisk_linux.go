// Package smalldisk gives a test a disk of its own that can be filled to the last
// page. Only tests use it.
//
// The disk is a tmpfs in a mount namespace that ends with the test: the test binary
// runs itself again inside it, and only there does the test's body run.
package smalldisk

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

const inside = "SMALLDISK_TEST_DIR"

// Page is the unit in which room is given and taken.
const Page = 4096

// Disk is a disk that can be filled.
type Disk struct {
	t   *testing.T
	Dir string // an empty folder on it
	own string // the ballast
}

// Run has body run with a disk of size bytes. Where a system allows no namespace the
// test is skipped, and says so.
func Run(t *testing.T, size int, body func(d *Disk)) {
	t.Helper()
	if root := os.Getenv(inside); root != "" {
		if err := unix.Mount("small", root, "tmpfs", 0, "mode=0700,size="+strconv.Itoa(size)); err != nil {
			t.Fatalf("mount: %v", err)
		}
		d := &Disk{t: t, Dir: filepath.Join(root, "disk"), own: filepath.Join(root, "ballast")}
		if err := os.Mkdir(d.Dir, 0o700); err != nil {
			t.Fatal(err)
		}
		body(d)
		return
	}
	if exec.CommandContext(t.Context(), "unshare", "--map-root-user", "--mount", "true").Run() != nil {
		t.Skip("this system allows no mount namespace, so no disk can be filled")
	}
	name := "^" + strings.ReplaceAll(t.Name(), "/", "$/^") + "$"
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run="+name, "-test.v", "-test.timeout=10m")
	cmd.Env = append(os.Environ(), inside+"="+t.TempDir())
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()) {
		t.Errorf("on a small disk: %v\n%s", err, out)
	}
}

// Leave leaves free bytes of room and no more.
func (d *Disk) Leave(free int) {
	d.t.Helper()
	d.Empty()
	f, err := os.OpenFile(d.own, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		d.t.Fatal(err)
	}
	defer f.Close()
	var room unix.Statfs_t
	if err := unix.Statfs(d.Dir, &room); err != nil {
		d.t.Fatal(err)
	}
	page := make([]byte, Page)
	for range max(0, int(room.Bavail)-free/Page) {
		if _, err := f.Write(page); err != nil {
			if errors.Is(err, unix.ENOSPC) {
				return
			}
			d.t.Fatal(err)
		}
	}
}

// Empty takes the ballast away.
func (d *Disk) Empty() { os.Remove(d.own) }

// Clear removes all that lies in Dir.
func (d *Disk) Clear() {
	d.t.Helper()
	if err := errors.Join(os.RemoveAll(d.Dir), os.Mkdir(d.Dir, 0o700)); err != nil {
		d.t.Fatal(err)
	}
}

// Left lists all that lies on the disk, by path below Dir.
func (d *Disk) Left() (names []string) {
	d.t.Helper()
	err := filepath.WalkDir(d.Dir, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			name, _ := filepath.Rel(d.Dir, path)
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return names
}
