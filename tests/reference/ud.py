"""Tokens, sentences, varieties and lemmas against the development halves of the Norwegian UD treebanks.

    ud.py ORDSKIFTE FOLDER

Prints the figures and fails below the bars. A token counts where both ends agree. For sentences the paragraphs stand
on lines of their own and sentences of a paragraph are joined by one space."""
import csv
import io
import json
import subprocess
import sys

PROGRAM, FOLDER = sys.argv[1:3]
BARS = {"tokens": 99.9, "sentences": 99.0, "variety right": 98.5, "variety undecided": 3.0, "lemmas": {"nb": 97.2, "nn": 96.3}}
failed = []


def read(path):
    """Sentences: (text, forms, begins a paragraph, [(form, lemma) of words that are no names])."""
    sentences, forms, words, text, paragraph = [], [], [], None, True
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith(("# newpar", "# newdoc")):
            paragraph = True
        elif line.startswith("# text = "):
            text = line[9:]
        elif line and line[0] != "#":
            cell = line.split("\t")
            if cell[0].isdigit():
                forms.append(cell[1])
                if cell[3] not in ("PROPN", "PUNCT", "SYM", "NUM", "X") and cell[1][0].isalpha():
                    words.append((cell[1].lower(), cell[2].lower()))
        elif not line and text is not None:
            sentences.append((text, forms, paragraph, words))
            forms, words, text, paragraph = [], [], None, False
    return sentences


def run(texts, *options, layer="tokens"):
    lines = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
    command = [PROGRAM, layer, "--input", "jsonl", "--format", "csv", *options, "-"]
    done = subprocess.run(command, input=lines.encode(), capture_output=True, check=True)
    return list(csv.DictReader(io.StringIO(done.stdout.decode(), newline="")))


def spans(text, forms):
    """Byte spans of the treebank's tokens."""
    raw, at, found = text.encode(), 0, set()
    for form in forms:
        at = raw.index(form.encode(), at)
        found.add((at, at + len(form.encode())))
        at += len(form.encode())
    return found


def check(name, value, bar, least=True):
    print(f"{name}: {value:.2f}")
    if (value < bar) if least else (value > bar):
        failed.append(f"{name}: {value:.2f}, the bar is {bar}")


def tokens(norm, sentences):
    found = [set() for _ in sentences]
    for row in run([s[0] for s in sentences]):
        found[int(row["comment"]) - 1].add((int(row["start"]), int(row["end"])))
    gold = [spans(text, forms) for text, forms, *_ in sentences]
    both = sum(len(a & b) for a, b in zip(found, gold))
    check(f"{norm} tokens F1", 200 * both / sum(len(a) + len(b) for a, b in zip(found, gold)), BARS["tokens"])


def ends_in_mark(raw, end):
    return raw[:end].decode().rstrip("\"'»”’)").endswith((".", "!", "?", "…"))


def borders(norm, sentences):
    raw, gold = b"", set()
    for text, _, paragraph, _ in sentences:
        raw += (b"\n" if paragraph else b" ") * bool(raw) + text.encode()
        gold.add(len(raw))
    found = {int(r["start"]) + len(raw[int(r["start"]):int(r["end"])].rstrip()) for r in run([raw.decode()], "--sentences")}
    marked = [{end for end in ends if ends_in_mark(raw, end)} for ends in (found, gold)]
    both = len(marked[0] & marked[1])
    check(f"{norm} sentences behind marks, recall", 100 * both / len(marked[1]), BARS["sentences"])
    check(f"{norm} sentences behind marks, precision", 100 * both / len(marked[0]), BARS["sentences"])
    ceiling = 200 * len(marked[1]) / (len(marked[1]) + len(gold))
    print(f"{norm} all borders F1: {200 * len(found & gold) / (len(found) + len(gold)):.2f}"
          f" (every border behind a mark and no other: {ceiling:.2f})")


def varieties(norm, sentences):
    texts = [text for text, forms, *_ in sentences if sum(form[0].isalpha() for form in forms) >= 6]
    labels = {}
    for row in run(texts, "--sentences"):  # a text may hold two sentences to us: its longest one speaks
        n, size = row["comment"], int(row["end"]) - int(row["start"])
        if size > labels.get(n, (0,))[0]:
            labels[n] = size, row["variety"]
    found = [label for _, label in labels.values()]
    print(f"{norm} of {len(found)}:", {v: found.count(v) for v in sorted(set(found))})
    return len(found), found.count("undecided"), found.count(norm)


def lemmas(norm, sentences):
    """One lemma a type, whatever the sentence: words of two lemmas are wrong half of the time. Where none is known, the
    form stands for it."""
    table = {row["form"]: row["lemma"].lower() or row["form"]
             for row in run([s[0] for s in sentences], "--lemmas", "--all", layer="types")}
    words = [word for sentence in sentences for word in sentence[3]]
    right = sum(table.get(form) == lemma for form, lemma in words)
    likeliest = {}
    for form, lemma in words:
        counts = likeliest.setdefault(form, {})
        counts[lemma] = counts.get(lemma, 0) + 1
    most = sum(max(counts.values()) for counts in likeliest.values())
    check(f"{norm} lemmas of {len(words)} words", 100 * right / len(words), BARS["lemmas"][norm])
    print(f"   (each type's most frequent lemma here: {100 * most / len(words):.2f})")


total = [0, 0, 0]
for norm in ("nb", "nn"):
    data = read(f"{FOLDER}/ud-{norm}-dev.conllu")
    tokens(norm, data)
    borders(norm, data)
    lemmas(norm, data)
    total = [a + b for a, b in zip(total, varieties(norm, data))]
check("variety, both norms: right of the decided", 100 * total[2] / (total[0] - total[1]), BARS["variety right"])
check("variety, both norms: undecided", 100 * total[1] / total[0], BARS["variety undecided"], least=False)
print(*(f"below the bar: {line}" for line in failed), sep="\n")
sys.exit(bool(failed))
