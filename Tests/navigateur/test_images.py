"""Une grande image : le téléphone n’en demande qu’une copie, la page ne bouge pas, le papier la montre."""
import shutil
import struct
import subprocess
import zlib

import pytest

from conftest import BUREAU, TELEPHONE
from echantillon import RACINE

LARGEUR, HAUTEUR = 1600, 900
TEXTE = "Un paragraphe pour que l’image soit loin du haut de la page.\n\n" * 60


def png():
    """Un dégradé, écrit sans autre outil."""
    def morceau(nom, contenu):
        return struct.pack(">I", len(contenu)) + nom + contenu + struct.pack(">I", zlib.crc32(nom + contenu))

    rangs = b"".join(b"\0" + bytes(c for x in range(LARGEUR) for c in (x * 7 & 255, y & 255, (x ^ y) & 255)) for y in range(HAUTEUR))
    tete = struct.pack(">IIBBBBB", LARGEUR, HAUTEUR, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + morceau(b"IHDR", tete) + morceau(b"IDAT", zlib.compress(rangs, 1)) + morceau(b"IEND", b"")


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    racine = tmp_path_factory.mktemp("images")
    shutil.copytree(RACINE / "site/theme", racine / "site/theme")
    (racine / "site/site.yml").write_text("titre: Essai\nimprimer: [guide]\n", encoding="utf-8")
    (racine / "content/guide").mkdir(parents=True)
    (racine / "content/guide/port.png").write_bytes(png())
    (racine / "content/guide/index.md").write_text(f"---\ntitre: Port\n---\n\n{TEXTE}![Un port](port.png)\n", encoding="utf-8")
    outil = RACINE / ".build/debug/vademecum"
    subprocess.run([outil, "build", "--root", racine, "--output", racine / "_site"], check=True, capture_output=True)
    return racine / "_site"


@pytest.mark.parametrize("largeur, copie", [(TELEPHONE, "480"), (BUREAU, "800")])
def test_une_copie_a_la_taille_de_la_page(ouvrir, edition, largeur, copie):
    page, demandees = ouvrir(largeur), []
    page.on("request", lambda requete: demandees.append(requete.url.rsplit("/")[-1]))
    page.goto((edition / "guide/index.html").as_uri())
    image = page.locator("img[alt='Un port']")
    avant = image.bounding_box()
    assert not any(nom.endswith(".png") for nom in demandees), "l’image est loin du haut de la page"
    image.scroll_into_view_if_needed()
    image.evaluate("image => image.decode()")
    assert [nom for nom in demandees if nom.endswith(".png")] == [next(n for n in demandees if n.endswith(f"-{copie}.png"))]
    assert image.bounding_box()["height"] == avant["height"] == pytest.approx(avant["width"] * HAUTEUR / LARGEUR, abs=1)


@pytest.mark.parametrize("adresse, pixels", [("guide/index.html", 480), ("imprimer/guide/index.html", LARGEUR)])
def test_le_papier_montre_l_image(ouvrir, edition, tmp_path, adresse, pixels):
    """Un document de réunion met ses parties en pages dans un cadre caché, dont l’image, redemandée, est encore en route quand il s’en va."""
    page, demandes = ouvrir(), []

    def retarder(route):
        demandes.append(route.request)
        if len(demandes) > 1:
            page.wait_for_timeout(500)
        route.continue_()

    def attendre_l_image(route):
        while not (demandes and demandes[0].response() and not demandes[0].response().finished()):
            page.wait_for_timeout(50)
        route.continue_()

    page.route("**/*.png", retarder)
    page.route("**/livre.js*", attendre_l_image)
    page.goto((edition / adresse).as_uri(), wait_until="networkidle")
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    lignes = subprocess.run(["pdfimages", "-list", tmp_path / "page.pdf"], check=True, capture_output=True, text=True).stdout.splitlines()
    assert any(int(ligne.split()[3]) >= pixels for ligne in lignes[2:]), lignes
