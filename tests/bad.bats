#!/usr/bin/env bats
# What is in bad/: no filter crashes of it, goes on for ever, or fails without a word. Patterns match the same with and without JIT.
load helpers

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  bulletin >text.txt
}

# command_of FILTER FILE: how FILTER reads FILE, in the array command.
command_of() {
  case $1 in
    workbook) command=(workbook -o out.xlsx "$2") ;;
    annotate) command=(annotate "$2") ;;
    *) command=("$1" "$2") ;;
  esac
}

# bear FILE FILTER...: each of them ends, with a message where it fails.
bear() {
  local file=$1 name command
  shift
  for name; do
    command_of "$name" "$file"
    figures >rows.csv # what annotate reads beside the text
    run_limited "${command[@]}" <rows.csv
    [ "$status" -le 2 ] || fail "$name ${file##*/}: status $status: $stderr"
    [ "$status" -lt 2 ] || assert_message_of "$name"
    [[ $stderr != *$'\e'* && $stderr != *$'\u202e'* ]] || fail "$name ${file##*/}: a message that acts on the terminal"
  done
}

@test "every filter bears each file" {
  seen=0
  for file in "$root"/tests/bad/*.{txt,csv}; do
    bear "$file" "${filters[@]}" workbook annotate
    seen=$((seen + 1))
  done
  [ "$seen" -ge 14 ]
}

@test "each file has its line in the README" {
  for file in "$root"/tests/bad/*.{txt,csv}; do
    grep -qF "| \`${file##*/}\` |" "$root/tests/bad/README.md" || fail "${file##*/}"
  done
}

@test "figures of bad text go through the chain" {
  seen=0
  for file in "$root"/tests/bad/*.txt; do
    extract "$file" >figures.csv 2>err || [ $? = 1 ]
    bear figures.csv normalize
    [ "$status" = 0 ] || continue # more digits than any number has
    echo "$output" >values.csv
    bear values.csv aggregate growth audit workbook
    [ "$status" = 0 ]
    seen=$((seen + 1))
  done
  [ "$seen" -ge 7 ]
}

# Processor time, which other programs on the machine do not change: 6 seconds, more where sanitizers slow them.
@test "a hundred times over, each text is read in time" {
  for file in "$root"/tests/bad/*.txt; do
    for ((i = 0; i < 100; i++)); do cat "$file"; done >much.txt
    (ulimit -t "$((TEST_TIMEOUT * 3 / 10))" && limited extract much.txt >/dev/null 2>err) || [ $? = 1 ] || fail "${file##*/}: $(cat err)"
  done
}

@test "--spreadsheet-safe leaves no cell that a spreadsheet would run" {
  extract "$root/tests/bad/formulas.txt" >plain.csv
  extract --spreadsheet-safe "$root/tests/bad/formulas.txt" >safe.csv
  [ "$(mlr --icsv --ojsonl cat plain.csv | grep -cE '": "[=+@-][^"]*[^0-9."]')" -gt 0 ]
  assert_equal "$(mlr --icsv --ojsonl cat safe.csv | grep -cE '": "([=+@]|-[^0-9])')" 0
}

@test "with and without JIT the same" {
  interpreted=$GONGBAO_BUILD/tests/extract-interpreted
  [ -x "$interpreted" ] || skip "only where make check built it"
  seen=0
  for file in "$root"/samples/*.txt "$root"/tests/bad/*.txt "$root"/tests/cases/extract/*/in; do
    [[ $file != *.gb18030.txt ]] || continue
    expected=$(limited extract --rejects rejects "$file" 2>&1) || [ $? = 1 ]
    actual=$(limited "$interpreted" --rejects interpreted "$file" 2>&1) || [ $? = 1 ]
    [ "$actual" = "$expected" ] || fail "$file"
    cmp rejects interpreted
    seen=$((seen + 1))
  done
  [ "$seen" -ge 40 ]
}
