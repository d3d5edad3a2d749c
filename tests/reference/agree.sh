#!/bin/sh
# Runs the R script on agreement again: it must print the stored figures byte for byte.
command -v Rscript >/dev/null 2>&1 || { echo "SKIP: the figures on agreement anew (R is not installed)"; exit 77; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
Rscript --vanilla "$SOURCE/tests/reference/agree.R" "$work" >/dev/null || exit 1
for file in agree agree-plan; do
  grep -v '^#' "$work/$file.tsv" >"$work/now"; grep -v '^#' "$SOURCE/tests/reference/$file.tsv" | diff - "$work/now" || exit 1
done
echo "R prints the stored figures"
