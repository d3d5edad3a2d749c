#!/bin/sh
# Shards: the merged folder is the same bytes for any number of them and of threads, for a border at any byte, for shards that
# were killed and begun again, and for one that ran twice at once. What is refused stands in tests/cli/shard-*.case.
set -u
# In memory if there is a place: thousands of parts are each to be on the disk before the next, and disks are slow at that.
work=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d); trap 'rm -rf "$work"' EXIT
ORDSKIFTE_DATA=$SOURCE; export ORDSKIFTE_DATA
failed=0
fail() { echo "FAILED: $*"; failed=1; }
ordskifte() { "$ORDSKIFTE" "$@" 2>>"$work/err"; }

threads=1
run() { # name, shards, options and files of plan
  name=$1 shards=$2; shift 2
  ordskifte plan --shards "$shards" --force -o "$work/$name.plan" "$@" &&
    ordskifte score --plan "$work/$name.plan" --shard-set "0-$((shards - 1))/$shards" --threads $threads --dir "$work/$name" &&
    ordskifte merge "$work/$name" -o "$work/$name.out" || fail "$name: $shards shards"
}
same() { # two folders
  diff -r "$work/$1.out" "$work/$2.out" >/dev/null || { fail "$2 is not the same bytes as $1"; diff -r "$work/$1.out" "$work/$2.out" | head -5; }
}
gone() { for one in "$@"; do rm -rf "$work/$one" "$work/$one.out"; done; }

# ---- inputs ----
cp "$SOURCE/corpus/skoledebatt.csv" "$work/a.csv"
# Line breaks and marks in cells, an empty line, a row too few cells, no line break at the end, bytes that are no UTF-8.
printf 'id,navn,tekst\n1,Kåre,"Dette er bra,\nog det er ""fint"""\n\n2,Åse,ikke bra\n3,Kåre\n4,"Ås\ne",\303\050 kjempebra :-)\n5,Kåre,"slutt"' >"$work/b.csv"
printf '{"text": "Bra!", "author": "Kåre"}\n{"text": 3\n\n{"text": "Dårlig.\\nSånn.", "author": "Åse"}\n{"tekst": "uten"}\n{"text": "ikke dårlig"}' >"$work/c.jsonl"
printf 'Bra\n\nIkke bra\n  \nslutt' >"$work/d.txt"

# ---- any number of shards, in one thread and two ----
counts="2 3 7 50 1000" # 1000: more than rows
crews="1 2"
if [ -n "${OSK_SLOW:-}" ]; then counts="7 50" crews=2; fi
run one 1 "$work/a.csv"
for n in $counts; do
  for threads in $crews; do
    run "n$n" "$n" "$work/a.csv"
    same one "n$n"
    [ "$n" = 7 ] && [ $threads = 2 ] || gone "n$n"
  done
done
threads=1

# ---- as other commands have it ----
ordskifte score "$work/a.csv" --format csv | cmp - "$work/one.out/scores.csv" || fail "scores.csv is not what score writes"
ordskifte types "$work/a.csv" --all --format tsv | tail -n +2 | LC_ALL=C sort >"$work/types.tsv"
tail -n +2 "$work/one.out/terms.tsv" | LC_ALL=C sort | cmp - "$work/types.tsv" || fail "terms.tsv is not what types writes"
ordskifte check "$work/one.out" >/dev/null || fail "check of a merged folder"
[ "$(ordskifte check "$work/n7")" = "7 of 7 parts are there and whole, with 89 rows" ] || fail "check of parts"
[ -z "$(ordskifte missing "$work/n7")" ] || fail "something is missing"
grep -rlE "$(hostname)|$work|part-|shard" "$work/n7.out" && fail "a host, a path or a shard stands in what was merged"

# ---- more shards than rows, and a border at every byte of a small file ----
for file in b.csv c.jsonl d.txt; do
  run "whole-$file" 1 "$work/$file"
  for n in 3 "$(wc -c <"$work/$file")"; do # a border is wanted at every byte
    run "$file-$n" "$n" "$work/$file"
    same "whole-$file" "$file-$n"
    gone "$file-$n"
  done
done
[ "$(grep -c . "$work/whole-b.csv.out/rejected.tsv")" = 2 ] || fail "the rejected row of b.csv is not told"

# ---- several files are as one, each with its header; what is packed is cut at files ----
gzip -k "$work/b.csv" && gzip -k "$work/c.jsonl"
run files 1 "$work/a.csv" "$work/b.csv"
run files9 9 "$work/a.csv" "$work/b.csv"
same files files9
run packed 1 "$work/b.csv.gz" "$work/a.csv" "$work/c.jsonl.gz"
threads=2; run packed9 9 "$work/b.csv.gz" "$work/a.csv" "$work/c.jsonl.gz"; threads=1
same packed packed9
for file in scores.csv terms.tsv participants.tsv rejected.tsv; do # the same rows, packed or not
  run "$file" 1 "$work/b.csv.gz"
  cmp "$work/$file.out/$file" "$work/whole-b.csv.out/$file" || fail "$file of a packed file"
done
if command -v zstd >/dev/null; then
  zstd -qk "$work/b.csv"
  run zst 2 "$work/b.csv.zst"
  cmp "$work/zst.out/scores.csv" "$work/whole-b.csv.out/scores.csv" || fail "a file packed with zstd"
else
  echo "SKIP: shards of a file packed with zstd (zstd is not installed)"
