# What the bats files share: assertions, small inputs, the names of the programs.
# shellcheck shell=bash disable=SC2034 # the files that load this use what it sets

bats_require_minimum_version 1.5.0
bats_load_library bats-support
bats_load_library bats-assert

root=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
# shellcheck source=tests/environment.sh
. "$root/tests/environment.sh"

filters=(extract normalize aggregate growth audit)
table_filters=(normalize aggregate growth audit) # read CSV
pipelines=(city-table growth-table audit-report) # chains of filters
scripts=(plot report totext nightly cluster load-sqlite load-postgres annotate workbook) # the other pipelines, and the filters that print no CSV

# A bulletin of one city with an amount, its growth and a share.
bulletin() {
  cat <<'TEXT'
临江市2024年一季度经济运行情况

一季度,临江市工业投资完成49.1亿元,同比增长5.7%,占固定资产投资的63.07%。
TEXT
}

# The same with a growth that is out of the ordinary.
unusual_bulletin() {
  bulletin | sed 's/5\.7%/1445.1%/'
}

figures() {
  bulletin | extract
}

values() {
  figures | normalize
}

# input_of FILTER: what FILTER reads, with at least one figure in it.
input_of() {
  case $1 in
    extract) bulletin ;;
    normalize) figures ;;
    audit) unusual_bulletin | extract | normalize ;; # which has something to say of it
    *) values ;;
  esac
}

# assert_message_of PROGRAM: the last run wrote to stderr, on lines that begin with the name.
assert_message_of() {
  [ -n "$stderr" ] || fail "$1 said nothing on stderr"
  local line
  while IFS= read -r line; do
    [[ $line == "$1: "* ]] || fail "a message of $1 begins with another name: $line"
  done <<<"$stderr"
}

# run_limited COMMAND...: bats' run, stderr apart, at most TEST_TIMEOUT seconds. The function names above may be used.
run_limited() {
  run --separate-stderr limited "$@"
}
