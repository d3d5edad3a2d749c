"""The concordance against Python: regular expressions by its re module, columns by its unicodedata, words by the tokens
that the program prints. And texts that someone wrote to break it, with a bound on time and on what reaches a terminal.

Random patterns and texts, a fixed seed. Usage: kwic.py ORDSKIFTE."""
import json
import random
import re
import subprocess
import sys
import time
import unicodedata

ORDSKIFTE = sys.argv[1]
SECONDS = 60  # of a hostile search, also with sanitizers; without them none takes five
random.seed(20111124)


def run(arguments, comments):
    data = "".join(json.dumps({"author": author, "text": text}, ensure_ascii=False) + "\n" for author, text in comments)
    return subprocess.run([ORDSKIFTE, *arguments, "--input", "jsonl", "--text-column", "text", "--themes", "none", "-"],
                          input=data.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, timeout=SECONDS)


def kwic(query, comments, *options):
    done = run(["kwic", *options, "--format", "jsonl", query], comments)
    assert done.returncode == 0, (query, done.stderr)
    return [json.loads(line) for line in done.stdout.decode().split("\n") if line]


# ---- regular expressions ----

def atom(depth):
    kind = random.randrange(12)
    if kind < 5:
        return random.choice(["a", "b", "å", "æ", "1", " ", "ik"])
    if kind < 7:
        return random.choice([".", "[ab]", "[^a]", "[æøå]", "[a-cå]", r"\w", r"\d", r"\s", r"\W", r"[\w-]", r"\S"])
    if kind < 9 and depth < 3:
        return "(" + pattern(depth + 1) + ")"
    if kind < 10 and depth < 3:
        return "(?:" + pattern(depth + 1) + "|" + pattern(depth + 1) + ")"
    return random.choice(["b", "å", "k", "n"])


def pattern(depth=0):
    # Inside groups nothing repeats without end: Python goes back, and would not come home.
    out = ""
    for _ in range(random.randrange(1, 4)):
        part = atom(depth)
        repeat = random.choice(["", "", "", "?", "{2}"] if depth else ["", "", "", "*", "+", "?", "{1,3}", "{2}", "*?", "+?"])
        # What may be empty is not repeated: engines part on how often nothing can come again.
        out += part + ("" if re.fullmatch(part, "") else repeat)
    return out


def whole_pattern():
    out = pattern()
    if random.random() < 0.3:
        out = r"\b\w" + out.replace(r"\b", "") + random.choice(["", r"\w\b"])
    if random.random() < 0.15:
        out = "(?i)" + out
    return out


def text():
    return "".join(random.choice(["a", "b", "å", "æ", "ø", "k", "i", " ", " ", ".", "1", "ik", "ikke", "Å", "B", "\n", "-", "😀"])
                   for _ in range(random.randrange(1, 60))) + "n"


def test_regex():
    checked = patterns = 0
    while patterns < 150:
        expression = whole_pattern()
        try:
            compiled = re.compile(expression)
        except re.error:
            continue
        if compiled.fullmatch(""):
            continue
        # A text is read without the white space at its ends, so it has none there.
        comments = [("Kari", text().strip()) for _ in range(25)]
        found = kwic(expression, comments, "--regex")
        got = [(row["comment"], row["match"]) for row in found]
        wanted = [(i + 1, match.group()) for i, (_, t) in enumerate(comments) for match in compiled.finditer(t) if match.group()]
        assert got == wanted, (expression, got, wanted)
        for row in found:
            data = comments[row["comment"] - 1][1]  # places are code points in JSON
            assert data[row["start"]:row["end"]] == row["match"]
        patterns += 1
        checked += len(wanted)
    return checked


def test_malformed():
    # The expression, and the column that the sentence must name.
    cases = [("a(b", 2), ("æ[b", 2), ("å)", 2), ("ab(?=c)", 3), (r"(a)\1", 4), ("åa**", 3), ("x*", 1), ("*", 1), ("a{2,1}", 2),
             ("a\\", 2), (r"a\bb", 2), (r"\ba|b\b", 4), ("[b-a]", 2), ("(?P<x)", 1), (r"a\y", 2), (r"[\W]", 2), (r"\w[z-a]", 4)]
    for expression, column in cases:
        done = run(["kwic", "--regex", expression], [("Kari", "abc")])
        assert done.returncode == 2 and f"column {column}:".encode() in done.stderr, (expression, done.stderr)
    for query, column in [("leder l*r", 7), ("god +xyzzyx", 5), ("en ~", 4), ("*", 1), ("a b c d e f g h i", 17), ("a*", 1)]:
        done = run(["kwic", query], [("Kari", "abc")])
        assert done.returncode == 2 and f"column {column}".encode() in done.stderr, (query, done.stderr)
    return len(cases)


# ---- words ----

