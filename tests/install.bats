#!/usr/bin/env bats
# make, make install and make uninstall.
load helpers

setup() {
  cd "$root" || return
  [ -e "$GONGBAO_BUILD/libgongbao.a" ] || skip "programs under valgrind are not installed"
  into=$BATS_TEST_TMPDIR/into
  bulletin >"$BATS_TEST_TMPDIR/b.txt"
  unset GONGBAO_BIN
}

# gongbao_make TARGET...: make over the build that is tested.
gongbao_make() {
  run --separate-stderr timeout 300 make --no-print-directory B="$GONGBAO_BUILD" "$@"
}

installed() {
  (cd "$into" && find . ! -type d | sort)
}

@test "a second make does nothing" {
  gongbao_make
  assert_success
  gongbao_make
  assert_success
  assert_output --regexp "^make(\[[0-9]+\])?: Nothing to be done for 'all'\.$"
}

@test "make help names every target" {
  gongbao_make help
  assert_success
  for target in demo deps check check-asan check-valgrind regen lint install uninstall clean; do
    assert_output --regexp "(make |: |; )?$target"
  done
}

@test "make demo prints the table by city of the samples, and ends by naming the page that it made" {
  gongbao_make demo
  assert_success
  assert_line --regexp '^city +subject_std +indicator_std '
  assert_line --regexp '^运城市 +工业类开发区 +规模以上工业增加值 +2024-Q1 +level +9434000000 +元'
  assert_line --regexp '^临汾市 +工业类开发区 +规模以上工业增加值 +2024-Q1 +level +5602000000 +元'
  assert_equal "${lines[-1]}" "The same as a page, every number linked to its sentence: open $GONGBAO_BUILD/report.html"
  grep -q '^<tr id="c1">' "$GONGBAO_BUILD/report.html"
}

@test "a library that is missing is named with its package" {
  mkdir "$BATS_TEST_TMPDIR/include"
  printf '#error "not here"\n' >"$BATS_TEST_TMPDIR/include/csv.h"
  run --separate-stderr timeout 60 make B="$BATS_TEST_TMPDIR/b" CPPFLAGS="-I$BATS_TEST_TMPDIR/include" "$BATS_TEST_TMPDIR/b/libraries-found"
  assert_failure
  [[ $stderr == *csv.h*libcsv-dev* ]] || fail "$stderr"
}

@test "the library of workbook that is missing is named with its package" {
  mkdir "$BATS_TEST_TMPDIR/include"
  printf '#error "not here"\n' >"$BATS_TEST_TMPDIR/include/xlsxwriter.h"
  run --separate-stderr timeout 60 make B="$BATS_TEST_TMPDIR/b" CPPFLAGS="-I$BATS_TEST_TMPDIR/include" "$BATS_TEST_TMPDIR/b/libraries-found"
  assert_failure
  [[ $stderr == *xlsxwriter.h*libxlsxwriter-dev* ]] || fail "$stderr"
}

@test "a compiler that is missing is named with its package" {
  run --separate-stderr timeout 60 make B="$BATS_TEST_TMPDIR/b" CC=no-such-cc "$BATS_TEST_TMPDIR/b/libraries-found"
  assert_failure
  [[ $stderr == *no-such-cc*gcc* ]] || fail "$stderr"
}

@test "what is missing, and neither root nor sudo: make deps says what to install" {
  mkdir "$BATS_TEST_TMPDIR/bin"
  printf '#!/bin/sh\necho 1000\n' >"$BATS_TEST_TMPDIR/bin/id" && chmod +x "$BATS_TEST_TMPDIR/bin/id"
  for command in make sh command env; do ln -s "$(command -v "$command")" "$BATS_TEST_TMPDIR/bin/" 2>/dev/null || :; done
  run --separate-stderr timeout 60 env PATH="$BATS_TEST_TMPDIR/bin" make deps
  assert_failure
  [[ $stderr == *"neither root nor sudo"*bats*miller* ]] || fail "$stderr"
}

