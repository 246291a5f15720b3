# Sourced by cluster: the bulletins in chunks, the kit that makes a part of one, the runs of parallel, and their results. All of
# it lies in the folder $work.
# shellcheck shell=bash disable=SC2015,SC2154

# list_inputs IN...: the bulletins to $work/names, a NUL behind each; those below a folder in the order of their names. What
# cannot be read is told, and makes $status 1.
list_inputs() {
  local input
  for input in "$@"; do
    if [ -d "$input" ]; then
      [[ $input != -* ]] || input=./$input
      find "$input" -type f -print0 | LC_ALL=C sort -z
    elif [ "$input" = - ]; then
      die 'standard input cannot be shared out: name files or folders'
    else
      printf '%s\0' "$input"
    fi
  done >"$work/all" || die "cannot write in $work"
  while IFS= read -rd '' input; do
    if [ -f "$input" ] && [ -r "$input" ]; then
      printf '%s\0' "$input"
    else
      printf '%s: %s: cannot be read: no regular file, or not permitted\n' "$script" "$input" >&2
      status=1
    fi
  done <"$work/all" >"$work/names" || die "cannot write in $work"
}

# make_kit: the programs, with their libraries where these are no part of every system, part.sh, and the lexicons.
make_kit() {
  local filter list
  mkdir -- "$work/kit" && cp -p -- "$lib/part.sh" "$work/kit" || die "cannot write in $work"
  for filter in extract normalize aggregate; do
    cp -pL -- "$programs$filter" "$work/kit/$filter" || die "cannot write in $work"
    ldd "$programs$filter" 2>/dev/null | awk '$1 ~ /^lib(csv|pcre2)/ && $3 ~ /^\// { print $3 }'
  done | sort -u | xargs -r cp -pL -t "$work/kit" || die "cannot write in $work"
  for list in for_extract for_normalize for_partial; do take_lexicons "$list"; done
}

# take_lexicons LIST: copies the folders behind --lexicon to the kit, and names them there.
take_lexicons() {
  local -n words=$1
  local i folder number
  for i in "${!words[@]}"; do
    case ${words[i]} in
      --lexicon=*) folder=${words[i]#*=} ;;
      *) [[ $i -gt 0 && ${words[i - 1]} == --lexicon ]] || continue && folder=${words[i]} ;;
    esac
    [ -d "$folder" ] || die "$folder: no such folder"
    number=$(printf %s "$folder" | sha256sum | head -c 16)
    [ -d "$work/kit/$number" ] || cp -rpL -- "$folder" "$work/kit/$number" || die "cannot copy $folder"
    words[i]=${words[i]%"$folder"}../kit/$number
  done
}

# make_chunks SIZE: $work/RUN-NNNNN.tar of SIZE bulletins each, one at least.
make_chunks() {
  local names from number=0 stage=$work/stage
  mapfile -d '' names <"$work/names"
  printf '%s\n' "gongbao-$(od -An -N8 -tx8 /dev/urandom | tr -d ' ')" >"$work/run" && read -r run <"$work/run" || die "cannot write in $work"
  for ((from = 0; from == 0 || from < ${#names[@]}; from += $1)); do
    number=$((number + 1))
    rm -rf -- "$stage" && mkdir -p -- "$stage/files" && declare -p for_extract for_normalize for_partial >"$stage/options" &&
      printf '%s\0' "${names[@]:from:$1}" >"$stage/names" || die "cannot write in $work"
    perl -0ne 'BEGIN { $to = shift; $here = shift } chomp; next if $_ eq ""; my $path = m{^/} ? $_ : "$here/$_";
      symlink $path, sprintf "%s/%06d", $to, $n++ or die "$!\n"' "$stage/files" "$PWD" "$stage/names" || die "cannot write in $work"
    # A bulletin that has gone since is missed by extract, which tells.
    tar -chf "$work/new" --ignore-failed-read -C "$stage" names options files 2>>"$work/parallel.log" || [ $? = 1 ] || die "cannot write in $work"
    mv -- "$work/new" "$work/$(printf '%s-%05d.tar' "$run" "$number")" || die "cannot write in $work"
  done
  rm -rf -- "$stage"
}

# missing_chunks: names of those that have no result.
missing_chunks() {
  local chunk
  for chunk in "$work/$run"-*.tar; do
    [ -e "${chunk%.tar}.result" ] || printf '%s\n' "${chunk##*/}"
  done
}

# forget_lost: takes out of the log of jobs those whose result is not there, so that they run again.
forget_lost() {
  [ -e "$work/joblog" ] || return 0
  missing_chunks | sed -E 's/.*-0*([0-9]+)\.tar$/\1/' |
    awk 'FILENAME == "-" { lost[$1] = 1; next } FNR == 1 || !($1 in lost)' - "$work/joblog" >"$work/new" && mv -- "$work/new" "$work/joblog"
}

# in_work COMMAND...: in the folder of the run, what it says to the log; without the lock, which nothing that lives on may keep.
in_work() {
  cd -- "$work" || exit
  [ -z "$lock" ] || exec {lock}>&-
  exec "$@" >>parallel.log 2>&1
}

# run_parallel: all chunks that the log of jobs does not have as done.
run_parallel() {
  forget_lost && (cd -- "$work" && printf '%s\n' "$run"-*.tar >list) || die "cannot write in $work"
  (in_work parallel --will-cite "${parallel_options[@]}" --retries "$retries" --joblog joblog --resume \
    bash kit/part.sh '{}' '{.}.result') <"$work/list" &
  child=$!
  wait "$child"
  child=
}

# run_chunks: until all have a result, or a round brings no more.
run_chunks() {
  local before now
  now=$(missing_chunks | wc -l)
  while ((now > 0)); do
    before=$now
    run_parallel
    now=$(missing_chunks | wc -l)
    ((now < before)) || break
  done
  ((now == 0)) || give_up "$now"
}

give_up() {
  sed "s/^/$script: /" "$work/parallel.log" | tail -n 20 >&2
  die "$1 chunks could not be done${keep:+; to go on: the same command with --resume}"
}

# take_results: the parts to $work/RUN-NNNNN/part; tells what was said of them, in the order of the bulletins.
take_results() {
  local result folder said
  for result in "$work/$run"-*.result; do
    folder=${result%.result}
    mkdir -p -- "$folder" && tar -xf "$result" -C "$folder" || die "cannot write in $work"
    cat -- "$folder/said" >&2
    read -r said <"$folder/status"
    if ((said > status)); then status=$said; fi
  done
}

# clear_hosts: what they still have of this run; a host that has gone keeps it.
clear_hosts() {
  [ -z "$hosts" ] || (in_work parallel --will-cite "${host_options[@]}" --nonall "rm -f $run-*") </dev/null
}
