#!/usr/bin/env bats
# The measuring programs themselves: what they say of records that are known to be right or wrong.
load helpers

# Two figures, and programs that "extract" the file RECORDS of the folder they are given text of.
setup() {
  work=$BATS_TEST_TMPDIR
  mkdir -p "$work/bin" "$work/corpus/one"
  printf '一季度,临江市工业投资49.1亿元,同比下降5.7%%。\n' >"$work/corpus/one/text.txt"
  cat >"$work/corpus/one/gold.csv" <<'CSV'
offset,length,number,unit,area,subject,period,indicator,measure,basis,status,direction,bound,part_of,optional,note
31,4,49.1,亿元,临江市,,2024-Q1|,工业投资,level,,actual,,,,,
54,3,5.7,%,临江市,,2024-Q1,工业投资|投资,growth,yoy|,actual,down,,,,"from a year, of which nothing is said"
CSV
  printf '#!/bin/sh\nexec cat "%s/records"\n' "$work" >"$work/bin/extract"
  printf '#!/bin/sh\nexec cat\n' >"$work/bin/normalize"
  chmod +x "$work/bin/"*
  records '' ''
}

# records EDIT EXTRA: right records, changed by the sed script EDIT, with the lines EXTRA.
records() {
  { sed "$1" <<'CSV'; printf '%s' "$2"; } >"$work/records"
source,offset,length,area,subject,period,indicator,measure,basis,status,direction,bound,part_of,number,unit,text,value,value_high,base_unit
-,31,4,临江市,,2024-01/2024-03,工业投资,level,,actual,,,,49.1,亿元,t,4910000000,,元
-,54,3,临江市,,2024-Q1,投资,growth,,actual,down,,,5.7,%,t,-5.7,,%
CSV
}

score() {
  run_limited "$root/tests/accuracy/score" --bin "$work/bin" "$@" "$work/corpus"
}

# column NAME: its number in the row "all" of the table that was printed last
column() {
  awk -v name="${1:0:6}" '$1 == "document" { for (i = 1; i <= NF; i++) if ($i == name) at = i } $1 == "all" { print $at }' <<<"$output"
}

assert_columns() {
  local pair
  for pair; do
    assert_equal "${pair%%=*}=$(column "${pair%%=*}")" "$pair"
  done
}

@test "score: records that agree with gold, by any of its readings" {
  score
  assert_success
  assert_columns P=1.000 R=1.000 F1=1.000 value=1.000 area=1.000 period=1.000 basis=1.000 indicator=1.000 tuple=1.000
}

@test "score: one wrong column lowers itself and the tuple" {
  for edit in area:临江市:临江 period:2024-Q1:2023-Q1 measure:growth:change direction:down:up status:actual:target value:-5.7:-5.8; do
    IFS=: read -r name right wrong <<<"$edit"
    records "/^-,54/s/,$right,/,$wrong,/" ''
    score
    assert_success
    assert_columns P=1.000 "$name=0.500" tuple=0.500
  done
}

@test "score: the unit counts, the sign of a value does not" {
  records '/^-,54/s/%$/个百分点/' ''
  score
  assert_columns value=0.500
  records '/^-,54/s/,-5.7,/,5.7,/' ''
  score
  assert_columns value=1.000
}

@test "score: without a value, number and unit are read" {
  records 's/,4910000000,,元$/,,,/; s/49.1,亿元/491000,万元/' ''
  score
  assert_columns value=1.000
}

@test "score: missed, doubled and invented figures" {
  records '/^-,54/d' ''
  score
  assert_columns R=0.500 P=1.000 tuple=0.500
  records '' $'-,32,1,,,,,,,,,,,1,,t,1,,\n-,3,2,,,,,,,,,,,1,,t,1,,\n'
  score --misses
  assert_columns R=1.000 P=0.500 tuple=1.000
  assert_output --partial 'extra  1  '
}

@test "score: a topic that shares too few characters" {
  records '/^-,31/s/工业投资/工业增加值/' ''
  score --misses
  assert_columns indicator=0.500 topic=0.500 tuple=0.500
  assert_output --partial "indicator: '工业增加值' for '工业投资'"
}

@test "score: floors" {
  records '/^-,54/d' ''
  score --min R=0.5,document.R=0.5
  assert_success
  score --min R=0.51
  assert_equal "$status" 1
  assert_line 'below the floor: all: R 0.500 < 0.51'
  score --min document.tuple=0.51
  assert_equal "$status" 1
  assert_line 'below the floor: one: tuple 0.500 < 0.51'
  score --min colour=0.5
  assert_equal "$status" 2
}

@test "score: a filter that fails, gold that is not of the text" {
  printf '#!/bin/sh\nexit 2\n' >"$work/bin/extract"
  score
  assert_equal "$status" 2
  assert_message_of score
  sed -i 's/^31,/32,/' "$work/corpus/one/gold.csv"
  score
  assert_equal "$status" 2
  [[ $stderr == *"no 49.1 at byte 32"* ]] || fail "$stderr"
}

@test "score: every sample has gold, and gold its text" {
  run_limited "$root/tests/accuracy/score" --bin "$work/bin"
  for bulletin in "$root"/samples/*.txt "$root"/tests/accuracy/*/text.txt; do
    name=${bulletin%/text.txt}
    name=${name##*/}
    name=${name%%.*}
    assert_line --partial "${name:0:24} "
  done
}

@test "breaks: what does not depend on the layout, and what does" {
  cat >"$work/bin/extract" <<'SH'
#!/bin/sh
shift # --
echo source,offset,length,part_of,number,unit,text
for file; do echo "$file,0,1,,${LAYOUT:+$(wc -l <"$file")}1,,t"; done
SH
  for _ in {1..12}; do cat "$work/corpus/one/text.txt"; done | tr -d '\n' >"$work/long"
  mv "$work/long" "$work/corpus/one/text.txt"
  run_limited "$root/tests/accuracy/breaks" --bin "$work/bin" --min 1 "$work/corpus"
  assert_success
  assert_line --regexp '^all +1\.0000 +1\.0000$'
  LAYOUT=1 run_limited "$root/tests/accuracy/breaks" --bin "$work/bin" --min 0.98 --misses "$work/corpus"
  assert_equal "$status" 1
  assert_line --regexp '^all +0\.0000 +0\.0000$'
  assert_line --partial "number: '01' is now"
}

@test "cover: every digit of the bulletins lies in one record or reject" {
  run_limited "$root/tests/accuracy/cover" --bin "$GONGBAO_BIN" --misses
  assert_success
  assert_line --regexp '^all +[0-9]{4,} +0$'
}

@test "cover: a digit that is lost, and one that is in two records" {
  cat >"$work/bin/extract" <<'SH'
#!/bin/sh
echo source,offset,length,number >"$2"
echo t,54,3,5.7 >>"$2"
echo source,offset,length,number
echo t,31,3,49.
echo t,54,1,5
SH
  run_limited "$root/tests/accuracy/cover" --bin "$work/bin" --misses "$work/corpus"
  assert_equal "$status" 1
  assert_line --regexp '^  byte 34 lies in 0: .*49.1'
  assert_line --regexp '^  byte 54 lies in 2: '
  assert_line --regexp '^all +5 +2$'
}
