# Shared by the tests of nightly: stores, and what is in them.
# shellcheck shell=bash disable=SC2154

# state_of STORE: all that a run makes of an inbox, but what tells of the runs themselves.
state_of() {
  (
    cd "$1" || return
    find . -mindepth 1 \( -path ./log -o -name 'gongbao.sqlite*' -o -name lock \) -prune -o -type f -print | sort | xargs -r -d '\n' sha256sum
    sqlite3 -bail gongbao.sqlite .dump | grep -v '^INSERT INTO runs'
  )
}

# sql QUERY: of the store.
sql() {
  sqlite3 -bail store/gongbao.sqlite "$1"
}

# assert_night STATUS: the last run ended with it, and said something only where it was no success.
assert_night() {
  assert_equal "$status: $stderr" "$1: $stderr"
  [ "$1" != 0 ] || assert_equal "$stderr" ""
  [ "$1" = 0 ] || assert_message_of nightly
  assert_output ""
}

# inbox: with three bulletins.
inbox() {
  mkdir -p inbox/2024
  bulletin >inbox/a.txt
  bulletin | sed 's/临江市/延吉市/; s/49\.1/8.25/' >inbox/2024/b.txt
  bulletin | sed 's/临江市/运城市/; s/49\.1/30/' | iconv -f UTF-8 -t GB18030 >inbox/2024/c.txt
}
