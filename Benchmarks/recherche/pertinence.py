"""Known-item queries by class, made from a corpus, and how well the Swift engine answers them.

  pertinence.py PAGES.jsonl SITE [--seed 1] [--per-class 45] [--json] [--show CLASS] [--queries FILE]

A query is kept only when exactly one page holds all its words (French Snowball stems, with and without an -s, accents folded), so that the
page it was made from is the right answer; pages in other languages are never the page asked for. The last word of a prefix query counts as all words that begin so. Needs PyStemmer below 3. Figures: share of queries whose page is first, among the five, among the ten best;
MRR, the mean of 1/rank.
"""
import argparse
import collections
import json
import os
import random
import re
import subprocess
import sys
import unicodedata

import Stemmer

STOP = set("""a ai ait alors apres as au aucun aujourd aussi autre autres aux avec avez avoir avons ayant bien c ca car ce ceci cela
celle celles celui cent ces cet cette ceux chaque chez ci comme comment combien d dans de des depuis donc dont du elle
elles en encore entre es est et etait etaient etant etc ete etes etre eu eux faire fait faut font hui il ils j je jusqu l la
laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma mais me meme memes mes moi moins mon n
ne ni non nos notre nous nul on ont ou par parce pas peu peut peuvent plus pour pourquoi pourrait puis puisqu puisque
qu quand que quel quelle quelles quels quelqu qui quoi quoiqu quoique s sa sans se selon sera serait ses si sinon soi
soit son sont sous suis sur t ta tandis te tel telle telles tels tes toi ton tous tout toute toutes tres tu un une
va vers voici voila vos votre vous vu y""".split())
WORD = re.compile(r"[^\W_]+")
ELISION = re.compile(r"\b(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu)['’](?=\w)", re.I)
STEMMER = Stemmer.Stemmer("french")
STEMS = {}
REFERENCE = re.compile(r"(?<![\w.-])\d{1,4}(?:-\d{1,3}){1,2}(?![\w-])")
ARTICLE = re.compile(r"\bart(?:icle)?s?\.?\s+(\d+(?:-\d+)*)", re.I)


def fold(text):
    text = text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("\u00ad", "")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).lower()


def words(text):
    return WORD.findall(ELISION.sub(" ", text))


def stem(word):
    """The stem of a word with its accents; « photos » goes with « photo »."""
    word = word.lower().replace("œ", "oe")
    if word not in STEMS:
        plain = word[:-1] if len(word) > 4 and word[-1] in "sx" else word
        STEMS[word] = fold(STEMMER.stemWord(plain))
    return STEMS[word]


def stems(word):
    """The stems under which a page may hold a word: without its -s, « utiliserons » does not go with « utiliser »."""
    return {stem(word), fold(STEMMER.stemWord(word.lower().replace("œ", "oe")))}


def content(text):
    return [w for w in words(text) if len(w) > 1 and fold(w) not in STOP]


class Corpus:
    def __init__(self, file):
        self.pages = [json.loads(line) for line in open(file, encoding="utf-8")]
        self.holders = collections.defaultdict(set)
        self.spellings = collections.defaultdict(set)
        self.pages_of_form = collections.defaultdict(set)
        self.stems_of_form = collections.defaultdict(set)
        for number, page in enumerate(self.pages):
            page["all"] = " \n ".join([page["title"], page.get("description") or ""]
                                      + [s["title"] + "\n" + s["text"] for s in page["sections"]])
            for word in words(page["all"]):
                for each in stems(word):
                    self.holders[each].add(number)
                self.spellings[stem(word)].add(word.lower())
                self.pages_of_form[fold(word)].add(number)
                self.stems_of_form[fold(word)] |= stems(word)
        titles = collections.Counter(" ".join(stem(w) for w in content(p["title"])) for p in self.pages)
        self.single = [n for n, p in enumerate(self.pages) if titles[" ".join(stem(w) for w in content(p["title"]))] == 1
                       and p.get("language", "fr") == "fr"]

    def holding(self, term):
        # « decentralisee », typed without its accents, stands also for the stem that it has with them.
        return set().union(*(self.holders[s] for s in self.stems_of_form[fold(term)] | stems(term)))

    def only(self, terms):
        return bool(terms) and len(set.intersection(*map(self.holding, terms))) == 1


