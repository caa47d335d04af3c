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
    # Le pied d’une ligne est cinq points sous son milieu.
    haut = y + HAUTEUR / 2 - 9 * (len(lignes) - 1) + 5
    textes = [
        ["text", {"x": str(x + LARGEUR // 2), "y": f"{haut + 18 * i:g}", "text-anchor": "middle"}, ligne]
        for i, ligne in enumerate(lignes)
    ]
    cadre = f"M{x + 1} {y + 1}h{LARGEUR - 2}v{HAUTEUR - 2}h-{LARGEUR - 2}z"
    return cadre, textes


def fleche(rang):
    """De la case d’avant à celle-ci, avec un détour quand elle est à la ligne."""
    (x1, y1), (x2, y2) = place(rang - 1), place(rang)
    if y1 == y2:
        return f"M{x1 + LARGEUR} {y2 + HAUTEUR // 2}h{ESPACE - 2}m-8-5 8 5-8 5"
    return f"M{x1 + LARGEUR // 2} {y1 + HAUTEUR}v{ESPACE // 2}H{x2 + LARGEUR // 2}v{ESPACE // 2 - 2}m-5-8 5 8 5-8"


def dessin(etapes):
    lignes = -(-len(etapes) // PAR_LIGNE)
    largeur = min(len(etapes), PAR_LIGNE) * (LARGEUR + ESPACE) - ESPACE
    cases = [case(rang, etape) for rang, etape in enumerate(etapes)]
    traits = "".join((fleche(rang) if rang else "") + cadre for rang, (cadre, _) in enumerate(cases))
    textes = [texte for _, lignes_de_texte in cases for texte in lignes_de_texte]
    cadre = {"viewBox": f"0 0 {largeur} {lignes * (HAUTEUR + ESPACE) - ESPACE}", "aria-hidden": "true", "class": "circuit-dessin"}
    trace = ["path", {"d": traits, "fill": "none", "stroke": "currentColor"}]
    return ["svg", cadre, trace, ["g", {"fill": "currentColor", "stroke": "none"}, *textes]]


def element(etape):
    delai = [" ", ["small", f"({etape['delai']})"]] if etape["delai"] else []
    return ["li", ["strong", etape["acteur"]], " : ", etape["geste"], *delai]


def circuit(demande):
    legende, etapes = lire(demande["text"])
    titre = [["figcaption", legende]] if legende else []
    figure = ["figure", {"class": "circuit"}, dessin(etapes), ["ol", *map(element, etapes)], *titre]
    texte = "\n".join(f"{e['acteur']} : {e['geste']} {e['delai'] or ''}".strip() for e in etapes)
    return {"html": [figure], "searchText": texte, "styles": ["tables"]}


protocole.parler(nom="Circuit", version="1.0.0", directives={"circuit": circuit})
