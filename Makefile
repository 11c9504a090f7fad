# The commands of the project; `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help run test prove lint format requirements clean
MAKEFLAGS += --no-print-directory

# What everything runs with, once the environment is made.
python = .venv/bin/python
# Two side by side. The tests of a file stay together: what they share is made once.
tests = $(python) -m pytest -n 2 --dist loadfile

# The first Python that is new enough and really starts (a shim of pyenv may exist and yet fail).
define find_python
	for candidate in python3.13 python3.14 python3.12 python3 python "$$(uv python find '>=3.12' 2>/dev/null)"; do \
		if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; then \
			found="$$candidate"; break; \
		fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "Breakthrough needs Python 3.12 or newer, which was not found (python3 is $$(python3 --version 2>&1 | tail -n 1))."; \
		exit 1; \
	fi
endef

# install,FILES,STAMP: the pinned packages, if they differ from those that were installed last.
define install
	@if ! $(python) -c '' 2>/dev/null; then \
		$(find_python); \
		echo "Making .venv with $$found"; \
		rm -rf .venv && "$$found" -m venv .venv || exit 1; \
	fi
	@if ! cat $(1) | cmp -s - .venv/$(2); then \
		echo "Installing $(1)"; \
		$(python) -m pip install --quiet --disable-pip-version-check --require-hashes $(addprefix -r ,$(1)) || exit 1; \
		cat $(1) > .venv/$(2); \
	fi
endef
product = $(call install,requirements.txt,installed)
workshop = $(call install,requirements.txt tests/requirements.txt,installed-for-tests)

help: ## List these commands
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 14

run: ## Run the product on http://127.0.0.1:$PORT, with a database of its own
	$(product)
	@exec $(python) manage.py serve

test: ## Run the tests on a throw-away PostgreSQL
	$(workshop)
	@$(tests)

prove: ## Run the tests with the properties at full counts
	$(workshop)
	@PROVE=1 $(tests)

lint: ## Check style, types, migrations, translations, pages made from code, and production settings
	$(workshop)
	@$(python) -m ruff check
	@$(python) -m ruff format --check
	@$(python) -m mypy
	@$(python) manage.py makemigrations --check --dry-run
	@$(python) manage.py translations --check
	@$(python) manage.py translations --compile
	@$(python) manage.py document --check
	@$(python) manage.py contract
	@$(in_production) $(python) -W error manage.py check --deploy --fail-level WARNING

# What an operator sets: the public address and the mail server.
in_production = BREAKTHROUGH_ORIGIN=https://breakthrough.example BREAKTHROUGH_EMAIL_URL=smtp://mail.example.gov.cn:587

format: ## Put the code into its standard form
	$(workshop)
	@$(python) -m ruff check --fix --quiet || true
	@$(python) -m ruff format

requirements: ## Pin the newest packages that fit pyproject.toml (needs uv)
	uv pip compile --quiet $(pin) pyproject.toml -o requirements.txt
	uv pip compile --quiet $(pin) --group pyproject.toml:test -c requirements.txt -o tests/requirements.txt
	uv pip compile --quiet $(pin) --group pyproject.toml:benchmarks -c requirements.txt -o benchmarks/requirements.txt
pin = --upgrade --universal --python-version 3.12 --generate-hashes --custom-compile-command "make requirements"

clean: ## Remove what these commands made, except the data
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
