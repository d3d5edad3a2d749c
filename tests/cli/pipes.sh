#!/bin/sh
# Conduct: a full disk is told, a closed pipe ends it quietly, a killed run leaves nothing under the final name.
set -u
export ORDSKIFTE_DATA="$SOURCE"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "$*"; failed=$((failed + 1)); }
sample=$SOURCE/corpus/lederdebatt.txt

if [ -w /dev/full ]; then
  for command in "comments corpus/lederdebatt.txt" "score corpus/lederdebatt.txt" "--help" "--version"; do
    # shellcheck disable=SC2086
    (cd "$SOURCE" && "$ORDSKIFTE" $command >/dev/full 2>"$work/err"); status=$?
    [ $status = 1 ] || fail "$command to a full disk: exit $status"
  done
  "$ORDSKIFTE" comments "$sample" 2>&1 >/dev/full | grep -q 'No space left' || fail "a full disk is not told"
fi

# 600 kB into a pipe that closes after one line: no message, and the status of SIGPIPE.
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do cat "$SOURCE/corpus/README.md" "$SOURCE/LICENSE"; done >"$work/long.txt"
{ "$ORDSKIFTE" comments --input text "$work/long.txt" 2>"$work/err"; echo $? >"$work/status"; } | head -1 >/dev/null
grep -v 'in no sentiment' "$work/err" && fail "a closed pipe is no error to tell"
[ "$(cat "$work/status")" = 141 ] || fail "a closed pipe: exit $(cat "$work/status"), not that of SIGPIPE"

# An unwritable place.
"$ORDSKIFTE" score -o "$work/none/out.tsv" "$sample" 2>"$work/err"; [ $? = 1 ] || fail "an output in no folder"
"$ORDSKIFTE" report -o "$work/none/r" "$sample" 2>"$work/err"; [ $? = 1 ] || fail "a report in no folder"
[ -z "$(ls -A "$work" | grep -E 'part|none')" ] || fail "something was left behind: $(ls -A "$work")"

# The same command twice gives the same bytes, the manifest included, whatever the clock, folder and locale.
"$ORDSKIFTE" report -o "$work/a" "$sample" >/dev/null 2>&1
(cd "$work" && TZ=Asia/Tokyo LC_ALL=C "$ORDSKIFTE" report -o "$work/b" "$sample" >/dev/null 2>&1)
diff -r "$work/a" "$work/b" || fail "two runs differ"
# Packed bytes hold any two letters by chance: report_exports looks into the workbook.
grep -rIqF "$(uname -n)" "$work/a" && fail "the report names this machine"

# What a process with the same number had begun, as in a container that was killed, is in nobody's way.
cp "$SOURCE/corpus/skoledebatt.csv" "$work/own.csv"
sh -c 'cd "$1" && mkdir ".own.csv-report.$$.part" ".own.csv-report.$$.old" && touch ".types.tsv.$$.part" ".own.csv-report.$$.old/x" &&
  exec "$ORDSKIFTE" types own.csv -o types.tsv' sh "$work" 2>"$work/err" || { fail "a file that was begun is in the way"; cat "$work/err"; }
[ -s "$work/types.tsv" ] || fail "nothing was written beside a file that was begun"
for again in 1 2; do
  sh -c 'cd "$1" && mkdir -p ".own.csv-report.$$.part" ".own.csv-report.$$.old" && touch ".own.csv-report.$$.old/x" &&
    exec "$ORDSKIFTE" report own.csv' sh "$work" >"$work/out" 2>"$work/err" || { fail "a report that was begun is in the way"; tail -1 "$work/err"; }
done
[ -s "$work/own.csv-report/index.html" ] || fail "no report beside one that was begun"

[ "$failed" = 0 ] && echo "conduct holds"
[ "$failed" = 0 ]
