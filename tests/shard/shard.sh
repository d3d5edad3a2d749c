#!/bin/sh
# Shards: the merged folder is the same bytes for any number of them, for a border at any byte, for shards that were killed and
# begun again, and for one that ran twice at once; and every fault is refused with exit status 3 and a line that names it.
set -u
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
ORDSKIFTE_DATA=$SOURCE; export ORDSKIFTE_DATA
failed=0
fail() { echo "FAILED: $*"; failed=1; }
ordskifte() { "$ORDSKIFTE" "$@" 2>>"$work/err"; }

score_all() { # plan, shards, folder
  for i in $(seq 0 $(($2 - 1))); do ordskifte score --plan "$1" --shard "$i/$2" --dir "$3" || return 1; done
}
run() { # name, shards, options and files of plan
  name=$1 shards=$2; shift 2
  ordskifte plan --shards "$shards" -o "$work/$name.plan" "$@" && score_all "$work/$name.plan" "$shards" "$work/$name" &&
    ordskifte merge "$work/$name" -o "$work/$name.out"
}
same() { # two folders
  diff -r "$work/$1.out" "$work/$2.out" >/dev/null || { fail "$2 is not the same bytes as $1"; diff -r "$work/$1.out" "$work/$2.out" | head -5; }
}

# ---- inputs ----
cp "$SOURCE/corpus/skoledebatt.csv" "$work/a.csv"
# Line breaks and marks in cells, an empty line, a row too few cells, no line break at the end, bytes that are no UTF-8.
printf 'id,navn,tekst\n1,Kåre,"Dette er bra,\nog det er ""fint"""\n\n2,Åse,ikke bra\n3,Kåre\n4,"Ås\ne",\303\050 kjempebra :-)\n5,Kåre,"slutt"' >"$work/b.csv"
printf '{"text": "Bra!", "author": "Kåre"}\n{"text": 3\n\n{"text": "Dårlig.\\nSånn.", "author": "Åse"}\n{"tekst": "uten"}\n{"text": "ikke dårlig"}' >"$work/c.jsonl"
printf 'Bra\n\nIkke bra\n  \nslutt' >"$work/d.txt"

# ---- the same bytes for any number of shards, and as `score` makes them ----
run one 1 "$work/a.csv" || fail "one shard"
for n in 2 3 7 64 ${OSK_SLOW:+1000}; do # 1000: more than rows
  run "n$n" "$n" "$work/a.csv" || fail "$n shards"
  same one "n$n"
done
ordskifte score "$work/a.csv" --format csv >"$work/scores.csv"
cmp "$work/scores.csv" "$work/one.out/scores.csv" || fail "scores.csv is not what score writes"
ordskifte types "$work/a.csv" --all --format tsv | tail -n +2 | LC_ALL=C sort >"$work/types.tsv"
tail -n +2 "$work/one.out/terms.tsv" | LC_ALL=C sort | cmp - "$work/types.tsv" || fail "terms.tsv is not what types writes"
ordskifte check "$work/one.out" >/dev/null || fail "check of a merged folder"
[ "$(ordskifte check "$work/n7")" = "7 of 7 parts are there and whole, with 89 rows" ] || fail "check of parts"
[ -z "$(ordskifte missing "$work/n7")" ] || fail "something is missing"

# ---- more shards than rows, and a border at every byte of a small file ----
for file in b.csv c.jsonl d.txt; do
  run "whole-$file" 1 "$work/$file" || fail "$file in one shard"
  size=$(wc -c <"$work/$file")
  for n in 3 "$size"; do # a border is wanted at every byte
    run "$file-$n" "$n" "$work/$file" || fail "$file in $n shards"
    same "whole-$file" "$file-$n"
    rm -rf "$work/$file-$n" "$work/$file-$n.out"
  done
done
[ "$(grep -c . "$work/whole-b.csv.out/rejected.tsv")" = 2 ] || fail "the rejected row of b.csv is not told"

# ---- several files are as one, and each keeps its header ----
run files 1 "$work/a.csv" "$work/b.csv" || fail "two files"
run files9 9 "$work/a.csv" "$work/b.csv" || fail "two files in nine shards"
same files files9

