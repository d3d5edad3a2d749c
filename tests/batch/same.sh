#!/bin/sh
# The same bytes whatever the threads, the chunks, the packing and the way in; rejected rows and their file; --strict; several
# files and patterns; what is cut, damaged, a bomb or too long.
set -u
. "$SOURCE/tests/batch/common.sh"
score() { "$ORDSKIFTE" score "$@"; }
rows 3000 >in.csv
gzip -k in.csv
python3 - <<'P' 2>/dev/null || true
import csv, json
with open("in.csv", encoding="utf-8", newline="") as f, open("in.jsonl", "w", encoding="utf-8") as out:
    for row in csv.DictReader(f):
        out.write(json.dumps({"id": row["id"], "author": row["navn"], "text": row["tekst"]} if row["tekst"] else [1]) + "\n")
P
tr '\n' ' ' <in.csv | tr '.' '\n' >in.txt

# ---- threads and chunks; fewer where the program is slow ----
crews="1 2 8" chunks="1 7 1000000" ways="--explain|--sentences|--format csv|--format json|--format jsonl|--excel|--format md"
if [ -n "${OSK_SLOW:-}" ]; then crews="2 8" chunks=7 ways="--explain|--format jsonl"; fi
for input in in.csv in.jsonl in.txt; do
  [ -f "$input" ] || { echo "SKIP: batches of JSONL (python3 is not installed)"; continue; }
  score --threads 1 "$input" >want 2>/dev/null
  check "$input has rows" [ "$(wc -l <want)" -gt 100 ]
  for threads in $crews; do for chunk in $chunks; do
    score --threads $threads --chunk $chunk "$input" >got 2>/dev/null
    check "$input, $threads threads, chunks of $chunk" cmp -s want got
  done; done
  echo "$ways" | tr '|' '\n' >ways
  while read -r how; do
    # shellcheck disable=SC2086
    score --threads 1 $how "$input" >want 2>/dev/null; score --threads 8 --chunk 7 $how "$input" >got 2>/dev/null
    check "$input $how" cmp -s want got
  done <ways
done
score in.csv >want 2>counts
check "rows are counted" grep -qx 'rows: 3000, scored: 2970, rejected: 30' counts

# ---- ways in and out ----
score in.csv.gz >got 2>/dev/null; check "gzip in" cmp -s want got
score - <in.csv >got 2>/dev/null; check "standard input" cmp -s want got
cat in.csv.gz | score - >got 2>/dev/null; check "gzip on standard input" cmp -s want got
for threads in 1 8; do
  score --threads $threads -o out$threads.tsv.gz in.csv 2>/dev/null; score --threads $threads --chunk 7 -o out$threads.tsv.zst in.csv 2>/dev/null
done
gzip -dc out1.tsv.gz >got; check "gzip out" cmp -s want got
check "gzip out is the same" cmp -s out1.tsv.gz out8.tsv.gz
check "zstd out is the same" cmp -s out1.tsv.zst out8.tsv.zst
score --input csv --format csv --text-column id out1.tsv.zst >/dev/null 2>got; check "zstd out can be read" grep -q 'rows: 2970' got
if command -v zstd >/dev/null; then
  zstd -q -k in.csv; score in.csv.zst >got 2>/dev/null; check "zstd in" cmp -s want got
  zstd -dc out1.tsv.zst >got 2>/dev/null; check "zstd reads it" cmp -s want got
fi
# Several files: rows are numbered through.
{ cat in.csv; tail -n +2 in.csv; } >both.csv
cp in.csv a1.csv; cp in.csv a2.csv
score both.csv 2>/dev/null >want2; score a1.csv a2.csv >got 2>/dev/null; check "two files" cmp -s want2 got
score 'a?.csv' --threads 3 --chunk 11 >got 2>/dev/null; check "a pattern" cmp -s want2 got
# More files than may be open at once, of which one is at a time.
mkdir many
for i in $(seq 1 80); do printf 'navn,tekst\nKari,Dette er bra %s\n' "$i" >"many/$i.csv"; done
(ulimit -n 40; score --threads 3 'many/*.csv') >got 2>counts
check "eighty files, forty of them open at most" grep -qx 'rows: 80, scored: 80, rejected: 0' counts
check "and all rows" [ "$(wc -l <got)" = 81 ]
exits 1 "a file that is not there" score in.csv nowhere.csv
exits 2 "--resume from standard input" score --resume -o x.tsv -

