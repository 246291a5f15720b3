-- From the table staged_figures, which has the columns that normalize writes and hash, into figures; twice is the same as once.
-- A bulletin that the database does not have yet comes with its figures.

INSERT INTO bulletins (hash, path) SELECT hash, min(source) FROM staged_figures WHERE true GROUP BY hash
  ON CONFLICT (hash) DO NOTHING;

INSERT OR REPLACE INTO figures (
  hash, source, "offset", length, area, subject, period, indicator, measure, basis, status, direction, bound, part_of,
  number, unit, text, value, value_high, base_unit, dimension, area_code, city, indicator_std, subject_std)
SELECT
  hash, source, "offset", length, area, subject, period, indicator, measure, basis, status, direction, bound, part_of,
  number, unit, text, value, value_high, base_unit, dimension, area_code, city, indicator_std, subject_std
FROM staged_figures;
