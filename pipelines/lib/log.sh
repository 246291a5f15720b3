# Sourced by nightly: what it says in the log, and at the end to whoever reads cron's mail.
# shellcheck shell=bash disable=SC2015,SC2034,SC2154

log_bytes=1048576 # of a log that is put by
told_failures=20

# now: the time, or the one that SOURCE_DATE_EPOCH fixes.
now() {
  printf '%(%Y-%m-%dT%H:%M:%SZ)T' "${SOURCE_DATE_EPOCH:--1}"
}

# open_log: puts a long one by as .1, those before as .2 and so on, and begins to write.
open_log() {
  local log=$store/log/nightly.log n
  if [ -f "$log" ] && (($(stat -c %s -- "$log") > log_bytes)); then
    for ((n = setting[keep_logs]; n > 1; n--)); do
      [ ! -f "$log.$((n - 1))" ] || mv -f -- "$log.$((n - 1))" "$log.$n" || die "cannot write in $store/log"
    done
    mv -f -- "$log" "$log.1" || die "cannot write in $store/log"
  fi
  exec {log_fd}>>"$log" || die "cannot write $log"
}

# log EVENT [WORDS]: one line. What names it has were made to be one.
log() {
  printf '%s %s%s\n' "$(now)" "$1" "${2:+ $2}" >&"$log_fd" || die "cannot write $store/log/nightly.log"
}

# log_all: one line for each line of standard input.
log_all() {
  sed "s/^/$(now) /" >&"$log_fd" || die "cannot write $store/log/nightly.log"
}

# close_log: the end of a run, with what it did.
close_log() {
  local text
  printf -v text '%s, ' "${counts[@]-nothing}"
  log end "${text%, }"
}

# tell_failures: what could not be done, on standard error. Ends with the status that this gives.
tell_failures() {
  local count
  count=$(wc -l <"$work/failures")
  [ "$count" != 0 ] || exit 0
  {
    printf '%s: %s could not be taken; their reasons, and copies where they can be read, are in %s\n' "$script" "$count" "$store/quarantine"
    head -n $told_failures -- "$work/failures" | sed "s/^/$script: /"
    ((count <= told_failures)) || printf '%s: and %s more: see %s\n' "$script" $((count - told_failures)) "$store/log/nightly.log"
  } >&2
  exit 1
}
