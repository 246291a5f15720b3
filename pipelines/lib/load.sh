# Sourced by load-sqlite and load-postgres: what they are called with, and figures made ready for a database, in the folder $work.
# shellcheck shell=bash disable=SC2034,SC2154

# read_arguments WHAT WORD...: sets $target, where to load to, of which WHAT is said where it is missing, and $files.
read_arguments() {
  local what=$1
  shift
  case ${1-} in
    --help) show "$usage" ;;
    --version) show "$(version_text)" ;;
    --) shift ;;
    -?*) die "unknown option '$1': try '$script --help'" ;;
  esac
  [ $# -gt 0 ] || die "$what: try '$script --help'"
  target=$1
  shift
  [ "${1-}" != -- ] || shift
  files=("$@")
  [ $# -gt 0 ] || files=(-)
}

# figure_columns: those of the table figures, in its order.
figure_columns() {
  sed -n '/^CREATE TABLE IF NOT EXISTS figures/,/PRIMARY KEY/s/^  "\?\([a-z_]*\)"\? *[TI].*/\1/p' "$lib/schema.sql"
}

# stage_figures FILE...: $work/figures.csv, with the columns of the table. The column hash is the input's, or what sha256sum says
# of the file that the column source names; of several with the same bytes the first counts. An input that is not there makes
# $status 1, and anything that is no CSV of normalize ends all.
stage_figures() {
  local columns
  status=0
  mapfile -t columns < <(figure_columns)
  work=$(mktemp -d) || die 'no room for temporary files'
  trap 'rm -rf -- "$work"' EXIT
  perl "$lib/stage.pl" "$script" "${columns[@]}" -- "$@" >"$work/figures.csv" || status=$?
  ((status < 2)) || exit 2
}

# tell_failure: the first line of what the database said, without what psql sets before it.
tell_failure() {
  local line
  read -r line <"$work/said"
  line=${line#psql: error: }
  printf '%s: %s\n' "$script" "${line:-failed}" >&2
  exit 2
}