def test_words():
    checked = 0
    for sample in ["corpus/lederdebatt.txt", "corpus/skoledebatt.csv"]:
        def rows(*arguments):
            done = subprocess.run([ORDSKIFTE, *arguments, sample], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True)
            lines = done.stdout.decode().split("\n")
            return [dict(zip(lines[0].split("\t"), line.split("\t"))) for line in lines[1:] if line]
        tokens = [row for row in rows("tokens", "--format", "tsv") if row["kind"] in ("word", "abbreviation")]
        for form in random.sample(sorted({row["form"].lower() for row in tokens}), 25):
            wanted = [(row["comment"], row["sentence"], row["start"], row["end"]) for row in tokens if row["form"].lower() == form]
            found = rows("kwic", form, "--format", "tsv")
            assert [(r["comment"], r["sentence"], r["start"], r["end"]) for r in found] == wanted, form
            stem = next(row["stem"] for row in tokens if row["form"].lower() == form)
            wanted = sum(row["stem"] == stem for row in tokens)
            assert len(rows("kwic", "~" + form, "--format", "tsv")) == wanted, form
            checked += 2
    return checked


def test_order():
    comments = [("Kari", "zebra ikke ål"), ("Per", "Ærlig ikke æra"), ("Kari", "ål ikke øl"), ("Per", "Ape ikke 10")]
    right = [row["right"] for row in kwic("ikke", comments, "--sort", "right")]
    left = [row["left"] for row in kwic("ikke", comments, "--sort", "left")]
    assert right == ["10", "æra", "øl", "ål"] and left == ["Ape", "zebra", "Ærlig", "ål"], (left, right)
    assert [row["comment"] for row in kwic("ikke", comments, "--who", "Per")] == [2, 4]
    return 3


# ---- columns of a terminal ----

def width(shown):
    columns = 0
    for c in shown:
        if unicodedata.category(c) in ("Mn", "Me", "Cf"):
            continue
        columns += 2 if unicodedata.east_asian_width(c) in "WF" else 1
    return columns


def cut(line, columns):
    """The text from a column on: all of what stands before it must end exactly there."""
    for i in range(len(line) + 1):
        if width(line[:i]) == columns and not (i < len(line) and width(line[i]) == 0):
            return line[i:]
    return None


def test_columns():
    checked = 0
    pieces = ["å", "æ", "ø", "a\u030a", "e\u0301", "漢字", "😀", "👍🏽", "👩‍👩‍👧", "ord", " ", " ", ",", "\u202e", "\u200f", "שלום",
              "مرحبا", "\t", "\n", "\x1b[31m", "\x07", "ｆ", "한글", "\u00ad", "\x00"]
    comments = []
    for _ in range(300):
        before, behind = ("".join(random.choice(pieces) for _ in range(random.randrange(0, 40))) for _ in range(2))
        author = random.choice([None, "Kåre", "A\u030Ase Å", "李小龍", "Et veldig langt navn", "😀"])
        comments.append((author, "x" + before + " merket " + behind + "x"))
    for options, left in [((), None), (("--width", "9"), 9), (("--width", "33"), 33)]:
        done = run(["kwic", "merket", "--format", "table", *options], comments)
        assert done.returncode == 0, done.stderr
        lines = done.stdout.decode().split("\n")[:-1]
        assert len(lines) == 301, len(lines)
        start = 3 + 2 + 10 + 2 + (left or (80 - 33) * 3 // 7) + 2
        for line in lines[1:]:
            assert (cut(line, start) or "").startswith("merket"), (start, line)
            assert left or width(line) <= 80, line
            assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", line), line
            checked += 1
    return checked


# ---- hostile texts ----

def timed(*arguments):
    begun = time.time()
    rows = kwic(*arguments, "--width", "20")
    assert time.time() - begun < SECONDS, (arguments[0], time.time() - begun)
    return len(rows)


def test_hostile():
    assert len(kwic("ja", [("Kari", "ja " * 20000)])) == 20000 # with whole sentences, which are cut
    many = [("Kari", "ja " * 100000)]
    assert timed("ja", many) == 100000
    assert timed("ja", many, "--sort", "right") == 100000
    assert timed("j.", many, "--regex") == 100000
    assert timed("ja ja", [("Kari", "ja ja, " * 50000)], "--sort", "left") == 50000
    negated = [("Kari", "ikke bra og " * 30000)]
    assert timed("bra", negated) == 30000
    word = [("Kari", "x" * 1000000), ("Per", "å" * 500000 + "leder")]
    assert timed("*leder", word) == 1
    assert timed("~leder", word) == 0
    assert timed("xx*", word) == 1
    long_line = [("Kari", "a" * 1000000)]
    for expression in ["(a*)*b", "(a+a+)+b", "(?:a|a)*b", "(?:a?){30}a{30}b", "(.*)(.*)(.*)(.*)b", "(a|aa)+$b"]:
        assert timed(expression, long_line, "--regex") == 0, expression
    # Each match asks what is far behind it: a search for each would take the square of the text.
    assert timed("a.*b|a", [("Kari", "a" * 200000)], "--regex") == 200000
    assert timed(r"\b(a.*b|a)", [("Kari", "a " * 100000)], "--regex") == 100000
    assert timed("(?:a|b)*a(?:a|b){12}c|ab", [("Kari", "ab" * 50000)], "--regex") == 50000
    return 17


for test in (test_regex, test_malformed, test_words, test_order, test_columns, test_hostile):
    print(f"{test.__name__}: {test()}", flush=True)
