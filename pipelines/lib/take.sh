#!/usr/bin/env bash
# What nightly runs in parallel: bulletins in the inbox to text/HASH.txt and figures/HASH.csv in the store.
# Prints a line for each: ok HASH NAME BYTES, bad HASH NAME REASON, or left HASH NAME REASON where the file is no longer what it
# was. Ends with 255, which ends xargs, where the machine is at fault: a full disk must not look like a bad bulletin.
# usage: take.sh WHAT HASH NAME [WHAT HASH NAME]...       with the surroundings that nightly exports
# shellcheck disable=SC2015,SC2154
set -o pipefail
# shellcheck source=pipelines/lib/convert.sh
. "$lib/convert.sh" || exit 255
script=nightly
own=$work/take.$$ work=$work/take.$$/convert
mkdir -p -- "$own/convert" "$own/text" "$own/figures" && cd -- "$own" || exit 255

# fault MESSAGE: ends all where MESSAGE, or a disk that takes nothing, says that the machine is at fault.
fault() {
  case $1 in
    *'No space left'* | *'quota exceeded'* | *'Input/output error'* | *'Read-only file system'* | *'Cannot allocate memory'* | *'fork:'*) ;;
    *) head -c 1048576 /dev/zero 2>/dev/null >probe && sync probe 2>/dev/null && rm probe && return ;;
  esac
  printf '%s: %s\n' "$script" "${1:-$store takes nothing any more: is it full?}" >&2
  exit 255
}

# tell STATE [WORDS]: the line of this bulletin.
tell() {
  printf '%s\t%s\t%s\t%s\n' "$1" "$hash" "$name" "${2//[$'\t\n\r']/ }" >>told || fault ''
}

# field TEXT: as it stands in CSV.
field() {
  if [[ $1 == *[,\"]* || $1 == ' '* || $1 == *' ' ]]; then printf '"%s"' "${1//\"/\"\"}"; else printf %s "$1"; fi
}

# figures_of HASH...: from text/HASH.txt to figures/HASH.csv, each row under its bulletin's name, with its hash behind.
figures_of() {
  local hash
  for hash in "$@"; do printf '%s\t%s\n' "$hash" "$(field "${name_of[$hash]}")"; done >sources
  (
    cd text && timeout -k 5 "$max_seconds" "${programs}extract" "${extract_options[@]}" -- "${@/%/.txt}" |
      timeout -k 5 "$max_seconds" "${programs}normalize" "${normalize_options[@]}"
  ) | awk -F '\t' '
    FILENAME == "sources" { source[$1] = $2; next }
    FNR == 1 { for (hash in source) { file = "figures/" hash ".csv"; print $0 ",hash" >file; close(file) }; file = ""; next }
    {
      hash = substr($0, 1, index($0, ".") - 1)
      if (file != "figures/" hash ".csv") { if (file != "") close(file); file = "figures/" hash ".csv" }
      print source[hash] substr($0, length(hash) + 5) "," hash >>file
    }' sources -
}

# was_done: whether a run that broke off did the bulletin $hash under $name, and it was none that the database knows by another
# recipe.
was_done() {
  local row=''
  $broke_off && [[ $what == take || $what == replace ]] && [ -f "$store/text/$hash.txt" ] && [ -f "$store/figures/$hash.csv" ] &&
    { read -r row && row='' && read -r row || [ -z "$row" ]; } <"$store/figures/$hash.csv" && [[ -z $row || $row == "$(field "$name")",* ]]
}

# take: the text of the bulletin $hash, which is $name in the inbox, to text/$hash.txt.
take() {
  local path why
  printf -v path %b "$inbox/$name"
  if was_done && why=$(stat -L -c %s -- "$path"); then
    tell ok "$why"
  elif ! why=$(snapshot "$path" 2>&1); then
    fault "$why"
    if [ -r "$path" ]; then tell bad "$why"; else tell left 'it has gone, or cannot be read any more'; fi
  elif [ "$(sha256sum <"$work/input")" != "$hash  -" ]; then
    tell left 'it changed while it was read; the next run takes it'
  elif ! why=$(text_of_input 2>&1); then
    fault "$why"
    tell bad "${why%%$'\n'*}"
  else
    mv -f -- "$work/text" "text/$hash.txt" || fault ''
    name_of[$hash]=$name
    bytes_of[$hash]=$(stat -c %s -- "$work/input")
  fi
}

# take_figures HASH...: all of them in one go, or each alone where one of them breaks that.
take_figures() {
  local why hash name
  if why=$(figures_of "$@" 2>&1); then
    for hash in "$@"; do name=${name_of[$hash]} && tell ok "${bytes_of[$hash]}"; done
  elif [ $# -gt 1 ]; then
    for hash in "$@"; do take_figures "$hash"; done
  else
    hash=$1 name=${name_of[$1]}
    fault "$why"
    rm -f -- "text/$hash.txt" "figures/$hash.csv"
    tell bad "${why%%$'\n'*}"
  fi
}

extract_options=() normalize_options=()
[ -z "$area" ] || extract_options+=(--area "$area")
[ -z "$date" ] || extract_options+=(--date "$date")
[ -z "$lexicon" ] || extract_options+=(--lexicon "$lexicon") normalize_options+=(--lexicon "$lexicon")
declare -A name_of bytes_of
while [ $# -gt 0 ]; do
  what=$1 hash=$2 name=$3
  take
  shift 3
done
if [ ${#name_of[@]} -gt 0 ]; then
  take_figures "${!name_of[@]}"
fi
shopt -s nullglob
made=(text/* figures/*)
if [ ${#made[@]} -gt 0 ]; then
  sync -- "${made[@]}" && mv -f -t "$store/text" -- text/* && mv -f -t "$store/figures" -- figures/* || exit 255
fi
cat told && cd / && rm -rf -- "$own"
