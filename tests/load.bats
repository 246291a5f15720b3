#!/usr/bin/env bats
# Figures in databases: SQLite, and a PostgreSQL server that these tests start and stop.
load helpers
load postgres

setup_file() {
  start_postgres || { cat "$PGHOST/log" >&3; return 1; }
}

teardown_file() {
  stop_postgres
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  local database=t$BATS_SUITE_TEST_NUMBER$BATS_ROOT_PID
  psql -qc "CREATE DATABASE $database" && export PGDATABASE=$database
  bulletin >a.txt
  bulletin | sed 's/临江市/延吉市/; s/49\.1亿元/8.250亿元到9亿元/' >b.txt
  extract a.txt b.txt | normalize >figures.csv
}

# load_into STORE [FILE...]: by its loader.
load_into() {
  local store=$1
  shift
  case $store in
    sqlite) run_limited load-sqlite store.sqlite "$@" ;;
    postgres) run_limited load-postgres '' "$@" ;;
  esac
}

# ask STORE QUERY
ask() {
  case $1 in
    sqlite) sqlite3 -bail store.sqlite "$2" ;;
    postgres) psql --no-psqlrc -At -v ON_ERROR_STOP=1 -c "$2" ;;
  esac
}

# rows_of STORE: all that it holds, as lines that are the same for both.
rows_of() {
  ask "$1" "SELECT hash, path, bytes, recipe FROM bulletins ORDER BY hash"
  ask "$1" "SELECT f.* FROM figures f ORDER BY hash, \"offset\""
}

assert_loaded() {
  assert_equal "$status: $stderr" "0: "
  assert_output ""
}

@test "both stores hold the rows of the CSV, with every value as it was written" {
  for store in sqlite postgres; do
    load_into "$store" figures.csv
    assert_loaded
    assert_equal "$(ask "$store" 'SELECT path, hash FROM bulletins ORDER BY path')" \
      "$(printf '%s|%s\n' a.txt "$(sha256sum <a.txt | cut -c 1-64)" b.txt "$(sha256sum <b.txt | cut -c 1-64)")"
    assert_equal "$(ask "$store" "SELECT source, \"offset\", number, value, value_high, text FROM figures ORDER BY source, \"offset\"")" \
      "$(mlr --icsv --onidx --ofs '|' -S cut -o -f source,offset,number,value,value_high,text figures.csv)"
  done
  assert_equal "$(rows_of sqlite)" "$(rows_of postgres)"
  [ "$(rows_of sqlite | wc -l)" -gt 6 ]
}

@test "twice is once; so are pieces, another order, and standard input" {
  for store in sqlite postgres; do
    load_into "$store" figures.csv
    rows_of "$store" >once
    load_into "$store" figures.csv
    assert_loaded
    rows_of "$store" | cmp - once
    extract b.txt | normalize >b.csv
    extract a.txt | normalize >a.csv
    load_into "$store" b.csv a.csv
    assert_loaded
    rows_of "$store" | cmp - once
    load_into "$store" <figures.csv
    assert_loaded
    rows_of "$store" | cmp - once
    [ -s once ]
  done
}

@test "exact: digits that no binary float has, ends of ranges, empty values" {
  value=12345678901234567890123456789.12345678901234567890
  sed "2s/4910000000/$value/" figures.csv >exact.csv
  grep -q "$value" exact.csv
  load_into sqlite exact.csv
  load_into postgres exact.csv
  for store in sqlite postgres; do
    assert_equal "$(ask "$store" "SELECT value FROM figures WHERE value IS NOT NULL AND source = 'a.txt' ORDER BY \"offset\" LIMIT 1")" "$value"
    assert_equal "$(ask "$store" "SELECT value_high FROM figures WHERE source = 'b.txt' AND indicator = '工业投资' AND measure = 'level'")" 900000000
  done
  assert_equal "$(ask postgres "SELECT sum(value) = $value + 825000000 FROM figures WHERE measure = 'level'")" t
  assert_equal "$(ask sqlite "SELECT decimal_cmp(decimal_sum(value), decimal_add('$value', '825000000')) FROM figures WHERE measure = 'level'")" 0
}

@test "other figures of the same bulletin, and another bulletin under the same name, take the place of the old" {
  for store in sqlite postgres; do
    load_into "$store" figures.csv
    extract a.txt | normalize | sed '3d; 2s/4910000000/1/' >fewer.csv
    load_into "$store" fewer.csv
    assert_loaded
    assert_equal "$(ask "$store" "SELECT count(*), max(value) FROM figures WHERE source = 'a.txt' AND measure = 'level'")" '1|1'
    assert_equal "$(ask "$store" "SELECT count(*) FROM figures WHERE source = 'a.txt'")" "$(($(wc -l <fewer.csv) - 1))"
    cp a.txt kept && bulletin | sed 's/49\.1/50/' >a.txt
    extract a.txt | normalize >new.csv
    load_into "$store" new.csv
    assert_loaded
    assert_equal "$(ask "$store" "SELECT hash FROM bulletins WHERE path = 'a.txt'")" "$(sha256sum <a.txt | cut -c 1-64)"
    assert_equal "$(ask "$store" "SELECT value FROM figures WHERE source = 'a.txt' AND measure = 'level'")" 5000000000
    mv kept a.txt
  done
}