fi

# ---- threads of a debate stay together ----
printf 'id,traad,navn,tekst\n' >"$work/t.csv"
for t in 1 2 3 4 5 6; do for r in 1 2 3 4 5; do echo "$t$r,$t,Kåre,bra og dårlig nummer $r"; done; done >>"$work/t.csv"
run t1 1 "$work/t.csv"
for n in $counts 4; do
  for threads in $crews; do
    run "t-$n" "$n" --keep-threads traad "$work/t.csv"
    same t1 "t-$n"
    gone "t-$n"
  done
done
threads=1
for i in 0 1 2 3; do
  start=$(sed -n "s/^shard	$i	\([0-9]*\)	.*/\1/p" "$work/t-4.plan") end=$(sed -n "s/^shard	$i	[0-9]*	\([0-9]*\)	.*/\1/p" "$work/t-4.plan")
  tail -c "+$((start + 1))" "$work/t.csv" | head -c $((end - start)) | grep -v '^id' | cut -d, -f2 | sort -u | sed "s/^/$i /"
done >"$work/where"
[ "$(wc -l <"$work/where")" = 6 ] && [ "$(cut -d' ' -f1 "$work/where" | sort -u | wc -l)" = 4 ] || fail "six threads do not stand in four shards"
printf 'id,traad,tekst\n1,a,x\n2,b,y\n3,a,z\n4,b,w\n' >"$work/mixed.csv"
"$ORDSKIFTE" plan --shards 3 --keep-threads traad "$work/mixed.csv" -o "$work/mixed.plan" 2>&1 | grep -q 'rows stand in only 1 of 3 shards' || fail "threads all through the file are not told"

# ---- a shard that is done is left alone; one run twice at once is the same ----
"$ORDSKIFTE" score --plan "$work/n7.plan" --shard 2/7 --dir "$work/n7" 2>&1 | grep -q 'complete already' || fail "a done shard was done again"
rm -rf "$work/n7/part-2" "$work/n7/part-2.manifest" "$work/n7.out"
ordskifte score --plan "$work/n7.plan" --shard 2/7 --dir "$work/n7" &
ordskifte score --plan "$work/n7.plan" --shard 2/7 --dir "$work/n7" || fail "the second of two at once"
wait
ordskifte merge "$work/n7" -o "$work/n7.out" || fail "a merge after two at once"
same one n7
# What is damaged is missing, and is made again.
printf 'X' | dd of="$work/n7/part-1" bs=1 seek=200 conv=notrunc 2>/dev/null
head -c 500 "$work/n7/part-5.manifest" >"$work/cut" && mv "$work/cut" "$work/n7/part-5.manifest"
[ "$(ordskifte missing "$work/n7")" = 1,5 ] || fail "what is damaged is not missing"
ordskifte score --plan "$work/n7.plan" --shard-set 0-6/7 --dir "$work/n7"; rm -rf "$work/n7.out"
ordskifte merge "$work/n7" -o "$work/n7.out" && same one n7
ls -A "$work"/n7 | grep '\.part$' && fail "a private file was left"

# ---- killed at any moment, and begun again ----
{ head -n 1 "$work/a.csv"; for _ in $(seq 60); do tail -n +2 "$work/a.csv"; done; } >"$work/long.csv"
run long 1 "$work/long.csv"
ordskifte plan --shards 5 "$work/long.csv" -o "$work/kill.plan"
clock() { date +%s%3N; }
begun=$(clock); ordskifte score --plan "$work/kill.plan" --shard-set 0-4/5 --dir "$work/kill"; lasts=$(($(clock) - begun))
begun=$(clock); ordskifte merge "$work/kill" -o "$work/kill.out"; merges=$(($(clock) - begun))
same long kill
ends() { # after a share of the milliseconds that it takes a command is killed
  most=$1; shift
  "$ORDSKIFTE" "$@" 2>/dev/null &
  task=$!
  sleep "$(awk -v r="$round" -v m="$most" 'BEGIN { srand(r); printf "%.3f", rand() * 0.6 * m / 1000 }')"
  kill -9 $task 2>/dev/null
  wait $task 2>/dev/null
  [ $? = 137 ] && kills=$((kills + 1))
}
rounds=${OSK_ROUNDS:-30} kills=0 round=0 left=0
while [ "$round" -lt "$rounds" ]; do
  round=$((round + 1))
  gone kill
  mkdir "$work/kill"
  ends "$lasts" score --plan "$work/kill.plan" --shard-set 0-4/5 --threads $((1 + round % 2)) --dir "$work/kill"
  missing=$(ordskifte missing "$work/kill" --plan "$work/kill.plan")
  [ -z "$missing" ] || left=$((left + 1))
  for range in $(echo "$missing" | tr ',' ' '); do
    ordskifte score --plan "$work/kill.plan" --shard-set "${range%-*}-${range#*-}/5" --dir "$work/kill" || fail "shards $range after a kill"
  done
  ends "$merges" merge "$work/kill" -o "$work/kill.out"
  ordskifte merge "$work/kill" -o "$work/kill.out" || fail "a merge after a kill"
  same long kill
done
echo "$rounds rounds, $kills kills, $left times something was missing"
[ "$left" -gt 0 ] || [ "$rounds" -lt 20 ] || fail "no kill left anything to do"

[ $failed = 0 ] && echo "shards hold"
exit $failed
