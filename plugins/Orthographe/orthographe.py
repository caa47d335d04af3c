"""Orthographe et typographie du français : hunspell, un lexique du projet, et quelques règles de l’Imprimerie nationale."""
import pathlib
import re
import sys

DOSSIER = pathlib.Path(__file__).parent
sys.path.insert(0, str(DOSSIER))
import protocole  # noqa: E402
import typographie  # noqa: E402
from hunspell import Hunspell  # noqa: E402
from texte import passages  # noqa: E402

CODES = ["ORT-001", "ORT-002", "TYP-001", "TYP-002", "TYP-003", "TYP-004"]
MOT = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: Ce qui s’élide devant une voyelle : « l’accord » se cherche sans « l’ ».
ELISION = re.compile(r"^(?:l|d|j|m|t|s|c|n|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu)['’]", re.IGNORECASE)
LATIN = re.compile(r"^[A-Za-zÀ-ÖØ-öø-ÿŒœÆæ'’-]+$")
DOUBLES = re.compile(r"\b(?P<mot>[^\W\d_]{2,})(?P<faute>\s+(?P=mot))\b(?!['’-])", re.IGNORECASE)
#: Ceux qui se suivent dans une phrase juste.
DOUBLES_PERMIS = {"nous", "vous", "se", "leur"}


class Correcteur:
    def __init__(self):
        self._hunspell = None
        lignes = (DOSSIER / "lexique.txt").read_text(encoding="utf-8").splitlines()
        self._lexique = {ligne.strip() for ligne in lignes if ligne.strip() and not ligne.startswith("#")}
        self._propositions = {}

    def juste(self, mot):
        """Un nom propre ou un sigle n’est pas jugé : la capitale dit que l’auteur l’a voulu ainsi."""
        mot = ELISION.sub("", mot)
        if len(mot) < 3 or not LATIN.match(mot) or mot[0].isupper() or mot in self._lexique:
            return True
        self._hunspell = self._hunspell or Hunspell()
        ordinaire = mot.replace("’", "'")
        return self._hunspell.connait(ordinaire) or all(
            self.juste(partie) for partie in ordinaire.split("-") if partie != ordinaire) and "-" in ordinaire

    def propose(self, mot):
        if mot not in self._propositions:
            self._propositions[mot] = self._hunspell.propose(mot.replace("’", "'"))
        return [proposition.replace("'", "’") for proposition in self._propositions[mot]]

    def mots(self, passage):
        for trouve in MOT.finditer(passage.texte):
            mot = trouve.group()
            if not self.juste(mot):
                elision = ELISION.match(mot)
                debut = trouve.start() + (elision.end() if elision else 0)
                mot = mot[elision.end():] if elision else mot
                message = (f"« {mot} » n’est pas dans le dictionnaire", f"“{mot}” is not in the dictionary")
                yield "ORT-001", debut, trouve.end(), message, [(p, False) for p in self.propose(mot)]

    def doubles(self, passage):
        for trouve in DOUBLES.finditer(passage.texte):
            mot = trouve.group("mot")
            if mot.lower() not in DOUBLES_PERMIS:
                yield "ORT-002", *trouve.span("faute"), (f"« {mot} » est écrit deux fois", f"“{mot}” is written twice"), [("", False)]

    def controler(self, document):
        trouves = []
        for passage in passages(document):
            for regle in (self.mots, self.doubles, typographie.constats):
                trouves += [constat(passage, *trouve) for trouve in regle(passage)]
        return trouves


def constat(passage, code, debut, fin, message, corrections):
    place = {"start": passage.place(debut), "end": passage.place(fin)}
    fixes = [
        {"title": titre(texte), "safe": sure, "edits": [{**place, "text": texte}]} for texte, sure in corrections
    ]
    return {"code": code, **place, "message": {"fr": message[0], "en": message[1]}, "fixes": fixes}


def titre(texte):
    return {"fr": f"écrire « {texte} »", "en": f"write “{texte}”"} if texte.strip() else {"fr": "retirer", "en": "take out"}


correcteur = Correcteur()
protocole.parler(nom="Orthographe", version="1.0.0", controles=CODES, controler=correcteur.controler)
