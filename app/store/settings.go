package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
)

// SaveSetting keeps a value, written as JSON, under a key.
func (s *Store) SaveSetting(ctx context.Context, key string, value any) error {
	return s.putJSON(ctx, "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value)
}

// LoadSetting reads the value of that key and reports whether there is one.
func (s *Store) LoadSetting(ctx context.Context, key string, into any) (bool, error) {
	return s.getJSON(ctx, "SELECT value FROM settings WHERE key = ?", key, into)
}

// SaveWindow keeps what stands in the window of that name.
func (s *Store) SaveWindow(ctx context.Context, name string, state any) error {
	return s.putJSON(ctx, "INSERT INTO windows (name, state) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET state = excluded.state", name, state)
}

// LoadWindow reads what stood in the window of that name and reports whether
// anything did.
func (s *Store) LoadWindow(ctx context.Context, name string, into any) (bool, error) {
	return s.getJSON(ctx, "SELECT state FROM windows WHERE name = ?", name, into)
}

func (s *Store) putJSON(ctx context.Context, query, key string, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return s.saved(err)
	}
	return s.exec(ctx, query, key, string(text))
}

func (s *Store) getJSON(ctx context.Context, query, key string, into any) (bool, error) {
	var text []byte
	err := s.db.QueryRowContext(ctx, query, key).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err == nil {
		err = json.Unmarshal(text, into)
	}
	return err == nil, s.loaded(err)
}
