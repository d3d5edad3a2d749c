#!/bin/sh
# Who speaks to whom in the Storting, against reply_to and against the names that speakers use. EVERY=1 takes all threads.
set -u
data=$SOURCE/../shared/data/debate-storting.jsonl.gz
[ -f "$data" ] || { echo "SKIP: the network against the Storting: no debate-storting.jsonl.gz"; exit 77; }
command -v python3 >/dev/null || { echo "SKIP: the network against the Storting: no python3"; exit 77; }
export ORDSKIFTE_DATA="$SOURCE"
python3 "$SOURCE/tests/reference/network.py" "$ORDSKIFTE" "$data" "${EVERY:-12}"
