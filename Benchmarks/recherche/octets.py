"""Bytes of a first query in Chromium, cold, by kind of file, as a server with gzip would send them.

  octets.py SITE QUERIES.json [--every 9] [--page recherche/index.html]

QUERIES.json comes from pertinence.py --queries. The page is opened from file://; sizes are those of gzip -6 of each file.
"""
import argparse
import collections
import gzip
import json
import os
import statistics
import urllib.parse

from playwright.sync_api import sync_playwright


def size(path, known={}):
    if path not in known:
        known[path] = len(gzip.compress(open(path, "rb").read(), 6))
    return known[path]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("site")
    options.add_argument("queries")
    options.add_argument("--every", type=int, default=9)
    options.add_argument("--page", default="recherche/index.html")
    options = options.parse_args()
    site = os.path.realpath(options.site)
    queries = json.load(open(options.queries, encoding="utf-8"))[:: options.every]
    rows = collections.defaultdict(list)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for query in queries:
            page = browser.new_page()
            names = []
            page.on("request", lambda request: names.append(request.url))
            page.goto(f"file://{site}/{options.page}?q=" + urllib.parse.quote(query["query"].lstrip("~")))
            page.wait_for_selector("[data-search-results][data-state=done]", state="attached", timeout=10_000)
            row = collections.Counter()
            for name in names:
                path = urllib.parse.unquote(urllib.parse.urlparse(name).path)
                kind = {"t": "terms", "r": "reversed", "c": "cards", "f": "facets"}.get(path.split("/i/")[-1][0], "other") \
                    if "/i/" in path and "/" in path.split("/i/")[-1] else "manifest" if "manifeste" in path else "page"
                row[kind] += size(path)
                row["requests"] += 1
            row["all"] = sum(v for k, v in row.items() if k != "requests")
            for kind in ("page", "manifest", "terms", "reversed", "cards", "requests", "all"):
                rows[kind].append(row[kind])
            page.close()
        browser.close()
    print(f"{len(queries)} queries, {'':10} median   p95   most")
    for kind, values in rows.items():
        values.sort()
        print(f"{kind:20} {statistics.median(values):12.0f} {values[int(len(values) * 0.95)]:6} {values[-1]:6}")


if __name__ == "__main__":
    main()
