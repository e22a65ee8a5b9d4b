# The targets a person needs; `make help` lists them. `make run` and `make test` work from a fresh clone.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
PORT ?= 8000
POSTGRES_URL ?= postgres://postgres@127.0.0.1:5432/postgres
WORKERS ?= auto
NODE := $(BIN)/node
BIOME := $(NODE) frontend/node_modules/@biomejs/biome/bin/biome
PACKAGES := frontend/node_modules
ASSETS := var/build/.made
HOLIDAYS := var/build/holidays.json
# The stylesheet holds what the templates use, so it follows them too.
ASSET_SOURCES := $(shell find frontend templates themes */templatetags -type f -not -path '*/node_modules/*' -not -name '*.pyc')

.DEFAULT_GOAL := help
.PHONY: help setup run assets test test-postgres check fix bench load screenshots lock clean

help: ## list these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; say where it is with PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }

$(VENV)/.build: requirements/build.txt | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.build
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

$(PACKAGES)/.build: frontend/package-lock.json $(VENV)/.build
	@cd frontend && ../$(BIN)/npm ci --omit=dev
	@touch $@

# Everything of the build, and what only tests need. It stands in the same folder, so it counts for both.
$(PACKAGES)/.dev: frontend/package-lock.json $(VENV)/.build
	@cd frontend && ../$(BIN)/npm ci
	@touch $(PACKAGES)/.build $@

$(ASSETS): $(ASSET_SOURCES) scripts/public_holidays.py $(PACKAGES)/.build
	@$(BIN)/python scripts/public_holidays.py $(HOLIDAYS)
	@$(NODE) frontend/build.mjs
	@touch $@

setup: export DEBUG ?= yes
setup: $(VENV)/.build assets ## environment, dependencies, database and content
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_directory
	@$(MANAGE) load_content
	@$(MANAGE) prepare_desk
	@$(MANAGE) demo_accounts --if-debug --verbosity 0
	@$(MANAGE) demo_mandates --if-debug

run: export DEBUG ?= yes
run: export SITE_URL ?= http://127.0.0.1:$(PORT)
run: setup ## everything from a fresh clone, then serve on http://127.0.0.1:8000 (PORT=)
	@echo
	@echo "  Ready: http://127.0.0.1:$(PORT)/"
	@echo "  Try:   type your town, or choose a role and walk the questions. Stop with Ctrl-C."
	@$(MANAGE) demo_accounts --if-debug
	@echo
	@$(MANAGE) runserver --noreload --skip-checks 127.0.0.1:$(PORT)

assets: $(ASSETS) ## stylesheets, script and icons, in var/build

test: $(VENV)/.dev $(PACKAGES)/.dev assets ## the whole suite on SQLite, in a real browser too
	@scripts/need-chromium
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

test-postgres: export DATABASE_URL ?= $(POSTGRES_URL)
test-postgres: test ## the same suite on PostgreSQL (DATABASE_URL=)

check: $(VENV)/.dev $(PACKAGES)/.dev assets ## style, templates, types, arrows, migrations, settings and content
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --quiet --lint --check templates
	$(BIOME) check frontend themes static/desk
	$(BIN)/mypy .
	$(BIN)/lint-imports --no-cache
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) check --deploy --fail-level WARNING
	$(MANAGE) check_content

fix: $(VENV)/.dev $(PACKAGES)/.dev ## put code and templates in the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djlint --quiet --reformat templates
	$(BIOME) check --write frontend themes static/desk

bench: $(VENV)/.dev $(PACKAGES)/.dev assets ## what a visitor gets, measured and held against its targets
	@scripts/need-chromium
	@$(BIN)/python scripts/bench.py

load: ## a load and fault drill on this machine (to come)
	@echo "Not there yet."

screenshots: export DEBUG ?= yes
screenshots: setup $(VENV)/.dev ## renew docs/screenshots
	@scripts/need-chromium
	$(BIN)/python scripts/screenshots.py docs/screenshots

lock: $(VENV)/.dev ## lock what pyproject.toml asks for, with hashes
	$(BIN)/python scripts/lock.py

clean: ## remove the environment and everything made here, the embedded database included
	rm -rf $(VENV) $(PACKAGES) var
