# make demo   the main job on the sample articles: a graph, two questions, a GraphML file
# make test   all tests, on a real Neo4j where there is Java
# make check  what CI runs: format, lint, types and tests
# make model  trains the language model from CORPORA; stopped, it goes on where it was (hours on two cores)
# make pairs  trains only what it says of pairs of mentions, on the names of MODEL (an hour on two cores)
# make further  trains these pairs on, after more passages were annotated, and averages old and new
# make card   measures the model that is shipped, and writes its card and licence
# make evaluate-model  its figures on all that is kept for measuring: F1, speed, start, memory, size
# make evaluate-relations, make evaluate-elsewhere  relations: annotated passages kept for measuring; other corpora
# make baseline  trains spaCy's CNN on the same sentences, and prints its figures (a quarter of an hour)
# make bench-graph STATEMENTS=1000000  speed and memory of the graph on a made-up ledger, beside plain libraries
# make test-kills KILLS=200  kills `entente build` at so many random moments: nothing is lost
# make test-broken DOCUMENTS=100000  builds of documents of which one in a hundred is broken: the others are in
# make fuzz CASES=1000000  odd input to all that reads what others wrote: no traceback, no hang, under a gigabyte
# make fuzz-coverage TARGET=json SECONDS=600  one target with atheris, led by the lines that a case reaches
# make bench  words a second of reading, component by component, and what starting costs (CORPORA, if it is there)
# make bench-memory DOCUMENTS=100000  resident memory while so many documents are read
# Each makes its own virtual environment; PYTHON chooses the interpreter (3.11 or newer).

PYTHON ?= python3
VENV ?= .venv
EXTRAS ?= dev
BIN := $(VENV)/bin
DEMO := demo.db
CORPORA ?= ../shared/corpora
MODEL_WORK ?= $(HOME)/.cache/entente/train
MODEL ?= extractors/model/weights
BASELINE ?= $(HOME)/.cache/entente/train/cnn
PASSES ?= 5
PAIR_PASSES ?= 5
PRECISION ?= bfloat16
STATEMENTS ?= 100000
THREADS ?= 1
KILLS ?= 200
SEED ?= 1
DOCUMENTS ?= 100000
CASES ?= 10000
TARGET ?= json
SECONDS ?= 600

# numpy's threads would wait for each other more than they would add
export OPENBLAS_NUM_THREADS ?= 1

.PHONY: demo test check lint model pairs further card evaluate-model evaluate-relations evaluate-elsewhere baseline bench \
	bench-memory bench-graph test-kills test-broken fuzz fuzz-coverage clean

$(VENV)/.core: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --editable .
	touch $@

$(VENV)/.$(EXTRAS): pyproject.toml $(VENV)/.core
	$(BIN)/pip install --quiet --editable ".[$(EXTRAS)]"
	touch $@

demo: $(VENV)/.core
	rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	$(BIN)/entente build seeds/articles --db $(DEMO)
	@echo
	$(BIN)/entente query office_holders -p country=Russia --db $(DEMO)
	@echo
	$(BIN)/entente query who_sanctions_whom --db $(DEMO)
	@echo
	$(BIN)/entente export demo.graphml --db $(DEMO)
	@echo "wrote demo.graphml: open it in Gephi, or read it with networkx or igraph"

test: $(VENV)/.$(EXTRAS)
	$(BIN)/pytest $(TESTS)

lint: $(VENV)/.$(EXTRAS)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

check: lint test

# the names first; then the pairs of annotated passages, whose names the names have found
model: TRAIN = $(BIN)/python -m extractors.training.train
model: WITH = --corpora $(CORPORA) --threads $(THREADS)
model: EXPORT = $(BIN)/python -m extractors.training.export
model: NAMES = $(MODEL_WORK)/names
model:
	$(MAKE) $(VENV)/.train EXTRAS=train
	$(TRAIN) --work $(NAMES) --passes $(PASSES) $(WITH)
	$(EXPORT) --model $(NAMES)/pass-$(PASSES) --to $(MODEL)
	$(MAKE) pairs

