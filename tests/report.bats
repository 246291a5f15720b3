#!/usr/bin/env bats
# report: the page and the workbook, as bytes; browser-report.bats opens the page.
load helpers

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  bulletin | sed 's/临江市/运城市/' >a.txt
  bulletin | sed 's/临江市/临汾市/; s/49\.1/8.25/' >b.txt
  unusual_bulletin | sed 's/临江市/运城市/; s/2024/2023/' >c.txt
}

# plain FILE: the text of a page, without tags, a line each element.
plain() {
  sed -E 's/<[^>]*>/\n/g' "$1" | sed -E 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&#39;/'\''/g; s/&amp;/\&/g' | grep -v '^[[:space:]]*$'
}

# links FILE: the address and the text of each link of the tables and findings.
links() {
  grep -E '^<(tr id|blockquote)' "$1" | grep -oE '<a href="#b[0-9]+-[0-9]+">[^<]*' | sed -E 's/<a href="#([^"]*)">/\1\t/'
}

@test "what was read, counted" {
  run_limited report -o r.html a.txt b.txt c.txt
  assert_success
  assert_equal "$stderr$output" ""
  extract --rejects rejects.csv a.txt b.txt c.txt >figures.csv
  counts=$(grep -oE '<dt>[^<]*</dt><dd>[0-9]+' r.html | sed -E 's/<dt>([^<]*)<\/dt><dd>/\1 /')
  assert_equal "$counts" "公报 3
城市 2
时期 2
统计数字 $(mlr --icsv --ojson count figures.csv | jq '.[0].count')
非统计数字 $(mlr --icsv --ojson count rejects.csv | jq '.[0].count')"
}

@test "the tables have the rows and values of the filters" {
  report -o r.html a.txt b.txt c.txt
  city-table a.txt b.txt c.txt >city.csv
  assert_equal "$(grep -c '^<tr id="c' r.html)" "$(($(wc -l <city.csv) - 1))"
  assert_equal "$(grep '^<tr id="c' r.html | sed -E 's/.*data-value="([^"]*)".*/\1/')" "$(mlr --icsv --onidx cut -f value city.csv)"
  assert_equal "$(grep '^<tr id="g' r.html | sed -E 's/.*data-value="([^"]*)"><a [^>]*>[^<]*%.*/\1/')" \
    "$(growth-table a.txt b.txt c.txt | mlr --icsv --onidx filter 'is_not_empty($growth)' then cut -f growth)"
  assert_equal "$(grep -c '^<li id="f' r.html)" "$(extract a.txt b.txt c.txt | normalize | audit | sed 1d | wc -l)"
  [ "$(grep -c '^<li id="f' r.html)" -gt 0 ]
}

@test "every link of a table leads to a mark that holds the number" {
  report -o r.html "$root"/samples/{jincheng-2024q1,yuncheng-linfen-2024q1,xiangyang-gaoxinqu-2023}.txt
  links r.html >links.tsv
  [ "$(wc -l <links.tsv)" -gt 200 ]
  grep -oE '<mark [^>]*id="[^"]*">[^<]*' r.html | sed -E 's/.*id="([^"]*)">/\1\t/' >marks
  awk -F '\t' 'NR == FNR { mark[$1] = $2; next } !($1 in mark) { print "no mark", $0 }' marks links.tsv >wrong
  assert_equal "$(cat wrong)" ""
  # What stands in the column of texts is the number as written, so it begins with the mark's.
  grep -oE '<td class="places">.*</td>' r.html | grep -oE '<a href="#b[0-9]+-[0-9]+">[^<]*' | sed -E 's/<a href="#([^"]*)">/\1\t/' >written
  [ "$(wc -l <written)" -gt 100 ]
  # Digits that a line end parts, or blanks, are no part of the number.
  awk -F '\t' 'NR == FNR { gsub(/ /, "", $2); mark[$1] = $2; next } mark[$1] == "" || index($2, mark[$1]) != 1 { print $0, mark[$1] }' marks written >wrong
  assert_equal "$(cat wrong)" ""
}

