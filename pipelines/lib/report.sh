# Sourced by report and nightly: pages that need nothing but themselves, and what is made for them of figures. All of it lies in
# the folder $work.
# shellcheck shell=bash disable=SC1010,SC2015,SC2034,SC2154

need_of_reports=("${need_of_plots[@]}" mlr:miller sha256sum:coreutils)
charts_of_a_kind=6
sources_of_a_row=20

# digest: the SHA-256 of standard input, as a content security policy has it.
digest() {
  sha256sum | head -c 64 | tr a-f A-F | basenc --base16 -d | base64
}

# hashes_of TAG HTML: those of the contents of all elements TAG in HTML.
hashes_of() {
  local rest=$2 sum
  while [[ $rest == *"<$1>"* ]]; do
    rest=${rest#*"<$1>"}
    sum=$(printf %s "${rest%%"</$1>"*}" | digest) || return
    printf " 'sha256-%s'" "$sum"
  done
}

# page_top: what all pages begin with. A page may run the script and take the styles that stand in it, and nothing else.
page_top() {
  local elements script styles scripts
  elements=$("${programs}annotate" --head && echo '<style>' && cat -- "$lib/report.css" && echo '</style>') &&
    script=$(page_script) && styles=$(hashes_of style "$elements") && scripts=$(hashes_of script "$elements$script") || return
  cat <<HTML
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src$styles; script-src$scripts; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
$elements
HTML
}

# page_begin TITLE: what stands between the top of a page and what it is of.
page_begin() {
  local title
  title=$(html "$1")
  printf '<title>%s</title>\n</head>\n<body>\n<h1>%s</h1>\n' "$title" "$title"
}

page_script() {
  echo '<script>' && cat -- "$lib/report.js" && echo '</script>'
}

page_end() {
  page_script && printf '</body>\n</html>\n'
}

# html TEXT: as it stands in HTML.
html() {
  local text=${1//&/"&amp;"}
  text=${text//</"&lt;"} text=${text//>/"&gt;"} text=${text//\"/"&quot;"}
  printf %s "${text//[[:cntrl:]]/ }"
}

# tsv_of FILE COLUMNS: these columns of the CSV in FILE, parted by tabs, with their header at least. In small batches Miller takes little room.
tsv_of() {
  tr , '\t' <<<"$2" && mlr --icsv --otsv --headerless-csv-output --infer-none --records-per-batch 50 cut -o -f "$2" -- "$1"
}

# make_tables FIGURES: city.tsv, growth.tsv, audit.csv and figures.tsv, audit.tsv of the figures in the CSV file FIGURES.
make_tables() {
  local found
  "${programs}aggregate" "${for_last[@]}" --sources "$sources_of_a_row" --format tsv -- "$1" >"$work/city.tsv" &&
    "${programs}growth" "${lexicon_option[@]}" --sources "$sources_of_a_row" --format tsv -- "$1" >"$work/growth.tsv" || return
  "${programs}audit" "${lexicon_option[@]}" -- "$1" >"$work/audit.csv"
  found=$?
  ((found < 2)) && tsv_of "$1" source,offset,number,unit,city,period,text >"$work/figures.tsv" &&
    tsv_of "$work/audit.csv" rule,verdict,city,period,indicator,source,offset,others,explanation_zh >"$work/audit.tsv"
}

# make_charts: charts.tsv names the SVGs of what the table by city has most of.
make_charts() {
  local by line number=0
  for by in city period; do list_charts "$by" "$charts_of_a_kind" 2 level "$work/city.tsv" || return; done >"$work/chart-list"
  while IFS= read -r line; do
    number=$((number + 1))
    draw_chart inline "$line" >"$work/chart-$number.svg" || return
    printf '%s\n' "$work/chart-$number.svg"
  done <"$work/chart-list" >"$work/charts.tsv"
  [ "$number" != 0 ] || echo >"$work/charts.tsv"
}

# body MOST WHOLE: the body of a report of what is in bulletins.tsv, rejects.tsv and those that make_tables and make_charts made. Tables have
# MOST rows at most, if it is not 0, and then say that WHOLE has all of it.
body() {
  awk -v most_rows="$1" -v whole="$2" -f "$lib/html.awk" -f "$lib/report.awk" \
    table=words "$lib/report-words.tsv" table=bulletins "$work/bulletins.tsv" table=rejects "$work/rejects.tsv" \
    table=cited "$work/audit.tsv" table=figures "$work/figures.tsv" table=charts "$work/charts.tsv" table=city "$work/city.tsv" \
    table=growth "$work/growth.tsv" table=audit "$work/audit.tsv"
}
