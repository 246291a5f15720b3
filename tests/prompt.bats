#!/usr/bin/env bats
# What is for people at a terminal, and for spreadsheets: tables, colours, completions, following a file.
load helpers

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  values >values.csv
}

# on_terminal COLUMNS COMMAND: what COMMAND prints on a terminal of that width, without the CRs of its line ends.
on_terminal() {
  TERM=${TERM-xterm} limited script -qec "stty cols $1; $2" /dev/null </dev/null | tr -d '\r'
}

@test "--human: 万 and 亿 with all digits, to the right; smaller numbers as they are" {
  printf 'source,offset,city,subject_std,indicator_std,period,measure,basis,status,base_unit,value\n' >v.csv
  for value in 4910000000 -123456789 10000 9999 -20000.5 5.7; do
    printf 'x,%d,甲市,,i%d,2024,level,,actual,元,%s\n' "$((++n))" "$n" "$value"
  done >>v.csv
  run_limited aggregate --format table --human --columns value,indicator_std v.csv
  assert_success
  assert_output "\
        value  indicator_std
       49.1亿  i1
-1.23456789亿  i2
          1万  i3
         9999  i4
   -2.00005万  i5
          5.7  i6"
}

@test "--human is of growth and audit too, and of tables only" {
  run_limited growth --format table --human --columns indicator,value values.csv
  assert_line --regexp '^工业投资 +49.1亿$'
  unusual_bulletin | extract | normalize >unusual.csv
  run_limited audit --format table --human unusual.csv
  assert_success
  assert_output --partial 1445.1
  for name in aggregate growth audit; do
    run_limited "$name" --human values.csv
    assert_equal "$status" 2
    [[ $stderr == *--human*"--format table"* ]] || fail "$stderr"
  done
}

@test "a table is cut to the terminal, between characters, and only there" {
  aggregate --format table values.csv >whole
  on_terminal 23 'NO_COLOR=1 aggregate --format table values.csv' >narrow
  assert_equal "$(wc -l <narrow)" "$(wc -l <whole)"
  [ "$(head -n 1 whole | wc -m)" -gt 100 ]
  while IFS= read -r line; do
    [[ $line == *… ]] || fail "not cut: $line"
    width=$(($(LC_ALL=C.UTF-8 wc -L <<<"$line")))
    [ "$width" -le 23 ] && [ "$width" -ge 22 ] || fail "$width columns: $line"
  done <narrow
  on_terminal 1000 'NO_COLOR=1 aggregate --format table values.csv' >wide
  cmp wide whole
  on_terminal 23 'aggregate --format table values.csv | cat' >piped
  cmp piped whole
}

@test "colours on a terminal only, not with NO_COLOR or on a dumb one" {
  escape=$'\33'
  run on_terminal 80 'aggregate --format table values.csv'
  assert_line --index 0 --regexp "^$escape\[1mcity.*$escape\[m\$"
  for wish in 'NO_COLOR=1' 'TERM=dumb'; do
    run on_terminal 80 "$wish aggregate --format table values.csv"
    assert_line --index 0 --regexp '^city'
    refute_output --partial "$escape"
  done
  run on_terminal 80 'NO_COLOR= aggregate --format table values.csv'
  assert_output --partial "$escape"
  run aggregate --format table values.csv
  refute_output --partial "$escape"
}

@test "a contradiction is red" {
  sed 's/^\([^,]*\),\([0-9]*\),/\1,9\2,/; s/,4910000000,/,4920000000,/' values.csv | sed 1d | cat values.csv - >both.csv
  run on_terminal 200 'aggregate --format table both.csv'
  assert_line --regexp $'^\33\[31m.* conflict .*\33\[m$'
}

@test "--excel: a BOM once, CRLF, formulas made harmless; --spreadsheet-safe: that alone" {
  cat >v.csv <<'CSV'
source,offset,area,indicator,measure,number,unit,text
-,1,太原市,=cmd,level,-13.08,%,@x
a,2,太原市,+1,level,+5.5,元,+1+2
a,3,太原市,-,level,3,元,"	tab"
CSV
  normalize --spreadsheet-safe v.csv >safe.csv
  assert_equal "$(cut -d, -f1-9 safe.csv)" "\
source,offset,area,indicator,measure,number,unit,text,value
'-,1,太原市,'=cmd,level,-13.08,%,'@x,-13.08
a,2,太原市,+1,level,+5.5,元,'+1+2,5.5
a,3,太原市,'-,level,3,元,'	tab,3"
  normalize --excel v.csv >excel.csv
  assert_equal "$(head -c 3 excel.csv | od -An -tx1)" " ef bb bf"
  assert_equal "$(tail -c +4 excel.csv | sed 's/\r$//')" "$(cat safe.csv)"
  assert_equal "$(grep -c $'\r$' excel.csv)" 4
  assert_equal "$(grep -c $'\xef\xbb\xbf' excel.csv)" 1
}

