-- The database after a run, in one transaction. Runs in the folder of the run, behind schema.sql and before load-figures.sql
-- and finish.sql. The files: final, what there shall be; taken, what is new of it; taken.csv, its figures; audit.csv, all
-- findings; settings.

BEGIN IMMEDIATE;
.mode ascii
.separator "\t" "\n"
CREATE TEMP TABLE settings (name TEXT, value TEXT);
CREATE TEMP TABLE final (hash TEXT PRIMARY KEY, path TEXT, bytes INTEGER);
CREATE TEMP TABLE taken (what TEXT, hash TEXT PRIMARY KEY, path TEXT, bytes INTEGER);
.import --schema temp settings settings
.import --schema temp final final
.import --schema temp taken taken
.import --csv --schema temp taken.csv staged_figures
.import --csv --schema temp audit.csv staged_findings

DELETE FROM findings;
DELETE FROM figures WHERE hash IN (SELECT hash FROM taken);
DELETE FROM figures WHERE hash IN (SELECT hash FROM bulletins WHERE hash NOT IN (SELECT hash FROM final));
DELETE FROM bulletins WHERE hash NOT IN (SELECT hash FROM final);
INSERT OR REPLACE INTO bulletins (hash, path, bytes, recipe)
  SELECT hash, path, bytes, (SELECT value FROM settings WHERE name = 'recipe') FROM taken;
