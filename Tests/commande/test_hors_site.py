"""Un dossier qui n’est pas un site : une seule phrase, la même pour toutes les commandes, et le chemin pour en sortir."""
import pytest

from outil import lancer


@pytest.mark.parametrize("mots", [
    ["build"], ["check"], ["serve"], ["new", "page", "Essai"], ["query", "SELECT 1"], ["schema", "page"], ["export", "zip"], ["lsp"],
], ids=lambda mots: mots[0])
def test_hors_d_un_site(tmp_path, mots):
    fini = lancer(tmp_path, *mots)
    assert fini.returncode == 2
    assert "n’est pas un site" in fini.stderr and "--root" in fini.stderr
    assert "THEME-" not in fini.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mots", [["check"], ["explain", "DOC-004"]], ids=lambda mots: mots[0])
def test_un_dossier_qui_n_est_pas_la(tmp_path, mots):
    fini = lancer(tmp_path, *mots, "--root", "ailleurs", "--langue", "en")
    assert fini.returncode == 2 and "There is no folder “ailleurs”" in fini.stderr


def test_une_regle_du_site_ne_se_connait_pas_hors_d_un_site(tmp_path):
    fini = lancer(tmp_path, "explain", "CAP-010")
    assert fini.returncode == 2 and fini.stdout == ""
    assert "n’est pas un site : seules les règles de l’outil y sont connues, et « CAP-010 » n’en est pas." in fini.stderr


def test_une_regle_s_explique_sans_site(tmp_path):
    fini = lancer(tmp_path, "explain", "DOC-004")
    assert fini.returncode == 0 and "DOC-004" in fini.stdout
