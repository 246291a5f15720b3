#!/usr/bin/env bats
# nightly: what it makes of an inbox, and of all that may lie in one.
load helpers
load store

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  export SOURCE_DATE_EPOCH=1714500000 # 2024-04-30T18:00:00Z
  inbox
  # Permissions hold for this one, which they do not for root.
  anybody=(env)
  [ "$(id -u)" != 0 ] || anybody=(setpriv '--bounding-set=-dac_override,-dac_read_search')
}

night() {
  run_limited nightly "$@" inbox store
}

@test "figures, tables and database are those of the chain; silent" {
  night
  assert_night 0
  cd inbox
  for file in 2024/b.txt a.txt; do
    hash=$(sha256sum <"$file") && hash=${hash%% *}
    assert_equal "$(cat "../store/figures/$hash.csv")" "$(extract "$file" | normalize | sed "1s/\$/,hash/; 1!s/\$/,$hash/")"
    assert_equal "$(cat "../store/text/$hash.txt")" "$(cat "$file")"
  done
  mkdir ../texts ../texts/2024 && for file in 2024/b.txt 2024/c.txt a.txt; do totext "$file" >"../texts/$file"; done
  cd ../texts
  extract 2024/b.txt 2024/c.txt a.txt | normalize >../all.csv
  cd "$BATS_TEST_TMPDIR"
  assert_equal "$(cat store/tables/city.csv)" "$(aggregate all.csv)"
  assert_equal "$(cat store/tables/growth.csv)" "$(growth all.csv)"
  assert_equal "$(cat store/tables/audit.csv)" "$(audit all.csv)"
  assert_equal "$(sql 'SELECT count(*) FROM figures')" "$(mlr --icsv --ojson count all.csv | grep -oE '[0-9]+')"
  assert_equal "$(sql "SELECT value FROM figures WHERE source = '2024/c.txt' AND indicator = '工业投资' AND measure = 'level'")" 3000000000
  assert_equal "$(sql 'SELECT path, bytes FROM bulletins ORDER BY path')" "$(cd inbox && stat -c '%n|%s' 2024/b.txt 2024/c.txt a.txt)"
  assert_equal "$(sql 'SELECT id, started, taken, replaced, renamed, remade, withdrawn, failed FROM runs')" '1|2024-04-30T18:00:00Z|3|0|0|0|0|0'
  assert_equal "$(sql 'PRAGMA user_version')" 1
  assert_equal "$(cat store/log/nightly.log)" '2024-04-30T18:00:00Z take 2024/b.txt
2024-04-30T18:00:00Z take 2024/c.txt
2024-04-30T18:00:00Z take a.txt
2024-04-30T18:00:00Z end take 3, replace 0, rename 0, remake 0, withdraw 0, refuse 0'
}

@test "findings are in the database" {
  unusual_bulletin >inbox/a.txt
  night
  assert_night 0
  assert_equal "$(sql 'SELECT b.path, f.rule, f.verdict FROM findings f JOIN bulletins b USING (hash)')" \
    "$(mlr --icsv --onidx --ofs '|' cut -o -f source,rule,verdict store/tables/audit.csv)"
  [ "$(sql 'SELECT count(*) FROM findings')" -gt 0 ]
}

@test "a second run over the same touches nothing" {
  night
  find store -type f ! -path '*/log/*' -printf '%p %T@ %i\n' | sort >before
  night
  assert_night 0
  assert_equal "$(find store -type f ! -path '*/log/*' -printf '%p %T@ %i\n' | sort)" "$(cat before)"
  assert_equal "$(tail -n 1 store/log/nightly.log)" '2024-04-30T18:00:00Z end nothing'
}

