"""Themes against places and sentences marked by hand: precision, recall, and whether the themes' cards say so.

    themes.py ORDSKIFTE SOURCE FOLDER
    themes.py --draw KEY COUNT SEED ORDSKIFTE SOURCE FOLDER

Every themes/KEY.tsv beside this script holds marks for dict/themes/KEY.txt, with the columns
  kind     hit: a place that the dictionary caught; about: a sentence about the theme, found without the dictionary
  source   storting: a speech of debate-storting.jsonl.gz; own: a sentence written for this file
  id       the speech, or any name for an own sentence
  start    of the hit or the sentence, in bytes of the text; end is behind its last byte
  end
  verdict  of a hit: yes if the place is about the theme in the card's sense, else no; of about: yes
  text     of an own sentence; empty for a speech, whose text is not copied here
Precision: yes of the hits that are still caught (others are told apart and not counted). Recall: about sentences in which
anything of the theme is caught; the first, third, fifth ... were used for tuning, the others only for this figure.
The card must hold, however its comment is broken into lines: "Precision: 47 of 50 (", "Recall: 24 of 30 (" and
"13 of the 15 used for tuning, 11 of the 15 others". Fails where it says anything else.

--draw prints COUNT places of the theme, drawn at random from the speeches, with their surroundings in a last column, to be
marked: fill in the verdict and cut the last column away."""
import csv
import glob
import gzip
import json
import os
import random
import re
import subprocess
import sys

COLUMNS = ["kind", "source", "id", "start", "end", "verdict", "text"]


def speeches(folder):
    """The texts by id; what presidents say about the order of business is left out."""
    with gzip.open(f"{folder}/debate-storting.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = (json.loads(line) for line in file)
        return {row["id"]: row["text"] for row in rows if row["role"] != "president"}


def caught(program, texts):
    """A list for each text: (start, end, theme). A theme below another counts for both."""
    lines = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
    done = subprocess.run([program, "themes", "--hits", "--input", "jsonl", "--format", "tsv", "-"], input=lines.encode(),
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    hits = [[] for _ in texts]
    for row in csv.DictReader(done.stdout.decode().splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        hits[int(row["comment"]) - 1].append((int(row["start"]), int(row["end"]), row["theme"]))
    return hits


def read_marks(path):
    with open(path, encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def faults(name, rows, texts):
    """What is wrong with the marks themselves."""
    for number, row in enumerate(rows, 1):
        text = row["text"] if row["source"] == "own" else texts.get(row["id"])
        good = (row["kind"] in ("hit", "about") and row["source"] in ("storting", "own") and text
                and row["verdict"] in (("yes", "no") if row["kind"] == "hit" else ("yes",))
                and 0 <= int(row["start"]) < int(row["end"]) <= len(text.encode())
                and (row["source"] == "own" or not row["text"]))
        if not good:
            yield f"{name}.tsv: row {number} is no mark: {row}"


def meets(row, theme, hits):
    return any(start < int(row["end"]) and int(row["start"]) < end and (found == theme or found.startswith(theme + "/"))
               for start, end, found in hits)


def measure(program, theme, rows, texts):
    found = caught(program, [row["text"] if row["source"] == "own" else texts[row["id"]] for row in rows])
    held = [(row, meets(row, theme, hits)) for row, hits in zip(rows, found)]
    hits = [(row["verdict"], here) for row, here in held if row["kind"] == "hit"]
    about = [here for row, here in held if row["kind"] == "about"]
    counted = [verdict for verdict, here in hits if here]
    return {"right": counted.count("yes"), "hits": len(counted), "gone": len(hits) - len(counted),
            "found": sum(about), "about": len(about), "tuned": sum(about[::2]), "tuning": len(about[::2]),
            "rest": sum(about[1::2]), "others": len(about[1::2])}


def card(source, theme):
    path = f"{source}/dict/themes/{theme}.txt"
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8") as file:
        return re.sub(r"\s+", " ", " ".join(line[1:] for line in file if line.startswith("#")))


def unsaid(theme, m, text):
    for line in (f"Precision: {m['right']} of {m['hits']} (", f"Recall: {m['found']} of {m['about']} (",
                 f"{m['tuned']} of the {m['tuning']} used for tuning, {m['rest']} of the {m['others']} others"):
        if line not in text:
            yield f"dict/themes/{theme}.txt: its card does not say \"{line}\""


def draw(theme, count, seed, program, folder):
    texts = speeches(folder)
    places = [(name, start, end) for name, hits in zip(texts, caught(program, list(texts.values())))
              for start, end, found in hits if found == theme or found.startswith(theme + "/")]
    print("\t".join(COLUMNS + ["surroundings"]))
    for name, start, end in sorted(random.Random(seed).sample(places, min(count, len(places)))):
        data = texts[name].encode()
        parts = data[max(0, start - 140):start], data[start:end], data[end:end + 120]
        before, words, after = (re.sub(r"\s+", " ", part.decode(errors="ignore")) for part in parts)
        print("\t".join(["hit", "storting", name, str(start), str(end), "", "", f"{before}[{words}]{after}"]))


def main(program, source, folder):
    marks = os.path.join(os.path.dirname(os.path.abspath(__file__)), "themes")
    names = sorted(os.path.basename(path)[:-4] for path in glob.glob(f"{marks}/*.tsv"))
    texts, wrong = speeches(folder), []
    print(f"{'theme':<18}{'precision':>12}{'gone':>6}{'recall':>12}{'tuning':>11}{'others':>11}")
    for name in names:
        rows = read_marks(f"{marks}/{name}.tsv")
        bad = list(faults(name, rows, texts))
        wrong += bad
        if bad:
            continue
        m = measure(program, name, rows, texts)
        print(f"{name:<18}{m['right']:>5} of {m['hits']:>3}{m['gone']:>6}{m['found']:>5} of {m['about']:>3}"
              f"{m['tuned']:>5} of {m['tuning']:>2}{m['rest']:>5} of {m['others']:>2}")
        wrong += unsaid(name, m, card(source, name))
    print("\n".join(wrong), end="\n" if wrong else "")
    return not wrong


if __name__ == "__main__":
    if sys.argv[1] == "--draw":
        draw(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5], sys.argv[7])
    else:
        sys.exit(0 if main(*sys.argv[1:4]) else 1)
