"""axe-core ne trouve rien, aux niveaux A et AA de WCAG 2.2, sur une page de chaque genre."""
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from conftest import BUREAU, TELEPHONE
from echantillon import CHAPITRE, ECHANTILLON, RECHERCHE, TABLE, genre, toutes_les_pages

NIVEAUX = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
OPTIONS = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": NIVEAUX}}


def fautes(page):
    trouvees = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{faute['id']} : {noeud['html'][:160]}" for faute in trouvees for noeud in faute["nodes"]]


def test_l_echantillon_a_une_page_de_chaque_genre(site):
    connus = {genre(site / adresse) for adresse in ECHANTILLON}
    # La page introuvable ne se voit que d’un serveur : test_introuvable.py.
    # Une ancienne adresse, sans genre, renvoie ailleurs avant d’être lue.
    assert {genre(site / adresse) for adresse in toutes_les_pages()} <= connus | {"introuvable", "sans-genre"}


@pytest.mark.parametrize("largeur", [TELEPHONE, BUREAU])
@pytest.mark.parametrize("schema", ["light", "dark"])
def test_aucune_faute_sur_une_page_de_chaque_genre(ouvrir, dossier, schema, largeur):
    page = ouvrir(largeur, schema=schema)
    trouvees = {}
    for adresse in ECHANTILLON:
        page.goto(f"{dossier}/{adresse}")
        if liste := fautes(page):
            trouvees[adresse] = liste
    assert trouvees == {}


@pytest.mark.parametrize("schema", ["light", "dark"])
def test_aucune_faute_quand_le_menu_et_les_replis_sont_ouverts(ouvrir, dossier, schema):
    page = ouvrir(TELEPHONE, schema=schema)
    page.goto(f"{dossier}/{CHAPITRE}")
    for repli in page.locator("details").all():
        repli.evaluate("repli => { repli.open = true }")
    assert fautes(page) == []


@pytest.mark.parametrize("schema", ["light", "dark"])
def test_aucune_faute_parmi_des_resultats_et_des_filtres(ouvrir, dossier, schema):
    page = ouvrir(schema=schema)
    page.goto(f"{dossier}/{RECHERCHE}?q=jumelage")
    expect(page.locator("[data-search-results]")).to_have_attribute("data-state", "done")
    page.locator(".facette summary").first.click()
    expect(page.locator(".facette label").first).to_be_visible()
    assert fautes(page) == []


def test_aucune_faute_dans_une_table_triee_et_filtree(ouvrir, dossier):
    page = ouvrir()
    page.goto(f"{dossier}/{TABLE}")
    page.locator("th button").first.click()
    page.locator(".table-outils [type=search]").fill("espagne")
    assert fautes(page) == []
