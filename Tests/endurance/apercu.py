"""L’aperçu sous des milliers de modifications, dont des fautes au hasard : il voit chacune, se remet de chacune, et sa mémoire reste plate.

  python3 Tests/endurance/apercu.py COMMANDE [MODIFICATIONS]

Chaque modification attend que l’aperçu l’ait dite. Toutes les cent, tout est réparé, chaque page est relue, et la mémoire mesurée au repos.
Interrompu, il juge de ce qu’il a mesuré.
"""
import http.client
import os
import queue
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

DEPOT = Path(__file__).resolve().parents[2]
PAGES = 40
ENTRE_MESURES = 100
#: Une modification dont l’aperçu ne dit rien pendant ce temps n’est pas vue.
PATIENCE = 120
#: Ce que la seconde moitié peut tenir de plus que le deuxième quart, en parts de celui-ci.
CROISSANCE = 0.05
COLLECTIVITES = """id,nom,pays_iso2
ma-fes,Fès,MA
it-florence,Florence,IT
fr-lille,Lille,FR
"""
ACCORDS = """id,type,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,source
MA-JUM-0001,jumelage,ma-fes,it-florence,IT,1963,essai
MA-CON-0002,convention,ma-fes,fr-lille,FR,2005-04-27,essai
"""
REGLAGES = """titre: Essai
plugins: [RegistryTables]
registre:
  - { nom: Essai, type: csv, dossier: content/registre, date: 2026-05-01 }
"""


class Site:
    """Un site dont on sait à tout moment ce que chaque page doit dire."""

    def __init__(self, racine):
        self.racine = racine
        shutil.copytree(DEPOT / "site/theme", racine / "site/theme")
        shutil.copy(DEPOT / "site/registre.yml", racine / "site")
        self.mots = {numero: "depart" for numero in range(PAGES)}
        self.fautes = {}
        self.ecrire("site/site.yml", REGLAGES)
        self.ecrire("content/registre/collectivites.csv", COLLECTIVITES)
        self.ecrire("content/registre/accords.csv", ACCORDS)
        self.ecrire("content/index.md", "---\ntitre: Accueil\n---\n\nBonjour.\n")
        for numero in self.mots:
            self.ecrire(self.page(numero), self.texte(numero))

    def page(self, numero):
        return f"content/pages/p{numero}.md"

    def texte(self, numero):
        bloc = "\n```registre\ntable: accords\n```\n" if numero % 5 == 0 else ""
        return (f"---\ntitre: Page {numero}\n---\n\n## Le mot\n\nLe mot est {self.mots[numero]}, `registre nombre accords` accords.\n"
                f"Voir aussi [la suite](p{(numero + 1) % PAGES}.md) et [[Accueil]].\n{bloc}")

    def ecrire(self, chemin, texte):
        """Comme un éditeur : à côté, puis renommé à sa place."""
        fichier = self.racine / chemin
        fichier.parent.mkdir(parents=True, exist_ok=True)
        cote = fichier.with_name(fichier.name + "~")
        cote.write_bytes(texte if isinstance(texte, bytes) else texte.encode())
        cote.rename(fichier)