def title(corpus, page, draw):
    """Words of the title, when no other page's title holds them all."""
    terms = content(page["title"])
    own = {stem(t) for t in terms}
    if not terms or sum(own <= {stem(w) for w in content(p["title"])} for p in corpus.pages) > 1:
        return None
    return " ".join(terms).lower()


def body_terms(corpus, page, draw, test=lambda w: True):
    """Two to four words from one stretch of the text, which only this page holds together."""
    text = max(page["sections"], key=lambda s: draw.random() * len(s["text"]))["text"]
    found = [w for w in content(text) if len(w) > 3 and not w.isdigit()]
    if len(found) < 8:
        return None
    start = draw.randrange(len(found) - 6)
    near = [w for w in dict.fromkeys(w.lower() for w in found[start:start + 14])]
    for size in (2, 3, 4):
        for _ in range(4):
            terms = draw.sample(near, min(size, len(near)))
            if corpus.only(terms) and any(map(test, terms)):
                return terms
    return None


def body(corpus, page, draw):
    terms = body_terms(corpus, page, draw)
    return terms and " ".join(terms)


def unaccented(corpus, page, draw):
    terms = body_terms(corpus, page, draw, lambda w: fold(w) != w)
    return terms and fold(" ".join(terms))


def inflected(corpus, page, draw):
    terms = body_terms(corpus, page, draw)
    if not terms:
        return None
    changed = [draw.choice(sorted(corpus.spellings[stem(t)] - {t}) or [t]) for t in terms]
    return " ".join(changed) if changed != terms and corpus.only(changed) else None


def typo(corpus, page, draw):
    terms = body_terms(corpus, page, draw, lambda w: len(w) > 5)
    if not terms:
        return None
    long = [i for i, t in enumerate(terms) if len(t) > 5]
    at = draw.choice(long)
    word = list(terms[at])
    place = draw.randrange(len(word) - 1)
    match draw.randrange(4):
        case 0: del word[place]
        case 1: word[place], word[place + 1] = word[place + 1], word[place]
        case 2: word[place] = draw.choice("abcdefghijklmnoprstuv")
        case _: word.insert(place, draw.choice("abcdefghijklmnoprstuv"))
    wrong = "".join(word)
    if fold(wrong) in corpus.pages_of_form:
        return None
    return " ".join(terms[:at] + [wrong] + terms[at + 1:])


def prefix(corpus, page, draw):
    """The last word of two or three is cut; no page but this holds the others and a word that begins so."""
    terms = body_terms(corpus, page, draw, lambda w: len(w) > 5)
    if not terms or len(terms[-1]) < 6:
        return None
    cut = terms[-1][:draw.randint(4, len(terms[-1]) - 1)]
    begun = set().union(*(pages for form, pages in corpus.pages_of_form.items() if form.startswith(fold(cut))))
    if len(begun.intersection(*map(corpus.holding, terms[:-1]))) != 1:
        return None
    return "~" + " ".join(terms[:-1] + [cut])


def question(corpus, page, draw):
    terms = content(page["title"])
    if not terms or title(corpus, page, draw) is None:
        return None
    subject = re.sub(r"\s+", " ", page["title"]).strip(" .?!").lower()
    return draw.choice(["comment faire pour {} ?", "qu'est-ce que {} ?", "que dit-on de {} ?", "où trouver {}",
                        "je cherche {}", "quelles sont les règles pour {} ?"]).format(subject)


def elision(corpus, page, draw):
    """Words with their elided article, the apostrophe being the other one."""
    found = list(re.finditer(r"\b(?:[ldLD]|qu)['’](\w{4,})", page["all"]))
    draw.shuffle(found)
    for match in found[:8]:
        terms = body_terms(corpus, page, draw)
        if terms and corpus.only(terms + [match.group(1)]):
            other = match.group(0).translate(str.maketrans("'’", "’'"))
            return " ".join([other.lower()] + terms)
    return None


