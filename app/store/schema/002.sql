-- What the person corrected in the reading of a paper, to be applied again.
ALTER TABLE resumes ADD COLUMN corrections TEXT NOT NULL DEFAULT 'null' CHECK (json_valid(corrections));
ALTER TABLE postings ADD COLUMN corrections TEXT NOT NULL DEFAULT 'null' CHECK (json_valid(corrections));

-- One application for a job: its papers, its letter, and how they stood on the desk.
CREATE TABLE applications (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  name    TEXT NOT NULL, -- given by the person; '' for company and role
  resume  INTEGER REFERENCES resumes (id),
  posting INTEGER REFERENCES postings (id),
  letter  INTEGER REFERENCES letters (id),
  state   TEXT NOT NULL CHECK (json_valid(state)),
  begun   INTEGER NOT NULL,
  saved   INTEGER NOT NULL,
  away    INTEGER NOT NULL DEFAULT 0 -- 1 when the person deleted it; it can be had back
) STRICT;

CREATE TRIGGER applications_stay BEFORE DELETE ON applications
BEGIN SELECT RAISE(ABORT, 'an application is never destroyed'); END;

-- What the person wants of a claim, in every letter.
CREATE TABLE preferences (
  claim TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  saved INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
