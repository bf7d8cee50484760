# Bare `make` lists what there is. Everything sets itself up: only Python 3.11 or newer and make are needed.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test check format bench chaos flows communes screenshots clean

help: ## what you can do
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(VENV)/.run: requirements.txt
	@test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	@echo "Installing what hotline runs on (once)..."
	@$(RUN) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements.txt requirements-dev.txt
	@test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	@echo "Installing what the tests need (once)..."
	@$(RUN) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.run

demo: $(VENV)/.run ## an example town with handsets in the browser
	@$(RUN) -m hotline demo

test: $(VENV)/.dev ## the checks, then all tests, the quick ones first
	@$(MAKE) --no-print-directory check
	@$(RUN) -m pytest -m "not slow and not browser" -n $(WORKERS)
	@$(RUN) -m pytest -m "slow and not browser" -n $(WORKERS) --dist loadfile
	@$(RUN) -m pytest -m browser

check: $(VENV)/.dev ## style, types, and who may import whom
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check --quiet .
	@$(RUN) -m mypy
	@$(VENV)/bin/lint-imports --config pyproject.toml

format: $(VENV)/.dev ## put the code in order
	@$(RUN) -m ruff check --fix --quiet .
	@$(RUN) -m ruff format --quiet .

bench: $(VENV)/.dev ## the measured figures, as ratios in one run; raw results go to bench/results
	@$(RUN) -m bench

chaos: $(VENV)/.dev ## long runs against the real server: 200 races of 50 OUI on each database
	@$(RUN) -m tests.race.chaos --times 200

flows: $(VENV)/.run ## check the dialogues and draw them again in docs/flows
	@$(RUN) -m hotline flows check
	@$(RUN) -m hotline flows draw

communes: $(VENV)/.run ## make the list of French communes again (needs npm)
	@$(RUN) -m scripts.communes

screenshots: $(VENV)/.dev ## play the demo in a browser and keep the pictures in docs
	@HOTLINE_KEEP_SCREENSHOTS=1 $(RUN) -m pytest -m browser tests/browser

clean: ## remove the environment and the demo's data
	@rm -rf $(VENV) demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
