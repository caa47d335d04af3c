"""Une liste s’affine sans script, une page par valeur, et mieux avec lui, plusieurs valeurs à la fois."""
from playwright.sync_api import expect

LISTE = "fiches/index.html"


def test_sans_javascript_chaque_valeur_a_sa_page(ouvrir, dossier):
    page = ouvrir(script=False)
    page.goto(f"{dossier}/{LISTE}")
    toutes = page.locator(".entree").count()
    page.locator(".affiner-liste summary").click()
    lien = page.locator(".affiner-liste a", has_text="Bénin")
    annonce = int(lien.locator("xpath=..").inner_text().removeprefix(lien.inner_text()))
    lien.click()
    expect(page.locator("h1")).to_contain_text("Bénin")
    assert page.locator(".entree").count() == annonce < toutes
    expect(page.locator(".affiner-liste [aria-current=page]")).to_have_text("Bénin")


def test_avec_lui_les_groupes_se_croisent_et_le_compte_se_dit(ouvrir, base):
    page = ouvrir()
    page.goto(f"{base}/{LISTE}")
    toutes = page.locator(".entree:visible").count()
    page.locator(".affiner-liste summary").click()
    page.locator(".affiner-liste label", has_text="Bénin").click()
    benin = page.locator(".entree:visible").count()
    assert 0 < benin < toutes
    page.locator(".affiner-liste label", has_text="Maroc").click()
    ensemble = page.locator(".entree:visible").count()
    assert ensemble > benin, "dans un groupe, une valeur de plus élargit"
    autre = page.locator(".affiner-liste nav").nth(1).locator("input").first
    if page.locator(".affiner-liste nav").nth(1).locator("label", has_text="Bénin").count():
        autre = page.locator(".affiner-liste nav").first.locator("input").first
    autre.check()
    assert page.locator(".entree:visible").count() < ensemble, "d’un groupe à l’autre, on restreint"
    expect(page.locator(".liste-etat")).to_contain_text(str(page.locator(".entree:visible").count()))
