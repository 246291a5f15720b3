#!/usr/bin/env bats
# totext: what a bulletin comes as, and its text.
load helpers

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  bulletin >b.txt
}

# page: the bulletin on a page of a web site, with what stands around it there.
page() {
  cat <<'HTML'
<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>临江市2024年一季度经济运行情况_临江市统计局</title>
<script>var n = "101亿元";</script><style>p { width: 102% }</style></head>
<body>
<header><a href="/">临江市统计局 103个部门</a></header>
<nav><p>您是第104位访客</p></nav>
<ul><li><a href="/a">公报 105篇</a></li><li><a href="/b">数据 106项</a></li></ul>
<p>当前位置：<a href="/">首页</a> &gt; <a href="/b">公报 107</a></p>
<h1>临江市2024年一季度经济运行情况</h1>
<p>一季度,临江市<b>工业投资</b>完成<a href="/i">49.1亿元</a>,同比增长5.7%,
占固定资产投资的63.07%<sup>[1]</sup>。</p>
<table><tr><th>指标</th><th>单位</th><th>1-3月</th><th>同比增长(%)</th></tr>
<tr><td>税收收入</td><td>亿元</td><td>3.5</td><td>-2.1</td></tr></table>
<p>厂房120m<sup>2</sup>。</p>
<aside><p>相关阅读108篇</p></aside>
<footer><p>版权所有109</p></footer>
</body></html>
HTML
}

text_of_page='临江市2024年一季度经济运行情况

一季度,临江市工业投资完成49.1亿元,同比增长5.7%,占固定资产投资的63.07%[1]。

指标	单位	1-3月	同比增长(%)
税收收入	亿元	3.5	-2.1

厂房120m²。'

@test "text in any usual encoding" {
  for encoding in UTF-8 UTF-16 UTF-16LE UTF-16BE GBK GB18030; do
    iconv -f UTF-8 -t "$encoding" b.txt >e.txt
    run_limited totext e.txt
    assert_success
    assert_output "$(cat b.txt)"
    assert_equal "$stderr" ""
  done
  { printf '\xef\xbb\xbf' && cat b.txt; } >e.txt
  assert_equal "$(totext e.txt)" "$(cat b.txt)"
  echo '臨江市2024年一季度工業投資完成49.1億元,同比增長5.7%,其中產業園區3億元。' >t.txt
  iconv -f UTF-8 -t BIG5 t.txt >e.txt
  assert_equal "$(totext e.txt)" "$(cat t.txt)"
}

@test "an encoding that is named; one that is wrong is an error, not nonsense" {
  echo 镇江句容 | iconv -f UTF-8 -t GBK >e.txt # too short and rare to be sure
  run_limited totext e.txt
  assert_equal "$status" 1
  assert_output ""
  assert_message_of totext
  [[ $stderr == *"e.txt: "*--encoding* ]] || fail "$stderr"
  run_limited totext --encoding GBK e.txt
  assert_success
  assert_output 镇江句容
  run_limited totext --encoding UTF-8 e.txt
  assert_equal "$status" 1
  assert_output ""
  run_limited totext --encoding NONSENSE e.txt
  assert_equal "$status" 2
  assert_message_of totext
}

@test "HTML: the text without what stands around it" {
  page >p.txt # by content, not by name
  run_limited totext p.txt
  assert_success
  assert_output "$text_of_page"
  page | sed 's/utf-8/gb2312/' | iconv -f UTF-8 -t GBK >g.html
  assert_equal "$(totext g.html)" "$text_of_page"
}

@test "HTML: a table that places the text is no table" {
  page | sed 's/<body>/<body><table><tr><td>/; s/<.body>/<\/td><\/tr><\/table><\/body>/' >p.html
  run_limited totext p.html
  assert_success
  assert_output "$text_of_page"
}

@test "HTML: the title where the page has it in its head only" {
  page | sed '/<h1>/d' >p.html
  run_limited totext p.html
  assert_line -n 0 '临江市2024年一季度经济运行情况_临江市统计局'
}

@test "DOCX and ODT: title, paragraphs, tables, sections" {
  printf '%% 临江市2024年一季度经济运行情况\n\n一季度,工业投资完成49.1亿元。\n\n::: {#two}\n税收收入3.5亿元。\n:::\n\n指标     亿元\n------  -----\n增值税   1.2\n' >b.md
  for format in docx odt; do
    pandoc -f markdown -t "$format" -o b.out b.md # the name tells nothing
    run_limited totext b.out
    assert_success
    assert_output $'临江市2024年一季度经济运行情况\n\n一季度,工业投资完成49.1亿元。\n\n税收收入3.5亿元。\n\n指标\t亿元\n增值税\t1.2'
  done
  unzip -p b.out content.xml | grep -qF text:section # which pandoc leaves out
}

@test "PDF: columns one after the other" {
  "$root/tests/make-pdf" >p.txt <<'TEXT'
100 800 临江市2024年一季度经济运行情况
50 760 一季度,临江市工业投资完成49.1亿元,
320 760 全市税收收入3.5亿元,
50 745 同比增长5.7%,占固定资产投资的63.07%,
320 745 比上年同期下降2.1%,其中增值税
50 730 情况良好。
320 730 1.2亿元。
TEXT
  run_limited totext p.txt
  assert_success
  assert_equal "$(printf %s "$output" | tr -d '\f\n')" \
    '临江市2024年一季度经济运行情况一季度,临江市工业投资完成49.1亿元,同比增长5.7%,占固定资产投资的63.07%,情况良好。全市税收收入3.5亿元,比上年同期下降2.1%,其中增值税1.2亿元。'
}