@test "replaced, renamed, withdrawn, come twice: as if it had always been so" {
  night
  bulletin | sed 's/49\.1/77/' >inbox/a.txt
  mv inbox/2024/b.txt inbox/2024/z.txt
  rm inbox/2024/c.txt
  cp inbox/2024/z.txt inbox/2024/zz.txt
  run_limited nightly --dry-run inbox store
  assert_success
  assert_output $'rename\t2024/z.txt\nreplace\ta.txt\nwithdraw\t2024/c.txt' || assert_output $'withdraw\t2024/c.txt\nrename\t2024/z.txt\nreplace\ta.txt'
  night
  assert_night 0
  assert_equal "$(sql 'SELECT taken, replaced, renamed, remade, withdrawn, failed FROM runs WHERE id = 2')" '0|1|1|0|1|0'
  assert_equal "$(sql 'SELECT DISTINCT source FROM figures ORDER BY source')" $'2024/z.txt\na.txt'
  assert_equal "$(tail -n 4 store/log/nightly.log | cut -d ' ' -f 2-)" 'rename 2024/z.txt
replace a.txt
withdraw 2024/c.txt
end take 0, replace 1, rename 1, remake 0, withdraw 1, refuse 0'
  run_limited nightly inbox other
  assert_equal "$(state_of store)" "$(state_of other)"
  refute grep -rq 运城市 store/figures store/tables
}

