# A PostgreSQL server for a file of tests, on a socket in a temporary folder. It refuses to run as root, so it runs as nobody there.
# shellcheck shell=bash

# as_nobody COMMAND...: where the tests run as root.
as_nobody() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid=nobody --regid=nogroup --clear-groups env -C / "$@"
  else
    "$@"
  fi
}

# start_postgres: sets PGHOST and the like, for psql without more words.
start_postgres() {
  local programs
  programs=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
  # No longer than the name of a socket may be.
  PGHOST=$(mktemp -d /tmp/gongbao.XXXXXX) && [ "$(id -u)" != 0 ] || chown nobody "$PGHOST" || return
  export PGHOST PGUSER=tester PGDATABASE=postgres postgres_programs=$programs
  as_nobody "$programs/initdb" --no-sync --username tester --auth trust --encoding UTF8 --locale C.UTF-8 --pgdata "$PGHOST/data" >/dev/null &&
    as_nobody "$programs/pg_ctl" --pgdata "$PGHOST/data" --log "$PGHOST/log" --wait start \
      --options "-c unix_socket_directories=$PGHOST -c listen_addresses= -c fsync=off" >/dev/null 3>&-
}

stop_postgres() {
  [ -z "${PGHOST-}" ] || { as_nobody "$postgres_programs/pg_ctl" --pgdata "$PGHOST/data" --mode immediate stop >/dev/null; rm -rf -- "$PGHOST"; }
}
