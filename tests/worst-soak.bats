#!/usr/bin/env bats
# Input made to be slow: one thing over and over. What is measured is that time grows with the input and not faster: processor
# time of a part, the better of two runs, and of ten times as much: 1 MB in make check, 10 MB in make check-soak (SOAK=1). There most
# of it must also take less than 2 seconds and 32 MiB.
load helpers

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  export TEST_TIMEOUT=300
  bytes=1000000
  [ -z "${SOAK-}" ] || bytes=10000000
}

# repeated TEXT BYTES: TEXT again and again.
repeated() {
  local LC_ALL=C # bytes
  yes "$1" | tr -d '\n' | head -c $(($2 / ${#1} * ${#1}))
}

# hundredths RUNS COMMAND...: processor time in hundredths of a second, the best of RUNS.
hundredths() {
  local best=1000000 runs=$1 used
  shift
  for ((; runs > 0; runs--)); do
    limited /usr/bin/time -o used -f '%U %S %M' "$@" >/dev/null 2>err || return
    used=$(awk '{ printf "%d", ($1 + $2) * 100 }' used)
    [ "$used" -ge "$best" ] || best=$used
  done
  echo "$best"
}

# linear PROGRAM...: of small and big, ten times as large; below 5 hundredths of a second is too short to tell. With ten times the
# memory pages and caches make it more than ten times the time; growth by the square would make it a hundred.
linear() {
  local small all
  small=$(hundredths 2 "$@" small) || fail "$* small: $(cat err)"
  all=$(hundredths 1 "$@" big) || fail "$* big: $(cat err)"
  [ "$small" -ge 5 ] || small=5
  echo "$*: $small, of ten times as much $all hundredths of a second"
  [ "$all" -le $((small * 20)) ]
}

# bounded: what extract took last for big.
bounded() {
  [ -n "${SOAK-}" ] || return 0
  ! nm "$GONGBAO_BIN/extract" 2>/dev/null | grep -q __asan || return 0
  awk '{ print; exit !($1 + $2 < 2 && $3 <= 32 * 1024) }' used
}

# extract_linear TEXT: of TEXT over and over in one line.
extract_linear() {
  repeated "$1" "$((bytes / 10))" >small
  repeated "$1" "$bytes" >big
  linear extract
}

extract_bounded() { extract_linear "$1" && bounded; }

@test "digits" { extract_bounded 1; }
@test "opening brackets" { extract_bounded '('; }
@test "full-width opening brackets" { extract_bounded '（'; }
@test "分别" { extract_bounded 分别; }
@test "、" { extract_bounded 、; }
@test "one line" { extract_bounded 经济运行平稳; }
@test "opening quotes" { extract_bounded '“'; }
@test "nested quotes" { extract_bounded $'\u201c\u2018'; } # “‘
@test "a numeral in nested quotes" { extract_bounded '“一'; }
@test "Chinese digits" { extract_bounded 一; }
@test "digits in groups of one" { extract_linear '1,'; }
@test "names of a division" { extract_linear 运城市; }
@test "years" { extract_linear 2024年; }
@test "figures of one sentence" { extract_linear 增长1%、; }

@test "figures in one noun phrase" { extract_linear 各亿元; }
@test "figures in one clause of full-width marks" { extract_linear 2：; }

@test "blank lines" {
  yes '' | head -c "$((bytes / 10))" >small
  yes '' | head -c "$bytes" >big
  linear extract
  bounded
}

# In pieces of --max-document: 1 MB of 4, 16 MB (the default) of 1 GB. The figure at the very end is there, where it stands.
@test "a line without end" {
  local total=4000000 most=(--max-document 1000000) at
  [ -z "${SOAK-}" ] || total=1000000000 most=()
  { repeated 开发区发展势头良好, "$total" && echo 完成投资5亿元。; } >endless
  limited /usr/bin/time -o used -f '%U %S %M' extract "${most[@]}" endless >out 2>err
  grep -q 'is read in pieces' err
  at=$(LC_ALL=C grep -abo 5亿元 endless | cut -d: -f1)
  run -0 mlr --icsv --onidx cut -o -f offset,number,unit out
  assert_output "$at 5 亿元"
  awk '{ print; exit !($3 <= 128 * 1024) }' used
}
