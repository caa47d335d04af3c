"""Les tables du registre : colonnes au choix, lignes en CSV, groupes, remise à jour quand les données sont plus récentes."""
import csv
import json
import shutil
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from io import StringIO

import pytest
from playwright.sync_api import expect

from conftest import Serveur
from echantillon import SITE, TABLE
from test_clavier import aller_a

TABLEAU = "secretariat/accords-sans-fiche.html"
DONNEES = "donnees/secretariat_accords-sans-fiche__sans-fiche-1.json"
QUALITE = "secretariat/qualite-des-donnees.html"


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


def test_une_longue_table_commence_courte_et_vient_entiere_quand_on_la_demande(ouvrir, base):
    """Ses autres lignes attendent sans que le navigateur les dessine : le lien, le tri, le filtre et le papier les font venir."""
    page = ouvrir()

    def lignes():
        return page.locator("tbody tr").count()

    def demander():
        page.locator(".table-reste a").press("Enter")
        expect(page.locator(":focus")).to_have_attribute("scope", "row")
        expect(page.locator(".table-outils [role=status]")).to_contain_text(f"{toutes} lignes sur {toutes}")

    with open(SITE / "donnees/registre-accords.csv", encoding="utf-8-sig", newline="") as donnees:
        toutes = sum(1 for _ in csv.reader(donnees)) - 1
    gestes = [
        demander,
        lambda: page.locator("th button").first.press("Enter"),
        lambda: page.locator(".table-outils [type=search]").fill("e"),
        lambda: page.pdf(),
    ]
    for geste in gestes:
        page.goto(f"{base}/{TABLE}")
        expect(page.locator("th button").first).to_be_visible()
        assert 10 <= lignes() < 30
        expect(page.locator(".table-reste")).to_contain_text(str(toutes - lignes()))
        geste()
        assert lignes() == toutes
        expect(page.locator(".table-reste")).to_have_count(0)


def test_si_le_script_manque_le_lien_donne_toutes_les_lignes(ouvrir, serveur):
    page = ouvrir()
    page.route("**/tables-fr.js*", lambda route: route.abort())
    page.goto(f"{serveur}/{TABLE}")
    with page.expect_download() as telechargement:
        page.locator(".table-reste a").click()
    assert len(lignes_csv(telechargement)) > 100


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
    expect(page.locator(".table-fraiche")).to_have_count(0)
    figure.locator("th button").nth(1).click()
    avant = figure.locator("tbody tr").count()

    def changement(donnees):
        donnees["date"] = "2027-01-01"
        neuve = ["<img src=x onerror=alert(1)>", "AAA-ville", "Fès", "France", "jumelage", "2004-05", "A"]
        donnees["lignes"] = donnees["lignes"][2:] + [neuve]

    changer(dossier / DONNEES, changement)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(figure.locator(".table-fraiche")).to_contain_text("mise à jour à")
    expect(figure.locator("tbody tr")).to_have_count(avant - 1)
    premiere = figure.locator("tbody tr").first
    expect(premiere).to_contain_text("<img src=x")
    expect(premiere.locator("img")).to_have_count(0)
    expect(premiere).to_contain_text("mai 2004")
    expect(premiere).to_contain_text("Jumelage")
    expect(figure.locator(".table-pied time")).to_have_attribute("datetime", "2027-01-01")
    expect(figure.locator(".table-pied")).to_contain_text("1er janvier 2027")
    assert figure.locator("tbody a").count() > avant, "les liens connus reviennent"
    assert alertes == []


@pytest.mark.parametrize("langue", ["fr", "en", "ar"])
def test_des_nombres_se_trient_et_se_telechargent_justes_dans_chaque_langue(ouvrir, copie, langue):
    dossier, adresse = copie
    fichier = dossier / TABLEAU
    texte = fichier.read_text(encoding="utf-8").replace('lang="fr" dir="ltr"', f'lang="{langue}" dir="ltr"')
    fichier.write_text(texte.replace('data-type="date"', 'data-type="number"'), encoding="utf-8")
    nombres = [12345.6, 2, 1234567, 7.25, 30]

    def changement(donnees):
        place = next(i for i, colonne in enumerate(donnees["colonnes"]) if colonne["nom"] == "date_signature")
        donnees["colonnes"][place]["type"] = "decimal"
        donnees["lignes"] = [l[:place] + [n] + l[place + 1 :] for l, n in zip(donnees["lignes"], nombres)]

    changer(dossier / DONNEES, changement)
    page = ouvrir()
    page.goto(f"{adresse}/{TABLEAU}")
    expect(page.locator("tbody tr")).to_have_count(len(nombres))
    page.locator("th[data-type=number] button").press("Enter")
    with page.expect_download() as telechargement:
        page.locator(".table-csv").press("Enter")
    assert [float(ligne[5]) for ligne in lignes_csv(telechargement)[1:]] == sorted(nombres)


def test_des_colonnes_changees_ne_touchent_pas_a_la_table(ouvrir, copie):
    dossier, adresse = copie
    page = ouvrir()

    def changement(donnees):
        donnees["colonnes"].reverse()

    changer(dossier / DONNEES, changement)
    with page.expect_response(f"**/{DONNEES}"):
        page.goto(f"{adresse}/{TABLEAU}")
    page.wait_for_timeout(300)
    expect(page.locator(".table-fraiche")).to_have_count(0)
    expect(page.locator(".table-compte").first).to_contain_text("lignes")
    page.locator(".table-reste a").click()
    assert page.locator("tbody tr").count() > 100


def test_les_groupes_se_refont_avec_des_donnees_neuves(ouvrir, copie):
    dossier, adresse = copie
    page = ouvrir()
    fichier = next((dossier / "donnees").glob("secretariat_qualite-des-donnees-1.json"))
    changer(fichier, lambda donnees: donnees.update(lignes=donnees["lignes"][:3]))
    page.goto(f"{adresse}/{QUALITE}")
    table = page.locator(".table-vive", has=page.locator(".groupe-tete"))
    expect(table.locator(".table-fraiche")).to_be_visible()
    expect(table.locator("tbody tr:not(.groupe-tete)")).to_have_count(3)
    expect(table.locator(".groupe-tete")).to_contain_text(["(3)"])
