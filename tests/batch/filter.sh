#!/bin/sh
# What Spark's pipe, Hadoop Streaming and GNU parallel do with a program: empty partitions, no locale, an empty environment, a
# closed pipe, carriage returns inside JSON, a last line without its end, many partitions, SIGTERM, standard error that
# nobody reads, a folder that cannot be written, two at once.
set -u
. "$SOURCE/tests/batch/common.sh"
filter() { "$ORDSKIFTE" filter "$@" 2>/dev/null; }
rows 2000 | tr '\r' ' ' >in.txt
awk 'BEGIN { for (i = 1; i <= 1500; i++) {
  if (i % 50 == 0) print "{broken"; else if (i % 71 == 0) print "";
  else printf "{\"id\":\"a%d\",\"text\":\"ikke bra\\r\\n\\u2028 d\\u00e5rlig \\ud83d\\ude00 %d\"}\n", i, i } }' >in.jsonl
filter <in.txt >want.txt; filter --input jsonl <in.jsonl >want.jsonl
for f in txt jsonl; do check "$f: as many lines" [ "$(wc -l <in.$f)" = "$(wc -l <want.$f)" ]; done
check "what is broken is told" [ "$(cut -f3 want.jsonl | grep -c '^rejected$')" = 30 ]
check "a blank line is a line" [ "$(sed -n 71p want.jsonl | cut -f3)" = unscored ]
check "the order stays" [ "$(sed -n 1499p want.jsonl | cut -f1)" = a1499 ]
filter --input jsonl --format jsonl <in.jsonl >got; check "jsonl out: as many lines" [ "$(wc -l <got)" = 1500 ]
cr=$(printf '\r'); for f in want.txt want.jsonl got; do check "$f: no carriage return" sh -c '! grep -q "$1" "$2"' - "$cr" $f; done
# nothing for nothing
filter </dev/null >got; check "an empty partition" [ $? = 0 ]; check "gives nothing" [ ! -s got ]
# partitions
for n in 1 2 17; do for f in txt jsonl; do
  how=; [ $f = jsonl ] && how="--input jsonl"
  rm -f part.*; split -n r/$n -d -a 2 in.$f part. 2>/dev/null || split -l 100 in.$f part.
  rm -f part.*; split -d -a 3 -l $((2100 / n + 1)) in.$f part.
  # shellcheck disable=SC2086
  for p in part.*; do filter $how <"$p"; done >got; check "$f in $n partitions" cmp -s want.$f got
done; done
# no locale, nothing at all
env -i "ORDSKIFTE_DATA=$SOURCE" "$ORDSKIFTE" filter --input jsonl <in.jsonl >got 2>/dev/null; check "an empty environment" cmp -s want.jsonl got
LC_ALL=C filter --input jsonl <in.jsonl >got; check "locale C" cmp -s want.jsonl got
LC_ALL=tr_TR.UTF-8 filter <in.txt >got; check "another locale" cmp -s want.txt got
(cd / && env -i "$ORDSKIFTE" filter --data "$SOURCE" <"$work/in.txt" >"$work/got" 2>/dev/null); check "no home, a folder that is not ours" cmp -s want.txt got
# the last line
printf 'Bra!' | filter >got; check "a last line without its end" [ "$(wc -l <got)" = 1 ]
printf 'Bra!\r\nBra!\n' | filter >got; check "CRLF is a line's end" [ "$(sort -u got | wc -l)" = 1 ]
# a reader that goes away
for bytes in 0 1 4096; do
  { filter <in.txt; echo $? >status; } | head -c $bytes >/dev/null
  check "closed after $bytes bytes" [ "$(cat status)" = 141 ] || [ "$(cat status)" = 0 ]
done
# SIGTERM while it waits
mkfifo slow; "$ORDSKIFTE" filter <slow >/dev/null 2>&1 & pid=$!
exec 3>slow; printf 'Bra\n' >&3; sleep 0.5; kill -TERM $pid; wait $pid; status=$?; exec 3>&-
check "SIGTERM ends it" [ $status = 143 ]
# standard error that nobody reads: 1 MiB of complaints would block
awk 'BEGIN { for (i = 0; i < 20000; i++) print "{broken and broken and broken again" }' >broken.jsonl
mkfifo unread; exec 4<>unread
timeout 60 "$ORDSKIFTE" filter --input jsonl <broken.jsonl >got 2>unread; check "standard error unread" [ $? = 0 ]; exec 4>&-
check "and every line is there" [ "$(wc -l <got)" = 20000 ]
# started twice on one partition
filter <in.txt >one & first=$!; filter <in.txt >two; wait $first
check "two at once" cmp -s one two
exits 2 "a file that is named" "$ORDSKIFTE" filter in.txt
exits 2 "csv" "$ORDSKIFTE" filter --input csv
if command -v parallel >/dev/null 2>&1; then
  parallel --no-notice --pipepart -a in.jsonl --block 10k -k "$ORDSKIFTE" filter --input jsonl 2>/dev/null >got; check "GNU parallel" cmp -s want.jsonl got
else echo "SKIP: filter under GNU parallel (parallel is not installed)"; fi
end 30
