"""The documents of a corpus: what they say and where they stand, before any tool's way of writing it.

A document depends on its number and the seed alone, so that a larger corpus holds the documents of a smaller one
(but for its links, which reach over the whole corpus).
"""
import dataclasses
import random

from prose import Prose

PER_FOLDER = 200
THEMES = """gouvernance-institutionnel eau-assainissement culture education-formation services-publics dechets numerique
economie-locale jeunesse energie environnement-climat tourisme patrimoine urbanisme-amenagement""".replace(
    "jeunesse", "sport-jeunesse").split()
COUNTRIES = "MA FR BJ SN ES BE CI DE TN ML IT BF CA NL PT GN CM MR CN US TR JO".split()
STATUSES = ["valide", "valide", "valide", "relecture", "brouillon"]
FIRST_HEADING = "Contexte"


@dataclasses.dataclass(frozen=True)
class Profile:
    """How much of each thing a document holds."""

    prose: int
    tables: int
    rows: int
    lists: int
    links: int


PROFILES = {
    "ordinaire": Profile(prose=1500, tables=2, rows=4, lists=5, links=5),
    "liens": Profile(prose=1500, tables=2, rows=4, lists=5, links=40),
    "tableaux": Profile(prose=1500, tables=8, rows=20, lists=2, links=5),
}


@dataclasses.dataclass
class Fiche:
    """One document. `path` is relative to the folder of the content."""

    path: str
    title: str
    summary: str
    themes: list
    countries: list
    steps: list
    date: str
    keywords: list
    status: str
    body: str


def folder(number):
    return f"dossier-{number // PER_FOLDER + 1:03d}"


def path(number):
    return f"{folder(number)}/fiche-{number + 1:06d}.md"


def folders(pages):
    return [folder(number) for number in range(0, pages, PER_FOLDER)]


def fiche(number, pages, profile, seed):
    chance = random.Random(f"{seed}/{number}")
    prose = Prose(chance)
    return Fiche(
        path=path(number), title=f"{prose.title()} à {prose.place()}", summary=prose.paragraph(90)[:280],
        themes=some(prose, THEMES, chance.randint(1, 3)), countries=some(prose, COUNTRIES, chance.randint(1, 3)),
        steps=sorted(chance.sample(range(1, 10), chance.randint(1, 3))),
        date=f"{chance.randint(2012, 2025)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
        keywords=[prose.noun()[2] for _ in range(4)], status=chance.choice(STATUSES),
        body=Body(prose, number, pages, PROFILES[profile]).text())


def some(prose, stock, count):
    return list(dict.fromkeys(prose.pick(stock) for _ in range(count)))


class Body:
    """The Markdown under the front matter: sections of paragraphs, with lists, tables and links spread over them."""

    def __init__(self, prose, number, pages, profile):
        self.prose, self.chance, self.profile = prose, prose.chance, profile
        self.number, self.pages = number, pages

    def text(self):
        sections = self.chance.randint(6, 10)
        parts = [[] for _ in range(sections)]
        for index in range(sections):
            parts[index].append(self.paragraph(self.profile.prose // sections))
        self.spread(parts, self.profile.lists, self.list)
        self.spread(parts, self.profile.tables, self.table)
        self.spread(parts, -(-self.profile.links // 5), lambda: self.links(min(5, self.profile.links)))
        return "\n\n".join(f"{self.heading(index)}\n\n" + "\n\n".join(part) for index, part in enumerate(parts)) + "\n"

    def heading(self, index):
        if index == 0:
            return f"## {FIRST_HEADING}"
        return ("### " if index % 3 == 2 else "## ") + self.prose.title()

    def paragraph(self, size):
        text = self.prose.paragraph(size)
        if self.chance.random() < 0.3:
            text += f" Retenez ceci : **{self.prose.clause()}**, et *{self.prose.noun()[0]}* d’abord."
        return text

    def spread(self, parts, count, make):
        for _ in range(count):
            self.chance.choice(parts).append(make())

    def list(self):
        numbered = self.chance.random() < 0.3
        items = [self.prose.clause() for _ in range(self.chance.randint(3, 5))]
        lines = [f"{f'{index}.' if numbered else '-'} {item} ;" for index, item in enumerate(items, 1)]
        # Between two lists that follow one another, Markdown sees a single one unless a line stands between them.
        return f"Ce qu’il faut pour {self.prose.noun()[0]} :\n\n" + "\n".join(lines)

    def table(self):
        rows = [self.row() for _ in range(self.profile.rows)]
        return "\n".join(["| Action | Porteur | Année | Montant | État |", "| --- | --- | ---: | ---: | --- |", *rows])

    def row(self):
        state = self.prose.pick(["en cours", "achevé", "reporté", "à décider"])
        year = self.chance.randint(2015, 2026)
        return f"| {self.prose.title()} | {self.prose.place()} | {year} | {self.prose.amount()} | {state} |"

    def links(self, count):
        """A paragraph whose sentences lead to other documents, one in five to a heading of theirs."""
        sentences = []
        for _ in range(count):
            target = self.target()
            anchor = "#contexte" if self.chance.random() < 0.2 else ""
            sentences.append(f"{self.prose.sentence()[:-1]}, voyez [{self.prose.title().lower()}](../{target}{anchor}).")
        return " ".join(sentences)

    def target(self):
        """Half of the links stay near; the others reach over the whole corpus."""
        if self.chance.random() < 0.5:
            return path(max(0, min(self.pages - 1, self.number + self.chance.randint(-100, 100))))
        return path(self.chance.randrange(self.pages))
