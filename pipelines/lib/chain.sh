# Sourced by the pipelines that end in a table: finds the programs, shares out the options, runs the chain.
# shellcheck shell=bash

# die MESSAGE
die() {
  printf '%s: %s\n' "$script" "$1" >&2
  exit 2
}

# find_programs FILE NAME: the programs stand beside the script FILE with what stands before NAME in its file name
# before theirs, or in the build of its checkout; GONGBAO_BIN overrules both. Sets $programs, to be followed by a name.
find_programs() {
  local folder=${1%/*} prefix=${1##*/}
  script=$2
  prefix=${prefix%"$script"}
  if [ -n "${GONGBAO_BIN-}" ]; then
    programs=$GONGBAO_BIN/
  elif [ -x "$folder/${prefix}extract" ]; then
    programs=$folder/$prefix
  else
    programs=$folder/../build/bin/
  fi
}

# has_option FILTER OPTION: whether FILTER's --help lists OPTION (--name or -n); then sets $takes_argument.
has_option() {
  [[ $2 =~ ^(--[a-z][a-z-]*|-[A-Za-z])$ ]] || return 1
  local before='(^|'$'\n'')  ' behind='(  | [^ ])'
  case $2 in
    --*) before+='(-., |    )'"$2" ;;
    *) before+="$2"', --[a-z-]+' ;;
  esac
  [[ ${help[$1]} =~ $before$behind ]] || return 1
  takes_argument=false
  [ "${BASH_REMATCH[-1]}" = '  ' ] || takes_argument=true
}

# show TEXT: the end of --help and --version.
show() {
  printf '%s\n' "$1" 2>/dev/null || die 'cannot write the output'
  exit 0
}

version_text() {
  local version
  version=$("${programs}extract" --version) && printf '%s' "$script${version#extract}"
}

# help_text: without the options that the list $refused has, if there is one.
help_text() {
  printf 'Usage: %s [options] [FILE...]\n%s\n' "$script" "$summary"
  local filter left_out='help|version' name
  for name in ${refused-}; do left_out+="|${name#--}"; done
  for filter in "$last" extract normalize; do
    printf '\nOptions of %s:\n' "$filter"
    grep -E '^  ' <<<"${help[$filter]}" | grep -vE "^ +(-., )?--($left_out) "
  done
  printf '\nAn option that %s does not have goes to extract and normalize; --lexicon goes to all.\n' "$last"
}

# take_option WORD [NEXT...]: gives the option WORD, with NEXT where that is its argument, to the last filter, or to those
# of the others that have it; a lexicon is for all. Sets $consumed, how many words it took.
take_option() {
  local option=${1%%=*} takes_argument=false takers=()
  has_option "$last" "$option" && takers=(last)
  if [ ${#takers[@]} = 0 ] || [ "$option" = --lexicon ]; then
    has_option extract "$option" && takers+=(extract)
    has_option normalize "$option" && takers+=(normalize)
  fi
  [ ${#takers[@]} -gt 0 ] || die "unknown option '$option': try '$script --help'"
  consumed=1
  if $takes_argument && [ "$1" = "$option" ]; then
    [ $# -gt 1 ] || die "option '$option' needs an argument: try '$script --help'"
    consumed=2
  fi
  local taker
  for taker in "${takers[@]}"; do
    local -n list=for_$taker
    list+=("${@:1:consumed}")
  done
}

# begin_chain FILTER SUMMARY: extract | normalize | FILTER it shall be, with no options yet.
begin_chain() {
  local filter
  last=$1 summary=$2
  declare -gA help=()
  for_extract=() for_normalize=() for_last=()
  for filter in extract normalize "$last"; do
    [ -x "$programs$filter" ] || die "no program $programs$filter: run make, or install, or set GONGBAO_BIN"
    help[$filter]=$("$programs$filter" --help) || die "$programs$filter does not run"
  done
}

# run_filters FILE...: extract | normalize | the last filter, with their options. The exit status is the worst of the three.
run_filters() {
  local status worst=0
  "${programs}extract" "${for_extract[@]}" -- "$@" |
    "${programs}normalize" "${for_normalize[@]}" |
    "$programs$last" "${for_last[@]}"
  for status in "${PIPESTATUS[@]}"; do
    if ((status > worst)); then worst=$status; fi
  done
  return "$worst"
}

# run_chain FILTER SUMMARY WORD...: extract | normalize | FILTER with the options and files that are the WORDs.
run_chain() {
  local consumed
  begin_chain "$1" "$2"
  shift 2
  while [[ ${1-} == -?* ]]; do
    case $1 in
      --) shift && break ;;
      --help) show "$(help_text)" ;;
      --version) show "$(version_text)" ;;
    esac
    take_option "$@"
    shift "$consumed"
  done
  run_filters "$@"
}

# argument OPTION [NEXT...]: sets $value to what belongs to OPTION.
argument() {
  [ $# -gt 1 ] || die "option '$1' needs an argument: try '$script --help'"
  # shellcheck disable=SC2034 # for the caller
  value=$2
}

# need WHAT:PACKAGE...: ends where a WHAT, a command or a path, is not there, with the packages to install.
need() {
  local pair what missing=() packages=()
  for pair in "$@"; do
    what=${pair%%:*}
    case $what in
      /*) [ -e "$what" ] ;;
      *) command -v "$what" >/dev/null ;;
    esac || { missing+=("$what") && packages+=("${pair#*:}"); }
  done
  [ ${#missing[@]} = 0 ] || die "no ${missing[*]}: install what has them (apt-get install ${packages[*]})"
}

# print_whole FILE: to standard output, at the end of a script. A reader that has gone is no failure.
print_whole() {
  cat -- "$1" 2>/dev/null || [ $? = 141 ] || die 'cannot write the output'
}

# write_whole FROM FILE: FILE is a copy of FROM, or what it was before.
write_whole() {
  local part
  [ ! -e "$2" ] || [ -f "$2" ] || die "$2: no regular file"
  part=$(mktemp -- "$2.XXXXXX" 2>/dev/null) || die "$2: cannot be written there"
  if ! { cat -- "$1" >"$part" && chmod "$(printf %o $((0666 & ~$(umask))))" "$part" && mv -f -- "$part" "$2"; } 2>/dev/null; then
    rm -f -- "$part"
    die "$2: cannot be written"
  fi
}
