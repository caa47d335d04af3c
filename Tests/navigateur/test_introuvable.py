"""La page introuvable, telle qu’un serveur la montre à la place d’une autre, à n’importe quelle profondeur."""
import pytest
from playwright.sync_api import expect

from conftest import BUREAU, TELEPHONE
from test_accessibilite import fautes


@pytest.mark.parametrize("largeur", [TELEPHONE, BUREAU])
@pytest.mark.parametrize("schema", ["light", "dark"])
def test_a_toute_profondeur_elle_a_son_style_et_ses_chemins(ouvrir, serveur, largeur, schema):
    page = ouvrir(largeur, schema=schema)
    manques = []
    page.on("response", lambda r: r.ok or manques.append(r.url.removeprefix(serveur)))
    assert page.goto(f"{serveur}/guide/absent/tres/loin.html").status == 404
    assert manques == ["/guide/absent/tres/loin.html"]
    expect(page.locator("h1")).to_have_text("Page introuvable")
    assert fautes(page) == []
    page.locator("main a").first.click()
    assert page.url == f"{serveur}/index.html"
