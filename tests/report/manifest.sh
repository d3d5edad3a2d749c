#!/bin/sh
# A run made again from its manifest: the same; another input, dictionary or manifest is told.
set -u
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
ORDSKIFTE_DATA=$SOURCE; export ORDSKIFTE_DATA
failed=0
fail() { echo "$*"; failed=$((failed + 1)); }
again() { # wanted status, words that standard output or error must hold, arguments
  status=$1 words=$2; shift 2
  (cd "$work" && "$ORDSKIFTE" report "$@") >"$work/out" 2>"$work/err" </dev/null
  got=$?
  [ "$got" = "$status" ] || { cat "$work/err"; fail "report $*: $got, not $status"; }
  cat "$work/out" "$work/err" | grep -q -- "$words" || { cat "$work/err"; fail "report $*: '$words' is not told"; }
}
cp "$SOURCE/corpus/lederdebatt.txt" "$work/debatt.txt"
printf 'word\tvalence\nbra\t1.5\n' >"$work/mitt.tsv"
again 0 index.html debatt.txt --seed 7 --permutations 500 --lang nn --without question --add-lexicon mitt.tsv -o r
manifest=r/manifest.json

again 0 'every file is the same' --manifest $manifest
[ "$(grep -c '^file	.*	same$' "$work/out")" -gt 10 ] || fail "hardly a file was compared"
[ "$(find "$work" -name index.html | wc -l)" = 1 ] || fail "a folder was written that nobody asked for"
again 0 'every file is the same' --manifest $manifest debatt.txt -o again
diff -r "$work/r" "$work/again" || fail "the folders differ"

# ---- what is not the same is told ----
cp "$work/debatt.txt" "$work/kept"; echo 'mer' >>"$work/debatt.txt"
again 3 'is not the file that the run read' --manifest $manifest
mv "$work/kept" "$work/debatt.txt"
mv "$work/mitt.tsv" "$work/bort.tsv"
again 1 'stands neither beside the input nor here' --manifest $manifest
printf 'word\tvalence\nbra\t-1.5\n' >"$work/mitt.tsv"
again 3 'came out otherwise' --manifest $manifest
grep -q '^dictionary	mitt.tsv	.*	differs$' "$work/out" || fail "the lexicon that changed is not told"
grep -q '^file	tables/scores.tsv	.*	differs$' "$work/out" || fail "the file that changed is not told"
mv "$work/bort.tsv" "$work/mitt.tsv"

# ---- damaged manifests: a digit, a cut at every tenth of it, something else ----
damaged=$work/damaged.json
sed 's/"seed": 7/"seed": 8/' "$work/$manifest" >"$damaged"
again 3 'was changed after it was written' --manifest damaged.json
size=$(wc -c <"$work/$manifest")
for tenth in 0 1 2 3 4 5 6 7 8 9; do
  head -c $((size * tenth / 10)) "$work/$manifest" >"$damaged"
  again 3 'damaged.json' --manifest damaged.json
done
echo '{"program": "noe annet"}' >"$damaged"; again 3 'is no manifest' --manifest damaged.json
echo '[1]' >"$damaged"; again 3 'holds no object' --manifest damaged.json
again 1 'no such\|No such\|not there' --manifest ingen.json
again 2 'takes one file' --manifest $manifest debatt.txt debatt.txt
[ "$failed" = 0 ] && echo "runs are made again, and what differs is told"
[ "$failed" = 0 ]
