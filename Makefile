# Every target has a line of help: make help
SHELL := /bin/bash
BIN := bin/qreport
PERIOD := 2011Q1

.PHONY: help build demo test lint golden fuzz faults bench samples docs tools clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

build: ## build bin/qreport
	go build -ldflags="-s -w" -o $(BIN) ./cmd/qreport

demo: build ## make reports from samples/huzhou and samples/bazhong and print their paths
	@bash samples/demo.sh $(BIN)

test: tools ## run every test (installs missing test tools with apt)
	go vet ./...
	go test ./...

tools: ## install the test tools that are missing
	@bash .ci/tools

lint: ## gofmt, vet, staticcheck
	@test -z "$$(gofmt -l . | tee /dev/stderr)"
	go vet ./...
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...

golden: ## rewrite the golden files of the tests; look at the difference before committing
	go test ./... -run Golden -update

fuzz: ## fuzz what strangers send, one minute each
	go test ./report/internal/xlsxsafe -run xxx -fuzz FuzzOpen -fuzztime 1m
	go test ./report/intake -run xxx -fuzz FuzzFigure -fuzztime 1m
	go test ./report/define -run xxx -fuzz FuzzParse -fuzztime 1m
	go test ./report/render/pdf/typeface -run xxx -fuzz FuzzParse -fuzztime 1m -fuzzminimizetime 10x

faults: ## kill the program 500 times, fill the disk, take folders away
	QREPORT_FAULTS=500 go test ./cmd/qreport -timeout 60m -v -run 'TestKilled|TestTheDisk|TestATiny|TestFolders|TestOneFile|TestTheClock|TestTwoRuns|TestTheInbox'

bench: ## benchmarks of every stage, ready for benchstat
	go test ./... -run xxx -bench . -benchmem

samples: ## write samples/ again from their recipes
	go run ./samples/build

docs: build ## docs/findings.md, and pictures of the README and the manual from the demo's reports
	go run ./docs/build
	@bash docs/pictures.sh $(BIN)

clean: ## remove what was built
	rm -rf bin demo
