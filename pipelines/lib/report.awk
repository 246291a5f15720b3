# The body of a report: awk -f html.awk -f report.awk table=words FILE table=bulletins FILE ... with the tables below, all
# parted by tabs, in this order; each is written when the next begins.
#   words      kind, word, Chinese (report-words.tsv)
#   bulletins  source, what links to its figures begin with, where it is shown, name, file with the HTML that shows it or -
#   rejects    source, reason, how many
#   cited      the same as audit: of the figures that it names the clauses are kept
#   figures    of normalize: source, offset, number, unit, city, period, text at least
#   charts     file with an SVG; nothing but an empty line where there is none
#   city, growth, audit
#              what aggregate, growth and audit write
# most_rows: of a table, where it is not 0; whole: where all of it is, as HTML.

BEGIN { FS = "\t" }

FNR == 1 {
  finish()
  doing = table
  begin()
  if (table ~ /^(cited|figures|city|growth|audit)$/) {
    delete column
    for (i = 1; i <= NF; i++) column[$i] = i
    next
  }
}

# Miller writes a backslash as two.
doing ~ /^(cited|figures|audit)$/ { gsub(/\\\\/, "\\") }
/^#/ && doing == "words" { next }
doing == "words" { chinese[$1, $2] = $3 }
doing == "bulletins" { add_bulletin() }
doing == "rejects" { rejects[$1] += $3; all_rejects += $3; if (!($2 in reasons)) reason[++reason_count] = $2; reasons[$2] += $3 }
doing == "cited" { cite($(column["source"]) ":" $(column["offset"]) " " $(column["others"])) }
doing == "figures" { add_figure() }
doing == "charts" && $1 != "" { print "<figure class=\"chart\">"; insert($1, ""); print "</figure>" }
doing == "city" && shown() { city_row() }
doing == "growth" && $(column["growth"]) != "" && shown() { growth_row() }
doing == "audit" { finding() }
END { finish(); print_bulletins() }

function begin() {
  rows = 0
  if (doing == "charts") print "<section>\n<h2 id=\"charts\">图</h2>\n<div class=\"charts\">"
  else if (doing == "city") begin_table("by-city", "分市表", "城市|指标|数值|单位|时期|类别|说明|原文")
  else if (doing == "growth") begin_table("by-growth", "增长", "城市|指标|增长|相对于|数值|单位|时期|基期|基数|来源|原文")
  else if (doing == "audit") print "<section>\n<h2 id=\"findings\">核对</h2>"
}

function finish() {
  if (doing == "figures") print_summary()
  else if (doing == "charts") print "</div>\n</section>"
  else if (doing == "city" || doing == "growth") end_table()
  else if (doing == "audit") print (findings ? "</ol>" : "<p>没有发现对不上的数字。</p>") "\n</section>"
}

# The Chinese for WORD of KIND; WORD itself where the table has none.
function say(kind, word) { return (kind, word) in chinese ? chinese[kind, word] : word }

# Prints FILE, with the line NEW instead of OLD.
function insert(file, old, new, line) {
  while ((getline line <file) > 0) print line == old ? new : line
  close(file)
}

# ---- what was read

function add_bulletin() {
  bulletin[++bulletins] = $1
  href_of[$1] = $2; page_of[$1] = $3; name_of[$1] = $4; file_of[$1] = $5
}

# Adds NAME to the list of WHAT of SOURCE, once, and counts it over all.
function add_name(what, source, name) {
  if (name == "") return
  if (!((what, name) in all)) { all[what, name]; all_count[what]++ }
  if ((what, source, name) in all) return
  all[what, source, name]
  if (++names[what, source] <= 4) list[what, source] = list[what, source] (names[what, source] > 1 ? "、" : "") name
}

function add_figure(source, place) {
  source = $(column["source"])
  place = source ":" $(column["offset"])
  written[place] = $(column["number"]) $(column["unit"])
  if (place in clause) clause[place] = $(column["text"])
  figures[source]++
  all_figures++
  add_name("city", source, $(column["city"]))
  add_name("period", source, $(column["period"]))
}

function cite(places, place, i, n) {
  n = split(places, place, " ")
  for (i = 1; i <= n; i++) clause[place[i]] = ""
}

