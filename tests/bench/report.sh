# Sourced by run: RESULTS.md from what was measured.
# shellcheck shell=bash disable=SC2154,SC2016

# The median, least and most of column $2 (1 clock, 2 all processor seconds) in times/$1.
spread() {
  awk -v column="$2" '{ print column == 1 ? $1 : $2 + $3 }' "times/$1" | sort -n |
    awk '{ value[NR] = $1 } END { printf "%.3f %.3f %.3f\n", (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2, value[1], value[NR] }'
}

# One number of one or two runs: NAME, column.
median() { spread "$1" "$2" | cut -d ' ' -f 1; }

# usage: verdict MEASURED least|most TARGET
verdict() {
  awk -v measured="$1" -v way="$2" -v target="$3" 'BEGIN { print (way == "least" ? measured >= target : measured <= target) ? "met" : "**not met**" }'
}

quotient() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

row() { printf '| %s | %s | %s | %s |\n' "$@"; }

# How many times as fast OURS is as THEIRS: by the clock, which decides, and in processor seconds.
faster() { # usage: faster WHAT TARGET INPUT.OURS INPUT.THEIRS
  local clock processor
  clock=$(quotient "$(median "$4" 1)" "$(median "$3" 1)")
  processor=$(quotient "$(median "$4" 2)" "$(median "$3" 2)")
  row "$1" "at least $2 times as fast" "$clock times by the clock, $processor by processor time" "$(verdict "$clock" least "$2")"
}

tenfold() { # usage: tenfold WHAT SMALL BIG BYTES-OR-ROWS-RATIO
  local ratio
  ratio=$(awk -v small="$(median "$2" 2)" -v big="$(median "$3" 2)" -v times="$4" 'BEGIN { printf "%.2f", big / small * 10 / times }')
  row "$1: 10 times the input" 'at most 10.5 times the processor time' "$ratio times" "$(verdict "$ratio" most 10.5)"
}

cold() { # usage: cold WHAT NAME TARGET
  local median least most processor
  read -r median least most processor <"times/cold.$2"
  row "$1" "under $3 ms" "$median ms ($least to $most), $processor of processor time" "$(verdict "$median" most "$3")"
}

memory() { # usage: memory FILTER
  local mebibytes
  mebibytes=$(awk '{ printf "%.1f", $1 / 1024 }' "times/memory.$1")
  row "peak memory of \`$1\` on $memory_megabytes MB of documents" 'at most 32 MiB' "$mebibytes MiB" "$(verdict "$mebibytes" most 32)"
}

groups() { # usage: groups FILTER
  local of_row of_group count
  read -r of_row of_group count <"times/groups.$1"
  row "memory of \`$1\` by groups ($group_rows rows)" 'at most 200 bytes a group, and its contributions' \
    "$of_group bytes for each of $count groups, the one contribution to it among them; $of_row for each further row" \
    "$(verdict "$((of_group - of_row))" most 200)"
}

# How many bytes of file $1 there are for each of its $2 figures.
every() { echo $(($(wc -c <"$1") / $2)); }

table() {
  local filter
  printf '| what | target | measured | |\n|---|---|---|---|\n'
  faster '`extract` against `grep`, dense' 2 dense.extract dense.grep
  faster "\`extract\` against \`grep\`, a figure every $(every usual "$figures_in_usual") bytes" 2 usual.extract usual.grep
  faster '`extract` against `grep`, sparse' 1 sparse.extract sparse.grep
  faster '`extract \| normalize \| aggregate` on two halves at once against `grep`, dense' 1 dense.chain dense.grep
  faster '`normalize` against `mlr cat`' 3 extracted.normalize extracted.cat
  for filter in aggregate growth audit; do faster "\`$filter\` against \`mlr cat\`" 3 "figures.$filter" figures.cat; done
  for filter in aggregate growth; do faster "\`$filter\` against \`mlr stats1\`" 3 "figures.$filter" figures.stats1; done
  cold 'the chain on a bulletin of 14 KB, cold' chain 20
  for filter in extract normalize aggregate growth audit; do cold "\`$filter\` on it" "$filter" 5; done
  tenfold '`extract`' dense.tenth.extract dense.extract "$(quotient "$(wc -c <dense)" "$(wc -c <dense.tenth)")"
  tenfold '`normalize`' extracted.normalize extracted.tenfold.normalize 10
  for filter in aggregate growth audit; do tenfold "\`$filter\`" "figures.$filter" "figures.tenfold.$filter" 10; done
  for filter in extract normalize; do memory "$filter"; done
  for filter in aggregate growth; do groups "$filter"; done
}

