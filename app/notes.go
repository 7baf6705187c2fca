package app

import (
	"vouchsafe/app/evidence"
	"vouchsafe/app/playbook"
)

// SplitNotes takes rough notes, or a postmortem, apart into the boxes of a story, for
// the person to confirm.
func (a *App) SplitNotes(text string) Story { return storyOf(evidence.SplitNotes(text)) }

// PreviewStory gives the sentences that the boxes of a story come to, as they are typed.
func (a *App) PreviewStory(s Story) ([]string, error) {
	pack, err := playbook.Load(playbook.Default)
	if err != nil {
		return nil, err
	}
	return append([]string{}, evidence.Preview(s.boxes(), pack)...), nil
}
