#!/usr/bin/env python3
"""Writes src/type/lemma_endings.c: the endings by which a lemma is chosen, best first.

    python3 models/lemmas.py ../shared/data build >src/type/lemma_endings.c

From the training part of the Norwegian Dependency Treebank (annotations CC0) come pairs of form and lemma. A pair has an
ending that goes and one that comes ("biler", "bil": er, nothing), and each with up to four letters before it is a rule;
who else says that the lemma is one (Hunspell's analysis of the form, a noun of dict/compounds/, both, or nobody but that
Hunspell knows the word) belongs to it. Rules stand in the order of how often they are right. Then one by one those go
without which least words go wrong, until two hundred are left. What dict/lemmas.tsv lists is no evidence, and a word counts
fifteen times at most, so that rare words have a say. Run the program's build first: spell_test and compound_test answer.
"""
import collections, gzip, math, os, subprocess, sys

DATA, BUILD = sys.argv[1:3]
SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')
MOST, CAP, LEAST, CONTEXT, PRIOR = 200, 15, 3, 4, 0.7
WORDS = 'subst verb adj adv prep det pron konj sbu inf-merke interj'.split()
HUNSPELL, NOUN = 1, 2
HEAD = open(os.path.join(SOURCE, 'src/type/lemma_endings.c'), encoding='utf-8').read().split('static const')[0]


def ask(program, *words):
    """Answers of a test program, a line each."""
    command = [os.path.join(BUILD, 'tests', program[0]), *program[1:]]
    done = subprocess.run(command, input=''.join(w + '\n' for w in words).encode(), capture_output=True, check=True)
    return done.stdout.decode().split('\n')[:len(words)]


def read_treebank(norm):
    """Form -> how often each lemma, in small letters; names left out."""
    found = collections.defaultdict(collections.Counter)
    for line in gzip.open(os.path.join(DATA, 'ndt-%s-train.conll.gz' % norm), 'rt', encoding='utf-8'):
        cells = line.split('\t')
        if len(cells) > 5 and cells[3] in WORDS and cells[1][0].isalpha() and \
                not (cells[3] == 'subst' and cells[2][:1].isupper()):
            found[cells[1].lower()][cells[2].lower()] += 1
    return found


def read_irregular(norm):
    found = set()
    for line in open(os.path.join(SOURCE, 'dict/lemmas.tsv'), encoding='utf-8'):
        cells = line.rstrip('\n').split('\t')
        if len(cells) == 3 and line[0] != '#' and cells[2] in (norm, 'both'):
            found.update([cells[0], *cells[1].split('|')])
    return found - {''}


def read_nouns():
    """Form -> the entry that it is a form of: itself, else the most frequent."""
    entries, best = set(), {}
    for name in ('hand', 'words'):
        for line in open(os.path.join(SOURCE, 'dict/compounds/%s.tsv' % name), encoding='utf-8'):
            cells = line.rstrip('\n').split('\t')
            if len(cells) < 6 or line[0] == '#' or cells[0] == 'entry':
                continue
            entries.add(cells[0])
            for form in [cells[0]] + [f for f in cells[3].split('|') if f]:
                if form not in best or int(cells[4]) > best[form][0]:
                    best[form] = int(cells[4]), cells[0]
    return {form: form if form in entries else entry for form, (_, entry) in best.items()}


def parts_of(form, lemma):
    """What goes and what comes."""
    i = len(os.path.commonprefix([form, lemma]))
    return form[i:], lemma[i:]