times() { # usage: times NAME COMMAND
  local clock
  read -ra clock < <(spread "$1" 1)
  printf '| %s | %s | %s to %s | %s | `%s` |\n' "${1%.*}" "${clock[@]}" "$(median "$1" 2)" "${2//|/\\|}"
}

report() {
  local filter
  cat <<END_OF_HEAD
# What was measured

Made by \`make bench\` on $(date -u +%Y-%m-%d), in $rounds rounds in which the commands take turns; the figures are medians. What each step of the way brought is in
[STEPS.md](STEPS.md).

Settings: BENCH_MB=$megabytes BENCH_ROWS=$rows BENCH_GROUP_ROWS=$group_rows BENCH_MEMORY_MB=$memory_megabytes BENCH_ROUNDS=$rounds.
Machine: $(nproc) × $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(awk '/MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo), Linux $(uname -r);
load average $load_before at the beginning, $load_after at the end (other work on the machine above 1 or so: then processor time is the better measure).
Versions: $(grep --version | sed 1q), Miller $(mlr --version | sed 's/[^0-9.]//g'), $(cc --version | sed 1q).

$(table)

## The inputs

\`dense\`: ${BENCH_INPUT:+\`BENCH_INPUT\`, }$(wc -c <dense) bytes, a figure every $(every dense "$figures_in_dense")$([ -n "${BENCH_INPUT:-}" ] || echo ': the samples over and over, each copy a document'). \`usual\` and \`sparse\`:
$(wc -c <usual) and $(wc -c <sparse) bytes, a figure every $(every usual "$figures_in_usual") and $(every sparse "$figures_in_sparse"): sentences of the samples with figures among others of theirs without. \`dense.tenth\`: the first tenth of dense.
\`extracted\`: the first $rows rows of \`extract <dense\`; \`figures\`: what normalize makes of them; \`.tenfold\`: ten times as many. \`first\` and \`second\` are
the halves of dense.

## The times

Seconds.

| input | by the clock | least to most | processors | command |
|---|---|---|---|---|
$(
    times dense.extract 'extract <INPUT'
    times dense.grep "$GREP"
    times dense.chain "$HALVES"
    times usual.extract 'extract <INPUT'
    times usual.grep "$GREP"
    times sparse.extract 'extract <INPUT'
    times sparse.grep "$GREP"
    times dense.tenth.extract 'extract <INPUT'
    times dense.tenth.grep "$GREP"
    times extracted.normalize 'normalize INPUT'
    times extracted.cat "$CAT"
    times extracted.tenfold.normalize 'normalize INPUT'
    for filter in aggregate growth audit; do times "figures.$filter" "$filter INPUT"; done
    times figures.cat "$CAT"
    times figures.stats1 "$STATS"
    for filter in aggregate growth audit; do times "figures.tenfold.$filter" "$filter INPUT"; done
  )

Cold starts are \`hyperfine --shell=none --warmup 5 --runs 60 COMMAND\`, the chain as \`sh -c 'extract bulletin | normalize | aggregate'\`. Peak memory is \`time -f %M\`: in the chain
\`extract | normalize | tee >(aggregate) >(growth) | audit\` $(for filter in extract normalize aggregate growth audit; do awk -v f="$filter" '{ printf "%s %.1f MiB; ", f, $1 / 1024 }' "times/memory.$filter"; done)of $memory_megabytes MB of text.
END_OF_HEAD
}
