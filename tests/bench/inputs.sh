# Sourced by run: the inputs, made of samples/.
# shellcheck shell=bash disable=SC2154

# samples/*.txt in UTF-8 as samples/ here.
copy_samples() {
  local file
  for file in "$root"/samples/*.txt; do
    case $file in
    *.gb18030.txt) iconv -f GB18030 -t UTF-8 "$file" >"samples/${file##*/}" ;;
    *) cp "$file" samples/ ;;
    esac
  done
}

# $1 MB of bulletins: the samples over and over, each copy a document of its own name.
dense_text() {
  LC_ALL=C awk -v bytes="$(($1 * 1000000))" '
      FNR == 1 { names[++documents] = FILENAME }
      { text[documents] = text[documents] $0 "\n" }
      END {
          for (copy = 1; written < bytes; copy++)
              for (i = 1; i <= documents; i++) {
                  part = "==> " copy "/" names[i] " <==\n" text[i] "\n"
                  printf "%s", part
                  written += length(part)
              }
      }' RS='\n' samples/*.txt
}

# $1 MB of sentences of the samples: one with three or four figures behind each $2 bytes of others without.
thinned_text() {
  sed 's/。/。\n/g' samples/*.txt >sentences
  grep -E '[0-9]' sentences | grep -vP '\t' | grep '。$' >figured
  grep -vE '[0-9０１２３４５６７８９〇零一二两三四五六七八九十百千万亿几半]' sentences | grep '。$' >plain
  LC_ALL=C awk -v bytes="$(($1 * 1000000))" -v between="$2" '
      FILENAME == "figured" { figured[figures++] = $0; next }
      { plain[plains++] = $0 }
      END {
          while (written < bytes) {
              if (documents * 20 <= paragraphs) {
                  line = "==> " ++documents " <=="
              } else {
                  line = ""
                  while (length(line) < between) line = line plain[next_plain++ % plains]
                  line = line figured[paragraphs++ % figures]
              }
              print line
              written += length(line) + 1
          }
      }' figured plain
}

# The first tenth of the documents of file $1.
tenth() {
  LC_ALL=C awk -v bytes="$(($(wc -c <"$1") / 10))" '/^==> .* <==$/ && read >= bytes { exit } { read += length($0) + 1; print }' "$1"
}

# The documents of file $1 shared out to $1.first and $1.second.
halves() {
  LC_ALL=C awk -v bytes="$(($(wc -c <"$1") / 2))" -v to="$1.first" -v second="$1.second" '
      /^==> .* <==$/ && read >= bytes { to = second } { read += length($0) + 1; print >to }' "$1"
  [ -e "$1.second" ] || : >"$1.second"
}

# $1 figures of which $2 subjects are different.
grouped_figures() {
  awk -v seed=1 -v rows="$1" -f "$root/tests/figures.awk" | awk -F , -v OFS=, -v subjects="$2" 'NR > 1 { $24 = $24 "乙" NR % subjects } { print }'
}

# The header and $1 rows of the CSV file $2, whose rows are lines.
first_rows() { head -n "$(($1 + 1))" "$2"; }
