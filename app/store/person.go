package store

import (
	"context"
	"encoding/json"
	"time"
)

// Story is one story in its boxes: "trouble", "found", "call", "result",
// "left_behind".
type Story struct {
	ID    int64
	Boxes map[string]string
	Saved time.Time
}

// Fact is a sentence that the person stated.
type Fact struct {
	ID    int64
	Text  string
	Saved time.Time
}

// SaveStory keeps a story and gives its number; one with an ID replaces that one.
// Fault: not_stored.
func (s *Store) SaveStory(ctx context.Context, story Story) (int64, error) {
	boxes, err := json.Marshal(story.Boxes)
	if err != nil {
		return 0, s.saved(err)
	}
	return s.put(ctx, "story", story.ID,
		"INSERT INTO stories (boxes, saved) VALUES (?, ?) RETURNING id",
		"UPDATE stories SET boxes = ?, saved = ? WHERE id = ? RETURNING id", string(boxes))
}

// Stories gives the person's stories, the newest first.
func (s *Store) Stories(ctx context.Context) ([]Story, error) {
	return list(ctx, s, "SELECT id, boxes, saved FROM stories ORDER BY id DESC", func(scan scanner) (Story, error) {
		var x Story
		return x, scanJSON(scan, &x.Boxes, &x.Saved, &x.ID)
	})
}

// RemoveStory takes a story off the shelf.
func (s *Store) RemoveStory(ctx context.Context, id int64) error {
	return s.exec(ctx, "DELETE FROM stories WHERE id = ?", id)
}

// SaveFact keeps a fact and gives its number; one with an ID replaces that one.
// Fault: not_stored.
func (s *Store) SaveFact(ctx context.Context, f Fact) (int64, error) {
	return s.put(ctx, "fact", f.ID,
		"INSERT INTO facts (text, saved) VALUES (?, ?) RETURNING id",
		"UPDATE facts SET text = ?, saved = ? WHERE id = ? RETURNING id", f.Text)
}

// Facts gives the person's facts in the order they were given.
func (s *Store) Facts(ctx context.Context) ([]Fact, error) {
	return list(ctx, s, "SELECT id, text, saved FROM facts ORDER BY id", func(scan scanner) (Fact, error) {
		var f Fact
		var ms int64
		err := scan(&f.ID, &f.Text, &ms)
		f.Saved = at(ms)
		return f, err
	})
}

// RemoveFact takes a fact back.
func (s *Store) RemoveFact(ctx context.Context, id int64) error {
	return s.exec(ctx, "DELETE FROM facts WHERE id = ?", id)
}

// SaveAnswer keeps the answer to the question of that key; an empty one takes it
// back.
func (s *Store) SaveAnswer(ctx context.Context, key, text string) error {
	if text == "" {
		return s.exec(ctx, "DELETE FROM answers WHERE key = ?", key)
	}
	return s.exec(ctx, `INSERT INTO answers (key, text, saved) VALUES (?, ?, ?)
		ON CONFLICT (key) DO UPDATE SET text = excluded.text, saved = excluded.saved`, key, text, now())
}

// Answers gives the answers by key.
func (s *Store) Answers(ctx context.Context) (map[string]string, error) {
	rows, err := list(ctx, s, "SELECT key, text FROM answers", func(scan scanner) (row [2]string, err error) {
		return row, scan(&row[0], &row[1])
	})
	out := make(map[string]string, len(rows))
	for _, r := range rows {
		out[r[0]] = r[1]
	}
	return out, err
}

func (s *Store) put(ctx context.Context, what string, id int64, insert, update, value string) (int64, error) {
	query, args := insert, []any{value, now()}
	if id != 0 {
		query, args = update, append(args, id)
	}
	var got int64
	err := s.db.QueryRowContext(ctx, query, args...).Scan(&got)
	return got, s.saved(oneOf(what, id, err))
}

func (s *Store) exec(ctx context.Context, query string, args ...any) error {
	_, err := s.db.ExecContext(ctx, query, args...)
	return s.saved(err)
}
