#!/bin/sh
# Published lexicons: every file of AFINN and NorSentLex opens, and its words are as many as a few lines of Python count.
# Skipped where the shared data are not there.
set -u
shared=$SOURCE/../shared/data
[ -d "$shared/afinn" ] && [ -d "$shared/norsentlex" ] && command -v python3 >/dev/null || exit 77
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
ORDSKIFTE_DATA=$SOURCE; export ORDSKIFTE_DATA
echo "Dette er en prøve." >"$work/text.txt"

cat >"$work/count.py" <<'END'
import json, sys, unicodedata

def fold(word):
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", word.strip()).casefold())

def words(path):
    text = open(path, encoding="utf-8").read()
    if path.endswith(".json"):
        lemmas = json.loads(text)
        return list(lemmas) + [form for entry in lemmas.values() for forms in entry["forms"].values() for form in forms]
    return [line.split("\t")[0] for line in text.splitlines() if line.strip()]

print(len({fold(word) for word in words(sys.argv[1])}))
END

checked=0 failed=0
for file in "$shared"/afinn/*.txt "$shared"/norsentlex/*/*.txt "$shared"/norsentlex/*/*.json; do
  "$ORDSKIFTE" score --input text --lexicon "$file" "$work/text.txt" >/dev/null 2>"$work/err" || { cat "$work/err"; failed=$((failed + 1)); continue; }
  ours=$(sed -n 's/.*: read as .*: \([0-9]*\) words.*/\1/p' "$work/err")
  theirs=$(python3 "$work/count.py" "$file")
  [ "$ours" = "$theirs" ] || { echo "$file: $ours words, Python counts $theirs"; failed=$((failed + 1)); }
  checked=$((checked + 1))
done
echo "$checked lexicons opened, $failed failed"
[ "$failed" = 0 ] && [ "$checked" -gt 0 ]
