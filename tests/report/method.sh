#!/bin/sh
# The method paragraph: its figures are the manifest's, an option that changes changes it, what it cites is in the
# references and nothing else, and BibTeX reads them.
set -u
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
ORDSKIFTE_DATA=$SOURCE; export ORDSKIFTE_DATA
failed=0
fail() { echo "$*"; failed=$((failed + 1)); }
cp "$SOURCE/corpus/lederdebatt.txt" "$SOURCE/corpus/skoledebatt.csv" "$work"; cd "$work" || exit 1
printf 'word\tvalence\nbra\t-1.5\n' >mitt.tsv
printf 'drop 141\n' >rettet.edits
make() { # folder, arguments
  folder=$1; shift
  "$ORDSKIFTE" report "$@" --permutations 200 -o "$folder" >/dev/null 2>"$work/err" || { cat "$work/err"; fail "no report: $*"; }
}
in_manifest() { sed -n "s/^ *\"$2\": \"\{0,1\}\([^\",]*\).*/\1/p" "$1/manifest.json" | head -n 1; }
holds() { grep -qF -- "$2" "$1/method.md" || fail "$1/method.md lacks '$2'"; }
changes() { # what must stand there now and not before; arguments
  text=$1; shift
  rm -rf other; make other "$@"
  holds other "$text"
  grep -qF -- "$text" nb/method.md && fail "'$text' stood there before $*"
  cmp -s nb/method.md other/method.md && fail "$* changes nothing"
}

for lang in nb nn en; do
  make $lang lederdebatt.txt --lang $lang --seed 7
  holds $lang "Ordskifte $(in_manifest $lang version)"
  holds $lang "ICU $(in_manifest $lang icu)"
  holds $lang "GSL $(in_manifest $lang gsl)"
  holds $lang "$(in_manifest $lang stemmer)"
  holds $lang "$(in_manifest $lang dictionaries_sha256 | cut -c1-12)"
  holds $lang "$(in_manifest $lang sha256 | cut -c1-12)"
  holds $lang "$(in_manifest $lang found) "
  holds $lang "$(in_manifest $lang stated) "
  holds $lang "$(in_manifest $lang lexicon_sha256 | cut -c1-12)"
  holds $lang " $(in_manifest $lang permutations) "
  grep -q 'written\.' $lang/method.md && fail "a text is missing in $lang"
done
holds nb 'frø 7'; holds nn 'frø 7'; holds en 'seed 7'

changes 'frø 8' lederdebatt.txt --seed 8
changes 'slått av: question' lederdebatt.txt --seed 7 --without question
changes 'mitt.tsv' lederdebatt.txt --seed 7 --lexicon mitt.tsv
changes 'rettet.edits' lederdebatt.txt --seed 7 --edits rettet.edits
changes 'skoledebatt.csv' skoledebatt.csv --seed 7
changes ' 0 temaer' lederdebatt.txt --seed 7 --themes none

# ---- what is cited is listed, and the reverse ----
paragraph=$(sed -n 3p nb/method.md)
cited=$(printf '%s\n' "$paragraph" | grep -oE '\(([^()]*[0-9]{4})[^()]*\)' | tr -d '()' | tr ';' '\n' | sed 's/^ *//' | grep -E ', [0-9]{4}$' | sort -u)
[ "$(printf '%s\n' "$cited" | wc -l)" = "$(grep -c '^- ' nb/method.md)" ] || fail "cited: $cited"
printf '%s\n' "$cited" | while IFS= read -r work_cited; do
  name=${work_cited%%[, ]*} year=${work_cited##*, }
  grep -qE "^- $name.*\($year\)" nb/method.md || echo "$work_cited is cited and not listed"
done >lacking
[ -s lacking ] && { cat lacking; fail "the references do not fit"; }
[ "$(grep -c '^@' nb/references.bib)" = "$(grep -c '^- ' nb/method.md)" ] || fail "BibTeX has other works than the text"

# ---- BibTeX reads them ----
if command -v bibtex >/dev/null 2>&1 && command -v pdflatex >/dev/null 2>&1; then
  cp nb/references.bib .
  printf '%s\n' '\documentclass{article}' '\begin{document}' '\nocite{*}' '\bibliographystyle{plain}' '\bibliography{references}' '\end{document}' >refs.tex
  pdflatex -interaction=nonstopmode refs.tex >/dev/null 2>&1
  bibtex refs >bib.out 2>&1 || { cat bib.out; fail "BibTeX refuses the references"; }
  grep -qi warning bib.out && { cat bib.out; fail "BibTeX warns"; }
  pdflatex -halt-on-error -interaction=nonstopmode refs.tex >tex.out 2>&1 || { tail -5 tex.out; fail "the references do not compile"; }
  [ "$(grep -c '^\\bibitem' refs.bbl)" = "$(grep -c '^@' references.bib)" ] || fail "a work is lost on the way"
else
  echo "SKIP: references in BibTeX (bibtex is not installed)"
fi
[ "$failed" = 0 ] && echo "the method paragraph says what the manifest says"
[ "$failed" = 0 ]
