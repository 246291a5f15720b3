#!/usr/bin/env bats
# Annotated pages in a real browser: what it shows, what it does, what it never does.
load helpers
load browser

setup_file() {
  cd "$BATS_FILE_TMPDIR" || return
  cp "$root"/samples/{jincheng-2024q1,yuncheng-linfen-2024q1}.txt .
  extract --rejects rejects.csv jincheng-2024q1.txt yuncheng-linfen-2024q1.txt | normalize >figures.csv
  audit figures.csv >findings.csv || [ $? = 1 ]
  annotate --rejects rejects.csv --findings findings.csv jincheng-2024q1.txt yuncheng-linfen-2024q1.txt <figures.csv >page.html
  start_browser
}

# columns FILE NAMES: those columns of a CSV file, tabs between, without header.
columns() {
  mlr --icsv --otsv --headerless-csv-output cut -o -f "$2" "$1"
}

# shown SELECTOR: the id of each element that matches and is seen.
shown() {
  in_page 'return [...document.querySelectorAll(arguments[0])].filter(e => e.getClientRects().length > 0).map(e => e.id).join(" ")' "$1"
}

@test "a page loads without an error, and asks for nothing but itself" {
  open_page page.html
  assert_equal "$(page_requests)" "file://$PWD/page.html"
  assert_equal "$(page_errors)" ""
  assert_equal "$(in_page 'return document.documentElement.className')" scripted # its own script ran
  assert_equal "$(in_page 'return document.compatMode')" CSS1Compat
}

@test "the marks are the records: ids, texts, measures, rows" {
  open_page page.html
  i=0
  for text in jincheng-2024q1 yuncheng-linfen-2024q1; do
    i=$((i + 1))
    columns figures.csv source,offset,number,measure,status | awk -F '\t' -v text="$text.txt" -v prefix="b$i" '$1 == text { print prefix "-" $2, prefix "-r" ++n, $3, $4, $5 }'
  done | sort >records
  in_page '
    const number = mark => [...mark.childNodes].filter(node => !node.classList?.contains("card")).map(node => node.textContent).join("").replace(/\s/g, "");
    return [...document.querySelectorAll("mark")].map(m => [m.id, m.dataset.row, number(m), m.classList[1], m.classList[2]].join(" ")).join("\n")' | sort >marks
  [ "$(wc -l <records)" -gt 80 ]
  run diff records marks
  assert_success
  run in_page 'return [...document.querySelectorAll("mark")].filter(m => document.getElementById(m.dataset.row)?.querySelector("a")?.hash !== "#" + m.id).map(m => m.id).join(" ")'
  assert_output ""
}

@test "the text of the page is the text of the file" {
  open_page page.html
  run in_page '
    const text = document.querySelector("#b1 .text").cloneNode(true);
    text.querySelectorAll(".card").forEach(card => card.remove());
    return text.textContent'
  assert_output "$(cat jincheng-2024q1.txt)"
}

@test "the record is shown while the pointer is at a figure" {
  open_page page.html
  place=$(columns figures.csv source,offset,number | awk -F '\t' '/^jincheng/ && $3 == "615.4" { print $2 }')
  assert_equal "$(shown .card)" ""
  point_at "#b1-$place"
  card=$(shown .card)
  [ "$(wc -w <<<"$card")" = 1 ]
  run in_page 'return document.getElementById(arguments[0]).innerText' "$card"
  for word in 615.4亿元 61540000000元 总投资 在建项目 晋城市 2024-Q1 总量 实际; do assert_output --partial "$word"; done
  point_at h1
  assert_equal "$(shown .card)" ""
}

@test "the record is shown while the keyboard is at a figure, and Escape takes it away" {
  open_page page.html
  in_page 'document.querySelector("#b1-rejects").focus()' >/dev/null
  press Tab
  first=$(in_page 'return document.activeElement.id')
  assert_equal "$first" "$(in_page 'return document.querySelector("mark").id')"
  assert_equal "$(shown .card)" b1-c1
  assert_equal "$(in_page 'return document.activeElement.getAttribute("aria-describedby")')" b1-c1
  press Tab # the link in the card
  assert_equal "$(shown .card)" b1-c1
  press Tab
  assert_equal "$(shown .card)" b1-c2
  press Escape
  assert_equal "$(shown .card)" ""
}

