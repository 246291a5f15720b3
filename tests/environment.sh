# Sourced by the runners: the programs of one build in PATH, and nothing of the caller's surroundings that could change a result.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# use_programs BUILD: the programs are those of BUILD/bin.
use_programs() {
  GONGBAO_BUILD=$(cd "$1" 2>/dev/null && pwd) || { echo "tests: no build in $1: run make first" >&2; return 2; }
  export GONGBAO_BUILD GONGBAO_BIN=$GONGBAO_BUILD/bin
  export PATH=$GONGBAO_BIN:$root/pipelines:$PATH LC_ALL=C.UTF-8 TZ=UTC TEST_TIMEOUT=${TEST_TIMEOUT:-20}
  export BATS_LIB_PATH=${BATS_LIB_PATH:-/usr/lib/bats}
  unset MAKEFLAGS MAKELEVEL CDPATH BASH_ENV
}

# limited COMMAND...: COMMAND, ended after TEST_TIMEOUT seconds.
limited() {
  timeout -k 5 "$TEST_TIMEOUT" "$@"
}