# each seed by itself; the mean of both reads better than either
pairs: LINKS = $(MODEL_WORK)/links
pairs:
	$(MAKE) $(VENV)/.train EXTRAS=train
	for seed in 7 11; do $(BIN)/python -m extractors.training.train_links --start $(MODEL) --names $(MODEL) \
		--work $(LINKS)-$$seed --seed $$seed --corpora $(CORPORA) --threads $(THREADS) \
		--passes $(PAIR_PASSES) --precision $(PRECISION) || exit 1; done
	$(BIN)/python -m extractors.training.average --to $(LINKS) $(LINKS)-7 $(LINKS)-11
	$(BIN)/python -m extractors.training.export --model $(LINKS) --to $(MODEL) --pairs
	$(MAKE) card

further: LINKS = $(MODEL_WORK)/further
further:
	$(MAKE) $(VENV)/.train EXTRAS=train
	for seed in 7 11; do $(BIN)/python -m extractors.training.train_links --start $(MODEL) --further --names $(MODEL) \
		--work $(LINKS)-$$seed --seed $$seed --corpora $(CORPORA) --threads $(THREADS) \
		--passes 3 --peak 6e-5 --heads 4e-4 --precision $(PRECISION) || exit 1; done
	$(BIN)/python -m extractors.training.average --to $(LINKS) $(MODEL) $(LINKS)-7 $(LINKS)-11
	$(BIN)/python -m extractors.training.export --model $(LINKS) --to $(MODEL) --pairs
	rm -r $(LINKS)-7 $(LINKS)-11  # their next start is another
	$(MAKE) card

card: $(VENV)/.core
	$(BIN)/python -m extractors.training.evaluate --model $(MODEL) --corpora $(CORPORA) --json $(MODEL)/figures.json
	$(BIN)/python -m extractors.training.card --model $(MODEL)

# relations of the annotated passages that teach nothing
evaluate-relations: $(VENV)/.core
	$(BIN)/python -m extractors.training.held_out --corpora $(CORPORA) | $(BIN)/entente evaluate - --by-status

# relations of other kinds, as other corpora annotate them
evaluate-elsewhere: $(VENV)/.core
	$(BIN)/python -m benchmarks.other_corpora --corpora $(CORPORA) --reference $(CORPORA)/../reference

evaluate-model: $(VENV)/.core
	$(BIN)/python -m extractors.training.evaluate --model $(MODEL) --corpora $(CORPORA)

baseline: $(VENV)/.core
	OMP_NUM_THREADS=1 $(BIN)/python -m extractors.training.baseline --corpora $(CORPORA) --to $(BASELINE)/pipeline --json $(BASELINE)/figures.json

bench: $(VENV)/.core
	$(BIN)/python -m benchmarks.reading --json bench.json $(if $(wildcard $(CORPORA)),--corpora $(CORPORA))

bench-memory: $(VENV)/.core
	$(BIN)/python -m benchmarks.memory --documents $(DOCUMENTS)

bench-graph: $(VENV)/.$(EXTRAS)
	$(BIN)/python -m benchmarks.large_ledgers --statements $(STATEMENTS)

test-kills: $(VENV)/.core
	$(BIN)/python -m benchmarks.kills --kills $(KILLS) --seed $(SEED)

test-broken: $(VENV)/.core
	$(BIN)/python -m benchmarks.broken --documents $(DOCUMENTS)

fuzz:
	$(MAKE) $(VENV)/.dev,ftm EXTRAS=dev,ftm
	$(BIN)/python -m benchmarks.fuzz --cases $(CASES) --seed $(SEED)

fuzz-coverage:
	$(MAKE) $(VENV)/.fuzz EXTRAS=fuzz
	$(BIN)/python -m benchmarks.fuzz.coverage $(TARGET) -max_total_time=$(SECONDS)

clean:
	rm -rf $(VENV) $(DEMO) $(DEMO)-wal $(DEMO)-shm demo.graphml bench.json build dist *.egg-info
