#!/usr/bin/env bats
# annotate: its command line, what it refuses, and pages as a whole; what it makes of texts is in cases/annotate.
load helpers

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  bulletin >b.txt
  extract --rejects rejects.csv b.txt | normalize >figures.csv
}

# refused WORDS ARGUMENT...: status 2, a message with WORDS, and nothing on stdout.
refused() {
  local words=$1
  shift
  run_limited bash -c 'annotate "$@" <figures.csv' _ "$@"
  assert_equal "$*: $status" "$*: 2"
  assert_output ""
  assert_message_of annotate
  [[ $stderr == *"$words"* ]] || fail "$stderr"
}

# on_terminal COMMAND: what it prints on a terminal, without the CRs of its line ends.
on_terminal() {
  TERM=${TERM-xterm} limited script -qec "$1" /dev/null </dev/null | tr -d '\r'
}

@test "wrong usage is refused with what to do" {
  refused 'name it as it was named to extract'
  refused 'none of html, ansi' --format pdf b.txt
  refused 'none of auto, always, never' --color sometimes b.txt
  refused 'only with one text' --fragment x b.txt c.txt
  refused 'only with one text' --source - b.txt c.txt
  refused 'only with --format html' --fragment x --format ansi b.txt
  refused 'no other option' --head b.txt
  refused 'no other option' --head --fragment x
  refused 'named twice' b.txt b.txt
  refused '--source -' -
  for prefix in '' 1 'a b' 'x"onclick="' a/b 甲; do refused 'cannot begin an id' --fragment "$prefix" b.txt; done
}

@test "figures of other texts are left out; where there are no others, that is an error" {
  cp b.txt c.txt
  extract b.txt c.txt >both.csv
  run_limited bash -c 'annotate --fragment x c.txt <both.csv'
  assert_success
  assert_equal "$(grep -o '<mark' <<<"$output" | wc -l)" 3
  mv b.txt d.txt
  refused "no row has the source 'd.txt'" d.txt
  run_limited bash -c 'annotate --source b.txt --fragment x d.txt <figures.csv'
  assert_success
  run_limited bash -c 'head -n 1 figures.csv | annotate --fragment x d.txt'
  assert_success
  refute_output --partial '<mark'
}

@test "columns that are needed, places that are none, files that are not there" {
  refused 'missing.csv: cannot open' --rejects missing.csv b.txt
  refused 'missing.csv: cannot open' --findings missing.csv b.txt
  refused 'unknown' --encoding NONE b.txt
  refused "no column 'offset'" --findings <(printf 'source,verdict\nb.txt,ok\n') b.txt
  for column in source offset length number; do
    run_limited bash -c 'mlr --csv cut -x -f "$1" figures.csv | annotate b.txt' _ "$column"
    assert_equal "$status" 2
    [[ $stderr == *"no column '$column'"* ]] || fail "$stderr"
  done
  sed -i 's/b.txt,82/b.txt,x82/' figures.csv
  refused "-:2: offset 'x82' is no number of bytes" b.txt
}

@test "a text that cannot be read: the others are done, status 1" {
  run_limited bash -c 'annotate missing.txt b.txt <figures.csv'
  assert_equal "$status" 1
  [[ $stderr == "annotate: missing.txt: cannot be opened"* ]] || fail "$stderr"
  assert_line '<article class="bulletin" id="b2" lang="zh-CN">'
  assert_line '</html>'
  run_limited bash -c 'annotate "$PWD" <<<"source,offset,length,number"'
  assert_equal "$status" 1
  [[ $stderr == *"cannot be read"* ]] || fail "$stderr"
}

@test "a page forbids all but its own style and script, by their hashes" {
  annotate b.txt <figures.csv >page.html
  policy=$(sed -n 's/.*Content-Security-Policy" content="\([^"]*\)".*/\1/p' page.html)
  for name in style script; do
    hash=$(perl -0777 -ne "print \$1 if m|<$name>(.*?)</$name>|s" page.html | sha256sum | cut -c 1-64 | tr a-f A-F | basenc --base16 -d | base64)
    [[ $policy == "default-src 'none'; "*"$name-src 'sha256-$hash'; "* ]] || fail "$policy"
  done
  assert_equal "$(grep -oE ' (on[a-z]+|style|src|srcset)="' page.html | sort -u)" ""
  assert_equal "$(grep -oE '(https?:)?//[a-z]' page.html)" ""
}

@test "a page is what --head and --fragment give" {
  annotate --rejects rejects.csv b.txt <figures.csv >page.html
  run bash -c 'annotate --head; annotate --rejects rejects.csv --fragment b1 b.txt <figures.csv'
  assert_equal "$output" "$(sed -n '/<style>/,/<\/script>/p; /<article/,/<\/article>/p' page.html)"
  assert_output --regexp '^<style>.*<mark '
}

