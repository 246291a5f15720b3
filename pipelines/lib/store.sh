# Sourced by nightly: the store's folders, its lock, its database, its quarantine, and what a dead run left.
# shellcheck shell=bash disable=SC2015,SC2034,SC2154

EX_TEMPFAIL=75

# open_store: makes it where there is none, takes its lock, cleans up. Sets $work, $broke_off, $recipe.
open_store() {
  mkdir -p -- "$store"/{figures,text,tables,report,quarantine,log} || die "cannot make the folders of $store"
  exec {lock}>>"$store/lock" || die "cannot write in $store"
  if ! flock -n "$lock"; then
    printf '%s: another run is at work in %s\n' "$script" "$store" >&2
    exit "$EX_TEMPFAIL"
  fi
  work=$store/work
  rm -rf -- "$work" && mkdir -- "$work" && : >"$work/failures" && : >"$work/taken" || die "cannot write in $store"
  trap 'rm -rf -- "$work"' EXIT
  started=$(now)
  open_log
  open_database
  find_recipe
  clean_up
}

# clean_up: after a run that broke off. The bulletins that it had done need not be done again: their files are whole, and made
# by the recipe that it left. By another they are of no use.
clean_up() {
  broke_off=false
  [ -e "$store/unfinished" ] || return 0
  broke_off=true
  log cleanup 'the run before broke off'
  [ "$(cat -- "$store/unfinished")" = "$recipe" ] && return
  echo 'SELECT hash FROM bulletins' | database >"$work/stay" && remove_others text "$work/stay" &&
    remove_others figures "$work/stay" || give_up "cannot clean up $store"
}

# begin_changes: from here on the store may be half done, and says so.
begin_changes() {
  printf '%s\n' "$recipe" >"$work/unfinished" && sync -- "$work/unfinished" &&
    mv -f -- "$work/unfinished" "$store/unfinished" && sync -- "$store" || give_up "cannot write in $store"
}

# give_up MESSAGE: the run has failed, and has changed nothing that is seen.
give_up() {
  log failed "$1"
  die "$1"
}

# database: runs the SQL of standard input, in the folder of the run. For a dry run before the first there is one in memory.
database() {
  local file=$store/gongbao.sqlite layout=()
  if $dry_run && [ ! -e "$file" ]; then file=:memory: layout=("$lib/schema.sql"); fi
  cat -- "${layout[@]}" - | (
    set -o pipefail
    cd -- "$work" && export SQLITE_TMPDIR=$work || exit
    { sqlite3 -batch -bail -cmd '.timeout 60000' "$file" 2>&1 >&3 | sed "s/^/$script: sqlite3: /" >&2; } 3>&1
  )
}

# open_database: makes it where there is none.
open_database() {
  local layout
  layout=$(echo 'PRAGMA user_version' | database) || give_up "$store/gongbao.sqlite cannot be read: move it away, and all is made again"
  [ "$layout" -le 1 ] || give_up "$store/gongbao.sqlite was made by a newer $script, in layout $layout: use that, or another folder"
  [ "$layout" = 1 ] || { echo 'BEGIN;' && cat -- "$lib/schema.sql" && echo 'COMMIT;'; } | database ||
    give_up "cannot write $store/gongbao.sqlite"
}

# find_recipe: what figures depend on beside the bulletin. Where it changes, they are made again.
find_recipe() {
  local name files=("${programs}extract" "${programs}normalize" "$lib/convert.sh" "$lib/text.lua")
  version=$(version_text)
  recipe=$version
  for name in area date encoding max_bytes max_seconds max_memory; do
    [ -z "${setting[$name]}" ] || recipe+=" $name=${setting[$name]}"
  done
  if [ -n "${setting[lexicon]}" ]; then
    [ -d "${setting[lexicon]}" ] || give_up "lexicon = ${setting[lexicon]}: no such folder"
    files+=("${setting[lexicon]}"/*.tsv)
  fi
  recipe+=" files=$(cat -- "${files[@]}" | sha256sum | head -c 16)"
}

# list_refused: the keys of what is in quarantine, if it was read by the same recipe.
list_refused() {
  [ -d "$store/quarantine" ] || return 0 # a dry run before the first
  find "$store/quarantine" -name '*.reason' -exec grep -lxF -e "recipe: $recipe" -- {} + | sed 's/.*\///; s/\.reason$//'
}

# keep_bad: what $work/bad names to quarantine: KEY.reason, and behind it KEY, a copy, where the file can be read.
keep_bad() {
  local key name reason path to
  while IFS=$'\t' read -r key name reason; do
    to=$store/quarantine/$key
    printf -v path %b "$name"
    if [ -f "$inbox/$path" ] && head -c "${setting[max_bytes]}" -- "$inbox/$path" 2>/dev/null >"$work/copy"; then
      mv -f -- "$work/copy" "$to"
    fi
    printf 'path: %s\nreason: %s\nrecipe: %s\n' "$name" "$reason" "$recipe" >"$work/reason" && sync -- "$work/reason" &&
      mv -f -- "$work/reason" "$to.reason" || give_up "cannot write in $store/quarantine"
  done <"$work/bad"
}

# release_quarantine: takes out what the inbox has no more, or what could be read now.
release_quarantine() {
  cut -f 2 -- "$work/taken" >"$work/good" && cut -f 1 -- "$work/seen" "$work/trouble" | not_in "$work/good" 1 >"$work/stay"
  remove_others quarantine "$work/stay"
}

# remove_others FOLDER FILE: what lies in the store's FOLDER under a name that is, up to its dot, no line of FILE.
remove_others() {
  find "$store/$1" -type f -printf '%f\n' | sed 's/\([^.]*\).*/\1\t&/' | not_in "$2" 1 | cut -f 2 |
    (cd -- "$store/$1" && xargs -r -d '\n' rm -f --)
}
