#!/usr/bin/env bats
# What documents claim beside the output of commands, which run-docs compares.
load helpers

@test "samples/README.md names every sample" {
  for file in "$root"/samples/*.txt; do
    grep -qF "\`${file##*/}\`" "$root/samples/README.md" || fail "${file##*/} is not there"
  done
}

@test "the make commands of README.md are targets" {
  while read -r target; do
    run make -C "$root" -n "$target"
    assert_success
  done < <(grep -oE '^ *(sudo )?make [a-z-]+' "$root/README.md" | awk '{ print $NF }' | sort -u)
}
