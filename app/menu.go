package app

import (
	"context"

	"github.com/wailsapp/wails/v2/pkg/menu"
	"github.com/wailsapp/wails/v2/pkg/menu/keys"
	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// MenuEvent carries the action of the application menu that was chosen. The page
// does it, as it does the same action of its own buttons.
const MenuEvent = "menu"

type menuItem struct {
	label, action string
	key           *keys.Accelerator
}

// menus are the application's, with their shortcuts. Those that edit text (copy,
// paste, undo in a field) are the system's own and stand in no menu.
var menus = []struct {
	label string
	items []menuItem
}{
	{"File", []menuItem{
		{"New application", "newApplication", keys.CmdOrCtrl("n")},
		{"Open a resume…", "openResume", keys.CmdOrCtrl("o")},
		{"Open a posting…", "openPosting", keys.Combo("o", keys.CmdOrCtrlKey, keys.ShiftKey)},
		{},
		{"Export…", "export", keys.CmdOrCtrl("e")},
		{"Print…", "print", keys.CmdOrCtrl("p")},
		{},
		{"Quit", "quit", keys.CmdOrCtrl("q")},
	}},
	{"Letter", []menuItem{
		{"Draft again", "draft", keys.CmdOrCtrl("Return")},
		{"Stop", "stop", nil},
		{},
		{"Undo", "undo", nil},
		{"Redo", "redo", nil},
		{"Copy the letter", "copy", keys.Combo("c", keys.CmdOrCtrlKey, keys.ShiftKey)},
	}},
	{"View", []menuItem{
		{"Larger", "larger", keys.CmdOrCtrl("+")},
		{"Smaller", "smaller", keys.CmdOrCtrl("-")},
		{"Normal size", "asItWas", keys.CmdOrCtrl("0")},
	}},
}

// appMenu builds the menu of a window whose context is known only once it is open.
func (a *App) appMenu() *menu.Menu {
	bar := menu.NewMenu()
	for _, m := range menus {
		sub := bar.AddSubmenu(m.label)
		for _, it := range m.items {
			if it.label == "" {
				sub.AddSeparator()
				continue
			}
			sub.AddText(it.label, it.key, func(*menu.CallbackData) { a.chosen(it.action) })
		}
	}
	return bar
}

func (a *App) chosen(action string) {
	if action == "quit" {
		runtime.Quit(a.ctx)
		return
	}
	a.outside.Choose(a.ctx, action)
}

func (wails2) Choose(ctx context.Context, action string) { runtime.EventsEmit(ctx, MenuEvent, action) }
