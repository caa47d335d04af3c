"""Depuis un dossier et sans JavaScript : tout se lit, les menus s’ouvrent, les tables sont entières."""
import csv

import pytest
from playwright.sync_api import expect

from conftest import BUREAU, TELEPHONE
from echantillon import CHAPITRE, ECHANTILLON, RECHERCHE, SITE, TABLE


def test_chaque_page_montre_son_titre_et_son_texte(ouvrir, dossier):
    page = ouvrir(script=False)
    muettes = []
    for adresse in ECHANTILLON:
        page.goto(f"{dossier}/{adresse}")
        if not page.locator("h1").is_visible() or len(page.locator("main").inner_text().split()) < 10:
            muettes.append(adresse)
    assert muettes == []


def test_rien_du_texte_n_attend_le_script(ouvrir, dossier):
    """Le texte d’un chapitre est le même, mot pour mot, avec ou sans script."""
    textes = []
    for script in (True, False):
        page = ouvrir(script=script)
        page.goto(f"{dossier}/guide/mesures-communes.html")
        textes.append(page.locator("main .texte").inner_text())
    assert textes[0] == textes[1]


def test_le_menu_du_telephone_s_ouvre_et_mene(ouvrir, dossier):
    page = ouvrir(TELEPHONE, script=False)
    page.goto(f"{dossier}/index.html")
    page.locator(".menu summary").click()
    page.locator(".menu a", has_text="Glossaire").click()
    expect(page.locator("h1")).to_contain_text("lossaire")


def test_le_menu_large_mene(ouvrir, dossier):
    page = ouvrir(BUREAU, script=False)
    page.goto(f"{dossier}/{CHAPITRE}")
    page.locator(".menu a", has_text="Accords").click()
    expect(page.locator("h1")).to_contain_text("accords")


@pytest.mark.parametrize("largeur", [TELEPHONE, BUREAU])
def test_le_sommaire_s_ouvre_et_mene(ouvrir, dossier, largeur):
    page = ouvrir(largeur, script=False)
    page.goto(f"{dossier}/{CHAPITRE}")
    lien = page.locator(".sommaire a[href='#procedure']")
    if not lien.is_visible():
        page.locator(".sommaire summary").click()
    lien.click()
    expect(page.locator("#procedure")).to_be_in_viewport()


def test_la_table_est_entiere(ouvrir, dossier):
    page = ouvrir(script=False)
    page.goto(f"{dossier}/{TABLE}")
    with open(SITE / "donnees/registre-accords.csv", encoding="utf-8-sig", newline="") as donnees:
        attendues = sum(1 for _ in csv.reader(donnees)) - 1
    assert page.locator("tbody tr").count() == attendues > 100
    expect(page.locator("tbody tr").last).to_be_visible()
    expect(page.locator("caption")).to_be_visible()
    expect(page.locator(".table-outils")).to_have_count(0)


def test_la_recherche_dit_ce_qui_lui_manque_et_ou_aller(ouvrir, dossier):
    page = ouvrir(script=False)
    page.goto(f"{dossier}/{RECHERCHE}")
    expect(page.locator("noscript .avis")).to_contain_text("JavaScript")
    page.locator("main a[href$='index-a-z.html']").click()
    page.locator(".lettres a", has_text="J").first.click()
    expect(page.locator("main a[href='glossaire/jumelage.html']").first).to_be_in_viewport()
