# What is shared by all that writes HTML: text made safe, places of figures, decimals for people.

# TEXT as it stands in HTML, inside an element or an attribute in double quotes.
function h(text) {
  gsub(/[\001-\010\013\014\016-\037\177]/, " ", text)
  gsub(/&/, "\\&amp;", text)
  gsub(/</, "\\&lt;", text)
  gsub(/>/, "\\&gt;", text)
  gsub(/"/, "\\&quot;", text)
  gsub(/'/, "\\&#39;", text)
  return text
}

# A link to the figure at PLACE, SOURCE:OFFSET, around what is HTML already; only that where there is no such figure.
function link_to(place, html, part) {
  split(place, part, ":")
  return place in written ? "<a href=\"" h(href_of[part[1]] part[2]) "\">" html "</a>" : html
}

# The decimal VALUE with its point moved to the left by PLACES, as it would be written.
function shifted(value, places, sign, point) {
  sign = sub(/^-/, "", value) ? "-" : ""
  if (!(point = index(value, "."))) { point = length(value) + 1; value = value "." }
  sub(/\./, "", value)
  while (point <= places + 1) { value = "0" value; point++ }
  value = substr(value, 1, point - places - 1) "." substr(value, point - places)
  sub(/0+$/, "", value)
  sub(/\.$/, "", value)
  return sign value
}

# A decimal as people write it, with all its digits: 4910000000 is 49.1亿.
function human(value, size) {
  size = value < 0 ? -value : value + 0
  return size >= 100000000 ? shifted(value, 8) "亿" : size >= 10000 ? shifted(value, 4) "万" : value
}
