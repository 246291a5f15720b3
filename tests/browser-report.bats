#!/usr/bin/env bats
# The page of report in a real browser: from any number to its sentence and back, sorting, filtering, and what it never does.
load helpers
load browser

setup_file() {
  cd "$BATS_FILE_TMPDIR" || return
  (cd "$root" && report -o "$BATS_FILE_TMPDIR/page.html" samples/{jincheng-2024q1,yuncheng-linfen-2024q1,xiangyang-gaoxinqu-2023,deyang-2022}.txt)
  start_browser
}

in_window='const r = document.querySelector(arguments[0]).getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight'
rows_of='return [...document.querySelectorAll(arguments[0] + " tbody tr")].filter(r => r.getClientRects().length)'

@test "the page loads without an error, and asks for nothing but itself" {
  open_page page.html
  assert_equal "$(page_requests)" "file://$PWD/page.html"
  assert_equal "$(page_errors)" ""
  assert_equal "$(in_page 'return document.compatMode + " " + document.documentElement.className + " " + !!document.getElementById("back")')" 'CSS1Compat scripted true'
  assert_equal "$(in_page 'const ids = [...document.querySelectorAll("[id]")].map(e => e.id); return ids.filter((id, i) => ids.indexOf(id) !== i).join()')" ""
}

