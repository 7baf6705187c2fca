// Package folders says where this program keeps things, in one place.
//
// The data folder holds all that is personal: the store, saved states of the
// model, models the person added. The cache holds what can be fetched or computed
// again. It guarantees that both are made for their owner only (mode 0700), and
// refuses a path that is not a folder.
package folders

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"

	"vouchsafe/app/fault"
	"vouchsafe/models"
)

// Home is the environment variable that moves the data folder.
const Home = "VOUCHSAFE_HOME"

// DataPath is where the data folder is or would be, absolute, without touching
// the disk: $VOUCHSAFE_HOME, else where the platform's users expect it.
func DataPath() string {
	if dir := os.Getenv(Home); dir != "" {
		if abs, err := filepath.Abs(dir); err == nil {
			return abs
		}
		return filepath.Clean(dir)
	}
	return platformsOwn()
}

func platformsOwn() string { return filepath.Join(xdg.DataHome, "vouchsafe") }

// Data is DataPath, made if it was not there.
func Data() (string, error) { return DataPath(), makePrivate(DataPath()) }

// Models is the folder of the models the person added, made if it was not there.
func Models() (string, error) {
	data, err := Data()
	if err != nil {
		return "", err
	}
	dir := ModelsIn(data)
	return dir, makePrivate(dir)
}

// ModelsIn is the folder of added models inside a data folder.
func ModelsIn(data string) string { return filepath.Join(data, "models") }

// Cache is the folder of what can be had again, made if it was not there.
func Cache() (string, error) { return models.CacheDir(), makePrivate(models.CacheDir()) }

// makePrivate makes the folder, and takes everybody else's rights to one that was
// there. Where that cannot be done (someone else's folder, a read-only disk) it
// stays as it is: the files inside are private by themselves.
func makePrivate(dir string) error {
	err := os.MkdirAll(dir, 0o700)
	if err != nil {
		if info, stat := os.Stat(dir); stat == nil && !info.IsDir() {
			err = errors.New("there is a file of that name")
		}
		if at, ok := errors.AsType[*fs.PathError](err); ok {
			err = at.Err
		}
		return fault.Broken("folder_unusable", "the folder "+dir+" cannot be used", err,
			"Free its name or its disk, or name another folder in "+Home+" (data) or XDG_CACHE_HOME (cache)")
	}
	if info, err := os.Stat(dir); err == nil && info.Mode().Perm()&0o077 != 0 {
		_ = os.Chmod(dir, info.Mode().Perm()&^0o077)
	}
	return nil
}
