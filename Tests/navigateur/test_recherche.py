"""The search page in Chromium, from file:// and under the site's policy: same words and same order as the engine in Swift."""
import html
import json
import pathlib
import subprocess
import urllib.parse

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BENCH = ROOT / "Benchmarks/recherche"
SAMPLES = ROOT / "Tests/SearchIndexTests"
CASES = json.loads((SAMPLES / "cas.json").read_text(encoding="utf-8"))
POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'"
PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Recherche</title>
<meta http-equiv="Content-Security-Policy" content="%s"><script async src="../actifs/recherche-avance.js" data-search-index="%s" data-root="../"
data-recherche="../actifs/recherche.js" data-filtres="../actifs/recherche-filtres.js"></script></head><body><main><h1>Recherche</h1>
<div id="recherche"><form method="get"><label for="q">Mots</label>
<input id="q" type="search" name="q"></form><aside class="facettes"><details><summary>Affiner</summary></details></aside><p role="status"></p>
<ol data-search-results></ol></div></main></body></html>"""
HOSTILE = ["a" * 10_000, "a " * 5_000, '"-' * 500, "\u0000\u0001\u007f", "__proto__", "constructor", "hasOwnProperty toString",
           "<img src=x onerror=alert(1)>", "(.*)+$ [a-z", "\u202e\u200f", "😀👩‍👩‍👧", "-", '"', "«»", "'", "%E0%A4%A", "ـــ", "\u0301"]


def run(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, **more).stdout


def scripts(folder):
    """The client as the theme publishes it: the files of recherche.js/ are one."""
    theme, target = ROOT / "site/theme/actifs", folder / "actifs"
    target.mkdir(parents=True)
    (target / "recherche.js").write_bytes(b"".join(part.read_bytes() for part in sorted((theme / "recherche.js").iterdir())))
    for file in theme.glob("recherche-*.js"):
        (target / file.name).write_bytes(file.read_bytes())


def write_page(folder):
    """The search page of an index, with its scripts."""
    scripts(folder)
    manifest = (folder / "recherche/manifeste.json").read_text(encoding="utf-8")
    (folder / "recherche/index.html").write_text(PAGE % (POLICY, html.escape(manifest)), encoding="utf-8")


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    run("swift", "build", "-c", "release", "--package-path", str(BENCH))
    synonyms = folder / "synonymes.json"
    synonyms.write_text(json.dumps(CASES["synonymes"]), encoding="utf-8")
    run(str(BENCH / ".build/release/banc"), "index", str(SAMPLES / "pages.jsonl"), str(folder), str(synonyms))
    write_page(folder)
    return folder


@pytest.fixture(scope="session")
def browser(navigateur):
    """The one browser of the session: Playwright's synchronous interface allows no second."""
    return navigateur


@pytest.fixture
def page(browser, site):
    page = browser.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: page.faults.append("dialog") or dialog.dismiss())
    yield page
    assert page.faults == []
    page.close()


def address(site, **query):
    return (site / "recherche/index.html").as_uri() + "?" + urllib.parse.urlencode(query, doseq=True)


def wait(page, state="done"):
    page.wait_for_selector(f"[data-search-results][data-state={state}]", state="attached", timeout=3_000)


def ask(page, query):
    page.wait_for_selector("[data-search-results][data-state]", state="attached", timeout=3_000)
    page.evaluate("q => { const i = document.querySelector('[name=q]'); i.value = q; i.form.requestSubmit(); }", query)
    wait(page)
    return paths(page)


def paths(page):
    links = page.eval_on_selector_all("[data-search-result] .resultat-titre a", "all => all.map(a => a.href)")
    return [urllib.parse.unquote(link.split("/site0/")[-1]) for link in links]


def test_words_are_those_of_swift(page, site):
    page.goto(address(site))
    wait(page, "idle")
    for text, words in CASES["mots"]:
        assert page.evaluate("t => vdm.decouper(t).map(m => m.f).join(' ')", text) == words, text


def test_queries_are_read_as_in_swift(page, site):
    page.goto(address(site))
    wait(page, "idle")
    show = """q => vdm.lire(q).mots.map(m => (m.x ? '-' : '') + m.f + (m.parts ? '(' + m.parts.map(p => p.f) + ')' : '')
      + (m.g ? '^' : '') + (m.p ? '/' + m.p : '')).join(' ')"""
    for query, words in CASES["requetes"]:
        assert page.evaluate(show, query) == words, query


def test_mistakes_cost_what_they_cost_in_swift(page, site):
    page.goto(address(site))
    wait(page, "idle")
    for typed, known, distance, cost in CASES["fautes"]:
        mistake = page.evaluate("([typed, known]) => vdm.faute(typed, known, 2) || null", [typed, known])
        assert mistake == ({"d": distance, "prix": cost} if 1 <= distance <= 2 else None), (typed, known)


def test_results_are_in_the_order_of_swift(page, site):
    page.goto(address(site))
    queries = [query for query, _ in CASES["resultats"]]
    answer = run(str(BENCH / ".build/release/banc"), "search", str(site), input="\n".join(queries) + "\n").splitlines()
    for (query, first), line in zip(CASES["resultats"], answer):
        found = ask(page, query)
        assert found == [path for path in line.split("\t") if path], query
        if first is not None:
            assert (found or [""])[0] == first, query


