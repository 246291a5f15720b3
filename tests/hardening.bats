#!/usr/bin/env bats
# What the compiler and linker put into each program against misuse.
load helpers

setup() {
  if ! readelf -h "$GONGBAO_BIN/extract" >/dev/null 2>&1 || readelf -Ws "$GONGBAO_BIN/extract" | grep -q __asan_init; then
    skip "not the programs that are installed"
  fi
}

@test "position-independent, read-only after relocation, symbols bound at the start, no executable stack" {
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
  for name in "${filters[@]}"; do
    readelf -Ws "$GONGBAO_BIN/$name" | grep -q '__stack_chk_fail' || fail "$name has no stack protector"
    readelf -Ws "$GONGBAO_BIN/$name" | grep -q '__vsnprintf_chk' || fail "$name is not fortified"
  done
}
