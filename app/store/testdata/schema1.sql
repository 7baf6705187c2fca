-- A store as the program with schema 1 leaves it: written down once, never changed.
PRAGMA journal_mode = wal;
CREATE TABLE resumes (id INTEGER PRIMARY KEY AUTOINCREMENT, sha256 BLOB NOT NULL UNIQUE, name TEXT NOT NULL, bytes BLOB NOT NULL, parsed TEXT NOT NULL CHECK (json_valid(parsed)), saved INTEGER NOT NULL) STRICT;
CREATE TABLE postings (id INTEGER PRIMARY KEY AUTOINCREMENT, sha256 BLOB NOT NULL UNIQUE, name TEXT NOT NULL, bytes BLOB NOT NULL, parsed TEXT NOT NULL CHECK (json_valid(parsed)), saved INTEGER NOT NULL) STRICT;
CREATE TABLE stories (id INTEGER PRIMARY KEY AUTOINCREMENT, boxes TEXT NOT NULL CHECK (json_valid(boxes)), saved INTEGER NOT NULL) STRICT;
CREATE TABLE facts (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL, saved INTEGER NOT NULL) STRICT;
CREATE TABLE answers (key TEXT PRIMARY KEY, text TEXT NOT NULL, saved INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE letters (id INTEGER PRIMARY KEY AUTOINCREMENT, resume INTEGER REFERENCES resumes (id), posting INTEGER REFERENCES postings (id)) STRICT;
CREATE TABLE versions (letter INTEGER NOT NULL REFERENCES letters (id), number INTEGER NOT NULL, body TEXT NOT NULL CHECK (json_valid(body)), why TEXT NOT NULL, saved INTEGER NOT NULL, PRIMARY KEY (letter, number)) STRICT, WITHOUT ROWID;
CREATE TRIGGER versions_stay BEFORE DELETE ON versions BEGIN SELECT RAISE(ABORT, 'a version of a letter is never destroyed'); END;
CREATE TRIGGER versions_stand BEFORE UPDATE ON versions BEGIN SELECT RAISE(ABORT, 'a version of a letter is never changed'); END;
CREATE TRIGGER letters_stay BEFORE DELETE ON letters BEGIN SELECT RAISE(ABORT, 'a letter is never destroyed'); END;
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value))) STRICT, WITHOUT ROWID;
CREATE TABLE windows (name TEXT PRIMARY KEY, state TEXT NOT NULL CHECK (json_valid(state))) STRICT, WITHOUT ROWID;

INSERT INTO resumes VALUES (1, x'01', 'cv.txt', x'49C3B061', '{"version":1,"contact":{"name":"Iða"}}', 1795000000000);
INSERT INTO postings VALUES (1, x'02', '', x'41', '{"company":{"value":"Amber","quote":"Amber"}}', 1795000000000);
INSERT INTO stories VALUES (1, '{"trouble":"it broke"}', 1795000000000);
INSERT INTO facts VALUES (1, 'I may work here.', 1795000000000);
INSERT INTO answers VALUES ('hook', 'a talk', 1795000000000);
INSERT INTO letters VALUES (1, 1, 1);
INSERT INTO versions VALUES (1, 1, '{"version":1,"paragraphs":[{"slot":"opening","sentences":[{"text":"One."}]}]}', 'drafted', 1795000000000);
INSERT INTO versions VALUES (1, 2, '{"version":1,"paragraphs":[{"slot":"opening","sentences":[{"text":"Two."}]}]}', 'edited', 1795000000000);
INSERT INTO settings VALUES ('paper', '"a4"');
INSERT INTO windows VALUES ('main', '"open"');
PRAGMA application_id = 1450145651;
PRAGMA user_version = 1;
