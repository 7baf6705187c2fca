package lock

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// importers are the packages in the program that could open a connection if the
// kernel let them, each with what it wants net or net/http for.
var importers = map[string]string{
	"github.com/godbus/dbus/v5":                                    "speaks to the desktop over a Unix socket",
	"github.com/google/uuid":                                       "reads hardware addresses for version 1, which is not used",
	"github.com/tetratelabs/wazero":                                "sockets that a module may be given; the PDF module is given none",
	"github.com/tetratelabs/wazero/internal/sock":                  "the same",
	"github.com/tetratelabs/wazero/internal/sys":                   "the same",
	"github.com/tetratelabs/wazero/internal/sysfs":                 "the same",
	"github.com/wailsapp/wails/v2/internal/frontend/desktop/linux": "the address of assets inside the process",
	"github.com/wailsapp/wails/v2/pkg/assetserver":                 "types of requests for assets inside the process",
	"github.com/wailsapp/wails/v2/pkg/assetserver/webview":         "the same",
	"github.com/wailsapp/wails/v2/pkg/options":                     "the same",
	"github.com/wailsapp/wails/v2/pkg/options/assetserver":         "the same",
}

// No package of ours can speak to a network, and those of others that could are known.
func TestWhoImportsNetworkCode(t *testing.T) {
	cmd := exec.Command("go", "list", "-deps", "-tags", "desktop,production,webkit2_41",
		"-f", `{{if not .Standard}}{{.ImportPath}} {{join .Imports " "}}{{end}}`, "vouchsafe")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(out)) {
		f := strings.Fields(line)
		if len(f) == 0 || !slices.Contains(f[1:], "net") && !slices.Contains(f[1:], "net/http") {
			continue
		}
		seen[f[0]] = true
		if importers[f[0]] == "" {
			t.Errorf("%s imports network code", f[0])
		}
	}
	for name := range importers {
		if !seen[name] {
			t.Errorf("%s is listed and imports no network code", name)
		}
	}
}
