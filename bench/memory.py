"""Peak memory of what reads a piece at a time, by the number of comments: what it takes beside them, and bytes a comment.

    memory.py PROGRAM [COMMENTS]

Comments of eight words, of a thousand people in three groups or of another person each; COMMENTS of them (500000) and a tenth of
that."""
import os
import random
import sys
import tempfile

from measure import run

WORDS = "bra fin dårlig ikke kjører været tog skole aldri lei glad trist leder lærer mener tror vi de det en som på til".split()
SAME, OTHERS = 1000, 10**9  # people
ROWS = ((["types", "--max-memory", "0"], SAME), (["types", "--max-memory", "0"], OTHERS), (["freq", "--max-memory", "0"], SAME),
        (["freq", "--max-memory", "0", "--by", "group"], SAME), (["score", "--threads", "1"], SAME))


def name(who):
    """A first name that many have, and a surname of one's own."""
    surname, rest = "", who
    while rest or not surname:
        rest, letter = divmod(rest, 20)
        surname += "aeiouydlmnrstkvbfghj"[letter]
    return f"{('Kari', 'Ola', 'Eva', 'Per', 'Liv')[who % 5]} {surname.capitalize()}vik"


def write(path, comments, people):
    draw = random.Random(20261129)
    with open(path, "w", encoding="utf-8") as file:
        file.write("navn;gruppe;tekst\n")
        for i in range(comments):
            who = i % people
            file.write(f"{name(who)};{'ABC'[who % 3]};{' '.join(draw.choices(WORDS, k=8))}\n")


def main():
    program, many = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 500000
    few = many // 10
    if few < 1:
        sys.exit("memory: ten comments at least")
    with tempfile.TemporaryDirectory() as folder:
        files = {people: [os.path.join(folder, f"{name}-{people}.csv") for name in ("few", "many")] for people in (SAME, OTHERS)}
        for people, paths in files.items():
            for path, comments in zip(paths, (few, many)):
                write(path, comments, people)
        print(f"{'':44} {few:>9} {many:>9} comments    beside them   a comment")
        for command, people in ROWS:
            small, large = (run([program, *command, path])[1] for path in files[people])
            label = " ".join(command) + (", another person each" if people == OTHERS else "")
            each = (large - small) / (many - few)
            print(f"{label:44} {small / 2**20:5.0f} MiB {large / 2**20:5.0f} MiB             "
                  f"{(small - each * few) / 2**20:7.0f} MiB {each:7.0f} bytes")


main()