def modifier(site, hasard):
    """Une modification au hasard ; rend le chemin qui change. Une faute est gardée dans site.fautes, avec ce qui la répare."""
    numero = hasard.randrange(PAGES)
    page = site.page(numero)
    gabarit = "site/theme/pages/" + hasard.choice(["page", "chapitre", "accueil"]) + ".mustache"

    def mot():
        site.mots[numero] = f"mot{hasard.randrange(10**9)}"
        site.ecrire(page, site.texte(numero))
        return page

    def casser(chemin, faute):
        avant = site.racine.joinpath(chemin).read_bytes()
        faute()
        site.fautes[chemin] = avant
        return chemin

    def remplacer(chemin, texte):
        return casser(chemin, lambda: site.ecrire(chemin, texte))

    def disparaitre():
        return casser(page, lambda: (site.racine / page).unlink())

    def dossier():
        def faute():
            (site.racine / page).unlink()
            (site.racine / page).mkdir()
        return casser(page, faute)

    def lien():
        def faute():
            (site.racine / page).unlink()
            (site.racine / page).symlink_to("/etc/passwd")
        return casser(page, faute)

    def renommer():
        autre = site.racine / f"content/pages/autre{numero}.md"

        def faute():
            (site.racine / page).rename(autre)
            site.fautes[str(autre.relative_to(site.racine))] = None
        return casser(page, faute)

    fautes = [
        disparaitre, dossier, lien, renommer,
        lambda: remplacer(page, "---\ntitre: [jamais fermé\n"),
        lambda: remplacer(page, site.texte(numero) + "\n[nulle part](absente.md) <script>\n"),
        lambda: remplacer(page, site.texte(numero).encode() + b"\n\xe9t\xe9\n"),
        lambda: remplacer(page, site.texte(numero) + "\n```registre\ntable: aucune\n```\n"),
        lambda: remplacer(page, ">" * 5_000),
        lambda: remplacer(gabarit, "{{#jamais}} fermé"),
        lambda: casser(gabarit, lambda: (site.racine / gabarit).unlink()),
        lambda: remplacer("site/site.yml", REGLAGES + "inconnue: oui\n"),
        lambda: remplacer("content/registre/accords.csv", ACCORDS + "de trop,\"jamais fermé\n"),
        lambda: casser("content/registre/accords.csv", lambda: (site.racine / "content/registre/accords.csv").unlink()),
    ]
    choix = hasard.random()
    if site.fautes and choix < 0.35:
        return reparer(site, hasard.choice(sorted(site.fautes)))
    if page in site.fautes:
        return reparer(site, page)
    casses = {gabarit, "site/site.yml", "content/registre/accords.csv"} & set(site.fautes)
    if choix < 0.65 or len(site.fautes) > 3 or casses:
        return mot()
    return hasard.choice(fautes)()


def reparer(site, chemin):
    avant = site.fautes.pop(chemin)
    fichier = site.racine / chemin
    if fichier.is_dir() and not fichier.is_symlink():
        fichier.rmdir()
    elif fichier.is_symlink() or avant is None:
        fichier.unlink(missing_ok=True)
    if avant is not None:
        site.ecrire(chemin, avant)
    return chemin


