#!/bin/sh
# Runs the R script again: it must print the stored figures byte for byte.
command -v Rscript >/dev/null 2>&1 || { echo "SKIP: the reference figures anew (R is not installed)"; exit 77; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
# The last digits of roots and fits are the platform's: as many lines and cells, and every number to MOST of 1 and itself.
near() { # FILE MOST
  awk -F '\t' -v most="$2" -v name="$1" '
    function magnitude(x) { return x < 0 ? -x : x }
    function same(a, b) { return a == b || (a ~ /^-?[0-9.]+(e-?[0-9]+)?$/ && b ~ /^-?[0-9.]+(e-?[0-9]+)?$/ && magnitude(a - b) <= most * (1 + magnitude(b))) }
    /^#/ { next }
    NR == FNR { wanted[++lines] = $0; next }
    {
      cells = split($0, now, /[\t;]/)
      good = split(wanted[++at], then, /[\t;]/) == cells
      for (i = 1; i <= cells && good; i++) good = same(now[i], then[i])
      if (!good) { print name ": " $0 "\nis not " wanted[at]; failed = 1 }
    }
    END { if (at != lines) print name ": " at " lines, not " lines; exit failed || at != lines || at == 0 }
  ' "$SOURCE/tests/reference/$1.tsv" "$work/$1.tsv"
}
Rscript --vanilla "$SOURCE/tests/reference/reference.R" "$work" >/dev/null || exit 1
Rscript --vanilla "$SOURCE/tests/reference/words.R" "$work" >/dev/null || exit 1
for file in kruskal t holm words; do
  grep -v '^#' "$work/$file.tsv" >"$work/now"; grep -v '^#' "$SOURCE/tests/reference/$file.tsv" | diff - "$work/now" || exit 1
done
if command -v python3 >/dev/null 2>&1; then
  python3 "$SOURCE/tests/reference/npmi.py" "$work" && diff "$SOURCE/tests/reference/npmi.tsv" "$work/npmi.tsv" || exit 1
fi
# So does ca, whose digits are those of the platform's singular values: as many cases and figures must be there.
if Rscript --vanilla -e 'loadNamespace("ca")' >/dev/null 2>&1; then
  Rscript --vanilla "$SOURCE/tests/reference/ca.R" "$work" >/dev/null || exit 1
  cut -f1,2 "$work/ca.tsv" | grep -v '^#' >"$work/now"; cut -f1,2 "$SOURCE/tests/reference/ca.tsv" | grep -v '^#' | diff - "$work/now" || exit 1
else
  echo "SKIP: correspondence analysis anew (R lacks ca)"
fi
Rscript --vanilla "$SOURCE/tests/reference/richness.R" "$work" >/dev/null || exit 1
Rscript --vanilla "$SOURCE/tests/reference/effects.R" "$work" >/dev/null 2>&1 || exit 1
near effects 1e-8 || exit 1
for file in richness jackknife; do
  diff "$SOURCE/tests/reference/$file.tsv" "$work/$file.tsv" || exit 1
done
# lme4 and boot follow the platform too: as many digits as the unit test asks.
Rscript --vanilla -e 'for (p in c("coin", "lme4", "boot")) loadNamespace(p)' >/dev/null 2>&1 ||
  { echo "SKIP: the procedures' reference figures anew (R lacks coin, lme4 or boot)"; echo "R prints the stored figures"; exit 0; }
Rscript --vanilla "$SOURCE/tests/reference/procedures.R" "$work" >/dev/null || exit 1
for file in procedures tables; do
  grep -v '^#' "$work/$file.tsv" >"$work/now"; grep -v '^#' "$SOURCE/tests/reference/$file.tsv" | diff - "$work/now" || exit 1
done
near mixed 1e-4 && near bootstrap 1e-4 || exit 1
echo "R prints the stored figures"
