#!/usr/bin/env python3
"""Writes dict/compounds/words.tsv: the simple words that compounds are made of.

    python3 models/compounds.py ../shared/data >dict/compounds/words.tsv

Facts only go in: which forms occur and how often (NoReC train, Storting debates, the Norwegian Dependency Treebank's
training half), and the treebank's annotations (CC0), which say what is a noun. hunspell is asked of each form whether
it is spelled right; nothing else is taken from its dictionaries. dict/compounds/hand.tsv goes before: what stands
there is left out here.
"""
import collections, gzip, json, math, os, re, subprocess, sys

DATA = sys.argv[1]
HAND = os.path.join(os.path.dirname(__file__), '../dict/compounds/hand.tsv')
WORD = re.compile(r'[^\W\d_]+(?:-[^\W\d_]+)*')
PLAIN = re.compile('[a-zæøåéèêóòô]+')
Noun = collections.namedtuple('Noun', 'forms norms')
HEAD = """# Simple words that compounds are made of, written by models/compounds.py from counts of forms in NoReC (train),
# Stortinget's debates 2007-2015 (source: Stortinget, NLOD) and the Norwegian Dependency Treebank (annotations CC0), whose
# marks say what is a noun. Inflected forms follow the rules of spelling; hunspell was asked whether each is a word. A noun
# stays out if it reads as two others, and verbs and adjectives that would be read so stand here as `whole`.
# Do not edit: what is wrong here is put right in hand.tsv, which goes before. The columns are told in ../README.md.
entry\tkind\tfirst\tforms\tsize\tnorm"""


def lines(name):
    return gzip.open(os.path.join(DATA, name), 'rt', encoding='utf-8')


def known(words, norm):
    """Those words that hunspell knows in a norm."""
    bad = subprocess.run(['hunspell', '-i', 'utf-8', '-d', norm + '_NO', '-l'], input='\n'.join(words), text=True,
                         encoding='utf-8', capture_output=True, env=dict(os.environ, LC_ALL='C.UTF-8')).stdout
    return set(words) - set(bad.split('\n'))


# ---- facts ----

def read_counts():
    counts, lower = collections.Counter(), collections.Counter()
    for name in ('norec-train.jsonl.gz', 'debate-storting.jsonl.gz'):
        for line in lines(name):
            words = WORD.findall(json.loads(line)['text'])
            counts.update(w.lower() for w in words)
            lower.update(w for w in words if w == w.lower())
    return counts, lower


def read_treebank():
    """(norm, lemma) of nouns -> their forms with features; form -> parts of speech other than noun."""
    nouns, others = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for norm in ('nb', 'nn'):
        for cells in (line.split('\t') for line in lines('ndt-%s-train.conll.gz' % norm)):
            if len(cells) < 6 or not PLAIN.fullmatch(cells[1].lower()):
                continue
            form, lemma, tag, features = cells[1].lower(), cells[2].lower(), cells[3], cells[5]
            if tag == 'subst' and 'appell' in features:
                if PLAIN.fullmatch(lemma):
                    nouns[norm, lemma][form, features] += 1
            elif tag not in ('subst', 'ukjent') and 'samset' not in features:
                others[form][tag] += 1
    return nouns, others


# ---- inflection: what a noun's forms may be by the rules of spelling ----

def with_ends(stem, ends):
    return {stem + end for end in ends}


def inflected(word, norm, genders):
    """regel -> regelen, reglene...; and, apart, forms with a doubled consonant: rom -> rommet."""
    plural = ['er', 'ene'] if norm == 'nb' else ['ar', 'ane', 'er', 'ene']
    ends = plural + (['en', 'a'] if 'm' in genders else []) + (['et', 'a'] if 'n' in genders else [])
    forms, doubled = with_ends(word, ends), set()
    if re.search('[^aeiouyæøå][aeiouyæøå][bdfglmnprst]$', word):
        doubled = with_ends(word + word[-1], ends)
    if word[-1] == 'e':
        rest = ['r', 'ne'] if norm == 'nb' else ['ne']
        forms = with_ends(word, rest + (['n'] if 'm' in genders else []) + (['t'] if 'n' in genders else []))
        forms |= with_ends(word[:-1], ['a'] + (['ar', 'ane', 'er', 'ene', 'or', 'one'] if norm == 'nn' else []))
    if word.endswith('er') and norm == 'nb':
        forms |= with_ends(word, ['e', 'ne']) | with_ends(word[:-2], ['re', 'rer', 'rene', 'ret'])
    if re.search('.e[lrn]$', word):
        stem = word[:-2]
        for s in {stem, stem[:-1] if re.search(r'..(.)\1$', '.' + stem) else stem}:
            forms |= with_ends(s + word[-1], plural + (['et', 'a'] if 'n' in genders else []))
    if word.endswith('um'):
        forms |= with_ends(word[:-2], ['et', 'er', 'ene', 'a'])
    if word.endswith('mann'):
        forms |= with_ends(word[:-4], ['menn', 'mennene'])
    return forms - {word}, doubled


