"""Differential tests against Python: CSV by its csv module, UTF-8 by its decoder, stems by stemwords.

Random files, a fixed seed. Usage: python.py ORDSKIFTE."""
import csv
import io
import json
import random
import subprocess
import sys

ORDSKIFTE = sys.argv[1]
random.seed(20111124)


def comments(data, *options):
    run = subprocess.run([ORDSKIFTE, "comments", "--format", "jsonl", *options, "-"], input=data, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, check=False)
    # Not splitlines(): a comment may hold U+2028, which Python takes for a line's end.
    return [json.loads(line) for line in run.stdout.decode("utf-8").split("\n") if line], run


def random_text():
    pieces = ["ja", "nei", " ", ",", ";", '"', "\n", "\r\n", "æøå", "\t", "''", "=1", "😀", "\u2028", ".", "ikke bra"]
    return "".join(random.choice(pieces) for _ in range(random.randrange(12)))


def test_csv():
    checked = 0
    for _ in range(400):
        delimiter = random.choice(",;\t")
        rows = [[random_text(), random_text(), random_text()] for _ in range(random.randrange(1, 8))]
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter, lineterminator=random.choice(["\n", "\r\n"]),
                            quoting=random.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
        writer.writerow(["id", "navn", "tekst"])
        writer.writerows(rows)
        found, run = comments(out.getvalue().encode(), "--input", "csv")
        assert run.returncode == 0, run.stderr
        wanted = list(csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=delimiter))[1:]
        assert [row[2] for row in wanted] == [comment["text"] for comment in found], (out.getvalue(), found)
        assert [row[1].strip(" \t\n\r\f\v") or None for row in wanted] == [comment["author"] for comment in found]
        checked += len(wanted)
    return checked


def test_utf8():
    for _ in range(400):
        good = ("Dette er en lang nok linje med bokstaver som æ, ø og å. " * 6).encode()
        bad = bytes(random.choice([0xC3, 0xE2, 0x82, 0xF0, 0x9F, 0x98, 0xFF, 0xC0, 0xED, 0xA0, 0x41, 0xF4, 0x90])
                    for _ in range(random.randrange(1, 4)))
        at = random.randrange(len(good))
        data = good[:at] + bad + good[at:]
        found, run = comments(data, "--input", "text")
        assert run.returncode == 0, run.stderr
        wanted = data.decode("utf-8", errors="replace").strip()
        assert "\n".join(comment["text"] for comment in found) == wanted, (data, found)
    return 400


def test_stems():
    tokens = subprocess.run([ORDSKIFTE, "tokens", "--format", "tsv", "corpus/lederdebatt.txt"], stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL, check=True).stdout.decode().split("\n")
    rows = [row.split("\t") for row in tokens[1:] if row]
    forms = sorted({row[6].lower() for row in rows if row[5] == "word"})
    words = "\n".join(forms).encode() + b"\n"
    try:
        peer = subprocess.run(["stemwords", "-l", "norwegian"], input=words, stdout=subprocess.PIPE, check=True).stdout
    except FileNotFoundError:
        print("SKIP: stems against stemwords (libstemmer-tools is not installed)")
        return 0
    ours = subprocess.run([ORDSKIFTE, "stem"], input=words, stdout=subprocess.PIPE, check=True).stdout
    assert ours == peer
    return len(forms)


print(test_csv(), "CSV rows,", test_utf8(), "ill-formed texts,", test_stems(), "stems agree")
