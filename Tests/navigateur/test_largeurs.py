"""Étroit, grossi ou parcouru au clavier : rien ne déborde, rien ne se cache, rien n’est trop petit pour un doigt."""
import pytest

from conftest import BUREAU, TELEPHONE
from echantillon import CHAPITRE, ECHANTILLON

DEBORDENT = """() => {
  const large = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= large) return []
  return [...document.querySelectorAll('body *')]
    .filter(e => !e.closest('.table-defile') && e.getBoundingClientRect().right > large + 1)
    .map(e => e.outerHTML.slice(0, 120)).slice(0, 3)
}"""

# WCAG 2.2, critère 2.5.8 : 24 px, sauf un lien au fil d’une phrase ou une cible que rien ne serre à 24 px à la ronde.
TROP_PETITES = """() => {
  const cibles = [...document.querySelectorAll('a[href], button, summary, input:not([disabled]), [tabindex="0"]')]
    .filter(e => e.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .map(e => e.closest('label') || e)
    .map(e => ({e, b: e.getBoundingClientRect()}))
    .filter(({b}) => b.width > 1)
    .map(({e, b}) => ({e, b, x: b.left + b.width / 2, y: b.top + b.height / 2, petite: b.height < 24 || b.width < 24}))
  const enPhrase = ({e}) => {
    const pere = e.closest('p, li, td, dd, caption, figcaption')
    return pere && getComputedStyle(e).display === 'inline' && pere.textContent.trim() !== e.textContent.trim()
  }
  const distance = (c, {b}) => Math.hypot(Math.max(b.left - c.x, 0, c.x - b.right), Math.max(b.top - c.y, 0, c.y - b.bottom))
  const serrees = (c, autre) => autre.e !== c.e && !autre.e.contains(c.e) &&
    (autre.petite ? Math.hypot(c.x - autre.x, c.y - autre.y) < 24 : distance(c, autre) < 12)
  return cibles.filter(c => c.petite && !enPhrase(c) && cibles.some(autre => serrees(c, autre)))
    .map(c => c.e.outerHTML.slice(0, 160)).slice(0, 5)
}"""

# Critères 2.4.7 et 2.4.11 : l’élément atteint se voit, son contour aussi, et rien ne le recouvre.
FOCUS = """() => {
  const e = document.activeElement
  if (!e || e === document.body) return null
  const b = e.getClientRects()[0], style = getComputedStyle(e)
  const x = Math.min(Math.max(b.left + Math.min(b.width, 40) / 2, 0), innerWidth - 1)
  const y = Math.min(Math.max(b.top + Math.min(b.height, 40) / 2, 0), innerHeight - 1)
  const dessus = document.elementFromPoint(x, y)
  return {
    element: e.outerHTML.slice(0, 120),
    contour: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    dansLaVue: b.width > 1 && b.bottom > 0 && b.top < innerHeight && b.right > 0 && b.left < innerWidth,
    decouvert: !!dessus && (e.contains(dessus) || dessus.contains(e)),
  }
}"""


def sur_chaque_page(page, dossier, question):
    """Les réponses non vides, page par page."""
    reponses = {}
    for adresse in ECHANTILLON:
        page.goto(f"{dossier}/{adresse}")
        if reponse := question(page):
            reponses[adresse] = reponse
    return reponses


def test_rien_ne_deborde_a_320_pixels(ouvrir, dossier):
    assert sur_chaque_page(ouvrir(320, 640), dossier, lambda page: page.evaluate(DEBORDENT)) == {}


@pytest.mark.parametrize("largeur", [320, 360, 390])
def test_le_nom_du_site_est_entier(ouvrir, dossier, largeur):
    page = ouvrir(largeur)
    page.goto(f"{dossier}/{CHAPITRE}")
    assert page.locator(".marque-nom").evaluate("nom => nom.scrollHeight <= nom.clientHeight + 2")


@pytest.mark.parametrize("largeur", [TELEPHONE, 768, BUREAU])
def test_rien_ne_deborde_avec_un_texte_deux_fois_plus_grand(ouvrir, dossier, largeur):
    def grossir(page):
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        return page.evaluate(DEBORDENT)

    assert sur_chaque_page(ouvrir(largeur), dossier, grossir) == {}


@pytest.mark.parametrize("largeur", [TELEPHONE, BUREAU])
def test_les_cibles_ont_24_pixels(ouvrir, dossier, largeur):
    assert sur_chaque_page(ouvrir(largeur), dossier, lambda page: page.evaluate(TROP_PETITES)) == {}


@pytest.mark.parametrize("largeur", [TELEPHONE, BUREAU])
def test_le_focus_se_voit_a_chaque_arret(ouvrir, dossier, largeur):
    def trente_arrets(page):
        caches = []
        for _ in range(30):
            page.keyboard.press("Tab")
            arret = page.evaluate(FOCUS)
            if arret and not (arret["contour"] and arret["dansLaVue"] and arret["decouvert"]):
                caches.append(arret)
        return caches[:3]

    page = ouvrir(largeur, reduced_motion="reduce")  # sans défilement lent : on regarde où l’arrêt finit
    assert sur_chaque_page(page, dossier, trente_arrets) == {}


@pytest.mark.parametrize("largeur", [TELEPHONE, BUREAU])
def test_le_titre_est_en_haut_de_la_page(ouvrir, dossier, largeur):
    """Le sommaire et les dates se tiennent à côté du titre ou après lui, jamais au-dessus."""

    def titre_bas(page):
        haut = page.locator("h1").bounding_box()["y"]
        return haut if haut > 320 else None

    assert sur_chaque_page(ouvrir(largeur), dossier, titre_bas) == {}
