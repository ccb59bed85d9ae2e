# Parloir. `make run` starts everything, `make test` checks everything; both install what they need.

PORT ?= 8080
DATA ?= data
CLIENT := src/Web/client
DATABASE := src/Journal/Embedded/npm
IMAGES := src/Grains/Thumbnails/npm
BROWSER := tests/browser
NPM := npm --no-audit --no-fund --loglevel=error
DOTNET := dotnet
QUIET := -v quiet --nologo -clp:NoSummary
export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_NOLOGO := 1

.PHONY: run build client database images sdk node chromium haproxy test everything beside bench bench-build bench-full contract clean

run: build
	@Engine__Demo=true Engine__Urls="http://127.0.0.1:$(PORT)" Engine__DataDirectory="$(DATA)" \
	  exec $(DOTNET) src/Silo/bin/Release/net10.0/Parloir.Silo.dll

build: sdk client database images
	@echo "Building the server..."
	@$(DOTNET) build src/Silo -c Release $(QUIET)

client: $(CLIENT)/dist/index.html

$(CLIENT)/dist/index.html: $(CLIENT)/node_modules/.installed $(shell find $(CLIENT) -type f -not -path '*/node_modules/*' -not -path '*/dist/*')
	@echo "Building the client..."
	@cd $(CLIENT) && npm run --silent build
	@touch $@

database: $(DATABASE)/node_modules/.installed

images: $(IMAGES)/node_modules/.installed

%/node_modules/.installed: %/package-lock.json | node
	@echo "Installing the packages of $*..."
	@cd $* && $(NPM) ci
	@touch $@

sdk:
	@$(DOTNET) --list-sdks 2>/dev/null | grep -q '^10\.' || { echo "Parloir needs the .NET SDK 10: install it from https://dotnet.microsoft.com/download and run make again." >&2; exit 1; }

node:
	@node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' 2>/dev/null || { echo "Parloir needs Node 20 or newer with npm: install it from https://nodejs.org and run make again." >&2; exit 1; }

# Format, lint, unit tests, tests with real processes, and what a person does in a real browser.
test: sdk
	@$(MAKE) --no-print-directory --jobs=2 everything beside
	@$(DOTNET) build src/Silo -c Release --no-restore --no-dependencies $(QUIET)
	@tests/run

# Compiling works and fetching waits: for tests they go on at once, and the client is laid beside the program afterwards.
everything:
	@echo "Building everything..."
	@$(DOTNET) build Engine.sln -c Release -p:WithoutClient=true $(QUIET)

beside: client database images $(BROWSER)/node_modules/.installed chromium haproxy

# make bench only=ingest,echo: some scenarios. ARGS="seconds=10 customers=20000 rows=1000000 minutes=30" deviates from the variant.
# The bench itself has one heap.
BENCH = DOTNET_GCgen0size=0x4000000 $(DOTNET) bench/Bench/bin/Release/net10.0/Parloir.Bench.dll $(if $(only),only=$(only))

bench-build: build
	@$(DOTNET) build bench/Bench -c Release $(QUIET)

bench: bench-build
	@$(BENCH) variant=short $(ARGS)

bench-full: bench-build
	@$(BENCH) variant=full $(ARGS)

chromium:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || test -n "$$CHROMIUM" || \
	  { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || \
	  { echo "The browser tests need Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM to its path." >&2; exit 1; }

# Without it the tests that need a proxy say that they are skipped. Debian installs one thing at a time.
haproxy: | chromium
	@command -v haproxy >/dev/null || \
	  { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq haproxy >/dev/null; } || \
	  echo "The tests behind a proxy are skipped: install HAProxy for them (Debian: apt-get install haproxy)." >&2

# After a change of the API or of what the hub pushes: the OpenAPI document, and the client's types from it.
contract: sdk database $(CLIENT)/node_modules/.installed
	@UPDATE_CONTRACT=1 $(DOTNET) test tests/Web.Tests -c Release --nologo --filter OpenApi
	@npm --prefix $(CLIENT) run --silent contract

clean:
	@rm -rf $(CLIENT)/dist $(CLIENT)/node_modules $(DATABASE)/node_modules $(IMAGES)/node_modules $(BROWSER)/node_modules
	@find src tests bench -type d \( -name bin -o -name obj \) -prune -exec rm -rf {} +
