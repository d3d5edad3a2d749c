#!/bin/sh
# Tables in LaTeX compile with pdflatex: of every command, of hostile text, and of every sign there is up to U+2FFF.
set -u
command -v pdflatex >/dev/null 2>&1 || { echo "SKIP: LaTeX tables (pdflatex is not installed)"; exit 77; }
command -v python3 >/dev/null 2>&1 || { echo "SKIP: LaTeX tables (python3 is not installed)"; exit 77; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
ORDSKIFTE_DATA=$SOURCE; export ORDSKIFTE_DATA
cd "$SOURCE" || exit 1
failed=0
fail() { echo "$*"; failed=$((failed + 1)); }

# ---- hostile comments: what LaTeX reads as something else, and signs that its fonts lack ----
python3 - "$work" <<'P'
import json, sys
texts = [r"\input{/etc/passwd} \end{tabular} \end{document}", "100 % av $x$ & y_z #1 ^2 ~ {a} }}{{", "[ikke] et valg", r"\\ \\[5cm] \catcode`\%=12",
         "--- '' `` ,, ?` !` << >> \"a \"` \"'", "\U0001F600 \u4e2d\u6587 \u0623 \u05d0 a\u0301 \u200b \u202e snudd", "linje\nlinje\ttab\x01",
         "&\\hline", "\\", "%", "{", "}", "-", "*[x]", "^^M ^^5c"]
with open(sys.argv[1] + "/hostile.jsonl", "w", encoding="utf-8") as f:
    for i, t in enumerate(texts * 3):
        f.write(json.dumps({"id": t[:20], "author": t[:30] or "x", "text": t + " dette er bra og ikke dumt, en leder"}) + "\n")
    for block in range(0, 0x3000, 64):
        t = "".join(chr(c) for c in range(max(block, 32), block + 64))
        f.write(json.dumps({"id": str(block), "author": "B%d" % block, "text": t}) + "\n")
P

preamble() {
  printf '%s\n' '\documentclass{article}' '\usepackage[T1]{fontenc}' '\usepackage{array,booktabs,longtable}' \
    '\begin{document}'
}
compile() { # name, table files
  name=$1; shift
  { preamble; cat "$@"; printf '%s\n' '\end{document}'; } >"$work/$name.tex"
  (cd "$work" && pdflatex -halt-on-error -interaction=nonstopmode "$name.tex" >"$name.out" 2>&1 </dev/null) ||
    { grep -a -A8 '^!' "$work/$name.out" | head -20; fail "$name.tex does not compile"; }
}

i=0
while read -r line; do
  i=$((i + 1))
  # shellcheck disable=SC2086
  "$ORDSKIFTE" $line --format latex >"$work/$i.table" 2>"$work/err" || { cat "$work/err"; fail "$line"; continue; }
  [ -s "$work/$i.table" ] || fail "$line: nothing was written"
  compile "t$i" "$work/$i.table" || fail "$line"
  [ -f "$work/t$i.pdf" ] || echo "  of: ordskifte $line"
done <<L
comments corpus/lederdebatt.txt
comments $work/hostile.jsonl
comments corpus/lederdebatt.txt --dropped
score corpus/lederdebatt.txt
score $work/hostile.jsonl --explain
score $work/hostile.jsonl --sentences
compare corpus/lederdebatt.txt --permutations 99
compare corpus/skoledebatt.csv --participants --permutations 99
themes corpus/lederdebatt.txt
themes $work/hostile.jsonl --hits
tokens $work/hostile.jsonl
types $work/hostile.jsonl
freq $work/hostile.jsonl
keyness corpus/skoledebatt.csv
collocations corpus/skoledebatt.csv --node ikke
kwic leder $work/hostile.jsonl
kwic leder corpus/lederdebatt.txt
readability corpus/lederdebatt.txt
stance corpus/lederdebatt.txt
network corpus/lederdebatt.txt --permutations 99
timeline corpus/skoledebatt.csv
map corpus/skoledebatt.csv --words --set-aside
agree tests/agree/kari.csv tests/agree/ola.csv
L
[ "$i" = 23 ] || fail "$i tables, not 23"

# ---- what APA asks for ----
table=$("$ORDSKIFTE" compare corpus/lederdebatt.txt --permutations 99 --format latex 2>/dev/null)
for wanted in '\\toprule' '\\midrule' '\\bottomrule' '\\textit{p}' '\\textit{Note.} \\textit{N} = ' ' & \.[0-9]'; do
  printf "%s\n" "$table" | grep -q -- "$wanted" || fail "the table lacks $wanted"
done
"$ORDSKIFTE" score corpus/lederdebatt.txt --format latex 2>/dev/null | grep -E '& (\$-\$)?0\.' | grep -vE '& (\$-\$)?0\.[0-9]{3} ' | grep . && fail "a zero before the point of a score"

# ---- a formula that a comment brings stays text ----
if command -v pdftotext >/dev/null 2>&1; then
  pdftotext -layout "$work/t2.pdf" - | tr -d ' \n' | grep -q 'input{/etc/passwd}' || fail "the hostile text is not printed as it stands"
  pdftotext "$work/t2.pdf" - | grep -q 'root:' && fail "a comment read a file"
else
  echo "SKIP: text of the LaTeX pages (pdftotext is not installed)"
fi
[ "$failed" = 0 ] && echo "$i tables in LaTeX compile"
[ "$failed" = 0 ]
