#!/usr/bin/env bats
# shellcheck disable=SC1010 # mlr's then
# What holds of growth over many rows: any order, bc as an oracle for growth, its interval, implied bases and yearly rates.
load helpers

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  rounds=20 pairs=1000
  if [ "$(head -c 2 "$GONGBAO_BIN/growth")" = '#!' ]; then rounds=2 pairs=50; fi # under valgrind
}

# levels COUNT: pairs of levels of two years with 0 to 3 digits behind the point, and the growth from one to the other as stated.
levels() {
  awk -v count="$1" 'BEGIN {
    srand(3)
    print "source,offset,city,subject_std,indicator_std,period,measure,basis,status,number,unit,value,base_unit,direction"
    for (i = 1; i <= count; i++) {
      digits = int(rand() * 4)
      row(i, 2024, "level", "", sprintf("%." digits "f", 1 + rand() * 900), "亿元")
      if (i % 2) row(i, 2020, "level", "", sprintf("%." digits "f", 1 + rand() * 900), "亿元")
      else row(i, 2024, "growth", "yoy", sprintf("%.1f", rand() * 80 - 40), "%")
    }
  }
  function row(i, year, measure, basis, number, unit, value) {
    value = unit == "%" ? number : sprintf("%.0f", number * 1000) "00000"
    printf "a.txt,%d,运城市,项目%05d,工业投资,%d,%s,%s,actual,%s,%s,%s,%s,\n", ++offset, i, year, measure, basis, number, unit, value,
      unit == "%" ? "%" : "元"
  }'
}

# The rounding of each level, by its digits: subject, year, half a unit of the last digit in 元.
roundings_of() {
  awk -F, '$7 == "level" { point = index($10, "."); digits = point ? length($10) - point : 0; print $4, $6, 50000000 / 10 ^ digits }' "$1"
}

# all_true: every line that bc makes of standard input is 1, and there are as many as $1 at least.
all_true() {
  bc >results
  [ "$(wc -l <results)" -ge "$1" ] || fail "only $(wc -l <results) comparisons"
  [ "$(sort -u results)" = 1 ] || fail "$(grep -vcx 1 results) of $(wc -l <results) comparisons fail, the first in line $(grep -vnx 1 results | head -n 1)"
}

@test "any order of the rows gives the same bytes" {
  awk -v seed=5 -v rows=600 -f "$root/tests/figures.awk" >all.csv
  for options in '' '--discrete --basis pop' '--contribution' '--points' '--cagr 2023-Q1/2024-Q1'; do
    read -ra words <<<"$options"
    growth "${words[@]}" all.csv >expected
    [ "$(wc -l <expected)" -gt 10 ] || fail "too few rows with '$options'"
    for ((seed = 1; seed <= rounds; seed++)); do
      { head -n 1 all.csv; sed 1d all.csv | shuf --random-source=<(yes "$seed"); } | growth "${words[@]}" | cmp expected - || fail "$options, seed $seed"
    done
  done
}

@test "yearly growth and its interval are those of bc" {
  levels "$pairs" >levels.csv
  growth --cagr 2020/2024 --digits 4 levels.csv >table
  roundings_of levels.csv >roundings
  # (1 + g/100)^4 brackets v/b with the rounding of the digits behind the point, and the ends are the next ones outwards
  awk -F, 'NR == FNR { split($0, word, " "); half[word[1], word[2]] = word[3]; next }
    $13 == "computed" {
      v = $6; b = $9; hv = half[$2, 2024]; hb = half[$2, 2020]
      printf "(1+(%s-0.00005)/100)^4 * %s <= %s\n(1+(%s+0.00005)/100)^4 * %s >= %s\n", $10, b, v, $10, b, v
      printf "(1+%s/100)^4 * (%s+%s) <= %s-%s\n(1+(%s+0.0001)/100)^4 * (%s+%s) > %s-%s\n", $11, b, hb, v, hv, $11, b, hb, v, hv
      printf "(1+%s/100)^4 * (%s-%s) >= %s+%s\n(1+(%s-0.0001)/100)^4 * (%s-%s) < %s+%s\n", $12, b, hb, v, hv, $12, b, hb, v, hv
    }' roundings table | { echo scale=40; cat; } | all_true $((pairs * 2))
}

@test "growth and its interval are those of bc" {
  levels "$pairs" | sed 's/,2020,/,2023,/' >levels.csv
  growth levels.csv >table
  roundings_of levels.csv >roundings
  awk -F, 'NR == FNR { split($0, word, " "); half[word[1], word[2]] = word[3]; next }
    $13 == "computed" {
      v = $6; b = $9; hv = half[$2, 2024]; hb = half[$2, 2023]
      printf "(100+%s-0.005) * %s <= 100 * %s\n(100+%s+0.005) * %s >= 100 * %s\n", $10, b, v, $10, b, v
      printf "(100+%s) * (%s+%s) <= 100 * (%s-%s)\n(100+%s+0.01) * (%s+%s) > 100 * (%s-%s)\n", $11, b, hb, v, hv, $11, b, hb, v, hv
      printf "(100+%s) * (%s-%s) >= 100 * (%s+%s)\n(100+%s-0.01) * (%s-%s) < 100 * (%s+%s)\n", $12, b, hb, v, hv, $12, b, hb, v, hv
    }' roundings table | all_true $((pairs * 2))
}

@test "implied bases and their intervals are those of bc" {
  levels "$pairs" >levels.csv
  growth levels.csv >table
  roundings_of levels.csv >roundings
  # base_low and base_high hold the exact ends, and are no further off than a tenth of the width
  awk -F, 'NR == FNR { split($0, word, " "); half[word[1], word[2]] = word[3]; next }
    $13 == "implied" {
      v = $6; h = half[$2, 2024]; g = $10; low = $16; high = $17
      printf "%s * (100+%s+0.05) <= 100 * (%s-%s)\n%s * (100+%s-0.05) >= 100 * (%s+%s)\n", low, g, v, h, high, g, v, h
      printf "w = (%s-%s)/10; (%s+w) * (100+%s+0.05) > 100 * (%s-%s)\n(%s-w) * (100+%s-0.05) < 100 * (%s+%s)\n", high, low, low, g, v, h, high, g, v, h
      printf "(%s-w) * (100+%s) < 100 * %s\n(%s+w) * (100+%s) > 100 * %s\n", $9, g, v, $9, g, v
    }' roundings table | { echo scale=20; cat; } | all_true $((pairs * 2))
}

@test "what aggregate adds up, growth compares" {
  # two programs, one arithmetic: a quarter that is rolled up, and its growth as a series
  cat >figures.csv <<'CSV'
source,offset,city,subject_std,indicator_std,period,measure,status,value,base_unit
a.txt,1,运城市,,工业投资,2024-01,level,actual,1000000000,元
a.txt,2,运城市,,工业投资,2024-02,level,actual,1100000000,元
a.txt,3,运城市,,工业投资,2024-03,level,actual,1200000000,元
a.txt,4,运城市,,工业投资,2023-Q1,level,actual,3000000000,元
CSV
  aggregate --rollup period figures.csv |
    mlr --csv filter '$method == "summed"' then put '$source = "table"; $offset = 1; $status = "actual"' >rolled.csv
  given=$(growth figures.csv rolled.csv | mlr --icsv --onidx filter '$period == "2024-Q1"' then cut -o -f value,base_value,growth,origin)
  assert_equal "$given" "3300000000 3000000000 10 computed"
}
