#!/bin/sh
# Killed at any moment and gone on with: the output is byte for byte that of a run that nobody disturbed. ROUNDS kills
# (20 here; hundreds by hand).
set -u
. "$SOURCE/tests/batch/common.sh"
rounds=${ROUNDS:-20} resumed=0 kills=0 again=0
rows ${ROWS:-60000} >in.csv; gzip -kf in.csv
"$ORDSKIFTE" score --rejects want-bad.tsv -o want.tsv in.csv 2>/dev/null
"$ORDSKIFTE" score -o want.tsv.gz in.csv 2>/dev/null
tail -n +2 want-bad.tsv | cut -f2- >want-bad
round=0
while [ $round -lt "$rounds" ]; do
  round=$((round + 1))
  case $((round % 3)) in 0) input=in.csv.gz out=out.tsv want=want.tsv ;; 1) input=in.csv out=out.tsv want=want.tsv ;; *) input=in.csv out=out.tsv.gz want=want.tsv.gz ;; esac
  rm -f out.* .out.* bad.tsv .bad.*
  tries=0
  while [ ! -e $out ] && [ $tries -lt 60 ]; do
    tries=$((tries + 1))
    "$ORDSKIFTE" score --resume --threads $((1 + round % 2)) --rejects bad.tsv -o $out $input 2>err &
    pid=$!
    if [ $tries -lt 12 ]; then
      sleep "0.$(awk -v s="$round$tries" 'BEGIN { srand(s); printf "%03d", 20 + rand() * 400 }')"
      kill -9 $pid 2>/dev/null && kills=$((kills + 1))
    fi
    wait $pid 2>/dev/null
    grep -q 'goes on behind row' err && resumed=$((resumed + 1))
    [ -e $out ] && continue
  done
  check "round $round: $input to $out" cmp -s $want $out
  tail -n +2 bad.tsv | cut -f2- >bad; check "round $round: rejected rows" cmp -s want-bad bad
  # Killed between the output's name and the journal's end: the next run sees that all is there.
  [ -e .$out.journal ] && { again=$((again + 1)); "$ORDSKIFTE" score --resume --rejects bad.tsv -o $out $input 2>err; check "round $round: whole" grep -q 'is whole' err; }
  check "round $round: nothing is left" [ -z "$(ls -A | grep '^\.')" ]
done
echo "$rounds rounds, $kills kills, $resumed went on, $again were whole already"
check "some went on where they were" [ "$resumed" -gt 0 ]
# The same on purpose: a journal of the last row beside an output that has its name.
tries=0 whole=no
while [ $whole = no ] && [ $tries -lt 20 ]; do
  tries=$((tries + 1))
  rm -f out.* .out.* bad.tsv
  "$ORDSKIFTE" score --threads 1 -o out.tsv in.csv 2>/dev/null & pid=$!
  while [ ! -e out.tsv ] && kill -0 $pid 2>/dev/null; do cp .out.tsv.journal last 2>/dev/null; done
  wait $pid
  cp last .out.tsv.journal; touch ..out.tsv.journal.part
  "$ORDSKIFTE" score --resume -o out.tsv in.csv 2>err && grep -q 'is whole: an earlier run' err && whole=yes
done
check "a whole output is left as it is" [ $whole = yes ]
check "with its count of rows" grep -q "rows: ${ROWS:-60000}, scored" err
check "and its bytes" cmp -s want.tsv out.tsv
check "nothing is left of it" [ -z "$(ls -A | grep 'journal')" ]
# Other options, other input: what was left is not taken for ours.
rm -f out.* .out.*
printf 'rubbish' >.out.tsv.journal; printf 'rubbish' >.out.tsv.part
"$ORDSKIFTE" score --resume -o out.tsv in.csv 2>err; check "rubbish is not gone on with" cmp -s want.tsv out.tsv
check "and that is said" grep -q 'nothing of this input with these options was left' err
end 30
