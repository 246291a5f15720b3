-- What the figures in the table staged_figures replace: those of the same bulletins, and bulletins that were under the same name.
-- For SQLite and PostgreSQL.

DELETE FROM findings WHERE hash IN (
  SELECT hash FROM bulletins WHERE path IN (SELECT source FROM staged_figures) AND hash NOT IN (SELECT hash FROM staged_figures));
DELETE FROM figures WHERE hash IN (SELECT hash FROM staged_figures) OR hash IN (
  SELECT hash FROM bulletins WHERE path IN (SELECT source FROM staged_figures) AND hash NOT IN (SELECT hash FROM staged_figures));
DELETE FROM bulletins WHERE path IN (SELECT source FROM staged_figures) AND hash NOT IN (SELECT hash FROM staged_figures);
