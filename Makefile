# The targets a person needs; `make help` lists them. `make run` and `make test` work from a fresh clone.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
PORT ?= 8000
POSTGRES_URL ?= postgres://postgres@127.0.0.1:5432/postgres
WORKERS ?= auto

.DEFAULT_GOAL := help
.PHONY: help setup run test test-postgres check fix bench load screenshots lock clean

help: ## list these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; say where it is with PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }

$(VENV)/.base: requirements/base.txt | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.base
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

setup: export DEBUG ?= yes
setup: $(VENV)/.base ## environment, dependencies, database and content
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_directory
	@$(MANAGE) load_content

run: export DEBUG ?= yes
run: setup ## everything from a fresh clone, then serve on http://127.0.0.1:8000 (PORT=)
	@echo
	@echo "  Ready: http://127.0.0.1:$(PORT)/"
	@echo "  Try:   type your town, or choose a role and walk the questions. Stop with Ctrl-C."
	@echo
	@$(MANAGE) runserver --noreload --skip-checks 127.0.0.1:$(PORT)

test: $(VENV)/.dev ## the whole suite on SQLite, in a real browser too
	@scripts/need-chromium
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(ARGS)

test-postgres: export DATABASE_URL ?= $(POSTGRES_URL)
test-postgres: test ## the same suite on PostgreSQL (DATABASE_URL=)

check: $(VENV)/.dev ## style, templates, types, arrows, migrations, settings and content
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --quiet --lint --check templates
	$(BIN)/mypy .
	$(BIN)/lint-imports --no-cache
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) check --deploy --fail-level WARNING
	$(MANAGE) check_content

fix: $(VENV)/.dev ## put code and templates in the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djlint --quiet --reformat templates

bench: ## the budgets, measured beside their baselines (to come)
	@echo "Not there yet: the budgets are held by tests for now (tests/everything/test_query_budgets.py)."

load: ## a load and fault drill on this machine (to come)
	@echo "Not there yet."

screenshots: export DEBUG ?= yes
screenshots: setup $(VENV)/.dev ## renew docs/screenshots
	@scripts/need-chromium
	$(BIN)/python scripts/screenshots.py docs/screenshots

lock: $(VENV)/.dev ## lock what pyproject.toml asks for, with hashes
	$(BIN)/python scripts/lock.py

clean: ## remove the environment and everything made here, the embedded database included
	rm -rf $(VENV) var
