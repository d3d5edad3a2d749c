"""Every fully-qualified emoji of Unicode's emoji-test.txt is one token of its kind.

    emoji.py ORDSKIFTE FILE"""
import csv
import io
import json
import subprocess
import sys

emoji = []
for line in open(sys.argv[2], encoding="utf-8"):
    codes, semicolon, status = line.partition(";")
    if semicolon and not line.startswith("#") and status.split()[0] == "fully-qualified":
        emoji.append("".join(chr(int(code, 16)) for code in codes.split()))
lines = "".join(json.dumps({"text": f"Bra {one} her"}) + "\n" for one in emoji)
done = subprocess.run([sys.argv[1], "tokens", "--input", "jsonl", "--format", "csv", "-"], input=lines.encode(),
                      capture_output=True, check=True)
found = {}
for row in csv.DictReader(io.StringIO(done.stdout.decode(), newline="")):
    found.setdefault(int(row["comment"]), []).append((row["form"], row["kind"]))
lost = [one for n, one in enumerate(emoji, 1) if found[n] != [("Bra", "word"), (one, "emoji"), ("her", "word")]]
print(f"{len(emoji) - len(lost)} of {len(emoji)} emoji whole", *lost[:20])
sys.exit(bool(lost) or not emoji)
