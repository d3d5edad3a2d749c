#!/bin/sh
# What the themes catch against places and sentences marked by hand, and the figures that their cards tell.
set -u
data=$SOURCE/../shared/data
[ -f "$data/debate-storting.jsonl.gz" ] || { echo "SKIP: themes against marks: no debate-storting.jsonl.gz"; exit 77; }
command -v python3 >/dev/null || { echo "SKIP: themes against marks: no python3"; exit 77; }
export ORDSKIFTE_DATA="$SOURCE"
python3 "$SOURCE/tests/reference/themes.py" "$ORDSKIFTE" "$SOURCE" "$data"
