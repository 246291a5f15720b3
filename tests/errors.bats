#!/usr/bin/env bats
# Input that is empty, odd or wrong: what is said, what is done with the rest, and the exit status.
load helpers

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

@test "empty input: no figure, no error" {
  for name in "${filters[@]}"; do
    run_limited "$name" </dev/null
    assert_equal "$name: $status" "$name: 0"
    assert_equal "$stderr" ""
  done
  assert_equal "$(extract </dev/null | wc -l)" 1 # the header
}

@test "a chain over empty input ends well" {
  for name in aggregate growth; do
    run_limited bash -c 'set -o pipefail; extract </dev/null | normalize | "$1"' _ "$name"
    assert_success
    assert_equal "$stderr" ""
  done
}

@test "input without figures: the header alone" {
  run_limited extract <<<'会议强调,要统一思想,狠抓落实。'
  assert_success
  assert_equal "${#lines[@]}" 1
  assert_output --regexp '^source,offset,length,'
  assert_equal "$stderr" ""
}

@test "a missing file: message, status 1, the others are read" {
  for name in "${filters[@]}"; do
    input_of "$name" >in
    run_limited "$name" missing in
    assert_equal "$name: $status" "$name: 1"
    assert_message_of "$name"
    [[ $stderr == *missing* ]] || fail "$stderr"
    [ "${#lines[@]}" -gt 1 ] || fail "$name did not read the second file"
  done
}

@test "a folder in place of a file: message, status 1" {
  mkdir folder
  for name in "${filters[@]}"; do
    run_limited "$name" folder
    assert_equal "$name: $status" "$name: 1"
    assert_message_of "$name"
    [[ $stderr == *folder* ]] || fail "$stderr"
  done
}

@test "a file whose reading fails: message, status 1, the others are read" {
  for name in "${filters[@]}"; do
    input_of "$name" >in
    run_limited "$name" /proc/self/mem in
    assert_equal "$name: $status" "$name: 1"
    assert_message_of "$name"
    [[ $stderr == *"/proc/self/mem"* ]] || fail "$stderr"
    [ "${#lines[@]}" -gt 1 ] || fail "$name did not read the second file"
  done
}

@test "invalid UTF-8: the byte's offset is named, nothing is guessed, the other files are read" {
  printf '增加值\xff\xfe 5亿元' >bad
  bulletin >good
  run_limited extract bad good
  assert_equal "$status" 1
  assert_message_of extract
  [[ $stderr == *bad*9*--encoding* ]] || fail "$stderr"
  assert_output --partial 'good,'
  refute_output --partial 'bad,'
}

@test "--encoding GB18030 reads it, with offsets in the bytes of the source" {
  bulletin | iconv -t GB18030 >gb.txt
  run_limited extract --encoding GB18030 gb.txt
  assert_success
  assert_output --partial '工业投资'
  while IFS=, read -r _ offset length rest; do
    number=$(tail -c +$((offset + 1)) gb.txt | head -c "$length")
    [[ $rest == *"$number"* ]] || fail "offset $offset, length $length give '$number': $rest"
  done < <(sed 1d <<<"$output")
}

@test "an encoding that does not exist: status 2 and a message" {
  run_limited extract --encoding NOSUCH <<<'5亿元'
  assert_equal "$status" 2
  assert_message_of extract
  [[ $stderr == *NOSUCH* ]] || fail "$stderr"
}

@test "CRLF and a BOM: the same figures" {
  columns=4-15
  expected=$(bulletin | extract | cut -d, -f$columns)
  assert_equal "$(bulletin | sed 's/$/\r/' | extract | cut -d, -f$columns)" "$expected"
  assert_equal "$( (printf '\xef\xbb\xbf'; bulletin) | extract | cut -d, -f$columns)" "$expected"
}

@test "offsets count the BOM's bytes" {
  (printf '\xef\xbb\xbf'; bulletin) >bom.txt
  IFS=, read -r _ offset length _ < <(extract bom.txt | sed -n 2p)
  assert_equal "$(tail -c +$((offset + 1)) bom.txt | head -c "$length")" 49.1
}

