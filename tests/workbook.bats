#!/usr/bin/env bats
# workbook: every cell read back out of the .xlsx, as its XML has it and as another program reads it.
load helpers

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

# make_tables: figures, and what is made of them, of samples with a conflict, a contradiction and several years.
make_tables() {
  (cd "$root" && extract samples/{xiangyang-gaoxinqu-2023,yuncheng-linfen-2024q1,jincheng-2024q1}.txt) | normalize >figures.csv
  aggregate --sources 100 figures.csv >city.csv
  growth figures.csv >growth.csv
  audit --all figures.csv >audit.csv || [ $? = 1 ]
  tables=(city=city.csv growth=growth.csv 审核=audit.csv)
}

cells() {
  "$root/tests/workbook-cells" "$@"
}

@test "every cell of every table is there, as it was" {
  make_tables
  run_limited workbook -o w.xlsx figures.csv "${tables[@]}"
  assert_success
  assert_equal "$stderr$output" ""
  for sheet in "${tables[@]}" figures=figures.csv; do
    run cells w.xlsx "${sheet%=*}" "${sheet#*=}"
    assert_success
    assert_output --regexp '^[0-9]{3,} cells, 0 wrong$'
  done
}

@test "the comparison finds a cell that differs" {
  make_tables
  workbook -o w.xlsx figures.csv "${tables[@]}"
  sed 's/4910000000/4910000001/' figures.csv >other.csv
  run cells w.xlsx figures other.csv
  assert_failure
  assert_output --partial "'4910000001' is n"
}

@test "xlsx2csv reads the same, in the order of the sheets" {
  make_tables
  workbook -o w.xlsx figures.csv "${tables[@]}"
  run bash -c 'xlsx2csv -a "$1" | grep -e "^--------"' _ w.xlsx
  assert_output "-------- 1 - city
-------- 2 - growth
-------- 3 - 审核
-------- 4 - charts
-------- 5 - figures
-------- 6 - clauses"
  assert_equal "$(xlsx2csv -n figures w.xlsx | cut -d, -f1-7 | sed 1d)" "$(cut -d, -f1-7 figures.csv | sed 1d)"
}

@test "the same input gives the same bytes, whenever, wherever, in whichever time zone" {
  make_tables
  TZ=America/New_York workbook -o a.xlsx figures.csv "${tables[@]}"
  mkdir other && cd other
  sleep 2.1 # the clock of zip goes by two seconds
  TZ=Asia/Shanghai LC_ALL=C workbook -o ../b.xlsx ../figures.csv "${tables[@]/=/=../}"
  cmp ../a.xlsx ../b.xlsx
  [ "$(wc -c <../a.xlsx)" -gt 20000 ]
}

@test "numbers are numbers with their digits; percents, codes, long numbers, formulas" {
  cat >t.csv <<'CSV'
value,base_unit,area_code,code,id,text,growth,mixed
1234567.50,元,140800,007,123456789012345678,=1+1,-13.08,1
-0.5,%,110000,8,1,@x,5.7,x
0,元,120000,9,12345678901234.5,+2,,
CSV
  echo 'number,unit' >figures.csv
  workbook -o w.xlsx figures.csv t=t.csv
  run cells w.xlsx t
  assert_line $'A1\ts\tGeneral\tFFDCE6F1\tvalue (base_unit)\t'
  assert_line $'A2\tn\t#,##0.00\t\t1234567.5\t'
  assert_line $'A3\tn\t0.0%\t\t-0.005\t'
  assert_line $'A4\tn\t#,##0\t\t0\t'
  assert_line $'C2\ts\t@\t\t140800\t'
  assert_line $'D2\ts\t@\t\t007\t'
  assert_line $'E2\ts\t@\t\t123456789012345678\t'
  assert_line $'E4\tn\t#,##0.0\t\t12345678901234.5\t'
  assert_line $'F2\ts\t@\t\t=1+1\t'
  assert_line $'G1\ts\tGeneral\tFFDCE6F1\tgrowth (%)\t'
  assert_line $'G2\tn\t0.00%\t\t-0.1308\t'
  assert_line $'H2\ts\t@\t\t1\t'
}

