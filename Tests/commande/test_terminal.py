"""Ce qui est montré à une personne devant un terminal, et à elle seule : où en est un long travail, et des couleurs."""
import os
import pty
import subprocess

import pytest

from outil import COMMANDE, DEPOT

EFFACEMENT = "\r\x1b[K"


def sur_un_terminal(mots, sorties=("stderr",), **variables):
    """Ce qu’écrit la commande, dont les sorties nommées vont à un terminal ; et ce qui vient par les autres."""
    maitre, esclave = pty.openpty()
    environnement = {nom: valeur for nom, valeur in os.environ.items() if nom not in ("CI", "NO_COLOR")} | {"TERM": "xterm"} | variables
    fils = {nom: esclave if nom in sorties else subprocess.PIPE for nom in ("stdout", "stderr")}
    processus = subprocess.Popen([COMMANDE, *mots], cwd=DEPOT, stdin=subprocess.DEVNULL, env=environnement, **fils)
    os.close(esclave)
    vu = b""
    try:
        while morceau := os.read(maitre, 65536):
            vu += morceau
    except OSError:
        pass  # Le terminal est fermé avec la commande.
    reste = "".join((getattr(processus, nom).read() or b"").decode() for nom in fils if nom not in sorties)
    processus.wait(timeout=60)
    os.close(maitre)
    return vu.decode(), reste


@pytest.fixture
def construire(tmp_path):
    return ["build", "--date", "2026-11-21", "--output", str(tmp_path / "site")]


def test_un_long_travail_dit_ou_il_en_est_puis_l_efface(construire):
    vu, _ = sur_un_terminal(construire)
    lignes = vu.split(EFFACEMENT)
    assert any(ligne.startswith("pages : ") and " sur " in ligne for ligne in lignes)
    # Les messages viennent après la ligne effacée, et en couleurs.
    assert lignes[-1].startswith("\x1b[") and "pages publiées dans" in lignes[-1]


@pytest.mark.parametrize("variables", [{"CI": "true", "NO_COLOR": "1"}, {"TERM": "dumb", "NO_COLOR": "1"}], ids=str)
def test_rien_ne_bouge_sous_les_yeux_de_personne(construire, variables):
    vu, _ = sur_un_terminal(construire, **variables)
    assert "pages publiées dans" in vu and "\x1b" not in vu


def test_un_fichier_de_messages_n_a_ni_couleurs_ni_signes_de_terminal(construire):
    """La sortie ordinaire est un terminal, les messages vont ailleurs."""
    vu, messages = sur_un_terminal(construire, sorties=("stdout",))
    assert vu == "" and "pages publiées dans" in messages and "\x1b" not in messages
