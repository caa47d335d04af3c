"""Le protocole des extensions, pour un programme en Python : une ligne de JSON par demande, une par réponse.

À copier dans une extension ; rien d’autre que la bibliothèque de Python n’est nécessaire.
"""
import json
import sys

NUMERO = 1


class Refus(Exception):
    """Ce que l’extension reproche à la demande ; le message s’affiche à l’endroit qui l’a posée."""

    def __init__(self, fr, en=None):
        super().__init__(fr)
        self.message = {"fr": fr, "en": en or fr}


def parler(nom, version, directives=None, controles=(), controler=None, debut=None):
    """Répond aux demandes jusqu’à la fin de l’entrée.

    directives : une fonction par nom de directive ; controler : une fonction de document à liste de constats, pour les codes de
    « controles » ; debut : une fonction qui reçoit les options et les tables, une fois.
    """
    directives = directives or {}

    def presentation(_):
        return {"protocol": NUMERO, "name": nom, "version": version, "directives": list(directives), "checks": list(controles)}

    def directive(demande):
        return directives[demande["name"]](demande)

    def check(demande):
        return {"diagnostics": controler(demande["document"])}

    def start(demande):
        if debut:
            debut(demande)
        return {}

    methodes = {"hello": presentation, "start": start, "directive": directive}
    if controler:
        methodes["check"] = check
    for ligne in sys.stdin.buffer:
        demande = json.loads(ligne)
        if "id" not in demande:
            # L’abandon d’une demande : celle-ci est déjà finie, car elles sont traitées l’une après l’autre.
            continue
        reponse = {"id": demande["id"]}
        try:
            if demande["method"] not in methodes:
                raise Refus(f"méthode inconnue : {demande['method']}", f"unknown method: {demande['method']}")
            reponse["result"] = methodes[demande["method"]](demande["params"])
        except Refus as refus:
            reponse["error"] = refus.message
        sys.stdout.write(json.dumps(reponse, ensure_ascii=False) + "\n")
        sys.stdout.flush()
