#!/usr/bin/env bash
# What cluster runs for each chunk, here or on another host: the part of the table by city that the chunk's bulletins make.
# A chunk is a tar of names, each with a NUL behind it; of options, as bash declares them; and of files/N, the bulletins,
# numbered from 000000 as their names are. A result is a tar of part; of said, the messages; and of status, 0 or 1. The filters,
# and libraries and lexicons of theirs, stand beside this script.
# usage: part.sh CHUNK RESULT
# shellcheck disable=SC2154 # what options declares
set -o pipefail
export LC_ALL=C.UTF-8
[ ! -e "$2" ] || exit 0 # made by a run that was broken off before it was logged
kit=$(cd -- "${0%/*}" && pwd) && scratch=$(mktemp -d) || exit 2
trap 'rm -rf -- "$scratch" "$2.new"' EXIT
export LD_LIBRARY_PATH=$kit${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}

# named RULE: standard input, in which the Perl expression RULE puts the name behind a number, $name[N], for what stands for it.
named() {
  perl -pe '
    BEGIN { local $/ = "\0"; open my $list, "<", shift or die "names: $!\n"; chomp(@name = <$list>); s/\r?\n|\r/ /g for @name }
    sub quoted { (my $name = shift) =~ s/"/""/g; return "\"$name\"" }
    '"$1" "$scratch/names"
}

# part: normalize writes the names, all of them in quotes, as extract would.
part() {
  cd -- "$scratch/files" && shopt -s nullglob || return 2
  local files=([0-9]*) worst=0 status
  # shellcheck disable=SC2016 # for perl
  "$kit/extract" "${for_extract[@]}" -- "${files[@]}" </dev/null 2>"$scratch/extract" |
    named 's/^(\d{6}),/quoted($name[$1]) . ","/e' |
    "$kit/normalize" "${for_normalize[@]}" 2>"$scratch/normalize" |
    "$kit/aggregate" --partial "${for_partial[@]}" >"$scratch/part" 2>"$scratch/aggregate"
  for status in "${PIPESTATUS[@]}"; do
    if ((status > worst)); then worst=$status; fi
  done
  # shellcheck disable=SC2016
  { named 's/^(extract: )(\d{6}):/$1$name[$2]:/' <"$scratch/extract" && cat "$scratch/normalize" "$scratch/aggregate"; } >"$scratch/said"
  return "$worst"
}

tar -xf "$1" -C "$scratch" || exit 2
# shellcheck source=/dev/null
. "$scratch/options" || exit 2
ln -s -- "$kit" "$scratch/kit" || exit 2 # where the options look for lexicons
(part)
status=$?
if ((status > 1)); then
  cat "$scratch/said" >&2
  exit "$status"
fi
echo "$status" >"$scratch/status"
tar -cf "$2.new" -C "$scratch" part said status && mv -f -- "$2.new" "$2"
