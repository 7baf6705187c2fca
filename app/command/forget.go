package command

import (
	"vouchsafe/app/fault"
	"vouchsafe/app/folders"
	"vouchsafe/app/store"
)

type forget struct {
	Yes bool `help:"Do it; without this, only say what would be removed."`
}

func (forget) Help() string {
	return examples("remove everything personal, for good", "vouchsafe forget --yes")
}

func (c *forget) Run(s *shell) error {
	data := folders.DataPath()
	if !c.Yes {
		return fault.BadInput("not_confirmed", "everything in "+data+" would be removed for good",
			"letters, resumes, postings, answers, backups, models you added", "To do it: vouchsafe forget --yes")
	}
	open, err := store.InUse(data)
	if err != nil {
		return fault.Broken("not_forgotten", "the data folder cannot be used", err, "Check the permissions of "+data)
	}
	if open {
		return fault.BadInput("window_open", "the window is open", "it would write again what was removed", "Close it, or forget everything from its own menu")
	}
	remains, err := folders.Forget(data)
	if err != nil {
		return err
	}
	if len(remains) == 0 {
		s.out.line("nothing remains in %s", data)
		return nil
	}
	s.out.line("nothing of this program remains in %s; these files are not its own:", data)
	for _, path := range remains {
		s.out.line("  %s", path)
	}
	return nil
}
