"""Les vues du registre : tables au clavier, colonnes au choix, lignes en CSV, remise à jour, graphiques, cartes, accords."""
import csv
import json
import shutil
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from io import StringIO

import pytest
from playwright.sync_api import expect

from conftest import BUREAU, TELEPHONE, Serveur
from echantillon import SITE, TABLE
from test_clavier import aller_a

TABLEAU = "tableau-de-bord.html"
BILAN = "secretariat/bilan.html"
CARTE = "secretariat/carte.html"
QUALITE = "secretariat/qualite-des-donnees.html"
INDICATEURS = "secretariat/indicateurs-depasses.html"
FICTIF = "registre/accords/ma-con-9001.html"
VUES = [TABLEAU, BILAN, CARTE, QUALITE, INDICATEURS, FICTIF, "registre/accords/ma-jum-0142.html", "registre/pays/fr.html"]


def lignes_csv(telechargement):
    texte = telechargement.value.path().read_bytes().decode("utf-8-sig")
    return list(csv.reader(StringIO(texte, newline="")))


def test_les_colonnes_se_choisissent_au_clavier(ouvrir, dossier):
    page = ouvrir()
    page.goto(f"{dossier}/{TABLE}")
    tetes = page.locator("thead th:visible")
    avant = tetes.all_inner_texts()
    aller_a(page, ".table-colonnes summary")
    page.keyboard.press("Enter")
    aller_a(page, ".table-colonnes input")
    page.keyboard.press("Space")
    expect(tetes).to_have_count(len(avant) - 1)
    assert tetes.all_inner_texts() == [avant[0]] + avant[2:]
    assert page.locator("tbody tr").first.locator(":scope > :visible").count() == len(avant) - 1
    page.keyboard.press("Space")
    expect(tetes).to_have_count(len(avant))
    page.keyboard.press("Escape")
    expect(page.locator(".table-colonnes summary")).to_be_focused()
    expect(page.locator(".table-colonnes label").first).to_be_hidden()


def test_les_lignes_montrees_se_telechargent_telles_quelles(ouvrir, base):
    page = ouvrir()
    page.goto(f"{base}/{TABLE}")
    page.locator(".table-outils [type=search]").fill("séville")
    page.locator(".table-colonnes summary").click()
    page.locator(".table-colonnes input").first.uncheck()
    with page.expect_download() as telechargement:
        page.locator(".table-csv").press("Enter")
    tete, *lignes = lignes_csv(telechargement)
    assert len(tete) == page.locator("thead th:visible").count()
    assert len(lignes) == page.locator("tbody tr:visible").count() > 0
    assert all("Séville" in ligne for ligne in lignes)


def test_une_table_groupee_se_trie_et_se_filtre_dans_ses_groupes(ouvrir, dossier):
    page = ouvrir()
    page.goto(f"{dossier}/{QUALITE}")
    table = page.locator(".table-vive", has=page.locator(".groupe-tete"))
    groupes = table.locator("tbody:visible .groupe-tete").all_inner_texts()
    assert len(groupes) > 2
    for sens in ("ascending", "descending"):
        table.locator("th button").first.press("Enter")
        expect(table.locator("th").first).to_have_attribute("aria-sort", sens)
        assert table.locator(".groupe-tete").all_inner_texts() == groupes
        noms = table.locator("tbody").first.locator("tr:not(.groupe-tete) > :first-child").all_inner_texts()
        tries = page.evaluate("noms => noms.sort(new Intl.Collator('fr', {numeric: true}).compare)", noms[:])
        assert noms == (tries if sens == "ascending" else tries[::-1])
    table.locator("[type=search]").fill("yeumbeul")
    expect(table.locator("tbody:visible")).to_have_count(1)
    expect(table.locator("tbody:visible tr:visible")).to_have_count(2)  # le titre du groupe et la ligne