# ---- rejected rows ----
score --rejects bad.tsv in.csv >/dev/null 2>&1
check "all rejected rows are in their file" [ "$(tail -n +2 bad.tsv | wc -l)" = 30 ]
check "with their place" [ "$(sed -n 2p bad.tsv | cut -f2-3)" = "$(grep -n '^97,Kari$' in.csv | cut -d: -f1)	1" ]
rm bad.tsv; score --threads 8 --chunk 3 --rejects bad.tsv in.csv >/dev/null 2>&1; check "again" [ "$(wc -l <bad.tsv)" = 31 ]
exits 4 "--strict" score --strict -o strict.tsv in.csv
check "--strict leaves nothing" [ -z "$(ls -A | grep strict)" ]
check "--strict names the row" grep -q "in.csv:$(grep -n '^97,Kari$' in.csv | cut -d: -f1):1: the row has 2 cells" stderr
exits 4 "a header alone" score -o none.tsv "$SOURCE/tests/bad/only-header.csv"

# ---- cut, damaged, bombs ----
size=$(wc -c <in.csv.gz)
for at in 5 11 100 1000 $((size / 2)) $((size - 9)) $((size - 1)); do
  head -c $at in.csv.gz >cut.csv.gz
  exits 4 "gzip cut at $at" score -o cut.tsv cut.csv.gz
  check "cut at $at: nothing under the name" [ ! -e cut.tsv ]
done
score cut.csv.gz >got 2>/dev/null; check "what stood before the cut is there" [ "$(wc -l <got)" -gt 2000 ]
for at in 30 1000 $((size / 2)) $((size - 5)); do
  { head -c $at in.csv.gz; printf '\252\125\377'; tail -c +$((at + 4)) in.csv.gz; } >damaged.csv.gz
  exits 4 "gzip damaged at $at" score -o damaged.tsv damaged.csv.gz
done
if [ -f in.csv.zst ]; then
  size=$(wc -c <in.csv.zst)
  for at in 7 100 $((size - 1)); do head -c $at in.csv.zst >cut.csv.zst; exits 4 "zstd cut at $at" score -o cut.tsv cut.csv.zst; done
  { printf 'id,tekst\n'; head -c 100000000 /dev/zero | tr '\0' 'x'; } | zstd -q --long=30 --ultra -c >window.csv.zst 2>/dev/null
  exits 4 "a window over 128 MiB" score window.csv.zst
fi
{ printf 'id,tekst\n'; head -c 90000000 /dev/zero | tr '\0' '\n'; } | gzip -9 >bomb.csv.gz
exits 4 "a bomb" score bomb.csv.gz
check "says so" grep -q 'as bombs do' stderr
# An open mark: what stood before is there.
{ cat in.csv; printf 'x,y,"z\n'; } >open.csv
exits 4 "a mark left open" score -o open.tsv open.csv
score open.csv >got 2>/dev/null; check "rows before an open mark" cmp -s want got

# ---- a line of 64 MB ----
{ head -n 90 in.csv; printf 'lang,Kari,'; head -c 64000000 /dev/zero | tr '\0' 'a'; printf '\n'; sed -n '91,170p' in.csv; } >long.csv
[ -n "${OSK_SLOW:-}" ] || limit="ulimit -v 500000"
(eval "${limit:-:}"; score --threads 1 --rejects long.tsv long.csv) >got 2>counts
check "a long line is passed over" grep -q 'more than the 16777216 that --max-record allows' long.tsv
check "and the rest is read" [ "$(wc -l <got)" -gt 90 ]
(head -n 90 in.csv; sed -n '91,170p' in.csv) | score - 2>/dev/null | cut -f2- >want3; cut -f2- got >got3; check "as without it" cmp -s want3 got3
end 60
