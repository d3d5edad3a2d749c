"""Negations and their scopes against the development half of NoReC_neg.

    negation.py ORDSKIFTE FOLDER [SPLIT]

Prints the figures with 95 % bootstrap intervals over sentences and fails below the bars. A cue counts where all its
spans agree, affixes included. Scopes are counted by words between spaces: a word is in scope or not, whatever the
negation (union), or for each negation by itself, those of a missed or false cue included."""
import json
import random
import re
import subprocess
import sys

PROGRAM, FOLDER = sys.argv[1:3]
SPLIT = sys.argv[3] if len(sys.argv) > 3 else "dev"
BARS = {"cue": 93.0, "scope, union": 81.5}  # the second may move a little with a word of the dictionaries
ROUNDS = 1000


def spans(cell):
    return tuple(sorted(tuple(map(int, place.split(":"))) for place in cell[1]))


def explained(sentences):
    rows = "".join(json.dumps({"id": str(i), "text": s["text"]}, ensure_ascii=False) + "\n"
                   for i, s in enumerate(sentences) if s["text"].strip())
    done = subprocess.run([PROGRAM, "score", "--input", "jsonl", "--explain", "--format", "jsonl", "-"],
                          input=rows.encode(), capture_output=True, check=True)
    return {int(row["id"]): row["negations"] for row in map(json.loads, done.stdout.decode().splitlines())}


def words_in(text, ranges):
    return {m.start() for m in re.finditer(r"\S+", text) if any(m.start() < b and a < m.end() for a, b in ranges)}


def add(counts, gold, found):
    counts[0] += len(gold & found)
    counts[1] += len(found - gold)
    counts[2] += len(gold - found)


def count(sentence, negations):
    """Three counts a measure: right, false, missed."""
    counts = {"cue": [0, 0, 0], "scope, union": [0, 0, 0], "scope, by negation": [0, 0, 0]}
    text = sentence["text"]
    gold = {spans(n["Cue"]): words_in(text, spans(n["Scope"])) for n in sentence["negations"] if n["Cue"][1]}
    found = {tuple(map(tuple, n["cue"])): words_in(text, n["scope"]) for n in negations}
    add(counts["cue"], set(gold), set(found))
    add(counts["scope, union"], set().union(*gold.values()), set().union(*found.values()))
    for cue in set(gold) | set(found):
        add(counts["scope, by negation"], gold.get(cue, set()), found.get(cue, set()))
    return counts


def f1(counts):
    right, false, missed = map(sum, zip(*counts))
    return 200 * right / max(1, 2 * right + false + missed)


def interval(counts):
    draw = random.Random(1)
    values = sorted(f1(draw.choices(counts, k=len(counts))) for _ in range(ROUNDS))
    return values[ROUNDS // 40], values[-ROUNDS // 40 - 1]


sentences = json.load(open(f"{FOLDER}/norec-neg-{SPLIT}.json", encoding="utf-8"))
found = explained(sentences)
counts = [count(s, found.get(i, [])) for i, s in enumerate(sentences)]
failed = False
for measure in counts[0]:
    cells = [c[measure] for c in counts]
    value = f1(cells)
    low, high = interval(cells)
    right, false, missed = map(sum, zip(*cells))
    print(f"{measure}: F1 {value:.1f} [{low:.1f}, {high:.1f}] (right {right}, false {false}, missed {missed})")
    if value < BARS.get(measure, 0):
        print(f"  below the bar of {BARS[measure]}")
        failed = True
sys.exit(failed)
