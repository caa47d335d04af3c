"""How each tool wants the same documents: front matter, pages of folders, configuration, layouts.

All render a page with its title, date, contents and terms; a list a folder; lists of terms; flat files; a sitemap. Vademecum and Hugo
also write a feed, Vademecum backlinks, related pages and its search index, Material and Zensical their own search index.
"""
import os
import shutil

import fiches

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LAYOUTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "hugo")
TITLE = "Vademecum, corpus de mesure"
INTRODUCTION = "Ces documents sont inventés : ils servent à mesurer, pas à instruire. Chaque dossier en réunit deux cents."


def quoted(text):
    return '"' + text.replace('"', "’") + '"'


def listed(values):
    return "[" + ", ".join(str(value) for value in values) + "]"


class Site:
    """Writes files below one folder."""

    def __init__(self, root, pages):
        self.root, self.pages = root, pages

    def write(self, path, text):
        path = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


class Vademecum(Site):
    content = "content"

    def frame(self):
        shutil.copytree(os.path.join(REPOSITORY, "site"), os.path.join(self.root, "site"), dirs_exist_ok=True)
        os.remove(os.path.join(self.root, "site", "registre.yml"))
        self.write("site/site.yml", f"""titre: {TITLE}
langues: [fr]
adresse: https://vademecum.example/
plugins: [CaseTemplate]
taxonomies:
  - {{ champ: themes, titre: Thèmes, dossier: themes }}
  - {{ champ: pays, titre: Pays, dossier: pays }}
  - {{ champ: etapes, titre: Étapes, dossier: etapes }}
""")
        dossiers = "\n".join(f"- [{name}]({name}/index.md)" for name in fiches.folders(self.pages))
        self.write("content/index.md", f"---\ntitre: {TITLE}\nmodele: accueil\nresume: {INTRODUCTION!r}\n---\n\n{dossiers}\n")
        for name in fiches.folders(self.pages):
            self.write(f"content/{name}/index.md", f"---\ntitre: {name}\nmodele: section\nresume: {INTRODUCTION!r}\n---\n\n{INTRODUCTION}\n")

    @staticmethod
    def front_matter(fiche):
        return (f"titre: {quoted(fiche.title)}\nresume: {quoted(fiche.summary)}\nthemes: {listed(fiche.themes)}\n"
                f"pays: {listed(fiche.countries)}\netapes: {listed(fiche.steps)}\ndate: {fiche.date}\n"
                f"mots_cles: {listed(fiche.keywords)}\nstatut: {fiche.status}\n")


class Hugo(Site):
    content = "content"

    def frame(self):
        shutil.copytree(LAYOUTS, self.root, dirs_exist_ok=True)
        self.write("content/_index.md", f"---\ntitle: {TITLE}\n---\n\n{INTRODUCTION}\n")
        for name in fiches.folders(self.pages):
            self.write(f"content/{name}/_index.md", f"---\ntitle: {name}\n---\n\n{INTRODUCTION}\n")

    @staticmethod
    def front_matter(fiche):
        return (f"title: {quoted(fiche.title)}\ndescription: {quoted(fiche.summary)}\nthemes: {listed(fiche.themes)}\n"
                f"pays: {listed(fiche.countries)}\netapes: {listed(map(quoted, map(str, fiche.steps)))}\ndate: {fiche.date}\n"
                f"keywords: {listed(fiche.keywords)}\nstatut: {fiche.status}\n")


class MkDocs(Site):
    """For Material, and for Zensical, which reads the same file. The menu names folders only: with every page in it, each page grows with
    the number of pages."""

    content = "docs"

    def frame(self):
        menu = "\n".join(f"  - {name}: {name}/index.md" for name in fiches.folders(self.pages))
        self.write("mkdocs.yml", f"""site_name: {TITLE}
site_url: https://vademecum.example/
use_directory_urls: false
theme:
  name: material
  language: fr
  font: false
  features: [navigation.prune]
plugins:
  - search:
      lang: fr
  - tags
markdown_extensions: [tables, toc, attr_list]
nav:
  - index.md
  - tags.md
{menu}
""")
        self.write("docs/index.md", f"# {TITLE}\n\n{INTRODUCTION}\n")
        self.write("docs/tags.md", "# Thèmes, pays, étapes\n\n<!-- material/tags -->\n")
        for number, name in enumerate(fiches.folders(self.pages)):
            first = number * fiches.PER_FOLDER
            numbers = range(first, min(first + fiches.PER_FOLDER, self.pages))
            members = "\n".join(f"- [Fiche {n + 1}](fiche-{n + 1:06d}.md)" for n in numbers)
            self.write(f"docs/{name}/index.md", f"# {name}\n\n{INTRODUCTION}\n\n{members}\n")

    @staticmethod
    def front_matter(fiche):
        tags = fiche.themes + fiche.countries + [f"Étape {step}" for step in fiche.steps]
        return (f"title: {quoted(fiche.title)}\ndescription: {quoted(fiche.summary)}\ntags: {listed(tags)}\n"
                f"date: {fiche.date}\nstatut: {fiche.status}\n")


SITES = {"vademecum": Vademecum, "hugo": Hugo, "mkdocs": MkDocs}
