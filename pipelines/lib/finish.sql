-- The end of what update.sql begins.

INSERT INTO findings (
  hash, rule, verdict, city, period, indicator, stated, low, high, unit, source, "offset", others, explanation, explanation_zh)
SELECT
  b.hash, rule, verdict, city, period, indicator, stated, low, high, unit, source, "offset", others, explanation, explanation_zh
FROM staged_findings f JOIN bulletins b ON b.path = f.source
ORDER BY f.rowid;

INSERT INTO runs (started, finished, version, taken, replaced, renamed, remade, withdrawn, failed)
SELECT
  max(iif(name = 'started', value, '')), max(iif(name = 'finished', value, '')), max(iif(name = 'version', value, '')),
  max(iif(name = 'take', value, 0)), max(iif(name = 'replace', value, 0)), max(iif(name = 'rename', value, 0)),
  max(iif(name = 'remake', value, 0)), max(iif(name = 'withdraw', value, 0)), max(iif(name = 'refuse', value, 0))
FROM settings
HAVING sum(iif(name IN ('take', 'replace', 'rename', 'remake', 'withdraw', 'refuse'), value, 0)) > 0;

COMMIT;
