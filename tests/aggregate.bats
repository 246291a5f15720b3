#!/usr/bin/env bats
# shellcheck disable=SC1010 # mlr's then
# What holds of aggregate over many rows: any order, any split, mlr as an oracle, memory.
load helpers

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  rounds=200 rows=20000
  [ -z "${SOAK-}" ] || rows=1000000
  if [ "$(head -c 2 "$GONGBAO_BIN/aggregate")" = '#!' ]; then rounds=4 rows=1000; fi # under valgrind
}

# The figures of all samples, and some made up so that there is something to merge.
figures_of_all() {
  local samples=("$root"/samples/*.txt) plain=() file
  for file in "${samples[@]}"; do [[ $file == *.gb18030.txt ]] || plain+=("$file"); done
  extract "${plain[@]}" | normalize
  awk -v seed="$1" -v rows=400 -f "$root/tests/figures.awk" | sed 1d
}

# shuffled SEED FILE: the rows in another order, the header first.
shuffled() {
  head -n 1 "$2"
  sed 1d "$2" | awk -v seed="$1" 'BEGIN { srand(seed) } { printf "%.9f\t%s\n", rand(), $0 }' | sort | cut -f2-
}

# split_and_merge SEED FILE OPTION...: what comes of FILE in another order, cut in pieces, merged in steps.
split_and_merge() {
  local seed=$1 file=$2 pieces i parts
  shift 2
  pieces=$((1 + seed % 6))
  rm -f piece.* part.*
  shuffled "$seed" "$file" | awk -v pieces="$pieces" -v seed="$seed" 'BEGIN { srand(seed + 1000) }
    NR == 1 { for (i = 0; i < pieces; i++) print >("piece." i); next }
    { print >("piece." int(rand() * pieces)) }'
  for ((i = 0; i < pieces; i++)); do
    if [ "$i" != 1 ]; then
      aggregate "$@" --partial "piece.$i" >"part.$i"
    else # a part of parts
      aggregate "$@" --partial piece.1 >part.inner
      aggregate "$@" --merge --partial part.0 part.inner >part.1 && rm part.0
    fi || return
  done
  mapfile -t parts < <(shuf -e --random-source=<(yes "$seed") part.[0-9]*)
  aggregate "$@" --merge "${parts[@]}"
}

# same_for_all_splits OPTION...: of a quarter of the rounds each.
same_for_all_splits() {
  figures_of_all 1 >all.csv
  [ "$(wc -l <all.csv)" -gt 600 ] || fail "too few figures"
  aggregate "$@" all.csv >expected
  [ "$(wc -l <expected)" -gt 100 ] || fail "too few groups"
  for ((seed = 1; seed <= rounds / 4; seed++)); do
    split_and_merge "$seed" all.csv "$@" >given
    cmp expected given || fail "seed $seed: $(diff expected given | head -n 4)"
  done
}

@test "any order and split of the rows gives the same bytes" {
  same_for_all_splits
}

@test "the same with rollups and conflicts resolved" {
  same_for_all_splits --rollup period,city --prefer precise --sources 2
}

@test "the same for groups of many subjects" {
  same_for_all_splits --by city,indicator_std,period,measure,basis,base_unit --all-status --prefer first
}

@test "the same for weighted means" {
  same_for_all_splits --by subject_std,indicator_std,period,measure,basis,base_unit --op mean --weight 签约项目 --prefer last
}

@test "a part of the same rows is the same in any order" {
  figures_of_all 2 >all.csv
  aggregate --partial all.csv >expected
  for seed in 1 2 3; do
    aggregate --partial <(shuffled "$seed" all.csv) | cmp expected -
  done
}

@test "several files are one input" {
  figures_of_all 3 >all.csv
  { head -n 1 all.csv; sed -n '2,300p' all.csv; } >one.csv
  { head -n 1 all.csv; sed -n '301,$p' all.csv; } >two.csv
  assert_equal "$(aggregate two.csv one.csv)" "$(aggregate all.csv)"
}

# Figures whose subjects are all apart, so that their sums are plain ones.
plain_figures() {
  awk -v rows="$1" 'BEGIN {
    srand(7)
    split("运城市 临汾市 晋城市 大同市 长治市", cities, " ")
    split("工业投资 固定资产投资 工业总产值", indicators, " ")
    print "source,offset,city,subject_std,indicator_std,period,measure,status,value,base_unit,dimension"
    for (i = 1; i <= rows; i++)
      printf "%d.txt,%d,%s,项目%07d,%s,2024-Q%d,level,actual,%d,元,money\n", i / 50, i % 50, cities[1 + int(rand() * 5)], i,
        indicators[1 + int(rand() * 3)], 1 + int(rand() * 4), int(rand() * 2000000000) - 100000000
  }'
}

@test "sums, means, least and greatest are those of mlr" {
  by=city,indicator_std,period
  plain_figures "$rows" >plain.csv
  TEST_TIMEOUT=120 limited aggregate --by $by,base_unit --digits 3 plain.csv >table
  mlr --csv cut -o -f $by,value,count,min,max,method,mentions table >given
  mlr --icsv --ocsv stats1 -a sum,count,min,max -f value -g $by then put '$method = "summed"; $mentions = $value_count' \
    then rename -r '^value_(count|min|max)$,\1' then rename value_sum,value then sort -f $by plain.csv >expected
  mlr --csv sort -f $by given >sorted
  [ "$(wc -l <expected)" = 61 ] || fail "groups are missing"
  cmp expected sorted
  mlr --csv cut -o -f $by,value,count,mean then sort -f $by table | sed 1d | while IFS=, read -r _ _ _ value count mean; do
    echo "d = $value - $mean * $count; if (d < 0) d = -d; d <= $count * 0.0005"
  done | bc >good
  [ "$(sort good | uniq -c | tr -s ' ')" = " 60 1" ] || fail "means differ: $(sort good | uniq -c)"
}

@test "memory grows with groups and places, not with the length of rows" {
  [ "$(head -c 2 "$GONGBAO_BIN/aggregate")" != '#!' ] || skip "not under valgrind"
  nm "$GONGBAO_BIN/aggregate" 2>/dev/null | grep -q __asan && skip "not under sanitizers"
  awk -v rows=200000 'BEGIN {
    print "source,offset,city,subject_std,indicator_std,period,measure,status,value,base_unit,text"
    text = sprintf("%500s", ""); gsub(/ /, "x", text)
    for (i = 1; i <= rows; i++) printf "a.txt,%d,运城市,,工业投资,2024-Q1,level,actual,5,元,%s\n", i, text
  }' >long.csv
  (ulimit -v 40000 && aggregate long.csv >given)
  assert_equal "$(sed 1d given | cut -d, -f8,10,14,15)" "5,1,single,200000"
}
