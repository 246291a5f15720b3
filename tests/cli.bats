#!/usr/bin/env bats
# What every program does alike: help, version, wrong options, where the output goes.
load helpers

@test "--help: usage and every option on stdout, nothing on stderr" {
  for name in "${filters[@]}" "${pipelines[@]}" "${scripts[@]}"; do
    run_limited "$name" --help
    assert_success
    assert_equal "$stderr" ""
    assert_line --index 0 --regexp "^Usage: $name \[options\] "
  done
}

@test "--help ends with --help and --version in filters" {
  for name in "${filters[@]}"; do
    run_limited "$name" --help
    assert_line --index -2 --regexp '^ +--help +print this help'
    assert_line --index -1 --regexp '^ +--version +print the version'
  done
}

@test "--version: name, project and number" {
  number=$(sed -n 's/^VERSION := //p' "$root/Makefile")
  for name in "${filters[@]}" "${pipelines[@]}" "${scripts[@]}"; do
    run_limited "$name" --version
    assert_success
    assert_output "$name (gongbao) $number"
    assert_equal "$stderr" ""
  done
}

@test "unknown option: status 2, nothing on stdout, a message that names --help" {
  for name in "${filters[@]}" "${pipelines[@]}" "${scripts[@]}"; do
    for option in --no-such-option -Z; do
      run_limited "$name" "$option" </dev/null
      assert_equal "$status" 2
      assert_output ""
      assert_message_of "$name"
      [[ $stderr == *"$option"*"$name --help"* ]] || fail "$stderr"
    done
  done
}

@test "an option without its argument: status 2 and a message" {
  for name in extract city-table; do
    run_limited "$name" --area </dev/null
    assert_equal "$status" 2
    assert_message_of "$name"
    [[ $stderr == *--area*argument* ]] || fail "$stderr"
  done
}

@test "every option of --help stands in the man page, and the other way round" {
  for name in "${filters[@]}"; do
    shown=$("$name" --help | grep -oE '^ +(-., )?--[a-z-]+' | grep -oE -- '--[a-z-]+' | sort)
    written=$(mandoc -T ascii -O width=200 "$root/filters/$name/$name.1" | sed 's/.\x08//g' | grep -oE '^ +(-[A-Za-z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+' | sort -u)
    assert_equal "$name: $written" "$name: $shown"
  done
}

@test "a full disk is an error" {
  for name in "${filters[@]}"; do
    input_of "$name" >"$BATS_TEST_TMPDIR/in"
    run_limited bash -c '"$1" <"$2" >/dev/full' _ "$name" "$BATS_TEST_TMPDIR/in"
    assert_equal "$name: $status" "$name: 2"
    assert_message_of "$name"
    for option in --help --version; do
      run_limited bash -c '"$1" "$2" >/dev/full' _ "$name" "$option"
      assert_equal "$name $option: $status" "$name $option: 2"
    done
  done
}

@test "a full disk is an error where there is more output than a buffer holds" {
  for name in extract normalize; do
    input_of "$name" >"$BATS_TEST_TMPDIR/once"
    { cat "$BATS_TEST_TMPDIR/once"; for _ in {1..3000}; do tail -n 1 "$BATS_TEST_TMPDIR/once"; done; } >"$BATS_TEST_TMPDIR/in"
    run_limited bash -c '"$1" <"$2" >/dev/full' _ "$name" "$BATS_TEST_TMPDIR/in"
    assert_equal "$name: $status" "$name: 2"
    assert_message_of "$name"
  done
}

@test "a full disk is an error in the pipelines" {
  bulletin >"$BATS_TEST_TMPDIR/b.txt"
  for name in "${pipelines[@]}"; do
    run_limited bash -c '"$1" "$2" >/dev/full' _ "$name" "$BATS_TEST_TMPDIR/b.txt"
    assert_equal "$name: $status" "$name: 2"
    [ -n "$stderr" ] || fail "$name said nothing"
  done
}