@test "a unit that all rows share stands in the header" {
  printf 'city,value,base_unit\n甲,1,元\n乙,2,元\n' >t.csv
  echo 'number,unit' >figures.csv
  workbook -o w.xlsx figures.csv t=t.csv
  run cells w.xlsx t
  assert_line $'B1\ts\tGeneral\tFFDCE6F1\tvalue (元)\t'
}

@test "a row leads to its figures, a figure to its clause, and back" {
  make_tables
  workbook -o w.xlsx figures.csv "${tables[@]}"
  row=$(grep -n '^运城市,工业类开发区,工业投资,2024-Q1,level,' city.csv | cut -d: -f1)
  figure=$(grep -n ',工业投资,level,.*,49.1,亿元,' figures.csv | cut -d: -f1)
  run cells w.xlsx city
  assert_line $'Q'"$row"$'\tstr\tGeneral\t\t→ '"$figure"$'\tHYPERLINK("#\'figures\'!P'"$figure"$'","→ '"$figure"'")'
  clause=$(cells w.xlsx clauses | awk -F '\t' '$5 ~ /^工业投资49.1亿元,同比增长5.7%/ { print substr($1, 2) }')
  [ -n "$clause" ]
  run cells w.xlsx figures
  assert_line $'Y'"$figure"$'\tstr\tGeneral\t\t→ '"$clause"$'\tHYPERLINK("#\'clauses\'!B'"$clause"$'","→ '"$clause"'")'
  run cells w.xlsx clauses
  assert_line --regexp "^[D-H]$clause"$'\tstr\t.*#\'figures\'!P'"$figure"'"'
}

@test "what is contradicted is red, and so are its figures" {
  make_tables
  grep -q contradiction audit.csv
  workbook -o w.xlsx figures.csv "${tables[@]}"
  row=$(grep -n contradiction audit.csv | head -n 1 | cut -d: -f1)
  run cells w.xlsx 审核
  assert_line --regexp "^B$row"$'\ts\t@\tFFFFC7CE\tcontradiction'
  refute_line --regexp $'\tFFFFC7CE\tok'
  place=$(sed -n "${row}p" audit.csv | cut -d, -f10,11)
  figure=$(grep -n "^$place," figures.csv | cut -d: -f1)
  run cells w.xlsx figures
  assert_line --regexp "^A$figure"$'\ts\t@\tFFFFC7CE'
  [ "$(cells w.xlsx figures | grep -c $'^A[0-9]*\t.*FFFFC7CE')" -lt "$(wc -l <figures.csv)" ]
}

@test "charts: cities of a period, periods of a city, of the cells beside them" {
  make_tables
  workbook -o w.xlsx figures.csv city=city.csv
  run xlsx2csv -n charts w.xlsx
  assert_line --regexp '^工业类开发区 规模以上工业增加值 2024-Q1 \(元\),'
  assert_line --regexp '^运城市,9434000000,→ [0-9]+$'
  assert_line --regexp '^襄阳市 襄阳高新区 规模以上工业总产值 \(元\),'
  years=$(xlsx2csv -n charts w.xlsx | grep -A 3 '规模以上工业总产值 (元)' | sed 1d | cut -d, -f1,2)
  assert_equal "$years" $'2021,148620000000\n2022,160170000000\n2023,171890000000'
  charts=$(unzip -l w.xlsx | grep -c 'xl/charts/chart')
  assert_equal "$charts" "$(xlsx2csv -n charts w.xlsx | grep -c '),,$')"
  run unzip -p w.xlsx "xl/charts/chart$charts.xml"
  assert_output --partial '<c:lineChart>'
  assert_output --regexp '<c:f>charts![$]A[$][0-9]+:[$]A[$][0-9]+</c:f><c:strCache><c:ptCount val="[0-9]+"/><c:pt idx="0"><c:v>20'
}

@test "headers are frozen and filtered, columns wide enough for Chinese" {
  printf 'city\n呼伦贝尔市阿荣旗\n' >t.csv
  echo 'number,unit' >figures.csv
  workbook -o w.xlsx figures.csv t=t.csv
  run unzip -p w.xlsx xl/worksheets/sheet1.xml
  assert_output --partial '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  assert_output --partial '<autoFilter ref="A1:A2"/>'
  width=$(grep -oE '<col min="1" max="1" width="[0-9]+' <<<"$output" | grep -oE '[0-9]+$')
  [ "$width" -ge 16 ] # eight characters of two columns
}

