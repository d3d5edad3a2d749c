#!/bin/sh
# A report's files for other programs: workbook, figures as PDF and PNG, Word file. The same bytes twice, nothing that a
# spreadsheet runs, no name where there are codes, a clear sentence where a tool or room is missing; exports.py looks inside.
set -u
command -v python3 >/dev/null || { echo "SKIP: workbook, figures and Word file looked into (python3 is not installed)"; exit 77; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
ORDSKIFTE_DATA=$SOURCE; export ORDSKIFTE_DATA
failed=0 skipped=0
fail() { echo "$*"; failed=$((failed + 1)); }
report() { # wanted status, arguments
  status=$1; shift
  "$ORDSKIFTE" report --permutations 99 "$@" >"$work/out" 2>"$work/err" </dev/null
  got=$?
  [ "$got" = "$status" ] || { cat "$work/err"; fail "report $*: $got, not $status"; }
}
word=; command -v pandoc >/dev/null 2>&1 && word=--docx
[ -n "$word" ] || { echo "SKIP: a Word file (pandoc is not installed)"; skipped=1; }
cd "$work" || exit 1

# ---- a corpus of cells that programs would run, and of texts that they cannot hold ----
python3 - >hostile.csv <<'PY'
import csv, sys
sys.stdout.reconfigure(encoding="utf-8", newline="")
out = csv.writer(sys.stdout)
out.writerow(["id", "navn", "kommentar"])
bad = ["=HYPERLINK(\"http://x\",\"y\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "_x0041_", "_x005F_x0041_", "</w:t><w:b/>", "```\n", "<script>alert(1)</script>",
       "![x](http://x/y.png)", "[lenke](http://x)", "{=openxml}", "\\begin{x}", "&lt;b&gt;", "$x$ ~y~ ^z^", "a\u0001\u001b\u007fb", "\ufffe\uffff", "\u202eabc", "| a | b |", "# overskrift"]
for i, sign in enumerate(bad * 2):
    name = bad[i % 7] + " Berg" if i % 2 else "Kari Ås"
    out.writerow([sign.strip() or str(i), name, f"{sign} lederen og de ansatte på jobben er en god og trygg ledelse, sier lederen i avisen {i}."])
out.writerow(["lang", "Per Ås", "Lederen er god. " + "ord å 😀 " * 8000])
PY
report 0 hostile.csv --figures pdf,png $word -o r
grep -q 'tables.xlsx: texts longer than a cell may be' err || fail "a text that was cut is not told"
sleep 1; mkdir elsewhere
TMPDIR=$work/elsewhere TZ=Asia/Tokyo report 0 hostile.csv --figures png,pdf $word -o again
diff -r r again >diff.out || { head -5 diff.out; fail "two runs differ"; }
[ -z "$(ls elsewhere)" ] || fail "temporary files were left"
python3 "$SOURCE/tests/report/exports.py" r || fail "the hostile report"
for lang in nb nn en; do
  report 0 "$SOURCE/corpus/lederdebatt.txt" --lang $lang --figures pdf,png $word -o $lang
  WANTED=$(echo "nb-NO nn-NO en-GB" | tr ' ' '\n' | grep "^$lang") python3 "$SOURCE/tests/report/exports.py" $lang || fail "the report in $lang"
done
ls nb/figures | grep -q png && ls nb/figures | grep -q pdf || fail "figures are missing"
report 0 "$SOURCE/corpus/lederdebatt.txt" -o plain
ls plain plain/figures | grep -E 'png|pdf|docx' && fail "what nobody asked for was written"

# ---- a debate that is called what YAML takes for a truth value ----
if [ -n "$word" ]; then
  printf '{"kind":"post","author":"Kari Berg","title":"true","text":"Hva nå?"}\n{"author":"Ola Dahl","text":"Bra."}\n' >true.jsonl
  report 0 true.jsonl --docx -o true
  python3 -c "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read('word/document.xml'))" true/report.docx |
    grep -q 'w:val="Title".*>true' || fail "a debate called true has no title in Word"
fi

# ---- made again from its manifest ----
cp hostile.csv again.csv
report 0 --manifest r/manifest.json hostile.csv
[ "$(grep -cE '^file.*(png|pdf|xlsx|docx).*same$' out)" -gt 4 ] || { cat out; fail "the files are not made again"; }

# ---- codes for people: no name in any file ----
printf 'navn,kommentar\nKari Nordmann,"Lederen er god, mener Ola Hansen, og de ansatte er trygge på jobben."\nOla Hansen,"Jeg er enig med Kari Nordmann om lederen og de ansatte."\nKari Nordmann,"Takk, Ola Hansen! Ledelsen er god."\n' >names.csv
report 0 names.csv --pseudonyms key --figures pdf,png $word -o coded
for packed in coded/tables.xlsx coded/report.docx; do
  [ -f $packed ] || continue
  python3 -c "import sys, zipfile; b = zipfile.ZipFile(sys.argv[1]); sys.stdout.buffer.write(b''.join(b.read(n) for n in b.namelist()))" $packed >unpacked
  grep -aqiE 'Nordmann|Hansen' unpacked && fail "$packed holds a name"
  [ -s unpacked ] || fail "$packed is empty"
done
[ -z "$word" ] || python3 -c "import sys, zipfile; sys.exit('Navn er byttet ut med koder' not in zipfile.ZipFile('coded/report.docx').read('word/document.xml').decode())" ||
  fail "the Word file does not tell that names are codes"
# A name that slipped through is found in what was packed: no file appears.
"$ORDSKIFTE" comments "$SOURCE/tests/spec/codes-leak.csv" --pseudonyms leak.key -o leak.xlsx >/dev/null 2>err
[ $? = 3 ] && [ ! -e leak.xlsx ] && grep -q nordmann err || { cat err; fail "a name in a workbook is not found"; }
# And a short name is not found in bytes that only look so.
printf 'navn,kommentar\nBo,"Lederen er god."\nÅ,"Lederen er dårlig."\nAl,"De ansatte er trygge."\n' >short.csv
report 0 short.csv --pseudonyms short.key --figures pdf,png -o short

# ---- what is missing is told ----
TMPDIR=$work/none report 1 hostile.csv -o lost
grep -q 'TMPDIR' err && [ ! -e lost ] || { cat err; fail "no room for temporary files is not told"; }
(trap '' XFSZ; ulimit -f 60; "$ORDSKIFTE" freq --all "$SOURCE/corpus/skoledebatt.csv" --all -o full.xlsx >/dev/null 2>err) && fail "a workbook without room was written"
[ -e full.xlsx ] && fail "a part of a workbook stands under its name"
mkdir empty
PATH=$work/empty report 1 "$SOURCE/corpus/lederdebatt.txt" --docx -o lost 2>/dev/null
grep -q 'pandoc, which makes the Word file, is not installed' err && [ ! -e lost ] || { cat err; fail "pandoc is missing, and it is not told"; }
printf '#!/bin/sh\n[ "$1" = --version ] && { echo "pandoc 9"; exit 0; }\necho "noe gikk galt" >&2; exit 5\n' >empty/pandoc; chmod +x empty/pandoc
PATH=$work/empty:$PATH report 1 "$SOURCE/corpus/lederdebatt.txt" --docx -o lost
[ ! -e lost ] || fail "a report without its Word file appeared"

# ---- opened by LibreOffice ----
if command -v soffice >/dev/null 2>&1; then
  office() { soffice "-env:UserInstallation=file://$work/office" --headless "$@" >/dev/null 2>&1; }
  for name in r nb; do
    mkdir "$name-csv"
    office --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' --outdir "$name-csv" $name/tables.xlsx ||
      fail "LibreOffice does not open the workbook"
    python3 "$SOURCE/tests/report/exports.py" $name "$name-csv" || fail "LibreOffice shows other cells of $name"
  done
  [ -z "$word" ] || { office --convert-to pdf --outdir pdf nb/report.docx && [ -s pdf/report.pdf ]; } || fail "LibreOffice does not open the Word file"
  if [ -n "$word" ] && command -v pdftotext >/dev/null 2>&1; then
    pdftotext pdf/report.pdf - | grep -q 'Tabell 3' || fail "tables are missing in the Word file as LibreOffice shows it"
  fi
else
  echo "SKIP: workbook and Word file in LibreOffice (it is not installed)"; skipped=1
fi
[ "$failed" = 0 ] || exit 1
echo "workbook, figures and Word file hold what the report holds"
[ "$skipped" = 0 ] || exit 77
