# Measures `network` on the Storting's debates, thread by thread: against `reply_to`, and against the names that speakers use
# ("representanten Hansen"), found here by another way: a title, then one or more capitalised words, which must be the end of
# the full name of just one who speaks in the thread. Usage: network.py ORDSKIFTE DEBATES.jsonl.gz [EVERY]
#
# Shares come with their count and a 95 % interval (bootstrap of threads: speeches of one debate are not independent). EVERY
# takes each n-th thread alone. Fails where less than nine in ten names are found, or one in a hundred goes to another.
import collections, gzip, json, os, random, re, subprocess, sys, tempfile

TITLES = ("representanten representant statsråden statsråd statsministeren statsminister utenriksministeren finansministeren "
          "justisministeren helseministeren kunnskapsministeren saksordføreren saksordfører").split()
NAMED = re.compile(r"\b(" + "|".join(TITLES) + r")\s+((?:[A-ZÆØÅ][\wæøåéèöüäÆØÅ'-]*\s?){1,4})")


def edges(program, rows, *more):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
        file.flush()
        out = subprocess.run([program, "network", "--edges", "--format", "jsonl", *more, file.name], capture_output=True, text=True)
    if out.returncode:
        sys.exit(out.stderr)
    return [json.loads(line) for line in out.stdout.splitlines()]


SHARES = [
    ("replies that the file shows, read", "replies read", "replies"),
    ("names behind titles: recall", "of these found, and right", "names behind titles, of one in the thread"),
    ("names behind titles: precision", "of these found, and right", "names found, right or wrong"),
    ("names of nobody in the thread that give an edge", "of nobody, an edge all the same", "names behind titles, of nobody in the thread"),
    ("names of several, said to be uncertain or told apart", "of several, said to be uncertain or told by the rest of the name", "names behind titles, of several in the thread"),
    ("replies without reply_to, by names: precision", "of those, the one who is answered", "replies that name someone"),
    ("replies without reply_to, by names: recall", "of those, the one who is answered", "replies"),
    ("replies without reply_to, by names and titles: precision", "of them, the one who is answered", "replies that name or title someone"),
    ("replies without reply_to, by names and titles: recall", "of them, the one who is answered", "replies"),
    ("replies without reply_to, by all that counts: precision", "of all counted, the one who is answered", "replies with an edge that counts"),
    ("replies without reply_to, by all that counts: recall", "of all counted, the one who is answered", "replies"),
    ("replies without reply_to, uncertain edges too: precision", "of all listed, the one who is answered", "replies with an edge"),
    ("replies without reply_to, uncertain edges too: recall", "of all listed, the one who is answered", "replies"),
    ("edges of comments that open like an answer: the file shows it too", "of answers, replies to that one", "edges of answers"),
    ("edges by nothing but position: the file shows it too", "of placed, replies to that one", "edges by position"),
]


def share(counts, part, whole):
    total = sum(c[whole] for c in counts)
    return sum(c[part] for c in counts) / total if total else float("nan")


def report(counts):
    rng = random.Random(1)
    drawn = [[rng.choice(counts) for _ in counts] for _ in range(499)]
    print("measure\tshare\tlow\thigh\tpart\tof")
    result = {}
    for name, part, whole in SHARES:
        values = sorted(v for v in (share(d, part, whole) for d in drawn) if v == v)
        low, high = (values[len(values) * 25 // 1000], values[len(values) * 975 // 1000]) if values else (float("nan"),) * 2
        result[name] = share(counts, part, whole)
        print(f"{name}\t{result[name]:.4f}\t{low:.4f}\t{high:.4f}\t{sum(c[part] for c in counts)}\t{sum(c[whole] for c in counts)}")
    return result


def main(program, path, every="1"):
    threads = collections.OrderedDict()
    for line in gzip.open(path, "rt", encoding="utf-8"):
        row = json.loads(line)
        threads.setdefault(row["thread"], []).append(row)
    counts = []
    for rows in list(threads.values())[::int(every)]:
        count = collections.Counter()
        counts.append(count)
        authors = {r["author"] for r in rows}
        by_id = {r["id"]: r["author"] for r in rows}
        with_reply = edges(program, [{k: r[k] for k in ("id", "author", "text", "reply_to")} for r in rows])
        plain = edges(program, [{k: r[k] for k in ("id", "author", "text")} for r in rows])
        read = {(e["comment"], e["to"]) for e in with_reply if e["kind"] == "reply"}
        named, listed = collections.defaultdict(set), collections.defaultdict(set)
        for e in plain:
            if e["to"]:
                listed[e["comment"]].add(e["to"])
            if e["kind"] == "position" and rows[e["comment"] - 1]["role"] != "president":
                row = rows[e["comment"] - 1]
                kind = ("of answers, replies to that one", "edges of answers") if e["counted"] else \
                       ("of placed, replies to that one", "edges by position")
                count[kind[1]] += 1
                count[kind[0]] += by_id.get(row["reply_to"]) == e["to"]
        for e in plain:
            if e["counted"]:
                named[e["comment"]].add((e["to"], e["kind"]))
        found_at = {(e["comment"], e["start"]): e for e in plain if e["kind"] != "title" and e["start"] is not None}
        for n, row in enumerate(rows, 1):
            to = by_id.get(row["reply_to"])
            if to and to != row["author"]:
                count["replies"] += 1
                count["replies read"] += (n, to) in read
                count["replies with an edge that counts"] += bool(named[n])
                count["of all counted, the one who is answered"] += to in {p for p, _ in named[n]}
                count["replies with an edge"] += bool(listed[n])
                count["of all listed, the one who is answered"] += to in listed[n]
                people = {p for p, k in named[n] if k != "position"}
                count["replies that name or title someone"] += bool(people)
                count["of them, the one who is answered"] += to in people
                sure = {p for p, k in named[n] if k not in ("title", "position")}
                count["replies that name someone"] += bool(sure)
                count["of those, the one who is answered"] += to in sure
            for match in NAMED.finditer(row["text"]):
                words = match.group(2).split()
                for k in range(len(words), 0, -1):
                    said = " ".join(words[:k])
                    mine = [a for a in authors if a == said or a.endswith(" " + said)]
                    said = said[:-1] if not mine and said.endswith("s") else said
                    mine = [a for a in authors if a == said or a.endswith(" " + said)]
                    if mine:
                        break
                edge = found_at.get((n, match.start(2)))
                if len(mine) == 1 and mine[0] != row["author"]:
                    count["names behind titles, of one in the thread"] += 1
                    count["of these found, and right"] += bool(edge and edge["to"] == mine[0])
                    count["of these found, and wrong"] += bool(edge and edge["to"] and edge["to"] != mine[0])
                elif len(mine) > 1:
                    count["names behind titles, of several in the thread"] += 1
                    count["of several, said to be uncertain or told by the rest of the name"] += bool(not edge or edge["note"] or edge["confidence"] <= 0.7)
                elif not mine:
                    count["names behind titles, of nobody in the thread"] += 1
                    count["of nobody, an edge all the same"] += bool(edge and edge["counted"])
                    if edge and edge["counted"] and os.environ.get("SHOW"):
                        print(match.group(0), "->", edge["to"], edge["kind"])
        count["names found, right or wrong"] = count["of these found, and right"] + count["of these found, and wrong"]
    shares = report(counts)
    return shares["names behind titles: recall"] < 0.9 or shares["names behind titles: precision"] < 0.99


sys.exit(main(*sys.argv[1:]))
