"""A plain count of words, n-grams and skip-grams, to compare `ordskifte freq` with.

  words.py write SEED FILE          writes random comments as CSV, of a few words in either case, with marks and numbers
  words.py count N SKIP FILE        prints form, count, comments and participants of each n-gram, as freq --all has them

Sentences end with a full stop, a question mark or a line; marks, numbers and emoticons part words. No look at the program.
"""
import csv
import itertools
import random
import re
import sys

WORDS = ["sjefen", "Sjefen", "er", "ER", "ikke", "god", "nok", "på", "PÅ", "Ærlig", "ærlig", "samarbeidsvillig", "å", "lytte",
         "stortingsrepresentantkandidaten", "én", "e\u0301n"]
MARKS = [", ", " – ", ": ", "; ", " 42 ", " :-) ", ". ", "? ", "\n\n", " (", ") "]


def write(seed, path):
    chance = random.Random(seed)
    with open(path, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["author", "text"])
        for _ in range(chance.randrange(1, 60)):
            text = ""
            for _ in range(chance.randrange(1, 70)):
                text += chance.choice(WORDS) + (chance.choice(MARKS) if chance.random() < 0.2 else " ")
            rows.writerow([chance.choice(["Kari", "Per", "Ola", "Eva", ""]), text + "slutt."])


def runs(text):
    """Words that stand side by side: what lies between two marks."""
    text = text.replace("e\u0301", "é").lower()
    for run in re.split(r"[^a-zæøåé ]+", text):
        yield run.split()


def grams(words, n, skip):
    """Every choice of n places in order with at most `skip` left out between the first and the last."""
    for start in range(len(words)):
        for rest in itertools.combinations(range(start + 1, min(len(words), start + n + skip)), n - 1):
            yield " ".join(words[i] for i in (start, *rest))


def count(n, skip, path):
    tokens, comments, people = {}, {}, {}
    with open(path, encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            for run in runs(row["text"]):
                for gram in grams(run, n, skip):
                    tokens[gram] = tokens.get(gram, 0) + 1
                    comments.setdefault(gram, set()).add(number)
                    people.setdefault(gram, set()).update([row["author"]] if row["author"] else [])
    for gram in sorted(tokens, key=lambda gram: (-tokens[gram], gram.encode())):
        print(gram, tokens[gram], len(comments[gram]), len(people[gram]), sep="\t")


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(int(sys.argv[2]), sys.argv[3])
    else:
        count(int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
