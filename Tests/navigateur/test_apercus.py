"""L’aperçu d’un lien : au survol et au clavier, depuis un dossier comme d’un serveur, et qui se ferme."""
from playwright.sync_api import expect

from echantillon import CHAPITRE

TERME = ".texte a.terme[href$='glossaire/accord-royal.html']"


def test_un_terme_survole_montre_sa_definition(ouvrir, base):
    page = ouvrir()
    page.goto(f"{base}/{CHAPITRE}")
    page.locator(TERME).first.hover()
    expect(page.locator(".apercu")).to_be_visible()
    expect(page.locator(".apercu strong")).to_have_text("Accord royal")
    assert len(page.locator(".apercu span").inner_text()) > 30
    page.locator(".apercu").hover()
    page.wait_for_timeout(600)
    expect(page.locator(".apercu")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".apercu")).to_be_hidden()


def test_au_clavier_aussi_et_le_lien_le_dit(ouvrir, base):
    page = ouvrir()
    page.goto(f"{base}/{CHAPITRE}")
    lien = page.locator(TERME).first
    lien.focus()
    expect(page.locator(".apercu")).to_be_visible()
    expect(lien).to_have_attribute("aria-describedby", "apercu")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".apercu")).to_be_hidden()