@test "names of any bytes" {
  names=('a b' $'c\nd' "'q" '"q"' '-x' '--help' '$(touch owned)' 'e,f' ' g ' 'h\x41' $'\xc1\xd9' $'\ttab' '-' '*' '公报.txt' '"' '==> x <==')
  for n in "${!names[@]}"; do bulletin | sed "s/49\.1/$n.5/" >"inbox/${names[n]}"; done
  mkdir $'inbox/\xff\n' && bulletin | sed 's/49\.1/99.5/' >$'inbox/\xff\n/x'
  night
  assert_night 0
  [ ! -e owned ] && [ ! -e inbox/owned ]
  assert_equal "$(sql 'SELECT count(*) FROM bulletins')" $((${#names[@]} + 4))
  for n in "${!names[@]}"; do
    name=$(sql "SELECT source FROM figures WHERE indicator = '工业投资' AND measure = 'level' AND number = '$n.5'")
    printf -v bytes %b "$name"
    assert_equal "$bytes" "${names[n]}"
  done
  assert_equal "$(sql "SELECT source FROM figures WHERE number = '99.5'")" '\xff\x0a/x'
  assert_equal "$(sql "SELECT source FROM figures WHERE number = '10.5'")" '\xc1\xd9'
  assert_equal "$(sql "SELECT source FROM figures WHERE number = '9.5'")" 'h\\x41'
  night
  assert_night 0
  assert_equal "$(tail -n 1 store/log/nightly.log | cut -d ' ' -f 2-)" 'end nothing'
}

@test "from cron: an empty environment, another folder, umask 077, relative paths, a store below a folder that is not there" {
  mkdir away
  pushd away
  run_limited env -i GONGBAO_BIN="$GONGBAO_BIN" SOURCE_DATE_EPOCH="$SOURCE_DATE_EPOCH" bash -c 'umask 077; exec "$1" -j 1 ../inbox "new folder/store"' _ "$root/pipelines/nightly"
  assert_night 0
  assert_equal "$(find 'new folder' -perm /077)" ""
  popd
  night
  assert_equal "$(state_of 'away/new folder/store')" "$(state_of store)"
}

# bad_files: one of each kind in the inbox.
bad_files() {
  head -c 5000 /dev/urandom >inbox/random
  : >inbox/empty
  mkfifo inbox/fifo
  ln -s loop inbox/loop && ln -s .. inbox/up && ln -s nowhere inbox/broken
  echo '50 50 文' | "$root/tests/make-pdf" --password >inbox/locked.pdf
  head -c 200000000 /dev/zero | tr '\000' 5 >inbox/line.txt
  echo text >inner && zip -q inbox/b.zip inner
}

@test "bad files: the rest goes on, quarantine with the reason, told once, tried again when changed" {
  bad_files
  night
  assert_night 1
  assert_equal "$(sql 'SELECT count(*) FROM bulletins')" 3
  expected='b.zip: a ZIP archive, and neither DOCX nor ODT
broken: a link that leads nowhere
empty: it is empty
fifo: a FIFO, no file
line.txt: it has more than 67108864 bytes: raise --max-bytes
locked.pdf: Incorrect password
loop: a link that leads to itself
random: neither a document nor Chinese text in UTF-8, UTF-16, GB18030 or Big5; if it is text, name its encoding (--encoding)
up: a link to a folder: put the folder itself there'
  assert_equal "$(sed '1d; s/^nightly: //' <<<"$stderr")" "$expected"
  assert_equal "$(cat store/quarantine/*.reason | sed -n 's/^path: //p' | sort)" "$(cut -d : -f 1 <<<"$expected")"
  hash=$(sha256sum <inbox/b.zip) && hash=${hash%% *}
  cmp inbox/b.zip "store/quarantine/$hash"
  assert_equal "$(sed '$d' "store/quarantine/$hash.reason")" $'path: b.zip\nreason: a ZIP archive, and neither DOCX nor ODT'
  assert_equal "$(sql 'SELECT taken, failed FROM runs')" '3|9'
  night
  assert_night 0
  assert_equal "$(tail -n 1 store/log/nightly.log | cut -d ' ' -f 2-)" 'end nothing'
  bulletin | sed 's/49\.1/50/' >inbox/empty
  echo more >>inbox/b.zip
  rm inbox/line.txt inbox/up
  night
  assert_night 1
  assert_equal "$(sql 'SELECT taken, failed FROM runs WHERE id = 2')" '1|1'
  assert_equal "$(cat store/quarantine/*.reason | sed -n 's/^path: //p' | sort)" $'b.zip\nbroken\nfifo\nlocked.pdf\nloop\nrandom'
}

@test "a bad file in a good one's place: its figures go; it comes back: so do they" {
  night
  cp store/gongbao.sqlite before.sqlite
  mv inbox/a.txt kept
  head -c 100 /dev/urandom >inbox/a.txt
  night
  assert_night 1
  assert_equal "$(sql 'SELECT DISTINCT source FROM figures ORDER BY 1')" $'2024/b.txt\n2024/c.txt'
  mv kept inbox/a.txt
  night
  assert_night 0
  assert_equal "$(sqlite3 store/gongbao.sqlite .dump | grep -v 'INTO runs')" "$(sqlite3 before.sqlite .dump | grep -v 'INTO runs')"
  assert_equal "$(ls store/quarantine)" ""
}

@test "what is no file any more has gone" {
  night
  rm inbox/a.txt && mkfifo inbox/a.txt
  night
  assert_night 1
  assert_equal "$(sql 'SELECT path FROM bulletins ORDER BY 1')" $'2024/b.txt\n2024/c.txt'
}

# break_off: the run ends where tables are made.
break_off() {
  mkdir -p bin && for name in "${filters[@]}" annotate workbook; do ln -sf "$GONGBAO_BIN/$name" bin; done
  rm bin/aggregate && printf '#!/bin/sh\nexit 2\n' >bin/aggregate && chmod +x bin/aggregate
  run_limited env GONGBAO_BIN="$PWD/bin" nightly "$@" inbox store
  assert_night 2
}

@test "a run that breaks off: the next goes on with what is done" {
  break_off
  [ ! -e store/tables/city.csv ]
  assert_equal "$(sql 'SELECT count(*) FROM bulletins')" 0
  find store/figures store/text -type f -printf '%f %i\n' | sort >done
  assert_equal "$(wc -l <done)" 6
  mv inbox/a.txt inbox/z.txt # done by another name
  night
  assert_night 0
  assert_equal "$(find store/figures store/text -type f -printf '%f %i\n' | sort | comm -12 - done | wc -l)" 4
  run_limited nightly inbox other
  assert_equal "$(state_of store)" "$(state_of other)"
}

@test "a run that breaks off: what another recipe made is not gone on with" {
  echo 'area = 晋城市' >nightly.conf
  echo 工业投资3亿元。 >inbox/a.txt
  break_off --config nightly.conf
  night
  assert_night 0
  assert_equal "$(sql "SELECT area FROM figures WHERE source = 'a.txt'")" ''
  break_off --config nightly.conf # which knows all of them already
  night --config nightly.conf
  assert_night 0
  assert_equal "$(sql "SELECT area FROM figures WHERE source = 'a.txt'")" 晋城市
  run_limited nightly --config nightly.conf inbox other
  assert_equal "$(state_of store)" "$(state_of other)"
}

@test "many bad files: a short mail, a long log" {
  for n in {1..30}; do echo "$n" >inner && zip -q "inbox/$n.zip" inner; done
  night
  assert_night 1
  assert_equal "$(wc -l <<<"$stderr")" 22
  [[ $stderr == *'30 could not be taken'*'and 10 more'*nightly.log* ]] || fail "$stderr"
  assert_equal "$(grep -c 'Z refuse ' store/log/nightly.log)" 30
}

@test "a file or a folder that cannot be read is not gone" {
  night
  chmod 0 inbox/a.txt
  run_limited "${anybody[@]}" nightly inbox store
  assert_night 1
  [[ $stderr == *'a.txt: cannot be read'* ]] || fail "$stderr"
  run_limited "${anybody[@]}" nightly inbox store
  assert_night 0 # it was told
  chmod 0 inbox/2024
  run_limited "${anybody[@]}" nightly inbox store
  assert_night 1
  [[ $stderr == *2024*'ermission denied'* ]] || fail "$stderr"
  assert_equal "$(sql 'SELECT count(*) FROM bulletins')" 3
  chmod 755 inbox/2024
  run_limited "${anybody[@]}" nightly inbox store
  assert_night 0
}

@test "an inbox that is empty all at once is more likely one that is not mounted" {
  night
  rm -r inbox/*
  night
  assert_night 2
  [[ $stderr == *'is it mounted?'* ]] || fail "$stderr"
  assert_equal "$(sql 'SELECT count(*) FROM bulletins')" 3
  rmdir inbox
  night
  assert_night 2
}

# meddle COMMANDS: they are run between the time that the inbox was looked through and the time that files are read.
meddle() {
  mkdir -p bin
  { printf '#!/bin/bash\ncase $* in *plan*|*) [ -e %q ] || { touch %q; %s; } ;; esac\n' "$PWD/meddled" "$PWD/meddled" "$1"
    printf 'exec %q "$@"\n' "$(command -v awk)"; } >bin/awk
  chmod +x bin/awk
}

@test "a file that vanishes, and one that grows, while they are read" {
  meddle "rm '$PWD/inbox/a.txt'; echo 增长6.6%。 >>'$PWD/inbox/2024/b.txt'"
  run_limited env PATH="$PWD/bin:$PATH" nightly inbox store
  [ -e meddled ]
  assert_night 1
  assert_equal "$(sed 1d <<<"$stderr")" 'nightly: 2024/b.txt: it changed while it was read; the next run takes it'
  assert_equal "$(sql 'SELECT path FROM bulletins')" 2024/c.txt
  assert_equal "$(ls store/quarantine)" ""
  night
  assert_night 0
  assert_equal "$(sql 'SELECT path FROM bulletins ORDER BY 1')" $'2024/b.txt\n2024/c.txt'
}

@test "hidden files, and links to files" {
  echo 增长6.6%。 >inbox/.a.txt.part
  mkdir inbox/.tmp && echo 增长6.6%。 >inbox/.tmp/b
  bulletin | sed 's/49\.1/50/' >elsewhere && ln -s "$PWD/elsewhere" inbox/linked
  night
  assert_night 0
  assert_equal "$(sql 'SELECT path FROM bulletins ORDER BY 1')" $'2024/b.txt\n2024/c.txt\na.txt\nlinked'
}

@test "one run at a time: the second ends with 75 at once" {
  night
  run_limited flock store/lock nightly inbox store
  assert_night 75
  [[ $stderr == *'another run'* ]] || fail "$stderr"
}

@test "dry run: tells, and makes nothing" {
  run_limited nightly --dry-run inbox store
  assert_success
  assert_output $'take\t2024/b.txt\ntake\t2024/c.txt\ntake\ta.txt'
  assert_equal "$stderr" ""
  [ ! -e store ]
}

@test "the configuration: area, date and words of one's own; what it changes is made again" {
  mkdir words && printf '梯田\tland\t亩\t2\n' >words/units.tsv
  echo '改造面积30梯田,工业投资3亿元。' >inbox/a.txt
  printf '# of ours\n\narea = 晋城市\n date=2023\nlexicon = %s\njobs = 1\n' "$PWD/words" >nightly.conf
  night
  assert_night 0
  night --config nightly.conf
  assert_night 0
  assert_equal "$(sql "SELECT city, period, value FROM figures WHERE source = 'a.txt' ORDER BY \"offset\"")" $'晋城市|2023|60\n晋城市|2023|300000000'
  assert_equal "$(sql 'SELECT taken, remade FROM runs WHERE id = 2')" '0|3'
  printf '梯田\tland\t亩\t3\n' >words/units.tsv
  night --config nightly.conf
  assert_night 0
  assert_equal "$(sql "SELECT value FROM figures WHERE source = 'a.txt' AND unit = '梯田'")" 90
  run_limited nightly --config nightly.conf inbox other
  assert_equal "$(state_of store)" "$(state_of other)"
}

@test "a wrong configuration is named with its line" {
  while IFS='|' read -r line message; do
    printf 'jobs = 2\n%s\n' "$line" >nightly.conf
    night --config nightly.conf
    assert_night 2
    [[ $stderr == "nightly: nightly.conf:2: "*"$message"* ]] || fail "$stderr"
  done <<<'nonsense|NAME = VALUE
colour = red|no setting
max_bytes = many|cannot be
lexicon = words|cannot be'
  night --config missing.conf
  assert_night 2
}

@test "what is lost of a store is made again" {
  night
  state_of store >whole
  for lost in figures/a* figures/[0-9]* text tables/city.csv gongbao.sqlite; do
    # shellcheck disable=SC2086 # a pattern
    rm -rf store/$lost
    night
    assert_night 0
    assert_equal "$lost: $(state_of store)" "$lost: $(cat whole)"
  done
}

@test "a database that is broken, or of another layout, is named and left alone" {
  night
  echo broken >store/gongbao.sqlite
  night
  assert_night 2
  [[ $stderr == *gongbao.sqlite*'move it away'* ]] || fail "$stderr"
  rm store/gongbao.sqlite && sqlite3 store/gongbao.sqlite 'PRAGMA user_version = 99; CREATE TABLE t (a)'
  night
  assert_night 2
  [[ $stderr == *newer* ]] || fail "$stderr"
  assert_equal "$(sql 'PRAGMA user_version')" 99
}

@test "a filter that breaks on one bulletin costs that one" {
  mkdir bin && for name in "${filters[@]}" annotate workbook; do ln -s "$GONGBAO_BIN/$name" bin; done
  rm bin/normalize && printf '#!/bin/bash\ninput=$(cat)\n[[ $input != *延吉* ]] || kill -SEGV $$\nprintf "%%s\\n" "$input" | "%s" "$@"\n' "$GONGBAO_BIN/normalize" >bin/normalize
  chmod +x bin/normalize
  run_limited env GONGBAO_BIN="$PWD/bin" nightly inbox store
  assert_night 1
  assert_equal "$(sql 'SELECT path FROM bulletins ORDER BY 1')" $'2024/c.txt\na.txt'
  assert_equal "$(cat store/quarantine/*.reason | sed -n 1p)" 'path: 2024/b.txt'
}

@test "the log is put by when it is long" {
  echo 'keep_logs = 2' >nightly.conf
  mkdir -p store/log
  for n in 1 2 3 4; do
    head -c 1100000 /dev/zero | tr '\000' "$n" >store/log/nightly.log
    night --config nightly.conf
  done
  assert_equal "$(cd store/log && echo *)" 'nightly.log nightly.log.1 nightly.log.2'
  assert_equal "$(head -c 1 store/log/nightly.log.1)$(head -c 1 store/log/nightly.log.2)" 43
}

@test "-v shows the progress" {
  run_limited nightly -v inbox store
  assert_success
  [[ $stderr == *bulletins*100%* ]] || fail "$stderr"
}

@test "a store in the inbox, an inbox in the store, one argument, three: status 2" {
  for wrong in 'inbox inbox/store' 'inbox inbox' 'inbox/2024 inbox' inbox 'inbox store more'; do
    read -ra arguments <<<"$wrong"
    run_limited nightly "${arguments[@]}"
    assert_night 2
  done
  [ ! -e inbox/store ]
}

@test "a program that is not there is named with its package; filters that are not, with what to do" {
  mkdir bin
  for name in bash readlink env nproc flock find perl iconv pdftotext uchardet unshare unzip zip pandoc; do ln -s "$(command -v "$name")" bin; done
  run_limited env PATH="$PWD/bin" "$root/pipelines/nightly" inbox store
  assert_night 2
  [[ $stderr == *'no sqlite3'*'apt-get install sqlite3'* ]] || fail "$stderr"
  run_limited env GONGBAO_BIN="$PWD/nowhere" nightly inbox store
  assert_night 2
  [[ $stderr == *nowhere/extract*make* ]] || fail "$stderr"
  [ ! -e store ]
}

@test "the schedules: systemd finds nothing wrong, the example of a configuration is one" {
  cp "$root"/pipelines/cron/gongbao-nightly.* .
  sed -i "s|/usr/local/bin/nightly|$root/pipelines/nightly|" gongbao-nightly.service
  run_limited systemd-analyze verify --man=no ./gongbao-nightly.service ./gongbao-nightly.timer
  assert_success
  assert_equal "$output$stderr" ""
  run_limited systemd-analyze security --offline=yes --threshold=20 ./gongbao-nightly.service
  assert_success
  grep -qx Persistent=true gongbao-nightly.timer
  sed 's/^# \([a-z_]* = [^ ]*\).*/\1/; /^lexicon/d; /^encoding/d' "$root/pipelines/cron/nightly.conf" >nightly.conf
  assert_equal "$(grep -c '^[a-z]' nightly.conf)" 7
  night --config nightly.conf
  assert_night 0
}

@test "the line of the crontab runs it" {
  line=$(grep -v '^#' "$root/pipelines/cron/crontab" | tail -n 1)
  [[ $line =~ ^([0-9*]+\ ){5}(nice\ .*)$ ]]
  command=${BASH_REMATCH[2]}
  command=${command//\/usr\/local\/bin/$root/pipelines}
  command=${command//\/etc\/gongbao/$root/pipelines/cron}
  command=${command//\/srv\/bulletins/$PWD/inbox}
  command=${command//\/var\/lib\/gongbao/$PWD/store}
  run_limited env -i HOME=/ LOGNAME=nobody SHELL=/bin/sh PATH=/usr/bin:/bin GONGBAO_BIN="$GONGBAO_BIN" /bin/sh -c "$command"
  assert_night 0
  assert_equal "$(sql 'SELECT count(*) FROM bulletins')" 3
}

# hash_of FILE: of a file in the inbox.
hash_of() {
  sha256sum <"inbox/$1" | head -c 64
}

@test "pages: one a bulletin, and the index, whose links all lead to marks in them" {
  unusual_bulletin | sed 's/临江市/运城市/' >'inbox/a <b>&"c.txt'
  night
  assert_night 0
  assert_equal "$(find store/report -type f -printf '%f\n' | sort)" \
    "$({ for file in a.txt 2024/b.txt 2024/c.txt 'a <b>&"c.txt'; do echo "$(hash_of "$file").html"; done; printf '%s\n' index.html pages.tsv; } | sort)"
  links=$(grep -E '^<(tr id|blockquote)' store/report/index.html | grep -oE '<a href="[^"]*">' | sort -u | sed -E 's/<a href="(.*)">/\1/')
  [ "$(wc -l <<<"$links")" -ge 12 ]
  while IFS='#' read -r page id; do
    grep -qE "<mark [^>]*id=\"$id\"" "store/report/$page" || fail "no mark $id in $page"
  done <<<"$links"
  assert_equal "$(grep -oE '<dt>[^<]*</dt><dd>[0-9]+' store/report/index.html | sed 's/<[^>]*>/ /g' | tr -s ' ' | head -n 1)" ' 公报 4'
  grep -qF 'a &lt;b&gt;&amp;&quot;c.txt' store/report/index.html
  grep -qF '<h1>a &lt;b&gt;&amp;&quot;c.txt</h1>' "store/report/$(hash_of 'a <b>&"c.txt').html"
  grep -qE '<li id="f[0-9]+" class="unusual">' store/report/index.html
  assert_equal "$(grep -c '^<tr id="c' store/report/index.html)" "$(($(wc -l <store/tables/city.csv) - 1))"
  assert_equal "$(grep -oE '非统计数字</dt><dd>[0-9]+' store/report/index.html | grep -oE '[0-9]+')" \
    "$(cd store/text && extract --rejects ../rejects.csv -- *.txt >/dev/null && mlr --icsv --ojson count ../rejects.csv | jq '.[0].count')"
}

@test "pages are made again where something of them changes, and there only; those of withdrawn bulletins go" {
  bulletin | sed 's/临江市/运城市/; s/2024/2023/; s/49\.1/100/' >inbox/before.txt
  night
  find store/report -name '*.html' ! -name index.html -printf '%f %i\n' | sort >first
  bulletin | sed 's/临江市/晋城市/' >inbox/d.txt
  rm inbox/a.txt
  night
  assert_night 0
  find store/report -name '*.html' ! -name index.html -printf '%f %i\n' | sort >second
  assert_equal "$(comm -12 first second | wc -l)" 3
  assert_equal "$(wc -l <second)" 4
  refute grep -q "$(bulletin | sha256sum | head -c 64)" second
  # What another bulletin says makes a finding about one that stays.
  mkdir more && bulletin | sed 's/临江市/运城市/; s/2024/2023/; s/49\.1/900/' >inbox/restated.txt
  night
  assert_night 0
  run_limited nightly inbox other
  assert_equal "$(state_of store)" "$(state_of other)"
  rm store/report/index.html "store/report/$(hash_of d.txt).html"
  night
  assert_night 0
  assert_equal "$(state_of store)" "$(state_of other)"
}

@test "a workbook of all figures, up to a limit; tables of the index up to theirs" {
  night
  assert_equal "$(xlsx2csv -n city store/gongbao.xlsx | wc -l)" "$(wc -l <store/tables/city.csv)"
  printf 'workbook_figures = 8\nreport_rows = 2\n' >config
  bulletin | sed 's/临江市/晋城市/' >inbox/d.txt
  night --config config
  assert_night 0
  [ ! -e store/gongbao.xlsx ]
  grep -qF 'leave gongbao.xlsx: there are more than 8 figures (workbook_figures)' store/log/nightly.log
  assert_equal "$(grep -c '^<tr id="c' store/report/index.html)" 2
  grep -qF "<p>共 $(($(wc -l <store/tables/city.csv) - 1)) 行，这里是前 2 行；全部在 <a href=\"../tables/\">tables</a>。</p>" store/report/index.html
  night --config config
  assert_equal "$(tail -n 1 store/log/nightly.log | cut -d ' ' -f 2-)" 'end nothing'
  night # the limit is higher again
  [ -s store/gongbao.xlsx ]
}

@test "an empty inbox has an index, too, made once" {
  rm -r inbox && mkdir inbox
  night
  assert_night 0
  grep -qF '<dt>公报</dt><dd>0' store/report/index.html
  night
  assert_equal "$(tail -n 1 store/log/nightly.log | cut -d ' ' -f 2-)" 'end nothing'
}