@pytest.fixture
def copie(site, tmp_path):
    """Une copie du site que l’on peut changer pendant qu’elle est servie."""
    for dossier in ("actifs", "donnees", "registre/accords"):
        shutil.copytree(site / dossier, tmp_path / dossier)
    for page in (TABLEAU, QUALITE):
        (tmp_path / page).parent.mkdir(exist_ok=True)
        shutil.copy(site / page, tmp_path / page)
    serveur = ThreadingHTTPServer(("127.0.0.1", 0), partial(Servi, directory=tmp_path))
    threading.Thread(target=serveur.serve_forever, daemon=True).start()
    yield tmp_path, f"http://127.0.0.1:{serveur.server_port}"
    serveur.shutdown()


class Servi(Serveur):
    """Les fichiers du dossier, sans compression."""

    def do_GET(self):
        super(Serveur, self).do_GET()


def changer(fichier, changement):
    donnees = json.loads(fichier.read_text(encoding="utf-8"))
    changement(donnees)
    donnees["empreinte"] = "neuve"
    fichier.write_text(json.dumps(donnees), encoding="utf-8")


def test_une_donnee_plus_recente_remplace_la_table_et_le_dit(ouvrir, copie):
    """Une ligne de moins, une ligne hostile de plus, une autre date : sur place, au retour sur la page, avec le tri gardé."""
    dossier, adresse = copie
    page = ouvrir()
    alertes = []
    page.on("dialog", lambda boite: (alertes.append(boite.message), boite.dismiss()))
    page.goto(f"{adresse}/{TABLEAU}")
    figure = page.locator(".table-vive").first
    avant = figure.locator("tbody tr").count()
    expect(page.locator(".table-fraiche")).to_have_count(0)
    figure.locator("th button").nth(1).click()

    def changement(donnees):
        donnees["date"] = "2027-01-01"
        neuve = ["<img src=x onerror=alert(1)>", "AAA-ville", "France", "MA-JUM-0001", ["culture"], "2004-05", None, "A"]
        donnees["lignes"] = donnees["lignes"][2:] + [neuve]

    changer(dossier / f"donnees/{TABLEAU.removesuffix('.html')}-1.json", changement)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(figure.locator(".table-fraiche")).to_contain_text("mise à jour à")
    expect(figure.locator("tbody tr")).to_have_count(avant - 1)
    premiere = figure.locator("tbody tr").first
    expect(premiere).to_contain_text("<img src=x")
    expect(premiere.locator("img")).to_have_count(0)
    expect(premiere).to_contain_text("mai 2004")
    expect(premiere).to_contain_text("Culture")
    expect(figure.locator(".table-pied time")).to_have_attribute("datetime", "2027-01-01")
    expect(figure.locator(".table-pied")).to_contain_text("1er janvier 2027")
    assert figure.locator("tbody a").count() > avant, "les liens connus reviennent"
    assert alertes == []


def test_des_colonnes_changees_ne_touchent_pas_a_la_table(ouvrir, copie):
    dossier, adresse = copie
    page = ouvrir()

    def changement(donnees):
        donnees["colonnes"].reverse()

    changer(dossier / f"donnees/{TABLEAU.removesuffix('.html')}-1.json", changement)
    with page.expect_response("**/tableau-de-bord-1.json"):
        page.goto(f"{adresse}/{TABLEAU}")
    page.wait_for_timeout(300)
    expect(page.locator(".table-fraiche")).to_have_count(0)
    assert page.locator(".table-vive").first.locator("tbody tr").count() > 100


def test_les_groupes_se_refont_avec_des_donnees_neuves(ouvrir, copie):
    dossier, adresse = copie
    page = ouvrir()
    fichier = next((dossier / "donnees").glob("secretariat-qualite-des-donnees-1.json"))
    changer(fichier, lambda donnees: donnees.update(lignes=donnees["lignes"][:3]))
    page.goto(f"{adresse}/{QUALITE}")
    table = page.locator(".table-vive", has=page.locator(".groupe-tete"))
    expect(table.locator(".table-fraiche")).to_be_visible()
    expect(table.locator("tbody tr:not(.groupe-tete)")).to_have_count(3)
    expect(table.locator(".groupe-tete")).to_contain_text(["(3)"])


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
