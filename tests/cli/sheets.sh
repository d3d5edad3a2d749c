#!/bin/sh
# Coding sheets on their way: saved by a Norwegian LibreOffice, of a million units, of hostile cells.
set -u
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
ORDSKIFTE_DATA=$SOURCE; export ORDSKIFTE_DATA
fail() { echo "$*"; exit 1; }

# A million units, two coders: within a minute and 1.5 GB (AddressSanitizer needs more room than that).
awk 'BEGIN { print "unit;code"; for (i = 1; i <= 1000000; i++) print i ";" (i * 7919 % 1000 < 700 ? i % 3 : i % 5) }' >"$work/a.csv"
awk 'BEGIN { print "unit;code"; for (i = 1000000; i > 0; i--) print i ";" i % 3 }' >"$work/b.csv"
nm "$ORDSKIFTE" 2>/dev/null | grep -q __asan_init || limit="ulimit -v 1500000"
(eval "${limit:-true}"; timeout 60 "$ORDSKIFTE" agree --column code "$work/a.csv" "$work/b.csv") >"$work/out" || fail "a million units"
[ "$(awk '$2 == "alpha_ordinal" { print $6 }' "$work/out")" = 1000000 ] || fail "a million units were not all counted"

# The sheet of a corpus of hostile cells comes back cell for cell.
printf 'tekst\n"=HYPERLINK(""http://x"")"\n"+1 bra"\n"-1 bra"\n"@sum bra"\n"to\nlinjer; ""sitat"", komma"\n' >"$work/d.csv"
"$ORDSKIFTE" sample "$work/d.csv" --input csv --unit comment --excel -o "$work/s.csv" 2>/dev/null || fail "hostile cells"
grep -qE '(^|;)"?[=+@-][^;]*;;' "$work/s.csv" && fail "a cell that a spreadsheet takes for a formula"
grep -q 'linjer; ""sitat"", komma";;' "$work/s.csv" && grep -q ';"to$' "$work/s.csv" || fail "a text with line breaks was not kept"

# A megabyte of a word, and of quotation marks.
{ printf 'unit,code\n1,'; head -c 1000000 /dev/zero | tr '\0' a; printf '\n2,b\n'; } >"$work/c.csv"
"$ORDSKIFTE" agree "$work/c.csv" "$work/c.csv" >/dev/null || fail "a code of a megabyte"
{ printf 'unit,code\n1,'; head -c 1000000 /dev/zero | tr '\0' '"'; printf '\n2,b\n'; } >"$work/c.csv"
"$ORDSKIFTE" agree "$work/c.csv" "$work/c.csv" >/dev/null || fail "a megabyte of quotation marks"

command -v soffice >/dev/null 2>&1 || { echo "SKIP: sheets opened and saved by LibreOffice (it is not installed)"; exit 77; }
mkdir -p "$work/office/user"
cat >"$work/office/user/registrymodifications.xcu" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>nb-NO</value></prop></item>
</oor:items>
XML
office() { soffice "-env:UserInstallation=file://$work/office" --headless "$@" >/dev/null 2>&1; }
mkdir "$work/saved"
for name in kari s; do
  file=$work/$name.csv; [ -f "$file" ] || cp "$SOURCE/tests/agree/$name.csv" "$file"
  office --convert-to ods --infilter='CSV:59,34,76,1,,1044' --outdir "$work" "$file" || fail "LibreOffice does not open $name.csv"
  office --convert-to 'csv:Text - txt - csv (StarCalc):59,34,76,1,,1044' --outdir "$work/saved" "$work/$name.ods" || fail "nor save it"
done
grep -q ';1,5$' "$work/saved/kari.csv" || fail "LibreOffice did not save as a Norwegian one does"
"$ORDSKIFTE" agree "$work/kari.csv" "$work/saved/kari.csv" >"$work/out" || fail "the saved sheet cannot be read"
[ "$(awk '$2 == "all_agree" && $3 == "1.000" { print $6 }' "$work/out" | tr '\n' ' ')" = "23 23 " ] || { cat "$work/out"; fail "codes changed on the way"; }
"$ORDSKIFTE" evaluate --key "$work/s.key.csv" --codes "$work/saved/s.csv" "$work/d.csv" --input csv 2>"$work/err"
grep -q 'fewer than two units have a code' "$work/err" || { cat "$work/err"; fail "the saved sheet does not fit its key"; }
# A workbook, too: as the program wrote it, and as LibreOffice saved it.
"$ORDSKIFTE" sample "$work/d.csv" --input csv --unit comment -o "$work/book.xlsx" 2>/dev/null || fail "a workbook of hostile cells"
mkdir "$work/books"
office --convert-to xlsx --outdir "$work/books" "$work/book.xlsx" || fail "LibreOffice does not open and save the workbook"
for book in "$work/book.xlsx" "$work/books/book.xlsx"; do
  "$ORDSKIFTE" comments "$book" --text-column tekst --format jsonl 2>/dev/null | grep -o '"text":.*' >"$work/texts" || fail "the workbook cannot be read"
  "$ORDSKIFTE" comments "$work/d.csv" --input csv --format jsonl 2>/dev/null | grep -o '"text":.*' | sort >"$work/wanted"
  sort "$work/texts" | cmp -s - "$work/wanted" || { diff "$work/texts" "$work/wanted"; fail "texts changed in a workbook"; }
  "$ORDSKIFTE" evaluate --key "$work/book.key.csv" --codes "$book" "$work/d.csv" --input csv 2>"$work/err"
  grep -q 'fewer than two units have a code' "$work/err" || { cat "$work/err"; fail "the workbook does not fit its key"; }
done
office --convert-to xlsx --outdir "$work/books" "$work/kari.ods" || fail "LibreOffice does not save coded units as a workbook"
"$ORDSKIFTE" agree "$work/kari.csv" "$work/books/kari.xlsx" >"$work/out" || fail "a coder's workbook cannot be read"
[ "$(awk '$2 == "all_agree" && $3 == "1.000" { print $6 }' "$work/out" | tr '\n' ' ')" = "23 23 " ] || { cat "$work/out"; fail "codes changed in a workbook"; }
echo "sheets are read as they come back"