# ---- threads stay together ----
printf 'id,traad,navn,tekst\n' >"$work/t.csv"
for t in 1 2 3 4 5 6; do for r in 1 2 3 4 5; do echo "$t$r,$t,Kåre,bra og dårlig nummer $r"; done; done >>"$work/t.csv"
run t1 1 "$work/t.csv" || fail "threads in one shard"
run t4 4 --keep-threads traad "$work/t.csv" || fail "threads in four shards"
same t1 t4
for i in 0 1 2 3; do
  start=$(sed -n "s/^shard	$i	\([0-9]*\)	.*/\1/p" "$work/t4.plan") end=$(sed -n "s/^shard	$i	[0-9]*	\([0-9]*\)	.*/\1/p" "$work/t4.plan")
  tail -c "+$((start + 1))" "$work/t.csv" | head -c $((end - start)) | grep -v '^id' | cut -d, -f2 | sort -u | sed "s/^/$i /"
done | cut -d' ' -f2 | sort | uniq -d | grep . && fail "a thread stands in two shards"
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

# ---- killed at any moment, and begun again ----
{ head -n 1 "$work/a.csv"; for i in $(seq 40); do tail -n +2 "$work/a.csv"; done; } >"$work/long.csv"
run long 1 "$work/long.csv" || fail "the long file"
ordskifte plan --shards 3 "$work/long.csv" -o "$work/kill.plan"
rounds=${OSK_ROUNDS:-8} kills=0 round=0
while [ "$round" -lt "$rounds" ]; do
  round=$((round + 1))
  rm -rf "$work/kill" "$work/kill.out"
  for i in 0 1 2; do
    "$ORDSKIFTE" score --plan "$work/kill.plan" --shard "$i/3" --dir "$work/kill" 2>/dev/null &
    task=$!
    sleep "0.$(printf '%03d' $(((round * 37 + i * 61) % 200)))"
    kill -9 $task 2>/dev/null && kills=$((kills + 1))
    wait $task 2>/dev/null
  done
  [ -e "$work/kill/plan" ] || ordskifte score --plan "$work/kill.plan" --shard 0/3 --dir "$work/kill"
  for i in $(ordskifte missing "$work/kill" | tr ',' '\n' | sed 's/\(.*\)-\(.*\)/seq \1 \2/;t;s/^/echo /' | sh); do
    ordskifte score --plan "$work/kill.plan" --shard "$i/3" --dir "$work/kill" || fail "shard $i after a kill"
  done
  "$ORDSKIFTE" merge "$work/kill" -o "$work/kill.out" 2>/dev/null &
  task=$!
  sleep "0.0$((round % 10))"
  kill -9 $task 2>/dev/null; wait $task 2>/dev/null
  ordskifte merge "$work/kill" -o "$work/kill.out" || fail "a merge after a kill"
  same long kill
done
echo "$rounds rounds, $kills shards killed"

# ---- faults ----
seal() { # a file: its last line becomes the checksum of the others
  head -n -1 "$1" >"$1.new" && printf 'check\t%s\n' "$(sha256sum <"$1.new" | cut -d' ' -f1)" >>"$1.new" && mv "$1.new" "$1"
}
refused() { # what, pattern
  rm -rf "$work/bad.out"
  "$ORDSKIFTE" merge "$work/bad" -o "$work/bad.out" >"$work/out" 2>"$work/told"
  status=$?
  [ $status = 3 ] || fail "$1: exit status $status, not 3"
  [ -e "$work/bad.out" ] && fail "$1: something was written"
  [ "$(wc -l <"$work/told")" = 1 ] || fail "$1: more than a line"
  grep -q "$2" "$work/told" || { fail "$1: the message is another"; cat "$work/told"; }
}
fresh() { rm -rf "$work/bad"; cp -r "$work/n3" "$work/bad"; }
run other 3 --text-column navn "$work/a.csv" || fail "other options"
run input 3 "$work/long.csv" || fail "other input"

