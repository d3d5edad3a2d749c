#!/bin/sh
# Each universe of a report is what `score --without` comes to: the mean score, and the share of the words of who says most.
set -eu
export ORDSKIFTE_DATA="$SOURCE"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
failed=0
for name in lederdebatt.txt skoledebatt.csv; do
  file=$SOURCE/corpus/$name
  "$ORDSKIFTE" report -o "$work/$name" --permutations 99 "$file" >/dev/null 2>&1
  table=$work/$name/tables/universes.tsv
  [ "$(wc -l <"$table")" = 33 ] || { echo "$name: not 32 universes"; failed=1; }
  [ "$(cut -f6 "$table" | grep -c yes)" = 1 ] || { echo "$name: not one base"; failed=1; }
  for number in 1 3 7 10 14 20 25 29 32; do
    row=$(sed -n "$((number + 1))p" "$table")
    without=$(echo "$row" | awk -F'\t' '{ if ($2 == "dropped") printf "stopwords,"; if ($3 == "off") printf "stems,";
                                          if ($4 == "signs") printf "grades,"; printf "window=%s", $5 }')
    expected=$(echo "$row" | cut -f11)
    "$ORDSKIFTE" score --without "$without" --format tsv "$file" 2>/dev/null >"$work/scores"
    found=$(awk -F'\t' -v OFMT=%.4f 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } $at["label"] != "unscored" && $1 != "0" { sum += $at["score"]; n++ }
      END { printf "%.4f", sum / n }' "$work/scores")
    [ "$found" = "$expected" ] || { echo "$name: universe $number has the mean $expected, score --without $without $found"; failed=1; }
  done
done
# A lexicon of the user's: the shipped one is a level, and its universes are those of a run without the user's.
printf 'bra\t2\nd\303\245rlig\t-2\n' >"$work/own.tsv"
"$ORDSKIFTE" report -o "$work/own" --permutations 99 --lexicon "$work/own.tsv" "$SOURCE/corpus/lederdebatt.txt" >/dev/null 2>&1
[ "$(wc -l <"$work/own/tables/universes.tsv")" = 49 ] || { echo "not 48 universes with a lexicon of the user's"; failed=1; }
awk -F'\t' '$4 == "shipped"' "$work/own/tables/universes.tsv" | cut -f2,3,5,7- >"$work/a"
awk -F'\t' '$4 == "graded"' "$work/lederdebatt.txt/tables/universes.tsv" | cut -f2,3,5,7- >"$work/b"
paste "$work/a" "$work/b" | awk -F'\t' '{ for (i = 1; i <= NF / 2; i++) if ($i != $(i + NF / 2)) bad = 1 } END { exit bad }' ||
  { echo "the shipped lexicon comes to something else beside the user's"; failed=1; }
# The sentence of the method tells of the levels that were there, the run's own window among them.
grep -q 'nektinger som rekker 1, 3, 7 og 10 ord' "$work/lederdebatt.txt/method.md" || { echo "the method tells of other windows"; failed=1; }
grep -q 'det som følger med alene, og med nektinger' "$work/own/method.md" || { echo "the method is silent of the shipped lexicon"; failed=1; }
"$ORDSKIFTE" report -o "$work/window" --permutations 99 --without window=5 "$SOURCE/corpus/lederdebatt.txt" >/dev/null 2>&1
grep -q 'nektinger som rekker 1, 3, 5, 7 og 10 ord' "$work/window/method.md" || { echo "the method is silent of the run's own window"; failed=1; }
grep -q 'En nekting rekker 5 ord i rapporten; det er regnet med 1, 3, 5, 7 og 10' "$work/window/index.html" || { echo "so is the page"; failed=1; }
# Chunks change no byte.
"$ORDSKIFTE" report -o "$work/one" --chunk 1 --permutations 99 "$SOURCE/corpus/lederdebatt.txt" >/dev/null 2>&1
cmp "$work/one/tables/universes.tsv" "$work/lederdebatt.txt/tables/universes.tsv" || failed=1
[ "$failed" = 0 ] && echo "every universe is what score comes to"
[ "$failed" = 0 ]
