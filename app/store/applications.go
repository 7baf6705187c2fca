package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"
)

// Application is one application for a job. Resume, Posting and Letter are numbers,
// 0 where there is none yet; State is the window's own.
type Application struct {
	ID                      int64
	Name                    string // given by the person, or ""
	Resume, Posting, Letter int64
	State                   json.RawMessage
	Begun, Saved            time.Time
	Away                    bool // deleted by the person, who can have it back

	// Of a list only.
	Company, Role string // of the posting
	Words         int    // of the newest version of the letter
}

// SaveApplication keeps a and gives its number; one with an ID replaces that one,
// but for its name and whether it is away. It counts as saved after all others, also
// where the clock has gone backwards since.
func (s *Store) SaveApplication(ctx context.Context, a Application) (int64, error) {
	if a.State == nil {
		a.State = json.RawMessage("{}")
	}
	ms := now()
	var row *sql.Row
	if a.ID == 0 {
		row = s.db.QueryRowContext(ctx, `INSERT INTO applications (name, resume, posting, letter, state, begun, saved)
			VALUES (?, ?, ?, ?, ?, ?, max(?, (SELECT ifnull(max(saved), 0) + 1 FROM applications))) RETURNING id`,
			a.Name, reference(a.Resume), reference(a.Posting), reference(a.Letter), string(a.State), ms, ms)
	} else {
		row = s.db.QueryRowContext(ctx, `UPDATE applications SET resume = ?, posting = ?, letter = ?, state = ?,
			saved = max(?, (SELECT ifnull(max(saved), 0) + 1 FROM applications WHERE id <> ?)) WHERE id = ? RETURNING id`,
			reference(a.Resume), reference(a.Posting), reference(a.Letter), string(a.State), ms, a.ID, a.ID)
	}
	var id int64
	err := s.saved(oneOf("application", a.ID, row.Scan(&id)))
	return id, err
}

// NameApplication gives an application a name; "" takes it back.
func (s *Store) NameApplication(ctx context.Context, id int64, name string) error {
	return s.exec(ctx, "UPDATE applications SET name = ? WHERE id = ?", name, id)
}

// PutApplicationAway deletes an application from the lists, or has it back.
func (s *Store) PutApplicationAway(ctx context.Context, id int64, away bool) error {
	return s.exec(ctx, "UPDATE applications SET away = ? WHERE id = ?", away, id)
}

// LoadApplication gives the application with that number. Fault: not_stored.
func (s *Store) LoadApplication(ctx context.Context, id int64) (Application, error) {
	a := Application{ID: id}
	var state []byte
	var begun, saved int64
	err := s.db.QueryRowContext(ctx, `SELECT name, ifnull(resume, 0), ifnull(posting, 0), ifnull(letter, 0), state, begun, saved, away
		FROM applications WHERE id = ?`, id).
		Scan(&a.Name, &a.Resume, &a.Posting, &a.Letter, &state, &begun, &saved, &a.Away)
	a.State, a.Begun, a.Saved = state, at(begun), at(saved)
	return a, s.loaded(oneOf("application", id, err))
}

// Applications lists all of them without their state, the one saved last first.
func (s *Store) Applications(ctx context.Context) ([]Application, error) {
	return list(ctx, s, `SELECT a.id, a.name, ifnull(a.resume, 0), ifnull(a.posting, 0), ifnull(a.letter, 0), a.begun, a.saved, a.away,
		ifnull(p.parsed ->> '$.company.value', ''), ifnull(p.parsed ->> '$.role.value', ''),
		ifnull((SELECT body ->> '$.words' FROM versions WHERE letter = a.letter ORDER BY number DESC LIMIT 1), 0)
		FROM applications a LEFT JOIN postings p ON p.id = a.posting ORDER BY a.saved DESC, a.id DESC`,
		func(scan scanner) (a Application, err error) {
			var begun, saved int64
			err = scan(&a.ID, &a.Name, &a.Resume, &a.Posting, &a.Letter, &begun, &saved, &a.Away, &a.Company, &a.Role, &a.Words)
			a.Begun, a.Saved = at(begun), at(saved)
			return a, err
		})
}
