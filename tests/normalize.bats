#!/usr/bin/env bats
# What holds of normalize over many rows: bc as an oracle, what is kept, memory.
load helpers

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

# The units of the differential tests with their sizes as bc computes them, and their canonical units. By hand, apart from units.tsv.
units() {
  cat <<'UNITS'
元 1 元
块钱 1 元
元人民币 1 元
角 1/10 元
分钱 1/100 元
美元 1 美元
港币 1 港元
亩 1 亩
公顷 15 亩
平方公里 1500 亩
km² 1500 亩
顷 100 亩
分地 1/10 亩
英亩 4046.8564224*3/2000 亩
平方米 1 平方米
㎡ 1 平方米
平方英尺 .3048*.3048 平方米
吨 1 吨
公斤 1/1000 吨
千克 1/1000 吨
斤 1/2000 吨
两 1/20000 吨
克 1/10^6 吨
毫克 1/10^9 吨
微克 1/10^12 吨
担 50/1000 吨
公担 100/1000 吨
克拉 .2/10^6 吨
磅 .45359237/1000 吨
盎司 .45359237/16/1000 吨
短吨 2000*.45359237/1000 吨
长吨 2240*.45359237/1000 吨
吨标准煤 1 吨标准煤
千克标准煤 1/1000 吨标准煤
立方米 1 立方米
方 1 立方米
升 1/1000 立方米
毫升 1/10^6 立方米
加仑 231*.0254^3 立方米
立方英尺 .3048^3 立方米
公里 1 公里
米 1/1000 公里
里 1/2 公里
海里 1852/1000 公里
英里 1760*.9144/1000 公里
英寸 .0254/1000 公里
毫米 1/10^6 公里
千瓦时 1 千瓦时
度 1 千瓦时
兆瓦时 1000 千瓦时
GWh 10^6 千瓦时
大卡 4186.8 焦耳
吉焦 10^9 焦耳
千瓦 1 千瓦
MW 1000 千瓦
马力 75*9.80665/1000 千瓦
千伏安 1 千伏安
人 1 人
名 1 人
口人 1 人
人次 1 人次
个 1 个
家 1 个
户 1 个
宗 1 个
台 1 台
辆 1 辆
头 1 头
标箱 1 标准箱
吨公里 1 吨公里
% 1 %
‰ 1/10 %
成 10 %
ppm 100/10^6 %
个百分点 1 个百分点
个基点 1/100 个百分点
倍 1 倍
番 1 番
天 1 天
日 1 天
个工作日 1 工作日
小时 1 小时
个月 1 月
兆帕 10^6 帕
个大气压 101325 帕
TB 10^12 字节
比特 1/8 字节
元/亩 1 元/亩
元/公斤 1 元/公斤
公斤/亩 1 公斤/亩
吨/年 1 吨/年
人/平方公里 1 人/平方公里
吨标准煤/万元 1 吨标准煤/万元
微克/立方米 1 微克/立方米
UNITS
}

