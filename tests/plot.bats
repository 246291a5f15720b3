#!/usr/bin/env bats
# plot: what is drawn is what aggregate says, whatever things are called.
load helpers

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  bulletin | sed 's/临江市/运城市/' >a.txt
  bulletin | sed 's/临江市/临汾市/; s/49\.1/8.25/' >b.txt
  sed 's/2024/2023/; s/49\.1/46.5/' a.txt >c.txt
}

# texts FILE: what an SVG shows, a line each.
texts() {
  xmllint --xpath '//*[local-name()="text"]/text()' "$1"
}

# description FILE: what it says to those who do not see it.
description() {
  xmllint --xpath 'string(/*[@role="img"]/*[local-name()="title"])' "$1"
  xmllint --xpath 'string(/*/*[local-name()="desc"])' "$1"
}

@test "bars by city: the greatest first, with values of the table and a text instead" {
  run_limited plot --indicator 工业投资 a.txt b.txt -o x # behind the first file all are files
  assert_equal "$status" 1
  plot --indicator 工业投资 b.txt a.txt >p.svg
  assert_equal "$(description p.svg)" $'工业投资 2024年一季度（亿元）\n运城市 49.1，临汾市 8.25。'
  run texts p.svg
  assert_line 运城市
  assert_line 临汾市
  assert_line 49.1
  assert_line 8.25
  assert_line '工业投资 2024年一季度（亿元）'
  assert_equal "$(city-table --format tsv --columns city,indicator_std,measure,value a.txt b.txt | grep -P '工业投资\tlevel')" \
    $'临汾市\t工业投资\tlevel\t825000000\n运城市\t工业投资\tlevel\t4910000000'
  assert_equal "$(grep -c '<polygon' p.svg)" 2
}

@test "a bar is as long as its value" {
  plot --indicator 工业投资 a.txt b.txt >p.svg
  run bash -c "grep '<polygon' p.svg | sed -E \"s/.*points = '([0-9.]+),[^ ]+ ([0-9.]+),.*/\\1 \\2/\" | awk '{ print \$2 - \$1 }'"
  assert_equal "$(awk -v long="${lines[0]}" -v short="${lines[1]}" 'BEGIN { printf "%.2f", long / short }')" "$(awk 'BEGIN { printf "%.2f", 49.1 / 8.25 }')"
}

@test "a line over periods, by time" {
  plot --indicator 工业投资 --by period a.txt c.txt >p.svg
  assert_equal "$(description p.svg)" $'运城市 工业投资（亿元）\n2023年一季度 46.5，2024年一季度 49.1。'
  assert_equal "$(grep -c '<circle' p.svg)" 2
  run texts p.svg
  assert_line 2023年一季度
}

@test "growth is drawn where it is asked for; other names of an indicator; a choice of rows" {
  sed 's/工业投资/规上工业增加值/' a.txt >d.txt
  plot -i 规上工业增加值 -m growth d.txt >p.svg
  assert_equal "$(description p.svg)" $'规模以上工业增加值 2024年一季度（%）\n运城市 5.7。'
  plot -i 工业投资 --where city=临汾市 a.txt b.txt >p.svg
  assert_equal "$(description p.svg | tail -n 1)" '临汾市 8.25。'
  plot -i 工业投资 --to 万元 b.txt >p.svg
  assert_equal "$(description p.svg)" $'工业投资 2024年一季度（万元）\n临汾市 82500。'
}

@test "png" {
  plot --indicator 工业投资 --format png -o p.png a.txt b.txt
  assert_equal "$(head -c 8 p.png | od -An -tx1 | tr -d ' ')" 89504e470d0a1a0a
  [ "$(wc -c <p.png)" -gt 2000 ]
}

@test "standard input, and the same bytes twice" {
  for kind in svg png; do
    plot --indicator 工业投资 --format "$kind" <a.txt >one
    TZ=Asia/Shanghai LC_ALL=C plot --indicator 工业投资 --format "$kind" -o two a.txt
    cmp one two
    [ -s one ]
  done
}