def test_frequent_terms_are_completed(page, site, tmp_path):
    """Lists cut at two documents: the order stays that of Swift, and the others are loaded when they are needed."""
    synonyms = tmp_path / "synonymes.json"
    synonyms.write_text(json.dumps(CASES["synonymes"]), encoding="utf-8")
    folder = tmp_path / "coupe"
    run(str(BENCH / ".build/release/banc"), "index", str(SAMPLES / "pages.jsonl"), str(folder), str(synonyms), "2")
    write_page(folder)
    queries = ["projets", "communes -projets", "port jours", "le projet", "exemple du projet", "exemple", '"règle" projet', "trouver règle"]
    answer = run(str(BENCH / ".build/release/banc"), "search", str(folder), input="\n".join(queries) + "\n").splitlines()
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(address(folder))
    for query, line in zip(queries, answer):
        ask(page, query)
        links = page.eval_on_selector_all("[data-search-result] .resultat-titre a", "all => all.map(a => a.href)")
        assert [urllib.parse.unquote(link.split("/coupe/")[-1]) for link in links] == [path for path in line.split("\t") if path]
    assert any("/i/s/" in url for url in loaded)


def test_state_is_in_the_address(page, site):
    page.goto(address(site, q="l’accord royal"))
    wait(page)
    assert paths(page)[0] == "guide/jumelages.html"
    assert "résultat" in page.inner_text("[role=status]")
    ask(page, "compte-rendu")
    page.wait_for_url("**q=compte-rendu*", timeout=3_000)
    page.reload()
    wait(page)
    assert paths(page)[0] == "glossaire/compte-rendu.html"


def test_results_while_typing_and_keyboard(page, site):
    page.goto(address(site))
    wait(page, "idle")
    page.type("[name=q]", "jumel")
    page.wait_for_selector("[data-search-result]")
    wait(page)
    assert paths(page)[0] == "guide/jumelages.html"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.href").endswith("guide/jumelages.html")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "q"


def test_marks_headings_and_correction(page, site):
    page.goto(address(site, q="tramvay municipal"))
    wait(page)
    assert "tramway" in page.inner_text("[role=status]")
    assert "tramway" in page.eval_on_selector_all("mark", "all => all.map(m => m.textContent)")
    parts = page.eval_on_selector_all(".resultat-parties a", "all => all.map(a => a.getAttribute('href'))")
    assert parts[0] == "../guide/longue.html#s2"


def test_words_that_no_page_holds_are_told(page, site):
    """Also when a vocabulary knows them, or a word that means the same."""
    page.goto(address(site, q="jumelage ordures Qwzkfj"))
    wait(page)
    assert page.inner_text("[role=status]").endswith(" sans ordures, Qwzkfj")


def test_the_correction_told_is_that_of_the_first_result(page, site):
    page.goto(address(site, q="comité de jumellage"))
    wait(page)
    assert page.inner_text("[role=status]").endswith(" pour jumelage")


def test_facets_count_and_narrow(page, site):
    page.goto(address(site, q="élus jeunes eau communes"))
    wait(page)
    page.click("details[data-facette=pays] summary")
    page.wait_for_selector("details[data-facette=pays] input[value=BJ]")
    everything = len(paths(page))
    label = page.inner_text("details[data-facette=pays] label:has(input[value=BJ])")
    page.check("details[data-facette=pays] input[value=BJ]")
    page.wait_for_function("n => document.querySelectorAll('[data-search-result]').length < n", arg=everything)
    wait(page)
    assert set(paths(page)) <= {"fiches/eau.html", "fiches/dechets.html", "registre/accords.html#a-12"}
    assert f"({len(paths(page))})" in label
    page.wait_for_url("**pays=BJ*", timeout=3_000)


def test_facets_from_the_address_and_without_words(page, site):
    page.goto(address(site, pays="MA"))
    wait(page)
    assert sorted(paths(page)) == ["guide/conventions.html", "guide/jumelages.html"]


def test_hostile_pages_are_text(page, site):
    page.goto(address(site, q="guillemets piège"))
    wait(page)
    assert page.inner_text("[data-search-result] .resultat-titre") == '<img src=x onerror=alert(1)> & "guillemets" \\ fin'
    assert page.query_selector("main img, main b, main script") is None


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_queries_harm_nothing(page, site, query):
    page.goto(address(site))
    wait_before = page.evaluate("performance.now()")
    ask(page, query)
    assert page.evaluate("performance.now()") - wait_before < 5_000
    assert page.query_selector("main img, main script") is None


def test_no_result_does_not_end_in_a_void(page, site):
    page.goto(address(site, q="zzzzzz"))
    wait(page)
    page.wait_for_selector("[data-search-results] a")
    assert "Aucun" in page.inner_text("[role=status]")


REAL = ROOT / ".build/site-de-test"
real = pytest.mark.skipif(not (REAL / "recherche/index.html").exists(), reason="make test-browser builds the site")


@real
def test_real_site_by_keyboard(page):
    """From any page: the words, Enter, down to the first result, Enter."""
    page.goto((REAL / "guide/index.html").as_uri())
    page.focus("[name=q] >> nth=0")
    page.keyboard.type("jumelage")
    page.keyboard.press("Enter")
    wait(page)
    page.focus("#recherche [name=q]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guide/jumelages.html")


@real
def test_real_site_survives_hostile_queries(page):
    page.goto((REAL / "recherche/index.html").as_uri())
    for query in HOSTILE:
        page.wait_for_selector("[data-search-results][data-state]", state="attached")
        page.evaluate("q => { const i = document.querySelector('#recherche [name=q]'); i.value = q; i.form.requestSubmit(); }", query)
        wait(page)
    assert page.query_selector("main img, main script") is None


@real
def test_real_site_without_scripts(browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((REAL / "recherche/index.html").as_uri())
    assert page.is_visible("noscript p") or page.is_visible(".avis")
    links = page.eval_on_selector_all(".parcourir a", "all => all.length")
    assert links > 5
    context.close()
