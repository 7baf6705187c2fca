-- What the person gave. The bytes are the truth; parsed is what was understood,
-- with the person's corrections.
CREATE TABLE resumes (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 BLOB NOT NULL UNIQUE,
  name   TEXT NOT NULL,
  bytes  BLOB NOT NULL,
  parsed TEXT NOT NULL CHECK (json_valid(parsed)),
  saved  INTEGER NOT NULL -- milliseconds since 1970, for people; order is by id
) STRICT;

CREATE TABLE postings (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 BLOB NOT NULL UNIQUE,
  name   TEXT NOT NULL,
  bytes  BLOB NOT NULL,
  parsed TEXT NOT NULL CHECK (json_valid(parsed)),
  saved  INTEGER NOT NULL
) STRICT;

-- What the person told. It belongs to them and not to a resume.
CREATE TABLE stories (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  boxes TEXT NOT NULL CHECK (json_valid(boxes)),
  saved INTEGER NOT NULL
) STRICT;

CREATE TABLE facts (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  text  TEXT NOT NULL,
  saved INTEGER NOT NULL
) STRICT;

CREATE TABLE answers (
  key   TEXT PRIMARY KEY,
  text  TEXT NOT NULL,
  saved INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A letter is its versions; they are only ever added.
CREATE TABLE letters (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  resume  INTEGER REFERENCES resumes (id),
  posting INTEGER REFERENCES postings (id)
) STRICT;

CREATE TABLE versions (
  letter INTEGER NOT NULL REFERENCES letters (id),
  number INTEGER NOT NULL, -- from 1, without gaps
  body   TEXT NOT NULL CHECK (json_valid(body)), -- letter.json
  why    TEXT NOT NULL,
  saved  INTEGER NOT NULL,
  PRIMARY KEY (letter, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER versions_stay BEFORE DELETE ON versions
BEGIN SELECT RAISE(ABORT, 'a version of a letter is never destroyed'); END;

CREATE TRIGGER versions_stand BEFORE UPDATE ON versions
BEGIN SELECT RAISE(ABORT, 'a version of a letter is never changed'); END;

CREATE TRIGGER letters_stay BEFORE DELETE ON letters
BEGIN SELECT RAISE(ABORT, 'a letter is never destroyed'); END;

CREATE TABLE settings (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

-- What stood in each window, so that it can be opened again as it was.
CREATE TABLE windows (
  name  TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (json_valid(state))
) STRICT, WITHOUT ROWID;
