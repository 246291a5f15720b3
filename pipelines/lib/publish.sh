# Sourced by nightly: what is made of all figures, and how it comes into the store.
# shellcheck shell=bash disable=SC2015,SC2034,SC2154

# What is published: a file of the store, and the command that prints it, with the figures of all bulletins as standard input,
# in the folder of the run; those before it are in made. Each becomes visible as a whole or not at all; one that is empty is left out.
publications=(
  'tables/city.csv    city_table'
  'tables/growth.csv  growth_table'
  'tables/audit.csv   audit_table'
  'gongbao.xlsx       workbook_of_tables'
  'report/pages.tsv   page_list'
  'report/index.html  index_page'
)

city_table() {
  "${programs}aggregate" "${lexicon_option[@]}"
}

growth_table() {
  "${programs}growth" "${lexicon_option[@]}"
}

audit_table() {
  "${programs}audit" "${lexicon_option[@]}" || [ $? = 1 ] # something was found
}

# workbook_of_tables: nothing where there are more figures than it shall hold, since it is made in memory.
workbook_of_tables() {
  if is_too_large $(($(wc -l <all.csv) - 1)); then
    log leave "gongbao.xlsx: there are more than ${setting[workbook_figures]} figures (workbook_figures)"
  else
    "${programs}workbook" -o gongbao.xlsx all.csv city=made/tables/city.csv growth=made/tables/growth.csv audit=made/tables/audit.csv && cat gongbao.xlsx
  fi
}

# is_too_large FIGURES: for the workbook.
is_too_large() {
  (($1 > setting[workbook_figures]))
}

# published: whether all of it is there.
published() {
  local publication file
  for publication in "${publications[@]}" gongbao.sqlite; do
    file=${publication%% *}
    [ -f "$store/$file" ] || { [ "$file" = gongbao.xlsx ] && is_too_large "$(echo 'SELECT count(*) FROM figures' | database)"; } || return 1
  done
}

# figures_named: the CSV of the figures of those bulletins whose hashes are standard input, in their order.
figures_named() {
  "${programs}extract" </dev/null | "${programs}normalize" | sed 's/$/,hash/' &&
    sed 's/$/.csv/' | (cd -- "$store/figures" && xargs -r -d '\n' awk 'FNR > 1')
}

# make_publications: all of them, in $work/made.
make_publications() {
  local publication file command lexicon_option=()
  [ -z "${setting[lexicon]}" ] || lexicon_option=(--lexicon "${setting[lexicon]}")
  for publication in "${publications[@]}"; do
    read -r file command <<<"$publication"
    mkdir -p -- "$work/made/$(dirname -- "$file")" "$store/$(dirname -- "$file")" || return
    (cd -- "$work" && $command <all.csv >"made/$file") && sync -- "$work/made/$file" || { complaint="$file could not be made"; return 1; }
  done
}

# update_database: what there shall be, figures and findings, in one transaction.
update_database() {
  cp -- "$work/made/tables/audit.csv" "$work/audit.csv" && cut -f 2 -- "$work/taken" | figures_named >"$work/taken.csv" &&
    {
      printf '%s\t%s\n' recipe "$recipe" version "$version" started "$started" finished "$(now)"
      printf '%s\n' "${counts[@]}" | tr ' ' '\t'
    } >"$work/settings" &&
    cat -- "$lib"/{schema,update,load-figures,finish}.sql | database
}

# show_publications: what was made takes the place of what was there.
show_publications() {
  local publication file
  for publication in "${publications[@]}"; do
    file=${publication%% *}
    if [ -s "$work/made/$file" ]; then mv -f -- "$work/made/$file" "$store/$file"; else rm -f -- "$store/$file"; fi && sync -- "$store/$(dirname -- "$file")" || return
  done
}

# publish: makes the store what the plan and what was taken say.
publish() {
  local complaint="cannot write in $store"
  if ! { sync -- "$store/figures" "$store/text" && database <"$lib/final.sql" >"$work/final" &&
    cut -f 1 -- "$work/final" | figures_named >"$work/all.csv" && make_publications &&
    complaint='the database could not be updated' && update_database &&
    complaint='what was made could not be put in place' && show_pages && show_publications; }; then
    give_up "$complaint: see that there is room; the next run does it"
  fi
  cut -f 1 -- "$work/final" >"$work/stay" && remove_others text "$work/stay" && remove_others figures "$work/stay"
  printf '%s\n' index pages >>"$work/stay" && remove_others report "$work/stay"
  keep_bad
}
