#!/usr/bin/env bats
# Many cores and many hosts: always the table of one chain, byte for byte.
load helpers
load hosts

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  mkdir tmp
  export TMPDIR=$PWD/tmp
}

teardown() {
  stop_hosts
}

# bulletins N: to in/, all different; those in GB18030 are taken away, so that two thirds are left.
bulletins() {
  local number
  "$root/tests/make-bulletins" "$1" all && mkdir -p in
  for ((number = 0; number < $1; number++)); do
    ((number % 3 == 0)) || mv "all/0/$number.txt" in
  done
  rm -rf all
}

# assert_same_table OPTION...: cluster, in chunks of two on two cores, prints what city-table does.
assert_same_table() {
  local expected
  expected=$(city-table "$@" 2>/dev/null) || [ $? = 1 ]
  run_limited cluster --jobs 2 --chunk 2 "$@"
  assert_output "$expected"
  assert_equal "$(ls "$TMPDIR")" ""
}

@test "the table of one chain, and nothing on stderr" {
  bulletins 20
  assert_same_table in/*
  assert_success
  assert_equal "$stderr" ""
  [ "${#lines[@]}" -gt 20 ]
}

@test "folders are taken with all below, files in the order of their names" {
  bulletins 20
  mkdir -p in/z/y && mv in/1*.txt in/z/y
  expected=$(find in -type f | LC_ALL=C sort | xargs -d '\n' city-table)
  run_limited cluster --chunk 3 in
  assert_success
  assert_output "$expected"
}

@test "options go where they belong" {
  bulletins 12
  mkdir my && printf '梯田\tland\t亩\t2\n' >my/units.tsv && echo '2024年,临江市改造面积30梯田。' >in/terraces.txt
  files=(in/*)
  while read -ra options; do
    assert_same_table "${options[@]}" "${files[@]}"
    assert_success
    [ "${#lines[@]}" -gt 1 ] || fail "${options[*]}: nothing there"
  done <<'END'
--where measure=level
-w unit=亿元 --format json
--pivot city
--all-status --sort -value
--by city,indicator_std,base_unit,measure,period --op mean
--to 亿元 --digits 1
--lexicon my --where base_unit=亩
--lexicon=my --rollup period,city --prefer last
--partial
END
}

@test "names with blanks, line breaks, commas, quotes, leading dashes and dollars; absolute ones, and ones from above" {
  mkdir in below
  for name in ' a b.txt' $'c\nd.txt' 'e,"f"' -x '$(touch owned)' "'"; do
    bulletin | sed "s/49\.1/$((++n)).5/" >"in/$name"
  done
  cp in/-x ./-x
  assert_same_table -- -x
  assert_success
  cd below
  assert_same_table -- ../in/* "$BATS_TEST_TMPDIR/in/-x"
  assert_success
  assert_equal "${#lines[@]}" 4
  [[ $output == *'../in/ a b.txt'* ]]
  [ ! -e owned ] && [ ! -e ../owned ] && [ ! -e ../in/owned ]
}

@test "what cannot be read is told by its name, the rest goes on: status 1" {
  bulletins 6
  bulletin | iconv -t GB18030 >in/gb.txt
  mkfifo in/fifo
  assert_same_table in/*.txt
  assert_equal "$status" 1
  [[ $stderr == 'extract: in/gb.txt: byte '*' is not UTF-8'* ]] || fail "$stderr"
  run_limited cluster in/*.txt missing.txt in/fifo
  assert_equal "$status" 1
  assert_output "$(city-table in/*.txt 2>/dev/null)"
  [[ $stderr == *'cluster: missing.txt: cannot be read'*'cluster: in/fifo: cannot be read'* ]] || fail "$stderr"
}

@test "usage: status 2, a message that says what to do" {
  bulletins 2
  : >no-hosts && printf '4/:\n' >this-host
  while IFS='|' read -r words expected; do
    read -ra words <<<"$words"
    run_limited cluster "${words[@]}"
    assert_equal "${words[*]}: $status" "${words[*]}: 2"
    assert_output ""
    assert_message_of cluster
    [[ $stderr == *"$expected"* ]] || fail "${words[*]}: $stderr"
  done <<'END'
|no bulletins
--nonsense in|unknown option '--nonsense'
--jobs 0 in|'0' is no whole number
--jobs|needs an argument
--chunk x in|'x' is no whole number
--retries -1 in|'-1' is no whole number
--resume in|needs --work
--hosts missing in|missing: cannot be read
--hosts no-hosts in|no host in it
--hosts this-host in|no ':'
--rejects r in|'--rejects' is for one chain
--lexicon nowhere in|nowhere: no such folder
-|standard input cannot be shared out
END
  assert_equal "$(ls "$TMPDIR")" ""
}

@test "a chunk that fails: status 2, no table, and --resume goes on from there" {
  bulletins 12
  files=(in/*)
  mkdir stand-ins && ln -s "$GONGBAO_BIN"/* stand-ins && rm stand-ins/normalize
  cat >stand-ins/normalize <<SCRIPT
#!/bin/sh
[ "\$1" = --help ] || [ -e '$PWD/mended' ] || { echo 'normalize: broken' >&2; exit 2; }
exec '$GONGBAO_BIN/normalize' "\$@"
SCRIPT
  chmod +x stand-ins/normalize
  run_limited env GONGBAO_BIN="$PWD/stand-ins" cluster --work w --chunk 4 --retries 2 "${files[@]}"
  assert_equal "$status" 2
  assert_output ""
  assert_message_of cluster
  [[ $stderr == *'normalize: broken'*'2 chunks could not be done; to go on: the same command with --resume'* ]] || fail "$stderr"
  run_limited env GONGBAO_BIN="$PWD/stand-ins" cluster --work w --chunk 4 "${files[@]}"
  assert_equal "$status" 2
  [[ $stderr == *'has a run already'* ]] || fail "$stderr"
  run_limited env GONGBAO_BIN="$PWD/stand-ins" cluster --work w --resume --chunk 3 "${files[@]}"
  assert_equal "$status" 2
  [[ $stderr == *'other options'* ]] || fail "$stderr"
  touch mended
  run_limited env GONGBAO_BIN="$PWD/stand-ins" cluster --work w --resume --chunk 4 "${files[@]}"
  assert_success
  assert_output "$(city-table "${files[@]}")"
}

@test "killed, then resumed: what was done is not done again" {
  bulletins 40
  files=(in/*)
  cluster --work w --jobs 1 --chunk 2 "${files[@]}" >/dev/null 2>&1 3>&- &
  pid=$!
  until_true eval 'compgen -G "w/*.result" >/dev/null'
  kill -TERM "$pid"
  ended=0
  wait "$pid" || ended=$?
  assert_equal "$ended" 143
  done_before=$(find w -name '*.result' | wc -l)
  [ "$done_before" -lt 13 ]
  find w -name '*.result' -exec touch -d 2001-01-01 {} +
  run_limited cluster --work w --resume --jobs 1 --chunk 2 "${files[@]}"
  assert_equal "$status: $stderr" "0: "
  assert_output "$(city-table "${files[@]}")"
  assert_equal "$(find w -name '*.result' ! -newermt 2001-01-02 | wc -l)" "$done_before"
}

@test "programs that are missing are named with their packages" {
  mkdir bin && for command in bash env readlink cat grep tar flock; do ln -s "$(command -v "$command")" bin; done
  bulletins 2
  run_limited env PATH="$PWD/bin" "$root/pipelines/cluster" in
  assert_equal "$status" 2
  [[ $stderr == *'no parallel perl: '*'apt-get install parallel perl-base'* ]] || fail "$stderr"
}

@test "two hosts: the programs are copied, the table is the same, nothing of the run stays there" {
  need_namespaces
  start_hosts
  bulletins 18
  expected=$(city-table in/*)
  for round in 1 2; do
    run --separate-stderr on_client cluster --work "w$round" --hosts hosts --chunk 2 in/*
    assert_success
    assert_equal "$stderr" ""
    assert_output "$expected"
    for host in a b; do
      [ -x "$(echo "$host"/home/.cache/gongbao/*/kit/extract)" ] || fail "no programs on $host"
      assert_equal "$(find "$host/home" -name 'gongbao-*')" ""
    done
    assert_equal "$(cut -f 2 "w$round/joblog" | sed 1d | sort -u | wc -l)" 2
  done
}

