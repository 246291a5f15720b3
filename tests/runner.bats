#!/usr/bin/env bats
# The runners themselves: a test that fails, breaks off or is not there must not pass.
load helpers

# A checkout of its own with one program, "extract", that copies its input in capitals.
setup() {
  cd "$BATS_TEST_TMPDIR" || return
  mkdir -p tests/cases build/bin
  cp "$root"/tests/{run,run-cases,environment.sh} tests
  printf '#!/bin/sh\ntr a-z A-Z\n' >build/bin/extract
  chmod +x build/bin/extract
}

# golden NAME CMD IN OUT
golden() {
  mkdir -p "tests/cases/extract/$1"
  printf '%s\n' "$2" >"tests/cases/extract/$1/cmd"
  printf '%s\n' "$3" >"tests/cases/extract/$1/in"
  printf '%s\n' "$4" >"tests/cases/extract/$1/out"
}

@test "a case that is right passes" {
  golden right extract abc ABC
  run tests/run-cases build
  assert_success
  assert_output $'1..1\nok 1 extract/right'
}

@test "a case fails where out, err or status is another" {
  golden out extract abc abc
  golden err 'extract; echo said >&2' abc ABC
  golden status 'extract; exit 1' abc ABC
  golden said extract abc ABC
  echo said >tests/cases/extract/said/err
  run tests/run-cases build
  assert_failure
  assert_equal "$(grep -c '^not ok ' <<<"$output")" 4
  assert_line '# +said'
}

@test "a case that hangs is ended and fails" {
  golden hangs 'sleep 60' '' ''
  TEST_TIMEOUT=1 run tests/run-cases build
  assert_failure
  assert_line '# +124'
}

@test "a case's name may be given; a name that is none is an error" {
  golden one extract a A
  golden two extract b B
  run tests/run-cases build extract/two
  assert_output $'1..1\nok 1 extract/two'
  run tests/run-cases build extract/three
  assert_failure
}

@test "--regen writes what is given, and leaves no empty err and no status 0" {
  golden changed 'extract; echo said >&2; exit 3' abc old
  golden plain extract abc old
  echo old >tests/cases/extract/plain/err
  run tests/run-cases build --regen
  assert_success
  assert_equal "$(cat tests/cases/extract/changed/{out,err,status})" $'ABC\nsaid\n3'
  assert_equal "$(ls tests/cases/extract/plain)" $'cmd\nin\nout'
  run tests/run-cases build
  assert_success
}

@test "run: counts what passed and failed, of all kinds" {
  golden right extract abc ABC
  golden wrong extract abc abc
  printf '@test "right" {\n  true\n}\n@test "wrong" {\n  false\n}\n' >tests/some.bats
  mkdir tests/unit build/tests
  touch tests/unit/{good,bad}_test.c
  printf '#!/bin/sh\n' >build/tests/good_test
  printf '#!/bin/sh\necho why; exit 1\n' >build/tests/bad_test
  chmod +x build/tests/*_test
  run tests/run build
  assert_failure
  assert_line --index -1 '3 passed, 3 failed'
  assert_line '# why'
}

@test "run: all right is status 0" {
  golden right extract abc ABC
  run tests/run build
  assert_success
  assert_line --index -1 '1 passed, 0 failed'
}

@test "run: too few tests, none at all, and a file that holds none are failures" {
  run tests/run build
  assert_failure
  assert_line --index -1 '0 passed, 1 failed'
  golden right extract abc ABC
  run tests/run --minimum 2 build
  assert_failure
  assert_line --index -1 '1 passed, 1 failed'
  : >tests/empty.bats
  run tests/run build
  assert_failure
}

@test "run: a unit test that was not built is a failure" {
  golden right extract abc ABC
  mkdir tests/unit && touch tests/unit/lost_test.c
  run tests/run build
  assert_failure
  assert_line --index -1 '1 passed, 1 failed'
}
