"""Sur papier : chaque genre de page s’imprime avec son titre, et une fiche tient en deux feuilles."""
import re
import subprocess

import pytest

from echantillon import ECHANTILLON, FICHE, SITE, genre, toutes_les_pages

FICHES = [page for page in toutes_les_pages() if genre(SITE / page) == "fiche"]


#: Une feuille de deux mètres, dont aucun bas ne coupe le texte.
UNE_FEUILLE = """() => {
  const feuille = new CSSStyleSheet()
  feuille.replaceSync('@page{size:210mm 2000mm!important}')
  document.adoptedStyleSheets = [feuille]
}"""


def imprimer(page, adresse, preparer="() => {}"):
    page.goto(adresse)
    page.evaluate(preparer)
    return page.pdf(prefer_css_page_size=True, format="A4", tagged=True, outline=True)


def feuilles(pdf):
    """Le nombre de feuilles, tel que l’arbre des pages du PDF le donne à sa racine."""
    return max(int(nombre) for nombre in re.findall(rb"/Type\s*/Pages\b[^>]*?/Count (\d+)", pdf))


def test_chaque_genre_s_imprime_avec_son_titre(ouvrir, dossier):
    page = ouvrir()
    page.emulate_media(media="print")
    for adresse in ECHANTILLON:
        pdf = imprimer(page, f"{dossier}/{adresse}")
        assert pdf.startswith(b"%PDF") and feuilles(pdf) >= 1
        assert page.locator("h1").is_visible(), adresse


def test_ce_qui_ne_sert_qu_a_l_ecran_disparait_du_papier(ouvrir, dossier):
    page = ouvrir()
    page.emulate_media(media="print")
    page.goto(f"{dossier}/tableau-de-bord/index.html")
    restes = ".menu, .chercher, .fil, .evitement, .table-outils, .gestes, .voisins, .sommaire summary"
    assert page.locator(restes).locator("visible=true").count() == 0


def test_le_papier_reste_clair_meme_en_mode_sombre(ouvrir, dossier):
    page = ouvrir(schema="dark")
    page.goto(f"{dossier}/{FICHE}")
    page.emulate_media(media="print", color_scheme="dark")
    fond, encre = page.evaluate("(s => [s.backgroundColor, s.color])(getComputedStyle(document.body))")
    clarte = [sum(map(int, re.findall(r"\d+", couleur)[:3])) for couleur in (fond, encre)]
    assert clarte[0] > 700 or fond == "rgba(0, 0, 0, 0)"
    assert clarte[1] < 150


@pytest.mark.parametrize("adresse", ["guide/jumelages.html", "guide/conventions/signer.html"])
def test_un_chapitre_donne_apres_son_texte_les_mots_qu_il_emploie(ouvrir, dossier, tmp_path, adresse):
    """Sur papier, un lien vers le glossaire ne mène nulle part : chaque mot marqué a sa définition, une fois."""
    page = ouvrir()
    (tmp_path / "page.pdf").write_bytes(imprimer(page, f"{dossier}/{adresse}", preparer=UNE_FEUILLE))
    texte = subprocess.run(["pdftotext", "-raw", tmp_path / "page.pdf", "-"], check=True, capture_output=True, text=True).stdout
    texte = re.sub(r"\s+", " ", texte.replace("-\n", "-"))
    termes = {lien.split("/")[-1] for lien in page.locator(".texte .terme").evaluate_all("liens => liens.map(l => l.href)")}
    assert len(termes) > 5
    suite = texte[texte.index("Mots du glossaire") :]
    for terme in termes:
        page.goto(f"{dossier}/glossaire/{terme}")
        titre, chapo = page.locator("h1").inner_text(), page.locator(".chapo").inner_text()
        assert re.sub(r"\s+", " ", f"{titre} : {chapo}") in suite, terme


def test_une_adresse_suit_le_texte_de_son_lien_une_fois(ouvrir, dossier):
    page = ouvrir()
    page.emulate_media(media="print")
    nues = 0
    for adresse in FICHES:
        page.goto(f"{dossier}/{adresse}")
        liens = page.locator(".texte a[href^=http]").evaluate_all(
            "liens => liens.map(a => [a.textContent, a.href, getComputedStyle(a, '::after').content])")
        for texte, vers, suite in liens:
            assert (vers in suite) != (texte == vers), (adresse, texte, suite)
            nues += texte == vers
    assert nues > 0


@pytest.mark.parametrize("adresse", FICHES)
def test_une_fiche_tient_en_deux_feuilles(ouvrir, dossier, adresse):
    nombre = feuilles(imprimer(ouvrir(), f"{dossier}/{adresse}"))
    assert nombre <= 2
