#!/bin/sh
# Long inputs of shapes whose reading once cost the square of their length: minutes then, a moment now. The limit is far from both.
set -u
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
failed=0
ORDSKIFTE_DATA=$SOURCE; export ORDSKIFTE_DATA

reads() { # what, file, how many comments
  got=$(timeout 40 "$ORDSKIFTE" comments --format tsv "$work/$2" 2>/dev/null | grep -c '	comment	')
  [ "$got" = "$3" ] || { echo "$1: $got comments in 40 seconds, not $3"; failed=$((failed + 1)); }
}

awk 'BEGIN { print "{\"comments\": {"
  for (i = 1; i <= 50000; i++) printf "\"c%d\": {\"author\": \"Kari %d\", \"text\": \"Hei nummer %d\"}%s\n", i, i % 50, i, i < 50000 ? "," : ""
  print "}}" }' >"$work/keyed.json"
reads "JSON by id" keyed.json 50000

{ cat "$SOURCE/corpus/lederdebatt.txt"; head -c 400000 /dev/zero | tr '\0' '\n'; } >"$work/blank.txt"
reads "blank lines" blank.txt "$("$ORDSKIFTE" comments --format tsv "$SOURCE/corpus/lederdebatt.txt" 2>/dev/null | grep -c '	comment	')"

awk 'BEGIN { print "<?xml version=\"1.0\"?>\n<d><p><kommentar forfatter=\"Kari\">Hei</kommentar></p>"
  for (i = 1; i <= 100000; i++) print "<datetimedatetimedatetimedatetimedatetimedatetimedatetimex" i "/>"
  print "</d>" }' >"$work/names.xml"
reads "names of many words" names.xml 1

[ "$failed" = 0 ] && echo "long inputs are read in time"
exit "$failed"
