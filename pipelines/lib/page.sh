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

# page HASH NAME
page() {
  local options=(--rejects "$own/$1.csv")
  "${programs}extract" "${extract_options[@]}" --rejects "$own/$1.csv" -- "$1.txt" >/dev/null || return
  [ ! -e "$work/findings/$1.csv" ] || options+=(--findings "$work/findings/$1.csv")
  by_hash <"$store/figures/$1.csv" | "${programs}annotate" --fragment b "${options[@]}" -- "$1.txt" >"$own/article" &&
    {
      cat -- "$work/page-top" && page_begin "$2" && echo '<p><a href="index.html">← 全部公报</a></p>' &&
        sed "s|^<h2>$1\.txt</h2>\$||" "$own/article" && page_end
    } >"$pages/$1.html"
}

hashes=()
while [ $# -gt 0 ]; do
  page "$1" "$2" || exit 255
  hashes+=("$1")
  shift 2
done
(cd -- "$pages" && sync -- "${hashes[@]/%/.html}") && cd -- "$own" &&
  mlr --icsv --otsv --headerless-csv-output count -g source,reason -- "${hashes[@]/%/.csv}" && rm -rf -- "$own" || exit 255
