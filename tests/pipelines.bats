#!/usr/bin/env bats
# The chains as scripts: where they are called from, what they are called with, what they do when a part fails.
load helpers

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  unusual_bulletin >b.txt # so that audit-report, too, has something to say
}

# by_hand FILTER FILE...: what the pipeline that ends in FILTER shall give.
by_hand() {
  local last=$1
  shift
  extract -- "$@" | normalize | "$last"
}

@test "city-table and growth-table are their chains" {
  run_limited city-table b.txt
  assert_success
  assert_output "$(by_hand aggregate b.txt)"
  assert_equal "$stderr" ""
  assert_output --partial 4910000000
  run_limited growth-table b.txt
  assert_success
  assert_output "$(by_hand growth b.txt)"
  assert_equal "$stderr" ""
}

@test "without a file they read standard input" {
  for name in "${pipelines[@]}"; do
    run_limited "$name" <b.txt
    assert_success
    assert_output --partial 工业投资
  done
}

@test "from any folder, through symlinks, by a relative path" {
  unset GONGBAO_BIN
  mkdir checkout 'other folder'
  cp -r "$root/pipelines" checkout && ln -s "$GONGBAO_BUILD" checkout/build
  ln -s "$PWD/checkout/pipelines/city-table" link
  ln -s ../link 'other folder/second link'
  expected=$(by_hand aggregate b.txt)
  assert_equal "$(./link b.txt)" "$expected"
  assert_equal "$(checkout/pipelines/city-table b.txt)" "$expected"
  cp b.txt 'other folder' && cd 'other folder'
  assert_equal "$('./second link' b.txt)" "$expected"
  assert_equal "$(PATH=$PWD:$PATH && 'second link' b.txt)" "$expected"
  assert_equal "$(../checkout/pipelines/city-table b.txt)" "$expected"
}

@test "names with blanks, line breaks, leading dashes and dollars" {
  for file in 'a b.txt' $'c\nd.txt' --format '$(touch owned)' "'q\"uote"; do
    cp b.txt "./$file"
    for name in "${pipelines[@]}"; do
      run_limited "$name" -- "$file"
      assert_success
      assert_equal "$stderr" ""
      assert_output --partial 工业投资
    done
  done
  [ ! -e owned ]
  cp b.txt ./-x
  run_limited city-table b.txt -x # behind the first file all are files
  assert_success
}

@test "several files" {
  sed 's/临江市/延吉市/' b.txt >c.txt
  run_limited city-table b.txt c.txt
  assert_success
  assert_output "$(by_hand aggregate b.txt c.txt)"
}

@test "options go to the filters that have them" {
  assert_equal "$(city-table --format tsv b.txt)" "$(extract b.txt | normalize | aggregate --format tsv)"
  assert_equal "$(city-table --format=tsv b.txt)" "$(extract b.txt | normalize | aggregate --format tsv)"
  iconv -t GB18030 b.txt >gb.txt
  run_limited city-table --encoding GB18030 --format tsv gb.txt
  assert_success
  assert_output "$(extract --encoding GB18030 gb.txt | normalize | aggregate --format tsv)"
  run_limited city-table --area 延吉市 b.txt
  assert_success
  assert_output "$(extract --area 延吉市 b.txt | normalize | aggregate)"
}

@test "a lexicon goes to every filter that has one" {
  mkdir words && printf '梯田\tland\t亩\t2\n' >words/units.tsv
  echo '2024年,临江市改造面积30梯田,比上年增加5梯田。' >b.txt
  for name in city-table growth-table; do
    run_limited "$name" --lexicon words b.txt
    assert_success
    assert_output --regexp '亩.*60|60.*亩'
  done
}

@test "an unknown option: status 2, and no filter has run" {
  for name in "${pipelines[@]}"; do
    run_limited "$name" --nonsense b.txt
    assert_equal "$status" 2
    assert_output ""
    assert_message_of "$name"
  done
}

@test "a file that is not there: status 1, the table of the others" {
  for name in "${pipelines[@]}"; do
    run_limited "$name" missing.txt b.txt
    assert_equal "$name: $status" "$name: 1"
    assert_output --partial 工业投资
    assert_message_of extract
  done
}

# stand_ins: a folder of programs in which NAME ends with STATUS and the others work.
stand_ins() {
  local broken=$1 end=$2 filter
  mkdir -p stand-ins
  for filter in "${filters[@]}"; do ln -sf "$GONGBAO_BIN/$filter" "stand-ins/$filter"; done
  rm "stand-ins/$broken"
  printf '#!/bin/sh\n[ "$1" = --help ] && exec "%s" --help\ncat >/dev/null\nexit %s\n' "$GONGBAO_BIN/$broken" "$end" >"stand-ins/$broken"
  chmod +x "stand-ins/$broken"
}

@test "the exit status is the worst of the chain, whichever part fails" {
  for broken in extract normalize aggregate; do
    for end in 1 2; do
      stand_ins "$broken" "$end"
      run_limited env GONGBAO_BIN="$PWD/stand-ins" city-table b.txt
      assert_equal "$broken ends with $status" "$broken ends with $end"
    done
  done
}

@test "programs that are not there: status 2 and a message that says what to do" {
  for name in "${pipelines[@]}"; do
    run_limited env GONGBAO_BIN="$PWD/nowhere" "$name" b.txt
    assert_equal "$status" 2
    assert_message_of "$name"
    [[ $stderr == *nowhere/extract*make* ]] || fail "$stderr"
  done
}

@test "an empty environment, as cron's" {
  for name in "${pipelines[@]}"; do
    run_limited env -i GONGBAO_BIN="$GONGBAO_BIN" "$root/pipelines/$name" b.txt
    assert_success
    assert_output "$("$name" b.txt)"
  done
}

@test "a reader that has gone is no error" {
  run_limited bash -c 'city-table b.txt | head -n 1; exit "${PIPESTATUS[0]}"'
  assert_success
  assert_equal "${#lines[@]}" 1
  assert_equal "$stderr" ""
}

@test "partial output is never a success: a full disk in the middle of the chain" {
  for broken in extract normalize; do
    stand_ins "$broken" 0
    printf '#!/bin/sh\n[ "$1" = --help ] || exec "%s" "$@" >/dev/full\nexec "%s" --help\n' "$GONGBAO_BIN/$broken" "$GONGBAO_BIN/$broken" >"stand-ins/$broken"
    run_limited env GONGBAO_BIN="$PWD/stand-ins" city-table b.txt
    assert_equal "$broken: $status" "$broken: 2"
    assert_message_of "$broken"
  done
}
