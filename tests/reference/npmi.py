"""Coherence of word lists by normalised pointwise mutual information, from the definition and in plain Python.

Prints npmi.tsv: case, windows ("0 1 4;2 3": the words of each), words, mean over their pairs. Words are numbers.
Usage: npmi.py FOLDER
"""
import math
import sys

state = 20110311


def following(below):
    global state
    state = state * 16807 % 2147483647
    return state % below


def npmi(windows, a, b):
    n = len(windows)
    pa = sum(a in w for w in windows) / n
    pb = sum(b in w for w in windows) / n
    pab = sum(a in w and b in w for w in windows) / n
    if pab == 0:
        return -1.0
    if pab == 1:
        return 0.0  # both are everywhere: each tells nothing of the other
    return math.log(pab / (pa * pb)) / -math.log(pab)


def mean(windows, words):
    pairs = [(a, b) for i, a in enumerate(words) for b in words[i + 1:]]
    return sum(npmi(windows, a, b) for a, b in pairs) / len(pairs)


def drawn(count, words, chance):
    return [{w for w in range(words) if following(100) < chance + 5 * (w % 3)} for _ in range(count)]


cases = [
    # By hand: 4 windows, p(0) = p(1) = 1/2, p(01) = 1/4: log 1 / -log 1/4 = 0.
    ("independent", [{0, 1}, {0}, {1}, set()], [0, 1]),
    # Always together in half of the windows: log 2 / log 2 = 1.
    ("together", [{0, 1}, {0, 1}, set(), set()], [0, 1]),
    ("apart", [{0}, {1}, {0}, {1}], [0, 1]),
    # p(0) = 3/4, p(1) = 1/2, p(01) = 1/2: log 4/3 / log 2 = 0.4150...
    ("by-hand", [{0, 1}, {0, 1}, {0}, set()], [0, 1]),
    ("everywhere", [{0, 1, 2}, {0, 1}, {0, 1, 2}], [0, 1]),
    ("three", [{0, 1}, {0, 2}, {1, 2}, {0}, {0, 1, 2}], [0, 1, 2]),
    ("drawn", drawn(60, 12, 20), list(range(10))),
    ("drawn-thin", drawn(80, 15, 4), [1, 3, 4, 7, 8, 11, 14]),
    ("drawn-thick", drawn(40, 10, 70), [9, 2, 5, 0]),
]

with open(sys.argv[1] + "/npmi.tsv", "w", encoding="utf-8", newline="\n") as out:
    out.write("# printed by npmi.py; see README.md\ncase\twindows\twords\tmean\n")
    for name, windows, words in cases:
        text = ";".join(" ".join(map(str, sorted(w))) for w in windows)
        out.write(f"{name}\t{text}\t{';'.join(map(str, words))}\t{mean(windows, words)!r}\n")
