#!/bin/sh
# Makes doc/report.png, the picture in the README: the report on the sample debate, as a browser shows it.
# Needs chromium. Run it after a change of the page: doc/screenshot.sh
set -eu
top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"$top/run" report -o "$work/report" --force "$top/corpus/lederdebatt.txt" >/dev/null
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
  --disable-component-update --disable-sync --user-data-dir="$work/profile" --hide-scrollbars \
  --window-size=1100,1400 --screenshot="$top/doc/report.png" "file://$work/report/index.html" >/dev/null 2>&1
echo "doc/report.png"
