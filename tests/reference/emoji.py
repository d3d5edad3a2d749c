"""Every emoji of Unicode's emoji-test.txt is one token: the fully and minimally qualified ones of their kind; those that are
text unless a selector follows (©, ↗) of any. A skin tone alone behind a space goes with the space, as ICU has it.

    emoji.py ORDSKIFTE FILE"""
import csv
import io
import json
import subprocess
import sys

TEXT = "unqualified"
emoji = []
for line in open(sys.argv[2], encoding="utf-8"):
    codes, semicolon, status = line.partition(";")
    if semicolon and not line.startswith("#"):
        emoji.append(("".join(chr(int(code, 16)) for code in codes.split()), status.split()[0]))
lines = "".join(json.dumps({"text": f"Bra{'' if status == 'component' else ' '}{one} her"}) + "\n" for one, status in emoji)
done = subprocess.run([sys.argv[1], "tokens", "--input", "jsonl", "--format", "csv", "-"], input=lines.encode(),
                      capture_output=True, check=True)
found = {}
for row in csv.DictReader(io.StringIO(done.stdout.decode(), newline="")):
    found.setdefault(int(row["comment"]), []).append((row["form"], row["kind"]))


def whole(n, one, status):
    if status == "component" and len(one) == 1 and 0x1F3FB <= ord(one) <= 0x1F3FF:
        return found[n][0][0] == "Bra" + one  # to ICU a mark on the letter before it
    forms = [form for form, _ in found[n]]
    return forms == ["Bra", one, "her"] and (status == TEXT or found[n][1][1] == "emoji")


lost = [one for n, (one, status) in enumerate(emoji, 1) if not whole(n, one, status)]
print(f"{len(emoji) - len(lost)} of {len(emoji)} emoji whole", *lost[:20])
sys.exit(bool(lost) or not emoji)
