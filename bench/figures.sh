#!/bin/sh
# How right the words are, in one run: segments against Unicode's tests and ICU, emoji, tokens, sentences, varieties and lemmas
# against Universal Dependencies, stems against Snowball's list, compounds, hand-made cases. Speed is ./run bench's own table.
#
#   figures.sh SOURCE BUILD [DATA]     DATA: the evaluation data, else ../shared/data beside the source
set -u
source=$1 build=$2 data=${3:-$1/../shared/data}
ORDSKIFTE_DATA=$source SOURCE=$source; export ORDSKIFTE_DATA SOURCE
failed=0

# title, the file that it needs ("-": none), command
figure() {
  title=$1 needed=$2
  shift 2
  printf '\n%s\n' "$title"
  if [ "$needed" != - ] && [ ! -e "$needed" ]; then echo "  skipped: no $needed"; return; fi
  if [ ! -x "$1" ] && ! command -v "$1" >/dev/null 2>&1; then echo "  skipped: no $1"; return; fi
  if "$@" >"$work" 2>&1; then tail -n 20 "$work" | sed 's/^/  /'; return; fi
  failed=1
  sed 's/^/  /' "$work" # all of it: what failed may stand far above
}

stems() {
  "$build/ordskifte" stem <"$data/snowball-norwegian-voc-2.2.txt" | diff - "$data/snowball-norwegian-output-2.2.txt" >"$work.diff"
  status=$?
  echo "$(grep -c '^>' "$work.diff") of $(wc -l <"$data/snowball-norwegian-voc-2.2.txt") stems differ"
  rm -f "$work.diff"
  return $status
}
compounds() { "$build/tests/compound_test" "$source" | grep 'right$'; }

work=$(mktemp)
trap 'rm -f "$work"' EXIT
figure "Segments, Unicode's tests (15 departures of ICU's word test are expected)" "$data/unicode/WordBreakTest.txt" \
  "$build/tests/unicode_test" "$source" "$data/unicode"
figure "Segments, sentences and tokens against ICU alone, random and mutated lines" - \
  "$build/tests/mutate_test" "$source" "${LINES_DIFFERENTIAL:-1000000}" 20261129 "$source/corpus/skoledebatt.csv"
figure "Emoji" "$data/unicode/emoji-test.txt" \
  python3 "$source/tests/reference/emoji.py" "$build/ordskifte" "$data/unicode/emoji-test.txt"
figure "Tokens, sentences, lemmas, varieties: UD's development sets" "$data/ud-nb-dev.conllu" \
  python3 "$source/tests/reference/ud.py" "$build/ordskifte" "$data"
figure "Stems against Snowball's list" "$data/snowball-norwegian-voc-2.2.txt" stems
figure "Compounds, hand-made cases" - compounds
figure "Tokens, hand-made cases" - "$build/tests/spec_test" "$source/tests/spec/token.spec" "$source"
exit $failed
