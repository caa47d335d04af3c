"""Les vues du registre : graphiques, cartes, frises, bilan, indicateurs, pages des accords, à toutes les tailles et sur papier."""
import pytest
from playwright.sync_api import expect

from conftest import BUREAU, TELEPHONE

TABLEAU = "tableau-de-bord/index.html"
BILAN = "secretariat/bilan.html"
CARTE = "secretariat/carte.html"
QUALITE = "secretariat/qualite-des-donnees.html"
INDICATEURS = "secretariat/indicateurs-depasses.html"
FICTIF = "registre/accords/ma-con-9001.html"
VUES = [TABLEAU, BILAN, CARTE, QUALITE, INDICATEURS, FICTIF, "registre/accords/ma-jum-0142.html", "registre/pays/fr.html"]


@pytest.mark.parametrize("adresse", VUES)
def test_sans_script_tout_est_deja_la(ouvrir, dossier, adresse):
    page = ouvrir(TELEPHONE, script=False)
    page.goto(f"{dossier}/{adresse}")
    for figure in page.locator(".table-vive:has(table)").all():
        assert figure.locator("tbody tr").count() > 0
        expect(figure.locator(".table-pied")).to_contain_text("Source")
    for dessin in page.locator(".graphique, .carte").all():
        expect(dessin.locator("svg").first).to_be_visible()
        dessin.locator("summary").click()
        expect(dessin.locator("details table, details dl").first).to_be_visible()
    assert page.locator("button:visible").evaluate_all("boutons => boutons.filter(b => b.closest('main')).length") == 0


@pytest.mark.parametrize("largeur", [320, TELEPHONE, BUREAU])
def test_les_dessins_tiennent_dans_la_page(ouvrir, dossier, largeur):
    page = ouvrir(largeur)
    for adresse in VUES:
        page.goto(f"{dossier}/{adresse}")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), adresse
        for svg in page.locator(".graphique svg:not(.pastille), .carte > svg").all():
            cadre = svg.bounding_box()
            assert cadre["width"] > 200 and cadre["x"] + cadre["width"] <= largeur, adresse
        # Les mots d’un graphique gardent leur taille et restent dans leur dessin.
        debords = page.eval_on_selector_all(
            ".graphique text", "textes => textes.filter(t => t.getBoundingClientRect().right > innerWidth).map(t => t.textContent)")
        assert debords == [], adresse


def test_un_dessin_dit_a_un_lecteur_d_ecran_ce_qu_il_montre(ouvrir, dossier):
    page = ouvrir()
    for adresse in (BILAN, CARTE, QUALITE):
        page.goto(f"{dossier}/{adresse}")
        for svg in page.locator("svg[role=img]").all():
            titre = page.locator(f"#{svg.get_attribute('aria-labelledby')}")
            assert len(titre.inner_text()) > 5
            assert len(svg.locator("desc").text_content()) > 20


def test_la_carte_n_a_pas_de_frontieres_et_dit_sa_source(ouvrir, dossier):
    page = ouvrir()
    page.goto(f"{dossier}/{CARTE}")
    carte = page.locator(".carte").first
    expect(carte.locator(".carte-terre")).to_have_css("stroke", "none")
    expect(carte.locator("figcaption")).to_contain_text("Natural Earth")
    places, listes = carte.locator("circle").count(), carte.locator("dd").all_text_contents()
    assert 100 < places <= sum(len(liste.split(", ")) for liste in listes)


@pytest.mark.parametrize("schema", ["light", "dark"])
def test_les_couleurs_se_distinguent_du_fond(ouvrir, dossier, schema):
    """WCAG 2.2, critère 1.4.11 : 3 contre 1 pour ce qu’il faut voir d’un graphique."""
    page = ouvrir(schema=schema)
    page.goto(f"{dossier}/{QUALITE}")
    contrastes = page.evaluate(
        """() => {
          const clarte = texte => {
            const [r, v, b] = texte.match(/[\\d.]+/g).slice(0, 3).map(n => n / 255)
              .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
            return .2126 * r + .7152 * v + .0722 * b
          }
          const fond = clarte(getComputedStyle(document.body).backgroundColor)
          return [...document.querySelectorAll('.graphique rect')].map(r => clarte(getComputedStyle(r).fill))
            .map(c => (Math.max(c, fond) + .05) / (Math.min(c, fond) + .05))
        }"""
    )
    assert len(contrastes) > 5 and min(contrastes) >= 3


def test_un_accord_fictif_le_dit_et_un_accord_mene_aux_siens(ouvrir, dossier):
    page = ouvrir()
    page.goto(f"{dossier}/{FICTIF}")
    expect(page.locator(".avis-fictif")).to_be_visible()
    for titre in ("Chronologie", "Parties", "Actions", "Indicateurs", "Financement", "Documents", "Cité par"):
        expect(page.locator("h2", has_text=titre)).to_be_visible()
    dates = page.eval_on_selector_all(".frise time", "temps => temps.map(t => t.dateTime)")
    assert len(dates) > 3 and dates == sorted(dates)
    page.locator("main a[href*='collectivites/']").first.click()
    page.locator("main a[href$='ma-con-9001.html']").first.click()
    expect(page).to_have_url(f"{dossier}/{FICTIF}")


def test_les_indicateurs_se_trient_par_leur_progres(ouvrir, dossier):
    page = ouvrir()
    page.goto(f"{dossier}/{INDICATEURS}")
    table = page.locator(".indicateurs").last
    table.locator("th button", has_text="Progrès").press("Enter")
    progres = table.locator("td[data-valeur]:last-child").evaluate_all("cases => cases.map(c => Number(c.dataset.valeur))")
    assert len(progres) > 3 and progres == sorted(progres)


def test_les_vues_s_impriment(ouvrir, dossier):
    page = ouvrir()
    page.emulate_media(media="print")
    for adresse in VUES:
        page.goto(f"{dossier}/{adresse}")
        assert page.pdf(prefer_css_page_size=True, format="A4").startswith(b"%PDF")
        assert page.locator(".table-outils:visible, .table-pied button:visible").count() == 0
        assert page.locator(".graphique > svg:visible, .carte > svg:visible").count() == page.locator(".graphique, .carte").count()
