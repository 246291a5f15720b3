-- What the store shall have after a run, as lines HASH, NAME, BYTES, in the order of names. Runs in the folder of the run.

.mode ascii
.separator "\t" "\n"
CREATE TEMP TABLE plan (what TEXT, hash TEXT, path TEXT);
CREATE TEMP TABLE taken (what TEXT, hash TEXT, path TEXT, bytes INTEGER);
.import --schema temp plan plan
.import --schema temp taken taken

.mode list
.separator "\t" "\n"
SELECT hash, path, bytes FROM bulletins WHERE hash NOT IN (SELECT hash FROM plan)
UNION ALL SELECT hash, path, bytes FROM taken
ORDER BY path;
