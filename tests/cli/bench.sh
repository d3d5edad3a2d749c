#!/bin/sh
# The benchmark is no timed test; here it runs on a few words, so that its table and its JSON stay whole.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
printf 'Lederne var ikke enige om planen.\nPlanen var god.\n' >"$work/words.txt"
"$BUILD/bench/bench" "$SOURCE" "$ORDSKIFTE" --json stem "$work/words.txt" >"$work/table.json" || exit 1
grep -q '"contestant": "through the type table"' "$work/table.json" || { echo "no row for the type table"; exit 1; }
grep -q '"contestant": "ordskifte stem", "clock"' "$work/table.json" || { echo "ordskifte stem was not measured"; exit 1; }
if command -v python3 >/dev/null 2>&1; then
  python3 -m json.tool "$work/table.json" >/dev/null || exit 1
  ORDSKIFTE_DATA=$SOURCE python3 "$SOURCE/bench/memory.py" "$ORDSKIFTE" 2000 >"$work/memory.txt" || exit 1
  [ "$(grep -c '^[a-z].* MiB .* MiB .* MiB .* bytes$' "$work/memory.txt")" = 5 ] || { cat "$work/memory.txt"; exit 1; }
else
  echo "SKIP: memory, and JSON of the benchmark (python3 is not installed)"
fi
"$BUILD/bench/bench" "$SOURCE" "$ORDSKIFTE" --wrong >/dev/null 2>&1
[ $? = 2 ] || { echo "an unknown option is no wrong usage"; exit 1; }
exit 0
