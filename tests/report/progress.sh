#!/bin/sh
# Progress at a terminal; progress.py has the checks.
set -u
command -v python3 >/dev/null || { echo "SKIP: progress at a terminal (python3 is not installed)"; exit 77; }
export ORDSKIFTE_DATA="$SOURCE"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 "$SOURCE/tests/report/progress.py" "$ORDSKIFTE" "$work"
