#!/usr/bin/env bats
# The database: its layout, and figures that are loaded into it.
load helpers

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  lib=$root/pipelines/lib
}

# load_figures FILE: into s.sqlite, as one transaction.
load_figures() {
  sqlite3 -bail s.sqlite ".read $lib/schema.sql" BEGIN ".import --csv --schema temp $1 staged_figures" \
    ".read $lib/load-figures.sql" COMMIT
}

@test "figures: every column of normalize, by its name" {
  values | mlr --csv put '$hash = "f00"' >f.csv
  load_figures f.csv
  columns=$(values | head -n 1)
  assert_equal "$(sqlite3 -csv -header s.sqlite "SELECT ${columns//offset/\"offset\"} FROM figures" | tr -d '\r' | mlr --icsv --ojson cat)" \
    "$(values | mlr --icsv --ojson cat)"
}

@test "figures: twice is once, and the order of loading is not to be seen" {
  values | mlr --csv put '$hash = "f00"' >f.csv
  values | mlr --csv put '$hash = "e00"' >e.csv
  load_figures f.csv
  load_figures e.csv
  sqlite3 s.sqlite .dump >once
  load_figures f.csv
  assert_equal "$(sqlite3 s.sqlite .dump)" "$(cat once)"
  rm s.sqlite
  load_figures e.csv
  load_figures f.csv
  assert_equal "$(sqlite3 s.sqlite .dump)" "$(cat once)"
  assert_equal "$(sqlite3 s.sqlite 'SELECT count(*) FROM bulletins')" 2
}
