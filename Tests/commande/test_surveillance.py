"""`check --watch` : contrôle de nouveau à chaque modification, jusqu’à Ctrl-C."""
import shutil
import signal
import subprocess

import pytest

from outil import COMMANDE, DEPOT


@pytest.fixture
def site(tmp_path):
    shutil.copytree(DEPOT / "site/theme", tmp_path / "site/theme")
    (tmp_path / "site/site.yml").write_text("titre: Essai\n", encoding="utf-8")
    (tmp_path / "content").mkdir()
    return tmp_path


def ecouter_ctrl_c():
    """Un programme lancé en arrière-plan par un script hérite d’un Ctrl-C ignoré."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.timeout(120)
def test_chaque_modification_est_controlee(site):
    page = site / "content/index.md"
    page.write_text("---\ntitre: Accueil\n---\n\nVoir [[Nulle part]].\n", encoding="utf-8")
    surveillance = subprocess.Popen([COMMANDE, "check", "--watch", "--root", site, "--date", "2026-11-21"], stderr=subprocess.PIPE,
                                    stdout=subprocess.PIPE, text=True, preexec_fn=ecouter_ctrl_c)
    try:
        assert surveillance.stderr.readline() == "1 erreur\n"
        page.write_text("---\ntitre: Accueil\n---\n\nBonjour.\n", encoding="utf-8")
        assert surveillance.stderr.readline() == "aucun problème\n"
        page.write_text("---\ntitre: Accueil\n---\n\n[ici](absent.md) et [[Nulle part]]\n", encoding="utf-8")
        assert surveillance.stderr.readline() == "2 erreurs\n"
    finally:
        surveillance.send_signal(signal.SIGINT)
        surveillance.wait(timeout=20)