# random_rows N: number, unit, value for bc, canonical unit; parted by tabs. Always the same ones.
random_rows() {
  units | awk -v rows="$1" '
    function random(n) { seed = seed * 16807 % 2147483647; return seed % n }
    function pick(list, n) { return list[1 + random(n)] }
    function digits(n,   text) { while (n-- > 0) text = text random(10); return text }
    function grouped(text,   out) {
      while (length(text) > 3) { out = "," substr(text, length(text) - 2) out; text = substr(text, 1, length(text) - 3) }
      return "\"" text out "\""
    }
    function wide(text,   out, i) {
      for (i = 1; i <= length(text); i++) out = out (substr(text, i, 1) == "." ? "．" : full[1 + substr(text, i, 1)])
      return out
    }
    function small_chinese(n,   out, i, power) {  # 1 to 99
      out = n >= 20 ? chinese[1 + int(n / 10)] "十" : n >= 10 ? "十" : ""
      return out (n % 10 ? chinese[1 + n % 10] : "")
    }
    BEGIN {
      seed = 20240103
      split("０ １ ２ ３ ４ ５ ６ ７ ８ ９", full, " ")
      split("零 一 二 三 四 五 六 七 八 九", chinese, " ")
      m = split("十 百 千 万 十万 百万 千万 亿 十亿 百亿 千亿 万亿", multiplier, " ")
      split("1 2 3 4 5 6 7 8 9 10 11 12", power, " ")
      signs = split("- − － 负", sign, " ")
    }
    { name[NR] = $1; size[NR] = $2; base[NR] = $3 }
    END {
      for (row = 0; row < rows; row++) {
        whole = 1 + random(9) digits(random(14)); part = random(3) ? "" : "." digits(random(4)) (1 + random(9))
        form = random(6); text = plain = whole part
        if (form == 1) { text = grouped(whole); plain = whole }
        if (form == 2) text = wide(text)
        if (form == 3) { text = text "万"; plain = plain "*10^4" }
        if (form == 4) { n = 1 + random(99); k = 1 + random(8999); text = n "亿" k "万"; plain = n "*10^8+" k "*10^4" }
        if (form == 5) { plain = 1 + random(99); text = small_chinese(plain) }
        if (form < 4 && !random(4)) { text = form == 1 ? "\"-" substr(text, 2) : pick(sign, signs) text; plain = "-(" plain ")" }
        unit = 1 + random(NR); prefix = random(2) ? 1 + random(m) : 0
        if (prefix && power[prefix] + (form == 4 ? 10 : length(whole) + 4) + 12 > 30) prefix = 0 # a value has up to 30 digits
        printf "%s\t%s%s\t(%s)*10^%d*(%s)\t%s\n", text, prefix ? multiplier[prefix] : "", name[unit], plain,
               prefix ? power[prefix] : 0, size[unit], base[unit]
      }
    }'
}

# What bc prints without its leading point and last zeros.
plain_numbers() {
  sed -E 's/^(-?)\./\10./; /\./s/\.?0+$//'
}

@test "10,000 random numbers and units: as bc computes them" {
  random_rows 10000 >rows
  { echo number,unit; cut -f1,2 rows | tr '\t' ,; } | normalize --number number >out
  { echo 'scale=60'; cut -f3 rows; } | BC_LINE_LENGTH=0 bc | plain_numbers >values
  assert_equal "$(wc -l <values)" 10000
  # The last eight columns; a number may hold commas. 月 and 个月 are one.
  sed 1d out | rev | cut -d, -f6,8 | rev | tr , '\t' | sed 's/个月$/月/' >given
  paste values <(cut -f4 rows) | diff - given >differences || fail "$(head -n 20 differences)"
}

@test "conversions that are no finite decimals: within half of the twelfth digit of bc's" {
  cat >pairs <<'PAIRS'
亩 平方米 2000/3
平方米 亩 3/2000
平方尺 平方米 1/9
坪 亩 400/121*3/2000
小时 天 1/24
秒 小时 1/3600
个月 年 1/12
尺 米 1/3
公斤/亩 吨/公顷 15/1000
元/小时 元/天 24
元/平方米 元/亩 2000/3
千焦 千瓦时 1/3600
万英里 海里 10000*1609.344/1852
公里/小时 米/秒 1/3.6
PAIRS
  random_rows 3000 | cut -f1 | grep -E '^[0-9.]+$' >numbers
  [ "$(wc -l <numbers)" -gt 200 ] || fail "too few numbers"
  while read -r from to ratio; do
    { echo number,unit; sed "s|$|,$from|" numbers; } | normalize --to "$to" | sed 1d | cut -d, -f3,5 >out
    assert_equal "$(cut -d, -f2 out | sort -u)" "$to"
    paste -d' ' numbers <(cut -d, -f1 out) | while read -r number value; do
      echo "d=$value-$number*($ratio); if (d<0) d=-d; d*2*10^11<=$number*($ratio)"
    done | { echo 'scale=60'; cat; } | bc >right
    assert_equal "$from $to $(sort -u right)" "$from $to 1"
  done <pairs
}

