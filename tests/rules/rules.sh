#!/bin/sh
# The rules that keep it one road: include order, one door a library, commands and documents that agree.
set -u
cd "$SOURCE" || exit 1
failed=0
fail() { echo "$*"; failed=$((failed + 1)); }

# ---- a folder includes base/ and folders left of it, never the other way ----
road="base comment token type score stat learn report batch"
rank() { n=0; for s in $road; do n=$((n + 1)); [ "$s" = "$1" ] && { echo $n; return; }; done; echo 0; }
for folder in $road; do
  here=$(rank "$folder")
  for file in src/"$folder"/*.[ch]; do
    for include in $(sed -n 's/^#include "\.\.\/\([a-z0-9_]*\)\/.*/\1/p' "$file"); do
      there=$(rank "$include")
      [ "$there" -gt 0 ] && [ "$there" -lt "$here" ] || fail "$file includes $include/, which is not left of $folder/"
    done
    grep -q '^#include "\.\./[a-z_]*\.h"' "$file" && ! grep '^#include "\.\./[a-z_]*\.h"' "$file" | grep -q 'ordskifte\.h' &&
      fail "$file includes a header of src/ other than ordskifte.h"
  done
done

# ---- cli/ includes ordskifte.h only ----
for file in src/cli/*.[ch]; do
  grep '^#include "' "$file" | grep -v -e '"cli.h"' -e '"\.\./ordskifte\.h"' | while read -r line; do echo "$file: $line"; done
done >"${TMPDIR:-/tmp}/cli.$$"
[ -s "${TMPDIR:-/tmp}/cli.$$" ] && { cat "${TMPDIR:-/tmp}/cli.$$"; fail "cli/ includes more than ordskifte.h"; }
rm -f "${TMPDIR:-/tmp}/cli.$$"

# ---- every outside library is called from one file; GSL from one folder ----
door() { # header pattern, the door
  for file in $(grep -rlE "#include <($1)" src); do
    case $file in $2) ;; *) fail "$file includes $1, whose door is $2" ;; esac
  done
  grep -rqE "#include <($1)" src || fail "nothing includes $1: is the dependency needed?"
}
door 'unicode/' 'src/base/unicode.c'
door 'librsvg/|cairo' 'src/report/render.c'
door 'xlsxwriter' 'src/report/workbook.c'
door 'nettle/' 'src/base/digest.c'
door 'jansson' 'src/comment/json*' # a line an object, a document
door 'libxml/' 'src/comment/*ml.c' # pages, which forgive all; exports, which forgive nothing
door 'zip.h>' 'src/base/zip.c'
door 'zlib.h' 'src/base/gzip.c'
door 'zstd' 'src/base/zstd.c'
door 're2/' 'src/base/regex.cpp'
door 'libstemmer' 'src/type/stem.c'
door 'hunspell/' 'src/type/spell.c'
door 'gsl/' 'src/stat/*'
door 'linear.h' 'src/learn/solve.c'

# ---- the library prints nothing, exits nowhere, has no locale ----
grep -rnE '\b(printf|fprintf|puts|fputs|exit|abort|setlocale|signal) ?\(' src --include='*.c' --exclude-dir=cli |
  grep -vE 'snprintf|vsnprintf|/\*' && fail "the library prints, exits or sets a handler"

# ---- every file opens with a comment on its duty ----
for file in $(find src tests bench -name '*.[ch]' -o -name '*.cpp' | sort); do
  head -1 "$file" | grep -qE '^(/\*|//) ' || fail "$file does not open with its duty"
done

# ---- every option that a usage text offers is known, and the reverse ----
known=$(sed -n '/settings\[\] = {/,/^};/p' src/cli/options.c | grep -oE '"--[a-z-]+"' | tr -d '"' | sort -u)
offered=$(grep -ohE '^ +"  (-o, )?--[a-z-]+' src/cli/*.[ch] | grep -oE -- '--[a-z-]+' | sort -u)
[ "$known" = "$offered" ] || { fail "options known and offered differ:"; echo "$known" >"${TMPDIR:-/tmp}/k.$$"; echo "$offered" | diff "${TMPDIR:-/tmp}/k.$$" -; rm -f "${TMPDIR:-/tmp}/k.$$"; }

# ---- the manual names every command and every option ----
for word in $offered $(sed -n 's/^const cli_command cli_[a-z]* = {.name = "\([a-z]*\)".*/\1/p' src/cli/*.c); do
  grep -qF -- "$(echo "$word" | sed 's/-/\\-/g')" src/cli/ordskifte.1 || fail "ordskifte.1 does not name $word"
done

