#!/bin/sh
# Tokens, sentences and varieties against the Norwegian UD treebanks, where they are.
set -u
data=$SOURCE/../shared/data
[ -f "$data/ud-nb-dev.conllu" ] || { echo "SKIP: tokens against UD: no ud-nb-dev.conllu"; exit 77; }
command -v python3 >/dev/null || { echo "SKIP: tokens against UD: no python3"; exit 77; }
ORDSKIFTE_DATA=$SOURCE exec python3 "$SOURCE/tests/reference/ud.py" "$ORDSKIFTE" "$data"
