package main

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"vouchsafe/models"
	"vouchsafe/models/verified"
)

// libraries is the job of having one set of llama.cpp libraries.
type libraries struct{ models.Library }

func (l libraries) title() string { return l.Name + " libraries" }

func (l libraries) path() string { return l.Dir() }

func (l libraries) present() bool { return l.Installed() }

// tarball is the name that npm gives to the package's file.
func (l libraries) tarball() string {
	name := strings.NewReplacer("@", "", "/", "-").Replace(l.Package)
	return name + "-" + l.Version + ".tgz"
}

// givenPath is where a user without a network puts the tarball.
func (l libraries) givenPath() string { return filepath.Join(models.LibrariesDir(), l.tarball()) }

func (l libraries) supplied(ctx context.Context, p *progress) (bool, error) {
	if _, err := os.Stat(l.givenPath()); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	scratch, err := newScratch()
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(scratch)
	p.begin("unpacking", l.Size, 0)
	err = l.install(ctx, l.givenPath(), scratch)
	if err == nil || errors.Is(err, verified.ErrChecksum) {
		return err == nil, errors.Join(err, os.Remove(l.givenPath()))
	}
	return false, err
}

// obtain has npm fetch the tarball by its exact version; no script of the package
// runs. npm's cache lies in the scratch folder, so nothing is kept twice.
func (l libraries) obtain(ctx context.Context, scratch string, p *progress) error {
	p.begin("fetching", l.Size, 0)
	err := client(ctx, scratch, p.at, "npm", "pack", "--loglevel", "error", "--ignore-scripts",
		"--cache", filepath.Join(scratch, "npm"), "--pack-destination", scratch,
		"--fetch-retries", "2", "--fetch-retry-mintimeout", "1000", "--fetch-retry-maxtimeout", "5000",
		l.Package+"@"+l.Version)
	if err != nil {
		return err
	}
	err = l.install(ctx, filepath.Join(scratch, l.tarball()), scratch)
	if errors.Is(err, verified.ErrChecksum) {
		return fmt.Errorf("%w: %w; what was fetched is removed", errNotObtained, err)
	}
	return err
}

// install unpacks a tarball of the right sum and gives the folder its final name
// when it is whole.
func (l libraries) install(ctx context.Context, tarball, scratch string) error {
	if err := l.verify(ctx, tarball); err != nil {
		return err
	}
	folder := filepath.Join(scratch, "unpacked")
	if err := os.Mkdir(folder, 0o755); err != nil {
		return err
	}
	if err := l.unpack(ctx, tarball, folder); err != nil {
		return err
	}
	for plain, file := range l.Links {
		if err := link(folder, file, plain); err != nil {
			return err
		}
	}
	if err := l.Seal(folder); err != nil {
		return err
	}
	if err := os.MkdirAll(models.LibrariesDir(), 0o755); err != nil {
		return err
	}
	if err := os.RemoveAll(l.Dir()); err != nil {
		return err
	}
	return os.Rename(folder, l.Dir())
}

func (l libraries) verify(ctx context.Context, tarball string) error {
	f, err := os.Open(tarball)
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha512.New()
	if _, err := io.Copy(h, &interruptible{ctx, f}); err != nil {
		return err
	}
	got := "sha512-" + base64.StdEncoding.EncodeToString(h.Sum(nil))
	if got != l.Integrity {
		return fmt.Errorf("%s: %w: it is %s, expected %s", l.tarball(), verified.ErrChecksum, got, l.Integrity)
	}
	return nil
}

// unpack takes the libraries, their build record and the licence, and leaves the
// Node binding and the helper library that only it uses.
func (l libraries) unpack(ctx context.Context, tarball, folder string) error {
	f, err := os.Open(tarball)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(&interruptible{ctx, f})
	if err != nil {
		return fmt.Errorf("%s: %w", l.tarball(), err)
	}
	for archive := tar.NewReader(z); ; {
		h, err := archive.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", l.tarball(), err)
		}
		if h.Typeflag != tar.TypeReg || !wanted(h.Name) {
			continue
		}
		if err := save(archive, filepath.Join(folder, path.Base(h.Name))); err != nil {
			return err
		}
	}
}

func wanted(name string) bool {
	base := path.Base(name)
	switch path.Ext(base) {
	case ".so", ".dylib", ".dll":
		return strings.HasPrefix(name, "package/bins/") && !strings.Contains(base, "llama-common")
	}
	return base == "_nlcBuildMetadata.json" || name == "package/LICENSE"
}

func save(from io.Reader, to string) error {
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err := io.Copy(f, from); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// link makes the plain name stand for the file: by symbolic link, or by a hard one
// where the system allows no other.
func link(folder, file, plain string) error {
	if _, err := os.Stat(filepath.Join(folder, file)); err != nil {
		return fmt.Errorf("the package has no %s", file)
	}
	if os.Symlink(file, filepath.Join(folder, plain)) == nil {
		return nil
	}
	return os.Link(filepath.Join(folder, file), filepath.Join(folder, plain))
}

func (l libraries) byHand() string {
	return fmt.Sprintf(`What is missing: %s (%s), llama.cpp %s from the npm package %s %s.
To supply it by hand: on a machine that reaches a registry, run
  npm pack %s@%s
put the file that it makes at
  %s
and run this again; the file is verified before it is used.`,
		l.tarball(), bytesText(l.Size), l.LlamaCpp, l.Package, l.Version, l.Package, l.Version, l.givenPath())
}
