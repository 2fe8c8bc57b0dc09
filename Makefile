# make demo: set up, import corpus/ into build/plans.db, show what was found.  make test: set up, run the tests.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
STAMP = $(VENV)/.ready
PYTEST_ARGS ?= -n 2

.PHONY: demo test lint accuracy changes confidence bench models setup clean

setup: $(STAMP)

$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("kehoach needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $(STAMP)

demo: $(STAMP)
	@mkdir -p build && rm -f build/plans.db
	$(BIN)/kehoach import corpus --db build/plans.db
	$(BIN)/python benchmarks/demo.py build/plans.db

test: $(STAMP)
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(STAMP)
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

accuracy: $(STAMP)
	$(BIN)/python benchmarks/accuracy.py

# What the working tree does to the facts of all real plans: make changes AGAINST=commit (KEHOACH_PLANS names them).
AGAINST ?= main
changes: $(STAMP)
	$(BIN)/python benchmarks/changes.py --against $(AGAINST)

confidence: $(STAMP)
	$(BIN)/python benchmarks/confidence.py

bench: $(STAMP)
	$(BIN)/python benchmarks/bench.py

models: $(STAMP)
	$(BIN)/python benchmarks/train_likeness.py
	$(BIN)/python benchmarks/train_days.py
	$(BIN)/python benchmarks/claims.py

clean:
	rm -rf build dist $(VENV)
