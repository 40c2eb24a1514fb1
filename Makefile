# Two commands do everything on a fresh Debian machine: `make run` and `make test`.
PYTHON ?= python3
PORT ?= 8501
HOST ?= 127.0.0.1
VENV := .venv
PY := $(VENV)/bin/python
RUN_STAMP := $(VENV)/.run-$(shell sha256sum requirements.lock 2>/dev/null | cut -c1-16)
DEV_STAMP := $(VENV)/.dev-$(shell sha256sum requirements-dev.lock 2>/dev/null | cut -c1-16)

.PHONY: help run setup setup-dev browser test test-fresh check fuzz data bench screenshots lock clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: setup ## Set up and serve on 127.0.0.1:8501 (PORT=, HOST=, ATLAS_DATA=)
	@$(PY) -m utils.serve.port_check $(HOST) $(PORT)
	$(PY) -m streamlit run app.py --server.port $(PORT) --server.address $(HOST)

setup: $(RUN_STAMP) ## Create the environment from the lock file

$(RUN_STAMP): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "需要 Python 3.11 或更高版本 · Python 3.11 or newer is needed (PYTHON=/path/to/python3.11 make $(MAKECMDGOALS))"; exit 2; }
	@test -x $(PY) || $(PYTHON) -m venv $(VENV) || { \
	  echo "无法创建虚拟环境 · cannot create a virtual environment: apt-get install python3-venv"; exit 2; }
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@rm -f $(VENV)/.run-*; touch $@

setup-dev: setup $(DEV_STAMP)

$(DEV_STAMP): requirements-dev.lock
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@rm -f $(VENV)/.dev-*; touch $@

browser: ## Chromium, for browser tests, benchmarks and screenshots
	@sh tests/browser/install.sh

test: setup-dev browser check ## Set up, check style and types, run every test
	@# Tests in the browser wait for it part of the time, so three workers keep two cores busy. Theirs are the
	@# longest files: they come first, each whole in one worker, which keeps a server and a Chromium of its own.
	$(PY) -m pytest -n 3 --dist loadfile --no-loadscope-reorder tests/browser tests

test-fresh: ## The same on a fresh Debian in a folder, with nothing that was installed by hand (root)
	@tests/fresh.sh

check: setup-dev ## Style and types
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

fuzz: setup-dev ## Thousands of spoilt folders and links, everything set off on each (ARGS="--count 500 --seed 2")
	$(PY) -m tests.fuzz --count 10000 $(ARGS)

data: setup ## Generate the illustrative data of data/ again (byte-identical)
	$(PY) -m data.sample

bench: setup-dev browser ## Measure side by side; writes benchmarks/RESULTS.md
	$(PY) -m benchmarks

screenshots: setup-dev browser ## Make the pictures of the README again
	$(PY) -m docs.screenshots

lock: setup-dev ## Pin the dependencies again, with hashes
	$(PY) -m uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --upgrade requirements.txt -o requirements.lock
	$(PY) -m uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --upgrade -c requirements.lock requirements-dev.txt -o requirements-dev.lock

clean: ## Remove the environment and caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
