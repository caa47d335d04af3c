"""Au clavier seul : chercher, affiner, lire et revenir ; le menu ; une table triée et filtrée, qui le dit."""
import csv
from io import StringIO

from playwright.sync_api import expect

from conftest import BUREAU, TELEPHONE
from echantillon import TABLE


def aller_a(page, selecteur, limite=60):
    """Appuie sur Tab jusqu’à l’élément voulu."""
    for _ in range(limite):
        page.keyboard.press("Tab")
        if page.evaluate("selecteur => document.activeElement.matches(selecteur)", selecteur):
            return
    raise AssertionError(f"« {selecteur} » n’est pas atteint en {limite} tabulations")


def test_le_premier_arret_saute_au_contenu(ouvrir, dossier):
    page = ouvrir()
    page.goto(f"{dossier}/guide/index.html")
    page.keyboard.press("Tab")
    expect(page.locator(".evitement")).to_be_focused()
    expect(page.locator(".evitement")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_de_l_accueil_a_un_resultat_affine_et_retour(ouvrir, base):
    page = ouvrir(BUREAU)
    page.goto(f"{base}/index.html")
    aller_a(page, "#q")
    page.keyboard.type("convention")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche/index.html?q=convention*")
    expect(page.locator(".recherche-etat")).to_contain_text("résultat")

    aller_a(page, ".facette summary")
    page.keyboard.press("Enter")
    expect(page.locator(".facette label").first).to_be_visible()
    avant = page.locator(".recherche-etat").inner_text()
    aller_a(page, ".facette input")
    page.keyboard.press("Space")
    expect(page.locator(".recherche-etat")).not_to_have_text(avant)
    page.wait_for_url("**q=convention&*")
    resultats = page.url

    aller_a(page, ".resultat-titre a", limite=200)
    titre = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(titre)
    page.go_back()
    assert page.url == resultats
    expect(page.locator(".resultat-titre a").first).to_be_visible()


def test_le_menu_du_telephone_s_ouvre_et_se_ferme(ouvrir, dossier):
    page = ouvrir(TELEPHONE)
    page.goto(f"{dossier}/index.html")
    aller_a(page, ".menu summary")
    page.keyboard.press("Enter")
    expect(page.locator(".menu a").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".menu a").first).to_be_hidden()
    expect(page.locator(".menu summary")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("guide")


def test_une_table_se_trie_et_dit_son_ordre(ouvrir, dossier):
    page = ouvrir()
    page.goto(f"{dossier}/{TABLE}")
    annee = "th[data-type=date] button"
    aller_a(page, annee)
    for ordre, mot in [("ascending", "croissant"), ("descending", "décroissant")]:
        page.keyboard.press("Enter")
        expect(page.locator("th[aria-sort]")).to_have_count(1)
        expect(page.locator("th[data-type=date]")).to_have_attribute("aria-sort", ordre)
        expect(page.locator(".table-outils [role=status]")).to_contain_text(mot)
        dates = page.eval_on_selector_all("tbody time", "temps => temps.map(t => t.dateTime)")
        assert dates == sorted(dates, reverse=ordre == "descending") and len(dates) > 20
        expect(page.locator("tbody tr").last.locator("time")).to_have_count(0)  # sans date : toujours à la fin
    assert page.locator(annee).evaluate("bouton => bouton === document.activeElement")


def test_un_filtre_annonce_ce_qui_reste(ouvrir, dossier):
    page = ouvrir()
    page.goto(f"{dossier}/{TABLE}")
    aller_a(page, ".table-outils [type=search]")
    page.keyboard.type("seville")
    toutes = page.locator("tbody tr").count()
    expect(page.locator(".table-outils [role=status]")).to_contain_text(str(toutes))
    vues = page.locator("tbody tr:visible")
    assert 0 < vues.count() < toutes
    assert all("Séville" in ligne for ligne in vues.all_inner_texts())
    page.keyboard.type("zzz")
    expect(page.locator(".table-outils [role=status]")).to_contain_text("Aucun")


def test_le_csv_de_la_table_se_telecharge(ouvrir, serveur):
    page = ouvrir()
    page.goto(f"{serveur}/{TABLE}")
    with page.expect_download() as telechargement:
        page.locator("figcaption a[href$='.csv']").press("Enter")
    lignes = list(csv.reader(StringIO(telechargement.value.path().read_text(encoding="utf-8-sig"))))
    page.locator(".table-reste a").press("Enter")
    assert len(lignes) - 1 == page.locator("tbody tr").count()
    assert len(set(map(len, lignes))) == 1


def test_la_liste_de_la_carte_s_ouvre_et_mene_a_une_collectivite(ouvrir, dossier):
    page = ouvrir()
    page.goto(f"{dossier}/secretariat/carte.html")
    aller_a(page, ".carte summary")
    expect(page.locator(".carte-liste").first).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator(".carte-liste").first).to_be_visible()
    page.keyboard.press("Tab")
    nom = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_url("**/registre/collectivites/*.html")
    expect(page.locator("h1")).to_contain_text(nom)


def test_la_langue_se_change_sur_la_meme_page(ouvrir, dossier):
    page = ouvrir()
    page.goto(f"{dossier}/guide/jumelages.html")
    aller_a(page, ".langues a[lang=ar]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ar/jumelages.html")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    aller_a(page, ".langues a[lang=fr]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guide/jumelages.html")


def cocher_au_clavier(page, combien):
    """Coche des cases de la liste, puis valide depuis la dernière : le bouton est loin, après toutes les pages."""
    for _ in range(combien):
        aller_a(page, ".choix li input")
        page.keyboard.press("Space")
        expect(page.locator(":focus")).to_be_checked()
        # L’élément atteint n’est pas sous le bouton, qui suit la lecture (WCAG 2.4.11).
        assert page.evaluate("(e => { const r = e.getBoundingClientRect(); return e === document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2) })(document.activeElement)")
    page.keyboard.press("Enter")


def test_deux_pages_se_comparent(ouvrir, dossier):
    page = ouvrir()
    page.goto(f"{dossier}/comparer/index.html")
    cocher_au_clavier(page, 2)
    expect(page.locator(".comparaison thead th")).to_have_count(2)


def test_un_dossier_de_reunion_se_compose(ouvrir, dossier):
    page = ouvrir()
    page.goto(f"{dossier}/imprimer/index.html")
    cocher_au_clavier(page, 2)
    page.wait_for_selector("html[data-folios=faits]", state="attached", timeout=20_000)
    expect(page.locator(".partie:not(.livre-glossaire)")).to_have_count(2)
    assert page.evaluate("document.activeElement.matches('.livre')")
