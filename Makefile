# Two doors: « make site » makes the site of this repository, « make test » runs every test.
SHELL := /bin/bash
.DELETE_ON_ERROR:

LIBRARIES := libcmark-gfm-dev libcmark-gfm-extensions-dev libstemmer-dev libsqlite3-dev libssl-dev libzip-dev libgd-dev libpq-dev libcurl4-openssl-dev pkg-config git
## What the plugins of plugins/ run on.
PLUGINS := python3 hunspell hunspell-fr
## Tests of the registry start a database server of their own.
DATABASE := postgresql
BROWSER := chromium poppler-utils epubcheck default-jre-headless fonts-dejavu-core python3 python3-venv
VENV := .venv
REQUIREMENTS := Tests/navigateur/requirements.txt Tests/commande/requirements.txt

SPECIFICATIONS := .build/specifications/ready
WITH_SPECIFICATIONS := VADEMECUM_SPEC=.build/specifications/commonmark-0.9.1/spec.txt \
  VADEMECUM_GFM_SPEC=.build/specifications/marko-2.2.4/tests/spec/gfm.txt

.PHONY: tool site pdf image test format lint test-swift test-command test-browser guard benchmarks fuzz soak specification sanitizers same clean libraries

## Builds the program in release, .build/release/vademecum, with Swift's own libraries inside: it starts sooner, and runs where
## Swift is not installed. Foundation, so bound, wants libcurl.
tool: libraries
	swift build -c release --product vademecum --static-swift-stdlib -Xlinker -lcurl -Xswiftc -use-ld=lld

## Installs what is missing, builds the program and writes the site to _site/.
site: tool
	.build/release/vademecum build
	@echo "Le site est dans _site/ : ouvrez _site/index.html dans un navigateur."

## Installs what tests need and runs them all.
test: libraries lint test-swift test-command test-browser

test-swift: libraries $(SPECIFICATIONS)
	@scripts/install-packages $(DATABASE)
	swift build --build-tests
	$(WITH_SPECIFICATIONS) swift test --skip-build

## The command as its users have it: its forms before the schemas of those who read them, its watch.
test-command: libraries $(VENV)/ready
	swift build --product vademecum
	$(VENV)/bin/pytest -q -p no:cacheprovider Tests/commande

## The site of this repository, in a real browser, from a folder and from a server.
test-browser: libraries $(VENV)/ready
	@scripts/install-packages $(BROWSER)
	swift build --product vademecum
	.build/debug/vademecum build --output .build/site-de-test
	$(VENV)/bin/pytest -q -p no:cacheprovider Tests/navigateur

## Le guide, les fiches et les retours d’expérience en PDF, dans _pdf/, puis annoncés sur leurs pages.
pdf: site $(VENV)/ready
	$(VENV)/bin/python scripts/faire-pdf _site _pdf
	.build/release/vademecum build

## L’image de la page d’accueil que montre le README.
image: site $(VENV)/ready
	$(VENV)/bin/python scripts/faire-images _site

lint:
	swift format lint --strict --recursive --parallel Sources Tests plugins Fuzz Package.swift

format:
	swift format --in-place --recursive --parallel Sources Tests plugins Fuzz Package.swift

## What a build costs in instructions, held to the figure kept.
guard: libraries
	@scripts/install-packages valgrind binutils python3
	Benchmarks/garde

## What our builds cost, in instructions and in seconds. Benchmarks/README.md has the rest.
benchmarks: guard
	Benchmarks/run

## Bytes that nobody wrote, for so long on each target: make fuzz SECONDS=3600.
SECONDS := 10
fuzz: libraries
	Fuzz/run $(SECONDS)

## Five hundred builds killed at random moments, the exchange included; each must leave a whole edition. Then ten thousand edits under the
## preview, some of them faults; it must see each, and its memory stay flat.
EDITS := 10000
soak: tool
	swift build --build-tests
	VADEMECUM_KILLS=500 swift test --skip-build --filter KillTests
	python3 Tests/endurance/apercu.py .build/release/vademecum $(EDITS)

## The examples of the CommonMark and GFM specifications.
specification: libraries $(SPECIFICATIONS)
	swift build --build-tests
	$(WITH_SPECIFICATIONS) swift test --skip-build --filter SpecificationTests

## Their texts stand in the source archives of two Python packages.
$(SPECIFICATIONS): $(VENV)/ready
	mkdir -p $(@D)
	$(VENV)/bin/pip download --quiet --no-deps --no-binary :all: --dest $(@D) commonmark==0.9.1 marko==2.2.4
	tar --extract --gzip --file $(@D)/commonmark-0.9.1.tar.gz --directory $(@D)
	tar --extract --gzip --file $(@D)/marko-2.2.4.tar.gz --directory $(@D)
	touch $@

## The tests under the sanitizers of addresses and of threads, each in a build of its own, one test at a time: side by side they starve those
## with a time limit. Swift marks some pointers in ways that the search for leaks does not see through. The sanitizer of threads does not see
## the locks of Swift's Mutex: of its reports, those that count have a place outside of one.
RACES := $(CURDIR)/.build-fils/rapports
sanitizers: libraries
	@scripts/install-packages $(DATABASE)
	ASAN_OPTIONS=detect_leaks=0 swift test --no-parallel --scratch-path .build-adresses --sanitize address
	rm -rf $(RACES) && mkdir -p $(RACES)
	TSAN_OPTIONS="exitcode=0 log_path=$(RACES)/processus" swift test --no-parallel --scratch-path .build-fils --sanitize thread
	python3 Tests/endurance/courses.py $(RACES)

## The optimiser changes nothing: both builds of the program publish the same bytes.
same: site
	swift build --product vademecum
	.build/debug/vademecum build --output .build/site-de-test
	cmp _site/manifeste.json .build/site-de-test/manifeste.json

libraries:
	@scripts/install-packages $(LIBRARIES) $(PLUGINS)

## The schema of JUnit is in the sources of pytest.
$(VENV)/ready: $(REQUIREMENTS)
	@scripts/install-packages $(BROWSER)
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet $(REQUIREMENTS:%=--requirement %)
	$(VENV)/bin/pip download --quiet --no-deps --no-binary pytest --dest $(VENV)/sources $$(grep pytest== $<)
	touch $@

clean:
	rm -rf .build _site _pdf .vademecum $(VENV)
