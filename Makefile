# The two that a newcomer needs are `make demo` and `make test`; they share one build.
SHELL := /bin/bash
BUILD := swift build --explicit-target-dependency-import-check error
SPEIR := .build/debug/speir

.PHONY: demo test bench lint release build guide check-tools

demo: build
	@echo '$$ speir check'
	@$(SPEIR) check
	@echo '$$ speir import highland-cpip responses/highland-cpip.jsonl'
	@$(SPEIR) import highland-cpip responses/highland-cpip.jsonl
	@echo '$$ speir session import highland-cpip responses/highland-cpip.sessions.jsonl'
	@$(SPEIR) session import highland-cpip responses/highland-cpip.sessions.jsonl
	@echo '$$ speir code import highland-cpip responses/highland-cpip.codes.jsonl'
	@$(SPEIR) code import highland-cpip responses/highland-cpip.codes.jsonl
	@$(SPEIR) session minutes highland-cpip focus-group --anew
	@$(SPEIR) session minutes highland-cpip consensus --anew
	@echo '$$ speir report highland-cpip'
	@$(SPEIR) report highland-cpip
	@echo '$$ speir plan report highland-cpip'
	@$(SPEIR) plan report highland-cpip
	@$(SPEIR) progress calendar highland-cpip --on 2016-03-30
	@echo '$$ speir progress report cpig --on 2003-09-15'
	@$(SPEIR) plan report cpig
	@$(SPEIR) progress report cpig --on 2003-09-15
	@$(SPEIR) minutes cpig

test: check-tools
	$(BUILD) --build-tests
	swift test --explicit-target-dependency-import-check error --skip-build --parallel

build: check-tools
	$(BUILD) --product speir

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

release: check-tools
	$(BUILD) -c release --static-swift-stdlib --product speir
	@ls -l .build/release/speir

# The guide for organisers as web pages; docc comes with Swift.
guide: DOCC = $(or $(shell command -v docc),$(dir $(shell readlink -f "$$(command -v swift)"))docc)
guide:
	@mkdir -p .build
	$(DOCC) convert Sources/Guide.docc --output-path .build/guide --fallback-display-name Speir --fallback-bundle-identifier speir.guide \
	  --warnings-as-errors
	@echo 'Written to .build/guide. To read it: python3 -m http.server --directory .build/guide 8080, then http://localhost:8080/documentation/guide'

bench: release
	python3 Tests/Bench/bench.py .build/release/speir
	swift build -c release --product Baseline
	python3 Tests/Bench/serve.py .build/release/speir .build/release/Baseline
	python3 Tests/Bench/serve.py .build/release/speir .build/release/Baseline --slow-flush 1000
	@if python3 -c 'import sklearn' 2>/dev/null; then python3 Tests/Bench/comments.py .build/release/speir; \
	else echo 'To time the coding of comments beside scikit-learn: pip install -r Tests/Bench/requirements.txt'; fi
	python3 Tests/Bench/coding.py .build/release/speir
	swift build -c release --product Stages
	@if python3 -c 'import duckdb' 2>/dev/null; then python3 Tests/Bench/counts.py .build/release/speir .build/release/Stages; \
	else echo 'To time the counting beside DuckDB: pip install -r Tests/Bench/requirements.txt'; fi

# SQLite's header comes from the system; everything else comes with the packages.
check-tools:
	@command -v swift >/dev/null || { \
	  echo 'speir needs Swift 6.2 or later. Install it from https://www.swift.org/install/, then run make again.'; exit 69; }
	@if ! echo '#include <sqlite3.h>' | cc -E - >/dev/null 2>&1; then \
	  if [ "$$(id -u)" = 0 ]; then become=''; elif sudo -n true 2>/dev/null; then become='sudo'; \
	  else echo "speir needs SQLite's header. Install it with: sudo apt-get install libsqlite3-dev — then run make again."; exit 69; fi; \
	  echo 'Installing libsqlite3-dev …'; \
	  { $$become apt-get install -y -qq libsqlite3-dev || { $$become apt-get update -qq && $$become apt-get install -y -qq libsqlite3-dev; }; } >/dev/null \
	    || { echo 'libsqlite3-dev could not be installed. Install it by hand, then run make again.'; exit 69; }; \
	fi
