// Package weights knows which models there are: those of the catalog and those the
// person added, which lie in the data folder.
//
// It guarantees that a model is added whole or not at all, under a name that is no
// path and none of the catalog's. It refuses files that are no model of text, and
// leaves the weights of the catalog alone: several programs may share them.
package weights

import (
	"os"
	"path/filepath"
	"strings"

	"vouchsafe/app/fault"
	"vouchsafe/app/folders"
	"vouchsafe/llm/gguf"
	"vouchsafe/models"
)

// Ending of a model's file.
const Ending = ".gguf"

// Model is one model, there or not.
type Model struct {
	Name      string `json:"name"`
	Title     string `json:"title"`
	Licence   string `json:"licence"` // "" where the file is the person's own
	Path      string `json:"path"`
	Bytes     int64  `json:"bytes"`
	Installed bool   `json:"installed"`
	Added     bool   `json:"added"` // by the person, in the data folder
	Default   bool   `json:"default"`
}

// All lists the models of the catalog, the default one first, then those added in
// the data folder, by name.
func All(data string) []Model { return append(catalogued(), Added(data)...) }

func catalogued() []Model {
	var list []Model
	for i, m := range models.All() {
		x := Model{Name: m.Name, Title: m.Title, Licence: m.Licence, Path: m.Path(), Bytes: m.Size, Default: i == 0}
		info, err := os.Stat(x.Path)
		x.Installed = err == nil && info.Size() == m.Size
		list = append(list, x)
	}
	return list
}

// Added lists the models in the data folder, by name.
func Added(data string) []Model {
	var list []Model
	entries, err := os.ReadDir(folders.ModelsIn(data))
	if err != nil {
		return nil // none were added yet
	}
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), Ending)
		info, err := e.Info()
		if !ok || err != nil || strings.HasPrefix(name, ".") {
			continue
		}
		x := Model{Name: name, Path: filepath.Join(folders.ModelsIn(data), e.Name()), Bytes: info.Size(), Added: true, Installed: true}
		x.Title = "cannot be read"
		if f, err := gguf.Open(x.Path); err == nil {
			x.Title = f.Name()
		}
		list = append(list, x)
	}
	return list
}

// Remove takes a model that the person added out of the data folder and gives where
// it lay. Faults: model_not_added, model_unknown, remove_failed.
func Remove(data, name string) (path string, err error) {
	name = strings.TrimSuffix(name, Ending)
	for _, m := range Added(data) {
		if m.Name != name {
			continue
		}
		if err := os.Remove(m.Path); err != nil {
			return "", fault.Broken("remove_failed", "the model "+name+" could not be removed", err, "Check the permissions of "+filepath.Dir(m.Path))
		}
		return m.Path, nil
	}
	if m, ok := models.Find(name); ok {
		return "", fault.BadInput("model_not_added", name+" is not a model you added", "it lies in the cache, which several programs may share",
			"Delete "+m.Path()+" yourself if you do not need it")
	}
	return "", fault.BadInput("model_unknown", "there is no model called "+name, "", "`vouchsafe models` lists those there are")
}
