package app

import (
	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
	"vouchsafe/app/resume"
)

// SplitNotes takes rough notes apart into the boxes of a story.
func (a *App) SplitNotes(text string) Story { return Story{Trouble: text} }

// PreviewStory gives the sentences that the boxes of a story come to, as they are typed.
func (a *App) PreviewStory(s Story) ([]string, error) {
	pack, err := playbook.Load(playbook.Default)
	if err != nil {
		return nil, err
	}
	out := []string{}
	for _, c := range evidence.Gather(&resume.Resume{}, evidence.Answers{Story: s.boxes()}, pack).Claims {
		for _, b := range c.Beats {
			out = append(out, b.Text)
		}
	}
	return out, nil
}
