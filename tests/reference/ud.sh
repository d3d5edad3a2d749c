#!/bin/sh
# Tokens, sentences and varieties against the Norwegian UD treebanks, emoji against Unicode's list, where they are.
set -u
data=$SOURCE/../shared/data
[ -f "$data/ud-nb-dev.conllu" ] || { echo "SKIP: tokens against UD: no ud-nb-dev.conllu"; exit 77; }
command -v python3 >/dev/null || { echo "SKIP: tokens against UD: no python3"; exit 77; }
export ORDSKIFTE_DATA="$SOURCE"
python3 "$SOURCE/tests/reference/emoji.py" "$ORDSKIFTE" "$data/unicode/emoji-test.txt" &&
  python3 "$SOURCE/tests/reference/ud.py" "$ORDSKIFTE" "$data"
