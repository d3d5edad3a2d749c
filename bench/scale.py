"""What much text costs (doc/scale.md): processor time and peak memory of each step, and of a row by the number of rows.

    scale.py PROGRAM [ROWS [FILE]]

FILE is JSON Lines, packed or not, with a field `text`: the reviews that lie beside the source tree unless told. Short comments are
pieces of its paragraphs, of at most a hundred bytes and in any order; ROWS of them at most (10000000)."""
import csv
import gzip
import json
import os
import random
import shutil
import statistics
import sys
import tempfile

from measure import run

RUNS, SHARDS, PIECE, SHORT = 5, 16, 100, 1000000


def texts_of(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file]


def pieces_of(texts):
    """Paragraphs in pieces of whole words."""
    pieces = []
    for text in texts:
        for paragraph in text.split("\n"):
            piece = ""
            for word in paragraph.split():
                if piece and len(piece) + len(word) > PIECE:
                    pieces.append(piece)
                    piece = word
                else:
                    piece = f"{piece} {word}" if piece else word
            pieces += [piece] if piece else []
    random.Random(20261129).shuffle(pieces)
    return pieces


def write(path, texts, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["id", "text"])
        table.writerows((i, texts[i % len(texts)]) for i in range(rows))


def measure(command, clear=()):
    """Median, least and most processor time, and the most memory; what `clear` names goes before each run."""
    seconds, most = [], 0
    for _ in range(RUNS):
        for path in clear:
            shutil.rmtree(path, ignore_errors=True)
        used, held = run(command)
        seconds.append(used)
        most = max(most, held)
    return statistics.median(seconds), min(seconds), max(seconds), most


def tell(label, figures):
    median, least, most, memory = figures
    print(f"  {label:20} {median:7.2f} s ({least:.2f}-{most:.2f}) {memory / 2**20:5.0f} MiB", flush=True)
    return median


def steps(program, folder, path, title):
    plan, parts, merged = (os.path.join(folder, name) for name in ("plan", "parts", "merged"))
    size = os.path.getsize(path)
    print(f"{title}: {size / 1e6:.1f} MB")
    score = tell("score, one thread", measure([program, "score", "--threads", "1", "--format", "csv", path]))
    tell("score, two threads", measure([program, "score", "--threads", "2", "--format", "csv", path]))
    whole = tell(f"plan, {SHARDS} shards", measure([program, "plan", "--shards", str(SHARDS), "--force", "--text-column", "text",
                                                   path, "-o", plan]))
    whole += tell("all shards", measure([program, "score", "--plan", plan, "--shard-set", f"0-{SHARDS - 1}/{SHARDS}", "--threads",
                                         "1", "--dir", parts], [parts]))
    whole += tell("merge", measure([program, "merge", parts, "-o", merged], [merged]))
    print(f"  core hours a terabyte: score {score * 1e12 / size / 3600:.1f}, plan, shards and merge {whole * 1e12 / size / 3600:.1f}")


def sizes(most):
    rows = 10000
    while rows <= most:
        yield rows
        rows *= 10


def rows_cost(program, folder, most):
    def seconds(rows):
        return measure([program, "score", "--threads", "1", "--format", "csv", os.path.join(folder, f"{rows}.csv")])[0]

    start = seconds(1)
    print("a row of short comments, without what a row alone takes")
    for rows in sizes(most):
        print(f"  {rows:9} rows {(seconds(rows) - start) * 1e6 / rows:7.2f} us", flush=True)


def prepare(source, folder, most):
    """In a process of its own: what this one holds would count as held by the commands that it begins."""
    child = os.fork()
    if child == 0:
        texts = texts_of(source)
        pieces = pieces_of(texts)
        write(os.path.join(folder, "whole.csv"), texts, len(texts))
        write(os.path.join(folder, "short.csv"), pieces, min(SHORT, most))
        for rows in (1, *sizes(most)):
            write(os.path.join(folder, f"{rows}.csv"), pieces, rows)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        sys.exit(f"scale: {source} cannot be read as JSON Lines with a field 'text'")


def main():
    program = os.path.abspath(sys.argv[1])
    most = int(sys.argv[2]) if len(sys.argv) > 2 else 10000000
    reviews = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../shared/data/norec-train.jsonl.gz")
    source = sys.argv[3] if len(sys.argv) > 3 else reviews
    if not os.path.exists(source):
        sys.exit("scale: name a file of JSON Lines with a field 'text'; the reviews do not lie beside the source tree")
    with tempfile.TemporaryDirectory() as folder:
        prepare(source, folder, most)
        steps(program, folder, os.path.join(folder, "whole.csv"), "whole texts")
        steps(program, folder, os.path.join(folder, "short.csv"), f"{min(SHORT, most)} short comments")
        rows_cost(program, folder, most)


main()
