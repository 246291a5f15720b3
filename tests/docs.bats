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

@test "README.zh-CN.md shows the commands of README.md, in the same order" {
  shown() { sed -n '/^```sh/,/^```/p' "$root/$1"; }
  [ "$(shown README.md | grep -c '^\$ ')" -ge 10 ]
  assert_equal "$(shown README.zh-CN.md)" "$(shown README.md)"
  assert_equal "$(grep -c '^##* ' "$root/README.zh-CN.md")" "$(grep -c '^##* ' "$root/README.md")"
}

@test "the files that Markdown links to are there" {
  for file in README.md README.zh-CN.md tests/README.md samples/README.md; do
    while read -r target; do
      [ -e "$root/$(dirname "$file")/$target" ] || fail "$file links to $target"
    done < <(grep -oE '\]\([^):]+\)' "$root/$file" | tr -d '])(')
  done
}

@test "README.md lists every column that extract and normalize write" {
  for file in README.md README.zh-CN.md; do
    for column in $(values | head -n 1 | tr , ' '); do
      grep -qE "^\|.*\`$column\`.*\|.*\|" "$root/$file" || fail "$column is not in the tables of $file"
    done
  done
}

@test "man pages name every column that is written" {
  for name in "${filters[@]}"; do
    page=$(mandoc -T ascii "$root/filters/$name/$name.1" | sed 's/.\x08//g')
    case $name in
      extract) columns=$(figures | head -n 1) ;;
      normalize) columns=$(comm -13 <(figures | head -n 1 | tr , '\n' | sort) <(values | head -n 1 | tr , '\n' | sort)) ;;
      *) columns=$(values | "$name" | head -n 1) ;;
    esac
    for column in ${columns//,/ }; do
      grep -qwF "$column" <<<"$page" || fail "$name.1 does not name $column"
    done
  done
}
