"""Chaque page porte une politique stricte, et n’a rien qu’elle devrait interdire."""
from html.parser import HTMLParser

from echantillon import SITE, toutes_les_pages

ATTENDU = {"default-src": "'self'", "base-uri": "'none'", "object-src": "'none'", "form-action": "'self'"}


class Relecture(HTMLParser):
    """La politique de la page, et tout ce qu’elle contient de style ou de script en ligne."""

    def __init__(self, page):
        super().__init__()
        self.politique, self.en_ligne, self.avant_la_politique = None, [], []
        self.feed((SITE / page).read_text(encoding="utf-8"))

    def handle_starttag(self, balise, attributs):
        attributs = dict(attributs)
        if balise == "meta" and attributs.get("http-equiv", "").lower() == "content-security-policy":
            self.politique = attributs["content"]
        charge = balise in {"link", "script"} and self.politique is None
        self.avant_la_politique += [balise] * charge
        en_ligne = balise == "style" or (balise == "script" and "src" not in attributs)
        gestes = [nom for nom in attributs if nom == "style" or nom.startswith("on")]
        adresses = [v for v in attributs.values() if (v or "").strip().lower().startswith("javascript:")]
        if en_ligne or gestes or adresses:
            self.en_ligne.append(self.get_starttag_text())


def test_chaque_page_a_sa_politique_stricte():
    for page in toutes_les_pages():
        relecture = Relecture(page)
        assert relecture.politique, page
        regles = dict(regle.strip().split(" ", 1) for regle in relecture.politique.split(";"))
        assert regles == ATTENDU, page
        assert relecture.avant_la_politique == [], page


def test_aucune_page_n_a_de_style_ni_de_script_en_ligne():
    assert {page: trouves for page in toutes_les_pages() if (trouves := Relecture(page).en_ligne)} == {}


def test_la_politique_arrete_un_script_glisse_dans_la_page(ouvrir, dossier, tmp_path):
    """La politique écrite est bien celle que le navigateur applique."""
    texte = (SITE / "a-propos.html").read_text(encoding="utf-8")
    piege = "<script>document.title = 'pris'</script><p style='color:red' id='piege'>piège</p>"
    copie = tmp_path / "piege.html"
    copie.write_text(texte.replace("<main", piege + "<main"), encoding="utf-8")
    page = ouvrir()
    page.goto(copie.as_uri())
    assert page.title() != "pris"
    assert page.locator("#piege").evaluate("e => getComputedStyle(e).color") != "rgb(255, 0, 0)"
