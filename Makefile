PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export NO_MKDOCS_2_WARNING := 1

.PHONY: demo test check static fuzz removals site serve format pages pictures clean

demo: $(STAMP)  ## Lint this repository, then answer a question about it
	$(BIN)/curator lint
	$(BIN)/curator context "how is a note found to be stale" --budget 2500

test: $(STAMP)  ## Every test, the quick ones first
	$(BIN)/pytest -q -n auto -m "not slow"
	$(BIN)/pytest -q -m slow

check: static  ## Format, lint, types, imports, docs, search, quick tests
	$(BIN)/pytest -q -n auto -m "not slow"

static: $(STAMP)  ## What is told without running a test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/deptry .
	$(BIN)/curator lint
	$(BIN)/curator eval
	$(BIN)/mkdocs build --strict --quiet --site-dir build/site

FUZZ_SECONDS ?= 60
fuzz: $(STAMP)  ## Every parser and format on inputs that nobody wrote, a minute each (FUZZ_SECONDS, TARGET)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]'
	$(BIN)/python -m tests.fuzz.run $(TARGET) --seconds $(FUZZ_SECONDS)

removals: $(STAMP)  ## Take each protection out, and see its test fail
	$(BIN)/python -m tests.removals

site: $(STAMP)  ## Build the site into build/site
	$(BIN)/mkdocs build --strict --site-dir build/site

serve: $(STAMP)  ## Serve the site with live reload
	$(BIN)/mkdocs serve

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

pages: $(STAMP)  ## Write the generated pages of kb/ anew
	$(BIN)/python -m tests.generate_pages
	$(BIN)/python -m tests.transcripts

pictures: $(STAMP)  ## Take the pictures in the README anew, with the system's chromium
	$(BIN)/python -m tests.browser.screenshots

clean:
	rm -rf $(VENV) build dist

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@
