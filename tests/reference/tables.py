"""Random delimited files, read by Python's csv and by `ordskifte comments`: the texts must be the same."""
import csv, io, json, os, random, subprocess, sys, tempfile

PIECES = ["a", "ø", "Æ", "ord", " ", "  ", ",", ";", "\t", "|", '"', '""', "\n", "\n\n", "é", "👍", "'", "\\", "1,5", "«", "#"]
rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 40
random.seed(20240312)


def cell():
    # a letter at both ends: the texts of comments have no white space there
    return "x" + "".join(random.choice(PIECES) for _ in range(random.randrange(9))) + "y"


failed = rows_read = 0
for round_ in range(rounds):
    delimiter = random.choice(",;\t|")
    quoting = random.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    end = random.choice(["\n", "\r\n"])
    extra = random.randrange(4)
    text_at = random.randrange(extra + 1)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end)
    header = ["k%d" % i for i in range(extra + 1)]
    header[text_at] = "tekst"
    header.append("navn")
    writer.writerow(header)
    for _ in range(random.randrange(1, 60)):
        writer.writerow([cell() for _ in header])
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8", newline="", delete=False) as file:
        file.write(out.getvalue())
    with open(file.name, encoding="utf-8", newline="") as again:
        wanted = [(row[text_at], row[-1]) for row in list(csv.reader(again, delimiter=delimiter))[1:]]
    run = subprocess.run([os.environ["ORDSKIFTE"], "comments", "--format", "jsonl", file.name], capture_output=True, encoding="utf-8")
    found = [(c["text"], c["author"]) for c in map(json.loads, run.stdout.split("\n")[:-1])]
    if run.returncode or found != wanted:
        failed += 1
        print("round", round_, repr(delimiter), run.returncode, run.stderr)
        print([(a, b) for a, b in zip(found, wanted) if a != b][:2], len(found), len(wanted))
    rows_read += len(found)
    os.unlink(file.name)
print(f"{rounds} files, {rows_read} rows, {failed} files read otherwise than by Python's csv")
sys.exit(failed > 0)
