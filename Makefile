# `make demo` and `make test` do all the set-up they need; README.md has the plain forms.
BIN := .venv/bin

.PHONY: demo test check lint format types contracts campaign bench setup

setup: .venv/ready
.venv/ready: pyproject.toml constraints.txt tools/setup.sh
	sh tools/setup.sh

demo: setup
	$(BIN)/carecoop demo

test: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist worksteal --max-worker-restart 0

# What CI asks beyond the tests.
check: lint format types contracts
lint: setup
	$(BIN)/ruff check .
format: setup
	$(BIN)/ruff format --check .
types: setup
	$(BIN)/mypy
contracts: setup
	$(BIN)/lint-imports

# The long fault and fuzz campaigns, and every property with all its examples.
campaign: setup
	QT_QPA_PLATFORM=offscreen CARECOOP_ALL_EXAMPLES=1 $(BIN)/python -m pytest -m campaign
	QT_QPA_PLATFORM=offscreen CARECOOP_ALL_EXAMPLES=1 $(BIN)/python -m pytest -n 2 tests/property tests/unit/solver

# Quality and speed figures, as tables.
bench: setup
	$(BIN)/python -m benchmarks
