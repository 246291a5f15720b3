# Turns the lexicon's tables into one C file, so that the programs need no file at run time.
# Comment lines (#) and blank lines are left out; each table is one string, a row a line, fields parted by tabs.
function flush_table() { if (name != "") print "     },"; }
BEGIN {
    print "/* Made by embed.awk from the tables of filters/lexicon: edit those. */"
    print "#include \"lib/lexicon.h\""
    print "const struct lexicon_table lexicon_tables[] = {"
}
FNR == 1 {
    flush_table()
    name = FILENAME
    sub(/.*\//, "", name)
    sub(/\.tsv$/, "", name)
    printf "    { \"%s\",\n      \"\"\n", name
}
/^#/ || /^[ \t]*$/ { next }
{
    gsub(/\\/, "\\\\")
    gsub(/"/, "\\\"")
    printf "      \"%s\\n\"\n", $0
}
END { flush_table(); print "    { 0, 0 },\n};" }
