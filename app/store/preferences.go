package store

import (
	"context"
	"encoding/json"
)

// SavePreference keeps what the person wants of a claim, written as JSON; nil takes
// it back.
func (s *Store) SavePreference(ctx context.Context, claim string, value any) error {
	if value == nil {
		return s.exec(ctx, "DELETE FROM preferences WHERE claim = ?", claim)
	}
	text, err := json.Marshal(value)
	if err != nil {
		return s.saved(err)
	}
	return s.exec(ctx, `INSERT INTO preferences (claim, value, saved) VALUES (?, ?, ?)
		ON CONFLICT (claim) DO UPDATE SET value = excluded.value, saved = excluded.saved`, claim, string(text), now())
}

// Preferences gives what the person wants of claims, as JSON by claim.
func (s *Store) Preferences(ctx context.Context) (map[string]json.RawMessage, error) {
	type row struct {
		claim string
		value []byte
	}
	rows, err := list(ctx, s, "SELECT claim, value FROM preferences", func(scan scanner) (r row, err error) {
		return r, scan(&r.claim, &r.value)
	})
	out := make(map[string]json.RawMessage, len(rows))
	for _, r := range rows {
		out[r.claim] = r.value
	}
	return out, err
}
