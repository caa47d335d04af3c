"""Ce que l’on nomme à la commande : un fichier par un autre chemin, un dossier qui n’est pas à nous, un pays, une adresse."""
import os
import shutil

import pytest

from outil import DEPOT, lancer


@pytest.fixture
def site(tmp_path):
    """Un petit site dont une page a une faute, et un lien qui y mène par un autre nom."""
    racine = tmp_path / "site essai"
    (racine / "content").mkdir(parents=True)
    for dossier in ["theme", "modeles", "vocabulaires"]:
        shutil.copytree(DEPOT / "site" / dossier, racine / "site" / dossier)
    (racine / "site/site.yml").write_text("titre: Essai\nplugins: [RegistryTables, RegistryChecks, CaseTemplate, Calculators]\n", encoding="utf-8")
    shutil.copy(DEPOT / "site/registre.yml", racine / "site/registre.yml")
    (racine / "content/index.md").write_text("---\ntitre: Accueil\n---\n\nBonjour.\n", encoding="utf-8")
    (racine / "content/faute.md").write_text("---\ntitre: Faute\ndate: 2024/5/3\n---\n\nBonjour.\n", encoding="utf-8")
    os.symlink(racine, tmp_path / "lien")
    return racine


def test_un_fichier_se_nomme_de_plusieurs_facons(site, tmp_path):
    for racine, chemin in [
        (site, "content/faute.md"), (site, "./content"), (site, site / "content/faute.md"), (tmp_path / "lien", site / "content"),
        (site, tmp_path / "lien/content/faute.md"), (f"{site}/", "content/faute.md"), (site, site),
    ]:
        fini = lancer(tmp_path, "check", "--root", str(racine), str(chemin))
        assert fini.returncode == 1 and "content/faute.md:3:" in fini.stdout, (racine, chemin, fini)
    assert lancer(site, "check", "content/index.md").returncode == 0


def test_un_fichier_d_ailleurs_est_refuse(site, tmp_path):
    ailleurs = tmp_path / "ailleurs.md"
    ailleurs.write_text("Bonjour.\n", encoding="utf-8")
    fini = lancer(site, "check", "../ailleurs.md")
    assert fini.returncode == 2 and fini.stderr == "Erreur : « ../ailleurs.md » n’est pas dans le site « . ».\n"


def test_les_corrections_montrees_ne_cachent_pas_les_fautes(site):
    fini = lancer(site, "check", "--fix", "--dry-run", "content/faute.md")
    assert fini.returncode == 1 and "+date: 2024-05-03" in fini.stdout
    assert "2024/5/3" in (site / "content/faute.md").read_text(encoding="utf-8")


def test_une_faute_des_reglages_se_dit_quel_que_soit_le_fichier_demande(site):
    (site / "site/theme/pages/page.mustache").write_text("{{nom_inconnu}}\n", encoding="utf-8")
    fini = lancer(site, "check", "content/index.md")
    assert fini.returncode == 1 and "THEME-010" in fini.stdout and "faute.md" not in fini.stdout


@pytest.mark.parametrize("sortie, faute", [
    ("../etranger", "que Vademecum n’a pas faits"), ("content/pub", "parmi ceux que la construction lit"), ("site", "parmi ceux que la construction lit"),
])
def test_un_dossier_qui_ne_convient_pas_reste_intact(site, tmp_path, sortie, faute):
    (tmp_path / "etranger").mkdir()
    (tmp_path / "etranger/notes.txt").write_text("à moi", encoding="utf-8")
    avant = sorted(tmp_path.rglob("*"))
    fini = lancer(site, "build", "--output", sortie)
    assert fini.returncode == 2 and faute in fini.stderr
    assert sorted(tmp_path.rglob("*")) == avant


@pytest.mark.parametrize("mots, faute", [
    (["terme", " "], "Donnez un titre au document."),
    (["bonne-pratique", "Eau", "--pays", "france"], "« france » n’est pas le code d’un pays, en deux lettres ; vouliez-vous dire « FR » ?"),
    (["bonne-pratique", "Eau"], "commence par un pays"),
])
def test_un_document_nouveau_a_un_titre_et_un_pays(site, mots, faute):
    fini = lancer(site, "new", *mots)
    assert fini.returncode == 2 and faute in fini.stderr
    assert not (site / "content/fiches").exists() and not (site / "content/glossaire").exists()


def test_une_adresse_de_publication_est_une_adresse(site):
    fini = lancer(site, "build", "--base-url", "rive.example")
    assert fini.returncode == 2 and "« rive.example » n’est pas une adresse" in fini.stderr
