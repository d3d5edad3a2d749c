#!/bin/sh
# What is counted a piece at a time, with --max-memory, is told just as what is read whole: the same table, the same notices in
# the same order, the same exit status.
set -u
. "$SOURCE/tests/batch/common.sh"

# All that a table can have wrong, or have to be told of: a badge behind a name before a row that is too short, two groups, names
# alike, ill-formed bytes, a NUL, letters of two signs, dates with the month first, a comment that is spam, a quotation.
printf 'author;parti;date;comment_approved;text\n' >all.csv
printf 'Kari Nordmann (4.200+);A;3/12/2024;1;Dette er \302\253ikke bra i det hele tatt, sier de alle sammen n\303\245\302\273\n' >>all.csv
printf 'Ola\n' >>all.csv
printf 'Kari Nordmann;B;3/25/2024;1;Fint \377 v\303\203\302\246r\n' >>all.csv
printf 'K. Nordmann;;3/26/2024;spam;Billige klokker\n' >>all.csv
printf 'K. Nordmann;;3/27/2024;1;Stygt\000 her\n' >>all.csv
printf 'Per Berg (300);A;3/28/2024;1;Ikke d\303\245rlig\n;;;1;Uten navn\n' >>all.csv
# The same in objects, where a NUL is written "\u0000".
printf '%s\n' '{"author":"Kari Nordmann (4.200+)","text":"Dette er bra","parti":"A","date":"3/12/2024"}' '{"author":"Ola"' >all.jsonl
printf '{"author":"Kari Nordmann","text":"Fint \377 v\303\203\302\246r","parti":"B","date":"3/25/2024"}\n' >>all.jsonl
printf '%s\n' '{"author":"K. Nordmann","text":"Stygt\u0000 her","date":"3/26/2024"}' '{"author":"Per","text":"Klokker","status":"spam"}' \
  '{"author":"Per","text":"Ikke bra\u0000","parti":"A"}' >>all.jsonl
printf 'En linje\nEn \377 til\nOg\000 en\n' >all.txt
{ printf 'navn;tekst\nKari Berg;Dette er et f\370re\nK. Berg;L\370rdag p\345 sj\370en\n'; printf 'Ola;\305 nei, s\345 d\345rlig\n'; } >latin1.csv
gzip -c all.csv >all.csv.gz
head -c $(($(wc -c <all.csv.gz) - 9)) all.csv.gz >cut.csv.gz
printf 'navn,kommentar\nKari Berg,Fint\nOla,"aldri lukket\n' >open.csv
rows 400 >many.csv

same() { # command and options
  command=$1; shift
  for file in all.csv all.jsonl all.txt latin1.csv all.csv.gz cut.csv.gz open.csv many.csv "$SOURCE/corpus/skoledebatt.csv" \
    "$SOURCE/tests/spec/exports/party.csv" "$SOURCE/tests/spec/exports/pushshift-2.ndjson" "$SOURCE/tests/spec/exports/wp-comments.csv" \
    "$SOURCE/tests/spec/exports/surveymonkey.csv" "$SOURCE/tests/bad/only-header.csv" "$SOURCE/tests/bad/all-broken.jsonl" \
    "$SOURCE/tests/bad/nul.jsonl" "$SOURCE/tests/codes/bad-wide.csv"; do
    "$ORDSKIFTE" "$command" "$@" "$file" >whole 2>whole-told </dev/null; whole=$?
    for chunk in ${chunks:-1 3}; do
      "$ORDSKIFTE" "$command" "$@" --max-memory 0 --chunk $chunk "$file" >parts 2>parts-told </dev/null; parts=$?
      check "$command $* $(basename "$file") by $chunk: exit $parts, not $whole" [ $whole = $parts ]
      check "$command $* $(basename "$file") by $chunk: the table" cmp -s whole parts
      check "$command $* $(basename "$file") by $chunk: what is told" diff whole-told parts-told
    done
  done
}
if [ -n "${OSK_SLOW:-}" ]; then chunks=3; fi
same types
same types --mend --format md
same freq --by participant
same freq --by group
same freq --by period --zone America/New_York

# The notices are there at all.
"$ORDSKIFTE" types --max-memory 0 all.csv >whole 2>told
for what in 'ill-formed UTF-8' 'NUL character' 'stands as two signs' 'columns guessed' 'the row has 1 cells' 'left out: 1 comments' \
  'a number behind a name' 'month first' 'more than one group' 'another spelling'; do
  check "$what is told" grep -q "$what" told
done
check "in that order" [ "$(sed -n '1s/.*ill-formed.*/1/p;2s/.*NUL.*/2/p;3s/.*two signs.*/3/p;4s/.*guessed.*/4/p' told | tr -d '\n')" = 1234 ]
end 300