@test "install: programs, pipelines and man pages, and they work from there" {
  gongbao_make install DESTDIR="$into" PREFIX=/usr
  assert_success
  for name in "${filters[@]}" "${pipelines[@]}" "${scripts[@]}"; do
    [ -x "$into/usr/bin/$name" ] || fail "no $name"
    [ -s "$into/usr/share/man/man1/$name.1" ] || fail "no $name.1"
    [ -s "$into/usr/share/bash-completion/completions/$name" ] || fail "no completion of $name for bash"
    [ -s "$into/usr/share/zsh/site-functions/_$name" ] || fail "no completion of $name for zsh"
  done
  parts=(pipelines/lib/* pipelines/cron/*)
  assert_equal "$(installed | wc -l)" $((4 * (${#filters[@]} + ${#pipelines[@]} + ${#scripts[@]}) + ${#parts[@]}))
  cd "$BATS_TEST_TMPDIR"
  expected=$(extract b.txt | normalize | aggregate)
  assert_equal "$(env -i "$into/usr/bin/city-table" b.txt)" "$expected"
  ln -s "$into/usr/bin/city-table" link
  assert_equal "$(env -i ./link b.txt)" "$expected"
}

@test "install with PROGRAM_PREFIX: names, pipelines and man pages have it" {
  gongbao_make install DESTDIR="$into" PREFIX=/opt/g PROGRAM_PREFIX=gb-
  assert_success
  refute [ -e "$into/opt/g/bin/extract" ]
  cd "$BATS_TEST_TMPDIR"
  assert_equal "$(env -i "$into/opt/g/bin/gb-city-table" b.txt)" "$(extract b.txt | normalize | aggregate)"
  assert_equal "$(env -i "$into/opt/g/bin/gb-growth-table" b.txt)" "$(extract b.txt | normalize | growth)"
  run bash -c 'mandoc -T ascii "$1" | sed "s/.\x08//g"' _ "$into/opt/g/share/man/man1/gb-extract.1"
  assert_output --partial gb-extract
  assert_output --partial gb-normalize
}

@test "installed programs need nothing of the checkout" {
  gongbao_make install DESTDIR="$into" PREFIX=/usr
  run grep -lF "$root" "$into"/usr/bin/*-table "$into"/usr/share/man/man1/*
  assert_output ""
}

@test "uninstall leaves nothing" {
  for prefix in '' gb-; do
    gongbao_make install DESTDIR="$into" PREFIX=/usr PROGRAM_PREFIX=$prefix
    [ "$(installed | wc -l)" -gt 10 ]
    gongbao_make uninstall DESTDIR="$into" PREFIX=/usr PROGRAM_PREFIX=$prefix
    assert_success
    assert_equal "$(installed)" ""
  done
}

@test "uninstall touches no file of others" {
  mkdir -p "$into/usr/bin" "$into/usr/share/gongbao"
  touch "$into/usr/bin/extractor" "$into/usr/share/gongbao/mine"
  gongbao_make install DESTDIR="$into" PREFIX=/usr
  gongbao_make uninstall DESTDIR="$into" PREFIX=/usr
  assert_equal "$(installed)" $'./usr/bin/extractor\n./usr/share/gongbao/mine'
}

@test "a folder with a blank" {
  into="$BATS_TEST_TMPDIR/a b"
  gongbao_make install DESTDIR="$into" PREFIX=/usr
  assert_success
  assert_equal "$(env -i "$into/usr/bin/city-table" "$BATS_TEST_TMPDIR/b.txt" | wc -l)" "$(GONGBAO_BIN=$GONGBAO_BUILD/bin city-table "$BATS_TEST_TMPDIR/b.txt" | wc -l)"
  gongbao_make uninstall DESTDIR="$into" PREFIX=/usr
  assert_equal "$(installed)" ""
}