# bomb: a DOCX of 3 MB that holds 3 GB.
bomb() {
  pandoc -f markdown -t docx -o bomb.docx <<<文
  mkdir -p word
  { printf '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>' &&
    head -c 300000000 /dev/zero | tr '\000' ' ' && printf '</w:t></w:r></w:p></w:body></w:document>'; } >word/document.xml
  zip -q1 bomb.docx word/document.xml
}

@test "what cannot be read: named, status 1, and the others are read" {
  head -c 5000 /dev/urandom >random
  head -c 5000 /dev/zero >zeros
  : >empty
  printf ' \n\n' >blank
  mkfifo fifo
  ln -s loop loop
  echo '50 50 文' | "$root/tests/make-pdf" --password >locked.pdf
  "$root/tests/make-pdf" </dev/null >scan.pdf
  "$root/tests/make-pdf" <<<'50 50 文' | head -c 600 >cut.pdf
  printf '{\\rtf1 text}' >b.rtf
  printf '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' >b.doc
  echo text >inner && zip -q b.zip inner
  expected='random neither
zeros binary
empty empty
blank no text
fifo no regular file
loop no such file
locked.pdf password
scan.pdf no text
cut.pdf trailer
b.rtf RTF
b.doc DOCX
b.zip ZIP
missing no such file
. no regular file'
  while read -r file why; do
    run_limited totext "$file" b.txt
    assert_equal "$file: $status" "$file: 1"
    assert_output $'\n==> b.txt <==\n'"$(cat b.txt)"
    assert_message_of totext
    [[ $stderr == "totext: $file: "*"$why"* && $stderr != *$'\n'* ]] || fail "$stderr"
  done <<<"$expected"
}

@test "limits: bytes, seconds, memory" {
  yes 增长5.7%, | head -n 8000 >long.txt
  run_limited totext --max-bytes 95999 long.txt
  assert_equal "$status" 1
  [[ $stderr == *'more than 95999 bytes'* ]] || fail "$stderr"
  run_limited totext --max-bytes 96000 long.txt
  assert_output "$(cat long.txt)"
  bomb
  run_limited totext --max-memory 200000000 bomb.docx
  assert_equal "$status" 1
  [[ $stderr == *'more than 200000000 bytes of memory'* ]] || fail "$stderr"
  run_limited totext --max-seconds 1 --max-memory 8000000000 bomb.docx
  assert_equal "$status" 1
  [[ $stderr == *'not done after 1 seconds'* ]] || fail "$stderr"
}

@test "several files are told apart as extract tells them" {
  sed 's/临江市/延吉市/; s/49\.1/8.25/' b.txt >c.txt
  run_limited bash -c 'totext b.txt c.txt | extract | mlr --icsv --onidx filter "\$indicator == \"工业投资\" && \$measure == \"level\"" then cut -o -f source,area,number'
  assert_output $'b.txt 临江市 49.1\nc.txt 延吉市 8.25'
}

@test "standard input; names with blanks, dashes and dollars" {
  assert_equal "$(totext <b.txt)" "$(cat b.txt)"
  assert_equal "$(totext - <b.txt)" "$(cat b.txt)"
  for name in 'a b' --help '$(touch owned)' $'c\nd' '*'; do
    cp b.txt "./$name"
    assert_equal "$(totext -- "$name")" "$(cat b.txt)"
  done
  [ ! -e owned ]
}

@test "a full disk and a reader that has gone" {
  run_limited bash -c 'totext b.txt >/dev/full'
  assert_equal "$status" 2
  assert_message_of totext
  run_limited bash -c 'totext b.txt b.txt | true; exit "${PIPESTATUS[0]}"'
  assert_success
  assert_equal "$stderr" ""
}

@test "converters have no network" {
  unshare --map-current-user --net true || skip 'this machine lets nobody take the network away'
  mkdir bin # a converter that tells what networks it sees
  printf '#!/bin/sh\ncut -d: -f1 /proc/net/dev | sed 1,2d | xargs echo >&2\nexit 1\n' >bin/pdftotext && chmod +x bin/pdftotext
  "$root/tests/make-pdf" <<<'50 50 文' >b.pdf
  run_limited env PATH="$PWD/bin:$PATH" totext b.pdf
  assert_equal "$stderr" 'totext: b.pdf: lo'
}

@test "a program that is not there is named with its package" {
  mkdir bin
  for name in bash readlink env cat getopt iconv mktemp rm pdftotext uchardet unshare unzip zip; do ln -s "$(command -v "$name")" bin; done
  run_limited env PATH="$PWD/bin" "$root/pipelines/totext" b.txt
  assert_equal "$status" 2
  assert_message_of totext
  [[ $stderr == *'no pandoc'*'apt-get install pandoc'* ]] || fail "$stderr"
}

@test "wrong usage: status 2" {
  for wrong in --nonsense --max-bytes=0 --max-seconds=x --max-memory=-1; do
    run_limited totext "$wrong" b.txt
    assert_equal "$status" 2
    assert_output ""
    assert_message_of totext
  done
}
