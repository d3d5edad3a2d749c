#!/bin/sh
# Makes models/review/model.tsv from nothing but the data: sentences, word vectors, the teacher, the student.
#
#   models/review/make.sh DATA WORK
#
# DATA as teacher.py tells, WORK a folder with 3 GB of room; $ORDSKIFTE is the program (else build/ordskifte). Most of the
# hour that it takes goes into the word vectors.
set -eu
here=$(dirname -- "$(readlink -f -- "$0")") data=$1 work=$2
program=${ORDSKIFTE:-build/ordskifte}
/usr/bin/python3 "$here/teacher.py" "$data" "$program" "$work"
"$program" train --label-column polarity --value-column subjectivity --text-column text --themes none \
  --gold "$data/norec-sentence-3class-train.json" --held-out "$data/norec-sentence-3class-dev.json" \
  --min 10 --cost 10 --entries 20000 --name review \
  --domain "Norwegian reviews in newspapers: films, books, music, products, games, restaurants" \
  --licence "weights of words, no text; the data's licence (NoReC, CC BY-NC 4.0) lets models made from them be used freely" \
  --force -o "$here/model.tsv" "$work/teacher.jsonl"
