# Which charts a table by city gives, and what they are drawn from: awk -v by=city|period -v folder=DIR ... -f html.awk -f charts.awk TABLE
# TABLE is what aggregate --format tsv writes. Rows are put together by what they are of: all cities of one statistic and
# period, all periods of one statistic and city. The groups with the most of them are drawn, the later first where that is alike,
# then as they come.
#   charts, fewest  how many charts at most, of how many cities or periods at least
#   measure         level, growth, ...
# and in the environment, where it may hold anything, INDICATOR: only of this one.
#
# Prints a line a chart, parted by tabs: the data file, by, how many, the widest label in columns, title, description.
# The data file has a line a bar or point: label, value, value as a label, place on the axis. Amounts are shown in 万 or 亿, with all their
# digits: the point is moved, nothing is reckoned.

BEGIN { FS = "\t"; most_bars = 30 }

FNR == 1 {
  for (i = 1; i <= NF; i++) column[$i] = i
  next
}

# How many months the period NAME has; 0 where it is open, or shorter. Sets last_month, counted from the year 0.
function months_of(name, part) {
  if (split(name, part, "/") == 2) {
    if (!months_of(part[1])) return 0
    first_month = last_month - single_months + 1
    if (!months_of(part[2])) return 0
    return last_month - first_month + 1
  }
  single_months = 0
  if (name ~ /^[0-9][0-9][0-9][0-9]$/) single_months = last = 12
  else if (name ~ /^[0-9][0-9][0-9][0-9]-Q[1-4]$/) last = substr(name, 7) * (single_months = 3)
  else if (name ~ /^[0-9][0-9][0-9][0-9]-H[12]$/) last = substr(name, 7) * (single_months = 6)
  else if (name ~ /^[0-9][0-9][0-9][0-9]-[01][0-9]$/) last = substr(name, 6) * (single_months = 1)
  last_month = substr(name, 1, 4) * 12 + last
  return single_months
}

# 2024-Q1: 2024年一季度
function chinese(name, part, year) {
  if (split(name, part, "/") == 2) {
    year = substr(part[1], 1, 4) "年"
    part[2] = chinese(part[2])
    if (index(part[2], year) == 1 && length(part[2]) > length(year)) part[2] = substr(part[2], length(year) + 1)
    return chinese(part[1]) "至" part[2]
  }
  year = substr(name, 1, 4) "年"
  if (name ~ /-Q/) return year substr("一二三四", 1 + (substr(name, 7) - 1) * length("一"), length("一")) "季度"
  if (name ~ /-H/) return year (name ~ /1$/ ? "上" : "下") "半年"
  return length(name) == 4 ? year : year (substr(name, 6) + 0) "月"
}

# What gnuplot takes for one cell of text, whatever is in it.
function cell(text) {
  gsub(/[\001-\037\177]/, " ", text)
  gsub(/"/, "＂", text)
  gsub(/\\/, "＼", text)
  return text
}

function joined(a, b) { return a == "" ? b : b == "" ? a : a " " b }

# The columns that TEXT takes: two for what is no ASCII, which has three bytes here.
function width(text, all) {
  all = length(text)
  gsub(/[\001-\177]/, "", text)
  return all - length(text) + (length("一") == 3 ? length(text) / 3 : length(text)) * 2
}

{
  city = $(column["city"]); subject = $(column["subject_std"]); indicator = $(column["indicator_std"])
  period = $(column["period"]); unit = $(column["base_unit"]); value = $(column["value"])
  if ($(column["measure"]) != measure || value !~ /^-?[0-9.]+$/ || city == "" || !(months = months_of(period))) next
  if ("INDICATOR" in ENVIRON && indicator != ENVIRON["INDICATOR"]) next
  basis = $(column["basis"])
  key = subject FS indicator FS unit FS basis FS (by == "city" ? period : city FS months)
  label = by == "city" ? city : period
  if ((key, label) in seen) next
  seen[key, label]
  if (!(key in count)) {
    group[++groups] = key
    title[key] = by == "city" ? joined(joined(subject, indicator), chinese(period)) : joined(city, joined(subject, indicator))
    unit_of[key] = unit
  }
  n = ++count[key]
  labels[key, n] = label; values[key, n] = value; place[key, n] = last_month
  if (last_month > latest[key]) latest[key] = last_month
}

# The rows of a group by value, the greatest first, or by time; alike ones as they came.
function sort_group(key, i, j, sign, to_sort, index_of) {
  for (i = 1; i <= count[key]; i++) {
    to_sort = by == "city" ? -values[key, i] : place[key, i]
    for (j = i - 1; j >= 1 && sort_key[j] > to_sort; j--) { sort_key[j + 1] = sort_key[j]; order[j + 1] = order[j] }
    sort_key[j + 1] = to_sort; order[j + 1] = i
  }
}

function write_group(key, number, file, i, n, at, most, places, unit, wide, description, shown) {
  sort_group(key)
  file = folder "/" by "-" number ".tsv"
  printf "" >file
  n = count[key]
  if (by == "city" && n > most_bars) n = most_bars
  for (i = 1; i <= n; i++) {
    at = values[key, order[i]]; sub(/^-/, "", at)
    if (at + 0 > most) most = at + 0
  }
  places = unit_of[key] ~ /^(%|万|亿)/ ? 0 : most >= 100000000 ? 8 : most >= 10000 ? 4 : 0
  unit = (places == 8 ? "亿" : places == 4 ? "万" : "") unit_of[key]
  for (i = 1; i <= n; i++) {
    at = by == "city" ? labels[key, order[i]] : chinese(labels[key, order[i]])
    shown = shifted(values[key, order[i]], places)
    print cell(at) FS shown FS shown FS place[key, order[i]] / 12 >file
    if (width(at) > wide) wide = width(at)
    description = description (i > 1 ? "，" : "") at " " shown
  }
  close(file)
  if (n < count[key]) description = description "；共" count[key] "个，图中为最大的" n "个"
  print file, by, n, wide, cell(title[key] (unit == "" ? "" : "（" unit "）")), cell(description "。")
}

END {
  OFS = FS
  for (number = 1; number <= charts; number++) {
    best = ""
    for (i = 1; i <= groups; i++) {
      key = group[i]
      if (key in done || count[key] < fewest) continue
      if (best == "" || count[key] > count[best] || (count[key] == count[best] && latest[key] > latest[best])) best = key
    }
    if (best == "") exit
    done[best]
    write_group(best, number)
  }
}