@test "every program that writes CSV has --excel, and its CSV is read like another" {
  for name in "${filters[@]}"; do
    input_of "$name" >in
    "$name" <in >plain.csv || [ "$name:$?" = audit:1 ]
    run_limited "$name" --excel in
    [ "$status" -le 1 ]
    "$name" --excel <in >excel.csv || [ "$name:$?" = audit:1 ]
    assert_equal "$(mlr --icsv --ojson cat excel.csv)" "$(mlr --icsv --ojson cat plain.csv | sed "s/: \"-\"/: \"'-\"/; s/: \"-:/: \"'-:/; s/: - /: '- /; s/: -,/: \"'-\",/")"
    [ "$(head -c 3 excel.csv)" = $'\xef\xbb\xbf' ] || fail "$name: no BOM"
  done
  for name in aggregate growth audit; do
    run_limited "$name" --excel --format json values.csv
    assert_equal "$status" 2
    [[ $stderr == *--excel*"--format csv"* ]] || fail "$stderr"
  done
  bulletin >b.txt
  city-table --excel b.txt >city.csv
  assert_equal "$(head -c 7 city.csv)" $'\xef\xbb\xbfcity'
}

@test "tail -f goes through the chain with --line-buffered" {
  bulletin >grows.txt
  printf '\f\n' >>grows.txt
  mkfifo followed
  extract --line-buffered <followed 3>&- | normalize --line-buffered >out 3>&- &
  chain=$!
  tail -n +1 -f grows.txt >followed 3>&- &
  follower=$!
  wait_for() { for _ in {1..100}; do grep -q "$1" out && return; sleep 0.1; done; fail "no $1 in: $(cat out)"; }
  wait_for ',4910000000,'
  { bulletin | sed 's/49\.1/50.2/'; printf '\f\n'; } >>grows.txt
  wait_for ',5020000000,'
  kill "$follower"
  wait "$chain"
}

# install_completions: into $completions.
install_completions() {
  [ -e "$GONGBAO_BUILD/libgongbao.a" ] || skip "programs under valgrind are not installed"
  run timeout 300 make --no-print-directory -C "$root" B="$GONGBAO_BUILD" install DESTDIR="$PWD/into" PREFIX=/usr PROGRAM_PREFIX="${1-}"
  assert_success
  completions=$PWD/into/usr/share
}

@test "completions of bash: all options of --help, choices, folders, files" {
  install_completions
  for name in "${filters[@]}" "${pipelines[@]}" "${scripts[@]}"; do
    run "$root/tests/complete-bash" "$completions" "$name" --
    assert_equal "$name: $(sort <<<"$output")" "$name: $("$name" --help | grep -oE '^ +(-., )?--[a-z-]+' | grep -oE -- '--[a-z-]+' | sort -u)"
  done
  run "$root/tests/complete-bash" "$completions" aggregate --format ''
  assert_output $'csv\ntsv\ntable\nmarkdown\njson'
  run "$root/tests/complete-bash" "$completions" audit -f r
  assert_output report
  mkdir folder && touch 'a file'
  run "$root/tests/complete-bash" "$completions" city-table --lexicon f
  assert_output folder
  run "$root/tests/complete-bash" "$completions" extract 'a'
  assert_output 'a file'
  run "$root/tests/complete-bash" "$completions" extract --area ''
  assert_output ''
}

@test "completions of zsh: options, choices" {
  install_completions
  for line in 'aggregate --spr:--spreadsheet-safe' 'audit --format rep:report' 'growth --con:--contribution' 'city-table --rej:--rejects' 'workbook --out:--output' 'annotate --format an:ansi' 'annotate --color ne:never' 'annotate --rej:--rejects'; do
    PATH=$GONGBAO_BIN:$root/pipelines:$PATH run limited "$root/tests/complete-zsh" "$completions/zsh/site-functions" "${line%:*}" "${line##*:}"
    assert_success
  done
}

@test "completions with PROGRAM_PREFIX have the names of the programs" {
  install_completions gb-
  run "$root/tests/complete-bash" "$completions" gb-aggregate --mer
  assert_output --merge
  run head -n 1 "$completions/zsh/site-functions/_gb-audit"
  assert_output '#compdef gb-audit'
}
