# Sourced by nightly and its page.sh: the pages of the store. report/HASH.html shows a bulletin, report/index.html all of them, and
# report/pages.tsv is what the pages were made of, with the numerals of each bulletin that are no figures, counted by reason.
# shellcheck shell=bash disable=SC2015,SC2034,SC2154

# by_hash: the figures of standard input, with the text of their bulletin, HASH.txt, as their source: names may hold blanks, which part
# places.
by_hash() {
  awk '
    NR == 1 { print; next }
    match($0, /^("([^"]|"")*"|[^,"]*),/) { print substr($0, length($0) - 63) ".txt" substr($0, RLENGTH) }'
}

# part_findings: what audit.csv has about the bulletin HASH, in which a finding is of all whose figures it names, to findings/HASH.csv.
# Prints HASH and the same on one line. What audit writes is a record a line.
part_findings() {
  mkdir -p -- "$work/findings" &&
    mlr --icsv --otsv --headerless-csv-output cut -o -f source,others -- "$work/audit.csv" |
    awk -F '\t' '{ n = split($1 " " $2, place, " "); for (i = 1; i <= n; i++) print substr(place[i], 1, 64) "\t" NR }' | sort -u |
      awk -F '\t' -v folder="$work/findings" '
        FILENAME == "-" { about[$2] = about[$2] " " $1; next }
        FNR == 1 { header = $0; next }
        {
          n = split(about[FNR - 1], hash, " ")
          for (i = 1; i <= n; i++) found[hash[i]] = found[hash[i]] $0 "\n"
        }
        END {
          for (i in found) {
            file = folder "/" i ".csv"
            printf "%s\n%s", header, found[i] >file
            close(file)
            gsub(/[\t\n]/, "\037", found[i])
            print i "\t" found[i]
          }
        }' - "$work/audit.csv"
}

# compare_pages: pages-kept has the lines of pages.tsv that hold, pages-new lines HASH, NAME, recipe, findings of what is to be made.
compare_pages() {
  local key
  key=$(cat -- "${programs}annotate" "$lib"/{report,page,pages}.sh "$lib"/report.{css,js} | sha256sum | head -c 16) && part_findings >"$work/found" &&
    find "$store/report" -name '*.html' -printf '%f\n' | sed 's/\.html$//' >"$work/pages-there" &&
    { [ ! -e "$store/report/pages.tsv" ] || cat -- "$store/report/pages.tsv"; } >"$work/pages-before" &&
    : >"$work/pages-kept" && awk -F '\t' -v OFS='\t' -v key="$key $recipe" -v kept="$work/pages-kept" '
      FILENAME ~ /found$/ { found[$1] = $2; next }
      FILENAME ~ /pages-there$/ { there[$1]; next }
      FILENAME ~ /pages-before$/ { before[$1] = substr($0, length($1 $2) + 3); rejects[$1] = $2; next }
      {
        made_of = $2 OFS key OFS found[$1]
        if (($1 in there) && before[$1] == made_of) print $1, rejects[$1], made_of >kept
        else print $1, made_of
      }' "$work/found" "$work/pages-there" "$work/pages-before" "$work/final" >"$work/pages-new"
}

# make_pages: what pages-new wants to made/report; prints pages.tsv.
make_pages() {
  page_top >"$work/page-top" && export store work lib programs &&
    cut -f 1,2 -- "$work/pages-new" | tr '\t\n' '\000\000' | xargs -0 -r -n 96 -P "${setting[jobs]}" bash "$lib/page.sh" >"$work/page-rejects" &&
    printf '%s\t%s\t%s\t%s\t%s\n' hash rejects name recipe findings &&
    awk -F '\t' -v OFS='\t' '
      FILENAME ~ /page-rejects$/ { rejects[$1] = rejects[$1] (rejects[$1] == "" ? "" : " ") $2 " " $3; next }
      FILENAME ~ /pages-new$/ { print $1, rejects[$1 ".txt"], substr($0, length($1) + 2); next }
      { print }' "$work/page-rejects" "$work/pages-new" "$work/pages-kept" | sort
}

# page_list: pages.tsv, and the pages beside it in made.
page_list() {
  local for_last=("${lexicon_option[@]}")
  by_hash >"$work/by-hash.csv" && make_tables "$work/by-hash.csv" && compare_pages && make_pages
}

# index_page: of what page_list made.
index_page() {
  make_charts &&
    awk -F '\t' -v OFS='\t' '{ print $1 ".txt", $1 ".html#b-", $1 ".html", $2, "-" }' "$work/final" >"$work/bulletins.tsv" &&
    awk -F '\t' -v OFS='\t' '{ n = split($2, word, " "); for (i = 1; i < n; i += 2) print $1 ".txt", word[i], word[i + 1] }' "$work/made/report/pages.tsv" >"$work/rejects.tsv" &&
    cat -- "$work/page-top" && page_begin 公报数据 &&
    echo '<p>全部：<a href="../tables/city.csv">city.csv</a> <a href="../tables/growth.csv">growth.csv</a> <a href="../tables/audit.csv">audit.csv</a></p>' &&
    body "${setting[report_rows]}" '<a href="../tables/">tables</a>' && page_end
}

# show_pages: first none is claimed that is not there yet as it shall be.
show_pages() {
  local made
  sort -o "$work/pages-kept" -- "$work/pages-kept" && sync -- "$work/pages-kept" && mv -f -- "$work/pages-kept" "$store/report/pages.tsv" &&
    find "$work/made/report" -name '*.html' ! -name index.html -print0 >"$work/pages-made" &&
    xargs -0 -r mv -f -t "$store/report" -- <"$work/pages-made" && sync -- "$store/report"
}