# survives WHAT: host b is struck by WHAT in mid-run.
survives() {
  local at_work
  bulletins 36
  expected=$(city-table in/*)
  on_client cluster --work w --hosts hosts --chunk 1 in/* >out 2>err 3>&- &
  pid=$!
  until_true grep -q "$(address 1 2)" w/joblog
  "$1" b
  at_work=$(wc -l <w/joblog)
  wait "$pid" || fail "status $?: $(cat err)"
  [ "$at_work" -lt 12 ] || fail "$at_work chunks were done before: no mid-run"
  assert_equal "$(<out)" "$expected"
  assert_equal "$(cat err)" ""
  assert_equal "$(sed 1d w/joblog | cut -f 7 | sort | uniq -c | tr -d ' ')" "240"
  assert_equal "$(sed "1,${at_work}d" w/joblog | tail -n 8 | cut -f 2 | sort -u | grep -c "$(address 0 2)")" 1
}

@test "a host that crashes in mid-run: its chunks run elsewhere" {
  need_namespaces
  start_hosts
  survives stop_host
}

@test "a host that falls silent in mid-run: its chunks run elsewhere" {
  need_namespaces
  start_hosts -o ConnectTimeout=1 -o ServerAliveInterval=1
  survives cut_off
}

@test "a host that is not there from the start: the other does it all; no host: status 2" {
  need_namespaces
  start_hosts
  stop_host b
  bulletins 12
  run --separate-stderr on_client cluster --hosts hosts --chunk 2 in/*
  assert_success
  assert_output "$(city-table in/*)"
  stop_host a
  run --separate-stderr on_client cluster --hosts hosts --chunk 2 in/*
  assert_equal "$status" 2
  assert_output ""
  assert_message_of cluster
}