def hyphen(corpus, page, draw):
    """A compound typed with a blank."""
    found = list(re.finditer(r"\b([^\W\d_]{3,})-([^\W\d_]{3,})\b", page["all"]))
    draw.shuffle(found)
    for match in found[:8]:
        parts = [match.group(1).lower(), match.group(2).lower()]
        if corpus.only(parts):
            return " ".join(parts)
        terms = body_terms(corpus, page, draw)
        if terms and corpus.only(parts + terms):
            return " ".join(parts + terms)
    return None


def number(corpus, page, draw):
    """An article or a reference, alone when one page has it, else with words that make the page the only one."""
    found = [m.group(0) for m in ARTICLE.finditer(page["all"])] + REFERENCE.findall(page["all"])
    draw.shuffle(found)
    for text in found[:6]:
        figure = re.escape(re.search(r"[\d-]+$", text).group(0)).replace("\\-", "[-./–]")
        holders = [n for n, p in enumerate(corpus.pages) if re.search(r"(?<!\w)" + figure + r"(?!\w)", p["all"])]
        terms = [] if len(holders) == 1 else body_terms(corpus, page, draw)
        if terms is not None:
            return " ".join(" ".join([text] + terms).split())
    return None


CLASSES = dict(title=title, body=body, unaccented=unaccented, inflected=inflected, typo=typo, prefix=prefix,
               question=question, elision=elision, hyphen=hyphen, number=number)


def make(corpus, seed, per_class):
    queries = []
    for name, build in CLASSES.items():
        draw = random.Random(f"{seed}/{name}")
        seen = set()
        for _ in range(per_class * 30):
            if len(seen) == per_class:
                break
            page = corpus.pages[draw.choice(corpus.single)]
            query = build(corpus, page, draw)
            if query and query not in seen:
                seen.add(query)
                queries.append({"class": name, "query": query, "path": page["path"]})
    return queries


def ask(site, queries):
    tool = os.path.join(os.path.dirname(os.path.abspath(__file__)), ".build/release/banc")
    lines = "\n".join(q["query"] for q in queries) + "\n"
    answer = subprocess.run([tool, "search", site], input=lines, capture_output=True, text=True, check=True).stdout
    return [line.split("\t") for line in answer.splitlines()]


def report(queries):
    rows = collections.defaultdict(list)
    for query in queries:
        rank = query["found"].index(query["path"]) + 1 if query["path"] in query["found"] else None
        rows[query["class"]].append(rank)
        rows["all"].append(rank)
    return {name: {"n": len(ranks),
                   "success@1": sum(r == 1 for r in ranks) / len(ranks),
                   "success@5": sum(bool(r) and r <= 5 for r in ranks) / len(ranks),
                   "success@10": sum(bool(r) and r <= 10 for r in ranks) / len(ranks),
                   "mrr": sum(1 / r for r in ranks if r) / len(ranks)} for name, ranks in rows.items()}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("pages")
    options.add_argument("site")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--per-class", type=int, default=45)
    options.add_argument("--json", action="store_true")
    options.add_argument("--show", help="list the queries of a class whose page is not first")
    options.add_argument("--queries", help="write the queries to a file")
    options = options.parse_args()
    queries = make(Corpus(options.pages), options.seed, options.per_class)
    if options.queries:
        json.dump(queries, open(options.queries, "w", encoding="utf-8"), ensure_ascii=False, indent=1)
    for query, found in zip(queries, ask(options.site, queries)):
        query["found"] = found
    table = report(queries)
    if options.json:
        return print(json.dumps(table, indent=1))
    print(f"{'class':12} {'n':>4} {'s@1':>6} {'s@5':>6} {'s@10':>6} {'MRR':>6}")
    for name, row in sorted(table.items(), key=lambda pair: pair[0] != "all"):
        print(f"{name:12} {row['n']:4} {row['success@1']:6.3f} {row['success@5']:6.3f} {row['success@10']:6.3f} {row['mrr']:6.3f}")
    for query in queries:
        if options.show in (query["class"], "all") and query["found"][:1] != [query["path"]]:
            rank = query["found"].index(query["path"]) + 1 if query["path"] in query["found"] else "-"
            print(f"{query['class']:10} {rank:>2}  {query['query']}  | {query['path']} | {query['found'][0]}")


if __name__ == "__main__":
    sys.exit(main())
