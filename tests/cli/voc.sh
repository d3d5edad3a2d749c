#!/bin/sh
# Stems equal the Snowball vocabulary of the release that libstemmer here matches, word by word.
data=$SOURCE/../shared/data
[ -f "$data/snowball-norwegian-voc-2.2.txt" ] || { echo "SKIP: the Snowball vocabulary is not here"; exit 77; }
export ORDSKIFTE_DATA="$SOURCE"
"$ORDSKIFTE" stem <"$data/snowball-norwegian-voc-2.2.txt" | cmp - "$data/snowball-norwegian-output-2.2.txt" && echo "all stems equal"
