"""Sums of a lexicon's valences a comment, as one writes it in an afternoon: score.py sklearn|nltk CSV LEXICON. Reads the
table, writes one; prints seconds and version. No rule is applied, and entries of several words are left out."""
import csv
import io
import sys
import time

library, path, lexicon_path = sys.argv[1:]
try:
    if library == "sklearn":
        import numpy
        import sklearn
        from sklearn.feature_extraction.text import CountVectorizer
        version = sklearn.__version__
    else:
        import nltk
        from nltk.tokenize import wordpunct_tokenize
        version = nltk.__version__
except ImportError:
    sys.exit(77)

lexicon = {}
with open(lexicon_path, encoding="utf-8") as file:
    for line in file:
        word, value = line.rstrip("\n").split("\t")
        lexicon.setdefault(word.lstrip("~"), int(value))


def with_sklearn(texts):
    counts = CountVectorizer(token_pattern=r"\w+", vocabulary=sorted(lexicon)).fit_transform(texts)
    return counts @ numpy.array([lexicon[word] for word in sorted(lexicon)])


def with_nltk(texts):
    return [sum(lexicon.get(word, 0) for word in wordpunct_tokenize(text.lower())) for text in texts]


start = time.process_time()
csv.field_size_limit(1 << 30)
with open(path, encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))
sums = (with_sklearn if library == "sklearn" else with_nltk)([row["text"] for row in rows])
csv.writer(io.StringIO()).writerows(zip((row["id"] for row in rows), sums))
print(time.process_time() - start, version)
