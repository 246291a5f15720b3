#!/usr/bin/env bats
# What holds of audit over many figures: seeded errors, bc as an oracle, what is missing, memory, the report.
load helpers

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  changes=500 checks=400 rounds=30
  if [ "$(head -c 2 "$GONGBAO_BIN/audit")" = '#!' ]; then changes=5 checks=50 rounds=2; fi # under valgrind
}

# sample NAME: its figures.
sample() {
  (cd "$root" && extract "samples/$1.txt" | normalize)
}

# found_in FIGURES [OPTION...]: rule, verdict and place of what audit says of them; the status is audit's.
found_in() {
  audit "${@:2}" <"$1" >findings
  local status=$?
  mlr --icsv --onidx cut -o -f rule,verdict,source,offset findings
  return $status
}

@test "nine of ten seeded errors are found, and none where there is none" {
  run timeout -k 5 1500 "$root/tests/accuracy/slips" --bin "$GONGBAO_BIN" --changes "$changes" --min 0.9
  assert_success
  assert_line --regexp "^found [0-9]+ of $changes changes .*; 0 accusations elsewhere$"
}

@test "slips fails where errors are not found" {
  mkdir bin && ln -s "$GONGBAO_BIN"/* bin/ && rm bin/audit
  # an audit that says that all is right
  printf '#!/bin/sh\n"%s" "$@" | sed s/,contradiction,/,ok,/\n' "$GONGBAO_BIN/audit" >bin/audit && chmod +x bin/audit
  run timeout -k 5 1500 "$root/tests/accuracy/slips" --bin bin --changes 5 --min 0.9
  assert_failure 1
  assert_line --regexp '^found 0 of 5 '
}

@test "the sample that contradicts itself: one contradiction, status 1; the others: none, status 0" {
  for file in "$root"/samples/*.txt; do
    name=$(basename "$file" .txt)
    [[ $name == *.gb18030 ]] && continue
    sample "$name" >figures
    run_limited audit figures
    if [ "$name" = jincheng-2024q1 ]; then
      assert_failure 1
      assert_equal "$(grep -c ,contradiction, <<<"$output")" 1
      assert_line --partial bound,contradiction,晋城市,2024-Q1,总投资,18600000000,31000000000
    else
      assert_success
      refute_output --partial contradiction
    fi
  done
}

@test "figures that are right are found to be, with --all" {
  sample yuncheng-linfen-2024q1 >figures
  run_limited audit --all figures
  assert_success
  for stated in share,ok,.*,78.6 share,ok,.*,98.7 share,ok,.*,85.9 gap,ok,.*,18.8 difference,ok,.*,21; do
    assert_line --regexp "^$stated,"
  done
}

@test "the verdict on a share is that of bc" {
  # part, whole and share with 0 to 2 digits behind the point, the share so near to what is right that many are on the edge
  awk -v count="$checks" 'BEGIN {
    srand(11)
    print "source,offset,city,subject_std,indicator_std,period,measure,basis,status,part_of,number,unit,text,value,base_unit,dimension,area"
    for (i = 1; i <= count; i++) {
      w = int(rand() * 3); p = int(rand() * 3); s = int(rand() * 3)
      whole = sprintf("%." w "f", 20 + rand() * 900); part = sprintf("%." p "f", 1 + whole * rand() * 0.9)
      share = sprintf("%." s "f", 100 * part / whole + (rand() - 0.5) * 4 / 10 ^ s)
      printf "%d.txt,0,运城市,,甲类产量,2024,level,,actual,,%s,吨,t%d,%s,吨,mass,运城市\n", i, whole, i, whole
      printf "%d.txt,9,运城市,,乙类产量,2024,level,,actual,0,%s,吨,t%d,%s,吨,mass,运城市\n", i, part, i, part
      printf "%d.txt,18,运城市,,乙类产量,2024,share,,actual,,%s,%%,t%d,%s,%%,ratio,运城市\n", i, share, i, share
    }
  }' >figures
  # 100 (p - rp) <= (s + rs) (w + rw) and 100 (p + rp) >= (s - rs) (w - rw), in exact decimals
  awk -F, 'function half(text) { point = index(text, "."); return "5/10^" (point ? length(text) - point : 0) + 1 }
    BEGIN { print "scale=9" }
    NR > 1 { number[NR % 3] = $11; r[NR % 3] = "(" half($11) ")" }
    NR > 1 && NR % 3 == 1 {
      printf "(100*(%s-%s)<=(%s+%s)*(%s+%s))&&(100*(%s+%s)>=(%s-%s)*(%s-%s))\n", number[0], r[0], number[1], r[1], number[2], r[2],
        number[0], r[0], number[1], r[1], number[2], r[2]
    }' figures | bc >expected
  audit --all --rule share figures >findings || [ $? = 1 ]
  mlr --icsv --onidx cut -o -f source,verdict findings | sort -n | awk '{ print $2 == "ok" ? 1 : 0 }' >given
  assert_equal "$(wc -l <given)" "$checks"
  [ "$(sort -u given | wc -l)" = 2 ] || fail "all verdicts are alike"
  diff given expected
}

@test "what is missing contradicts nothing: samples without some of their figures" {
  for name in jiangxi-2024q3 jincheng-2024q1 weifang-2023-11 deyang-2022 yuncheng-linfen-2024q1 xiangyang-gaoxinqu-2023; do
    sample "$name" >figures
    found_in figures | grep contradiction >expected || :
    for ((seed = 1; seed <= rounds; seed++)); do
      awk -v seed="$seed" 'BEGIN { srand(seed); part = rand() } NR == 1 || rand() > part' figures >fewer
      found_in fewer | grep contradiction >given || :
      run comm -13 <(sort expected) <(sort given)
      assert_output ""
    done
  done
}

@test "figures without values are passed over" {
  sample jincheng-2024q1 | mlr --csv put '$value = ""; $value_high = ""' >figures
  run_limited audit --all figures
  assert_success
  assert_equal "${#lines[@]}" 1
}

@test "memory hangs on the largest document and on the series, not on the input" {
  [ "$(head -c 2 "$GONGBAO_BIN/audit")" != '#!' ] || skip 'under valgrind'
  nm "$GONGBAO_BIN/audit" | grep -q __asan_init && skip 'under a sanitizer'
  # many documents that state the same, in another order, with long clauses
  awk 'BEGIN {
    print "source,offset,city,subject_std,indicator_std,period,measure,basis,status,number,unit,text,value,base_unit,dimension,area"
    clause = sprintf("%500s", ""); gsub(/ /, "x", clause)
    for (i = 1; i <= 20000; i++)
      for (n = 1; n <= 10; n++)
        printf "%d.txt,%d,运城市,,指标%d,2024,level,,actual,5%d,吨,%s%d,5%d,吨,mass,运城市\n", i, n * 9, n, n, clause, n, n
  }' >figures
  run_limited bash -c 'ulimit -v 40000 && audit figures'
  assert_success
  assert_equal "${#lines[@]}" 1
}

@test "a document is a source's rows in a row, in one file or in several" {
  sample jincheng-2024q1 >figures
  head -n 18 figures >first
  { head -n 1 figures; tail -n +19 figures; } >second
  assert_equal "$(audit first second || :)" "$(audit figures || :)"
}

@test "rules of --rule together are all rules" {
  sample jincheng-2024q1 >figures
  rules=$(audit --help | sed -n '/--rule/,/--format/p' | tr -d '\n' | grep -oE 'share,.*range' | tr -d ' ')
  [ "$(tr , '\n' <<<"$rules" | wc -l)" = 10 ]
  assert_equal "$(audit --all --rule "$rules" figures || :)" "$(audit --all figures || :)"
  for wrong in nonsense 'share,' ',share' ''; do
    run_limited audit --rule "$wrong" figures
    assert_failure 2
    assert_message_of audit
  done
}

@test "audit-report quotes the clauses, and its status is the worst of the chain's" {
  cd "$root"
  run_limited audit-report samples/jincheng-2024q1.txt
  assert_failure 1
  assert_line --regexp '^contradiction \(bound\): 晋城市 2024-Q1 '
  assert_line --regexp '^    samples/jincheng-2024q1.txt:545: .*10亿元以上项目31个，总投资186亿元'
  assert_line 'contradictions: 1, unusual: 0'
  run_limited audit-report samples/deyang-2022.txt
  assert_success
  assert_output 'contradictions: 0, unusual: 0'
  run_limited audit-report --rule share samples/jincheng-2024q1.txt
  assert_success
  run_limited audit-report "$BATS_TEST_TMPDIR/missing"
  assert_failure 1
  assert_message_of extract
}

@test "a lexicon goes to every filter of audit-report" {
  mkdir words && printf '梯田\tland\t亩\t2\n' >words/units.tsv
  run_limited audit-report --lexicon words <<<'2024年，运城市改造面积30梯田（80亩）。'
  assert_failure 1
  assert_line --partial '30梯田 stands for 59亩 to 61亩; the text says 80亩 beside it.'
}

@test "rows of a lexicon of one's own" {
  mkdir my
  printf '甲|乙\t产量\t总产量\n' >my/partitions.tsv
  printf 'parts.sum\t{list}: {range}, not {stated}\t{list}：{range}\n' >my/explanations.tsv
  {
    echo 'source,offset,city,subject_std,indicator_std,period,measure,basis,status,number,unit,text,value,base_unit,dimension,area'
    echo 'a.txt,0,运城市,,总产量,2024,level,,actual,9,吨,a,9,吨,mass,运城市'
    echo 'a.txt,9,运城市,,甲产量,2024,level,,actual,4,吨,b,4,吨,mass,运城市'
    echo 'a.txt,18,运城市,,乙产量,2024,level,,actual,2,吨,c,2,吨,mass,运城市'
  } >figures
  run_limited audit figures
  assert_success
  run_limited audit --lexicon my figures
  assert_failure 1
  assert_line --partial '"4吨, 2吨: 5吨 to 7吨, not 9吨",4吨、2吨：5吨至7吨'
}

@test "a row of a lexicon that cannot be: status 2 and a message" {
  sample jincheng-2024q1 >figures
  mkdir my
  for row in 'ties 若干 nonsense' 'ranges share * many 3 contradiction' 'explanations bound.least {nonsense} {b}'; do
    rm -f my/*
    tr ' ' '\t' <<<"${row#* }" >"my/${row%% *}.tsv"
    run_limited audit --lexicon my figures
    assert_failure 2
    assert_message_of audit
  done
}
