package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
)

// Resume is a resume as it was given and as it was understood.
type Resume struct {
	ID     int64
	Name   string // of the file, without folder
	Data   []byte // of the file
	Parsed *resume.Resume
	Saved  time.Time

	Corrections json.RawMessage // what the person corrected in Parsed; "null" for nothing
}

// Posting is a posting as it was given and as it was understood.
type Posting struct {
	ID     int64
	Name   string // of the file; "" where the text was pasted
	Data   []byte // of the file, or the text
	Parsed *posting.Posting
	Saved  time.Time

	Corrections json.RawMessage // what the person corrected in Parsed; "null" for nothing
}

// SaveResume keeps r and gives its number. The same bytes keep their number; the
// name and what was understood of them are replaced, and so are corrections unless
// they are nil.
func (s *Store) SaveResume(ctx context.Context, r Resume) (int64, error) {
	return s.savePaper(ctx, "resumes", r.Name, r.Data, r.Parsed, r.Corrections)
}

// SavePosting keeps p and gives its number, as SaveResume does.
func (s *Store) SavePosting(ctx context.Context, p Posting) (int64, error) {
	return s.savePaper(ctx, "postings", p.Name, p.Data, p.Parsed, p.Corrections)
}

// LoadResume gives the resume with that number. Fault: not_stored.
func (s *Store) LoadResume(ctx context.Context, id int64) (Resume, error) {
	r := Resume{ID: id, Parsed: new(resume.Resume)}
	err := s.loadPaper(ctx, "resume", id, &r.Name, &r.Data, &r.Corrections, r.Parsed, &r.Saved)
	return r, err
}

// LoadPosting gives the posting with that number. Fault: not_stored.
func (s *Store) LoadPosting(ctx context.Context, id int64) (Posting, error) {
	p := Posting{ID: id, Parsed: new(posting.Posting)}
	err := s.loadPaper(ctx, "posting", id, &p.Name, &p.Data, &p.Corrections, p.Parsed, &p.Saved)
	return p, err
}

// Resumes lists the resumes, the newest first, without their bytes.
func (s *Store) Resumes(ctx context.Context) ([]Resume, error) {
	return list(ctx, s, "SELECT id, name, parsed, saved FROM resumes ORDER BY id DESC", func(scan scanner) (Resume, error) {
		r := Resume{Parsed: new(resume.Resume)}
		return r, scanJSON(scan, r.Parsed, &r.Saved, &r.ID, &r.Name)
	})
}

// Postings lists the postings, the newest first, without their bytes.
func (s *Store) Postings(ctx context.Context) ([]Posting, error) {
	return list(ctx, s, "SELECT id, name, parsed, saved FROM postings ORDER BY id DESC", func(scan scanner) (Posting, error) {
		p := Posting{Parsed: new(posting.Posting)}
		return p, scanJSON(scan, p.Parsed, &p.Saved, &p.ID, &p.Name)
	})
}

// ResumeCorrections gives what the person corrected in the reading of these bytes,
// and reports whether the bytes are known.
func (s *Store) ResumeCorrections(ctx context.Context, data []byte) (json.RawMessage, bool, error) {
	return s.corrections(ctx, "resumes", data)
}

// PostingCorrections is ResumeCorrections for a posting.
func (s *Store) PostingCorrections(ctx context.Context, data []byte) (json.RawMessage, bool, error) {
	return s.corrections(ctx, "postings", data)
}

func (s *Store) corrections(ctx context.Context, table string, data []byte) (json.RawMessage, bool, error) {
	sum := sha256.Sum256(data)
	var text []byte
	err := s.db.QueryRowContext(ctx, "SELECT corrections FROM "+table+" WHERE sha256 = ?", sum[:]).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	return text, err == nil, s.loaded(err)
}

func (s *Store) savePaper(ctx context.Context, table, name string, data []byte, parsed any, corrections json.RawMessage) (id int64, err error) {
	text, err := json.Marshal(parsed)
	if err != nil {
		return 0, s.saved(err)
	}
	if data == nil {
		data = []byte{}
	}
	sum := sha256.Sum256(data)
	var corrected sql.NullString // NULL leaves those that are there
	if corrections != nil {
		corrected = sql.NullString{String: string(corrections), Valid: true}
	}
	err = s.db.QueryRowContext(ctx, "INSERT INTO "+table+` (sha256, name, bytes, parsed, saved, corrections) VALUES (?1, ?2, ?3, ?4, ?5, ifnull(?6, 'null'))
		ON CONFLICT (sha256) DO UPDATE SET name = excluded.name, parsed = excluded.parsed, saved = excluded.saved,
			corrections = ifnull(?6, corrections)
		RETURNING id`, sum[:], name, data, string(text), now(), corrected).Scan(&id)
	return id, s.saved(err)
}

func (s *Store) loadPaper(ctx context.Context, what string, id int64, name *string, data *[]byte, corrections *json.RawMessage, parsed any, saved *time.Time) error {
	row := s.db.QueryRowContext(ctx, "SELECT name, bytes, corrections, parsed, saved FROM "+what+"s WHERE id = ?", id)
	return s.loaded(oneOf(what, id, scanJSON(row.Scan, parsed, saved, name, data, (*[]byte)(corrections))))
}
