# The front door for people who work on Wasl. `make demo` needs only python3 (3.11 or newer) with venv.

PYTHON ?= python3
VENV := .venv
# Where `make demo` serves.
PORT ?= 8000
BIN := $(VENV)/bin
# Nothing is built in isolation, so that nothing comes in unhashed: the setuptools of package.txt builds.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --use-pep517
UV := $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11
CATALOGUES := $(shell find src -name '*.po' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help setup demo test check fix messages bench requirements lint types

help:
	@echo "make demo          prepare everything, carry out the published handover of Ben Guerir, serve it"
	@echo "make setup         prepare only; then .venv/bin/wasl"
	@echo "make test          the whole suite: style, floors, types, tests; browser journeys when Chromium is here"
	@echo "make check         remove each policy and constraint trigger in turn: a test must fail each time"
	@echo "make fix           format, and mend what can be mended"
	@echo "make messages      bring the Arabic and French catalogues up to date"
	@echo "make bench         measure"
	@echo "make requirements  renew the hashed requirement files"

setup: $(VENV)/.app $(VENV)/.catalogues

demo: setup
	@$(BIN)/wasl demo --port $(PORT)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "Wasl needs Python 3.11 or newer as $(PYTHON). On Debian 12: apt install python3.11-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "Python has no venv here. On Debian 12: apt install python3.11-venv" >&2; exit 1; }
	@echo "Preparing $(VENV) ..." >&2
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.app: requirements/app.txt requirements/package.txt pyproject.toml | $(BIN)/python
	@echo "Installing what Wasl needs ..." >&2
	@$(PIP) --require-hashes -r requirements/package.txt
	@$(PIP) --require-hashes -r requirements/app.txt
	@$(PIP) --no-deps --editable .
	@touch $@

$(VENV)/.catalogues: $(CATALOGUES) | $(VENV)/.app
	@$(BIN)/wasl messages --compile-only >&2
	@touch $@

$(VENV)/.test: $(VENV)/.app requirements/test.txt
	@echo "Installing what the tests need ..." >&2
	@$(PIP) --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/.bench: $(VENV)/.app requirements/bench.txt
	@echo "Installing the yardsticks ..." >&2
	@$(PIP) --require-hashes -r requirements/bench.txt
	@touch $@

$(VENV)/.build: $(VENV)/.app requirements/build.txt
	@$(PIP) --require-hashes -r requirements/build.txt
	@touch $@

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	@find src -path '*/templates/*' -name '*.html' -print0 | xargs -0 --no-run-if-empty $(BIN)/djade --check --target-version 5.2

types: $(VENV)/.test
	$(BIN)/mypy src/wasl

test: setup lint types
	@$(BIN)/python -m tests.chromium
	$(BIN)/python -m pytest -n logical --dist worksteal

check: setup $(VENV)/.test
	$(BIN)/python -m tests.mutation.run

fix: $(VENV)/.test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	@find src -path '*/templates/*' -name '*.html' -print0 | xargs -0 --no-run-if-empty $(BIN)/djade --target-version 5.2

messages: $(VENV)/.app
	$(BIN)/wasl messages

bench: setup $(VENV)/.test $(VENV)/.bench
	$(BIN)/python -m bench

requirements: $(VENV)/.build
	$(UV) pyproject.toml -o requirements/app.txt
	$(UV) --extra test pyproject.toml -o requirements/test.txt
	$(UV) --extra bench pyproject.toml -o requirements/bench.txt
	$(UV) --extra build pyproject.toml -o requirements/build.txt
	echo 'setuptools>=77' | $(UV) --no-annotate - -o requirements/package.txt