@test "the same bytes under two names are one bulletin" {
  cp a.txt c.txt
  extract c.txt a.txt | normalize >double.csv
  for store in sqlite postgres; do
    load_into "$store" double.csv
    assert_loaded
    assert_equal "$(ask "$store" 'SELECT path FROM bulletins')" c.txt
    assert_equal "$(ask "$store" 'SELECT count(*) FROM figures')" "$(($(extract a.txt | wc -l) - 1))"
  done
}

@test "a column hash tells what bulletins cannot" {
  sed '1s/$/,hash/; 2,$s/$/,abc/' figures.csv >hashed.csv
  rm a.txt b.txt
  for store in sqlite postgres; do
    load_into "$store" hashed.csv
    assert_equal "$status" 0
    assert_equal "$(ask "$store" 'SELECT hash FROM bulletins')" abc
    load_into "$store" figures.csv
    assert_equal "$status" 2
    assert_message_of "load-$store"
    [[ $stderr == *"figures.csv:2: the bulletin 'a.txt' is not there"*'column hash'* ]] || fail "$stderr"
  done
}

@test "all or nothing: a record that is none, a value that is none" {
  for store in sqlite postgres; do
    load_into "$store" figures.csv
    rows_of "$store" >before
    for spoil in '$s/,[^,]*$//' '$s/,/"/' '1s/value/price/'; do
      sed "$spoil" figures.csv | sed '2s/4910000000/77/' >bad.csv
      load_into "$store" bad.csv
      assert_equal "$spoil: $status" "$spoil: 2"
      assert_message_of "load-$store"
      rows_of "$store" | cmp - before
    done
  done
  sed '2s/4910000000/12x/' figures.csv >bad.csv
  load_into postgres bad.csv
  assert_equal "$status" 2
  [[ $stderr == 'load-postgres: '*12x* ]] || fail "$stderr"
  rows_of postgres | cmp - before
}

@test "a file that is not there: status 1, the others are loaded" {
  for store in sqlite postgres; do
    load_into "$store" missing.csv figures.csv
    assert_equal "$status" 1
    assert_message_of "load-$store"
    [[ $stderr == *'missing.csv: cannot be opened'* ]]
    assert_equal "$(ask "$store" 'SELECT count(*) FROM bulletins')" 2
  done
}

@test "two loaders at once" {
  for store in sqlite postgres; do
    load_into "$store" figures.csv
    rows_of "$store" >once
    pids=()
    for _ in 1 2 3 4; do
      load_into "$store" figures.csv 3>&- &
      pids+=($!)
    done
    wait "${pids[@]}"
    rows_of "$store" | cmp - once
  done
}

@test "both schemas have the same tables and columns, in the same order" {
  load_into sqlite figures.csv
  load_into postgres figures.csv
  run ask sqlite "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid"
  assert_equal "$(ask postgres "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'
    ORDER BY table_name COLLATE \"C\", ordinal_position")" "$output"
  [ "${#lines[@]}" -gt 40 ]
  assert_equal "$(ask postgres "SELECT count(*) FROM information_schema.columns WHERE data_type IN ('real', 'double precision')")" \
    "$(ask postgres "SELECT count(*) FROM information_schema.columns WHERE data_type IN ('real', 'double precision') AND table_schema <> 'public'")"
  assert_equal "$(ask sqlite "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")" \
    "$(ask postgres "SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND indexname LIKE '%\_by\_%' ORDER BY 1")"
}

@test "databases of others or of later versions are left alone" {
  sqlite3 store.sqlite 'PRAGMA user_version = 2'
  load_into sqlite figures.csv
  assert_equal "$status" 2
  [[ $stderr == *'layout 2'* ]] || fail "$stderr"
  echo 'no database at all, but a text that is long enough to be read as one' >store.sqlite
  load_into sqlite figures.csv
  assert_equal "$status" 2
  assert_message_of load-sqlite
  ask postgres 'CREATE TABLE bulletins (a int)'
  load_into postgres figures.csv
  assert_equal "$status" 2
  [[ $stderr == *'of another program or version'* ]] || fail "$stderr"
}

@test "connections as psql takes them; one that leads nowhere: status 2" {
  for connection in "$PGDATABASE" "host=$PGHOST dbname=$PGDATABASE" "postgresql:///$PGDATABASE?host=$PGHOST"; do
    run_limited load-postgres "$connection" figures.csv
    assert_loaded
  done
  assert_equal "$(ask postgres 'SELECT count(*) FROM bulletins')" 2
  run_limited load-postgres 'host=/nowhere' figures.csv
  assert_equal "$status" 2
  assert_message_of load-postgres
}

@test "usage: status 2, a message that says what to do" {
  for name in load-sqlite load-postgres; do
    run_limited "$name"
    assert_equal "$status" 2
    [[ $stderr == "$name: name a "*--help* ]] || fail "$stderr"
    run_limited "$name" --nonsense x figures.csv
    assert_equal "$status" 2
    [[ $stderr == "$name: unknown option '--nonsense'"* ]] || fail "$stderr"
  done
  run_limited load-sqlite nowhere/x.sqlite figures.csv
  assert_equal "$status" 2
  assert_message_of load-sqlite
  mkdir bin && for command in bash env readlink cat; do ln -s "$(command -v "$command")" bin; done
  run_limited env PATH="$PWD/bin" "$root/pipelines/load-postgres" '' figures.csv
  [[ $stderr == *'no psql perl: '*'apt-get install postgresql-client'* ]] || fail "$stderr"
}
