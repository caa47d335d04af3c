"""EcoIndex (ecoindex.fr) : une note sur 100, tirée du nombre d’éléments, de requêtes et de kilo-octets d’une page.

Note = 100 − 5 × (3 × rang des éléments + 2 × rang des requêtes + rang du poids) / 6, chaque rang étant la place de la mesure parmi les
vingtiles des pages du Web que publie le projet. Les éléments pèsent donc le plus : avec 6 requêtes et 15 ko, 85 s’arrête à 282 éléments
en tout, que le texte d’un long chapitre dépasse à lui seul : le couper en pages ne servirait que la note. Le thème, lui, ne doit jamais
l’empêcher : ce que chaque page porte autour de son texte (menus, sommaire, champs, pied) laisse au moins 85. Les pages qui sont au-dessous
ont ici leur plancher.
"""
import gzip

import pytest

from conftest import BUREAU
from echantillon import CHAPITRE, ECHANTILLON, SITE, TABLEAU_DE_BORD

ELEMENTS = [0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601]
REQUETES = [0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920]
KILO_OCTETS = [0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08, 2142.06, 2465.37,
               2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26]
BUT = 85
PAYS = "registre/pays/ma.html"
PLANCHERS = {
    # Des textes longs.
    CHAPITRE: 77, "guide/conventions/signer.html": 81.5, "capitalisations/cap-bj-2024-901.html": 77.5,
    # Des listes entières, sur une page : les mots, les pages, les collectivités d’un pays, les chemins vers sept listes et qui y mène.
    "glossaire/index.html": 82, "plan.html": 81.5, PAYS: 80, TABLEAU_DE_BORD: 83.5,
    # Fait pour le papier, un document de réunion est d’un seul tenant.
    "imprimer/guide/jumelages.html": 79,
}
#: Les éléments d’une page, sans l’intérieur des dessins : comme le compte le projet. Puis ceux de son texte et de ses listes.
COMPTER = """() => {
  const hors = [...document.querySelectorAll('*')].filter(e => !e.parentElement?.closest('svg'))
  return [hors.length, hors.filter(e => e.closest('.texte, .accueil, .livre, .renvois')).length]
}"""


def rang(vingtiles, mesure):
    for place, (bas, haut) in enumerate(zip(vingtiles, vingtiles[1:])):
        if mesure < haut:
            return place + (mesure - bas) / (haut - bas)
    return len(vingtiles) - 1


def note(elements, requetes, kilo_octets):
    return 100 - 5 * (3 * rang(ELEMENTS, elements) + 2 * rang(REQUETES, requetes) + rang(KILO_OCTETS, kilo_octets)) / 6


def test_la_formule_est_celle_du_projet():
    """Ses bornes : une page vide a 100, la plus lourde 0 ; plus d’éléments, moins de points. Puis des notes que publient les essais de
    cnumr/ecoindex_python (tests/compute/test_ecoindex.py)."""
    assert note(0, 0, 0) == 100
    assert note(10**6, 10**4, 10**6) == pytest.approx(0)
    assert note(300, 7, 20) > note(400, 7, 20)
    publiees = {(100, 100, 100): 72, (100, 100, 1000): 67, (200, 200, 10000): 46, (2355, 267, 2493): 10, (240, 20, 331): 83}
    assert {mesures: round(note(*mesures)) for mesures in publiees} == publiees


def test_le_theme_laisse_a_chaque_page_sa_bonne_note(ouvrir, serveur, noter):
    page, demandees, mauvaises = ouvrir(BUREAU), set(), {}
    page.on("request", lambda requete: demandees.add(requete.url.split("?")[0].removeprefix(f"{serveur}/")))
    noter("EcoIndex : note · éléments · dont le texte · requêtes")
    for adresse in [*ECHANTILLON, PAYS]:
        demandees.clear()
        page.goto(f"{serveur}/{adresse}", wait_until="networkidle")
        elements, texte = page.evaluate(COMPTER)
        poids = sum(len(gzip.compress((SITE / chemin).read_bytes(), 9)) for chemin in demandees if (SITE / chemin).is_file()) / 1000
        entiere, sans_texte = note(elements, len(demandees), poids), note(elements - texte, len(demandees), poids)
        noter(f"  {entiere:5.1f} · {elements:4} · {texte:4} · {len(demandees):2}  {adresse}")
        if sans_texte < BUT or entiere < PLANCHERS.get(adresse, BUT):
            mauvaises[adresse] = (entiere, sans_texte)
    assert mauvaises == {}