@test "every name of the table is in the case every-unit" {
  diff <(awk -F'\t' '!/^#/ && NF { print "1," $1 }' "$root/filters/lexicon/units.tsv") <(sed 1d "$root/tests/cases/normalize/every-unit/in")
}

@test "rows, their order and their columns stay" {
  awk 'BEGIN {
    print "zeta,number,unit,alpha"
    for (i = 0; i < 20000; i++) printf "%d,%d.%d,%s,text %d\n", (i * 7919) % 20011, i, i % 7, i % 3 ? "亿元" : "x" i, i % 13
  }' >in
  normalize in | cut -d, -f1-4 | diff in - >differences || fail "$(head differences)"
}

# distinct_rows FROM TO: rows in which every name is new.
distinct_rows() {
  awk -v from="$1" -v to="$2" 'BEGIN {
    for (i = from; i < to; i++) printf "%d.%d,万单位%d,无此市%d,%d家企业%d,指标%d\n", i, i % 10, i, i, i, i, i
  }'
}

peak_memory() {
  awk '$1 == "VmHWM:" { print $2 }' "/proc/$1/status"
}

@test "memory does not grow with rows, even where every name is new" {
  if [ "$(head -c 4 "$GONGBAO_BIN/normalize")" != $'\177ELF' ] || grep -q __asan_init "$GONGBAO_BIN/normalize"; then
    skip "memory is measured without valgrind and sanitizers"
  fi
  mkfifo rows
  limited bash -c 'echo $$ >pid; exec normalize rows' >/dev/null 3>&- &
  child=$!
  exec 9>rows
  { echo number,unit,area,subject,indicator; distinct_rows 0 30000; } >&9
  pid=$(<pid)
  before=$(peak_memory "$pid")
  distinct_rows 30000 200000 >&9
  after=$(peak_memory "$pid")
  exec 9>&-
  wait "$child"
  [ $((after - before)) -lt 1024 ] || fail "grew from $before to $after KiB"
  [ "$after" -lt 32768 ] || fail "$after KiB"
}

@test "--line-buffered: a row comes out while the input is still open" {
  mkfifo rows
  limited normalize --line-buffered rows >out 3>&- &
  child=$!
  exec 9>rows
  printf 'number,unit\n5,亿元\n' >&9
  for _ in $(seq 100); do
    [ "$(wc -l <out)" -eq 2 ] && break
    sleep 0.05
  done
  assert_equal "$(sed -n 2p out)" "5,亿元,500000000,,元,money,,,,"
  exec 9>&-
  wait "$child"
}

@test "--report to a full disk is an error" {
  run_limited normalize --report /dev/full <<<$'number,unit\n5,不知道'
  assert_equal "$status" 2
  [[ $stderr == *"--report: /dev/full: "* ]] || fail "$stderr"
}

@test "indicators.tsv: at least 400, each name and synonym once for a dimension, with dimensions of units.tsv and yes or no" {
  awk -F'\t' '
    function bad(text) { print FILENAME ": " $1 ": " text; failed = 1 }
    /^#/ || !NF { next }
    FILENAME ~ /units/ { known[$2]; next }
    { names++
      dimensions = split($3 ($5 == "" ? "" : "|" $5), dimension, "|")
      for (d = 1; d <= dimensions; d++) {
        n = split(dimension[d], part, "/")
        for (i = 1; i <= n; i++) if (!(part[i] in known)) bad("dimension " part[i])
      }
      if ($4 != "yes" && $4 != "no") bad("extensive " $4)
      n = split($1 "|" $2, part, "|")
      for (i = 1; i <= n; i++)
        for (d = 1; d <= dimensions; d++)
          if (part[i] != "" && seen[part[i], dimension[d]]++) bad(part[i] " stands twice for " dimension[d]) }
    END { if (names < 400) bad(names " indicators"); exit failed }
  ' "$root/filters/lexicon/units.tsv" "$root/filters/lexicon/indicators.tsv" >problems || fail "$(<problems)"
}
