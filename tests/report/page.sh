#!/bin/sh
# The page in a browser; page.py has the checks. axe-core (for screen readers) is taken from OSK_AXE, or fetched once by npm
# into the build folder, and that part is named as skipped where neither is to be had.
set -u
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
  { echo "SKIP: the page in a browser (chromium is not installed)"; exit 77; }
python=/usr/bin/python3 # the system's first: a Python of one's own has not Debian's html5lib
[ -x "$python" ] || python=$(command -v python3) || { echo "SKIP: the page in a browser (python3 is not installed)"; exit 77; }
export ORDSKIFTE_DATA="$SOURCE"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
kept=$PWD/axe-core
if [ -z "${OSK_AXE:-}" ] && [ ! -f "$kept/package/axe.min.js" ] && command -v npm >/dev/null; then
  mkdir -p "$kept" && (cd "$kept" && npm pack --silent axe-core@4 >/dev/null 2>&1 && tar xzf axe-core-*.tgz 2>/dev/null)
fi
axe=${OSK_AXE:-$kept/package/axe.min.js}
[ -f "$axe" ] || axe=
"$python" "$SOURCE/tests/report/page.py" "$browser" "$ORDSKIFTE" "$SOURCE" "$work" ${axe:+"$axe"}
