#!/bin/sh
# Negations against NoReC_neg, labels against the shared labelled sentences, entries against texts, where they are.
set -u
data=$SOURCE/../shared/data
[ -f "$data/norec-neg-dev.json" ] || { echo "SKIP: negations against NoReC_neg: no norec-neg-dev.json"; exit 77; }
command -v python3 >/dev/null || { echo "SKIP: negations against NoReC_neg: no python3"; exit 77; }
export ORDSKIFTE_DATA="$SOURCE"
python3 "$SOURCE/tests/reference/negation.py" "$ORDSKIFTE" "$data" &&
  python3 "$SOURCE/tests/reference/sentiment.py" "$ORDSKIFTE" "$data" &&
  python3 "$SOURCE/tests/reference/lexicon.py" "$ORDSKIFTE" "$SOURCE" "$data"
