package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"vouchsafe/app/fault"
	"vouchsafe/app/weights"
)

// Ask is a question that waits for the person's word.
type Ask struct {
	Kind  string `json:"kind"` // "add_model"
	File  string `json:"file"` // name without folder
	Bytes int64  `json:"bytes"`

	path string
}

// askToAdd asks whether a model's file is to be added.
func (a *App) askToAdd(path string) {
	info, err := os.Stat(path)
	if err != nil {
		a.refuse(Model, fault.BadInput("model_file_missing", filepath.Base(path)+" cannot be read", "", "Check its name and its permissions"))
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.ask = &Ask{Kind: "add_model", File: filepath.Base(path), Bytes: info.Size(), path: path}
	a.changed()
}

// AnswerAsk answers the question that waits. A model that is added is copied into
// the data folder and used from then on.
func (a *App) AnswerAsk(yes bool) {
	a.mu.Lock()
	q := a.ask
	a.ask = nil
	a.changed()
	a.mu.Unlock()
	if q == nil || !yes {
		return
	}
	a.begin(Reading, Model, func(ctx context.Context) error {
		m, err := weights.Add(ctx, q.path, "", false, func(done, total int64) {
			a.mu.Lock()
			defer a.mu.Unlock()
			a.work.went(Event{Stage: "adding", Done: int(done >> 20), Total: int(total >> 20)})
			a.tell()
		})
		if err != nil {
			if _, ok := errors.AsType[*fault.Fault](err); ok || ctx.Err() != nil {
				return err
			}
			return fault.Broken("model_not_added", "the model could not be copied", err, "Make room on the disk of the data folder, and drop it again")
		}
		a.mu.Lock()
		s := a.person.settings
		a.mu.Unlock()
		s.Model = m.Name
		return a.SaveSettings(s)
	})
}

// OpenModel asks for a model's file, to be added.
func (a *App) OpenModel() error {
	path, err := a.outside.OpenFile(a.ctx, "Add a model", []FileKind{{"Models (GGUF)", "*.gguf;*.GGUF"}})
	if err == nil && path != "" {
		a.askToAdd(path)
	}
	return err
}

// Models lists the models there are, those not installed too.
func (a *App) Models() []weights.Model { return weights.All(a.dataDir) }

// RemoveModel takes a model that was added away.
func (a *App) RemoveModel(name string) error {
	_, err := weights.Remove(a.dataDir, name)
	return faultOf(err)
}