@test "a reader that has gone is no error and makes no noise" {
  for name in extract normalize; do
    input_of "$name" >"$BATS_TEST_TMPDIR/once"
    { cat "$BATS_TEST_TMPDIR/once"; for _ in {1..3000}; do tail -n 1 "$BATS_TEST_TMPDIR/once"; done; } >"$BATS_TEST_TMPDIR/in"
    run_limited bash -c '"$1" <"$2" | head -n 1; exit "${PIPESTATUS[0]}"' _ "$name" "$BATS_TEST_TMPDIR/in"
    assert_equal "$name: $status" "$name: 0"
    assert_equal "${#lines[@]}" 1
    assert_equal "$stderr" ""
  done
}

@test "a closed stdout is an error" {
  for name in "${filters[@]}"; do
    input_of "$name" >"$BATS_TEST_TMPDIR/in"
    run_limited bash -c '"$1" <"$2" >&-' _ "$name" "$BATS_TEST_TMPDIR/in"
    assert_equal "$name: $status" "$name: 2"
  done
}

@test "an empty environment, as cron's, changes nothing" {
  for name in "${filters[@]}"; do
    input_of "$name" >"$BATS_TEST_TMPDIR/in"
    "$name" <"$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/out"
    run_limited env -i "$GONGBAO_BIN/$name" <"$BATS_TEST_TMPDIR/in"
    assert_success
    assert_output "$(cat "$BATS_TEST_TMPDIR/out")"
    assert_equal "$stderr" ""
  done
}

@test "the locale changes nothing" {
  for name in "${filters[@]}"; do
    input_of "$name" >"$BATS_TEST_TMPDIR/in"
    "$name" <"$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/out"
    for locale in C POSIX zh_CN.GB18030 nonsense; do
      run_limited env LC_ALL="$locale" "$name" <"$BATS_TEST_TMPDIR/in"
      assert_success
      assert_output "$(cat "$BATS_TEST_TMPDIR/out")"
    done
  done
}

@test "input is a file, standard input or - alike" {
  for name in "${table_filters[@]}"; do
    input_of "$name" >"$BATS_TEST_TMPDIR/in"
    expected=$("$name" <"$BATS_TEST_TMPDIR/in")
    assert_equal "$("$name" "$BATS_TEST_TMPDIR/in")" "$expected"
    assert_equal "$("$name" - <"$BATS_TEST_TMPDIR/in")" "$expected"
  done
  bulletin >"$BATS_TEST_TMPDIR/in"
  assert_equal "$(extract - <"$BATS_TEST_TMPDIR/in")" "$(bulletin | extract)"
  assert_equal "$(extract "$BATS_TEST_TMPDIR/in" | cut -d, -f2-)" "$(bulletin | extract | cut -d, -f2-)"
}

@test "tables made at build time are those that the lexicon gives: --lexicon with nothing in it changes nothing" {
  cd "$BATS_TEST_TMPDIR"
  mkdir nothing
  for table in areas lookalikes cues heads indicators names; do echo '# nothing' >nothing/$table.tsv; done
  seen=0
  for file in "$root"/samples/*.txt "$root"/tests/accuracy/*/text.txt; do
    extract "$file" >compiled.csv || [ $? = 1 ]
    extract --lexicon nothing "$file" >read.csv || [ $? = 1 ]
    cmp compiled.csv read.csv
    cmp <(normalize compiled.csv) <(normalize --lexicon nothing compiled.csv)
    seen=$((seen + 1))
  done
  [ "$seen" -ge 20 ]
}

@test "a division of one's own stands beside those of the table" {
  cd "$BATS_TEST_TMPDIR"
  mkdir mine
  printf '999900\t新海市\t新海\n' >mine/areas.tsv
  extract --lexicon mine <<<'2024年，新海市实现地区生产总值12亿元，运城市实现地区生产总值34亿元。' >figures.csv
  assert_equal "$(mlr --icsv --onidx --ofs ' ' cut -f area,number figures.csv)" $'新海市 12\n运城市 34'
}
