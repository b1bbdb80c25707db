# Nine verbs. `make check` is everything that must be green before a change is handed in.
PYTHON ?= python

.PHONY: install format lint types imports test check bench bundle

install:  ## this project and its test tools, editable, into the active environment
	$(PYTHON) -m pip install -e '.[test]'
format:  ## rewrite the code in the one format
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .
lint:  ## format and rules, without changing a file
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
types:  ## mypy strict over packages and tests, then over the scripts
	$(PYTHON) -m mypy
	$(PYTHON) -m mypy $(wildcard train.py bench/*.py) .ci/smoke.py
imports:  ## the layers hold
	$(PYTHON) -c 'from importlinter.cli import lint_imports_command as lint; lint()'
test:  ## every test that this machine can run
	$(PYTHON) -m pytest
check: lint types imports test  ## all of the above
bench:  ## measure with every script; each says what it needs, and one that fails stops none
	@failed=; for script in bench/*.py; do echo "== $$script"; \
	PYTHONPATH=. $(PYTHON) $$script || failed="$$failed $$script"; done; \
	if [ -n "$$failed" ]; then echo "failed:$$failed"; exit 1; fi
bundle:  ## wheelhouse/ for offices without a network
	PYTHON=$(PYTHON) .ci/bundle