@test "the same bytes twice, from other places, in other surroundings" {
  report a.txt b.txt >one
  mkdir away && TZ=Asia/Shanghai LC_ALL=C TMPDIR=$PWD/away report a.txt b.txt >two
  cmp one two
  report -o three a.txt b.txt
  cmp one three
  assert_equal "$(ls away)" ""
}

@test "standard input, pipes, files in another encoding" {
  report - <a.txt >one
  report <a.txt >two
  cmp one two
  report <(cat a.txt) >three
  assert_equal "$(grep -c '^<tr id' three)" "$(grep -c '^<tr id' one)"
  iconv -t GB18030 a.txt >gb.txt
  report --encoding GB18030 gb.txt >four
  assert_equal "$(grep '^<tr id' four)" "$(grep '^<tr id' one)"
  run_limited report --encoding GB18030 a.txt
  assert_equal "$status" 1
  assert_message_of report
}

@test "nothing to read, nothing in it" {
  for input in /dev/null <(echo 今天天气好。); do
    run_limited report -o r.html "$input"
    assert_success
    assert_equal "$stderr" ""
    assert_equal "$(grep -c '^<tr id' r.html)" 0
    run plain r.html
    assert_line 没有发现对不上的数字。
  done
}

@test "files that are not there: status 1, the page of the others" {
  run_limited report -o r.html missing.txt a.txt .
  assert_equal "$status" 1
  assert_output ""
  assert_equal "$(grep -c '^report: ' <<<"$stderr")" 2
  [[ $stderr == *missing.txt* ]]
  assert_equal "$(grep -oE '<dt>公报</dt><dd>[0-9]+' r.html)" '<dt>公报</dt><dd>1'
  run_limited report -o r.html missing.txt
  assert_equal "$status" 1
  assert_equal "$(grep -oE '<dt>公报</dt><dd>[0-9]+' r.html)" '<dt>公报</dt><dd>0'
}

@test "bytes that are not UTF-8: told under the bulletin's own name" {
  { cat a.txt; printf '工业投资完成\xff亿元。\n'; } >'bad one.txt'
  run_limited report -o r.html b.txt 'bad one.txt'
  assert_equal "$status" 1
  [[ $stderr == "extract: bad one.txt: "* ]] || fail "$stderr"
  grep -q 临汾市 r.html
}

@test "whatever a bulletin or its name holds is text" {
  cat >'<img src=x onerror=alert(1)>&"'\''.txt' <<'TEXT'
运城市2024年一季度经济运行情况</title></article><script>alert(1)</script>

一季度,运城市<b onclick="alert(1)">&amp;投资</b>完成49.1亿元,同比增长1445.7%,占]]><!--固定资产投资的63.07%。
TEXT
  run_limited report -o r.html -- *img*
  assert_success
  assert_equal "$(grep -o '<script' r.html | wc -l)" 2
  refute grep -qE '<(b|img) ' r.html
  refute grep -q '<!--' r.html
  run plain r.html
  assert_line --partial '<img src=x onerror=alert(1)>&"'\''.txt'
  title='</title><script>alert(2)</script>'
  report --title "$title" a.txt >r.html
  assert_equal "$(grep -o '<script' r.html | wc -l)" 2
}

@test "the policy has the hash of each element, and allows nothing else" {
  report a.txt >r.html
  policy=$(sed -nE 's/.*Content-Security-Policy" content="([^"]*)".*/\1/p' r.html)
  [[ $policy == "default-src 'none'; style-src 'sha256-"* ]]
  for tag in style script; do
    csplit -sz -f "$tag." r.html "/^<$tag>/" '{*}'
    for piece in "$tag".*; do
      [[ $(head -n 1 "$piece") == "<$tag>"* ]] || continue
      # From behind the tag to before the one that ends it.
      hash=$(perl -0777 -ne 'print $1 if /^<\w+>(.*?)<\/(style|script)>/s' "$piece" | openssl dgst -sha256 -binary | base64)
      [[ $policy == *"$tag-src"*"'sha256-$hash'"* ]] || fail "$hash of a $tag is not in $policy"
      seen=$((${seen-0} + 1))
    done
  done
  assert_equal "$seen" 4
  refute grep -qE 'style="|on[a-z]+="|https?://' <(sed -n '/<body>/,$p' r.html | grep -v 'xmlns=')
}