@test "a card stands where there is room for it in the window" {
  open_page page.html
  in_page 'window.figure = document.querySelector("#b2 .text mark:nth-of-type(20)"); figure.scrollIntoView({block: arguments[0]}); figure.focus({preventScroll: true})' end >/dev/null
  below='const f = figure.getBoundingClientRect(), c = figure.querySelector(".card").getBoundingClientRect(); return [c.top >= f.top, c.top >= 0 && c.bottom <= innerHeight].join()'
  assert_equal "$(in_page "$below")" false,true
  in_page 'figure.blur(); figure.scrollIntoView(); figure.focus({preventScroll: true})' >/dev/null
  assert_equal "$(in_page "$below")" true,true
}

@test "a click or Enter leads to the row, and the row back" {
  open_page page.html
  click '#b1-545'
  row=$(in_page 'return document.querySelector("#b1-545").dataset.row')
  assert_equal "$(in_page 'return location.hash')" "#$row"
  visible='const r = document.querySelector(arguments[0]).getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight'
  assert_equal "$(in_page "$visible" "#$row")" true
  assert_equal "$(in_page 'return document.activeElement.closest("tr").id')" "$row"
  press Enter # on its link
  assert_equal "$(in_page 'return location.hash + " " + document.activeElement.id')" '#b1-545 b1-545'
  assert_equal "$(in_page "$visible" '#b1-545')" true
  press Enter
  assert_equal "$(in_page 'return location.hash')" "#$row"
}

@test "a table sorts by each of its columns, up and down" {
  open_page page.html
  order='return [...document.querySelectorAll("#b1-table tbody tr")].map(r => r.cells[+arguments[0]].dataset.value ?? r.cells[+arguments[0]].innerText).join("\n")'
  click '#b1-table th:nth-child(1) button'
  in_page "$order" 0 >sorted
  columns figures.csv source,value | grep ^jincheng | cut -f 2 | sort -g >expected
  diff expected sorted
  assert_equal "$(in_page 'return document.querySelector("#b1-table th").ariaSort')" ascending
  click '#b1-table th:nth-child(1) button'
  in_page "$order" 0 >sorted
  diff <(tac expected) sorted
  in_page 'document.querySelector("#b1-table th:nth-child(4) button").focus()' >/dev/null
  press Enter
  in_page "$order" 3 >sorted
  diff <(sort sorted) sorted
  assert_equal "$(in_page 'return document.querySelectorAll("#b1-table th[aria-sort]").length')" 1
}

@test "a filter leaves the rows that hold all its words; a jump to another row takes it away" {
  open_page page.html
  click 'input[data-filter=b1-table]'
  press 增 长 ' ' 工 业
  assert_equal "$(in_page 'return document.querySelector("input[data-filter=b1-table]").value')" '增长 工业'
  rows='return [...document.querySelectorAll("#b1-table tbody tr")].filter(r => r.getClientRects().length).map(r => r.innerText)'
  left=$(in_page "$rows.length")
  [ "$left" -gt 2 ]
  assert_equal "$(in_page "$rows.filter(t => !(t.includes('增长') && t.includes('工业'))).length")" 0
  assert_equal "$left" "$(in_page 'return [...document.querySelectorAll("#b1-table tbody tr")].filter(r => r.textContent.includes("增长") && r.textContent.includes("工业")).length')"
  click '#b1-545'
  assert_equal "$(in_page "$rows.length")" "$(grep -c ^jincheng figures.csv)"
  [ "$(shown '#b2-table tbody tr' | wc -w)" = "$(grep -c ^yuncheng figures.csv)" ]
}

@test "numerals that are no figures are shown where they are asked for, with the reason" {
  open_page page.html
  look='const e = document.querySelector("#b1 .reject"); return getComputedStyle(e, "::after").content + " " + getComputedStyle(e).borderBottomStyle'
  assert_equal "$(in_page "$look")" "none none"
  click '#b1-rejects'
  assert_equal "$(in_page "$look")" '"日期" dotted'
  assert_equal "$(in_page 'return document.querySelectorAll("#b1 .reject").length')" "$(grep -c ^jincheng rejects.csv)"
}

