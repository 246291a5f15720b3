#!/usr/bin/env bats
# Memory that is not there, reading, writing and opening that fail: see faults/inject. In make check some calls of each
# function fail, in make check-soak (SOAK) all of them.
load helpers

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  library=$GONGBAO_BUILD/tests/faults.so
  [ -e "$library" ] || skip "sanitizers and valgrind bring an allocator of their own"
  export -f limited
  calls=4
  [ -z "${SOAK-}" ] || calls=1000000
}

# inject COMMAND...: every failure is borne.
inject() {
  "$root/tests/faults/inject" "$library" "$calls" "$@"
}

@test "extract bears each failure" {
  bulletin | inject extract
  bulletin | inject extract --rejects rejects
  bulletin | inject extract --explain
  bulletin | iconv -t GB18030 | inject extract --encoding GB18030
}

@test "normalize bears each failure" {
  figures | inject normalize --report report
}

@test "aggregate bears each failure" {
  values | inject aggregate
  values | inject aggregate --partial
  values | aggregate --partial | inject aggregate --merge --format table
}

@test "growth bears each failure" {
  values | inject growth
  values | inject growth --cagr 2020..2024
}

@test "audit bears each failure" {
  input_of audit | inject audit
}

@test "annotate bears each failure" {
  input_of audit >values.csv
  audit values.csv >findings.csv || [ $? = 1 ]
  unusual_bulletin >bulletin.txt
  # Where the text cannot be opened or either of its two reads fails, it is left out: status 1.
  for format in html ansi; do
    run inject annotate --source - --format "$format" --findings findings.csv bulletin.txt <values.csv
    assert_line --regexp '^annotate: [0-9]{2,} failures, [0-3] not borne$'
    refute_line --regexp 'failed: status ([^1]|1, .* said: (.{0,9}$|annotate: [^b]))'
  done
}

# libxlsxwriter goes on where a call fails: see workbook/library.c.
@test "workbook bears each failure: no half of one, and no temporary file of it" {
  values >values.csv
  aggregate --sources 100 values.csv >city.csv
  export INJECT_OUTPUT=out.xlsx
  inject workbook -o out.xlsx values.csv city=city.csv
}

@test "workbook: no room for temporary files, but for the workbook, is an error" {
  (cd "$root" && extract samples/{yuncheng-linfen-2024q1,jincheng-2024q1}.txt) | normalize >values.csv
  workbook -o whole.xlsx values.csv
  kilobytes=$(($(stat -c %s whole.xlsx) / 1024 + 4))
  trap '' XFSZ
  run_limited bash -c 'ulimit -f "$1" && exec workbook -o out.xlsx values.csv' _ "$kilobytes"
  assert_equal "$status" 2
  [[ $stderr == "workbook: "*"is there room"* ]] || fail "$stderr"
  run compgen -G 'out.xlsx*'
  assert_output ''
}

@test "a file that breaks off is never taken for a whole one" {
  for name in "${table_filters[@]}"; do
    input_of "$name" | awk 'NR == 1 { print; next } { for (i = 0; i < 900; i++) print }' >in.csv # more than a block
    LD_PRELOAD=$library FAULT_CALL=read FAULT_AT=2 run_limited "$name" in.csv
    assert_equal "$name: $status" "$name: 2"
    [[ $stderr == *in.csv:*read* ]] || fail "$stderr"
  done
}
