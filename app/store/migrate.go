package store

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
)

// application marks the file as ours: "Vows" in SQLite's application_id.
const application = 0x566f7773

// A migration brings the tables from the version before it to its own. Its number
// is its place in the list, from 1. What was published is never changed.
type migration string

var (
	//go:embed schema/001.sql
	first string
	//go:embed schema/002.sql
	second string
)

var migrations = []migration{migration(first), migration(second)}

// migrate brings the open store to the newest schema, with a backup before the
// first step where there is anything to lose.
func (s *Store) migrate(ctx context.Context, steps []migration) error {
	found, err := version(ctx, s.db)
	if err != nil {
		return err
	}
	s.state.Migrated = [2]int{found, len(steps)}
	s.state.Schema = len(steps)
	switch {
	case found > len(steps):
		return faultNewer(found, len(steps))
	case found == len(steps):
		return nil
	case !s.lock.alone:
		return faultBusy(fmt.Errorf("its tables are of version %d and have to become version %d", found, len(steps)))
	case found > 0:
		if err := s.backup(ctx); err != nil {
			return fmt.Errorf("backup before changing the tables: %w", err)
		}
	}
	return migrate(ctx, s.db, steps)
}

// migrate runs the steps that db has not had, each in a transaction of its own.
func migrate(ctx context.Context, db *sql.DB, steps []migration) error {
	found, err := version(ctx, db)
	if err != nil {
		return err
	}
	for i := found; i < len(steps); i++ {
		if err := step(ctx, db, i+1, steps[i]); err != nil {
			return fmt.Errorf("bring the tables to version %d: %w", i+1, err)
		}
	}
	return nil
}

func step(ctx context.Context, db *sql.DB, number int, m migration) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if _, err := tx.ExecContext(ctx, string(m)); err != nil {
		return err
	}
	// Pragmas take no parameters; both are part of the transaction.
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", application, number)); err != nil {
		return err
	}
	return tx.Commit()
}

// version reads the schema's version; 0 is an empty file. Tables that are not ours
// are refused.
func version(ctx context.Context, db *sql.DB) (int, error) {
	var id, found, tables int
	for query, into := range map[string]*int{
		"PRAGMA application_id":              &id,
		"PRAGMA user_version":                &found,
		"SELECT count(*) FROM sqlite_schema": &tables,
	} {
		if err := db.QueryRowContext(ctx, query).Scan(into); err != nil {
			return 0, err
		}
	}
	if id != application && (tables > 0 || found > 0) {
		return 0, faultAlien()
	}
	return found, nil
}
