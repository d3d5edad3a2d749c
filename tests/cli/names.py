"""Plants names of invented people in debates of every format, and seeks them in every output: names.py PROGRAM [ROUNDS].

Every part of a name holds a q or an x that no word of the debates has, so that a part left anywhere is found by its letters,
large or small, with marks or without. Words that hide a name (solid compounds, initials) can't be replaced: those must be
listed by `comments --review`."""
import json
import os
import random
import subprocess
import sys
import tempfile
import unicodedata
import urllib.parse
import zipfile

SYLLABLES = ["qar", "xol", "qim", "vex", "quf", "raxn", "qøl", "xåd", "lyqs", "téx", "qæt", "hoxø"]
FORMS = [
    "{n}, du har rett.", "Jeg er enig med {n} i dette.", "Det er {n}s forslag.", "Eg har lese innlegget til {n}.",
    "hei {n}!", "Hele {n}-saken er trist.", "Slik {n} sier, er det dyrt.", "{n} og alle andre: les dette.", "Bra sagt {n} :-)",
    "({n})", "«{n}»", "**{n}** sa det.", "Eg er usamd med deg, {n}.", "{n}: Dette held ikkje.", "Takk,{n}!", "Kjære {n}👍",
    "anti-{n}-politikk er ikkje bra.", "Ifølgje {n} er det rett.", "Dette er dumt.{n} har rett.", "{n}/{n} er samde.",
    "Det var {n}’s mening.", "Det var {n}' meining.", "Har du lest {n}?", "_{n}_ skrev det.", "Du,{n},tar feil.",
]
PLAIN = ["Skolen er god, men det koster mye.", "Eg er ikkje samd i dette.", "Dette er et godt poeng.", "Vi må ha flere lærere."]


def bare(text):
    text = urllib.parse.unquote(text).replace("ø", "o").replace("Ø", "O").replace("æ", "a").replace("Æ", "A")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).lower()


def invent(rng, used):
    while True:
        name = "".join(rng.sample(SYLLABLES, 3)).capitalize()
        if bare(name) not in used:
            used.add(bare(name))
            return name


class Person:
    def __init__(self, rng, used, kind):
        self.first, self.last = invent(rng, used), invent(rng, used)
        self.parts = [self.first, self.last]
        if kind == 1:
            other = invent(rng, used)
            self.parts.append(other)
            self.last += "-" + other
        elif kind == 2:
            other = invent(rng, used)
            self.parts.append(other)
            self.first += "-" + other
        elif kind == 3:
            self.last = "O'" + self.last
        elif kind == 4:
            other = invent(rng, used)
            self.parts.append(other)
            self.last = other + " " + self.last
        self.full = self.first + " " + self.last

    def ways(self, rng):
        """A way to write the name in running text."""
        joined = bare(self.first + self.last).replace(" ", "").replace("'", "").replace("-", "")
        dotted = bare(self.first + "." + self.last.replace(" ", "")).replace("'", "")
        return rng.choice([
            self.full, self.full.upper(), self.first, self.last, self.first.upper(), self.first[0] + ". " + self.last,
            self.full.replace("'", "’"), self.full.replace("-", " "), self.last.split("-")[-1].split(" ")[-1],
            self.full.replace("ø", "oe").replace("å", "aa"), bare(self.full).title(), self.last.replace("ø", "o"),
        ]), rng.choice([
            f"Se https://www.linkedin.com/in/{dotted.replace('.', '-')}-12b nå.", f"Skriv til {dotted}@firma.example nå.",
            f"@{joined} er god.", f"Følg #{joined} og #{joined.upper()} her.", f"Se www.facebook.com/{dotted} nå.",
            f"Sjå https://avis.example/{urllib.parse.quote(self.last.split(' ')[-1])}-svarar no.",
            f"https://no.linkedin.com/in/{joined}/ er meg.", f"Skriv til {dotted.upper()}@FIRMA.EXAMPLE nå.",
            f"<{dotted}@firma.example> skrev:", f"Spør @{self.first.split('-')[0].lower()} om dette.",
        ])

    def hidden(self, rng):
        part = rng.choice(self.parts)
        return rng.choice([part + "forslaget", part + "saken", part + "mor"])


def sentence(rng, people):
    person = rng.choice(people)
    name, link = person.ways(rng)
    kind = rng.random()
    if kind < 0.2:
        return rng.choice(PLAIN)
    return link if kind < 0.4 else rng.choice(FORMS).format(n=name)


def comments(rng, people):
    rows = []
    for i in range(16):
        person = people[i] if i < len(people) else rng.choice(people)
        rows.append((person.full, " ".join(sentence(rng, people) for _ in range(rng.randint(1, 6)))))
    return rows