@test "every number of every table is a link to a mark that holds it" {
  open_page page.html
  [ "$(in_page 'return document.querySelectorAll("#by-city .places a, #by-growth .places a").length')" -gt 200 ]
  # As written, it begins with what the mark holds; values are that with the point moved, so they have its digits.
  run in_page '
    const number = mark => [...mark.childNodes].filter(node => !node.classList?.contains("card")).map(node => node.textContent).join("").replace(/\s/g, "");
    return [...document.querySelectorAll(".places a, cite a")].filter(a => {
      const mark = document.getElementById(a.hash.slice(1));
      return !mark || mark.tagName !== "MARK" || !number(mark) || !a.textContent.startsWith(number(mark));
    }).map(a => a.outerHTML).join("\n")'
  assert_output ""
  run in_page 'return [...document.querySelectorAll("#by-city tbody tr")].filter(r => r.cells[2].textContent && !r.cells[2].querySelector("a")).length'
  assert_output 0
  run in_page '
    const digits = text => text.replace(/[^0-9]/g, "").replace(/^0+|0+$/g, "");
    return [...document.querySelectorAll("#by-city tbody tr")].filter(r => /^(不低于|超过|约)?$/.test(r.cells[6].textContent) && r.cells[2].textContent && !/[一二两三四五六七八九十]/.test(r.cells[7].textContent)
        && !r.cells[3].textContent.match(/亩|%/))
      .filter(r => digits(r.cells[2].textContent) !== digits(r.cells[7].querySelector("a").textContent)).map(r => r.innerText).join("\n")'
  assert_output ""
}

@test "a growth that is stated is linked to where it is, not to its level" {
  open_page page.html
  run in_page '
    const rows = [...document.querySelectorAll("#by-growth tbody tr")].filter(r => r.cells[9].textContent !== "计算" && /^-?[0-9.]+%$/m.test([...r.cells[10].querySelectorAll("a")].map(a => a.textContent).join("\n")));
    const wrong = rows.filter(r => Math.abs(document.getElementById(r.cells[2].querySelector("a").hash.slice(1)).firstChild.textContent) !== Math.abs(r.cells[2].dataset.value));
    return wrong.map(r => r.innerText).join("\n") + " of " + (rows.length > 20)'
  assert_output " of true"
}

@test "one click from a number to its sentence, and back to its row" {
  open_page page.html
  row=$(in_page 'return [...document.querySelectorAll("#by-city tbody tr")].find(r => r.cells[1].firstChild.textContent === "工业投资" && r.cells[0].textContent === "运城市" && r.cells[5].textContent === "总量").id')
  assert_equal "$(in_page 'return document.querySelector(arguments[0]).innerText' "#$row .number a")" 49.1亿
  click "#$row .number a"
  mark=$(in_page 'return location.hash')
  assert_equal "$(in_page 'return document.querySelector(arguments[0]).firstChild.textContent' "$mark")" 49.1
  assert_equal "$(in_page "$in_window" "$mark")" true
  sentence=$(in_page 'const text = document.querySelector(arguments[0]).closest(".text").cloneNode(true); text.querySelectorAll(".card").forEach(c => c.remove()); return text.textContent.replace(/\s/g, "")' "$mark")
  [[ $sentence == *'工业投资49.1亿元,同比增长5.7%'* ]]
  assert_equal "$(in_page 'const a = [...document.querySelectorAll("#back a")]; return a.map(a => a.hash).join(" ").split(" ").includes("#" + arguments[0])' "$row")" true
  click "#back a[href='#$row']"
  assert_equal "$(in_page 'return location.hash')" "#$row"
  assert_equal "$(in_page "$in_window" "#$row")" true
  assert_equal "$(in_page 'return document.getElementById("back").hidden')" true
}

@test "back from a click on a figure in the text, by the list under it, and to a row that a filter hides" {
  open_page page.html
  click '#b2 mark'
  [ "$(in_page 'return document.querySelectorAll("#back a").length')" -ge 1 ]
  in_page 'document.querySelector(".uses").open = true' >/dev/null
  target=$(in_page 'return document.querySelector(".uses a").hash')
  click '#by-city th:nth-child(1)' # away
  in_page 'const f = document.querySelector("[data-filter=by-city]"); f.value = "没有这个"; f.dispatchEvent(new Event("input", {bubbles: true}))' >/dev/null
  assert_equal "$(in_page "$rows_of.length" '#by-city')" 0
  click ".uses a[href='$target']"
  assert_equal "$(in_page 'return location.hash')" "$target"
  assert_equal "$(in_page "$in_window" "$target")" true
  [ "$(in_page "$rows_of.length" '#by-city')" -gt 100 ]
}

@test "the table by city sorts by value and by name, and is filtered by indicator" {
  open_page page.html
  click '#by-city th:nth-child(3) button'
  in_page 'return [...document.querySelectorAll("#by-city tbody tr")].map(r => r.cells[2].dataset.value).filter(v => v).join("\n")' >values
  [ "$(wc -l <values)" -gt 100 ]
  sort -g values | diff - values
  click '#by-city th:nth-child(3) button'
  assert_equal "$(in_page 'return document.querySelector("#by-city tbody tr").cells[2].textContent')" 2816.9亿
  click 'input[data-filter=by-city]'
  press 工 业 投 资 ' ' 同 比
  left=$(in_page "$rows_of.length" '#by-city')
  [ "$left" -gt 1 ]
  assert_equal "$(in_page "$rows_of.filter(r => !r.innerText.includes('工业投资') || !r.innerText.includes('同比')).length" '#by-city')" 0
  assert_equal "$left" "$(in_page 'return [...document.querySelectorAll("#by-city tbody tr")].filter(r => r.textContent.includes("工业投资") && r.textContent.includes("同比")).length')"
  assert_equal "$(in_page 'return [...document.querySelectorAll("#indicators-by-city option")].map(o => o.value).includes("工业投资")')" true
}

@test "charts say what they show, and findings show their clauses" {
  open_page page.html
  [ "$(in_page 'return document.querySelectorAll("figure.chart svg[role=img]").length')" -ge 5 ]
  assert_equal "$(in_page 'return [...document.querySelectorAll("figure.chart svg")].filter(s => !s.querySelector(":scope > title").textContent || !s.querySelector(":scope > desc").textContent).length')" 0
  # Each value of the text alternative is drawn, and is in the table.
  run in_page 'return [...document.querySelectorAll("figure.chart svg")].map(s => [s, ...s.querySelector("desc").textContent.split(/[，。；]/)])
    .flatMap(([s, ...parts]) => parts.filter(p => / /.test(p)).map(p => [s, p.split(" ").pop()]))
    .filter(([s, value]) => ![...s.querySelectorAll("text")].some(t => t.textContent === value)).length'
  assert_output 0
  run in_page 'return document.querySelector(".report-findings").innerText'
  assert_output --partial '31个、每个不低于10亿元，合计应不低于310亿元，文中为186亿元。'
  assert_output --partial '按规模分，10亿元以上项目31个，总投资186亿元'
  click '.report-findings cite a'
  assert_equal "$(in_page 'return document.querySelector(location.hash).firstChild.textContent')" 186
}

@test "links work without script" {
  sed 's/script-src [^;]*;//' page.html >mute.html
  open_page mute.html
  click '#c1 .number a'
  assert_equal "$(in_page 'return document.querySelector(location.hash).tagName')" MARK
  in_page 'return document.querySelectorAll("#back").length' | grep -qx 0
}

@test "hostile bulletins, names and titles are text" {
  cat >'<img src=x onerror=alert(1)>.txt' <<'TEXT'
运城市2024年一季度经济运行情况</title></article><script>alert(1)</script>
一季度,运城市"><script>alert(3)</script>投资完成49.1亿元,同比增长1445.7%,<iframe src="javascript:alert(4)"></iframe>]]><!--占<b onclick="alert(5)">固定资产</b>投资的63.07%。
TEXT
  report --title '</title><script>alert(6)</script>' -- '<img'*.txt >hostile.html
  open_page hostile.html
  assert_equal "$(page_errors)" ""
  assert_equal "$(page_requests)" "file://$PWD/hostile.html"
  run driver GET /alert/text
  assert_failure # there is none
  assert_equal "$(in_page 'return [...document.querySelectorAll("script, style, img, iframe, object, embed, base, link")].map(e => e.tagName).sort().join()')" SCRIPT,SCRIPT,STYLE,STYLE
  assert_equal "$(in_page 'return [...document.querySelectorAll("*")].filter(e => [...e.attributes].some(a => /^on|^style$/.test(a.name))).length')" 0
  assert_equal "$(in_page 'return document.title + "|" + document.querySelector("h1").textContent')" '</title><script>alert(6)</script>|</title><script>alert(6)</script>'
  assert_equal "$(in_page 'return document.querySelector("#bulletins tbody a").textContent')" '<img src=x onerror=alert(1)>.txt'
}

@test "text and ground differ by 4.5 at least, by day and by night" {
  open_page page.html
  in_page 'location.hash = document.querySelector("#c1 .number a").hash; document.querySelector(".report-findings").insertAdjacentHTML("beforeend", "<li class=unusual><strong>1</strong></li>")' >/dev/null
  for scheme in light dark; do
    prefer "$scheme"
    run poor_contrasts
    assert_equal "$output" "${lines[-1]}" # nothing but the number of pairs
    [ "${lines[-1]}" -ge 8 ]
  done
}

@test "nothing sticks out at 1280 and 390 pixels" {
  for width in 1280 390; do
    window_of "$width" 844
    open_page page.html
    assert_equal "$width: $(in_page 'return document.documentElement.scrollWidth')" "$width: $width"
    if [ -n "${SCREENSHOTS-}" ]; then
      screenshot "$SCREENSHOTS/report-$width.png"
      for place in by-city by-growth findings; do
        in_page 'document.getElementById(arguments[0]).scrollIntoView()' $place >/dev/null
        screenshot "$SCREENSHOTS/report-$width-$place.png"
      done
      click '#c9 .number a'
      screenshot "$SCREENSHOTS/report-$width-text.png"
      prefer dark
      screenshot "$SCREENSHOTS/report-$width-dark.png"
      prefer light
    fi
  done
}
