"""Le chemin d’un dossier, d’un acteur à l’autre : une liste numérotée, et le même chemin dessiné.

Une ligne par étape : « Acteur : ce qu’il fait (délai) ». Le délai est facultatif ; « légende: … » sur la première ligne l’est aussi.
"""
import re
import sys

sys.path.insert(0, __file__.rsplit("/", 1)[0])
import protocole  # noqa: E402

ETAPE = re.compile(r"^\s*(?P<acteur>[^:]+?)\s*:\s*(?P<geste>.+?)\s*(?:\((?P<delai>[^()]+)\))?\s*$")
#: Le dessin tient dans la largeur d’une page imprimée ; au-delà, les étapes passent à la ligne.
LARGEUR, HAUTEUR, ESPACE, PAR_LIGNE = 200, 64, 40, 3
LETTRES = 24


def lire(texte):
    """La légende et les étapes. Une ligne mal formée est refusée avec son numéro."""
    legende, etapes = "", []
    for numero, ligne in enumerate(texte.splitlines(), 1):
        if not ligne.strip():
            continue
        if not etapes and not legende and ligne.startswith("légende:"):
            legende = ligne.removeprefix("légende:").strip()
            continue
        trouvee = ETAPE.match(ligne)
        if not trouvee:
            raise protocole.Refus(
                f"ligne {numero} : écrivez « Acteur : ce qu’il fait (délai) »", f"line {numero}: write “Actor: what they do (time)”")
        etapes.append(trouvee.groupdict())
    if len(etapes) < 2:
        raise protocole.Refus("un circuit a au moins deux étapes, une par ligne", "a circuit has at least two steps, one a line")
    return legende, etapes


def couper(texte):
    """Deux lignes au plus, d’une largeur qui tient dans une case."""
    lignes = [""]
    for mot in texte.split():
        if lignes[-1] and len(lignes[-1]) + len(mot) >= LETTRES:
            lignes.append("")
        lignes[-1] = f"{lignes[-1]} {mot}".strip()
    return lignes[:1] + [" ".join(lignes[1:])[:LETTRES - 1] + "…"] if len(lignes) > 2 else lignes


def place(rang):
    return (rang % PAR_LIGNE) * (LARGEUR + ESPACE), (rang // PAR_LIGNE) * (HAUTEUR + ESPACE)


def case(rang, etape):
    x, y = place(rang)
    lignes = couper(f"{rang + 1}. {etape['acteur']}") + ([etape["delai"]] if etape["delai"] else [])
    haut = y + HAUTEUR / 2 - 9 * (len(lignes) - 1)
    textes = [
        ["text", {"x": str(x + LARGEUR // 2), "y": f"{haut + 18 * i:g}", "text-anchor": "middle", "dominant-baseline": "middle",
                  "fill": "currentColor"}, ligne]
        for i, ligne in enumerate(lignes)
    ]
    cadre = ["rect", {"x": str(x + 1), "y": str(y + 1), "width": str(LARGEUR - 2), "height": str(HAUTEUR - 2), "rx": "6",
                      "fill": "none", "stroke": "currentColor"}]
    return [cadre, *textes]


def fleche(rang):
    """De la case d’avant à celle-ci, avec un détour quand elle est à la ligne."""
    (x1, y1), (x2, y2) = place(rang - 1), place(rang)
    milieu = y2 + HAUTEUR // 2
    if y1 == y2:
        trait = f"{x1 + LARGEUR},{milieu} {x2 - 2},{milieu}"
        pointe = f"{x2 - 10},{milieu - 5} {x2 - 2},{milieu} {x2 - 10},{milieu + 5}"
    else:
        entre, centre = y2 - ESPACE // 2, x2 + LARGEUR // 2
        trait = f"{x1 + LARGEUR // 2},{y1 + HAUTEUR} {x1 + LARGEUR // 2},{entre} {centre},{entre} {centre},{y2 - 2}"
        pointe = f"{centre - 5},{y2 - 10} {centre},{y2 - 2} {centre + 5},{y2 - 10}"
    return [["polyline", {"points": p, "fill": "none", "stroke": "currentColor"}] for p in (trait, pointe)]


def dessin(etapes):
    lignes = -(-len(etapes) // PAR_LIGNE)
    largeur = min(len(etapes), PAR_LIGNE) * (LARGEUR + ESPACE) - ESPACE
    formes = [forme for rang, etape in enumerate(etapes) for forme in (fleche(rang) if rang else []) + case(rang, etape)]
    cadre = {"viewBox": f"0 0 {largeur} {lignes * (HAUTEUR + ESPACE) - ESPACE}", "aria-hidden": "true", "class": "circuit-dessin"}
    return ["svg", cadre, *formes]


def element(etape):
    delai = [" ", ["small", f"({etape['delai']})"]] if etape["delai"] else []
    return ["li", ["strong", etape["acteur"]], " : ", etape["geste"], *delai]


def circuit(demande):
    legende, etapes = lire(demande["text"])
    titre = [["figcaption", legende]] if legende else []
    figure = ["figure", {"class": "circuit"}, dessin(etapes), ["ol", *map(element, etapes)], *titre]
    texte = "\n".join(f"{e['acteur']} : {e['geste']} {e['delai'] or ''}".strip() for e in etapes)
    return {"html": [figure], "searchText": texte}


protocole.parler(nom="Circuit", version="1.0.0", directives={"circuit": circuit})
