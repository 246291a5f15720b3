-- What a run has to do, as lines WHAT, HASH, NAME, in the order of names; gone HASH NAME for each bulletin that leaves.
-- Runs in the folder of the run, which has these tables as files:

.mode ascii
.separator "\t" "\n"
CREATE TEMP TABLE settings (name TEXT, value TEXT); -- recipe: of this run; complete: whether all folders could be read
CREATE TEMP TABLE seen (hash TEXT, path TEXT);      -- all files of the inbox
CREATE TEMP TABLE unreadable (path TEXT);           -- files that could not be read this time
CREATE TEMP TABLE refused (hash TEXT);              -- what an earlier run could not read
CREATE TEMP TABLE stored (hash TEXT);               -- of which the store has the figures
.import --schema temp settings settings
.import --schema temp seen seen
.import --schema temp unreadable unreadable
.import --schema temp refused refused
.import --schema temp stored stored

-- The same content in several places is one bulletin.
CREATE TEMP TABLE present AS SELECT hash, min(path) AS path FROM seen GROUP BY hash;
CREATE UNIQUE INDEX temp.present_hash ON present (hash);
CREATE INDEX temp.seen_path ON seen (path);

-- Where a folder could not be read, only that is gone whose place has another; what cannot be read now is not gone.
CREATE TEMP TABLE gone AS
  SELECT hash, path FROM bulletins
  WHERE hash NOT IN (SELECT hash FROM present)
    AND path NOT IN (SELECT path FROM unreadable)
    AND ((SELECT value FROM settings WHERE name = 'complete') = 'true' OR path IN (SELECT path FROM seen));

CREATE TEMP TABLE wanted AS
  SELECT
    CASE
      WHEN b.path <> p.path THEN 'rename'
      WHEN b.hash IS NOT NULL THEN 'remake'
      WHEN p.path IN (SELECT path FROM gone) THEN 'replace'
      ELSE 'take'
    END AS what, p.hash, p.path
  FROM present p LEFT JOIN bulletins b ON b.hash = p.hash
  WHERE (b.hash IS NULL OR b.path <> p.path OR b.recipe IS NOT (SELECT value FROM settings WHERE name = 'recipe')
         OR p.hash NOT IN (SELECT hash FROM stored))
    AND p.hash NOT IN (SELECT hash FROM refused);

.mode list
.separator "\t" "\n"
SELECT what, hash, path FROM (
  SELECT what, hash, path FROM wanted
  UNION ALL SELECT 'gone', hash, path FROM gone
  UNION ALL SELECT 'withdraw', hash, path FROM gone WHERE path NOT IN (SELECT path FROM wanted WHERE what = 'replace')
) ORDER BY path, what;
