# Sourced by nightly: what is in the inbox, and what of it is new.
#
# A name is a path below the inbox on one line: \, control characters, and the bytes of a name that is not UTF-8 are written
# as \\ and \xHH, which printf %b reads back.
# shellcheck shell=bash disable=SC2015,SC2034,SC2154

# escape_names: from records that end in NUL, lines. Tabs part their fields; the name is the last, the Nth.
escape_names() {
  perl -0 -ne '
    BEGIN { $fields = shift @ARGV }
    chomp;
    my @field = split /\t/, $_, $fields;
    $field[-1] =~ s/\\/\\\\/g;
    $field[-1] =~ s/([\x00-\x1f\x7f])/sprintf "\\x%02x", ord $1/ge;
    utf8::decode(my $copy = $field[-1]) or $field[-1] =~ s/([\x80-\xff])/sprintf "\\x%02x", ord $1/ge;
    print join("\t", @field), "\n";
  ' "$1"
}

# not_in FILE N: the lines of standard input whose Nth field is no line of FILE.
not_in() {
  file=$1 column=$2 awk -F '\t' '
    BEGIN { while ((getline line <ENVIRON["file"]) > 0) there[line] }
    !($ENVIRON["column"] in there)'
}

# scan_inbox: $work/seen has a line HASH, NAME for each file; $work/trouble a line KEY, NAME, REASON for what cannot be one;
# $work/unreadable the names of files among those. Links to files are followed, links to folders are not; what begins with a
# dot is passed over. Sets $complete, whether all folders could be read.
scan_inbox() {
  local error type stat name
  complete=true
  find "$inbox" -mindepth 1 -ignore_readdir_race -name '.*' -prune -o ! -type d -printf '%Y\t%s %C@\t%P\0' \
    >"$work/entries" 2>"$work/find-errors" || complete=false
  LC_ALL=C sed -zn 's/^f\t[^\t]*\t/.\//p' "$work/entries" |
    (cd -- "$inbox" && xargs -0 -r sha256sum -z -- 2>"$work/hash-errors") |
    LC_ALL=C sed -z 's/  \.\//\t/' | escape_names 2 >"$work/seen"
  # What the second says is known from what it does not print.
  [[ ${PIPESTATUS[*]} =~ ^0\ [0-9]+\ 0\ 0$ ]] && escape_names 3 <"$work/entries" >"$work/entry-lines" &&
    cut -f 2 -- "$work/seen" >"$work/hashed" && not_in "$work/hashed" 3 <"$work/entry-lines" >"$work/no-files" &&
    awk -F '\t' '$1 == "f" { print $3 }' "$work/no-files" >"$work/unreadable" &&
    while IFS=$'\t' read -r type stat name; do name_trouble "$type" "$stat" "$name"; done <"$work/no-files" >"$work/trouble" ||
    give_up "cannot list $inbox: is there room in $store?"
  $complete || while IFS= read -r error; do fail_file incomplete "$inbox" "${error#find: }: nothing below is withdrawn"; done <"$work/find-errors"
}

# What an entry of the inbox is that is no file, by the letter that find has for it.
declare -A not_a_file=(
  [d]='a link to a folder: put the folder itself there'
  [p]='a FIFO, no file'
  [s]='a socket, no file'
  [b]='a device, no file'
  [c]='a device, no file'
  [N]='a link that leads nowhere'
  [L]='a link that leads to itself'
)

# name_trouble TYPE STAT NAME: a line of $work/trouble; its key changes where the entry does. Nothing for a file that has gone.
name_trouble() {
  local path reason=${not_a_file[$1]-no regular file} key
  printf -v path %b "$3"
  if [ "$1" = f ]; then
    [ -e "$inbox/$path" ] || return 0
    reason='cannot be read: see its permissions, and the disk'
  fi
  key=$(printf '%s %s %s' "$1" "$2" "$3" | sha256sum) && printf '%s\t%s\t%s\n' "${key%% *}" "$3" "$reason"
}

