package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"vouchsafe/app/letter"
)

// Letter is one version of a letter. Version counts from 1; Resume and Posting are
// the numbers of what it was drafted from, 0 where that is not known.
type Letter struct {
	ID, Resume, Posting int64
	Version             int
	Why                 string // what made it: "drafted", "edited", …
	Saved               time.Time
	Letter              *letter.Letter
}

// SaveLetter adds a version of the letter l.ID, or begins a letter where that is 0,
// and gives it back with its numbers. A version equal to the newest is not added.
func (s *Store) SaveLetter(ctx context.Context, l Letter) (Letter, error) {
	l, err := s.saveLetter(ctx, l)
	return l, s.saved(err)
}

func (s *Store) saveLetter(ctx context.Context, l Letter) (Letter, error) {
	body, err := json.Marshal(l.Letter)
	if err != nil {
		return l, err
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return l, err
	}
	defer func() { _ = tx.Rollback() }()
	var newest []byte
	if l.ID == 0 {
		err = tx.QueryRowContext(ctx, "INSERT INTO letters (resume, posting) VALUES (?, ?) RETURNING id",
			reference(l.Resume), reference(l.Posting)).Scan(&l.ID)
		l.Version = 0
	} else {
		err = tx.QueryRowContext(ctx, "SELECT number, body FROM versions WHERE letter = ? ORDER BY number DESC LIMIT 1",
			l.ID).Scan(&l.Version, &newest)
	}
	if err != nil {
		return l, oneOf("letter", l.ID, err)
	}
	if bytes.Equal(newest, body) {
		return l, nil
	}
	l.Version++
	ms := now()
	l.Saved = at(ms)
	_, err = tx.ExecContext(ctx, "INSERT INTO versions (letter, number, body, why, saved) VALUES (?, ?, ?, ?, ?)",
		l.ID, l.Version, string(body), l.Why, ms)
	if err != nil {
		return l, err
	}
	return l, tx.Commit()
}

const letterColumns = `SELECT l.id, ifnull(l.resume, 0), ifnull(l.posting, 0), v.number, v.why, v.body, v.saved
	FROM letters l JOIN versions v ON v.letter = l.id `

func readLetter(scan scanner) (Letter, error) {
	l := Letter{Letter: new(letter.Letter)}
	return l, scanJSON(scan, l.Letter, &l.Saved, &l.ID, &l.Resume, &l.Posting, &l.Version, &l.Why)
}

// LoadLetter gives that version of the letter, or the newest where version is 0.
// Fault: not_stored.
func (s *Store) LoadLetter(ctx context.Context, id int64, version int) (Letter, error) {
	l, err := readLetter(s.db.QueryRowContext(ctx,
		letterColumns+"WHERE l.id = ? AND ? IN (0, v.number) ORDER BY v.number DESC LIMIT 1", id, version).Scan)
	return l, s.loaded(oneOf("letter", id, err))
}

// Letters gives the newest version of every letter, the latest letter first.
func (s *Store) Letters(ctx context.Context) ([]Letter, error) {
	return list(ctx, s, letterColumns+
		"WHERE v.number = (SELECT max(number) FROM versions WHERE letter = l.id) ORDER BY l.id DESC", readLetter)
}

// Versions gives every version of the letter, the oldest first.
func (s *Store) Versions(ctx context.Context, id int64) ([]Letter, error) {
	return list(ctx, s, letterColumns+"WHERE l.id = ? ORDER BY v.number", readLetter, id)
}

func reference(id int64) sql.NullInt64 { return sql.NullInt64{Int64: id, Valid: id != 0} }
