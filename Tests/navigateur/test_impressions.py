"""Les documents de réunion : couverture, sommaire aux pages justes, liens internes, glossaire, tables datées ; et le dossier composé."""
import re
import subprocess

import pytest
from playwright.sync_api import expect

from conftest import TELEPHONE
from echantillon import SITE

DOCUMENTS = sorted(str(f.relative_to(SITE)) for f in (SITE / "imprimer").rglob("*.html") if f != SITE / "imprimer/index.html")
CHAPITRE = "imprimer/guide/jumelages.html"
LONGS = [adresse for adresse in DOCUMENTS if adresse.endswith("index.html")]
COURTS = [CHAPITRE, "imprimer/guide/sigles.html", "imprimer/fiches/bp-ma-004.html", "imprimer/capitalisations/cap-bj-1995-001.html"]


def ouvrir_document(page, adresse):
    page.goto(adresse)
    page.wait_for_selector("html[data-folios=faits]", state="attached", timeout=20_000)


def sommaire(page):
    """Ce que le sommaire annonce : pour chaque ancre, son numéro de page."""
    lus = page.eval_on_selector_all(".table-matieres a", "a => a.map(l => [decodeURIComponent(l.hash.slice(1)), l.dataset.folio])")
    return dict(lus)


def pages_des_ancres(page, chemin):
    """La page de chaque ancre, lue dans le PDF lui-même par pdfinfo."""
    page.emulate_media(media="print")
    page.pdf(path=chemin, prefer_css_page_size=True)
    lues = subprocess.run(["pdfinfo", "-dests", chemin], capture_output=True, text=True, check=True).stdout
    return dict((nom, numero) for numero, nom in re.findall(r'^\s*(\d+)\s.*"(.*)"$', lues, re.M))


@pytest.mark.parametrize("adresse", COURTS + LONGS)
def test_le_sommaire_annonce_les_bonnes_pages(ouvrir, dossier, tmp_path, adresse):
    page = ouvrir(TELEPHONE)
    ouvrir_document(page, f"{dossier}/{adresse}")
    annonce = sommaire(page)
    reel = pages_des_ancres(page, tmp_path / "document.pdf")
    assert len(annonce) > 3
    assert {ancre: (folio, reel.get(ancre)) for ancre, folio in annonce.items() if folio != reel.get(ancre)} == {}


def test_chaque_chapitre_fiche_et_retour_a_son_document(site):
    for dossier_source in ("guide", "fiches", "capitalisations"):
        # Une liste affinée (index.pays-fr.html) n’est pas un document.
        pages = {str(f.relative_to(site)) for f in (site / dossier_source).rglob("*.html") if f.name.count(".") == 1}
        assert {f"imprimer/{page}" for page in pages} <= set(DOCUMENTS)


def test_un_document_a_couverture_glossaire_et_tables_datees(ouvrir, dossier):
    page = ouvrir(script=False)
    page.goto(f"{dossier}/{CHAPITRE}")
    expect(page.locator(".couverture h1")).to_contain_text("Jumelages")
    expect(page.locator(".couverture time")).to_be_visible()
    # Un terme du texte mène à sa définition, dans le document.
    terme = page.locator(".partie .terme", has_text="accord royal").first
    definition = page.locator(terme.get_attribute("href"))
    expect(definition).to_contain_text("jumelage")
    assert page.locator(".livre-glossaire dt").count() > 5
    assert page.locator("figure.table-vive figcaption time").count() > 0


def test_le_guide_entier_n_a_que_des_liens_internes_entre_ses_chapitres(ouvrir, dossier):
    page = ouvrir(script=False)
    page.goto(f"{dossier}/imprimer/guide/index.html")
    dehors = page.eval_on_selector_all(".partie .texte a", "a => a.map(l => l.getAttribute('href')).filter(h => /guide\\/|glossaire\\/.+-/.test(h) && h[0] != '#')")
    assert [lien for lien in dehors if "/guide/" in lien] == []
    doubles = page.evaluate("(ids => ids.filter((id, i) => ids.indexOf(id) != i))([...document.querySelectorAll('[id]')].map(e => e.id))")
    assert doubles == []


def test_un_dossier_se_compose_de_pages_choisies(ouvrir, base, tmp_path):
    page = ouvrir()
    page.goto(f"{base}/imprimer/index.html")
    bouton = page.locator(".choix .bouton")
    expect(bouton).to_be_disabled()
    for fin in ("guide/jumelages.html", "fiches/bp-ma-001.html", "capitalisations/cap-ma-2018-001.html"):
        page.locator(f".choix li:has(a[href$='{fin}']) input").check()
    expect(bouton).to_contain_text("3")
    bouton.click()
    page.wait_for_selector("html[data-folios=faits]", state="attached", timeout=20_000)
    assert page.locator(".partie:not(.livre-glossaire)").count() == 3
    assert page.locator(".livre-glossaire").count() == 1
    termes = page.eval_on_selector_all(".livre-glossaire dl > div", "d => d.map(e => e.id)")
    assert len(termes) == len(set(termes)) > 5
    perdus = page.eval_on_selector_all(".livre a[href^='#']", "a => a.map(l => l.hash).filter(h => !document.getElementById(decodeURIComponent(h.slice(1))))")
    assert perdus == []
    annonce = sommaire(page)
    reel = pages_des_ancres(page, tmp_path / "dossier.pdf")
    assert annonce == {ancre: reel.get(ancre) for ancre in annonce}


def test_une_page_qui_ne_repond_pas_est_nommee_et_le_dossier_se_recommence(ouvrir, serveur):
    page = ouvrir()
    page.route("**/imprimer/fiches/bp-ma-001.html", lambda route: route.fulfill(status=404, body="absente"))
    page.goto(f"{serveur}/imprimer/index.html")
    manquante = page.locator(".choix li:has(a[href$='fiches/bp-ma-001.html'])")
    manquante.locator("input").check()
    page.locator(".choix li:has(a[href$='fiches/bp-ma-004.html']) input").check()
    bouton = page.locator(".choix .bouton")
    bouton.click()
    expect(bouton).to_be_disabled()
    expect(page.locator(".choix [role=status]")).to_contain_text(manquante.locator("a").inner_text(), timeout=15_000)
    expect(page.locator(".choix [role=status]")).to_be_in_viewport()
    expect(bouton).to_be_enabled()
    manquante.locator("input").uncheck()
    bouton.click()
    expect(page.locator(".partie:not(.livre-glossaire)")).to_have_count(1)


def test_sans_javascript_la_liste_mene_a_chaque_document(ouvrir, dossier):
    page = ouvrir(script=False)
    page.goto(f"{dossier}/imprimer/index.html")
    assert page.locator(".choix li a").count() == len(DOCUMENTS)
    expect(page.locator(".choix input, .choix button")).to_have_count(0)