fresh; rm "$work/bad/part-1.manifest"; refused gap 'a gap: shard 1 '
fresh; rm "$work/bad/part-1"; refused "part gone" 'part-1: is not there, although its manifest is'
fresh; sed -i 's/^bytes	\([0-9]*\)	\([0-9]*\)/bytes	\1	9999/' "$work/bad/part-1.manifest"; seal "$work/bad/part-1.manifest"; refused overlap 'part-1: holds bytes .* an overlap'
fresh; sed -i 's/^shard	1	\([0-9]*\)/shard	1	\199/' "$work/bad/plan"; seal "$work/bad/plan"; refused "gap in the plan" 'plan:.*a gap'
fresh; sed -i 's/^shard	1	\([0-9]*\)	/shard	1	1	/' "$work/bad/plan"; seal "$work/bad/plan"; refused "overlap in the plan" 'plan:.*an overlap'
fresh; cp "$work/bad/part-1" "$work/bad/part-2"; cp "$work/bad/part-1.manifest" "$work/bad/part-2.manifest"; refused duplicate 'part-2: is shard 1, which would stand twice'
fresh; cp "$work/n7/part-5" "$work/n7/part-5.manifest" "$work/bad"; refused stranger 'holds part-5, which is none of the 3 shards'
fresh; cp "$work/n7/part-1" "$work/n7/part-1.manifest" "$work/bad"; refused "wrong n" 'part-1: is one of 7 shards; this run has 3'
fresh; cp "$work/input/part-1" "$work/input/part-1.manifest" "$work/bad"; refused "wrong input" 'part-1: was made of another input'
fresh; cp "$work/other/part-1" "$work/other/part-1.manifest" "$work/bad"; refused "other options" 'part-1: was made with other options, dictionaries'
fresh; printf 'X' | dd of="$work/bad/part-1" bs=1 seek=200 conv=notrunc 2>/dev/null; refused "bit flip in rows" 'part-1: has been changed'
for byte in 1800 6000 7300; do
  fresh; size=$(wc -c <"$work/bad/part-1"); [ "$byte" -lt "$size" ] || continue
  old=$(od -An -tu1 -j "$byte" -N 1 "$work/bad/part-1"); printf "\\$(printf '%03o' $((old ^ 1)))" | dd of="$work/bad/part-1" bs=1 seek="$byte" conv=notrunc 2>/dev/null
  refused "bit flip at $byte" 'part-1: '
done
fresh; head -c 500 "$work/n3/part-1.manifest" >"$work/bad/part-1.manifest"; refused "truncated manifest" 'part-1.manifest: is cut'
fresh; : >"$work/bad/part-1.manifest"; refused "empty manifest" "part-1.manifest: does not begin with"
fresh; head -c 500 "$work/n3/part-1" >"$work/bad/part-1"; refused "truncated part" 'part-1: has 500 bytes; its manifest says '
fresh; sed -i 's/^rows	\([0-9]*\)	\([0-9]*\)	\([0-9]*\)/rows	\1	\2	7/' "$work/bad/part-1.manifest"; seal "$work/bad/part-1.manifest"; refused "row mismatch" 'the count of rows does not hold'
fresh; sed -i 's/^input	[0-9a-f]*/input	0000000000000000000000000000000000000000000000000000000000000000/' "$work/bad/part-1.manifest"; seal "$work/bad/part-1.manifest"; refused "changed input" 'part-1: was made of an input that had changed'
fresh; sed -i 's/^run	[0-9a-f]*/run	0000000000000000000000000000000000000000000000000000000000000000/' "$work/bad/part-1.manifest"; seal "$work/bad/part-1.manifest"; refused "foreign run" 'part-1: belongs to another run'
fresh; sed -i 's/^shards/shards /' "$work/bad/plan"; refused "edited plan" 'plan: has been changed'

# What was damaged is missing, and is made again.
fresh; printf 'X' | dd of="$work/bad/part-1" bs=1 seek=200 conv=notrunc 2>/dev/null
head -c 500 "$work/n3/part-2.manifest" >"$work/bad/part-2.manifest"
[ "$(ordskifte missing "$work/bad")" = 1-2 ] || fail "what is damaged is not missing"
ordskifte score --plan "$work/n3.plan" --shard 1/3 --dir "$work/bad"; ordskifte score --plan "$work/n3.plan" --shard 2/3 --dir "$work/bad"
ordskifte merge "$work/bad" -o "$work/bad.out" && same one bad

# The input changes under a shard; another plan's folder.
cp "$work/a.csv" "$work/e.csv"; ordskifte plan --shards 3 "$work/e.csv" -o "$work/e.plan"
sed -i 's/Endelig/endelig/' "$work/e.csv"
"$ORDSKIFTE" score --plan "$work/e.plan" --shard 0/3 --dir "$work/e" 2>"$work/told"; status=$?
[ $status = 3 ] && grep -q 'the input has changed since the plan was made' "$work/told" || fail "a changed input was scored"
head -c 9000 "$work/a.csv" >"$work/e.csv"
"$ORDSKIFTE" score --plan "$work/e.plan" --shard 2/3 --dir "$work/e" 2>"$work/told"; status=$?
[ $status = 3 ] || fail "a shorter input was scored"
"$ORDSKIFTE" score --plan "$work/n3.plan" --shard 0/3 --dir "$work/n7" 2>"$work/told"; status=$?
[ $status = 3 ] && grep -q 'belongs to another run' "$work/told" || fail "two runs in one folder"
ls -A "$work"/e "$work"/n3 | grep '\.part$' && fail "a private file was left"

[ $failed = 0 ] && echo "shards hold"
exit $failed
