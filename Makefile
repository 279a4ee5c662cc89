PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export NO_MKDOCS_2_WARNING := 1

.PHONY: demo test check site serve format pages pictures clean

demo: $(STAMP)  ## Lint this repository, then answer a question about it
	$(BIN)/curator lint
	$(BIN)/curator context "how is a note found to be stale" --budget 2500

test: $(STAMP)  ## Every test, the quick ones first
	$(BIN)/pytest -q -n auto -m "not slow"
	$(BIN)/pytest -q -m slow

check: $(STAMP)  ## Format, lint, types, imports, quick tests, docs, search
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/deptry .
	$(BIN)/pytest -q -n auto -m "not slow"
	$(BIN)/curator lint
	$(BIN)/curator eval
	$(BIN)/mkdocs build --strict --quiet --site-dir build/site

site: $(STAMP)  ## Build the site into build/site
	$(BIN)/mkdocs build --strict --site-dir build/site

serve: $(STAMP)  ## Serve the site with live reload
	$(BIN)/mkdocs serve

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

pages: $(STAMP)  ## Write the generated pages of kb/ anew
	$(BIN)/python -m tests.generate_pages

pictures: $(STAMP)  ## Take the pictures in the README anew, with the system's chromium
	$(BIN)/python -m tests.browser.screenshots

clean:
	rm -rf $(VENV) build dist

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@