function count_item(name, number) { return "<div><dt>" name "</dt><dd>" number + 0 "</dd></div>" }

function listed(what, source) {
  return h(list[what, source]) (names[what, source] > 4 ? "等" names[what, source] "个" : "")
}

function print_summary(i, source) {
  print "<nav class=\"contents\" aria-label=\"目录\"><a href=\"#charts\">图</a> <a href=\"#section-by-city\">分市表</a> <a href=\"#section-by-growth\">增长</a> <a href=\"#findings\">核对</a>" \
    (!bulletins || file_of[bulletin[1]] == "-" ? "" : " <a href=\"#texts\">公报原文</a>") "</nav>"
  print "<section>\n<h2>读了什么</h2>\n<dl class=\"counts\">"
  print count_item("公报", bulletins) count_item("城市", all_count["city"]) count_item("时期", all_count["period"])
  print count_item("统计数字", all_figures) count_item("非统计数字", all_rejects) "\n</dl>"
  if (reason_count) {
    printf "<p>非统计数字："
    for (i = 1; i <= reason_count; i++) printf "%s%s %d", (i > 1 ? "，" : ""), h(say("reason", reason[i])), reasons[reason[i]]
    print "。</p>"
  }
  head("bulletins", "公报", "公报|城市|时期|统计数字|非统计数字")
  for (i = 1; i <= bulletins; i++) {
    source = bulletin[i]
    print "<tr><td><a href=\"" h(page_of[source]) "\">" h(name_of[source]) "</a></td><td>" listed("city", source) "</td><td>" \
      listed("period", source) "</td>" number_cell(figures[source] + 0) number_cell(rejects[source] + 0) "</tr>"
  }
  print "</tbody></table></div>\n</section>"
}

# ---- tables

# The head of the table ID, which is called TITLE, with the columns NAMES, parted by |.
function head(id, title, names, name, i, n) {
  n = split(names, name, "|")
  printf "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table id=\"%s\" class=\"sortable\"><thead><tr>", title, id
  for (i = 1; i <= n; i++) printf "<th scope=\"col\">%s</th>", name[i]
  print "</tr></thead><tbody>"
}

function begin_table(id, title, names) {
  print "<section>\n<h2 id=\"section-" id "\">" title "</h2>"
  print "<p class=\"filter\"><label>筛选 <input type=\"search\" data-filter=\"" id "\" list=\"indicators-" id "\" placeholder=\"指标、城市……\"></label></p>"
  head(id, title, names)
  table_id = id
}

function end_table(i) {
  print "</tbody></table></div>"
  if (!rows) print "<p>没有。</p>"
  if (most_rows && rows > most_rows) print "<p>共 " rows " 行，这里是前 " most_rows " 行；全部在 " whole "。</p>"
  print "<datalist id=\"indicators-" table_id "\">"
  for (i = 1; i <= indicators; i++) print "<option>" h(indicator[i]) "</option>"
  print "</datalist>\n</section>"
  indicators = 0
  delete known
}

# Whether one more row is to be shown.
function shown() { return ++rows <= most_rows || !most_rows }

function offer(name) {
  if (name in known) return
  known[name]
  indicator[++indicators] = name
}

function cell_of(name) { return "<td>" h($(column[name])) "</td>" }

# A cell with SMALL below TEXT.
function double_cell(text, small, class) {
  return "<td" (class == "" ? "" : " class=\"" class "\"") ">" h(text) (small == "" ? "" : "<small>" h(small) "</small>") "</td>"
}

function number_cell(value) {
  return "<td class=\"number\" data-value=\"" h(value) "\">" h(human(value)) "</td>"
}

# A number of a row, linked to the first of PLACES, or with SUFFIX % to the first that is as many percent.
function linked_cell(value, places, suffix, place, n, i, size) {
  n = split(places, place, " ")
  size = value < 0 ? -value : value + 0
  for (i = 1; i <= n && suffix != ""; i++)
    if (place[i] in written && written[place[i]] ~ /^-?[0-9.]+%$/ && (written[place[i]] + 0 == size || written[place[i]] + 0 == -size)) {
      place[1] = place[i]
      break
    }
  return "<td class=\"number\" data-value=\"" h(value) "\">" (value == "" ? "" : link_to(place[1], h(human(value)) suffix)) "</td>"
}

