package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// salvage reads what can be read out of the damaged file at path into db, and
// counts the rows. What the file has wins over what db has, except for versions of
// letters, which never change. A file that cannot be read at all gives none.
func salvage(ctx context.Context, path string, db *sql.DB) (rows int, err error) {
	// With writable_schema SQLite reads on where a file is shorter than it says.
	from, err := connectReadOnly(ctx, path, "writable_schema(1)")
	if err != nil {
		return 0, ctx.Err()
	}
	defer from.Close()
	if _, err := db.ExecContext(ctx, "PRAGMA foreign_keys = 0"); err != nil {
		return 0, err
	}
	tables, err := texts(ctx, db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
	if err != nil {
		return 0, err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer func() { _ = tx.Rollback() }()
	for _, table := range tables {
		n, err := salvageTable(ctx, from, tx, table)
		if err != nil {
			return 0, err
		}
		rows += n
	}
	for _, mend := range []string{
		"INSERT OR IGNORE INTO letters (id) SELECT DISTINCT letter FROM versions",
		"UPDATE letters SET resume = NULL WHERE resume NOT IN (SELECT id FROM resumes)",
		"UPDATE letters SET posting = NULL WHERE posting NOT IN (SELECT id FROM postings)",
		"UPDATE applications SET resume = NULL WHERE resume NOT IN (SELECT id FROM resumes)",
		"UPDATE applications SET posting = NULL WHERE posting NOT IN (SELECT id FROM postings)",
		"UPDATE applications SET letter = NULL WHERE letter NOT IN (SELECT id FROM letters)",
	} {
		if _, err := tx.ExecContext(ctx, mend); err != nil {
			return 0, err
		}
	}
	return rows, tx.Commit()
}

// salvageTable reads the table from its first row until the damage, and from its
// last row back until the damage. Only a failure to write is an error.
func salvageTable(ctx context.Context, from *sql.DB, to *sql.Tx, table string) (int, error) {
	columns, err := texts(ctx, to, "SELECT name FROM pragma_table_info(?) ORDER BY cid", table)
	if err != nil {
		return 0, err
	}
	there, err := texts(ctx, from, "SELECT name FROM pragma_table_info(?)", table)
	if err != nil {
		return 0, ctx.Err()
	}
	columns = slices.DeleteFunc(columns, func(c string) bool { return !slices.Contains(there, c) })
	keys, err := texts(ctx, to, "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", table)
	if err != nil || len(columns) == 0 || len(keys) == 0 {
		return 0, err
	}
	conflict := "REPLACE"
	if table == "versions" || table == "letters" {
		conflict = "IGNORE"
	}
	insert := fmt.Sprintf("INSERT OR %s INTO %s (%s) VALUES (%s)", conflict, table,
		strings.Join(columns, ", "), strings.TrimSuffix(strings.Repeat("?, ", len(columns)), ", "))
	seen := map[string]bool{}
	for _, direction := range []string{"ASC", "DESC"} {
		query := fmt.Sprintf("SELECT %s FROM %s NOT INDEXED ORDER BY %s %s", strings.Join(columns, ", "), table,
			strings.Join(keys, " "+direction+", "), direction)
		whole, err := copyRows(ctx, from, to, query, insert, columns, keys, seen)
		if err != nil || whole {
			return len(seen), err
		}
	}
	return len(seen), nil
}

// copyRows reports whether the query came to its end.
func copyRows(ctx context.Context, from *sql.DB, to *sql.Tx, query, insert string, columns, keys []string, seen map[string]bool) (bool, error) {
	found, err := from.QueryContext(ctx, query)
	if err != nil {
		return false, ctx.Err()
	}
	defer found.Close()
	row, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range row {
		into[i] = &row[i]
	}
	for found.Next() {
		if found.Scan(into...) != nil {
			break
		}
		var key strings.Builder
		for _, k := range keys {
			fmt.Fprintf(&key, "%q ", fmt.Sprint(row[slices.Index(columns, k)]))
		}
		if seen[key.String()] || !sound(columns, row) {
			continue
		}
		if _, err := to.ExecContext(ctx, insert, row...); err == nil {
			seen[key.String()] = true
		} else if code(err) != constraint {
			return false, err
		}
	}
	return found.Err() == nil, ctx.Err()
}

// sound reports whether a row can be what was saved: its texts are texts, and the
// checksum that a paper carries fits. SQLite sees no damage inside a row.
func sound(columns []string, row []any) bool {
	for _, v := range row {
		if s, ok := v.(string); ok && !utf8.ValidString(s) {
			return false
		}
	}
	sum := slices.Index(columns, "sha256")
	if sum < 0 {
		return true
	}
	want, _ := row[sum].([]byte)
	data, _ := row[slices.Index(columns, "bytes")].([]byte)
	got := sha256.Sum256(data)
	return bytes.Equal(got[:], want)
}

type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// texts gives the one text column of a query.
func texts(ctx context.Context, db querier, query string, args ...any) (out []string, err error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}
