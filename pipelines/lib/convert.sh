# Sourced by totext: what a file is, and how it becomes text. Everything is made in the folder $work; the caller sets $encoding,
# $max_bytes, $max_seconds, $max_memory. A function that fails prints why and returns 1 where the file is at fault, 2 where
# the machine is.
# shellcheck shell=bash disable=SC2034,SC2154

# What a kind of file is read with; HTML is decoded before, and text is only decoded.
declare -A readers=(
  [html]='read_pandoc html+raw_html'
  [docx]='read_pandoc docx'
  [odt]='read_odt'
  [pdf]='read_pdf'
)

# What this takes, each with the Debian package that has it.
converters=(
  pandoc:pandoc unzip:unzip zip:zip pdftotext:poppler-utils /usr/share/poppler/cMap:poppler-data uchardet:uchardet
  unshare:util-linux iconv:libc-bin
)

read_pandoc() {
  pandoc --sandbox --from "$1" --to plain --wrap none --lua-filter "$lib/text.lua" -- "$2"
}

# Pandoc passes over what lies in sections (text of several columns does), and over rows that are marked as a table's head or
# as a group: the marks are taken away first.
read_odt() {
  unzip -qq -p -- "$1" content.xml | sed -E 's#</?(text:section|table:table-(header-rows|row-group|rows))( [^>]*)?>##g' >"$work/content.xml" && cp -- "$1" "$work/flat.odt" &&
    (cd -- "$work" && zip -q flat.odt content.xml) && read_pandoc odt "$work/flat.odt"
}

# In the order of reading, which takes columns one after the other; with -layout they would mix.
read_pdf() {
  pdftotext -enc UTF-8 -- "$1" -
}

# The characters that Chinese texts of any subject have most of, in both scripts.
common='的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处理這個國來時們說產種後對會動發過學經進著電裡現實體機當點從業應開還兩間樣與關線數質氣變條無係見員總設長頭邊級圖統計論運農幾區強決戰處億萬元增上百分'

# head_of FILE: its first bytes without NUL, which a variable cannot hold.
head_of() {
  head -c 1024 -- "$1" | LC_ALL=C tr -d '\000'
}

# kind_of FILE: by what is in it; text for all that is no container.
kind_of() {
  local start LC_ALL=C
  start=$(head_of "$1")
  case $start in
    *%PDF-[0-9]*) echo pdf ;;
    $'PK\003\004'*)
      if grep -qaF word/document.xml -- "$1"; then
        echo docx
      elif grep -qaF application/vnd.oasis.opendocument.text -- "$1"; then
        echo odt
      else
        echo 'a ZIP archive, and neither DOCX nor ODT' && return 1
      fi
      ;;
    $'\xd0\xcf\x11\xe0'*) echo 'an old or encrypted file of an office program: save it as DOCX without a password' && return 1 ;;
    '{\rtf'*) echo 'RTF, which cannot be read without losses: save it as DOCX' && return 1 ;;
    *) echo text ;;
  esac
}

