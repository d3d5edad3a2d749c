"""Word counts against the programs that a linguist would use instead, in one run.

  words.py ORDSKIFTE [FILE.csv]    FILE has the columns author and text; else the samples of corpus/, repeated

Each peer counts all words of all comments, and how many comments hold them; ordskifte freq also finds who says them, rates
with intervals and dispersion. Figures are CPU seconds of whole processes, the least of three runs: read the ratios. A peer
that is not installed is named as skipped.
"""
import csv
import os
import resource
import subprocess
import sys
import tempfile

REPEAT, RUNS = 150, 3
HERE = os.path.dirname(os.path.abspath(__file__))

PYTHON = "import csv, sys\ntexts = [row['text'] for row in csv.DictReader(open(sys.argv[1], encoding='utf-8', newline=''))]\n"
R = "texts <- read.csv(commandArgs(TRUE)[1], encoding = 'UTF-8')$text\n"
PEERS = [
    ("python Counter", "import re", "python3", PYTHON + """
import collections, re
tokens, comments = collections.Counter(), collections.Counter()
for text in texts:
    words = re.findall(r"\\w+", text.lower())
    tokens.update(words)
    comments.update(set(words))
"""),
    ("scikit-learn", "import sklearn", "python3", PYTHON + """
from sklearn.feature_extraction.text import CountVectorizer
counts = CountVectorizer(token_pattern=r"\\w+").fit_transform(texts)
tokens, comments = counts.sum(axis=0), (counts > 0).sum(axis=0)
"""),
    ("NLTK", "import nltk", "python3", PYTHON + """
from nltk import FreqDist
from nltk.tokenize import wordpunct_tokenize
tokens, comments = FreqDist(), FreqDist()
for text in texts:
    words = wordpunct_tokenize(text.lower())
    tokens.update(words)
    comments.update(set(words))
"""),
    ("tm", "library(tm)", "Rscript", R + """
suppressMessages(library(tm))
matrix <- DocumentTermMatrix(VCorpus(VectorSource(texts)), list(removePunctuation = TRUE, wordLengths = c(1, Inf)))
tokens <- slam::col_sums(matrix); comments <- slam::col_sums(matrix > 0)
"""),
    ("tidytext", "library(tidytext)", "Rscript", R + """
suppressMessages({library(dplyr); library(tidytext)})
words <- unnest_tokens(tibble(comment = seq_along(texts), text = texts), word, text)
tokens <- count(words, word); comments <- count(distinct(words), word)
"""),
]


def cpu(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def runs(program, probe):
    try:
        return subprocess.run([program, "-e" if program == "Rscript" else "-c", probe], stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def find(program, probe):
    """The program that has the library: a Python of one's own seldom has Debian's packages."""
    return next((found for found in (program, "/usr/bin/" + program) if runs(found, probe)), None)


def samples(folder):
    """The comments of the school debate, repeated; in the second half its words are numbered, so that the vocabulary grows."""
    path = os.path.join(folder, "text.csv")
    with open(os.path.join(HERE, "..", "corpus", "skoledebatt.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["author", "text"])
        for i in range(REPEAT):
            for row in rows:
                words = row["kommentar"].split(" ")
                numbered = [word + "abcdefghij"[i % 10] if i > REPEAT // 2 and w % 5 == 0 else word for w, word in enumerate(words)]
                out.writerow([row["navn"], " ".join(numbered)])
    return path


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        text = sys.argv[2] if len(sys.argv) > 2 else samples(folder)
        print("CPU seconds of whole processes, least of %d runs, %.1f MB" % (RUNS, os.path.getsize(text) / 1e6))
        own = min(cpu([program, "freq", "--all", text]) for _ in range(RUNS))
        print("%-16s %8.2f" % ("ordskifte freq", own))
        for name, probe, interpreter, code in PEERS:
            interpreter = find(interpreter, probe)
            if not interpreter:
                print("%-16s SKIP: not installed" % name)
                continue
            script = os.path.join(folder, "peer")
            with open(script, "w", encoding="utf-8") as file:
                file.write(code)
            try:
                least = min(cpu([interpreter, script, text]) for _ in range(RUNS))
            except subprocess.CalledProcessError:
                print("%-16s failed" % name)
                continue
            print("%-16s %8.2f  %6.1f times as much" % (name, least, least / own))


if __name__ == "__main__":
    main()
