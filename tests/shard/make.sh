#!/bin/sh
# Makes tests/shard/run, a run of three shards whose plan stands as if its input were /data/debatt.csv, and from it the damaged
# plans and manifests of tests/bad. To be run after a change of their form; then read the difference.
#
#   ORDSKIFTE=build/ordskifte SOURCE=$PWD sh tests/shard/make.sh
set -eu
here=$SOURCE/tests/shard bad=$SOURCE/tests/bad run=$SOURCE/tests/shard/run
ORDSKIFTE_DATA=$SOURCE; export ORDSKIFTE_DATA
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
. "$here/seal.sh"

"$ORDSKIFTE" plan --shards 3 --themes none "$here/debatt.csv" -o "$work/plan"
"$ORDSKIFTE" score --plan "$work/plan" --shard-set 0-2/3 --dir "$work/run"
name() { sha256sum <"$1" | cut -d' ' -f1; } # what a part calls its run
was=$(name "$work/run/plan")
sed -i "s|$here/debatt.csv|/data/debatt.csv|" "$work/run/plan"; seal "$work/run/plan"
now=$(name "$work/run/plan")
for manifest in "$work"/run/*.manifest; do sed -i "s/$was/$now/" "$manifest"; seal "$manifest"; done
rm -rf "$run"; cp -r "$work/run" "$run"

damage() { # from, to, what sed does; the checksum is right again
  sed "$3" "$run/$1" >"$bad/$2"; seal "$bad/$2"
  cmp -s "$run/$1" "$bad/$2" && { echo "$2: nothing is damaged"; exit 1; }
  return 0
}
zeros=0000000000000000000000000000000000000000000000000000000000000000
tab=$(printf '\t')

# Plans.
damage plan shard-gap.plan "s/^shard${tab}1${tab}\([0-9]*\)/shard${tab}1${tab}1\1/"
damage plan shard-overlap.plan "s/^shard${tab}1${tab}[0-9]*/shard${tab}1${tab}1/"
damage plan shard-short.plan "s/^input\(${tab}[^${tab}]*\)${tab}[0-9]*/input\1${tab}999/"
damage plan shard-rows.plan "s/^\(shard${tab}1${tab}[0-9]*${tab}[0-9]*\)${tab}[0-9]*/\1${tab}9/"
damage plan shard-twice.plan "s/^shard${tab}2/shard${tab}1/"
damage plan shard-packed.plan "s/^\(input${tab}.*\)${tab}0${tab}/\1${tab}1${tab}/"
damage plan shard-count.plan "s/^shards${tab}3/shards${tab}99999/"
damage plan shard-zero.plan "s/^\(shard${tab}0${tab}0${tab}[0-9]*${tab}\)1/\101/"
damage plan shard-other.plan "s/^\(input${tab}.*${tab}\)[0-9a-f]*$/\1$zeros/"
sed 's/debatt/Debatt/' "$run/plan" >"$bad/shard-edited.plan"
head -c 700 "$run/plan" >"$bad/shard-cut.plan"
sed '1s/1$/2/' "$run/plan" >"$bad/shard-version.plan"

# Manifests of part 1.
damage part-1.manifest shard-foreign.manifest "s/^run.*/run${tab}$zeros/"
damage part-1.manifest shard-data.manifest "s/^data.*/data${tab}$zeros/"
damage part-1.manifest shard-settings.manifest "s/^settings.*/settings${tab}$zeros/"
damage part-1.manifest shard-input.manifest "s/^input.*/input${tab}$zeros/"
damage part-1.manifest shard-wide.manifest "s/^bytes${tab}\([0-9]*\)${tab}\([0-9]*\)/bytes${tab}\1${tab}9\2/"
damage part-1.manifest shard-narrow.manifest "s/^bytes${tab}\([0-9]*\)${tab}[0-9]*/bytes${tab}\1${tab}100/"
damage part-1.manifest shard-of.manifest "s/^shard${tab}1${tab}3/shard${tab}1${tab}4/"
damage part-1.manifest shard-rows.manifest "s/^rows${tab}\([0-9]*\)${tab}\([0-9]*\)${tab}\([0-9]*\)/rows${tab}\1${tab}\2${tab}7/"
damage part-1.manifest shard-lines.manifest "s/^\(rows${tab}[0-9]*\)${tab}[0-9]*${tab}[0-9]*${tab}[0-9]*/\1${tab}9${tab}9${tab}0/; s/^\(scores${tab}[0-9]*${tab}[0-9]*\)${tab}[0-9]*/\1${tab}9/; s/^\(rejected${tab}[0-9]*${tab}[0-9]*\)${tab}[0-9]*/\1${tab}0/"
damage part-1.manifest shard-sections.manifest "s/^terms${tab}\([0-9]*\)/terms${tab}1\1/"
damage part-1.manifest shard-hash.manifest "s/^\(scores.*${tab}\)[0-9a-f]*$/\1$zeros/"
damage part-1.manifest shard-list.manifest "s/^\(terms.*${tab}\)[0-9a-f]*$/\1$zeros/"
head -c 300 "$run/part-1.manifest" >"$bad/shard-cut.manifest"
: >"$bad/shard-empty.manifest"