# find_changes: $work/plan has a line WHAT, HASH, NAME for each bulletin that is to be taken or withdrawn; gone for each that
# leaves the database. $work/new-trouble is what of the trouble is new.
find_changes() {
  scan_inbox
  if $complete && [ ! -s "$work/entries" ] && [ "$(echo 'SELECT count(*) FROM bulletins' | database)" != 0 ]; then
    give_up "$inbox is empty: is it mounted? Nothing was withdrawn; to begin anew, remove $store"
  fi
  list_refused >"$work/refused"
  # Its figures and its text.
  find "$store/figures" "$store/text" -type f -printf '%f\n' 2>/dev/null | sed 's/\..*//' | sort | uniq -d >"$work/stored"
  printf '%s\t%s\n' recipe "$recipe" complete "$complete" >"$work/settings" &&
    not_in "$work/refused" 1 <"$work/trouble" >"$work/new-trouble" &&
    database <"$lib/plan.sql" >"$work/plan" || give_up "cannot compare $inbox with $store/gongbao.sqlite"
}

# take_bulletins: those that the plan wants. $work/taken has a line WHAT, HASH, NAME, BYTES for each that worked; sets $counts.
take_bulletins() {
  local bar=(cat) name
  export inbox store work lib programs broke_off
  for name in area date encoding lexicon max_bytes max_seconds max_memory; do
    export "$name=${setting[$name]}"
  done
  awk -F '\t' '$1 != "gone" && $1 != "withdraw"' "$work/plan" >"$work/wanted" || give_up "cannot write in $store"
  if $verbose || { [ -t 2 ] && command -v pv >/dev/null; }; then
    bar=(pv --force --line-mode --size "$(wc -l <"$work/wanted")" --name bulletins)
  fi
  tr '\t\n' '\000\000' <"$work/wanted" | xargs -0 -r -n 96 -P "${setting[jobs]}" bash "$lib/take.sh" |
    "${bar[@]}" >"$work/results"
  [[ ${PIPESTATUS[*]} =~ ^0\ 0\ 0$ ]] || give_up 'could not go on; what there was is as before, and the next run goes on'
  settle_results
}

# settle_results: $work/bad gets a line KEY, NAME, REASON for each bad file.
settle_results() {
  local event key name reason
  cat -- "$work/wanted" "$work/results" |
    awk -F '\t' -v OFS='\t' 'NF == 3 { what[$2] = $1 } NF == 4 && $1 == "ok" { print what[$2], $2, $3, $4 }' |
    sort -t $'\t' -k 3,3 >"$work/taken" &&
    { awk -F '\t' -v OFS='\t' '$1 == "bad" { print $2, $3, $4 }' "$work/results" && cat -- "$work/new-trouble"; } |
    sort -t $'\t' -k 2,2 >"$work/bad" || give_up "cannot write in $store"
  { cat -- "$work/taken" && grep ^withdraw "$work/plan"; } | cut -f 1,3 | tr '\t' ' ' | log_all
  while IFS=$'\t' read -r key name reason; do leave "$name" "$reason"; done < <(grep ^left "$work/results" | cut -f 2-)
  while IFS=$'\t' read -r key name reason; do fail_file refuse "$name" "$reason"; done <"$work/bad"
  counts=()
  for event in take replace rename remake; do counts+=("$event $(cut -f 1 -- "$work/taken" | grep -cx "$event")"); done
  counts+=("withdraw $(grep -c ^withdraw "$work/plan")" "refuse $(wc -l <"$work/failures")")
}

# fail_file EVENT NAME REASON: into the log and the summary.
fail_file() {
  log "$1" "$2: $3"
  printf '%s: %s\n' "$2" "$3" >>"$work/failures" || give_up "cannot write in $store"
}

# leave NAME REASON: a file that is not what it was when it was found. One that has gone is no failure.
leave() {
  local path
  printf -v path %b "$1"
  if [ -e "$inbox/$path" ]; then fail_file leave "$1" "$2"; else log leave "$1: $2"; fi
}

# tell_plan: for --dry-run.
tell_plan() {
  work=$(mktemp -d) || die 'no room for temporary files'
  trap 'rm -rf -- "$work"' EXIT
  exec {log_fd}>/dev/null
  find_recipe
  find_changes
  grep -v ^gone "$work/plan" | cut -f 1,3
  cut -f 2,3 -- "$work/new-trouble" | sed 's/^/refuse\t/'
  exit "${PIPESTATUS[0]}"
}