# looks_like_html FILE: in UTF-8.
looks_like_html() {
  local start
  start=$(head -c 4096 -- "$1" | tr -d '\000')
  [[ ${start//[$' \t\r\n']/} == '<'* ]] && grep -qiE '<(!doctype html|html|head|meta|body|div|p|table|br)[ />]' <<<"$start"
}

# is_chinese FILE: whether the Chinese characters of its beginning are such as are common. Text that was decoded by the wrong
# table has them from all over it: of right ones half are common, of wrong ones less than a fifth.
is_chinese() {
  head -c 65536 -- "$1" | perl -CI -Mutf8 -e "
    local \$/;
    my \$text = <STDIN>;
    my \$all = () = \$text =~ /[\x{3400}-\x{9fff}]/g;
    my \$usual = () = \$text =~ /[$common]/g;
    exit !(\$all > 0 && \$usual * 4 >= \$all);" 2>/dev/null
}

# candidates FILE: encodings to try, the likeliest first: what the page says, what its bytes say, what is common.
candidates() {
  head_of "$1" | LC_ALL=C grep -oaiE 'charset=["'\'' ]*[a-z0-9_-]+' | head -n 1 | sed -E 's/.*[=" '\'']//'
  uchardet -- "$1" 2>/dev/null
  printf '%s\n' GB18030 BIG5-HKSCS UTF-16LE UTF-16BE
}

# decode FILE: to $work/decoded in UTF-8, without a mark of byte order.
decode() {
  local start name
  start=$(LC_ALL=C head -c 3 -- "$1" | od -An -tx1)
  case $start in
    ' ef bb bf'*) tail -c +4 -- "$1" | iconv -f UTF-8 -t UTF-8 >"$work/decoded" 2>/dev/null && return ;;
    ' ff fe'* | ' fe ff'*) iconv -f UTF-16 -t UTF-8 -- "$1" >"$work/decoded" 2>/dev/null && return ;;
  esac
  if [ -n "$encoding" ]; then
    iconv -f "$encoding" -t UTF-8 -- "$1" >"$work/decoded" 2>/dev/null && return
    echo "it is not in $encoding, or broken" && return 1
  fi
  iconv -f UTF-8 -t UTF-8 -- "$1" >"$work/decoded" 2>/dev/null && return
  while read -r name; do
    [[ ${name^^} =~ ^(GB2312|GBK|X-GBK)$ ]] && name=GB18030
    iconv -f "$name" -t UTF-8 -- "$1" >"$work/decoded" 2>/dev/null && is_chinese "$work/decoded" && return
  done < <(candidates "$1")
  echo 'neither a document nor Chinese text in UTF-8, UTF-16, GB18030 or Big5; if it is text, name its encoding (--encoding)'
  return 1
}

# limited_run COMMAND...: within the limits, and without a network where the machine lets us take it away.
limited_run() {
  (
    ulimit -c 0
    ulimit -d $((max_memory / 1024)) && ulimit -f $((max_bytes / 1024 + 1)) || exit 2
    export -f read_pandoc read_odt read_pdf
    export lib work
    # shellcheck disable=SC2016 # the inner bash expands it
    exec timeout -k 5 "$max_seconds" "${isolated[@]}" bash -c '"$@"' _ "$@"
  )
}

# isolate: sets $isolated, once: what takes the network away.
isolate() {
  [ -z "${isolated+set}" ] || return 0
  isolated=()
  ! unshare --map-current-user --net true 2>/dev/null || isolated=(unshare --map-current-user --net)
}

# convert KIND FILE: FILE to $work/text.
convert() {
  local status reader message
  read -ra reader <<<"${readers[$1]}"
  isolate
  message=$(limited_run "${reader[@]}" "$2" 2>&1 >"$work/text") && return
  status=$?
  message=${message%%$'\n'*} message=${message#Command Line Error: }
  case $message in *'No space left'* | *'quota exceeded'*) echo "$message" && return 2 ;; esac
  case $status in
    124 | 137) echo "not done after $max_seconds seconds: broken, or raise --max-seconds" ;;
    153) echo "its text has more than $max_bytes bytes: broken, or raise --max-bytes" ;;
    251 | 134 | 139) echo "takes more than $max_memory bytes of memory: broken, or raise --max-memory" ;;
    *) echo "${message:-${reader[0]#read_} ended with status $status}" ;;
  esac
  return 1
}

# check_text: what is no text in $work/text: no characters, bytes that are none, or characters of private use, for which a
# document has fonts of its own.
check_text() {
  perl -0777 -ne '
    my $all = length;
    my $controls = tr/\x01-\x08\x0e-\x1f\x7f//;
    my $private = () = /\xee[\x80-\xbf]{2}|\xef[\x80-\xa3][\x80-\xbf]|\xef\xbf\xbd/g;
    $why = tr/\x00// || $controls * 100 > $all ? "binary data, no document that is known here"
      : $private * 30 > $all ? "its fonts or its encoding do not tell which characters it shows"
      : /[^\s]/ ? "" : "there is no text in it";
    END { $why //= "there is no text in it"; print $why and exit 1 if $why }
' -- "$work/text"
}

# snapshot FILE: the bytes that it has now to $work/input; another may go on writing it.
snapshot() {
  if [ "$1" = - ]; then
    head -c $((max_bytes + 1)) >"$work/input" || return 2
  else
    [ -e "$1" ] || { echo 'no such file'; return 1; }
    [ -f "$1" ] || { echo 'no regular file'; return 1; }
    [ -r "$1" ] || { echo 'must not be read: see its permissions'; return 1; }
    head -c $((max_bytes + 1)) -- "$1" >"$work/input" || return 2
  fi
  [ -s "$work/input" ] || { echo 'it is empty'; return 1; }
  (($(stat -c %s -- "$work/input") <= max_bytes)) || { echo "it has more than $max_bytes bytes: raise --max-bytes"; return 1; }
}

# text_of_input: the text of $work/input to $work/text.
text_of_input() {
  local kind input=$work/input
  kind=$(kind_of "$input") || { echo "$kind"; return 1; }
  if [ "$kind" = text ]; then
    decode "$input" || return
    input=$work/decoded
    ! looks_like_html "$input" || kind=html
  fi
  if [ "$kind" = text ]; then mv -f -- "$input" "$work/text"; else convert "$kind" "$input"; fi && check_text
}
