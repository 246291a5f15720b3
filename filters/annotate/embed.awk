# Turns a file into a C string, with the hash by which a content security policy knows it:
#   awk -v name=page_css -v hash=BASE64 -f embed.awk page.css
BEGIN { print "const char " name "_hash[] = \"sha256-" hash "\";\nconst char " name "[] =" }
{
    gsub(/\\/, "\\\\\\\\")
    gsub(/"/, "\\\"")
    printf "    \"%s\\n\"\n", $0
}
END { print "    \"\";" }