@test "names run nothing and break nothing, in gnuplot or in the picture" {
  hostile=('x";system("touch owned");"' '`touch owned`' '$(touch owned)' '<script>alert(1)</script>' 'a]]>b' "'&amp;" '@x^{2}_y' 'a\nb' '{/Bold x}' '--version')
  for name in "${hostile[@]}"; do
    printf 'source,offset,area,city,subject_std,indicator_std,period,measure,status,value,base_unit\n' >f.csv
    printf 'x,1,"%s","%s",,"%s",2024,level,actual,3,"%s"\n' "${name//\"/\"\"}" "${name//\"/\"\"}" "${name//\"/\"\"}" "${name//\"/\"\"}" >>f.csv
    aggregate --format tsv f.csv >table.tsv
    run_limited bash -c 'set -u; lib=$1/pipelines/lib work=$PWD programs=$GONGBAO_BIN/; . "$lib/plot.sh"
      chart=$(list_charts city 1 1 level table.tsv "$2") && draw_chart svg "$chart" >p.svg && draw_chart png "$chart" >p.png' _ "$root" "$name"
    assert_success
    assert_equal "$stderr" ""
    xmllint --noout p.svg
    assert_equal "$(description p.svg | head -n 1)" "$(sed 's/"/＂/g; s/\\/＼/g' <<<"$name") 2024年（$(sed 's/"/＂/g; s/\\/＼/g' <<<"$name")）"
    [ ! -e owned ]
    [ "$(xmllint --xpath 'count(//*[local-name()="script"])' p.svg)" = 0 ]
    run_limited plot --indicator "$name" a.txt
    assert_equal "$status: $output" "2: "
    assert_message_of plot
  done
}

@test "nothing to draw: no such indicator, no figures, an empty input" {
  run_limited plot --indicator 没有这个 a.txt
  assert_equal "$status: $output" "2: "
  [[ $stderr == "plot: no level of '没有这个' by city "*city-table* ]] || fail "$stderr"
  for input in /dev/null <(echo 今天天气好。); do
    run_limited plot --indicator 工业投资 "$input"
    assert_equal "$status: $output" "2: "
    assert_message_of plot
  done
}

@test "wrong usage: status 2" {
  for words in '' '--by city' '--indicator' '--indicator x --by year' '--indicator x --format pdf' '--indicator x --measure rate' \
    '--indicator x --pivot city' '--indicator x -f csv' '--indicator x --nonsense'; do
    # shellcheck disable=SC2086 # words
    run_limited plot $words a.txt
    assert_equal "$words: $status: $output" "$words: 2: "
    assert_message_of plot
  done
}

@test "a file that is not there: status 1, drawn from the others" {
  run_limited plot --indicator 工业投资 missing.txt a.txt
  assert_equal "$status" 1
  assert_message_of extract
  assert_output --partial 49.1
}

@test "an output appears as a whole or not at all" {
  echo old >p.svg
  run_limited plot --indicator 没有这个 -o p.svg a.txt
  assert_equal "$(cat p.svg)" old
  run_limited plot --indicator 工业投资 -o none/p.svg a.txt
  assert_equal "$status" 2
  [[ $stderr == *none/p.svg* ]]
  (umask 027 && plot --indicator 工业投资 -o p.svg a.txt)
  assert_equal "$(stat -c %a p.svg)" 640
  assert_equal "$(echo p.svg*)" p.svg
  run_limited bash -c 'plot --indicator 工业投资 a.txt >/dev/full'
  assert_equal "$status" 2
  assert_message_of plot
}

@test "many cities: the thirty greatest, and that there are more" {
  for n in {101..140}; do printf 'x,%d,c%d市,c%d市,,产值,2024,level,actual,%d,元\n' "$n" "$n" "$n" "$n"; done |
    sed '1i source,offset,area,city,subject_std,indicator_std,period,measure,status,value,base_unit' | aggregate --format tsv >table.tsv
  run bash -c 'lib=$1/pipelines/lib work=$PWD; . "$lib/plot.sh"; list_charts city 1 1 level table.tsv 产值' _ "$root"
  assert_output --regexp $'\tcity\t30\t[0-9]+\t产值 2024年（元）\tc140市 140，c139市 139，.*，c111市 111；共40个，图中为最大的30个。$'
}