class Norm:
    def __init__(self, norm, nouns):
        self.norm = norm
        irregular = read_irregular(norm)
        self.train = {}
        for form, lemmas in read_treebank(norm).items():
            if form not in irregular:
                total = sum(lemmas.values())
                self.train[form] = {l: n * min(total, CAP) / total for l, n in lemmas.items()}
        forms = sorted(self.train)
        told = {}
        for form, line in zip(forms, ask(('spell_test', '--lemmas', SOURCE, norm), *forms)):
            told[form] = [l.lower() for l in line.split('\t')[2:]]
        shown = collections.Counter(parts_of(f, l) for f, c in self.train.items() for l, n in c.items() if n >= .3)
        changes = [pair for pair, n in shown.items() if n >= 8 and len(pair[0]) <= 6]
        made = {f: {f[:len(f) - len(a)] + b for a, b in changes if f.endswith(a) and len(f) - len(a) >= 2} for f in forms}
        asked = sorted(set().union(*made.values()))
        known = {w for w, yes in zip(asked, ask(('spell_test', '--known', SOURCE, norm), *asked)) if yes == '1'}
        split = {}
        for form, line in zip(forms, ask(('compound_test', SOURCE, '--split'), *forms)):
            last = line.split('\t')[1].split(' + ')[-1]
            if last != '-' and form.endswith(last):
                split[form] = len(form) - len(last)
        self.pools = {f: self.pool(f, told[f], made[f] & known, nouns, split) for f in forms}
        self.fallback = {f: f if f in told[f] or not told[f] else max(told[f], key=lambda l: len(l.encode())) for f in forms}

    @staticmethod
    def pool(form, told, made, nouns, split):
        """Lemma -> who says so."""
        pool = {lemma: HUNSPELL for lemma in told}
        if told:
            pool.update((lemma, 0) for lemma in made if lemma not in pool)
        start = 0 if form in nouns else split.get(form, 0)
        if form[start:] in nouns:
            lemma = form[:start] + nouns[form[start:]]
            pool[lemma] = pool.get(lemma, 0) | NOUN
        return pool

    def rules_of(self, form):
        """(rule, lemma) of all that fit."""
        for lemma, source in self.pools[form].items():
            a, b = parts_of(form, lemma)
            for size in range(CONTEXT + 1):
                stem = len(form) - len(a) - size
                if stem < 1:
                    break
                before = form[stem:len(form) - len(a)]
                yield (before + a, before + b, source, size), lemma

    def learn(self):
        right, seen, types = collections.Counter(), collections.Counter(), collections.Counter()
        for form, lemmas in self.train.items():
            for rule, lemma in self.rules_of(form):
                seen[rule] += sum(lemmas.values())
                right[rule] += lemmas.get(lemma, 0)
                types[rule] += 1
        sure = {r: (right[r] + PRIOR * .3) / (seen[r] + PRIOR) for r in seen if types[r] >= LEAST}
        order = sorted((r for r in sure if sure[r] >= .5), key=lambda r: (-sure[r], -types[r], r))
        return self.prune(order)

    def prune(self, order):
        place = {rule: i for i, rule in enumerate(order)}
        fits, users = {}, collections.defaultdict(list)
        for form in self.train:
            fits[form] = sorted((place[r], l) for r, l in self.rules_of(form) if r in place)
            for i, _ in fits[form]:
                users[i].append(form)
            fits[form].append((None, self.fallback[form]))
        alive, at, owns = [True] * len(order), dict.fromkeys(fits, 0), collections.defaultdict(set)
        for form in fits:
            owns[fits[form][0][0]].add(form)

        def following(form):
            i = at[form] + 1
            while fits[form][i][0] is not None and not alive[fits[form][i][0]]:
                i += 1
            return i

        def gain(i):
            return sum(self.train[f].get(fits[f][at[f]][1], 0) - self.train[f].get(fits[f][following(f)][1], 0)
                       for f in owns[i])

        gains = {i: gain(i) for i in range(len(order))}
        while gains:
            least = min(gains, key=lambda i: (round(gains[i], 6), -i))
            if gains[least] > .01 and len(gains) <= MOST:
                break
            alive[least] = False
            del gains[least]
            for form in owns.pop(least, ()):
                at[form] = following(form)
                owns[fits[form][at[form]][0]].add(form)
            for i in {fits[form][at[form]][0] for form in users[least]} & gains.keys():
                gains[i] = gain(i)
        return [rule for i, rule in enumerate(order) if alive[i]]


def write(norm, rules):
    items = ['{"%s", "%s", %s},' % (a, b, 'WHNB'[source]) for a, b, source, _ in rules] + ['{NULL, NULL, W}};']
    lines = ['']
    for item in items:
        if len(lines[-1]) + len(item) > 114:
            lines.append('')
        lines[-1] += ' ' + item
    print('static const osk__lemma_ending endings_%s[] = {' % norm)
    print('\n'.join('   ' + line for line in lines) + '\n')


print(HEAD, end='')
nouns = read_nouns()
for norm in ('nb', 'nn'):
    write(norm, Norm(norm, nouns).learn())
print('const osk__lemma_ending *const osk__lemma_endings[OSK__NORMS] = {endings_nb, endings_nn};')
