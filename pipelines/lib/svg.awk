# An SVG of gnuplot's made one that can be read out, and that can stand several times in a page: TITLE and DESCRIPTION of the
# environment instead of gnuplot's own, no identifiers, nothing that is not drawn, no white space at line ends. Behind html.awk.

/^<title>Gnuplot<\/title>$/ { print "<title>" h(ENVIRON["TITLE"]) "</title>"; next }
/^<desc>Produced by GNUPLOT/ { print "<desc>" h(ENVIRON["DESCRIPTION"]) "</desc>"; next }
/^<defs>$/, /^<\/defs>$/ { next }
/^<svg/ { $0 = "<svg role=\"img\"" }
/xmlns:xlink/ || /^[[:space:]]*$/ || /^<\?xml/ && inline { next }
/^[[:space:]]*<text>/ { gsub(/]]>/, "]]\\&gt;") }
!/^[[:space:]]*<text>/ {
  sub(/<g id="gnuplot_[a-z0-9_]*" ?>(<title>.*<\/title>)?/, "<g>")
  if (sub(/<use xlink:href='#gpPt6'/, "<circle r=\"1\" stroke=\"none\"")) sub(/color=/, "fill=")
}
{ sub(/[[:space:]]+$/, "") }
# A group with nothing in it is left out.
/^[[:space:]]*<g( [^>]*)?>$/ { if (held != "") print held; held = $0; next }
held != "" && /^[[:space:]]*<\/g>$/ { held = ""; next }
{
  if (held != "") print held
  held = ""
  print
}