# The figures at PLACES as they are written, each linked; the row ROW is noted for the way back.
function places_cell(places, row, place, n, i, text) {
  n = split(places, place, " ")
  for (i = 1; i <= n; i++) {
    text = text (i > 1 ? " " : "") link_to(place[i], h(place[i] in written ? written[place[i]] : place[i]))
    note_use(place[i], row)
  }
  return "<td class=\"places\">" text "</td>"
}

function note_use(place, row, source) {
  if (!(place in written)) return
  source = place
  sub(/:[0-9]*$/, "", source)
  if ((place, row) in used) return
  used[place, row]
  uses[source] = uses[source] "<li><a href=\"#" row "\">" h(written[place]) "</a></li>\n"
}

function city_row(id, note) {
  id = "c" rows
  note = $(column["method"]) == "conflict" || $(column["value"]) == "" ? say("method", $(column["method"])) : say("bound", $(column["bound"]))
  if ($(column["value"]) != "" && $(column["method"]) !~ /^(single|conflict)$/)
    note = note (note == "" ? "" : "，") say("method", $(column["method"]))
  offer($(column["indicator_std"]))
  print "<tr id=\"" id "\">" cell_of("city") double_cell($(column["indicator_std"]), $(column["subject_std"]), "indicator") \
    linked_cell($(column["value"]), $(column["sources"])) cell_of("base_unit") cell_of("period") \
    double_cell(say("measure", $(column["measure"])), say("basis", $(column["basis"]))) "<td>" h(note) "</td>" \
    places_cell($(column["sources"]), id) "</tr>"
}

function growth_row(id) {
  id = "g" rows
  offer($(column["indicator"]))
  print "<tr id=\"" id "\">" cell_of("city") double_cell($(column["indicator"]), $(column["subject"]), "indicator") \
    linked_cell($(column["growth"]), $(column["sources"]), "%") "<td>" h(say("basis", $(column["basis"]))) "</td>" \
    linked_cell($(column["value"]), $(column["sources"])) cell_of("base_unit") cell_of("period") cell_of("base_period") \
    number_cell($(column["base_value"])) "<td>" h(say("origin", $(column["origin"]))) "</td>" places_cell($(column["sources"]), id) "</tr>"
}

# ---- what does not add up

function quoted(place, row, source) {
  source = place
  sub(/:[0-9]*$/, "", source)
  note_use(place, row)
  return "<blockquote>" h(clause[place]) " <cite>" h(name_of[source]) "：" link_to(place, h(written[place])) "</cite></blockquote>"
}

function finding(id, place, other, n, i) {
  if (!shown()) return
  if (!findings++) print "<ol class=\"report-findings\">"
  id = "f" findings
  place = $(column["source"]) ":" $(column["offset"])
  print "<li id=\"" id "\" class=\"" h($(column["verdict"])) "\"><p><strong>" h(say("verdict", $(column["verdict"]))) "</strong>（" \
    h(say("rule", $(column["rule"]))) "） " h($(column["city"])) " " h($(column["period"])) " " h($(column["indicator"])) "：" \
    h($(column["explanation_zh"])) "</p>"
  print quoted(place, id)
  n = split($(column["others"]), other, " ")
  for (i = 1; i <= n; i++) if (clause[other[i]] != "" && clause[other[i]] != clause[place]) print quoted(other[i], id)
  else note_use(other[i], id)
  print "</li>"
}

# ---- the bulletins themselves, with the way back from each

function print_bulletins(i, source) {
  if (!bulletins || file_of[bulletin[1]] == "-") return
  print "<section>\n<h2 id=\"texts\">公报原文</h2>"
  for (i = 1; i <= bulletins; i++) {
    source = bulletin[i]
    insert(file_of[source], "<h2>" source "</h2>", "<h2>" h(name_of[source]) "</h2>")
    if (source in uses) print "<details class=\"uses\"><summary>这篇的数字在上面各表何处</summary>\n<ul>\n" uses[source] "</ul></details>"
  }
  print "</section>"
}
