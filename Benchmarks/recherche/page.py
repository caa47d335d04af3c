#!/usr/bin/env python3
"""The search page of a built site in Chromium, over HTTP with gzip: bytes of a first and of a second query, everything counted;
time and round trips to the first results on a link of 400 ms and 400 kbit/s; time of a query on a processor slowed four times.

  page.py SITE QUERIES.json [--count 20] [--show] [--only bytes|link|processor]

QUERIES.json comes from pertinence.py --queries. Each query opens `recherche/index.html?q=…` in an empty browser; the second query is
the next of the list, in the same page. The processor's time is that of the first query asked again, when its files are there.
"""
import argparse
import collections
import json
import statistics
import urllib.parse

from playwright.sync_api import sync_playwright

import serveur

LIST = "[data-search-results]"
PHONE = {"width": 360, "height": 720}
# When the first result stands in the list, when the next image after it is drawn, when all ten are there.
WATCH = """
window.times = {};
new MutationObserver(() => {
  const now = performance.now();
  if (!times.first && document.querySelector('[data-search-result]')) {
    times.first = now;
    requestAnimationFrame(() => setTimeout(() => { times.drawn = performance.now(); }));
  }
  if (!times.done && document.querySelector('[data-search-results][data-state=done]')) times.done = now;
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] });
"""
ASK = """q => new Promise(done => {
  const list = document.querySelector('[data-search-results]'), field = document.querySelector('#recherche [name=q]'), start = performance.now();
  new MutationObserver((_, self) => {
    if (list.dataset.state !== 'done') return;
    self.disconnect();
    done(performance.now() - start);
  }).observe(list, { attributes: true });
  field.value = q;
  field.form.requestSubmit();
})"""

# The longest chain of files, each asked for when the one before it had come, the page the first of them.
TRIPS = """() => {
  const files = performance.getEntriesByType('resource').filter(f => f.responseEnd <= times.first + 1).sort((a, b) => a.startTime - b.startTime);
  const place = [];
  files.forEach((file, i) => {
    const before = place.filter((_, j) => files[j].responseEnd <= file.startTime + 1 && files[j].duration > 300);
    place.push(1 + Math.max(1, ...before));
  });
  return Math.max(1, ...place);
}"""


def opened(browser, server, query, link=None):
    """A page of an empty browser, when the ten results are there."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    if link:
        session.send("Network.emulateNetworkConditions", link)
    page.add_init_script(WATCH)
    server.sent.clear()
    page.goto(f"{serveur.address(server)}/recherche/index.html?q=" + urllib.parse.quote(query), wait_until="commit", timeout=60_000)
    page.wait_for_selector(f"{LIST}[data-state=done]", state="attached", timeout=60_000)
    page.wait_for_timeout(400)
    return page, session


def kinds(server):
    """Bytes by kind of file."""
    sizes = collections.Counter()
    for path, size in server.sent:
        name = path.split("?")[0]
        folder = name.split("/i/")[-1].split("/")[0] if "/i/" in name else name.split("/")[-1]
        sizes[folder] += size
    return sizes


def bytes_of(browser, server, query, other):
    page, _ = opened(browser, server, query)
    row = {"first": serveur.total(server), "requests": len(server.sent), "kinds": kinds(server)}
    server.sent.clear()
    page.evaluate(ASK, other)
    page.wait_for_timeout(300)
    row["second"] = serveur.total(server)
    page.context.close()
    return row


def link_of(browser, server, query):
    slow = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
    page, _ = opened(browser, server, query, slow)
    times, trips = page.evaluate("times"), page.evaluate(TRIPS)
    page.context.close()
    return {"round trips to it": trips, "first result, ms": times["first"], "… drawn, ms": times["drawn"], "ten results, ms": times["done"]}


def own_seconds(session):
    """Processor time that the page has taken, drawing included, whatever else the machine does."""
    return next(m["value"] for m in session.send("Performance.getMetrics")["metrics"] if m["name"] == "TaskDuration")


def processor_of(browser, server, query, other):
    page, session = opened(browser, server, query)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.evaluate(ASK, other)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    elapsed = page.evaluate(ASK, query)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    page.evaluate(ASK, other)
    before = own_seconds(session)
    page.evaluate(ASK, query)
    own = own_seconds(session) - before
    page.context.close()
    return {"query at a quarter, ms": elapsed, "own time x 4, ms": own * 4000}


def show(rows):
    names = [name for name in rows[0] if name not in ("kinds", "query")]
    for name in names:
        values = sorted(row[name] for row in rows)
        print(f"{name:24} {statistics.median(values):8.0f} {values[int(len(values) * 0.95)]:8.0f} {values[-1]:8.0f}")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("site")
    options.add_argument("queries")
    options.add_argument("--count", type=int, default=20)
    options.add_argument("--show", action="store_true", help="each query, and the files of the first")
    options.add_argument("--only", choices=["bytes", "link", "processor"])
    options = options.parse_args()
    queries = [q["query"].lstrip("~") for q in json.load(open(options.queries, encoding="utf-8"))]
    queries = queries[:: max(1, len(queries) // options.count)][: options.count]
    server = serveur.serve(options.site)
    pairs = list(zip(queries, queries[1:] + queries[:1]))
    measures = {"bytes": bytes_of, "link": lambda browser, server, query, _: link_of(browser, server, query), "processor": processor_of}
    print(f"{len(queries)} queries {'':14} median      p95     most")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name, measure in measures.items():
            if options.only not in (None, name):
                continue
            rows = [{"query": query, **measure(browser, server, query, other)} for query, other in pairs]
            show(rows)
            if options.show:
                for row in rows:
                    print("  ", {k: v if isinstance(v, str) else dict(v) if k == "kinds" else round(v) for k, v in row.items()})
        browser.close()


if __name__ == "__main__":
    main()
