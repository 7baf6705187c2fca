package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"
)

// scanner is the Scan of one row.
type scanner func(into ...any) error

// scanJSON scans a row whose last two columns are a JSON text and a time in
// milliseconds.
func scanJSON(scan scanner, parsed any, saved *time.Time, into ...any) error {
	var text []byte
	var ms int64
	if err := scan(append(into, &text, &ms)...); err != nil {
		return err
	}
	*saved = at(ms)
	return json.Unmarshal(text, parsed)
}

// list reads all rows of a query.
func list[T any](ctx context.Context, s *Store, query string, read func(scanner) (T, error), args ...any) (out []T, err error) {
	rows, err := s.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, s.loaded(err)
	}
	defer func() {
		if err = errors.Join(err, rows.Close()); err != nil {
			out, err = nil, s.loaded(err)
		}
	}()
	for rows.Next() {
		v, err := read(rows.Scan)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// oneOf turns the absence of a row into its fault.
func oneOf(what string, id int64, err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return faultMissing(what, id)
	}
	return err
}
