# Every target has a line of help: make help
SHELL := /bin/bash
BIN := bin/qreport
PERIOD := 2011Q1

.PHONY: help build demo test race lint golden fuzz perturb prose faults cron vuln bench nation samples docs tools clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

build: ## build bin/qreport, which needs no library of the system
	CGO_ENABLED=0 go build -ldflags="-s -w" -o $(BIN) ./cmd/qreport

demo: build ## make reports from samples/huzhou and samples/bazhong and print their paths
	@bash samples/demo.sh $(BIN)

test: tools ## run every test (installs missing test tools with apt)
	go vet ./...
	go test ./...

race: ## what runs on several cores, under the race detector
	go test -race ./report -run 'SameBytes|ARunWithout|ACorrection|IndexFromMany'
	go test -race ./report/index -run 'SameSeed'
	go test -race ./report/intake -run 'Folder'

tools: ## install the test tools that are missing
	@bash .ci/tools

lint: ## gofmt, vet, staticcheck
	@files=$$(gofmt -l .); [ -z "$$files" ] || { echo "gofmt: $$files"; exit 1; }
	go vet ./...
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...

golden: ## rewrite the golden files of the tests; look at the difference before committing
	go test ./... -run Golden -update

FUZZTIME := 1m
# Minimising what is interesting would take most of the time.
FUZZ = -fuzztime $(FUZZTIME) -fuzzminimizetime 10x
fuzz: ## fuzz what strangers send: the door, its parts, the cell reader, the table finder, formulas; FUZZTIME each
	go test ./report/internal/xlsxsafe -run xxx -fuzz FuzzOpen $(FUZZ)
	go test ./report/internal/xlsxsafe -run xxx -fuzz FuzzScanner $(FUZZ)
	go test ./report/internal/xlsxsafe -run xxx -fuzz FuzzParts $(FUZZ)
	go test ./report/intake -run xxx -fuzz FuzzCell $(FUZZ)
	go test ./report/intake -run xxx -fuzz FuzzNumeral $(FUZZ)
	go test ./report/intake -run xxx -fuzz FuzzTable $(FUZZ)
	go test ./report/intake -run xxx -fuzz FuzzRecompute $(FUZZ)
	go test ./report/define -run xxx -fuzz FuzzFormula $(FUZZ)
	go test ./report/index -run xxx -fuzz FuzzReadCSV $(FUZZ)
	go test ./report/index -run xxx -fuzz FuzzSpec $(FUZZ)
	go test ./report/render/pdf -run xxx -fuzz FuzzLines $(FUZZ)
	go test ./report/render/pdf/typeface -run xxx -fuzz FuzzParse $(FUZZ)

perturb: ## read 10,000 workbooks that were changed in two ways at once
	QREPORT_PERTURBED=10000 go test ./report/intake -run Perturb -v -timeout 30m

prose: ## read the sentences of more than 500 synthetic reports
	QREPORT_PROSE=all go test ./report -timeout 60m -v -run TestProse

faults: ## kill the program over 600 times, refuse it every step, fill the disk, take folders away; needs root to mount
	QREPORT_FAULTS=500 go test -tags faults ./cmd/qreport -timeout 90m -v -run 'TestKilled|TestTheDisk|TestATiny|TestFolders|TestOneFile|TestTheClock|TestTwoRuns|TestTheInbox|TestAStep|TestAnInbox|TestWhoHolds'

cron: build ## the crontab under a real cron, the systemd unit's command under the unit's restrictions; needs root; 4 minutes
	@bash docs/cron/try.sh $(BIN)

vuln: ## known vulnerabilities of what we are built from; asks vuln.go.dev
	go run golang.org/x/vuln/cmd/govulncheck@v1.1.4 ./...

nation: ## only the nation: from nothing, again, one county corrected; the bytes must be those of a run from nothing
	QREPORT_BENCH=nation go test ./bench -run xxx -bench Whole/nation -benchtime 1x -timeout 1h

bench: ## benchmarks of every stage and of whole runs up to the nation, ready for benchstat
	go test $$(go list ./... | grep -v qreport/bench) -run xxx -bench . -benchmem
	QREPORT_BENCH=nation go test ./bench -run xxx -bench . -benchtime 1x -timeout 2h

samples: build ## write samples/ again from their recipes
	go run ./samples/build
	rm -rf samples/huzhou/inbox
	$(BIN) sample -C samples/huzhou --from 2010Q1 --to 2011Q1 --out samples/huzhou/inbox --quiet

docs: build ## docs/findings.md, and pictures of the README and the manual from the demo's reports
	go run ./docs/build
	@bash docs/pictures.sh $(BIN)

clean: ## remove what was built
	rm -rf bin demo
