"""Stems of words, a line each, by a library of Python: stem.py LIBRARY FILE. Prints seconds and version."""
import sys
import time

library, path = sys.argv[1:]
try:
    if library == "pystemmer":
        import Stemmer
        stemmer = Stemmer.Stemmer("norwegian")
        stem, version = stemmer.stemWord, Stemmer.version()
    elif library == "nltk":
        import nltk
        from nltk.stem.snowball import SnowballStemmer
        stem, version = SnowballStemmer("norwegian").stem, nltk.__version__
    else:
        from importlib.metadata import version as version_of
        import snowballstemmer.norwegian_stemmer  # else it takes PyStemmer, where that is installed
        stem = snowballstemmer.norwegian_stemmer.NorwegianStemmer().stemWord
        version = version_of("snowballstemmer")
except ImportError:
    sys.exit(77)

with open(path, encoding="utf-8") as file:
    words = file.read().split("\n")
start = time.process_time()
for word in words:
    stem(word)
print(time.process_time() - start, version)
