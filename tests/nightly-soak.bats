#!/usr/bin/env bats
# nightly, killed, doubled, on a full disk, and with much to do. make check runs a few rounds, make check-soak (SOAK=1) all of them.
load helpers
load store

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  export SOURCE_DATE_EPOCH=1714500000
  local limit=${SOAK:+3600}
  [ "$TEST_TIMEOUT" -ge "${limit:-120}" ] || export TEST_TIMEOUT=${limit:-120}
  if [ -n "${SOAK-}" ]; then
    kills=100 killed_bulletins=200 doubles=50 many=10000
  else
    kills=4 killed_bulletins=12 doubles=3 many=60
  fi
}

# A watcher of a test that failed would look for ever.
teardown() {
  touch "$BATS_TEST_TMPDIR/done"
}

night() {
  run_limited nightly inbox store
}

# undisturbed: the store that the inbox gives, and its state, as ./undisturbed and ./whole.
undisturbed() {
  local begun=${EPOCHREALTIME/./}
  run_limited nightly inbox undisturbed
  assert_night 0
  milliseconds=$(((${EPOCHREALTIME/./} - begun) / 1000))
  state_of undisturbed >whole
}

# drop_store: removes it. At one stroke: a reader that looked for it just now may make the file that it does not find.
drop_store() {
  mv store dropped
  rm -rf dropped
}

