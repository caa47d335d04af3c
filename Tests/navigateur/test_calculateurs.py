"""Les calculateurs : complets sans script et sur papier ; le formulaire rend les mêmes verdicts que la page."""
import re

import pytest
from playwright.sync_api import expect

PARTS, DATES = "boite-a-outils/calculateur-cofinancement.html", "boite-a-outils/calculateur-dates.html"


def nombre(texte):
    return re.sub(r"[^\d,]", "", texte).replace(",", ".")


def formulaires(page):
    return [(figure, figure.locator("form")) for figure in page.locator(".calculateur").all()]


@pytest.mark.parametrize("adresse", [PARTS, DATES])
def test_sans_script_les_resultats_sont_la_et_aucun_formulaire_inerte(ouvrir, dossier, adresse):
    page = ouvrir(script=False)
    page.goto(f"{dossier}/{adresse}")
    for figure, formulaire in formulaires(page):
        expect(formulaire).to_be_hidden()
        assert all(cellule.strip() for cellule in figure.locator("tbody td:visible").all_inner_texts())


def test_le_papier_garde_les_resultats_sans_le_formulaire(ouvrir, dossier):
    page = ouvrir()
    page.goto(f"{dossier}/{PARTS}")
    page.emulate_media(media="print")
    expect(page.locator(".calculateur table").first).to_be_visible()
    assert page.locator(".calculateur form:visible").count() == 0


def test_le_formulaire_des_parts_juge_comme_la_page(ouvrir, base):
    page = ouvrir()
    page.goto(f"{base}/{PARTS}")
    for figure, formulaire in formulaires(page):
        for ligne in figure.locator(".table-defile tbody tr").all():
            projet, *parts, verdict = ligne.locator("th, td").all_inner_texts()
            cout, annees = projet.split(", ")
            formulaire.locator("[name=cout]").fill(nombre(cout))
            formulaire.locator("[name=annees]").fill(nombre(annees))
            for champ, part in zip(formulaire.locator("[name=part]").all(), parts, strict=True):
                champ.fill(nombre(part.split("%")[0]))
            dont = re.search(r"dont ([\d\s]+)", " ".join(parts))
            if formulaire.locator("[name=valorise]").count():
                formulaire.locator("[name=valorise]").fill(nombre(dont[1]) if dont else "0")
            expect(formulaire.locator("[role=status]")).to_have_text(re.split(r"\s:", verdict)[0])
            manques = formulaire.locator("tr.non-respectee th").all_inner_texts()
            assert set(manques) == set(re.split(r"\s;\s", re.split(r"\s:\s", verdict)[1]) if ":" in verdict else [])


def test_le_script_porte_sa_version(ouvrir, serveur):
    page = ouvrir()
    with page.expect_request("**/actifs/calculateur.js*") as demande:
        page.goto(f"{serveur}/{PARTS}")
    assert "calculateur.js?v=" in demande.value.url


def test_une_part_vide_compte_pour_zero_et_le_refus_suit(ouvrir, dossier):
    page = ouvrir()
    page.goto(f"{dossier}/{PARTS}")
    formulaire = page.locator(".calculateur form").first
    expect(formulaire.locator("[role=status]")).to_have_text("Valable")
    formulaire.locator("[name=part]").first.fill("")
    expect(formulaire.locator("[role=status]")).to_have_text("Refusé")
    formulaire.locator("[name=part]").first.press("Enter")
    assert page.url.endswith(PARTS)


def test_le_formulaire_des_dates_compte_comme_la_page(ouvrir, base):
    page = ouvrir()
    page.goto(f"{base}/{DATES}")
    mois = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
    for figure, formulaire in formulaires(page):
        for ligne in figure.locator(".table-defile tbody tr").all():
            depart, *echeances = ligne.locator("th, td").all_inner_texts()
            jour, nom, annee = depart.split()
            formulaire.locator("input").fill(f"{annee}-{mois.index(nom) + 1:02}-{int(jour.replace('er', '')):02}")
            assert formulaire.locator("output").all_inner_texts() == echeances
