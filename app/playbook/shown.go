package playbook

import (
	_ "embed"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed shown.yaml
var shownYAML []byte

var shown = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	if err := yaml.Unmarshal(shownYAML, &m); err != nil {
		panic("playbook: shown.yaml: " + err.Error())
	}
	return m
})

// ShownBy lists the tools that nobody uses without using the named one too.
func ShownBy(tool string) []string { return shown()[tool] }