@test "CSV with CRLF and a BOM: the same rows" {
  for name in "${table_filters[@]}"; do
    expected=$(input_of "$name" | "$name")
    assert_equal "$( (printf '\xef\xbb\xbf'; input_of "$name" | sed 's/$/\r/') | "$name")" "$expected"
  done
}

@test "a missing column: the error names it and lists those that are there" {
  printf 'colour,weight\nred,5\n' >in.csv
  for name in "${table_filters[@]}"; do
    run_limited "$name" in.csv
    assert_equal "$name: $status" "$name: 2"
    assert_message_of "$name"
    [[ $stderr == *in.csv*colour*weight* ]] || fail "$stderr"
  done
  run_limited normalize in.csv
  [[ $stderr == *number* ]] || fail "$stderr"
}

@test "columns that normalize does not know are kept, in their place" {
  run_limited normalize <<<$'colour,number,unit,weight\nred,5,亿元,"a,b"'
  assert_success
  assert_line --index 0 --regexp '^colour,number,unit,weight,value,'
  assert_line --index 1 --regexp '^red,5,亿元,"a,b",500000000,'
}

@test "columns in another order, and unknown ones between them, change no table" {
  values >in.csv
  mlr --csv put '$colour = "red"' in.csv | mlr --csv reorder -e -f source,value,city | mlr --csv reorder -f colour >other.csv
  [ "$(head -n 1 in.csv)" != "$(head -n 1 other.csv)" ]
  for name in aggregate growth; do
    assert_equal "$("$name" other.csv)" "$("$name" in.csv)"
  done
}

@test "quoted line breaks and quotes inside fields" {
  run_limited normalize <<<$'number,unit,text\n5,亿元,"one\ntwo ""three"""'
  assert_success
  assert_equal "${#lines[@]}" 2
  assert_line --index 1 --regexp '^5,亿元,"one two ""three""",500000000,'
}

@test "an unclosed quote: error with file and line" {
  for name in "${table_filters[@]}"; do
    { input_of "$name" | head -n 2; printf 'x,"never closed\n'; } >in.csv
    run_limited "$name" in.csv
    assert_equal "$name: $status" "$name: 2"
    assert_message_of "$name"
    [[ $stderr == *in.csv:3:*quote* ]] || fail "$stderr"
  done
}

@test "a row with too many or too few fields: error with file and line" {
  for name in "${table_filters[@]}"; do
    for row in 'x' "$(printf '%0.sx,' {1..200})"; do
      { input_of "$name" | head -n 2; printf '%s\n' "$row"; } >in.csv
      run_limited "$name" in.csv
      assert_equal "$name: $status" "$name: 2"
      assert_message_of "$name"
      [[ $stderr == *in.csv:3:* ]] || fail "$stderr"
    done
  done
}

@test "a field over 1 MiB: error with file and line" {
  { printf 'number,unit,text\n5,亿元,'; head -c 1100000 /dev/zero | tr '\0' x; echo; } >in.csv
  run_limited normalize in.csv
  assert_equal "$status" 2
  assert_message_of normalize
  [[ $stderr == *in.csv:2:* ]] || fail "$stderr"
}

@test "control characters in file names do not reach the terminal" {
  for name in "${filters[@]}"; do
    run_limited "$name" $'a\e[31mb\nc'
    assert_equal "$name: $status" "$name: 1"
    [[ $stderr != *$'\e'* && $stderr != *$'\n'* ]] || fail "$name printed control characters"
    [[ $stderr == *'a\x1b[31mb\x0ac'* ]] || fail "$stderr"
  done
}

@test "names with blanks, line breaks and leading dashes are read" {
  for file in 'a b' $'c\nd' -e; do
    bulletin >"./$file"
    run_limited extract -- "$file"
    assert_success
    assert_equal "$stderr" ""
    [ "${#lines[@]}" -gt 3 ] || fail "no figures of $file"
    assert_equal "$(extract -- "$file" | wc -l)" "$(bulletin | extract | wc -l)" # one record is one line
  done
}
