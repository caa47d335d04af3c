"""Corpora of French pages that any machine can obtain, as one JSON line a page.

  corpus.py contenu DOSSIER            the Markdown of the knowledge base
  corpus.py html NOM DOSSIER           HTML below a folder: debian-reference-fr, debian-handbook, libreoffice-help-fr …
"""
import glob
import html.parser
import json
import os
import re
import sys

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
SILENT = {"script", "style", "nav", "head", "header", "footer", "noscript", "iframe"}
BLOCKS = {"p", "li", "td", "th", "div", "pre", "dt", "dd", "tr", "table", "ul", "ol", "section", "br"}


class Page(html.parser.HTMLParser):
    """Title and sections of one HTML page."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.title, self.sections, self.silent = "", [section()], []
        self.heading = None
        self.in_title = False

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "title":
            self.in_title = True
        if tag in SILENT and tag != "head":
            self.silent.append(tag)
        if tag in HEADINGS and not self.silent:
            self.heading = tag
            self.sections.append(section(attributes.get("id") or "", "", HEADINGS[tag]))
        if tag in BLOCKS:
            self.write("\n")
        if self.heading and attributes.get("id") and not self.sections[-1]["anchor"]:
            self.sections[-1]["anchor"] = attributes["id"]

    def handle_endtag(self, tag):
        if tag == "title":
            self.in_title = False
        if self.silent and tag == self.silent[-1]:
            self.silent.pop()
        if tag == self.heading:
            self.heading = None

    def handle_data(self, data):
        if self.in_title:
            self.title += data
        else:
            self.write(data)

    def write(self, data):
        if self.silent:
            return
        if self.heading:
            self.sections[-1]["title"] += " " + data.strip()
        else:
            self.sections[-1]["text"] += data


def section(anchor="", title="", level=0):
    return {"anchor": anchor, "title": title, "level": level, "text": ""}


def squeeze(text):
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"[ \t\r\f\v\u00a0]+", " ", text)).strip()


def finish(path, title, sections, **more):
    for part in sections:
        part["title"] = " ".join(part["title"].split())
        part["text"] = squeeze(part["text"])
    sections = [s for s in sections if s["text"] or s["title"]]
    return {"path": path, "title": " ".join(title.split()), "sections": sections, **more}


def html_pages(name, folder):
    for file in sorted(glob.glob(folder + "/**/*.html", recursive=True)):
        page = Page()
        page.feed(open(file, encoding="utf-8", errors="replace").read())
        headings = [s for s in page.sections if s["level"] == 1]
        title = headings[0]["title"] if headings and headings[0]["title"].strip() else page.title
        path = os.path.relpath(file, folder)
        part = path.split("/")[-2] if "/" in path else name
        done = finish(path, title, page.sections, kind=name, facets=[{"name": "genre", "value": part, "label": part}])
        if sum(len(s["text"]) for s in done["sections"]) > 80:
            yield done


def front_matter(text):
    found = re.match(r"---\n(.*?)\n---\n", text, re.S)
    if not found:
        return {}, text
    fields = {}
    for line in found.group(1).splitlines():
        pair = re.match(r"([a-z_]+):\s*(.*)", line)
        if pair:
            fields[pair.group(1)] = pair.group(2).strip().strip("\"'")
    return fields, text[found.end():]


def markdown_pages(folder):
    for file in sorted(glob.glob(folder + "/**/*.md", recursive=True)):
        fields, body = front_matter(open(file, encoding="utf-8").read())
        sections = [section()]
        for line in body.splitlines():
            heading = re.match(r"(#+)\s+(.*)", line)
            if heading:
                anchor = re.sub(r"[^\w]+", "-", heading.group(2).lower()).strip("-")
                sections.append(section(anchor, heading.group(2), len(heading.group(1))))
            else:
                line = re.sub(r"\[\[([^\]|]*\|)?([^\]]*)\]\]", r"\2", line)
                line = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)
                sections[-1]["text"] += re.sub(r"[*_`|>#]+", " ", line) + "\n"
        relative = os.path.relpath(file, folder)
        parts = relative.split("/")
        language = parts[0] if parts[0] in ("ar", "en") else "fr"
        title = fields.get("titre") or next((s["title"] for s in sections if s["level"] == 1), parts[-1])
        kind = parts[-2] if len(parts) > 1 else "page"
        yield finish(relative[:-3] + ".html", title, sections, language=language, kind=kind,
                     description=fields.get("resume", ""), identifiers=[fields["id"]] if "id" in fields else [],
                     facets=[{"name": "genre", "value": kind, "label": kind},
                             {"name": "langue", "value": language, "label": language}])


if __name__ == "__main__":
    pages = markdown_pages(sys.argv[2]) if sys.argv[1] == "contenu" else html_pages(sys.argv[2], sys.argv[3])
    seen = set()
    for page in pages:
        if page["path"] not in seen:
            seen.add(page["path"])
            print(json.dumps(page, ensure_ascii=False))