# watch_store: until ./done is there, reads what a reader would, and writes to ./torn what is not as in the undisturbed store.
watch_store() {
  local file figures
  figures=$(sqlite3 undisturbed/gongbao.sqlite 'SELECT count(*) FROM figures')
  until [ -e done ]; do
    for file in store/figures/*.csv store/text/*.txt store/tables/*.csv; do
      # One that is gone by now is no fault.
      if cat "$file" >looked 2>/dev/null && ! cmp -s looked "undisturbed/${file#store/}"; then echo "$file" >>torn; fi
    done
    if [ -e store/gongbao.sqlite ]; then
      sqlite3 -readonly -cmd '.timeout 10000' store/gongbao.sqlite 'SELECT count(*) FROM figures' 2>/dev/null | grep -vxE "0|$figures" >>torn || :
    fi
    echo >>looks
    sleep 0.02
  done
}

@test "kill -9 at random moments, then a clean run: as if nothing had been; no reader sees a half" {
  "$root/tests/make-bulletins" "$killed_bulletins" inbox
  head -c 3000 /dev/urandom >inbox/bad
  run_limited nightly inbox undisturbed
  assert_night 1
  rm -r undisturbed
  begun=${EPOCHREALTIME/./}
  run_limited nightly inbox undisturbed
  assert_night 1
  milliseconds=$(((${EPOCHREALTIME/./} - begun) / 1000))
  state_of undisturbed >whole
  watch_store &
  watcher=$!
  RANDOM=7 broken=0
  for ((runs = 1; broken < kills && runs <= 10 * kills; runs++)); do
    setsid nightly inbox store 2>/dev/null &
    pid=$!
    sleep "$(bc <<<"scale=3; $((RANDOM % (milliseconds + 100))) / 1000")"
    if ! kill -9 -- "-$pid" 2>/dev/null; then # it was done before
      wait "$pid" || :
      drop_store
      continue
    fi
    broken=$((broken + 1))
    while kill -0 -- "-$pid" 2>/dev/null; do sleep 0.01; done
    wait "$pid" || :
    # What is done stays done: now and then from the beginning.
    if ((broken % 5 == 0 || broken == kills)); then
      night
      [ "$status" -le 1 ]
      assert_equal "$broken: $(state_of store)" "$broken: $(cat whole)"
      drop_store
    fi
  done
  touch done && wait "$watcher"
  assert_equal "$broken" "$kills"
  [ "$(wc -l <looks)" -ge "$kills" ]
  [ ! -e torn ] || [ ! -s torn ] || fail "half written: $(sort torn | uniq -c)"
  echo "# $broken of $((runs - 1)) runs of $milliseconds ms killed, $(wc -l <looks) looks at the store" >&3
}

@test "two at once: one works, the other ends with 75, the store is whole" {
  waited=0
  for ((n = 1; n <= doubles; n++)); do
    "$root/tests/make-bulletins" "$((n + 4))" inbox
    nightly inbox store 2>first.err & first=$!
    nightly inbox store 2>second.err & second=$!
    first_status=0 second_status=0
    wait "$first" || first_status=$?
    wait "$second" || second_status=$?
    case $first_status$second_status in
      00) assert_equal "$(cat first.err second.err)" "" ;;
      075 | 750) waited=$((waited + 1)) && assert_equal "$(cat first.err second.err)" "nightly: another run is at work in $PWD/store" ;;
      *) fail "$first_status and $second_status: $(cat first.err second.err)" ;;
    esac
  done
  [ "$waited" -ge $((doubles / 2)) ]
  undisturbed
  assert_equal "$(state_of store)" "$(cat whole)"
  echo "# $waited of $doubles pairs met" >&3
}

@test "a full disk: an error, nothing torn, nothing blamed on a bulletin; with room again all is as if nothing had been" {
  unshare --map-root-user --mount mount -t tmpfs tmpfs "$PWD" 2>/dev/null || skip 'this machine lets nobody mount a tmpfs'
  "$root/tests/make-bulletins" 40 inbox
  undisturbed
  cat >full.sh <<'SH'
mkdir -p disk && mount -t tmpfs tmpfs disk || exit 99
for size in $SIZES; do
  mount -o remount,size="${size}k" disk || exit 99
  nightly inbox disk/store 2>full.err
  echo "$size $?" >>statuses
  grep '^nightly: ' full.err >>messages
  for file in disk/store/figures/*.csv disk/store/text/*.txt disk/store/tables/*.csv; do
    [ ! -e "$file" ] || cmp -s "$file" "undisturbed/${file#disk/store/}" || echo "$file" >>torn
  done
  ls disk/store/quarantine >>blamed 2>/dev/null
done
mount -o remount,size=100m disk
nightly inbox disk/store || exit 98
cp -r disk/store store
SH
  SIZES='16 64 200 300 400 500 700 900 1100 1300 1500' run_limited unshare --map-root-user --mount bash full.sh
  assert_success
  assert_equal "$(grep -vc ' [02]$' statuses)" 0
  [ "$(grep -c ' 2$' statuses)" -ge 5 ] || fail "$(cat statuses)"
  [ "$(wc -l <messages)" -ge "$(grep -c ' 2$' statuses)" ]
  [ ! -e torn ] || fail "$(cat torn)"
  refute [ -s blamed ]
  assert_equal "$(state_of store)" "$(cat whole)"
}

@test "many bulletins: time and memory; a second run over them is quick" {
  "$root/tests/make-bulletins" "$many" inbox
  begun=${EPOCHREALTIME/./}
  run_limited /usr/bin/time -f 'seconds %e kilobytes %M' -o measured nightly inbox store
  assert_success
  assert_equal "$(sql 'SELECT count(*) FROM bulletins')" "$many"
  echo "# $many bulletins: $(cat measured), database $(stat -c %s store/gongbao.sqlite) bytes" >&3
  kilobytes=$(sed 's/.* //' measured)
  [ "$kilobytes" -lt 1000000 ] || fail "$(cat measured)"
  run_limited /usr/bin/time -f 'seconds %e processor %U %S kilobytes %M' -o measured nightly inbox store
  assert_success
  echo "# again: $(cat measured)" >&3
  assert_equal "$(tail -n 1 store/log/nightly.log | cut -d ' ' -f 2-)" 'end nothing'
  # The processor's seconds: those of the clock are other programs' as well.
  assert_equal "$(bc <<<"$(cut -d ' ' -f 4 measured) + $(cut -d ' ' -f 5 measured) < 2")" 1
}