def genders_of(seen):
    found = collections.Counter()
    for (_, features), n in seen.items():
        found.update({g: n for f, g in (('mask', 'm'), ('fem', 'm'), ('m/f', 'm'), ('nøyt', 'n')) if f in features})
    return {g for g, n in found.items() if n * 5 >= sum(found.values())} or {'m', 'n'}


def looks_like_noun(forms, counts, common):
    """Of a word not in the treebank: three forms must occur, one a definite plural; of a common word two."""
    seen = [f for f in forms if counts[f]]
    singular = any(re.search('(en|et|a|n|t)$', f) and not re.search('(ene|ane)$', f) for f in seen)
    plural = any(re.search('(ene|ane|ne)$', f) for f in seen)
    return singular and (len(seen) >= 3 and plural or len(seen) >= 2 and common)


def read_nouns(treebank, others, counts, lower):
    wanted = {key: inflected(key[1], key[0], genders_of(seen)) for key, seen in treebank.items() if len(key[1]) > 1}
    taken = {lemma for _, lemma in wanted} | {f for a, b in wanted.values() for f in a | b}
    for word, n in lower.items():
        if n >= 8 and len(word) >= 4 and PLAIN.fullmatch(word) and word not in taken and word not in others:
            wanted.update({(norm, word): inflected(word, norm, {'m', 'n'}) for norm in ('nb', 'nn')})
    nouns = {}
    for norm in ('nb', 'nn'):
        mine = {lemma: forms for (n, lemma), forms in wanted.items() if n == norm}
        good = known({f for w, (a, b) in mine.items() for f in a | b | {w}}
                     | {f for (n, _), seen in treebank.items() if n == norm for f, _ in seen}, norm)
        for word, (single, doubled) in mine.items():
            seen = treebank.get((norm, word), {})
            single, doubled = single & good, doubled & good
            if doubled and sum(counts[f] for f in doubled) >= sum(counts[f] for f in single):
                single = doubled
            common = counts[word] >= 40 and len(word) > 4 and word[-1] != 'e'
            if word not in good or not seen and not looks_like_noun(single, counts, common):
                continue
            attested = {f for f, features in seen if f in good and 'gen' not in features.split('|') and f[0] == word[0]}
            noun = nouns.setdefault(word, Noun(set(), set()))
            noun.forms.update((single | attested) - {word})
            noun.norms.add(norm)
    return nouns


# ---- simple or compound ----

def joints(word, firsts, lasts):
    """Ways to read the word as two: (first, link, last)."""
    for i in range(2, len(word) - 1):
        left, right = word[:i], word[i:]
        rights = [right] + ([left[-1] + right] if len(left) > 2 and left[-1] == left[-2] else [])
        for last in rights:
            if last in lasts:
                if left in firsts:
                    yield left, '0', last
                if left[-1] in 'se' and left[:-1] in firsts:
                    yield left[:-1], left[-1], last


def part(nouns, hand):
    """The simple nouns, and all words that may stand first, compounds with them: the shorter words are judged first."""
    kinds = collections.defaultdict(set)
    for word, row in hand.items():
        kinds[row[1]].add(word)
    apart = kinds['whole'] | kinds['particle'] | kinds['code'] | kinds['tail']
    simple = kinds['noun'] | kinds['measure']
    firsts, nouns_so_far = simple | {word for word, row in hand.items() if row[2]}, set(simple)
    for word in sorted(nouns, key=lambda w: (len(w), w)):
        if word in hand or len(word) < 4:
            continue
        if len(word) < 5 or not any(joints(word, firsts, nouns_so_far)):
            simple.add(word)
        firsts.add(word)
        nouns_so_far.add(word)
    return simple - apart, firsts - apart


