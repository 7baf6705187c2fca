package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// settings hold on every connection. FULL makes each commit wait for the disk;
// temp_store keeps personal text out of temporary files; secure_delete overwrites
// what is deleted.
var settings = []string{
	"busy_timeout(5000)",
	"journal_mode(wal)",
	"synchronous(full)",
	"foreign_keys(1)",
	"temp_store(memory)",
	"secure_delete(1)",
	"trusted_schema(0)",
}

func connect(ctx context.Context, path string) (*sql.DB, error) {
	query := url.Values{"_pragma": settings, "_txlock": {"immediate"}}
	db, err := sql.Open("sqlite", address(path, query))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if err := assertDurable(ctx, db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// connectReadOnly opens without writing a byte. A log left by a killed process is
// read where the disk has its index too; otherwise the file alone is.
func connectReadOnly(ctx context.Context, path string, more ...string) (*sql.DB, error) {
	query := url.Values{"mode": {"ro"}, "_pragma": append(more, "temp_store(memory)", "query_only(1)")}
	if info, err := os.Stat(path + "-wal"); err != nil || info.Size() == 0 {
		query.Set("immutable", "1")
	}
	db, err := sql.Open("sqlite", address(path, query))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if err := db.PingContext(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// address writes a path as SQLite's URI, in which ? # and % have a meaning.
func address(path string, query url.Values) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/… on Windows
	}
	return (&url.URL{Scheme: "file", Path: path, RawQuery: query.Encode()}).String()
}

// assertDurable reads back what the promises rest on: SQLite ignores a pragma it
// cannot follow. A file system without shared memory gets the rollback journal,
// which is as safe.
func assertDurable(ctx context.Context, db *sql.DB) error {
	var journal string
	if err := db.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&journal); err != nil {
		return err
	}
	if journal != "wal" && journal != "delete" {
		return fmt.Errorf("journal mode is %q", journal)
	}
	const full = 2
	for name, want := range map[string]int{"synchronous": full, "foreign_keys": 1, "secure_delete": 1} {
		var got int
		if err := db.QueryRowContext(ctx, "PRAGMA "+name).Scan(&got); err != nil {
			return err
		}
		if got != want {
			return fmt.Errorf("%s is %d, not %d", name, got, want)
		}
	}
	return nil
}

// inspect opens the file and looks whether it is whole. A damaged one gives why
// and no db; err is anything else that went wrong.
func inspect(ctx context.Context, path string) (db *sql.DB, why, err error) {
	db, err = connect(ctx, path)
	if err == nil {
		err = whole(ctx, db)
	}
	if err == nil {
		return db, nil, nil
	}
	if db != nil {
		_ = db.Close()
	}
	if damaged(err) {
		return nil, err, nil
	}
	return nil, nil, err
}

var errDamaged = errors.New("the file is damaged")

// whole runs SQLite's own check of every page and index.
func whole(ctx context.Context, db *sql.DB) error {
	if err := writable(ctx, db); err != nil {
		return err
	}
	var verdict string
	if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return fmt.Errorf("%w: %s", errDamaged, strings.Join(strings.Fields(verdict), " "))
	}
	return nil
}

// writable begins to write and thinks better of it: one wrong byte of the header
// makes SQLite open a file for reading only, without a word.
func writable(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "CREATE TABLE probe (x)")
	return errors.Join(err, tx.Rollback())
}

// damaged tells a file that is not what it was from one that cannot be reached.
// The statements of inspect are right, and its file was opened for writing before:
// a complaint about either is about the file's own header.
func damaged(err error) bool {
	switch code(err) {
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB, lib.SQLITE_ERROR, lib.SQLITE_FORMAT, lib.SQLITE_READONLY:
		return true
	}
	return errors.Is(err, errDamaged)
}

// constraint is the result code of a row that the tables refuse.
const constraint = lib.SQLITE_CONSTRAINT

// code is SQLite's primary result code inside err, 0 when it has none.
func code(err error) int {
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		return e.Code() & 0xff
	}
	return 0
}
