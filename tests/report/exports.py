"""A report's files for other programs: the workbook is its tables and nothing a spreadsheet would run, figures are as large as
their SVG says and hold no clock, the Word file holds what the corpus says as text.

usage: exports.py REPORT [office folder with a CSV of every sheet]"""
import csv, glob, io, os, re, struct, sys, xml.etree.ElementTree as xml, zipfile

report, office = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
failed = 0
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def fail(text):
    global failed
    failed += 1
    if failed <= 20:
        print(text)


def tsv(path):
    """Rows of a TSV file, its escapes undone."""
    undone = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}
    with open(path, encoding="utf-8", newline="\n") as file:
        return [[re.sub(r"\\[tnr\\]", lambda m: undone[m.group()], cell) for cell in line.rstrip("\n").split("\t")] for line in file]


def shown(text):
    """What a workbook can hold of a text: UTF-16 units as Excel counts them, an escape in front of what looks like one included;
    what does not fit is cut and marked."""
    text = text.replace("\0", "\ufffd").replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    most, mark, units, kept = 32767, " […]", 0, 0
    escapes = {match.start() for match in re.finditer(r"(?=_x[0-9A-Fa-f]{4}_)", text)}
    for at, letter in enumerate(text):
        kept = at if units <= most - len(mark) else kept
        units += 1 + (letter > "\uffff") + 6 * (at in escapes)
        if units > most:
            return text[:kept] + mark
    return text


def number(text):
    return float(text) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) else text


def unescaped(text):
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m.group(1), 16)), text)


def column(place):
    number = 0
    for letter in re.match(r"[A-Z]+", place).group():
        number = number * 26 + ord(letter) - 64
    return number - 1


def sheet(book, member):
    """Rows of cells: (kind, text)."""
    root = xml.fromstring(book.read(member))
    if root.findall(f".//{MAIN}f"):
        fail(f"{member} holds a formula")
    pane = root.find(f".//{MAIN}pane")
    if pane is None or pane.get("state") != "frozen" or pane.get("ySplit") != "1":
        fail(f"{member}: the header does not stay")
    rows = []
    for row in root.findall(f".//{MAIN}row"):
        cells = {}
        for cell in row.findall(f"{MAIN}c"):
            if cell.get("t") == "inlineStr":
                cells[column(cell.get("r"))] = ("text", unescaped("".join(t.text or "" for t in cell.iter(f"{MAIN}t"))))
            elif cell.find(f"{MAIN}v") is not None:
                cells[column(cell.get("r"))] = (cell.get("t") or "number", cell.find(f"{MAIN}v").text)
        rows.append(cells)
    return rows


def texts_of_page():
    """What people read in the report's language, by key, and the names that its themes turn out to have."""
    lang = re.search(r'<html lang="(nb|nn|en)"', open(f"{report}/index.html", encoding="utf-8").read()).group(1)
    lines = open(os.path.join(os.environ["SOURCE"], "dict/texts.tsv"), encoding="utf-8").read().split("\n")
    rows = [line.split("\t") for line in lines if line.count("\t") == 3]
    return {row[0]: row[1 + ["nb", "nn", "en"].index(lang)] for row in rows}


# Columns whose cells hold texts of closed lists: programs read these in tables/, people read words.
WORDED = set("agreement base choice class classes effect figure kind label main_theme measure method modality mood negated person "
             "polarity stems stopwords theme themes unit values".split())
theme_names = {}


def words(heading, cell, got):
    """What people read where tables/ has `cell`; a theme has one name wherever it stands."""
    def one(text, part):
        key = re.sub("^theme:", "", text)
        known = texts.get(f"value.{heading}_{text}") or texts.get(f"value.{text}")
        return known or (theme_names.setdefault(key, part) if heading in ("theme", "themes", "measure", "main_theme") else text)
    if heading not in WORDED or not cell:
        return cell
    whole = texts.get(f"value.{heading}_{cell}") or texts.get(f"value.{cell}")
    if whole or "," not in cell:
        return whole or one(cell, got)
    return got if heading == "themes" else ", ".join(one(part, None) for part in cell.split(","))


