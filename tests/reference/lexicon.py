"""How many entries of the lexicon occur in the shared texts, in one of their forms or, with ~, by their stem.

    lexicon.py ORDSKIFTE SOURCE FOLDER

Prints the counts of the card (dict/lexicon/CARD.md) and fails where fewer than 70 % of the words or phrases occur."""
import glob
import gzip
import json
import re
import subprocess
import sys

PROGRAM, SOURCE, FOLDER = sys.argv[1:4]
WORD = re.compile(r"[\w'-]+")


def entries():
    for path in glob.glob(f"{SOURCE}/dict/lexicon/*.tsv"):
        if path.endswith("emoji.tsv"):
            continue
        with open(path, encoding="utf-8") as file:
            rows = [line.rstrip("\n").split("\t") for line in file if line.strip() and line[0] != "#"]
        for row in rows[1:]:
            cell = dict(zip(rows[0], row))
            yield [cell["entry"]] + [form for form in cell.get("forms", "").split("|") if form]


def texts():
    for name in ("norec-train", "debate-storting"):
        with gzip.open(f"{FOLDER}/{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            for line in file:
                yield WORD.findall(json.loads(line)["text"].lower())


def stems(words):
    done = subprocess.run([PROGRAM, "stem"], input="\n".join(words).encode(), capture_output=True, check=True)
    return done.stdout.decode().split("\n")


lexicon = list(entries())
phrases = {}
for forms in lexicon:
    for form in forms:
        words = form.replace("~", "").split()
        if len(words) > 1:
            phrases.setdefault(words[0], set()).add(tuple(words))
known, found = set(), set()
for words in texts():
    known.update(words)
    for i, word in enumerate(words):
        found.update(p for p in phrases.get(word, ()) if tuple(words[i:i + len(p)]) == p)
known_stems = set(stems(sorted(known)))
marked = [form[1:] for forms in lexicon for form in forms if form[0] == "~" and " " not in form]
stem_of = dict(zip(marked, stems(marked)))


def occurs(form):
    if " " in form:
        return tuple(form.replace("~", "").split()) in found
    return stem_of[form[1:]] in known_stems if form[0] == "~" else form in known


good = True
for name, some in (("words", [f for f in lexicon if " " not in f[0]]), ("phrases", [f for f in lexicon if " " in f[0]])):
    count = sum(any(map(occurs, forms)) for forms in some)
    print(f"{name}: {len(some)}, of which {count} occur ({100 * count / len(some):.1f} %)")
    good = good and count >= 0.7 * len(some)
sys.exit(not good)
