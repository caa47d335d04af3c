"""Ce que tous les essais partagent : le site déjà écrit, un serveur, un vrai navigateur, un carnet de mesures."""
import gzip
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import sync_playwright

from echantillon import SITE

TELEPHONE, BUREAU = 360, 1280
mesures: list[str] = []


class Serveur(SimpleHTTPRequestHandler):
    """Sert le site comme un hébergeur ordinaire : connexion gardée, textes compressés."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        fichier = SITE / self.path.split("?")[0].lstrip("/")
        statut = 200
        if fichier.suffix == ".html" and not fichier.is_file():
            fichier, statut = SITE / "404.html", 404
        if fichier.suffix not in {".html", ".css", ".js", ".svg"} or not fichier.is_file():
            return super().do_GET()
        corps = gzip.compress(fichier.read_bytes(), 9)
        self.send_response(statut)
        self.send_header("Content-Type", self.guess_type(fichier))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(corps)))
        if "?v=" in self.path:  # L’adresse change avec le contenu : le navigateur peut garder le fichier.
            self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(corps)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="session", autouse=True)
def site():
    assert (SITE / "index.html").is_file(), f"Pas de site dans {SITE} : lancez « make test-browser »."
    return SITE


@pytest.fixture(scope="session")
def serveur(site):
    serveur = ThreadingHTTPServer(("127.0.0.1", 0), partial(Serveur, directory=site))
    threading.Thread(target=serveur.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serveur.server_port}"
    serveur.shutdown()


@pytest.fixture(scope="session")
def dossier(site):
    return site.as_uri()


@pytest.fixture(params=["dossier", "serveur"])
def base(request):
    """Le site ouvert depuis un dossier (file://), puis depuis un serveur."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def navigateur():
    with sync_playwright() as playwright:
        # Sans bac à sable : les essais tournent aussi en root, dans un conteneur, sur nos seules pages.
        navigateur = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield navigateur
        navigateur.close()


@pytest.fixture
def ouvrir(navigateur):
    """Ouvre une page neuve : ouvrir(largeur=360, schema="dark", script=False)."""
    contextes = []

    def ouvrir(largeur=BUREAU, hauteur=800, schema="light", script=True, **reste):
        contexte = navigateur.new_context(
            viewport={"width": largeur, "height": hauteur}, color_scheme=schema, java_script_enabled=script, **reste
        )
        contextes.append(contexte)
        page = contexte.new_page()
        page.set_default_timeout(5_000)
        # Une machine chargée met plus longtemps à ouvrir le plus long des documents.
        page.set_default_navigation_timeout(30_000)
        return page

    yield ouvrir
    for contexte in contextes:
        contexte.close()


@pytest.fixture
def noter():
    """Garde un chiffre pour le relevé imprimé à la fin."""
    return mesures.append


def pytest_terminal_summary(terminalreporter):
    if mesures:
        terminalreporter.section("mesures")
        for mesure in mesures:
            terminalreporter.write_line(mesure)
