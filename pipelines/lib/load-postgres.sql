-- From figures.csv in the current folder into the tables of schema-postgres.sql, within the transaction that the caller begins.

CREATE TEMPORARY TABLE staged_figures (LIKE figures) ON COMMIT DROP;
ALTER TABLE staged_figures ALTER value TYPE TEXT, ALTER value_high TYPE TEXT;
\copy staged_figures FROM 'figures.csv' WITH (FORMAT csv, HEADER)
ANALYZE staged_figures;
\ir replace-figures.sql

INSERT INTO bulletins (hash, path) SELECT hash, min(source) FROM staged_figures GROUP BY hash ON CONFLICT (hash) DO NOTHING;

INSERT INTO figures (
  hash, source, "offset", length, area, subject, period, indicator, measure, basis, status, direction, bound, part_of,
  number, unit, text, value, value_high, base_unit, dimension, area_code, city, indicator_std, subject_std)
SELECT
  hash, source, "offset", length, area, subject, period, indicator, measure, basis, status, direction, bound, part_of,
  number, unit, text, nullif(value, '')::NUMERIC, nullif(value_high, '')::NUMERIC, base_unit, dimension, area_code, city, indicator_std, subject_std
FROM staged_figures;