def xlsx(path, rows):
    def cell(text):
        return f'<c t="inlineStr"><is><t>{text.replace("&", "&amp;").replace("<", "&lt;")}</t></is></c>'
    body = "".join(f"<row>{''.join(cell(c) for c in row)}</row>" for row in [("author", "text")] + rows)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>')
        z.writestr("_rels/.rels", '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        z.writestr("xl/workbook.xml", '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>')
        z.writestr("xl/_rels/workbook.xml.rels", '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        z.writestr("xl/worksheets/sheet1.xml", f'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{body}</sheetData></worksheet>')


def write(kind, path, rows):
    quoted = [tuple('"' + c.replace('"', '""') + '"' for c in row) for row in rows]
    if kind == "xlsx":
        xlsx(path, rows)
        return
    with open(path, "w", encoding="utf-8") as file:
        if kind == "csv":
            file.write("author,text\n" + "".join(",".join(row) + "\n" for row in quoted))
        elif kind == "jsonl":
            file.writelines(json.dumps({"author": a, "text": t}, ensure_ascii=False) + "\n" for a, t in rows)
        else:
            file.writelines(f"{a}: {t}\n\n" for a, t in rows)


class Failed(Exception):
    pass


class Round:
    def __init__(self, program, folder, seed):
        self.rng, self.program, self.folder = random.Random(seed), program, folder
        used = set()
        self.people = [Person(self.rng, used, kind) for kind in (0, 1, 2, 3, 4, 0)]
        self.sought = [bare(p) for person in self.people for p in person.parts]
        self.key = os.path.join(folder, "key")

    def run(self, *arguments, review=False):
        out = subprocess.run([self.program, *arguments, "--pseudonyms", self.key], capture_output=True, cwd=self.folder)
        told = out.stderr.decode()
        if out.returncode:
            more = "" if review else self.run("comments", "--review", arguments[-1] if arguments[0] != "report" else arguments[1], review=True)
            raise Failed(f"{arguments}: exit {out.returncode}\n{told}{more}")
        if not review:
            self.seek(out.stdout.decode(), arguments)
        self.seek(told, ("stderr of", *arguments))
        return out.stdout.decode()

    def seek(self, text, where):
        text = bare(text)
        for part in self.sought:
            at = text.find(part)
            if at >= 0:
                raise Failed(f"{where}: ...{text[max(0, at - 60):at + 60]!r}")

    def seek_folder(self, folder):
        for base, _, files in os.walk(folder):
            for name in files:
                self.seek(name, base)
                path = os.path.join(base, name)
                if zipfile.is_zipfile(path):
                    with zipfile.ZipFile(path) as z:
                        for member in z.namelist():
                            self.seek(z.read(member).decode("utf-8", "replace"), f"{path}:{member}")
                else:
                    with open(path, "rb") as file:
                        self.seek(file.read().decode("utf-8", "replace"), path)

    def play(self, kind, whole):
        person = self.people[0]
        path = os.path.join(self.folder, f"{bare(person.full).replace(' ', '-')}_debatt.{kind}")
        write(kind, path, comments(self.rng, self.people))
        name = os.path.basename(path)
        for arguments in (["comments"], ["comments", "--format", "json"], ["comments", "--dropped"], ["network", "--edges"],
                          ["network", "--graph", "dot"], ["network", "--graph", "graphml", "--figure", "net.svg", "--force"],
                          ["tokens"], ["types"], ["freq"], ["kwic", "det"], ["score", "--format", "html"], ["themes", "--hits"],
                          ["stance"], ["sample", "--unit", "comment", "-o", "ark.csv", "--force"],
                          ["compare", "--participants", "--format", "latex"], ["spell"]):
            self.run(*arguments, name)
        for made in ("net.svg", "ark.csv"):
            with open(os.path.join(self.folder, made), encoding="utf-8") as file:
                self.seek(file.read(), made)
        if whole:
            self.run("report", name, "-o", "side", "--force", "--permutations", "19")
            self.seek_folder(os.path.join(self.folder, "side"))
        subprocess.run([self.program, "pseudonymise", name, "--key", self.key, "-o", "new.jsonl", "--force"], cwd=self.folder,
                       check=True, capture_output=True)
        with open(os.path.join(self.folder, "new.jsonl"), encoding="utf-8") as file:
            self.seek(file.read(), "new.jsonl")
        os.remove(path)

    def play_hidden(self):
        """What can't be replaced is listed."""
        words = [p.hidden(self.rng) for p in self.people]
        rows = [(p.full, f"Jeg leste {w} i går.") for p, w in zip(self.people, words)]
        write("csv", os.path.join(self.folder, "skjult.csv"), rows)
        listed = bare(self.run("comments", "--review", "skjult.csv", review=True))
        for word in words:
            if bare(word) not in listed:
                raise Failed(f"{word} is not listed:\n{listed}")


def main(program, rounds):
    program, failed = os.path.abspath(program), 0
    kinds = ["csv", "jsonl", "txt", "xlsx"]
    for seed in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            one = Round(program, folder, seed)
            try:
                one.play(kinds[seed % 4], seed % 8 < 4)
                one.play_hidden()
            except Failed as why:
                failed += 1
                print(f"round {seed} ({kinds[seed % 4]}): {why}")
    print(f"{rounds} debates, {failed} with a name left")
    return failed > 0


sys.exit(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 12))
