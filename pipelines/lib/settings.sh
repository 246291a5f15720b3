# Sourced by nightly: its options and its configuration.
# shellcheck shell=bash disable=SC2034,SC2154

usage='Usage: nightly [options] INBOX STORE
Take the new and changed bulletins below INBOX into STORE: figures, tables, database.

  -c, --config FILE  settings, a line each: NAME = VALUE
  -j, --jobs N       bulletins at a time (default: as many as there are processors)
  -n, --dry-run      print what would be done, and do nothing
  -v, --verbose      show the progress, also where standard error is no terminal
      --help         print this help and exit
      --version      print the version and exit'

# The settings of a configuration: the pattern that a value matches, and the value where none is given.
declare -A setting_is=(
  [jobs]='[1-9][0-9]{0,3}'
  [area]='.+'
  [date]='[0-9].*'
  [encoding]='.+'
  [lexicon]='/.+'
  [max_bytes]='[1-9][0-9]{0,15}'
  [max_seconds]='[1-9][0-9]{0,8}'
  [max_memory]='[1-9][0-9]{0,15}'
  [keep_logs]='[1-9][0-9]{0,3}'
  [workbook_figures]='[0-9]{1,7}'
  [report_rows]='[1-9][0-9]{0,6}'
)
declare -A setting=(
  [jobs]='' [area]='' [date]='' [encoding]='' [lexicon]=''
  [max_bytes]=67108864 [max_seconds]=60 [max_memory]=1073741824 [keep_logs]=10
  [workbook_figures]=50000 [report_rows]=5000
)

# set_setting WHERE NAME VALUE
set_setting() {
  [ -n "${setting_is[$2]-}" ] || die "$1: no setting '$2': there are $(printf '%s\n' "${!setting_is[@]}" | sort | paste -sd ' ')"
  [[ $3 =~ ^(${setting_is[$2]})$ ]] || die "$1: $2 cannot be '$3'"
  setting[$2]=$3
}

# read_config FILE
read_config() {
  local line number=0
  [ -r "$1" ] || die "$1: cannot be read"
  while IFS= read -r line || [ -n "$line" ]; do
    number=$((number + 1))
    [[ $line =~ ^[[:blank:]]*(#.*)?$ ]] && continue
    [[ $line =~ ^[[:blank:]]*([a-z_]+)[[:blank:]]*=[[:blank:]]*(.*[^[:blank:]])[[:blank:]]*$ ]] ||
      die "$1:$number: no line NAME = VALUE"
    set_setting "$1:$number" "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
  done <"$1"
}

# read_settings WORD...: sets $setting, $dry_run, $verbose, $inbox and $store.
read_settings() {
  local value jobs='' config=''
  dry_run=false verbose=false
  while [[ ${1-} == -?* ]]; do
    case $1 in
      --) shift && break ;;
      --help) show "$usage" ;;
      --version) show "$(version_text)" ;;
      --?*=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" && continue ;;
      -c | --config) argument "$@" && config=$value && shift ;;
      -j | --jobs) argument "$@" && jobs=$value && shift ;;
      -n | --dry-run) dry_run=true ;;
      -v | --verbose) verbose=true ;;
      *) die "unknown option '$1': try '$script --help'" ;;
    esac
    shift
  done
  [ $# = 2 ] || die "INBOX and STORE are needed, and nothing else: try '$script --help'"
  [ -z "$config" ] || read_config "$config"
  [ -z "$jobs" ] || set_setting --jobs jobs "$jobs"
  [ -n "${setting[jobs]}" ] || setting[jobs]=$(nproc)
  [ -x "${programs}extract" ] || die "no program ${programs}extract: run make, or install, or set GONGBAO_BIN"
  read_folders "$1" "$2"
}

read_folders() {
  if ! [ -d "$1" ] || ! inbox=$(readlink -f -- "$1"); then die "$1: no such folder"; fi
  store=$(readlink -m -- "$2") || die "$2: no such folder can be"
  case $store/ in "$inbox"/*) die "$2 lies in $1: what is made would be taken for bulletins" ;; esac
  case $inbox/ in "$store"/*) die "$1 lies in $2: what comes in would be among what is made" ;; esac
}
