# phuluc: appendices to criteria trees. `make help` lists what there is.
#
# Everything is installed into .venv from the lock files beside this one, with hashes.

SHELL := /bin/sh
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
SOURCE ?=
OUT ?= out
ARGS ?=

# The first Python that is new enough; a command line may name another: make PYTHON=python3.13 …
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	2>/dev/null && echo $$p && break; done)
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet

EXTRAS := $(patsubst %,--extra %,cluster duckdb postgres remote xlsx)
COMPILE := $(BIN)/pip-compile -q --upgrade --generate-hashes --strip-extras --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --allow-unsafe

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo "  make extract SOURCE=path   the same for a file or folder of yours"

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "phuluc needs Python 3.11 or newer; none was found." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock requirements-build.lock pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes -r requirements-build.lock
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q extract normalize schemas phuluc
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

extract: $(VENV)/.installed ## the samples (or SOURCE=path) to out/: tree.json and Parquet
ifeq ($(strip $(SOURCE)),)
	@$(BIN)/phuluc extract $$($(BIN)/python -m phuluc.samples samples) -o $(OUT) $(ARGS)
else
	@$(BIN)/phuluc extract "$(SOURCE)" -o $(OUT) $(ARGS)
endif

test: $(VENV)/.installed-dev ## all tests
	$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/.installed-dev ## format, lint, types, generated schema, then make test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m schemas.nested --check
	@$(BIN)/python bench/audit.py --tell
	$(MAKE) test

format: $(VENV)/.installed-dev ## rewrites the code in its one format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bless: $(VENV)/.installed-dev ## rewrites the goldens; look at each change beside the page
	$(BIN)/python -m pytest --bless tests/test_samples.py

docs: $(VENV)/.installed-dev ## the pages as a site, in site/
	$(BIN)/python -m docs.generated
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

schemas: $(VENV)/.installed ## writes schemas/criteria-tree.schema.json from the records
	$(BIN)/python -m schemas.nested

PEERS := bench/.venv

$(PEERS)/.installed: bench/peers.txt | $(BIN)/python
	$(BIN)/python -m venv $(PEERS)
	PIP_DISABLE_PIP_VERSION_CHECK=1 $(PEERS)/bin/python -m pip install --quiet -r bench/peers.txt
	@touch $@

bench: $(VENV)/.installed $(PEERS)/.installed ## the whole job beside the grids of other tools, in one run
	@$(BIN)/python -m compileall -q extract normalize schemas phuluc
	$(BIN)/python -m bench.speed --write bench/RESULTS.md $(ARGS)

audit: $(VENV)/.installed-dev ## known vulnerabilities of the pinned packages
	@$(BIN)/python bench/audit.py

fuzz: $(VENV)/.installed-dev ## every reader on bytes that change, a minute each (coverage-guided with atheris)
	-@$(PIP) -r bench/fuzz/requirements.txt || echo "no atheris here: bytes are changed blindly"
	$(BIN)/python -m bench.fuzz $(ARGS)

hostile: $(VENV)/.installed-dev ## hostile files of every kind through the command: tried, held
	$(BIN)/python -m bench.hostile $(ARGS)

many: $(VENV)/.installed-dev ## 2,000 documents, killed in the middle and run again; on a cluster too
	$(BIN)/python -m bench.many $(ARGS)

faults: $(VENV)/.installed-dev ## runs killed, interrupted, cramped, doubled: what is left of them
	$(BIN)/python -m bench.faults $(ARGS)

damage: $(VENV)/.installed-dev ## damage against detection; renews the table of both READMEs
	$(PIP) -r bench/requirements.txt
	$(BIN)/python -m bench.damage --readme README.md --readme README.vi.md $(ARGS)

accuracy: $(VENV)/.installed-dev ## generated documents with known truth: the figures of the READMEs, measured anew
	$(PIP) -r bench/requirements.txt
	$(BIN)/python -m bench.accuracy --measure --out $(OUT)/accuracy --readme README.md \
		--readme README.vi.md $(ARGS)

setup-dev: $(VENV)/.installed-dev ## what only making samples and browser tests needs (Debian)
	apt-get install -y --no-install-recommends chromium libreoffice-writer-nogui libreoffice-calc-nogui fonts-liberation fonts-liberation2 \
		poppler-utils postgresql zsh fish

lock: $(VENV)/.installed-dev ## pins the newest versions that pyproject.toml allows
	$(PIP) pip-tools
	$(COMPILE) $(EXTRAS) -o requirements.lock pyproject.toml
	$(COMPILE) $(EXTRAS) --extra dev -o requirements-dev.lock pyproject.toml

dist: $(VENV)/.installed ## wheel and sdist to dist/, for pip and pipx
	rm -rf dist
	$(BIN)/python -m hatchling build

clean: ## results and caches; .venv stays
	rm -rf dist $(OUT)/*/ $(OUT)/index.parquet .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './$(VENV)/*' -exec rm -rf {} +

.PHONY: help extract test check format bless docs schemas bench audit fuzz hostile many faults \
	damage setup-dev lock dist clean
