#!/bin/sh
# freq against a plain count of random text: words, n-grams, skip-grams, in chunks of many sizes.
set -u
command -v python3 >/dev/null 2>&1 || { echo "SKIP: words against a plain count (python3 is not installed)"; exit 77; }
export ORDSKIFTE_DATA="$SOURCE"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
compared=0 failed=0
for seed in 1 2 3 4 5 6; do
  python3 "$SOURCE/tests/reference/words.py" write $seed "$work/text.csv" || exit 1
  for plan in "1 0" "2 0" "3 0" "2 1" "3 2" "4 5"; do
    set -- $plan
    options="--ngram $1"; [ "$1" = 1 ] && options=
    [ "$2" != 0 ] && options="$options --skip $2"
    PYTHONIOENCODING=utf-8 python3 "$SOURCE/tests/reference/words.py" count "$1" "$2" "$work/text.csv" >"$work/wanted" || exit 1
    for chunk in 1 2 3 7 1000; do
      # shellcheck disable=SC2086
      "$ORDSKIFTE" freq --all --top 1000000 $options --chunk $chunk "$work/text.csv" 2>/dev/null |
        tail -n +2 | cut -f1,2,8,10 | sed 's/\\\\/\\/g' >"$work/found"
      compared=$((compared + 1))
      cmp -s "$work/wanted" "$work/found" || { echo "seed $seed, plan $plan, chunk $chunk:"; diff "$work/wanted" "$work/found" | head -5; failed=$((failed + 1)); }
    done
  done
done
echo "$compared comparisons with a plain count, $failed failed"
[ "$failed" = 0 ] && [ -s "$work/wanted" ]