def count_links(simple, lasts, counts, weight):
    links = collections.defaultdict(collections.Counter)
    for word, n in counts.items():
        if n >= 2 and len(word) >= 6 and word not in simple:
            found = list(joints(word, simple, lasts))
            if found:
                first, link, _ = max(found, key=lambda j: (weight[j[0]] + weight[j[2]], j))
                links[first][link] += 1
    return links


def usual_links(word, seen):
    """The links with a fair share of the compounds seen, else what the word's end asks for."""
    total = sum(seen.values())
    good = [link for link in ('0', 'e', 's') if seen[link] >= 2 and seen[link] * 25 >= total]
    if not good:
        good = ['s'] if re.search('(het|heit|sjon|[^aeiouyæøå]ing|tet|skap|dom|nad|leik)$', word) else ['0']
    return '|'.join(good)


# ---- writing ----

def read_hand():
    rows = [line.rstrip('\n').split('\t') for line in open(HAND, encoding='utf-8') if line.strip() and line[0] != '#']
    return {row[0]: row for row in rows[1:]}


def count_noun_forms(treebank):
    """How often each form is a noun, to compare with what else it is: skal, følger and gode are mixed."""
    found = collections.Counter()
    for seen in treebank.values():
        for (form, _), n in seen.items():
            found[form] += n
    return found


def false_compounds(others, simple_forms, firsts, lasts, heads):
    """Verbs, adverbs and the like that would be read as compounds: selve, bakerst, vitende."""
    for form in others:
        if form in simple_forms:
            continue
        ends = [last for _, _, last in joints(form, firsts, lasts)] if len(form) >= 5 else []
        ends += [last for _, _, last in joints(form[:-1], firsts, lasts)] if form[-1] == 's' and len(form) > 5 else []
        if ends and not any(e in heads for e in ends):
            yield form


def main():
    counts, lower = read_counts()
    treebank, others = read_treebank()
    for seen in treebank.values():
        counts.update({form: 0 for form, _ in seen})
        for (form, _), n in seen.items():
            counts[form] += n
    nouns, hand = read_nouns(treebank, others, counts, lower), read_hand()
    size = {w: math.log2(1 + counts[w] + sum(counts[f] for f in noun.forms)) for w, noun in nouns.items()}
    size.update({w: int(row[4]) for w, row in hand.items()})
    simple, firsts = part(nouns, hand)
    simple = {w for w in simple if size[w] >= 2.5}
    lasts = {}
    for word in sorted(simple):
        for form in [word] + sorted(nouns[word].forms if word not in hand else hand[word][3].split('|')):
            lasts[form] = max(size[word], lasts.get(form, 0))
    weight = collections.defaultdict(float, lasts)
    for word in firsts:
        weight[word] = max(weight[word], size.get(word, 0))
    links = count_links(simple, lasts, counts, weight)
    print(HEAD)
    rows, noun_counts = {}, count_noun_forms(treebank)
    for word in simple - set(hand):
        noun = nouns[word]
        forms = sorted((f for f in noun.forms if f not in hand and len(f) > 2), key=str.encode)
        norm = 'both' if len(noun.norms) == 2 else min(noun.norms)
        rows[word] = [word, 'noun', usual_links(word, links[word]), '|'.join(forms), str(min(15, int(size[word]))), norm]
    for form in set(lasts) - set(hand):
        if sum(others.get(form, {}).values()) > noun_counts[form]:
            rows.setdefault(form, [form, '', '', '', str(min(15, int(lasts[form]))), 'both'])[1] = 'mixed'
    heads = {f for w, row in hand.items() if row[1] == 'head' for f in [w] + row[3].split('|')}
    stand_first = simple | {w for w, row in hand.items() if row[2]}
    for form in false_compounds(others, set(lasts), stand_first, set(lasts) | heads, heads):
        if form not in rows and form not in hand:
            rows[form] = [form, 'whole', '', '', '0', 'both']
    for word in sorted(rows, key=str.encode):
        print('\t'.join(rows[word]))


main()