@test "text is data: markup, control characters, what looks like an escape, and a text too long" {
  { printf 'source,offset,text\nx,1,"<b>&""\x01 _x0041_ ]]>"\n'; printf 'x,2,'; head -c 40000 /dev/zero | tr '\0' y; echo; } >figures.csv
  run_limited workbook -o w.xlsx figures.csv
  assert_success
  assert_message_of workbook
  [[ $stderr == *"longer than a cell can hold"* ]]
  text=$(cells w.xlsx figures | awk -F '\t' '$1 == "C2" { print $5 }')
  assert_equal "$text" $'<b>&"\x01 _x0041_ ]]>'
  [ "$(cells w.xlsx figures | awk -F '\t' '$1 == "C3" { print length($5) }')" -le 32767 ]
}

@test "a workbook appears as a whole or not at all, and nothing else is left" {
  make_tables
  echo old >w.xlsx
  printf 'a,b\n1\n' >bad.csv
  run_limited workbook -o w.xlsx figures.csv bad=bad.csv
  assert_equal "$status" 2
  [[ $stderr == *"bad.csv:2:"* ]]
  assert_equal "$(cat w.xlsx)" old
  run_limited workbook -o none/w.xlsx figures.csv
  assert_equal "$status" 2
  [[ $stderr == *none/w.xlsx* ]]
  run_limited workbook -o /dev/null figures.csv
  assert_equal "$status" 2
  [[ $stderr == *"no regular file"* ]]
  workbook -o w.xlsx figures.csv
  [ "$(wc -c <w.xlsx)" -gt 1000 ]
  assert_equal "$(echo ./*part*)" './*part*'
}

@test "a full disk is an error, and leaves nothing" {
  make_tables
  mkdir tiny
  run_limited unshare -rm bash -c 'mount -t tmpfs -o size=16k tmpfs tiny 2>/dev/null || exit 77; workbook -o tiny/w.xlsx figures.csv city=city.csv; code=$?; ls tiny; exit $code'
  [ "$status" != 77 ] || skip "no small file system can be mounted here"
  assert_equal "$status" 2
  assert_output ""
  [[ $stderr == *tiny/w.xlsx*"cannot be written"* ]] || fail "$stderr"
}

@test "wrong usage: no output, no figures, a table without a name, names that are no sheet's" {
  echo 'number,unit' >f.csv
  run_limited workbook f.csv
  assert_equal "$status" 2
  [[ $stderr == *"-o FILE.xlsx"* ]]
  run_limited workbook -o w.xlsx
  assert_equal "$status" 2
  run_limited workbook -o w.xlsx f.csv f.csv
  assert_equal "$status" 2
  [[ $stderr == *NAME=f.csv* ]]
  for name in 'a/b' figures FIGURES '' "$(printf 'x%.0s' {1..32})"; do
    run_limited workbook -o w.xlsx f.csv "$name=f.csv"
    assert_equal "$name: $status" "$name: 2"
    assert_message_of workbook
  done
  assert_equal "$(echo ./*xlsx*)" './*xlsx*'
  run_limited workbook -o w.xlsx missing.csv
  assert_equal "$status" 2
}

@test "figures come from standard input; a quote in a sheet's name" {
  make_tables
  workbook -o a.xlsx figures.csv "it's=city.csv"
  workbook -o b.xlsx - "it's=city.csv" <figures.csv
  cmp a.xlsx b.xlsx
  run cells a.xlsx charts
  assert_output --partial "#'it''s'!H"
}

@test "every option of --help stands in the man page, and the other way round" {
  shown=$(workbook --help | grep -oE '^ +(-., )?--[a-z-]+' | grep -oE -- '--[a-z-]+' | sort)
  written=$(mandoc -T ascii -O width=200 "$root/filters/workbook/workbook.1" | sed 's/.\x08//g' | grep -oE '^ +(-[A-Za-z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+' | sort -u)
  assert_equal "$written" "$shown"
}

@test "only workbook needs libxlsxwriter" {
  [ -e "$GONGBAO_BUILD/libgongbao.a" ] || skip "programs under valgrind are scripts"
  for name in "${filters[@]}"; do
    run ldd "$GONGBAO_BIN/$name"
    refute_output --partial xlsxwriter
  done
  run ldd "$GONGBAO_BIN/workbook"
  assert_output --partial xlsxwriter
}
