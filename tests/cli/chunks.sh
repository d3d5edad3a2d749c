#!/bin/sh
# Chunks of 1, of 7 and of all comments: the same bytes from every command on every sample; on one sample where the program
# is slow (sanitizers).
set -uf # a query may hold *
export ORDSKIFTE_DATA="$SOURCE"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
failed=0 compared=0
same() { cmp -s "$1" "$2" || { echo "differs: $3"; failed=$((failed + 1)); }; compared=$((compared + 1)); }
for sample in "$SOURCE/corpus/lederdebatt.txt" "$SOURCE/corpus/skoledebatt.csv"; do
  [ -f "$sample" ] || continue
  [ -n "${OSK_SLOW:-}" ] && [ "$compared" -gt 0 ] && continue
  for command in tokens "tokens --sentences" "tokens --keys" "tokens --compounds" "tokens --segments" "types --all" "types --all --lemmas" "types --audit" spell score "score --explain" "score --sentences" "score --explain --format jsonl" themes "themes --hits" \
                 "stance" "stance --by course" "stance --sentences" "stance --hits" "stance --question leder" \
                 "freq" "freq --all --unit key --by participant" "freq --ngram 2 --skip 2 --unit stem" "keyness --permutations 199" "keyness --against reference" "collocations" "collocations --same-sentence --unit stem" "collocations --terms" \
                 "map --force --replicates 99" "map --words --force --replicates 99" "map --factors 3 --force --replicates 3" "map --seeded --force --replicates 3" timeline \
                 "kwic ikke" "kwic --sort left --format jsonl *er*" "kwic --regex --format table [aeiouyæøå]{2,}" \
                 readability "readability --by comment" "readability --richness" "readability --rarefy --unit stem" \
                 "network" "network --edges" "network --edges --position" "network --pairs" "network --summary" "network --graph dot" \
                 "compare --permutations 199" "compare --participants"; do
    for chunk in 1 7 1000000; do
      # shellcheck disable=SC2086
      "$ORDSKIFTE" $command --chunk $chunk "$sample" >"$work/$chunk" 2>/dev/null || { echo "failed: $command $sample"; failed=1; }
    done
    same "$work/1" "$work/7" "$command $sample"
    same "$work/7" "$work/1000000" "$command $sample"
  done
  for chunk in 1 7 1000000; do
    "$ORDSKIFTE" report --permutations 199 --chunk $chunk -o "$work/r$chunk" "$sample" >/dev/null 2>&1 || failed=1
  done
  diff -r "$work/r1" "$work/r7" && diff -r "$work/r7" "$work/r1000000" || failed=1
  rm -rf "$work/r1" "$work/r7" "$work/r1000000"
  compared=$((compared + 2))
done
echo "$compared comparisons, $failed failed"
[ "$failed" = 0 ] && [ "$compared" -gt 30 ]
