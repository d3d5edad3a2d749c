"""The teacher of models/review: labels for sentences of reviews that nobody labelled.

    /usr/bin/python3 models/review/teacher.py DATA ORDSKIFTE WORK [SENTENCES]

DATA holds norec-train.jsonl.gz (NoReC's train texts: id, text), norec-sentence-3class-{train,dev}.json and
norec-fine-train.json; ORDSKIFTE is the program; WORK is a folder for what is made on the way (3 GB) and gets
teacher.jsonl, what `ordskifte train` learns from (models/review/make.sh). SENTENCES: so many of them only.

Packages of Debian 12: python3-sklearn python3-scipy python3-numpy python3-stemmer fasttext. Seed: SEED below. fasttext
runs in one thread, so that the vectors are the same on every run.

Sentences and what the hand-written lexicon says of them come from the program itself. A sentence becomes stems, pairs of
stems, stems behind a negation, the mean of its words' vectors (skipgram, of the train texts alone) and the lexicon's sums;
two logistic regressions (positive or negative; taking sides or not) are fitted on NoReC_sentence's train sentences, and
on the opinion expressions of NoReC_fine's. They are asked what they think of every sentence of NoReC's train texts but those
of documents that hold labelled sentences. Nothing of NoReC's dev or test texts is used but to print the teacher's figures.
"""
import gzip
import json
import os
import re
import subprocess
import sys

import numpy as np
import scipy.sparse as sp
import Stemmer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

SEED = 13
DIMENSIONS = 100
GOLD_TIMES = 3      # how often a labelled sentence stands among those of the teacher
MOST = 4.0          # margins beyond this say no more
LEAN = 0.25         # added to polarity: the border that is best on the train sentences is then a score of 0
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
CUES = set("ikke ikkje ei aldri ingen ingenting inga uten utan verken hverken neppe knapt mangler manglar intet".split())
STOPS = set(".;:!?()–«»\"") | {"men", "selv", "mens"}
STEM = Stemmer.Stemmer("norwegian")


def words_of(text):
    return WORD.findall(text.lower())


def terms_of(text):
    """Stems, and those behind a negation marked."""
    words, out, left = words_of(text), [], 0
    for word, stem in zip(words, STEM.stemWords(words)):
        if word in CUES:
            left = 6
        elif word in STOPS:
            left = 0
        elif left:
            left -= 1
            stem = "NOT_" + stem
        out.append(stem)
    return out


def grams_of(text):
    terms = terms_of(text)
    plain = [t[4:] if t.startswith("NOT_") else t for t in terms]
    return plain + [a + " " + b for a, b in zip(plain, plain[1:])] + [t for t in terms if t.startswith("NOT_")]


def score(program, rows, work, name, *options):
    """What the program says of texts: rows of {"id", "text"}."""
    path = os.path.join(work, name)
    with open(path, "w") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    with open(path + ".scores", "w") as out:
        subprocess.run([program, "score", "--themes", "none", "--input", "jsonl", "--id-column", "id", "--text-column",
                        "text", "--format", "jsonl", *options, path], check=True, stdout=out, stderr=subprocess.DEVNULL)
    with open(path + ".scores") as lines:
        return [json.loads(line) for line in lines]


def sentences_of(data, program, work):
    """(document, text, positive, negative) of every sentence of the train texts."""
    path = os.path.join(work, "sentences.jsonl")
    if not os.path.exists(path):
        documents = [json.loads(line) for line in gzip.open(os.path.join(data, "norec-train.jsonl.gz"), "rt")]
        with open(path + ".part", "w") as out:
            for first in range(0, len(documents), 5000):
                rows = [{"id": d["id"], "text": d["text"]} for d in documents[first:first + 5000]]
                for s in score(program, rows, work, "documents.jsonl", "--sentences"):
                    out.write(json.dumps([s["id"], s["text"], s["positive"], s["negative"]], ensure_ascii=False) + "\n")
        os.rename(path + ".part", path)
    with open(path) as lines:
        return [json.loads(line) for line in lines]


def vectors_of(sentences, work):
    path = os.path.join(work, "vectors.vec")
    if not os.path.exists(path):
        with open(os.path.join(work, "tokens.txt"), "w") as out:
            for sentence in sentences:
                out.write(" ".join(words_of(sentence[1])) + "\n")
        subprocess.run(["fasttext", "skipgram", "-input", os.path.join(work, "tokens.txt"), "-output",
                        os.path.join(work, "vectors"), "-dim", str(DIMENSIONS), "-epoch", "6", "-minCount", "4", "-minn",
                        "0", "-maxn", "0", "-ws", "5", "-neg", "5", "-thread", "1", "-seed", str(SEED)], check=True)
    with open(path) as lines:
        count = int(next(lines).split()[0])
        table, numbers = np.zeros((count + 1, DIMENSIONS), np.float32), {}
        for i, line in enumerate(lines):
            word, *values = line.rstrip().split(" ")
            numbers[word] = i
            table[i] = np.array(values, np.float32)
    norms = np.linalg.norm(table, axis=1, keepdims=True)
    return numbers, table / np.maximum(norms, 1e-9)


