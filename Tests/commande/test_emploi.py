"""Une commande mal tapée : la faute et le chemin pour en sortir, en français, ou en anglais pour qui l’a demandé."""
import re
import resource
import shutil
import signal

import pytest

from outil import DEPOT, ecrire, lancer

ANGLAIS = re.compile(r"\b(Error|Usage|USAGE|OVERVIEW|SUBCOMMANDS|Unexpected|unexpected|Unknown|Missing|invalid|provide|default|Show|See|Did|does)\b")


@pytest.mark.parametrize("mots, faute", [
    (["buid"], "Erreur : il n’y a pas de commande « buid ». Vouliez-vous « build » ?"),
    (["fabrique", "tout"], "Erreur : il n’y a pas de commande « fabrique ». Il y a : build, export, check"),
    (["registry", "dif"], "Erreur : il n’y a pas de commande « dif ». Vouliez-vous « diff » ?"),
    (["export", "papier"], "Erreur : il n’y a pas de commande « papier ». Il y a : epub, zip."),
    (["build", "--outptu", "x"], "Erreur : il n’y a pas d’option « --outptu ». Vouliez-vous « --output » ?"),
    (["build", "--couleur-du-site", "x"], "Erreur : il n’y a pas d’option « --couleur-du-site »."),
    (["build", "ici"], "Erreur : « ici » est de trop."),
    (["build", "ici", "et", "là"], "Erreur : « ici », « et », « là » sont de trop."),
    (["build", "--output"], "Erreur : il manque ce que demande « --output <DOSSIER> ».\nAide : --output <DOSSIER>  Dossier du site publié."),
    (["build", "--timings=oui"], "Erreur : l’option « --timings » se met seule, sans « oui »."),
    (["build", "--langue", "de"], "Erreur : « de » ne convient pas à « --langue <LANGUE> » ; ce peut être « fr » ou « en »."),
    (["check", "--format", "xml"], "Erreur : « xml » ne convient pas à « --format <FORME> » ; ce peut être :\n  - human\n"),
    (["serve", "--port", "abc"], "Erreur : « abc » ne convient pas à « --port <PORT> »"),
    (["new"], "Erreur : il manque « <MODELE> ».\nAide : <MODELE>  Modèle du document."),
    (["check", "--dry-run"], "Erreur : --dry-run va avec --fix."),
], ids=lambda valeur: " ".join(valeur) if isinstance(valeur, list) else "")
def test_une_commande_mal_tapee(tmp_path, mots, faute):
    fini = lancer(tmp_path, *mots)
    assert fini.returncode == 2 and fini.stdout == ""
    assert fini.stderr.startswith(faute)
    assert re.search(r"« vademecum.* --help » en dit plus\.$", fini.stderr.rstrip())
    assert not ANGLAIS.search(fini.stderr)


def test_en_anglais_pour_qui_l_a_demande(tmp_path):
    fini = lancer(tmp_path, "build", "--langue", "en", "here")
    assert fini.returncode == 2 and fini.stderr.startswith("Error: Unexpected argument 'here'\nUsage: vademecum build")


def test_ce_que_la_commande_refuse_elle_meme_se_dit_en_une_phrase(tmp_path):
    (tmp_path / "site").mkdir()
    fini = lancer(tmp_path, "check", "ailleurs.md")
    assert fini.returncode == 2 and fini.stderr == "Erreur : Il n’y a ni fichier ni dossier « ailleurs.md ».\n"


@pytest.mark.parametrize("mots", [["--help"], ["build", "--help"], ["help", "registry"], ["query", "-h"]], ids=" ".join)
def test_l_aide_est_en_francais(tmp_path, mots):
    fini = lancer(tmp_path, *mots)
    assert fini.returncode == 0 and fini.stderr == ""
    assert "EMPLOI : vademecum" in fini.stdout and "Montre cette aide." in fini.stdout
    assert not ANGLAIS.search(fini.stdout)
    assert not fini.stdout.startswith(" ")


def test_un_fichier_qui_ne_s_ecrit_pas_dit_pourquoi(tmp_path):
    ecrire(tmp_path, "site/site.yml", "titre: Essai\n")
    fiche = ecrire(tmp_path, "content/a.md", "# A\n\n### B\n\nDu texte.\n")

    def aucune_ecriture():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    fini = lancer(tmp_path, "check", "--fix", preexec_fn=aucune_ecriture)
    assert fini.returncode == 2
    assert fini.stderr == "Écriture impossible : content/a.md : le fichier serait trop grand.\n"
    assert fiche.read_text() == "# A\n\n### B\n\nDu texte.\n"


def test_un_fichier_n_est_pas_des_fichiers(tmp_path):
    ecrire(tmp_path, "site/site.yml", "titre: Essai\n")
    ecrire(tmp_path, "content/a.md", "# A\n\n### B\n\nDu texte.\n")
    fini = lancer(tmp_path, "check", "--fix", "--dry-run")
    assert fini.stderr == "1 correction possible dans 1 fichier ; rien n’a été écrit.\n"
    fini = lancer(tmp_path, "check", "--fix", "--langue", "en")
    assert fini.stderr.startswith("1 fix in 1 file.\n")
    fini = lancer(tmp_path, "check", "--fix", "--langue", "en")
    assert fini.stderr.startswith("0 fixes in 0 files.\n")


@pytest.fixture(scope="module")
def publie(tmp_path_factory):
    site = tmp_path_factory.mktemp("publie")
    shutil.copytree(DEPOT / "site/theme", site / "site/theme")
    ecrire(site, "site/site.yml", "titre: Essai\n")
    ecrire(site, "content/index.md", "# Anémomètre\n\nDu texte.\n")
    ecrire(site, "content/faux.md", "# Faux\n\n[rien](rien.md)\n")
    return site, lancer(site, "build", "--allow-errors")


def test_un_document_fautif_n_est_pas_des_documents(publie):
    _, fini = publie
    assert fini.returncode == 1 and "1 erreur. Publié sans 1 document fautif :\n  content/faux.md\n" in fini.stderr


@pytest.mark.parametrize("langue, mots, debut", [
    ("fr", "anémomètre", "1 résultat\n"), ("en", "anémomètre", "1 result\n"),
    ("fr", "xyzzy", "Aucun résultat\n"), ("en", "xyzzy", "No result\n"),
])
def test_la_recherche_repond_dans_la_langue_demandee(publie, langue, mots, debut):
    fini = lancer(publie[0], "query", "--search", mots, "--langue", langue)
    assert fini.returncode == 0 and fini.stdout.startswith(debut)


def test_un_site_sans_document_dit_par_ou_commencer(tmp_path):
    ecrire(tmp_path, "site/site.yml", "titre: Essai\n")
    fini = lancer(tmp_path, "check")
    assert "Créez content/index.md" in fini.stdout and "--root" not in fini.stdout
