"""Les fichiers à emporter : un EPUB qu’epubcheck accepte, et une archive dont la page d’entrée ouvre le site."""
import subprocess
import zipfile

import pytest
from playwright.sync_api import expect

from echantillon import RACINE

OUTIL = RACINE / ".build/debug/vademecum"


def exporter(*arguments):
    return subprocess.run([OUTIL, "export", *arguments, "--root", RACINE], capture_output=True, text=True)


@pytest.mark.parametrize("dossier_relie", ["guide", "fiches", "capitalisations"])
def test_l_epub_est_valide(tmp_path, dossier_relie):
    livre = tmp_path / "livre.epub"
    assert exporter("epub", "--folder", dossier_relie, "--output", livre).returncode == 0
    controle = subprocess.run(["java", "-jar", "/usr/share/java/epubcheck.jar", livre], capture_output=True, text=True)
    assert controle.returncode == 0, controle.stdout + controle.stderr
    assert "WARNING" not in controle.stdout + controle.stderr


def test_l_epub_a_les_memes_octets_chaque_fois(tmp_path):
    livres = [tmp_path / "un.epub", tmp_path / "deux.epub"]
    for livre in livres:
        exporter("epub", "--folder", "guide", "--output", livre)
    assert livres[0].read_bytes() == livres[1].read_bytes()


def test_un_dossier_inconnu_est_dit_et_rien_n_est_ecrit(tmp_path):
    livre = tmp_path / "livre.epub"
    resultat = exporter("epub", "--folder", "guyde", "--output", livre)
    assert resultat.returncode == 1 and "guide" in resultat.stderr
    assert not livre.exists()


def test_l_archive_s_ouvre_par_sa_page_d_entree(ouvrir, tmp_path):
    archive = tmp_path / "site.zip"
    assert exporter("zip", "--output", archive).returncode == 0
    zipfile.ZipFile(archive).extractall(tmp_path / "cle")
    page = ouvrir()
    page.goto((tmp_path / "cle/OUVRIR.html").as_uri())
    page.wait_for_url("**/site/index.html")
    page.locator("#q").fill("jumelage")
    page.locator("#q").press("Enter")
    expect(page.locator("[data-search-results]")).to_have_attribute("data-state", "done")
    expect(page.locator(".resultat-titre a").first).to_be_visible()
