"""Le dépôt, la commande qui y est construite, et de quoi la lancer."""
import pathlib
import subprocess

DEPOT = pathlib.Path(__file__).resolve().parents[2]
COMMANDE = DEPOT / ".build/debug/vademecum"


def lancer(dossier, *mots, **reglages):
    return subprocess.run([COMMANDE, *mots], cwd=dossier, capture_output=True, text=True, timeout=60, **reglages)


def ecrire(dossier, chemin, texte):
    fichier = dossier / chemin
    fichier.parent.mkdir(parents=True, exist_ok=True)
    fichier.write_text(texte)
    return fichier
