"""Trie ce que dit l’outil qui cherche les accès concurrents (ThreadSanitizer).

  python3 Tests/endurance/courses.py DOSSIER

Il ne voit pas les verrous du type Mutex de Swift, qui attendent dans le noyau sans passer par pthread : deux accès dont chacun est dans le corps
d’un withLock ne sont pas une faute. Tout autre rapport en est une, et le code de retour est alors 1.
"""
import re
import sys
from pathlib import Path

SEPARATION = "=" * 18
#: Dans le nom d’une fermeture que prend withLock : ce qu’elle rend est « sending » (YT), elle ne s’échappe pas (XE).
CORPS_DE_WITHLOCK = "YTXEfU"
#: L’accès peut être dans une fonction que ce corps appelle, et celle-ci dans d’autres.
PROFONDEUR = 12
ACCES = re.compile(r"^ +(?:Previous )?(?:modifying access|access|read|write)\b.*(?: of | by )", re.M | re.I)
CADRE = re.compile(r"^ +#\d+ (\S+)", re.M)


def piles(rapport):
    """Les deux piles d’appels, avant celles qui disent d’où viennent la mémoire et les fils."""
    parties = re.split(r"\n[ \t]*\n", rapport)
    return [CADRE.findall(partie) for partie in parties if ACCES.search(partie)][:2]


def est_tenu(rapport):
    trouvees = piles(rapport)
    return len(trouvees) == 2 and all(any(CORPS_DE_WITHLOCK in cadre for cadre in pile[:PROFONDEUR]) for pile in trouvees)


def main(dossier):
    rapports = [
        rapport for fichier in sorted(Path(dossier).iterdir())
        for rapport in fichier.read_text(encoding="utf-8", errors="replace").split(SEPARATION)
        if "WARNING: ThreadSanitizer" in rapport
    ]
    fautes = [rapport for rapport in rapports if not est_tenu(rapport)]
    for faute in fautes:
        print(faute)
    print(f"{len(rapports)} rapports : {len(rapports) - len(fautes)} d’accès tenus par un Mutex, {len(fautes)} à corriger.")
    return 1 if fautes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
