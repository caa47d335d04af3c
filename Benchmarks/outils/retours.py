"""A site of made-up records that keep their form: the site and the registry of this repository, and N « retours d’expérience ».

With `dead`, each record holds so many links to names that nothing has; the rest is the same.
"""
import csv
import os
import random
import shutil

import fiches
from prose import Prose
from sites import REPOSITORY, quoted

SECTIONS = """L’essentiel/420/list
Contexte et point de départ/900/
Acteurs et gouvernance/600/list
Comment nous avons fait/0/steps
Moyens mobilisés/300/
Résultats et indicateurs/450/
Ce qui a aidé, ce qui a freiné/0/factors
Lecture par les six critères/0/criteria
Enseignements/0/lessons
Si c’était à refaire/600/
Briques réutilisables/0/brick
Pour aller plus loin/60/list"""
CRITERIA = "pertinence cohérence efficacité efficience durabilité impact".split()


def write(root, count, dead=0, seed=1):
    """The whole site, in a folder that is not there yet."""
    for part in ("site", os.path.join("content", "registre")):
        shutil.copytree(os.path.join(REPOSITORY, part), os.path.join(root, part))
    agreements = list(dated_agreements())
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        record = Record(number, chance.choice(agreements), chance, count, dead)
        path = os.path.join(root, "content", "capitalisations", f"{record.year}", record.id.lower() + ".md")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(record.text())


def dated_agreements():
    """Those of the registry whose two parties are known."""
    with open(os.path.join(REPOSITORY, "content", "registre", "accords.csv"), encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["collectivite_id"] and row["partenaire_id"] and row["type"] in ("jumelage", "convention"):
                yield row


def identifier(number):
    """A thousand a year: the form of ids has three digits."""
    return f"CAP-MA-{2000 + number // 999:04d}-{number % 999 + 1:03d}"


class Record:
    def __init__(self, number, agreement, chance, count, dead):
        self.number, self.agreement, self.chance, self.count, self.dead = number, agreement, chance, count, dead
        self.prose = Prose(chance)
        self.id = identifier(number)
        self.year = 2000 + number // 999

    def text(self):
        return f"---\n{self.front_matter()}---\n\n" + "\n\n".join(map(self.section, SECTIONS.split("\n"))) + "\n"

    def front_matter(self):
        prose, agreement = self.prose, self.agreement
        proofs = "\n".join(
            f"  {key}: {{note: {self.chance.randint(1, 4)}, preuve: {quoted(prose.paragraph(70))}}}"
            for key in ("pertinence", "coherence", "efficacite", "efficience", "durabilite", "impact"))
        return f"""id: {self.id}
modele: capitalisation
titre: {quoted((prose.title() + ' à ' + prose.place())[:110])}
resume: {quoted(prose.paragraph(210)[:880])}
date_redaction: 2025-03-06
periode: {{debut: "2024"}}
statut: relecture
accord: [{agreement["id"]}]
collectivites: [{agreement["collectivite_id"]}, {agreement["partenaire_id"]}]
niveau: [commune]
forme: {agreement["type"]}
configuration: sud-nord
etapes: [5, 7]
themes: [{", ".join(fiches.some(prose, fiches.THEMES, 2))}]
odd: [6, 17]
mots_cles: [{", ".join(prose.noun()[2] for _ in range(4))}]
indicateurs:
  - {{code: R1, libelle: Part des points d’eau en service, unite: "%", base: 52, date_base: 2019-05-31, cible: 90,
     date_cible: 2022-05-31, valeur: 87, date_valeur: 2022-05-31, source: relevé du même jour}}
criteres:
{proofs}
contributeurs:
  - {{fonction: référente, organisation: {quoted(prose.place())}, role: redaction}}
  - {{fonction: directrice, organisation: {quoted(prose.place())}, role: relecture}}
contact: {{fonction: référente, organisation: {quoted(prose.place())}, courriel: cooperation@ville.example}}
langue: fr
licence: CC-BY-4.0
"""

    def section(self, line):
        title, size, form = line.split("/")
        text = [self.prose.paragraph(int(size))] if int(size) else []
        return "\n\n".join([f"## {title}", *text, *getattr(self, form)()] if form else [f"## {title}", *text])

    def list(self):
        return ["\n".join(f"- {self.prose.sentence()}" for _ in range(3)), *self.links()]

    def links(self):
        near = [self.chance.randrange(self.count) for _ in range(2)]
        alive = [f"Voyez aussi [[{identifier(number)}]]." for number in near]
        dead = [f"Et [[{self.prose.title()} {number}]]." for number in range(self.dead // 3)]
        return [" ".join(alive + dead)]

    def steps(self):
        return [f"### Étape {n}. {self.prose.title()} ({2018 + n}, référente)\n\n{self.prose.paragraph(1300)}" for n in (1, 2, 3)]

    def factors(self):
        return [f"### Ce qui a {word}\n\n" + "\n".join(f"- {self.prose.sentence()}" for _ in range(3)) for word in ("aidé", "freiné")]

    def criteria(self):
        rows = "\n".join(f"| {name.capitalize()} | {self.prose.sentence()} |" for name in CRITERIA)
        return [f"| Critère | Lecture |\n| --- | --- |\n{rows}"]

    def lessons(self):
        return ["\n".join(f"- Étape {n} · {self.prose.sentence()}" for n in (1, 5, 7, 9))]

    def brick(self):
        return [f"### Brique 1 : {self.prose.title()}\n\n- Description : {self.prose.clause()}.\n- Conditions favorables : "
                f"{self.prose.clause()}.\n- Leçon : {self.prose.clause()}."]