# ---- dictionaries are sorted between their comments, so that a word is found and two edits rarely meet ----
LC_ALL=C awk -F'\t' '/^#/ { before = ""; next } /^$/ { next } !headed[FILENAME]++ { next }
  { word = $1; sub(/^~/, "", word); if (word < before) print FILENAME ":" FNR ": " $1 " stands behind " before; before = word }' \
  $(ls dict/*.tsv dict/lexicon/*.tsv dict/stance/*.tsv dict/network/*.tsv dict/english/*.tsv | grep -v texts.tsv) >"${TMPDIR:-/tmp}/unsorted.$$"
[ -s "${TMPDIR:-/tmp}/unsorted.$$" ] && { cat "${TMPDIR:-/tmp}/unsorted.$$"; fail "a dictionary is not sorted"; }
rm -f "${TMPDIR:-/tmp}/unsorted.$$"

# ---- texts that people read: every key that the code asks for is there, and none too many ----
keys=$(grep -vE '^(#|$|key	)' dict/texts.tsv | cut -f1 | sort -u)
asked=$(grep -rohE '"(stat|map|network|chart|data|find|themes|trace|comment|comments|sentiment|section|page|filter|who|compare|words|method|compared|unit|estimate|expected|meaning|measure|limits|references|column|value|note|written|multiverse)\.[A-Za-z0-9_]+"' src --include='*.c' | tr -d '"' | grep -vE '\.(h|md|bib|tsv)$' | sort -u)
for key in $asked; do echo "$keys" | grep -qxF "$key" || fail "dict/texts.tsv lacks $key"; done
echo "$keys" | grep -vE '^(column|legend|table|value|notice)\.' | while read -r key; do echo "$asked" | grep -qxF "$key" || echo "$key"; done >"${TMPDIR:-/tmp}/dead.$$"
[ -s "${TMPDIR:-/tmp}/dead.$$" ] && { cat "${TMPDIR:-/tmp}/dead.$$"; fail "texts that nothing asks for"; }
rm -f "${TMPDIR:-/tmp}/dead.$$"

# ---- the README's count of pages is what the test prints ----
"$BUILD/tests/pages_test" tests/spec/pages "${TMPDIR:-/tmp}/again.$$" | sed -n 's/^kept aside: \([0-9]* of [0-9]*\); the others: \([0-9]* of [0-9]*\)$/\1\n\2/p' >"${TMPDIR:-/tmp}/pages.$$"
[ -s "${TMPDIR:-/tmp}/pages.$$" ] || fail "pages_test prints no figures"
while read -r figure; do grep -qF "$figure of those" README.md || fail "README.md: of pages the test prints $figure"; done <"${TMPDIR:-/tmp}/pages.$$"
rm -f "${TMPDIR:-/tmp}/pages.$$" "${TMPDIR:-/tmp}/again.$$"
grep -qF "holds $(ls tests/spec/pages | grep -vx known.txt | grep -cE '\.(txt|html)$') invented pages" README.md || fail "README.md: the number of pages"

# ---- the README's commands run ----
sed -n '/^```sh$/,/^```$/p' README.md | grep -E '^(\./run|printf) ' | grep -vE '^\./run (test|bench)' | awk '!seen[$0]++' >"${TMPDIR:-/tmp}/readme.$$"
[ -s "${TMPDIR:-/tmp}/readme.$$" ] || fail "README.md shows no command"
work=$(mktemp -d)
cp -r corpus dict "$work"; mkdir "$work/tests"; cp -r tests/agree tests/codes "$work/tests"
while read -r line; do
  command=$(echo "$line" | sed 's|^\./run|"$ORDSKIFTE" |')
  (cd "$work" && ORDSKIFTE_DATA=$SOURCE sh -c "$command" >/dev/null 2>"$work/err") || { cat "$work/err"; fail "README.md: $line"; }
done <"${TMPDIR:-/tmp}/readme.$$"
rm -rf "$work" "${TMPDIR:-/tmp}/readme.$$"

# ---- shell scripts parse; nothing of this machine or left open stands in a tracked file ----
for file in run .ci/run $(find src tests bench doc -name '*.sh'); do sh -n "$file" || fail "$file does not parse"; done
places="src dict corpus models tests bench doc run README.md CMakeLists.txt"
# shellcheck disable=SC2086
grep -rnwE 'TODO|FIXME|XXX' $places | grep -v 'tests/rules/rules.sh' && fail "something is left open"
# shellcheck disable=SC2086
grep -rnF "$(pwd)/" $places && fail "a path of this machine"

[ "$failed" = 0 ] && echo "the rules hold"
[ "$failed" = 0 ]