class Features:
    """What the teacher sees of (text, positive, negative)."""

    def __init__(self, numbers, table):
        self.numbers, self.table = numbers, table
        self.grams = TfidfVectorizer(analyzer=grams_of, sublinear_tf=True, min_df=2, dtype=np.float32)

    def mean(self, texts):
        rows, columns, values = [], [], []
        for i, text in enumerate(texts):
            known = [self.numbers[w] for w in words_of(text) if w in self.numbers]
            rows += [i] * len(known)
            columns += known
            values += [1.0 / len(known)] * len(known) if known else []
        weights = sp.csr_matrix((values, (rows, columns)), (len(texts), len(self.table)), dtype=np.float32)
        return 3 * (weights @ self.table)

    def make(self, items, fit=False):
        texts = [t for t, _, _ in items]
        grams = self.grams.fit_transform(texts) if fit else self.grams.transform(texts)
        p, n = (np.array([item[k] for item in items], np.float32) for k in (1, 2))
        hand = np.stack([(p - n) / (p + n + 2), p / (p + 2), n / (n + 2), np.minimum(p, 6) / 3, np.minimum(n, 6) / 3], 1)
        return sp.hstack([grams, sp.csr_matrix(self.mean(texts)), sp.csr_matrix(hand)], "csr")


def gold_of(data, program, work, half):
    with open(os.path.join(data, f"norec-sentence-3class-{half}.json")) as file:
        gold = json.load(file)
    scores = score(program, [{"id": g["sent_id"], "text": g["text"]} for g in gold], work, half + ".jsonl")
    side = {"Positive": 1, "Negative": -1, "Neutral": 0}
    items = [(g["text"], s["positive"], s["negative"]) for g, s in zip(gold, scores)]
    return items, np.array([side[g["label"]] for g in gold]), [g["sent_id"] for g in gold]


def expressions_of(data, program, work):
    """Opinion expressions as texts of their own, with their polarity."""
    with open(os.path.join(data, "norec-fine-train.json")) as file:
        found = sorted({(" ".join(o["Polar_expression"][0]), o["Polarity"]) for s in json.load(file)
                        for o in s["opinions"] if o["Polarity"] in ("Positive", "Negative")})
    scores = score(program, [{"id": str(i), "text": t} for i, (t, _) in enumerate(found)], work, "expressions.jsonl")
    return ([(t, s["positive"], s["negative"]) for (t, _), s in zip(found, scores)],
            np.array([1 if side == "Positive" else -1 for _, side in found]))


def fit(x, y, cost):
    return LogisticRegression(C=cost, class_weight="balanced", solver="liblinear", random_state=SEED).fit(x, y)


def figures(polarity, subjective, y):
    """Macro-F1 of two classes, and of three at the best threshold of these same sentences: to look at, not to report."""
    two = y != 0
    binary = f1_score(y[two], np.where(polarity[two] >= 0, 1, -1), average="macro")
    three = max((f1_score(y, np.where(subjective < t, 0, np.where(polarity >= 0, 1, -1)), average="macro"), t)
                for t in np.quantile(subjective, np.arange(0.2, 0.8, 0.02)))
    return f"binary {100 * binary:.1f}, three classes {100 * three[0]:.1f}"


def main():
    data, program, work = sys.argv[1:4]
    most = int(sys.argv[4]) if len(sys.argv) > 4 else None
    os.makedirs(work, exist_ok=True)
    sentences = sentences_of(data, program, work)
    features = Features(*vectors_of(sentences, work))
    items, y, ids = gold_of(data, program, work, "train")
    dev, dev_y, _ = gold_of(data, program, work, "dev")
    phrases, phrase_y = expressions_of(data, program, work)
    x = features.make(items, fit=True)
    more = features.make(phrases)
    two = y != 0
    polar = fit(sp.vstack([x[two], more]), np.concatenate([y[two], phrase_y]), 3)
    taking = fit(x, (y != 0).astype(int), 1)
    dev_x = features.make(dev)
    print("teacher on dev:", figures(polar.decision_function(dev_x), taking.decision_function(dev_x), dev_y))
    labelled = {i.split("-")[0] for i in ids}
    pool = [s[1:] for s in sentences if s[0] not in labelled and 3 <= len(s[1].split()) <= 80]
    np.random.default_rng(SEED).shuffle(pool)
    pool = pool[:most]
    with open(os.path.join(work, "teacher.jsonl"), "w") as out:
        def put(text, p, s):
            out.write(json.dumps({"text": text, "polarity": round(float(np.clip(p, -MOST, MOST)) + LEAN, 3),
                                  "subjectivity": round(float(np.clip(s, -MOST, MOST)), 3)}, ensure_ascii=False) + "\n")
        for first in range(0, len(pool), 20000):
            part = features.make(pool[first:first + 20000])
            for item, p, s in zip(pool[first:], polar.decision_function(part), taking.decision_function(part)):
                put(item[0], p * (1 / (1 + np.exp(-s))), s)
        for _ in range(GOLD_TIMES):
            for item, side in zip(items, y):
                put(item[0], 2.5 * side, 2.0 if side else -2.0)
    print(len(pool), "sentences of the teacher's,", len(items), "of people's,", GOLD_TIMES, "times")


if __name__ == "__main__":
    main()
