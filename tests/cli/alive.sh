#!/bin/sh
# Every form of every shipped theme is found in a text that is the form, and by its own theme; those with a condition or a
# star are not such a text.
set -u
export ORDSKIFTE_DATA="$SOURCE"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
for file in "$SOURCE"/dict/themes/*.txt; do
  theme=$(sed -n 's/^theme: *//p' "$file")
  grep -vE '^(#|$|theme:|nb:|nn:|en:|keep:|- )|\[|\*|\+' "$file" | tr '|' '\n' | sed 's/^ *//; s/ *$//; s/~//g' | grep . >"$work/$theme"
  "$ORDSKIFTE" themes --hits --input text "$work/$theme" | awk -F'\t' -v t="$theme" 'NR > 1 && $5 == t {print $4}' >"$work/found"
  diff "$work/$theme" "$work/found" >"$work/diff" || { echo "$theme: forms that no text can hold:"; grep '^<' "$work/diff"; touch "$work/failed"; }
done
rm "$work/found" "$work/diff"
[ ! -f "$work/failed" ] && cat "$work"/* | wc -l
[ ! -f "$work/failed" ]
