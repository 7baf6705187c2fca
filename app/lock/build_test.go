package lock

import (
	"os/exec"
	"strings"
	"testing"
)

// The window is built with the tags of the first row; the second is what browser
// tests drive. Which files go in decides whether the product holds its promise.
func TestOnlyTheDevBuildLeavesTheLockOut(t *testing.T) {
	for tags, want := range map[string]bool{"desktop,production,webkit2_41": true, "": true, "dev,webkit2_41": false} {
		for _, arch := range []string{"amd64", "arm64"} {
			cmd := exec.Command("go", "list", "-tags", tags, "-f", "{{.GoFiles}}", ".")
			cmd.Env = append(cmd.Environ(), "GOOS=linux", "GOARCH="+arch)
			files, err := cmd.Output()
			if err != nil {
				t.Fatal(err)
			}
			has := strings.Contains(string(files), "filter_linux.go") && !strings.Contains(string(files), "none.go")
			if has != want {
				t.Errorf("tags %q, linux/%s: lock built in: %v, want %v (%s)", tags, arch, has, want, files)
			}
		}
	}
}
