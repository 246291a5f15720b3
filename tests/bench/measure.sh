# Sourced by run: takes times and memory.
# shellcheck shell=bash disable=SC2154

# Runs each command once a round, its output to a file: of /dev/null grep knows that it can stop at the first match. times/INPUT.NAME gets a line a run: seconds by the clock, user and system seconds of all processors;
# commands the line NAME, TAB, command.
# usage: in_turns INPUT NAME COMMAND [NAME COMMAND...]     INPUT in a command is the file's name
in_turns() {
  local input=$1 round
  shift
  for ((round = 0; round <= rounds; round++)); do # the first does not count
    local -a rest=("$@")
    while [ ${#rest[@]} -gt 0 ]; do
      one_run "$input" "$round" "${rest[@]:0:2}"
      rest=("${rest[@]:2}")
    done
  done
}

one_run() {
  local command=${4//INPUT/$1} status=0 TIMEFORMAT='%3R %3U %3S' to=times/$1.$3
  [ "$2" -gt 0 ] || to=/dev/null
  { time bash -o pipefail -c "$command" >output 2>errors || status=$?; } 2>>"$to"
  [ "$status" -le 1 ] || { echo "bench: status $status: $command" >&2; cat errors >&2; exit 2; }
}

# Times command $2 from its start to its end, many times; times/cold.$1 gets milliseconds: the median, least, most by the clock, and what the
# processors spent.
cold_start() {
  hyperfine --shell=none --ignore-failure --warmup 5 --runs 60 --style none --export-csv times/cold.csv "$2" >/dev/null 2>&1
  tail -n 1 times/cold.csv | awk -F , '{ printf "%.2f %.2f %.2f %.2f\n", 1000 * $(NF - 4), 1000 * $(NF - 1), 1000 * $NF, 1000 * ($(NF - 3) + $(NF - 2)) }' >"times/cold.$1"
}

# $1 MB of text through all filters; the peak of each in KiB goes to times/memory.FILTER.
chain_memory() {
  local filter
  peak extract extract < <(dense_text "$1" || :) | peak normalize normalize |
    tee >(peak aggregate aggregate >/dev/null; : >done.aggregate) >(peak growth growth >/dev/null; : >done.growth) |
    peak audit audit >/dev/null
  for filter in aggregate growth; do until [ -e "done.$filter" ]; do sleep 0.1; done; done
}

# Runs a command and puts its peak in KiB into times/memory.$1.
peak() {
  local to=times/memory.$1 status=0
  shift
  command time -q -f %M -o "$to" "$@" 2>/dev/null || status=$?
  [ "$status" -le 1 ]
}

# What filter $1 takes for each row and each group: by twice the rows in as many groups, and by more groups of as many rows.
group_memory() {
  local half=$((group_rows / 2)) few=10 name count subjects
  while read -r name count subjects; do
    grouped_figures "$count" "$subjects" >grouped
    peak "$1.$name" "$1" grouped | wc -l >"groups.$name"
  done <<<"half $half $few
whole $group_rows $few
many $group_rows $((group_rows / 4))"
  rm grouped
  awk -v half="$(<times/memory."$1".half)" -v whole="$(<times/memory."$1".whole)" -v many="$(<times/memory."$1".many)" \
    -v rows="$((group_rows - half))" -v groups="$(($(<groups.many) - $(<groups.whole)))" \
    'BEGIN { printf "%.0f %.0f %d\n", (whole - half) * 1024 / rows, (many - whole) * 1024 / groups, groups }' >"times/groups.$1"
}
