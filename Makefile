# `make letter` and `make test` need nothing prepared but Go, Node, Python and a
# package mirror within reach; all else is installed or fetched where it is missing.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-builtin-rules
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:

RESUME ?= samples/resumes/maren-tolliver.pdf
POSTING ?= samples/postings/amberquay.txt
MODEL ?= default
LIBRARIES ?= cpu
FUZZTIME ?= 30s
PDFS ?= samples/resumes/*.pdf app/resume/testdata/fixtures/*.pdf ../shared/data/resumes/*.pdf

TAGS := desktop,production,webkit2_41
PACKAGES := . ./app/... ./internal/... ./llm/... ./models/...
# Where goroutines share something. The race detector makes tests five times slower, so
# the rest is tested without it, and with it in the long runs.
RACED := . ./app ./app/document/... ./app/export/... ./app/lock/... ./app/store ./internal/... ./llm/... ./models/...
STATIONS := $(patsubst %,./%...,$(wildcard app/*/)) ./internal/... ./llm/... ./models/...
TAGGED := $(patsubst v%,%,$(shell git describe --tags --match 'v[0-9]*' 2>/dev/null))
VERSION := $(or $(TAGGED),0.0.0+$(shell git rev-parse --short HEAD 2>/dev/null || echo unknown))
WINDOW := $(shell find frontend/src frontend/public frontend/wailsjs -type f) \
	$(wildcard frontend/*.html frontend/*.json frontend/*.ts frontend/*.js)
TOOL := go tool -modfile=build/tools/go.mod
say = @echo "== $(1)" >&2

help: ## say what each target does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

letter: build ## draft out/letter.pdf from RESUME and POSTING (samples, if not given)
	@mkdir -p out
	build/bin/vouchsafe draft -r '$(RESUME)' -p '$(POSTING)' -o out/letter.pdf --json out/letter.json --force

run: build ## open the window
	build/bin/vouchsafe

build: setup model build/bin/vouchsafe ## build build/bin/vouchsafe, with all it needs in place
	@[ -d "$${XDG_CACHE_HOME:-$$HOME/.cache}/vouchsafe/pdfium" ] || { \
		echo '== PDF module: compiled once, some seconds' >&2; \
		build/bin/vouchsafe --quiet read samples/resumes/maren-tolliver.pdf >/dev/null; }

model: ## put weights (MODEL) and libraries (LIBRARIES=cpu, vulkan, cuda) into the cache
	@go run ./models/fetch --model '$(MODEL)' --libraries '$(LIBRARIES)' >/dev/null

test: setup-test model-test test-format test-window test-go test-gpu cross test-whole ## run the tests

cross: frontend/dist/index.html ## vet what other platforms build: all for Windows, all but the window for the rest
	$(call say,other platforms)
	GOOS=windows GOARCH=amd64 CGO_ENABLED=0 go vet -tags desktop,production $(PACKAGES)
	GOOS=linux GOARCH=arm64 CGO_ENABLED=0 go vet $(STATIONS)
	GOOS=darwin GOARCH=arm64 CGO_ENABLED=0 go vet $(STATIONS)

lint: setup-test frontend/node_modules/.package-lock.json ## run the linters and look for known vulnerabilities
	$(TOOL) golangci-lint run --build-tags $(TAGS) $(PACKAGES)
	shellcheck build/setup build/layouts/make build/layouts/keep build/bindings build/fuzz build/teach build/package/make .ci/run samples/render
	npm --prefix frontend run lint
	@$(TOOL) govulncheck -tags $(TAGS) $(PACKAGES) || { \
		[ $$? != 3 ] || exit 3; echo 'vulnerabilities: not checked, their database cannot be reached' >&2; }

soak: build model-test ## run what takes hours: leaks, kills, damage, fuzzing
	@build/setup soak
	build/e2e/private.py
	go test -race -tags $(TAGS) -timeout 2h $(PACKAGES)
	go test -tags soak,$(TAGS) -timeout 6h $(PACKAGES)
	@build/fuzz 10m $(PACKAGES)

eval: model ## draft for many pairs and count what is wrong (EVAL='-model 40 -naive 8')
	go run ./app/letter/eval $(EVAL)

bench: bench-read bench-reading bench-llm bench-export bench-window ## measure everything; each table goes into out/bench-NAME.json

bench-read: setup-test ## measure reading PDFs beside pdftotext
	@mkdir -p out
	go run ./app/document/bench $(wildcard $(PDFS))

bench-reading: ## measure how rightly invented resumes are read, in many layouts (READING='--files 1500 --seed 2')
	@build/setup reading
	rm -rf out/layouts
	build/layouts/make out/layouts $(READING)
	go run ./app/resume/bench -wrong 5 out/layouts

bench-llm: build model-test ## measure the engine beside a peer and itself (forty minutes; BENCH='-only lock')
	@go run ./models/fetch --model large >/dev/null
	@mkdir -p out
	go run ./llm/bench $(BENCH)

bench-export: ## measure exports
	@mkdir -p out
	go run ./app/export/bench

bench-window: build setup-test ## measure the window's start beside a blank one
	@mkdir -p out
	go build -tags $(TAGS) -trimpath -ldflags '-s -w' -o build/bin/blank ./build/bench/blank
	build/bench/window.py build/bin/vouchsafe build/bin/blank out/bench-window.json

teach: ## teach reader and writer anew from models/teach, measure them, and write models/taught (hours)
	@build/teach

fuzz: ## run each fuzz target for FUZZTIME
	@build/fuzz '$(FUZZTIME)' $(PACKAGES)

package: build ## make out/*.deb, *.rpm and *.tar.gz
	@build/package/make '$(VERSION)'

licences: frontend/node_modules/.package-lock.json ## write the list of what is shipped beside our own code
	go -C build/tools run ./licences

bindings: ## write the TypeScript types of what Go offers the window
	@build/bindings

clean: ## remove what was built here; the cache stays
	rm -rf build/bin out frontend/node_modules
	find frontend/dist -mindepth 1 ! -name .gitkeep -delete

.PHONY: help letter run build model test cross soak eval bench bench-read bench-reading bench-llm bench-export bench-window lint teach fuzz package licences bindings clean \
	setup setup-test model-test test-format test-window test-go test-gpu test-whole always

setup:
	@build/setup

setup-test:
	@build/setup test

model-test:
	@go run ./models/fetch --model default --model test --libraries cpu >/dev/null

test-format:
	$(call say,formatting)
	@unformatted=$$(gofmt -l *.go app internal llm models); \
		[ -z "$$unformatted" ] || { echo "not formatted: $$unformatted"; exit 1; }

test-window: frontend/dist/index.html
	$(call say,window)
	npm --prefix frontend run check
	npm --prefix frontend test
	build/bindings --check
	go -C build/tools run ./licences --check

test-go: frontend/dist/index.html
	$(call say,go vet)
	go vet -tags $(TAGS) $(PACKAGES)
	$(call say,go test)
	go test -race -tags $(TAGS) -timeout 25m $(RACED)
	go test -tags $(TAGS) -timeout 25m \
		$$(go list -tags $(TAGS) $(PACKAGES) | grep -vxF "$$(go list -tags $(TAGS) $(RACED))")

# Mesa's software driver stands in for a graphics processor. The set of libraries lies in a
# cache of its own: in the usual one the program would prefer it from then on.
test-gpu: setup-test model-test
	$(call say,a graphics processor in software)
	@libraries=$$(GOCACHE=$$(go env GOCACHE) XDG_CACHE_HOME="$${XDG_CACHE_HOME:-$$HOME/.cache}/vouchsafe/software-gpu" \
		go run ./models/fetch --libraries vulkan) && \
		GGML_VK_VISIBLE_DEVICES=0 go test ./llm -count=1 -run TestGPU -libraries "$$libraries"

# The window in a browser, with the real program behind it; then the product as it is
# shipped, lock and all, driven as a person would while its sockets are traced.
test-whole: build/bin/vouchsafe
	$(call say,the whole window)
	go build -tags dev,webkit2_41 -o build/bin/vouchsafe-dev .
	npm --prefix frontend run e2e
	build/e2e/window.py --trace
	build/e2e/private.py --model smollm2-135m
	build/e2e/page.py

# Go knows itself what has changed.
build/bin/vouchsafe: frontend/dist/index.html always
	@[ -e $@ ] || echo '== program: the first build compiles everything and takes minutes' >&2
	@go build -v -tags $(TAGS) -trimpath -ldflags '-s -w -X vouchsafe/app/command.version=$(VERSION)' -o $@ .

frontend/dist/index.html: frontend/node_modules/.package-lock.json $(WINDOW)
	$(call say,window)
	npm --prefix frontend run build

frontend/node_modules/.package-lock.json: frontend/package-lock.json
	$(call say,packages of the window)
	npm --prefix frontend ci --no-audit --no-fund
	@touch $@
