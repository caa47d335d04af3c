"""Les règles de typographie : un motif, ce qu’on en dit, et par quoi le remplacer."""
import re

REGLES = [
    (
        "TYP-001", re.compile(r"(?<=[\w»)])(?P<faute>[;!?])(?=[\s\u0000]|$)|(?<=[^\W\d]|[»)])(?P<deux_points>:)(?=\s)"),
        ("il manque une espace avant « {} »", "a space is missing before “{}”"), lambda signe: " " + signe,
    ),
    (
        "TYP-002", re.compile(r"(?<=[\w»)])(?P<faute> +(?=[,.](?:\s|$)))"),
        ("une espace est en trop avant le signe", "there is a space too many before the sign"), lambda _: "",
    ),
    (
        "TYP-002", re.compile(r"(?<=[\w,;:.!?»)])(?P<faute>  +)(?=\w)"),
        ("deux espaces se suivent", "two spaces follow each other"), lambda _: " ",
    ),
    (
        "TYP-003", re.compile(r"(?P<faute>\"[^\"\n\u0000]{1,200}\")"),
        ("ces guillemets sont droits", "these quotes are straight"), lambda texte: f"« {texte[1:-1].strip()} »",
    ),
    (
        "TYP-004", re.compile(r"(?i:(?<=\betc))(?P<faute>…|\.{2,}|\s?\.\s?…)"),
        ("« etc. » ne prend pas de points de suspension", "“etc.” takes no ellipsis"), lambda _: ".",
    ),
    (
        "TYP-004", re.compile(r"(?<!etc)(?<!\.)(?P<faute>\.{3})(?!\.)"),
        ("les points de suspension sont un seul signe", "an ellipsis is one sign"), lambda _: "…",
    ),
]


def constats(passage):
    for code, motif, (fr, en), corriger in REGLES:
        for trouve in motif.finditer(passage.texte):
            nom = "deux_points" if "deux_points" in motif.groupindex and trouve.group("deux_points") else "faute"
            debut, fin = trouve.span(nom)
            signe = passage.brut(debut, fin)
            yield code, debut, fin, (fr.format(signe), en.format(signe)), [(corriger(signe), True)]