@test "what audit found stands above the text, at the figures, and in their records" {
  open_page page.html
  explanation=$(columns findings.csv source,explanation_zh | grep ^jincheng | cut -f 2)
  assert_equal "$(in_page 'return document.querySelector("#b1 .findings").innerText')" "矛盾：$explanation"
  assert_equal "$(in_page 'return [...document.querySelectorAll("mark.contradiction")].map(m => m.id).join(" ")')" b1-545
  assert_equal "$(in_page 'return [...document.querySelectorAll("mark.involved")].map(m => m.id).join(" ")')" 'b1-508 b1-528'
  click '.findings a'
  assert_equal "$(in_page 'return location.hash')" '#b1-545'
  point_at '#b1-528'
  assert_equal "$(in_page 'return document.querySelector("#b1-528 .warning").innerText')" "相关：$explanation"
}

@test "records, jumps and rejects work without script" {
  sed 's/script-src [^;]*;//' page.html >mute.html # default-src 'none' holds
  open_page mute.html
  assert_equal "$(in_page 'return document.documentElement.className')" ""
  point_at '#b1-155'
  assert_equal "$(shown .card)" b1-c1
  click '#b1-155 .card a'
  assert_equal "$(in_page 'return location.hash')" '#b1-r1'
  click '#b1-r1 a'
  assert_equal "$(in_page 'return location.hash')" '#b1-155'
  assert_equal "$(shown 'input[type=search]')" "" # would do nothing
  click '#b1-rejects'
  assert_equal "$(in_page 'return getComputedStyle(document.querySelector("#b1 .reject")).borderBottomStyle')" dotted
}

@test "a hostile bulletin is text" {
  cat >'<img src=x onerror=alert(1)>.txt' <<'TEXT'
<script>alert(1)</script><img src=x onerror="alert(2)">]]><!-- --><style>body{display:none}</style></title>"'
一季度,"><script>alert(3)</script>工业投资5亿元,</span></mark></div><iframe src="javascript:alert(4)"></iframe>占3%。
TEXT
  printf '反\u202e向\u2066文字\u200b7家\0与\x1b[31m红\n' >>'<img src=x onerror=alert(1)>.txt'
  for file in '<img'*.txt; do extract --rejects hostile-rejects.csv "$file" | normalize | mlr --csv put '$subject = "</span><script>alert(5)</script>"; $indicator = "<b onclick=alert(6)>"; $measure = "x\" onclick=\"alert(7)"' >hostile.csv; done
  printf 'source,offset,verdict,explanation\n%s,%s,contradiction,<script>alert(8)</script>\n' "$file" "$(columns hostile.csv offset | head -n 1)" >hostile-findings.csv
  [ "$(wc -l <hostile.csv)" -gt 3 ]
  annotate --rejects hostile-rejects.csv --findings hostile-findings.csv "$file" <hostile.csv >hostile.html
  open_page hostile.html
  assert_equal "$(page_errors)" ""
  assert_equal "$(page_requests)" "file://$PWD/hostile.html"
  run driver GET /alert/text
  assert_failure # there is none
  assert_equal "$(in_page 'return [...document.querySelectorAll("script, style, img, iframe, object, embed, base")].map(e => e.parentElement.tagName + " " + e.tagName).join()')" 'HEAD STYLE,HEAD SCRIPT'
  assert_equal "$(in_page 'return [...document.querySelectorAll("*")].filter(e => [...e.attributes].some(a => /^on|^style$/.test(a.name))).length')" 0
  assert_equal "$(in_page 'return document.title + "|" + document.querySelector("h2").textContent')" "$file|$file"
  run in_page 'return document.querySelector(".text").innerText'
  assert_output --partial '<script>alert(1)</script><img src=x onerror="alert(2)">]]><!-- --><style>body{display:none}</style></title>"'"'"
  assert_output --partial '反U+202E向U+2066文字U+200B7'
  assert_output --partial '家U+0000与U+001B[31m红'
}

