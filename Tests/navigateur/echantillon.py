"""Une page de chaque genre : ce que les essais trop longs pour tout le site regardent."""
import os
import re
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
SITE = Path(os.environ.get("SITE", RACINE / ".build/site-de-test")).resolve()

CHAPITRE = "guide/jumelages.html"
TABLE = "registre/accords/index.html"
TABLEAU_DE_BORD = "tableau-de-bord/index.html"
FICHE = "fiches/bp-ma-001.html"
RECHERCHE = "recherche/index.html"

# Là où un genre a deux visages (une page simple et une page de tables), les deux y sont.
PAGES = [
    "index.html",
    "imprimer/guide/jumelages.html",
    "imprimer/index.html",
    "comparer/index.html",
    CHAPITRE,
    "guide/conventions/signer.html",
    "guide/index.html",
    "guide/conventions/index.html",
    FICHE,
    "capitalisations/cap-bj-2024-901.html",
    "glossaire/jumelage.html",
    "glossaire/index.html",
    "a-propos.html",
    "accessibilite.html",
    "ar/accessibilite.html",
    TABLEAU_DE_BORD,
    TABLE,
    "registre/accords/ma-jum-0142.html",
    "themes/index.html",
    "themes/culture.html",
    "plan.html",
    RECHERCHE,
]


def genre(fichier: Path) -> str:
    """Le genre que la page dit d’elle-même, sur sa balise <body>."""
    dit = re.search(rb'<body class="genre-([a-z-]+)', fichier.read_bytes())
    return dit.group(1).decode() if dit else "sans-genre"


def toutes_les_pages() -> list[str]:
    return sorted(str(f.relative_to(SITE)) for f in SITE.rglob("*.html"))


def pages_arabes() -> list[str]:
    """La première page de chaque genre sous ar/, s’il y en a."""
    premieres = {}
    for fichier in sorted(f for f in (SITE / "ar").rglob("*.html") if f.name != "accessibilite.html"):
        premieres.setdefault(genre(fichier), str(fichier.relative_to(SITE)))
    return list(premieres.values())


ECHANTILLON = PAGES + pages_arabes()
