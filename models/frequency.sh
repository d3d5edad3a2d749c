#!/bin/sh
# Writes the reference of Norwegian word frequencies: counts by form, no text.
#
#   models/frequency.sh DATA >models/frequency-norwegian.tsv
#
# DATA holds norec-train.jsonl.gz and debate-storting.jsonl.gz; $ORDSKIFTE is the program (else build/ordskifte).
set -eu
data=$1 floor=5
program=${ORDSKIFTE:-build/ordskifte}
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
gzip -dc "$data/norec-train.jsonl.gz" >"$work/norec.jsonl"
gzip -dc "$data/debate-storting.jsonl.gz" | grep -v '"role": *"president"' >"$work/storting.jsonl"
for part in norec storting; do
  "$program" freq --input jsonl --text-column text --all --top 100000000 "$work/$part.jsonl" 2>/dev/null |
    cut -f1-3 | tail -n +2 >"$work/$part.tsv"
done
LC_ALL=C awk -F'\t' -v floor="$floor" '
  { tokens[$1] += $2; words[FILENAME] = $3 }
  END {
    for (part in words) all += words[part]
    for (form in tokens) if (tokens[form] >= floor) print form "\t" tokens[form] | "LC_ALL=C sort -k1,1"
    close("LC_ALL=C sort -k1,1")
    print "*floor\t" floor >"/dev/stderr"; printf "*words\t%d\n", all >"/dev/stderr"
  }' "$work/norec.tsv" "$work/storting.tsv" >"$work/forms" 2>"$work/heads"
echo "# How often words come in NoReC (train) and in Storting debates; see frequency-norwegian.md. Made by frequency.sh."
printf 'form\ttokens\n'
cat "$work/heads" "$work/forms"
