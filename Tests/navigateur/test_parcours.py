"""Le chemin d’un élu : de l’accueil à un accord, puis retour ; et la recherche qui mène au bon chapitre."""
import pytest
from playwright.sync_api import expect

from conftest import BUREAU, TELEPHONE
from echantillon import CHAPITRE, RECHERCHE


def test_de_l_accueil_a_un_accord_et_retour(ouvrir, base):
    page = ouvrir()
    page.goto(f"{base}/index.html")
    page.locator(".menu a", has_text="Guide").click()
    page.locator(f"main a[href='{CHAPITRE.removeprefix('guide/')}']").first.click()
    expect(page.locator("h1")).to_contain_text("Jumelages")

    page.locator("main a[href='../tableau-de-bord/index.html']").first.click()
    accord = page.locator("table a[href^='../registre/accords/']").first
    numero = accord.inner_text()
    accord.click()
    assert page.url.endswith(f"/registre/accords/{numero.lower()}.html")
    expect(page.locator("dl.faits")).to_be_visible()

    page.locator("nav.fil a").last.click()
    expect(page.locator("h1")).to_have_text("Accords")
    page.get_by_label("Filtrer le tableau").fill(numero)
    expect(page.locator(f"table a:text-is('{numero}')")).to_be_visible()
    page.locator("nav.fil a").first.click()
    assert page.url == f"{base}/index.html"


def test_du_chapitre_des_conventions_aux_neuf_etapes(ouvrir, base):
    page = ouvrir(TELEPHONE)
    page.goto(f"{base}/guide/conventions/index.html")
    page.locator("main table a").first.click()
    for numero in range(1, 9):
        expect(page.locator(".tete-page .numero")).to_have_text(f"7.{numero}")
        page.locator("a[rel=next]").click()
    expect(page.locator(".tete-page .numero")).to_have_text("7.9")


def chercher(page, base, demande):
    page.goto(f"{base}/index.html")
    page.locator("#q").fill(demande)
    page.locator("#q").press("Enter")
    page.wait_for_url("**/recherche/index.html?q=*")
    expect(page.locator("[data-search-results]")).to_have_attribute("data-state", "done")
    return [lien.get_attribute("href") for lien in page.locator(".resultat-titre a").all()]


@pytest.mark.parametrize("largeur", [TELEPHONE, BUREAU])
def test_jumelage_trouve_d_abord_le_chapitre_des_jumelages(ouvrir, base, largeur):
    page = ouvrir(largeur)
    resultats = chercher(page, base, "jumelage")
    assert resultats[0].endswith(CHAPITRE), resultats
    page.locator(".resultat-titre a").first.click()
    expect(page.locator("h1")).to_contain_text("Jumelages")


@pytest.mark.parametrize(
    "demande, page_voulue",
    [
        ("deliberation", "glossaire/deliberation.html"),
        ("délibération", "glossaire/deliberation.html"),
        ("jumelge", CHAPITRE),
    ],
)
def test_sans_accent_ou_avec_une_faute_la_page_est_en_tete(ouvrir, base, demande, page_voulue):
    resultats = chercher(ouvrir(), base, demande)
    assert any(adresse.endswith(page_voulue) for adresse in resultats[:3]), resultats


def test_sans_reponse_la_recherche_le_dit_et_conseille(ouvrir, base):
    page = ouvrir()
    assert chercher(page, base, "zzzyx") == []
    expect(page.locator(".recherche-etat")).to_contain_text("Aucun")
    expect(page.locator(".sans-resultat p")).to_be_visible()


def test_la_page_de_recherche_offre_d_autres_chemins(ouvrir, base):
    page = ouvrir()
    page.goto(f"{base}/{RECHERCHE}")
    expect(page.locator(".parcourir a[href$='plan.html']")).to_be_visible()
    expect(page.locator(".parcourir a[href$='index-a-z.html']")).to_be_visible()
