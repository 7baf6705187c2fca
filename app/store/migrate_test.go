package store

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// build makes a store out of SQL text, as an older program would have left it.
func build(t *testing.T, dir, text string) {
	t.Helper()
	db, err := sql.Open("sqlite", address(filepath.Join(dir, File), nil))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(text); err != nil {
		t.Fatal(err)
	}
}

func TestStoresOfEveryPublishedSchemaOpen(t *testing.T) {
	dumps, _ := filepath.Glob("testdata/schema*.sql")
	if len(dumps) != Schema {
		t.Fatalf("%d dumps for %d schemas: each needs one", len(dumps), Schema)
	}
	for _, dump := range dumps {
		t.Run(filepath.Base(dump), func(t *testing.T) {
			dir := t.TempDir()
			build(t, dir, string(must(os.ReadFile(dump))))
			s := mustOpen(t, dir)
			if c := s.Condition(); c.Schema != Schema || c.Rescue != nil {
				t.Errorf("condition %+v", c)
			}
			r := must(s.LoadResume(background, 1))
			l := must(s.LoadLetter(background, 1, 0))
			p := must(s.LoadPosting(background, l.Posting))
			var paper, window string
			must(s.LoadSetting(background, "paper", &paper))
			must(s.LoadWindow(background, "main", &window))
			if filepath.Base(dump) >= "schema2.sql" {
				a := must(s.LoadApplication(background, 1))
				if a.Name != "Amber, again" || a.Letter != 1 || string(a.State) != `{"at":1}` || string(r.Corrections) != `[{"do":"drop"}]` ||
					string(must(s.Preferences(background))["k1"]) != `{"never":true}` {
					t.Errorf("the application is %+v, the corrections %s", a, r.Corrections)
				}
			}
			for what, ok := range map[string]bool{
				"resume":  r.Name == "cv.txt" && string(r.Data) == "Iða" && r.Parsed.Contact.Name == "Iða",
				"posting": p.Parsed.Company.Value == "Amber",
				"letter":  textOf(l) == "Two." && l.Version == 2 && len(must(s.Versions(background, 1))) == 2,
				"story":   must(s.Stories(background))[0].Boxes["trouble"] == "it broke",
				"fact":    must(s.Facts(background))[0].Text == "I may work here.",
				"answer":  must(s.Answers(background))["hook"] == "a talk",
				"setting": paper == "a4",
				"window":  window == "open",
			} {
				if !ok {
					t.Errorf("the %s is not what was stored", what)
				}
			}
		})
	}
}

func TestSchemaIsTheNumberOfMigrations(t *testing.T) {
	if len(migrations) != Schema {
		t.Errorf("%d migrations for schema %d", len(migrations), Schema)
	}
}

// longer is what a program of the future would migrate with.
func longer(step string) []migration { return append(slices.Clone(migrations), migration(step)) }

func TestAMigrationThatFailsLeavesTheStoreAsItWas(t *testing.T) {
	dir := t.TempDir()
	s := mustOpen(t, dir)
	must(s.SaveFact(background, Fact{Text: "kept"}))
	s.Close()

	half := longer("ALTER TABLE facts ADD COLUMN mood TEXT; INSERT INTO nowhere VALUES (1)")
	if _, err := open(background, dir, half); err == nil {
		t.Fatal("a broken migration was taken")
	}
	s = mustOpen(t, dir)
	if x := must(s.Facts(background)); len(x) != 1 || x[0].Text != "kept" {
		t.Errorf("facts are %+v", x)
	}
	if _, err := s.db.Exec("SELECT mood FROM facts"); err == nil {
		t.Error("half a migration stayed")
	}
}

func TestAMigrationRunsOnceWithABackupBefore(t *testing.T) {
	dir := t.TempDir()
	s := mustOpen(t, dir)
	must(s.SaveFact(background, Fact{Text: "kept"}))
	s.Close()

	steps := longer("ALTER TABLE facts ADD COLUMN mood TEXT DEFAULT 'calm'")
	for i := range 2 {
		s, err := open(background, dir, steps)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := s.Condition().Migrated, [2]int{Schema + i, Schema + 1}; got != want {
			t.Errorf("start %d migrated %v, want %v", i, got, want)
		}
		s.Close()
	}
	before := must(numbered(filepath.Join(dir, "backups")))
	found := false
	for _, n := range before {
		db := must(connectReadOnly(background, backupName(filepath.Join(dir, "backups"), n)))
		v := must(version(background, db))
		facts := len(must(texts(background, db, "SELECT text FROM facts")))
		found = found || v == Schema && facts == 1
		db.Close()
	}
	if !found {
		t.Errorf("none of the backups %v is the store before the migration", before)
	}
}

func TestANewerStoreIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	mustOpen(t, dir).Close()
	steps := longer("CREATE TABLE later (x)")
	s, err := open(background, dir, steps)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	path := filepath.Join(dir, File)
	before := must(os.ReadFile(path))
	_, err = Open(background, dir)
	wantCode(t, err, "store_newer")
	if !bytes.Equal(must(os.ReadFile(path)), before) {
		t.Error("the newer store was changed")
	}
}

func TestAnotherProgramsDatabaseIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)")
	_, err := Open(background, dir)
	wantCode(t, err, "store_alien")
	db := must(connectReadOnly(background, filepath.Join(dir, File)))
	defer db.Close()
	if n := len(must(texts(background, db, "SELECT name FROM sqlite_schema"))); n != 1 {
		t.Errorf("%d tables now", n)
	}
}