@test "script that got into a page would not run" {
  sed 's|<h1>|<script>document.title = "run"</script><h1 onclick="document.title = 1">|' page.html >injected.html
  open_page injected.html
  click h1
  refute [ "$(in_page 'return document.title')" = run ]
  assert_equal "$(in_page 'return document.title')" 公报中的数字
  run page_errors
  assert_output --partial "Content Security Policy"
}

@test "text and ground differ by 4.5 at least, by day and by night" {
  open_page page.html
  in_page 'document.querySelector("#b1-rejects").click()' >/dev/null
  # One figure of each measure and what audit may say of it; samples hold not all of them.
  in_page 'const text = document.querySelector("#b1 .text");
    for (const looks of ["level", "change", "growth", "share", "gap", "contribution", "rank"])
      text.insertAdjacentHTML("beforeend", `<mark class="figure ${looks} unusual">1<span class="card"><b>1</b><span class="warning">1</span><span class="warning unusual">1</span><a href="#">1</a></span></mark><mark class="figure ${looks} contradiction">1</mark>`);
    text.insertAdjacentHTML("beforeend", "<span class=odd>1</span><ul class=findings><li class=unusual>1<a href=#>1</a></ul>")' >/dev/null
  for scheme in light dark; do
    prefer "$scheme"
    run poor_contrasts
    assert_equal "${#lines[@]}" 1 # the number of pairs
    [ "$output" -ge 18 ]
  done
}

@test "on paper it is light, and without what only a screen can do" {
  open_page page.html
  devtools Emulation.setEmulatedMedia '{"media": "print", "features": [{"name": "prefers-color-scheme", "value": "dark"}]}' >/dev/null
  point_at '#b1-155'
  assert_equal "$(shown '.card, input, label, .hint')" ""
  assert_equal "$(in_page 'return getComputedStyle(document.body).backgroundColor')" 'rgb(255, 255, 255)'
  run poor_contrasts
  assert_equal "${#lines[@]}" 1
  assert_equal "$(in_page 'return document.querySelectorAll("#b1-table tr").length')" "$(($(grep -c ^jincheng figures.csv) + 1))"
  pages=$(driver POST /print '{"page": {"width": 21, "height": 29.7}}' | base64 -d | pdftotext - - | tr -d ' \n')
  [[ $pages == *615.4亿元* ]]
  devtools Emulation.setEmulatedMedia '{"media": ""}' >/dev/null
}

@test "the measure of contrast finds a poor pair" {
  open_page page.html
  in_page 'document.querySelector("h1").style.setProperty("color", "#888888")' >/dev/null
  run poor_contrasts
  assert_output --partial "rgb(136, 136, 136) on rgb(255, 255, 255): 3.54 at H1."
}

@test "a card that appears moves nothing, however the lines break" {
  open_page page.html
  for width in 320 341 362 390; do
    window_of "$width" 844
    run in_page '
      const at = mark => [...mark.getClientRects()].map(r => [r.x, r.y, r.width].join()).join(" ");
      return [...document.querySelectorAll("mark")].filter(mark => {
        const card = mark.querySelector(".card"), before = at(mark);
        card.style.display = "block";
        const after = at(mark);
        card.style.display = "";
        return before !== after;
      }).map(mark => mark.id).join(" ")'
    assert_output ""
  done
}

@test "nothing sticks out at 1280 and 390 pixels; the card is in the window" {
  for width in 1280 390; do
    window_of "$width" 844
    open_page page.html
    assert_equal "$width: $(in_page 'return document.documentElement.scrollWidth')" "$width: $width"
    for mark in '#b1-155' '#b1-545'; do
      point_at "$mark"
      assert_equal "$width $mark: $(in_page 'const r = document.querySelector(arguments[0] + " .card").getBoundingClientRect(); return r.width > 100 && r.left >= 0 && r.right <= innerWidth' "$mark")" "$width $mark: true"
    done
    screenshot "$BATS_FILE_TMPDIR/$width.png"
    [ "$(wc -c <"$BATS_FILE_TMPDIR/$width.png")" -gt 20000 ]
    [ -z "${SCREENSHOTS-}" ] || cp "$BATS_FILE_TMPDIR/$width.png" "$SCREENSHOTS/annotate-$width.png"
  done
}