@test "charts: those that there are, each with its text, well-formed" {
  report a.txt b.txt c.txt >r.html
  awk '/^<svg/ { file = "chart" ++n ".svg" } file { print >file } /^<\/svg>/ { file = "" }' r.html
  charts=(chart*.svg)
  [ ${#charts[@]} -ge 2 ]
  for chart in "${charts[@]}"; do
    xmllint --noout "$chart"
    [ -n "$(xmllint --xpath 'string(/*[@role="img"]/*[local-name()="desc"])' "$chart")" ]
  done
  run xmllint --xpath 'string(/*/*[local-name()="title"])' chart1.svg
  assert_output '工业投资 2024年一季度（亿元）'
  assert_equal "$(grep -oE ' id="[^"]*"' r.html | sort | uniq -d)" ""
}

@test "options for the table by city, for extract, for all" {
  report --where city=运城市 a.txt b.txt >r.html
  refute grep -qE '^<tr id="c.*临汾市' r.html
  grep -qE '^<tr id="c.*运城市' r.html
  sed 's/运城市//g' a.txt >d.txt
  report --area 晋城市 d.txt | grep -qE '^<tr id="c.*晋城市'
  mkdir words && printf '梯田\tland\t亩\t2\n' >words/units.tsv
  echo '2024年,运城市改造面积30梯田,比上年增加5梯田。' >e.txt
  report --lexicon words e.txt | grep -qE '^<tr id="c.*data-value="60"'
  for words in '--pivot city' '--format json' '-c city' --nonsense --title; do
    # shellcheck disable=SC2086 # words
    run_limited report $words
    assert_equal "$words: $status: $output" "$words: 2: "
    assert_message_of report
  done
}

@test "a workbook in one step, of the figures under their bulletins' names" {
  run_limited report --xlsx w.xlsx a.txt b.txt c.txt
  assert_success
  assert_equal "$stderr$output" ""
  extract a.txt b.txt c.txt | normalize >figures.csv
  aggregate --sources 20 figures.csv >city.csv
  growth figures.csv >growth.csv
  audit figures.csv >audit.csv || [ $? = 1 ]
  workbook -o by-hand.xlsx figures.csv city=city.csv growth=growth.csv audit=audit.csv
  cmp w.xlsx by-hand.xlsx
  report --xlsx both.xlsx -o r.html 'a.txt' b.txt c.txt
  cmp both.xlsx w.xlsx
  report a.txt b.txt c.txt | cmp - r.html
}

@test "outputs appear as a whole or not at all" {
  echo old >r.html
  run_limited env GONGBAO_BIN="$PWD/none" report -o r.html a.txt
  assert_equal "$status" 2
  assert_equal "$(cat r.html)" old
  run_limited report -o none/r.html a.txt
  assert_equal "$status" 2
  run_limited bash -c 'report a.txt >/dev/full'
  assert_equal "$status" 2
  assert_message_of report
  run bash -c 'set -o pipefail; report a.txt | head -c 1'
  assert_equal "$output" '<'
}

@test "a program that fails: status 2, and no page" {
  mkdir bin && for name in "${filters[@]}"; do ln -s "$GONGBAO_BIN/$name" bin; done
  for name in aggregate growth audit annotate; do
    rm "bin/$name" && printf '#!/bin/sh\n[ "$1" != --help ] || exec %s --help\nexit 2\n' "$GONGBAO_BIN/$name" >"bin/$name" && chmod +x "bin/$name"
    run_limited env GONGBAO_BIN=bin report a.txt
    assert_equal "$name: $status: $output" "$name: 2: "
    ln -sf "$GONGBAO_BIN/$name" bin
  done
}