def labels(name, heading):
    """The table's columns as people read them: by table where a name means two things, else by name."""
    found = [texts.get(f"column.{name}.{column}") or texts.get(f"column.{column}") for column in heading]
    for column, text in zip(heading, found):
        if not text and ":" not in column:
            fail(f"{name}: dict/texts.tsv has no column.{column}")
    return [text or column for column, text in zip(heading, found)]


def notes(book, i):
    """The notes on the cells of a sheet, by column; all stand in its header."""
    member = f"xl/worksheets/_rels/sheet{i}.xml.rels"
    if member not in book.namelist():
        return {}
    target = [r.get("Target") for r in xml.fromstring(book.read(member)) if r.get("Type").endswith("/comments")]
    found = {}
    for note in xml.fromstring(book.read("xl/" + target[0].lstrip("./"))).iter(f"{MAIN}comment") if target else []:
        if not note.get("ref").endswith("1") or re.search(r"\d\d", note.get("ref")):
            fail(f"sheet {i}: a note at {note.get('ref')}")
        found[column(note.get("ref"))] = "".join(t.text or "" for t in note.iter(f"{MAIN}t"))
    return found


def check_workbook():
    book = zipfile.ZipFile(f"{report}/tables.xlsx")
    if any(info.date_time != (1980, 1, 1, 0, 0, 0) for info in book.infolist()):
        fail("the workbook holds a clock")
    made = book.read("docProps/core.xml").decode()
    if "1980-01-01T00:00:00Z" not in made or re.search(r"<(dc:creator|cp:lastModifiedBy)>[^<]", made):
        fail(f"the workbook says when or by whom it was made: {made}")
    names = [s.get("name") for s in xml.fromstring(book.read("xl/workbook.xml")).iter(f"{MAIN}sheet")]
    if len(set(n.lower() for n in names)) != len(names) or any(len(n) > 31 or re.search(r"[\[\]:*?/\\]", n) for n in names):
        fail(f"names of sheets: {names}")
    files = sorted(glob.glob(f"{report}/tables/*.tsv"))
    if sorted(names[1:]) != [os.path.basename(f)[:-4] for f in files]:
        fail(f"sheets {names} are not the tables")
    contents = sheet(book, "xl/worksheets/sheet1.xml")
    if [row[0][1] for row in contents[1:]] != names[1:] or not all(re.search(r"N = \d", row[3][1]) for row in contents[1:]):
        fail("the contents do not name every sheet with its N")
    numbers = 0
    for i, name in enumerate(names[1:], 2):
        rows, table = sheet(book, f"xl/worksheets/sheet{i}.xml"), tsv(f"{report}/tables/{name}.tsv")
        if int(float(contents[i - 1][2][1])) != len(table) - 1 or len(rows) != len(table):
            fail(f"{name}: rows are missing")
            continue
        shown_as = labels(name, table[0])
        if notes(book, i) != {at: column for at, column in enumerate(table[0]) if column != shown_as[at]}:
            fail(f"{name}: the notes are not the columns' names in tables/")
        headings, table[0] = table[0], shown_as
        for line, (cells, wanted) in enumerate(zip(rows, table), 1):
            for at, text in enumerate(wanted):
                kind, got = cells.get(at, ("text", ""))
                text = words(headings[at], text, got) if line > 1 else text
                if kind == "number":
                    numbers += 1
                    same = float(got) == float(text)
                else:
                    same = kind == "text" and got == shown(text)
                if not same:
                    fail(f"{name}, row {line}, column {at + 1}: {got[:60]!r} is not {text[:60]!r}")
    if numbers < 100:
        fail("hardly a cell is a number")


