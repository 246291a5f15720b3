# The completion of a program in SHELL (bash or zsh), made of its --help, which cli.c prints of the table of options:
#   PROGRAM --help | awk -v shell=bash -v name=PROGRAM -f completions.awk
# An argument FILE is a file, DIR a folder; words that the help parts by commas and "or" (csv (default), tsv or json),
# at its beginning or behind a colon, are what the option can be.

# The words that TEXT lists, parted by blanks, or "".
function choices(text, word) {
  word = "[a-z]+( \\(default\\))?"
  if (!match(text, "(^|: )" word "((, or |, | or )" word ")+(:|$)")) return ""
  text = substr(text, RSTART, RLENGTH)
  gsub(/ \(default\)|:/, "", text)
  gsub(/,? or |, /, " ", text)
  sub(/^ /, "", text)
  return text
}

function quoted(text) {
  gsub(/'/, "'\\''", text)
  return "'" text "'"
}

# "  -f, --format FORMAT  csv (default), tsv or json"
match($0, /^  (-[A-Za-z], |    )--[a-z-]+/) {
  long = substr($0, 7, RLENGTH - 6)
  rest = substr($0, RLENGTH + 1)
  if (long in letter) next
  letter[long] = substr($0, 3, 2)
  sub(/ +/, "", letter[long])
  option[++count] = long
  argument[long] = match(rest, /^ [A-Z\/]+/) ? substr(rest, 2, RLENGTH - 1) : ""
  sub(/^ [A-Z\/]+/, "", rest)
  sub(/^ +/, "", rest)
  help[long] = rest
  choice[long] = argument[long] == "" ? "" : choices(rest)
}

# Words for compgen.
function bash_action(long) {
  if (choice[long] != "") return "from=(-W " quoted(choice[long]) ")"
  if (argument[long] == "FILE") return "from=(-f)"
  if (argument[long] == "DIR") return "from=(-d)"
  return "COMPREPLY=() && return"
}

function print_bash(i, long, words) {
  print "# bash completion of " name "\n_gongbao_" name "() {"
  print "  local word=${COMP_WORDS[COMP_CWORD]} from=(-f)"
  print "  case ${COMP_WORDS[COMP_CWORD - 1]} in"
  for (i = 1; i <= count; i++) {
    long = option[i]
    words = words (i > 1 ? " " : "") long
    if (argument[long] != "") print "    " (letter[long] == "" ? "" : letter[long] " | ") long ") " bash_action(long) " ;;"
  }
  print "    *) [[ $word != -* ]] || from=(-W " quoted(words) ") ;;"
  print "  esac"
  print "  [ \"${from[0]}\" = -W ] || compopt -o filenames"
  print "  mapfile -t COMPREPLY < <(compgen \"${from[@]}\" -- \"$word\")"
  print "}\ncomplete -F _gongbao_" name " " name
}

function zsh_action(long) {
  if (choice[long] != "") return "(" choice[long] ")"
  if (argument[long] == "FILE") return "_files"
  if (argument[long] == "DIR") return "_files -/"
  return ""
}

function print_zsh(i, long, text, spec) {
  print "#compdef " name "\n_arguments -S \\"
  for (i = 1; i <= count; i++) {
    long = option[i]
    text = help[long]
    gsub(/[][\\]/, "\\\\&", text)
    spec = "[" text "]" (argument[long] == "" ? "" : ":" argument[long] ":" zsh_action(long))
    if (letter[long] != "") print "  " quoted("(" letter[long] " " long ")" letter[long] (argument[long] == "" ? "" : "+") spec) " \\"
    print "  " quoted((letter[long] == "" ? "" : "(" letter[long] " " long ")") long (argument[long] == "" ? "" : "=") spec) " \\"
  }
  print "  '*:file:_files'"
}

END {
  if (count == 0) { print name ": no options in its --help" >"/dev/stderr"; exit 1 }
  if (shell == "bash") print_bash()
  else print_zsh()
}
