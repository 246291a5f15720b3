#!/usr/bin/env bats
# What the compiler and linker put into each program against misuse; other compilers of the sources.
load helpers

# built: the programs are those that make install installs.
built() {
  if ! readelf -h "$GONGBAO_BIN/extract" >/dev/null 2>&1 || readelf -Ws "$GONGBAO_BIN/extract" | grep -qE '__(a|ub)san_'; then
    skip "not the programs that are installed"
  fi
}

# compiles COMPILER...: all sources, against the C library of the compiler, with the headers of the other libraries.
compiles() {
  local header
  mkdir headers
  for header in csv.h pcre2.h xlsxwriter.h xlsxwriter; do ln -s "/usr/include/$header" headers; done
  [ -e headers/csv.h ] && printf '%s\0' "$root"/filters/*/*.c |
    xargs -0 -n 20 -P 2 "$@" -D_POSIX_C_SOURCE=200809L '-DGONGBAO_VERSION="test"' -I"$root/filters" -idirafter headers \
      -std=c17 -Wall -Wextra -Werror -fsyntax-only
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

@test "all sources compile with musl" {
  command -v musl-gcc >/dev/null || skip "no musl-gcc on this machine"
  run compiles musl-gcc
  assert_success
  assert_output ''
}

@test "all sources compile for 32 bits" {
  echo '#include <stdio.h>' | gcc -m32 -E - >/dev/null 2>&1 || skip "no 32-bit C library on this machine (gcc-multilib)"
  run compiles gcc -m32
  assert_success
  assert_output ''
}

@test "position-independent, read-only after relocation, symbols bound at the start, no executable stack" {
  built
  for name in "${filters[@]}"; do
    program=$GONGBAO_BIN/$name
    readelf -h "$program" | grep -qE 'Type: +DYN' || fail "$name is not position-independent"
    readelf -d "$program" | grep -qE 'FLAGS_1.*\bPIE\b' || fail "$name is not linked as PIE"
    readelf -lW "$program" | grep -q GNU_RELRO || fail "$name has no RELRO"
    readelf -d "$program" | grep -qE 'BIND_NOW|FLAGS_1.*\bNOW\b' || fail "$name binds lazily"
    readelf -lW "$program" | grep -E 'GNU_STACK' | grep -qv 'RWE' || fail "$name has an executable stack"
  done
}

@test "stack protector and checked string functions" {
  built
  for name in "${filters[@]}"; do
    readelf -Ws "$GONGBAO_BIN/$name" | grep -q '__stack_chk_fail' || fail "$name has no stack protector"
    readelf -Ws "$GONGBAO_BIN/$name" | grep -q '__vsnprintf_chk' || fail "$name is not fortified"
  done
}