@test "elements lie in each other, and no id is there twice" {
  for case in "$root"/tests/cases/annotate/{overlaps,findings,hostile,odd-characters-html}; do
    sed -E 's|(<input[^>]*)>|\1/>|' "$case/out" >article.xml # the only element without an end
    run_limited xmllint --noout article.xml
    assert_success
    assert_equal "$(grep -oE ' id="[^"]*"' article.xml | sort | uniq -d)" ""
    [ "$(grep -c ' id="b1-r' article.xml)" -gt 0 ]
  done
}

@test "the same bytes wherever and whenever" {
  annotate b.txt <figures.csv >here.html
  mkdir other && cd other && cp ../b.txt . && LC_ALL=C TZ=Asia/Shanghai annotate b.txt <../figures.csv >there.html
  cmp ../here.html there.html
}

@test "rows of a text may come in any order" {
  annotate --rejects rejects.csv b.txt <figures.csv >sorted.html
  { head -n 1 figures.csv; sed 1d figures.csv | tac; } >backwards.csv
  annotate --rejects <(head -n 1 rejects.csv; sed 1d rejects.csv | tac) b.txt <backwards.csv | cmp - sorted.html
}

@test "findings: what is right is no warning; one of another text marks what it is measured by" {
  printf 'source,offset,others,verdict,explanation,explanation_zh\nb.txt,82,,ok,right,正确\nother.txt,5,b.txt:82 b.txt:105,unusual,odd,怪\nb.txt,134,,unusual,odd,怪\n' >findings.csv
  run_limited bash -c 'annotate --fragment x --findings findings.csv b.txt <figures.csv'
  assert_success
  refute_output --partial 正确
  assert_equal "$(grep -oE '<mark class="[^"]*"' <<<"$output")" '<mark class="figure level actual involved"
<mark class="figure growth actual involved"
<mark class="figure share actual unusual"'
  assert_output --partial '<span class="warning unusual">相关：怪</span>'
  assert_equal "$(grep -c '<li' <<<"$output")" 1
}

@test "a finding without a figure, or without a Chinese explanation, is shown all the same" {
  printf 'source,offset,verdict,explanation\nb.txt,7,contradiction,no figure here\n' >findings.csv
  run_limited bash -c 'annotate --fragment x --findings findings.csv b.txt <figures.csv'
  assert_line '<li class="contradiction">no figure here</li>'
}

@test "colours: on a terminal, unless NO_COLOR or --color never; --color always" {
  escape=$'\e[34m49.1\e[m'
  run on_terminal 'annotate -f ansi b.txt <figures.csv'
  assert_output --partial "$escape"
  NO_COLOR=1 run on_terminal 'annotate -f ansi b.txt <figures.csv'
  assert_output --partial '[49.1]亿元'
  refute_output --partial $'\e'
  TERM=dumb run on_terminal 'annotate -f ansi b.txt <figures.csv'
  assert_output --partial '[49.1]亿元'
  run on_terminal 'annotate -f ansi --color never b.txt <figures.csv'
  assert_output --partial '[49.1]亿元'
  NO_COLOR=1 run annotate -f ansi --color always b.txt <figures.csv
  assert_output --partial "$escape"
  run annotate -f ansi b.txt <figures.csv
  assert_output --partial '[49.1]亿元'
}

@test "every figure of every sample stands where its record says, in both encodings" {
  cd "$root" || return
  for text in samples/*.txt; do
    encoding=UTF-8
    [[ $text != *gb18030* ]] || encoding=GB18030
    extract -e "$encoding" --rejects "$BATS_TEST_TMPDIR/r.csv" "$text" >"$BATS_TEST_TMPDIR/f.csv"
    run_limited bash -c 'annotate -e "$1" --fragment x --rejects "$2/r.csv" "$3" <"$2/f.csv"' _ "$encoding" "$BATS_TEST_TMPDIR" "$text"
    assert_success
    assert_equal "$text $(grep -o '<mark' <<<"$output" | wc -l)" "$text $(($(wc -l <"$BATS_TEST_TMPDIR/f.csv") - 1))"
    assert_equal "$text $(grep -o 'class="reject"' <<<"$output" | wc -l)" "$text $(($(wc -l <"$BATS_TEST_TMPDIR/r.csv") - 1))"
  done
}

@test "every option of --help stands in the man page, and the other way round" {
  shown=$(annotate --help | grep -oE '^ +(-., )?--[a-z-]+' | grep -oE -- '--[a-z-]+' | sort)
  written=$(mandoc -T ascii -O width=200 "$root/filters/annotate/annotate.1" | sed 's/.\x08//g' | grep -oE '^ +(-[A-Za-z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+' | sort -u)
  assert_equal "$written" "$shown"
}

@test "a full disk is an error; a reader that has gone is none" {
  run_limited bash -c 'annotate b.txt <figures.csv >/dev/full'
  assert_equal "$status" 2
  assert_message_of annotate
  run_limited bash -c 'annotate --head >/dev/full'
  assert_equal "$status" 2
  for _ in {1..500}; do cat b.txt; done >long.txt
  extract long.txt 2>/dev/null >long.csv
  run_limited bash -c 'set -o pipefail; annotate long.txt <long.csv | head -n 1'
  assert_success
  assert_equal "$stderr" ""
}
