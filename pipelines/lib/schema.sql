-- The database of a store: what bulletins there are, what figures they state, what does not add up, and what runs did.
-- Read into an empty database or into one that has it already; PRAGMA user_version is the number of this layout.
--
-- Values are exact decimals and stay text; decimal_sum(value) of the sqlite3 shell adds them up exactly,
-- CAST(value AS REAL) compares and sorts. Empty is '' as in the CSV files, not NULL.
-- Tables without rowid lie in the order of their keys: the same rows are the same dump, in whatever order they came.

PRAGMA user_version = 1;

CREATE TABLE IF NOT EXISTS bulletins (
  hash   TEXT PRIMARY KEY, -- SHA-256 of the file as it came, in hexadecimal
  path   TEXT NOT NULL,    -- where it lies below the inbox, or the source as the figures name it
  bytes  INTEGER,          -- of the file; NULL where only its figures are known
  recipe TEXT              -- with which programs and settings its figures were made; NULL where unknown
) WITHOUT ROWID;

-- The columns that normalize writes, as it names them.
CREATE TABLE IF NOT EXISTS figures (
  hash          TEXT NOT NULL REFERENCES bulletins (hash),
  source        TEXT NOT NULL,
  "offset"      INTEGER NOT NULL, -- bytes into the bulletin's text
  length        INTEGER NOT NULL,
  area          TEXT NOT NULL,
  subject       TEXT NOT NULL,
  period        TEXT NOT NULL,
  indicator     TEXT NOT NULL,
  measure       TEXT NOT NULL,
  basis         TEXT NOT NULL,
  status        TEXT NOT NULL,
  direction     TEXT NOT NULL,
  bound         TEXT NOT NULL,
  part_of       TEXT NOT NULL,
  number        TEXT NOT NULL,
  unit          TEXT NOT NULL,
  text          TEXT NOT NULL,
  value         TEXT NOT NULL,
  value_high    TEXT NOT NULL,
  base_unit     TEXT NOT NULL,
  dimension     TEXT NOT NULL,
  area_code     TEXT NOT NULL,
  city          TEXT NOT NULL,
  indicator_std TEXT NOT NULL,
  subject_std   TEXT NOT NULL,
  PRIMARY KEY (hash, "offset")
) WITHOUT ROWID;

-- The columns that audit writes, as it names them, in its order.
CREATE TABLE IF NOT EXISTS findings (
  id             INTEGER PRIMARY KEY,
  hash           TEXT NOT NULL, -- of the bulletin that states what does not add up
  rule           TEXT NOT NULL,
  verdict        TEXT NOT NULL,
  city           TEXT NOT NULL,
  period         TEXT NOT NULL,
  indicator      TEXT NOT NULL,
  stated         TEXT NOT NULL,
  low            TEXT NOT NULL,
  high           TEXT NOT NULL,
  unit           TEXT NOT NULL,
  source         TEXT NOT NULL,
  "offset"       INTEGER NOT NULL,
  others         TEXT NOT NULL,
  explanation    TEXT NOT NULL,
  explanation_zh TEXT NOT NULL
);

-- One row a run that changed something: how many bulletins it took, and so on.
CREATE TABLE IF NOT EXISTS runs (
  id        INTEGER PRIMARY KEY,
  started   TEXT NOT NULL, -- 2024-05-01T02:00:00Z
  finished  TEXT NOT NULL,
  version   TEXT NOT NULL, -- of the programs
  taken     INTEGER NOT NULL DEFAULT 0, -- new ones
  replaced  INTEGER NOT NULL DEFAULT 0, -- other content under a path that was there
  renamed   INTEGER NOT NULL DEFAULT 0, -- the same content under another path
  remade    INTEGER NOT NULL DEFAULT 0, -- the same file, by another recipe
  withdrawn INTEGER NOT NULL DEFAULT 0, -- no longer there
  failed    INTEGER NOT NULL DEFAULT 0  -- could not be read
);

CREATE INDEX IF NOT EXISTS bulletins_by_path ON bulletins (path);
CREATE INDEX IF NOT EXISTS figures_by_series ON figures (city, indicator_std, subject_std, period);
CREATE INDEX IF NOT EXISTS figures_by_indicator ON figures (indicator_std, period);
CREATE INDEX IF NOT EXISTS findings_by_bulletin ON findings (hash, "offset");
