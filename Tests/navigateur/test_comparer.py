"""Deux à quatre pages côte à côte, depuis un dossier comme d’un serveur."""
from playwright.sync_api import expect

from test_accessibilite import fautes

FICHES = ["fiches/bp-ma-001.html", "fiches/bp-bj-001.html", "capitalisations/cap-ma-2018-001.html"]


def test_les_champs_se_lisent_cote_a_cote(ouvrir, base):
    page = ouvrir()
    page.goto(f"{base}/{FICHES[0]}")
    page.locator(".etat a[href*='comparer/']").click()
    expect(page.locator("h1")).to_contain_text("Comparer")
    bouton = page.locator(".choix .bouton")
    expect(bouton).to_be_disabled()
    for fin in FICHES[1:]:
        page.locator(f".choix li:has(a[href$='{fin}']) input").check()
    bouton.click()
    entetes = page.locator(".comparaison thead th")
    expect(entetes).to_have_count(3)
    lignes = page.locator(".comparaison tbody tr")
    assert lignes.count() > 5
    pays = page.locator(".comparaison tr", has=page.locator("th", has_text="Pays")).first
    assert "Maroc" in pays.inner_text() and "Bénin" in pays.inner_text()
    assert fautes(page) == []


def test_le_choix_est_dans_l_adresse_et_s_arrete_a_quatre(ouvrir, base):
    page = ouvrir()
    page.goto(f"{base}/comparer/index.html#{FICHES[0]}&{FICHES[1]}")
    expect(page.locator(".comparaison thead th")).to_have_count(2)
    libres = page.locator(".choix li input:not(:checked)")
    for _ in range(2):
        libres.first.check()
    expect(libres.first).to_be_disabled()


def test_le_bouton_suit_la_case_que_le_clavier_vient_de_cocher(ouvrir, base):
    """Sans traverser le reste de la liste : la case, le lien de sa ligne, le bouton."""
    page = ouvrir()
    page.goto(f"{base}/comparer/index.html")
    cases = page.locator(".choix li input")
    assert cases.count() > 35
    for rang in (2, 30):
        cases.nth(rang).focus()
        page.keyboard.press("Space")
    bouton = page.locator(".choix .bouton")
    expect(bouton).to_be_enabled()
    expect(bouton).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(bouton).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".comparaison thead th")).to_have_count(2)
    cases.nth(30).uncheck()
    expect(bouton).to_be_disabled()


def test_un_long_groupe_se_cherche(ouvrir, base):
    """Cent quatre-vingts accords : on en voit les premiers, on cherche les autres, et ceux de l’adresse ou que l’on coche restent."""
    page = ouvrir()
    page.goto(f"{base}/comparer/index.html#registre/accords/ma-jum-0142.html")
    accords = page.locator("section[aria-labelledby=accord]")
    expect(accords.locator("li:has(:checked)")).to_contain_text("Rabat – Séville")
    assert accords.locator("li").count() < 20
    accords.get_by_role("searchbox").fill("evreux djougou")
    expect(accords.locator("li")).to_have_count(2)
    expect(accords.get_by_role("status")).to_contain_text("2 pages sur 1")
    accords.locator("li:has-text('Évreux') input").check()
    page.locator(".choix .bouton").click()
    expect(page.locator(".comparaison thead th")).to_have_count(2)


def test_chercher_encore_apres_avoir_coche_ne_casse_rien(ouvrir, dossier):
    page = ouvrir()
    pannes = []
    page.on("pageerror", lambda panne: pannes.append(str(panne)))
    page.goto(f"{dossier}/comparer/index.html")
    accords = page.locator("section[aria-labelledby=accord]")
    for rang in range(2):
        accords.locator("li input").nth(rang).check()
    champ = accords.get_by_role("searchbox")
    champ.fill("evreux djougou")
    champ.press("Tab")
    expect(page.locator(".choix .bouton")).to_be_enabled()
    assert pannes == []


def test_une_adresse_abimee_commence_sans_choix(ouvrir, dossier):
    page = ouvrir()
    pannes = []
    page.on("pageerror", lambda panne: pannes.append(str(panne)))
    page.goto(f"{dossier}/comparer/index.html#100%")
    expect(page.locator(".choix li input").first).to_be_visible()
    expect(page.locator(".choix .bouton")).to_be_disabled()
    assert page.locator(".choix :checked").count() == 0 and pannes == []


def test_la_table_qui_prend_le_focus_n_est_pas_dite_deux_fois(ouvrir, dossier):
    page = ouvrir()
    page.goto(f"{dossier}/comparer/index.html#{FICHES[0]}&{FICHES[1]}")
    expect(page.locator(".comparaison .table-defile")).to_be_focused()
    assert page.locator("[aria-live] .table-defile").count() == 0


def test_sans_javascript_la_page_le_dit_et_mene_a_chaque_page(ouvrir, dossier):
    page = ouvrir(script=False)
    page.goto(f"{dossier}/comparer/index.html")
    expect(page.locator("noscript .avis")).to_contain_text("JavaScript")
    assert page.locator(".choix a").count() > 200