def check_office():
    """What LibreOffice shows in every cell."""
    for path in sorted(glob.glob(f"{report}/tables/*.tsv")):
        name = os.path.basename(path)[:-4]
        found = glob.glob(f"{glob.escape(office)}/*-{name}.csv")
        if not found:
            fail(f"LibreOffice has no sheet {name}")
            continue
        with open(found[0], encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        table = tsv(path)
        headings, table[0] = table[0], labels(name, table[0])
        for line, (row, wanted) in enumerate(zip(rows, table), 1):
            for heading, got, text in zip(headings, row, wanted):
                text = shown(words(heading, text, got) if line > 1 else text)
                # LibreOffice passes over control characters; a line break inside a cell may be another one.
                plain = lambda s: re.sub(r"[\x00-\x1f]+", " ", s).strip()
                if plain(got) != plain(text) and number(got) != number(text) and re.sub(r"[\x00-\x1f]", "", got) != re.sub(r"[\x00-\x1f]", "", text):
                    fail(f"LibreOffice, {name}, row {line}: {got[:60]!r} is not {text[:60]!r}")
        if len(rows) != len(tsv(path)):
            fail(f"LibreOffice, {name}: {len(rows)} rows, not {len(tsv(path))}")


def check_figures():
    figures = glob.glob(f"{report}/figures/*.svg")
    for path in figures:
        svg = open(path, encoding="utf-8").read()
        width, height = map(int, re.search(r'viewBox="0 0 (\d+) (\d+)"', svg).groups())
        png, pdf = open(path[:-3] + "png", "rb").read(), open(path[:-3] + "pdf", "rb").read()
        if png[:8] != b"\x89PNG\r\n\x1a\n" or struct.unpack(">II", png[16:24]) != (2 * width, 2 * height):
            fail(f"{path}: the PNG is not twice as large")
        if b"tIME" in png or not pdf.startswith(b"%PDF-"):
            fail(f"{path}: a clock in the PNG, or no PDF")
        if any(b"19800101" not in date for date in re.findall(rb"/CreationDate \(([^)]*)\)", pdf)):
            fail(f"{path}: a clock in the PDF")
    if not figures:
        fail("no figure")


def check_word(language):
    book = zipfile.ZipFile(f"{report}/report.docx")
    if any(info.date_time[0] != 1980 for info in book.infolist()):
        fail("the Word file holds a clock")
    body = xml.fromstring(book.read("word/document.xml"))
    text = "\n".join("".join(t.text or "" for t in p.iter(f"{WORD}t")) for p in body.iter(f"{WORD}p"))
    flat = lambda s: " ".join(re.sub(r"[\x00-\x20\x7f-\x9f\ufffd\ufffe\uffff]+", " ", s).split())
    text = flat(text)
    for name in [row[0] for row in tsv(f"{report}/tables/participants.tsv")[1:]]:
        if flat(name) not in text:
            fail(f"the Word file lacks {name!r}")
    quotations = tsv(f"{report}/tables/quotation_list.tsv")
    seen = {}
    for row in quotations[1:]:
        seen[row[0]] = seen.get(row[0], 0) + 1
        if seen[row[0]] <= 5 and flat(row[-1]) not in text:
            fail(f"the Word file lacks the quotation {row[-1][:60]!r}")
    if len(list(body.iter(f"{WORD}tbl"))) < 2 or body.find(f".//{WORD}pgSz").get(f"{WORD}w") != "11906":
        fail("tables or the paper's size are missing")
    for element in body.iter():
        if element.tag in (f"{WORD}hyperlink", f"{WORD}instrText", f"{WORD}fldSimple"):
            fail(f"the Word file holds {element.tag}")
    if f'w:val="{language}"'.encode() not in book.read("word/styles.xml"):
        fail(f"the Word file's language is not {language}")
    paragraph = open(f"{report}/method.md", encoding="utf-8").read().split("\n\n")[1]
    if flat(re.sub(r"\\(.)", r"\1", paragraph))[:200] not in text:
        fail("the Word file lacks the method paragraph")


texts = texts_of_page()
check_workbook()
if office:
    check_office()
if len(set(theme_names.values())) != len(theme_names):
    fail(f"two themes have one name: {theme_names}")
if glob.glob(f"{report}/figures/*.png"):
    check_figures()
if os.path.exists(f"{report}/report.docx"):
    check_word(os.environ.get("WANTED", "nb-NO"))
sys.exit(1 if failed else 0)
