# Everything that this project can do, from a fresh clone. `make` alone lists it.

PYTHON ?= python3
VENV   ?= .venv
WORKERS ?= auto

SYSTEM := src/gesim_build/system.py
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- what a person runs -----------------------------------------------------------------------------------------

.PHONY: build
build: setup ## Set everything up and build the handbook in all languages into dist/
	$(BIN)/gesim build

.PHONY: print
print: setup system-print ## Set everything up and build the files for a print shop into dist/
	$(BIN)/gesim build --format print

.PHONY: release
release: setup system-print ## Make a release of all languages into dist/release/ (OPTIONS="--lang de" for one)
	$(BIN)/gesim release $(OPTIONS)

.PHONY: test
test: setup-test lint ## Set everything up (validators and browser too) and run all tests
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

.PHONY: test-fast
test-fast: setup-test ## Run only the tests that take seconds (3 minutes)
	$(BIN)/python -m pytest -m "not slow" -n $(WORKERS)

.PHONY: test-unit
test-unit: setup-test ## Run only the tests of what is pure: no layout engine, no browser (half a minute)
	$(BIN)/python -m pytest --unit -n $(WORKERS)

.PHONY: lint
lint: setup-test ## Check style and types
	$(BIN)/ruff check src tests bench
	$(BIN)/mypy

.PHONY: coverage
coverage: setup-test ## Tell which lines and branches the fast tests do not reach (in .coverage/html too)
	@mkdir -p .coverage
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -m "not slow" -n $(WORKERS)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report
	$(BIN)/coverage html --quiet

PACKAGE ?=
SAMPLE  ?= 1
.PHONY: mutants
mutants: setup-test ## Tell which changes of the code no test notices (PACKAGE=catalog, SAMPLE=10 for every tenth)
	$(BIN)/python -m tests.mutants $(PACKAGE) --sample $(SAMPLE)

TIME ?= 600
.PHONY: fuzz
fuzz: setup-test ## Feed every reader with what no one would write, for TIME=600 seconds
	GESIM_FUZZ_SECONDS=$(TIME) $(BIN)/python -m pytest tests/fuzz -n 0 -s -o timeout=0

.PHONY: bench
bench: setup ## Measure speed and memory (takes minutes; leave the machine alone meanwhile)
	$(BIN)/python bench/run.py

.PHONY: kills
kills: setup-test ## End builds, syncs and releases at random moments, and look at what they leave (takes half an hour)
	$(BIN)/python tests/kills.py

.PHONY: doctor
doctor: setup ## Tell what is installed and what is missing
	$(BIN)/gesim doctor

.PHONY: clean
clean: ## Remove what was built
	rm -rf dist .gesim build .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis

.PHONY: distclean
distclean: clean ## Remove what was built and what was installed
	rm -rf $(VENV) node_modules

# --- setting up -------------------------------------------------------------------------------------------------

.PHONY: setup setup-test
setup: $(VENV)/setup.stamp ## Install what building needs
setup-test: $(VENV)/setup-test.stamp node_modules/.package-lock.json ## Install what testing needs

$(VENV)/bin/python: | system-build
	$(PYTHON) -m venv $(VENV)

$(VENV)/setup.stamp: requirements.lock pyproject.toml | $(VENV)/bin/python system-build
	$(PIP) install --quiet --require-hashes --requirement requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/setup-test.stamp: requirements-test.lock $(VENV)/setup.stamp | system-test
	$(PIP) install --quiet --require-hashes --requirement requirements-test.lock
	@touch $@

node_modules/.package-lock.json: package.json package-lock.json | system-test
	npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# $(call install_packages,STAGES): what the machine lacks for these stages, by apt, or a clear word on what to install.
define install_packages
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name it with: make PYTHON=python3.12" >&2; exit 1; }
	@missing=$$($(PYTHON) -I $(SYSTEM) $(1)) || exit 1; \
	[ -n "$$missing" ] || exit 0; \
	if [ "$$(id -u)" = 0 ]; then as_root="env"; \
	elif sudo -n true 2>/dev/null || { [ -t 0 ] && command -v sudo >/dev/null; }; then as_root="sudo env"; \
	else as_root=; fi; \
	if [ -z "$$as_root" ] || ! command -v apt-get >/dev/null; then \
		echo "These packages are missing (Debian and Ubuntu names): $$missing" >&2; \
		echo "Install them, then run make again:  sudo apt-get install $$missing" >&2; \
		exit 1; \
	fi; \
	echo "Installing $$missing"; \
	$$as_root apt-get update -qq && \
	$$as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends $$missing
endef

# All stages that the goals of this run need: who installs by hand is told once, not stage by stage.
TESTS  := $(filter test test-fast test-unit coverage mutants fuzz lint setup-test system-test,$(MAKECMDGOALS))
PRESS  := $(TESTS) $(filter print release system-print,$(MAKECMDGOALS))
STAGES := build $(if $(strip $(PRESS)),print) $(if $(TESTS),test)

.PHONY: system-build system-print system-test
system-build:
	$(call install_packages,$(STAGES))
system-print: system-build
	$(call install_packages,print)
system-test: system-print
	$(call install_packages,test)

# --- for maintainers --------------------------------------------------------------------------------------------

LOCK := uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

.PHONY: lock
lock: ## Resolve the dependencies anew and write the lock files (needs uv and npm)
	$(LOCK) --upgrade --group package --output-file requirements.lock
	$(LOCK) --upgrade --group test --extra cluster --extra serve --constraints requirements.lock --output-file requirements-test.lock
	npm install --package-lock-only --ignore-scripts --no-audit --no-fund