class Apercu:
    """Le serveur, et ce qu’il dit ligne à ligne."""

    def __init__(self, commande, racine):
        self.processus = subprocess.Popen([commande, "serve", "--root", racine, "--date", "2026-11-21", "--port", "0"],
                                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.lignes = queue.SimpleQueue()
        threading.Thread(target=self.lire, daemon=True).start()
        self.port = int(re.search(r"localhost:(\d+)", self.attendre("localhost:"))[1])
        if "erreur" in (ligne := self.attendre("Tout le site")):
            raise SystemExit(f"le site de départ a des fautes : {ligne}")

    def lire(self):
        for ligne in self.processus.stderr:
            self.lignes.put(ligne.decode())
        self.lignes.put(None)

    def attendre(self, *mots):
        """La ligne d’une construction qui nomme l’un de ces mots ; au-delà de trois fichiers, elle les compte : « et 2 de plus »."""
        limite = time.monotonic() + PATIENCE
        while True:
            ligne = self.lignes.get(timeout=max(0.001, limite - time.monotonic()))
            if ligne is None:
                raise SystemExit("l’aperçu s’est arrêté")
            if any(mot in ligne for mot in (*mots, " de plus : ")) and ("http:" in ligne or " ms" in ligne):
                return ligne

    def demander(self, chemin):
        connexion = http.client.HTTPConnection("localhost", self.port, timeout=PATIENCE)
        connexion.request("GET", chemin)
        reponse = connexion.getresponse()
        texte = reponse.read().decode()
        connexion.close()
        return reponse.status, texte

    def ouvrir(self, chemin):
        """Une page qui écoute ; celui qui la ferme ne le dit pas."""
        connexion = http.client.HTTPConnection("localhost", self.port, timeout=PATIENCE)
        connexion.request("GET", f"/.vademecum/evenements?page={chemin}")
        return connexion, connexion.getresponse()

    def kibioctets(self):
        """Ce que le programme s’est réservé ; les pages de son propre fichier vont et viennent au gré du noyau."""
        return int(re.search(r"RssAnon:\s+(\d+)", Path(f"/proc/{self.processus.pid}/status").read_text())[1])

    def descripteurs(self):
        return len(os.listdir(f"/proc/{self.processus.pid}/fd"))

    def fils(self):
        return len(os.listdir(f"/proc/{self.processus.pid}/task"))


def verifier(site, apercu):
    """Tout est réparé : chaque page dit son mot. L’édition suit les pages une seconde après la dernière modification."""
    for numero, mot in site.mots.items():
        limite = time.monotonic() + PATIENCE
        while True:
            statut, texte = apercu.demander(f"/pages/p{numero}.html")
            if statut == 200 and f"Le mot est {mot}," in texte:
                break
            if time.monotonic() > limite:
                raise SystemExit(f"p{numero} ne dit pas « {mot} » : {statut}")
            time.sleep(0.05)


def main(commande, nombre):
    hasard = random.Random(20261121)
    racine = Path(tempfile.mkdtemp(prefix="vademecum-endurance-"))
    mesures = []
    fautes = 0
    debut = time.monotonic()
    site = Site(racine)
    apercu = Apercu(commande, racine)
    try:
        ouvertes = []
        print(f"{'modifications':>13} {'fautes':>7} {'secondes':>9} {'mémoire Mio':>12} {'descripteurs':>13} {'fils':>5}", flush=True)
        for rang in range(1, nombre + 1):
            avant = len(site.fautes)
            apercu.attendre(modifier(site, hasard))
            fautes += len(site.fautes) > avant
            if hasard.random() < 0.1:
                ouvertes.append(apercu.ouvrir(f"/pages/p{hasard.randrange(PAGES)}.html"))
            if len(ouvertes) > 5:
                ouvertes.pop(hasard.randrange(5))[0].close()
            if rang % ENTRE_MESURES == 0 or rang == nombre:
                while site.fautes:
                    apercu.attendre(reparer(site, sorted(site.fautes)[0]))
                for connexion, _ in ouvertes:
                    connexion.close()
                ouvertes.clear()
                verifier(site, apercu)
                mesures.append(apercu.kibioctets())
                if rang % (max(1, nombre // 20) // ENTRE_MESURES * ENTRE_MESURES or ENTRE_MESURES) == 0 or rang == nombre:
                    print(f"{rang:13} {fautes:7} {time.monotonic() - debut:9.0f} {mesures[-1] / 1024:12.1f} "
                          f"{apercu.descripteurs():13} {apercu.fils():5}", flush=True)
        apercu.processus.send_signal(signal.SIGINT)
        statut = apercu.processus.wait(timeout=PATIENCE)
        if statut != 0:
            raise SystemExit(f"l’aperçu finit par {statut}")
    except KeyboardInterrupt:
        nombre = rang
    finally:
        apercu.processus.kill()
        shutil.rmtree(racine, ignore_errors=True)
    juger(mesures, nombre, fautes)


def juger(mesures, nombre, fautes):
    """Le premier quart est celui où les réserves se remplissent."""
    quart = len(mesures) // 4
    if quart < 3:
        print("trop peu de mesures pour juger de la mémoire")
        return
    avant, apres = statistics.median(mesures[quart:2 * quart]), statistics.median(mesures[-quart:])
    part = (apres - avant) / avant
    print(f"{nombre} modifications dont {fautes} fautes : deuxième quart {avant / 1024:.1f} Mio, dernier quart {apres / 1024:.1f} Mio, "
          f"{part:+.1%}")
    if part > CROISSANCE:
        raise SystemExit(f"la mémoire croît de plus de {CROISSANCE:.0%}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
