package app

import (
	"encoding/json"
	"os"

	"github.com/godbus/dbus/v5"
	"github.com/wailsapp/wails/v2/pkg/options"
)

// handOver gives the files of this start to the window that is open already for the
// same data folder, and reports whether there is one. It speaks as a second start of
// Wails itself does, which would end the process with an error code.
func handOver(id string, files []string) bool {
	if os.Getenv("DBUS_SESSION_BUS_ADDRESS") == "" {
		return false
	}
	dir, err := os.Getwd()
	if err != nil {
		return false
	}
	message, err := json.Marshal(options.SecondInstanceData{Args: files, WorkingDirectory: dir})
	if err != nil {
		return false
	}
	bus, err := dbus.ConnectSessionBus()
	if err != nil {
		return false
	}
	defer bus.Close()
	name := "org.wails_app_" + id + ".SingleInstance"
	window := bus.Object(name, dbus.ObjectPath("/org/wails_app_"+id+"/SingleInstance"))
	return window.Call(name+".SendMessage", dbus.FlagNoAutoStart, string(message)).Err == nil
}
