#!/bin/sh
# The page in a browser: hostile comments add no element and run nothing, no request is made, the console is
# silent, in three languages.
set -u
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
  { echo "SKIP: the page in a browser (chromium is not installed)"; exit 77; }
export ORDSKIFTE_DATA="$SOURCE"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "$*"; failed=$((failed + 1)); }
show() { # page
  "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$work/profile" --enable-logging=stderr --v=0 \
    --virtual-time-budget=3000 --dump-dom "file://$1" 2>"$work/log"
}
count() { grep -oiE "$1" "$2" | wc -l; }

"$ORDSKIFTE" report -o "$work/hostile" "$SOURCE/tests/bad/hostile.csv" >/dev/null 2>&1 || fail "no report"
show "$work/hostile/index.html" >"$work/dom.html"
grep -q '</html>' "$work/dom.html" || fail "the browser showed nothing"
[ "$(count '<script' "$work/dom.html")" = 0 ] || fail "a script element"
[ "$(count '<img' "$work/dom.html")" = 0 ] || fail "an image element"
[ "$(count '<h1' "$work/dom.html")" = 1 ] || fail "a heading from a comment"
[ "$(count '<article' "$work/dom.html")" = 5 ] || fail "not an article a comment"
[ "$(count ' style=' "$work/dom.html")" = 0 ] || fail "a style attribute"
[ "$(count ' on[a-z]+=\"' "$work/dom.html")" = 0 ] || fail "an event attribute"
for lang in nb nn en; do
  "$ORDSKIFTE" report --lang $lang -o "$work/$lang" "$SOURCE/corpus/lederdebatt.txt" >/dev/null 2>&1 || fail "no report in $lang"
  show "$work/$lang/index.html" >"$work/dom.html"
  grep -qi 'CONSOLE' "$work/log" && { grep -i CONSOLE "$work/log"; fail "the console is not silent"; }
  grep -q "<html lang=\"$lang\"" "$work/dom.html" || fail "wrong language"
  grep -oE '>[a-z]+\.[a-z_]+<' "$work/dom.html" && fail "a text is missing in $lang"
done
grep -nE '(src|href)="(https?:|//)' "$work/nb/index.html" && fail "the page asks for something outside"
[ "$failed" = 0 ] && echo "the page is safe and quiet"
[ "$failed" = 0 ]
