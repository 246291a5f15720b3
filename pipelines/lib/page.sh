#!/usr/bin/env bash
# What nightly runs in parallel: pages of bulletins to made/report/HASH.html. Prints lines HASH.txt, reason, how many: the numerals that
# are no figures.
# usage: page.sh HASH NAME [HASH NAME]...       with the surroundings that nightly exports
# shellcheck disable=SC2015,SC2154
set -o pipefail
# shellcheck source=pipelines/lib/report.sh
. "$lib/report.sh" || exit 255
# shellcheck source=pipelines/lib/pages.sh
. "$lib/pages.sh" || exit 255
own=$work/page.$$ pages=$work/made/report
mkdir -p -- "$own" "$pages" && cd -- "$store/text" || exit 255
extract_options=()
[ -z "$area" ] || extract_options+=(--area "$area")
[ -z "$date" ] || extract_options+=(--date "$date")
[ -z "$lexicon" ] || extract_options+=(--lexicon "$lexicon")

# page HASH NAME: the article without its title, which is the file's name; the page has its own.
page() {
  local options=(--rejects "$own/rejects.csv")
  [ ! -e "$work/findings/$1.csv" ] || options+=(--findings "$work/findings/$1.csv")
  {
    printf '%s\n' "$top" && page_begin "$2" && echo '<p><a href="index.html">← 全部公报</a></p>' &&
      by_hash <"$store/figures/$1.csv" | "${programs}annotate" --fragment b "${options[@]}" -- "$1.txt" | sed "s|^<h2>$1\.txt</h2>\$||" &&
      printf '%s\n' "$end"
  } >"$pages/$1.html"
}

declare -A name_of
while [ $# -gt 0 ]; do
  name_of[$1]=$2
  shift 2
done
hashes=("${!name_of[@]}")
top=$(<"$work/page-top") end=$(page_end) || exit 255
"${programs}extract" "${extract_options[@]}" --rejects "$own/rejects.csv" -- "${hashes[@]/%/.txt}" >/dev/null || exit 255
for hash in "${hashes[@]}"; do page "$hash" "${name_of[$hash]}" || exit 255; done
(cd -- "$pages" && sync -- "${hashes[@]/%/.html}") &&
  mlr --icsv --otsv --headerless-csv-output count -g source,reason -- "$own/rejects.csv" && rm -rf -- "$own" || exit 255
