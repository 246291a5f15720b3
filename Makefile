# gongbao: build, test, install. `make help` lists the targets.

VERSION := 0.1.0
PREFIX ?= /usr/local
DESTDIR ?=
PROGRAM_PREFIX ?=

CC ?= cc
CFLAGS ?= -O2 -g
B ?= build
WARNINGS := -std=c17 -Wall -Wextra -Werror
HARDENING := -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
CPPFLAGS += -D_POSIX_C_SOURCE=200809L -DGONGBAO_VERSION='"$(VERSION)"' -Ifilters
LDFLAGS += -pie -Wl,-z,relro,-z,now
LIBS := -lcsv -lpcre2-8
LIBS_workbook := -lxlsxwriter # of this program only

FILTERS := extract normalize aggregate growth audit annotate workbook
PIPELINES := city-table growth-table audit-report plot report totext nightly cluster load-sqlite load-postgres
PIPELINE_PARTS := $(sort $(wildcard pipelines/lib/*))
SCHEDULES := $(sort $(wildcard pipelines/cron/*))
MANUALS := $(foreach f,$(FILTERS),filters/$(f)/$(f).1) $(PIPELINES:%=pipelines/%.1)
# What a program has beside its sources: how annotate's pages look and work, as C strings.
EXTRA_annotate := $(B)/obj/annotate/assets.o
PROGRAMS := $(FILTERS:%=$(B)/bin/%)
LEXICON := $(sort $(wildcard filters/lexicon/*.tsv))

# Made of the lexicon: its text, and the tables that would take long to make at each start of a program.
LEXICON_MADE := lexicon areas_table vocabulary_table
LIB_OBJECTS := $(patsubst filters/%.c,$(B)/obj/%.o,$(wildcard filters/lib/*.c)) $(LEXICON_MADE:%=$(B)/obj/%.o)
objects_of = $(patsubst filters/%.c,$(B)/obj/%.o,$(wildcard filters/$(1)/*.c))

# What is needed beyond a bare Debian: a command or a file, and the package that has it.
HEADERS := csv.h:libcsv-dev pcre2.h:libpcre2-dev xlsxwriter.h:libxlsxwriter-dev
BUILD_NEEDS := cc:gcc /usr/include/stdio.h:libc6-dev $(HEADERS:%=/usr/include/%)
CHECK_NEEDS := bats:bats /usr/lib/bats/bats-assert/load.bash:bats-assert /usr/lib/bats/bats-support/load.bash:bats-support \
    xlsx2csv:xlsx2csv xmllint:libxml2-utils zsh:zsh /usr/share/bash-completion/bash_completion:bash-completion script:bsdutils unzip:unzip \
    mandoc:mandoc sqlite3:sqlite3 mlr:miller bc:bc /usr/bin/time:time setpriv:util-linux systemd-analyze:systemd \
    chromium:chromium chromedriver:chromium-driver /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc:fonts-noto-cjk curl:curl jq:jq \
    /usr/bin/pg_ctlcluster:postgresql /usr/sbin/sshd:openssh-server ip:iproute2 readelf:binutils musl-gcc:musl-tools
# What report and plot run beside the filters; the fonts are for pictures, pages use those of the reader.
REPORT_NEEDS := gnuplot:gnuplot-nox mlr:miller
# What the pipelines run beside the filters.
PIPELINE_NEEDS := perl:perl-base sqlite3:sqlite3 flock:util-linux pv:pv pandoc:pandoc unzip:unzip zip:zip pdftotext:poppler-utils \
    /usr/share/poppler/cMap:poppler-data uchardet:uchardet unshare:util-linux \
    parallel:parallel rsync:rsync ssh:openssh-client psql:postgresql-client $(REPORT_NEEDS) \
    /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc:fonts-noto-cjk
VALGRIND_NEEDS := valgrind:valgrind
SANITIZER_NEEDS := clang:clang /usr/lib/llvm-14/lib/clang/14.0.6/include/sanitizer/lsan_interface.h:libclang-rt-14-dev
LINT_NEEDS := clang:clang clang-format:clang-format clang-tidy:clang-tidy cppcheck:cppcheck shellcheck:shellcheck mandoc:mandoc

# The fewest tests that make a suite: where fewer ran, something was not run.
MINIMUM_TESTS := 300

all: $(PROGRAMS)

help:
	@echo 'make                build the programs into $(B)/bin; installs nothing'
	@echo 'make demo           install what is missing, build, print the table by city of samples/, and make a page of it'
	@echo 'make pipeline-deps  install what totext, nightly and the others run beside the filters'
	@echo 'make deps           install what building and testing need (apt-get, as root or by sudo)'
	@echo 'make check          all tests; check-asan, check-valgrind, check-conversion: the same under sanitizers and valgrind'
	@echo 'make check-soak     what make check does in a few rounds, in many; takes long'
	@echo 'make fuzz           what random input does to the filters, each target for FUZZ_SECONDS (900)'
	@echo 'make accuracy       how well figures are extracted from samples/, or from the annotated bulletins below CORPUS=DIR'
	@echo 'make bench          measure the filters against public tools, and write tests/bench/RESULTS.md; BENCH_MB=100'
	@echo 'make regen          write what the golden cases give as what they expect (CASE=FILTER/NAME: one of them)'
	@echo 'make regen-docs     write what the commands of README and man pages print into them'
	@echo 'make lint           formatting, static analysis, shell scripts, man pages'
	@echo 'make install        programs, pipelines, man pages and completions to DESTDIR, PREFIX, with PROGRAM_PREFIX before each name'
	@echo 'make uninstall      the opposite, with the same three'
	@echo 'make clean          remove $(B)'

define program
$(B)/bin/$(1): $(call objects_of,$(1)) $(EXTRA_$(1)) $(B)/libgongbao.a | $(B)/libraries-found
	@mkdir -p $$(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $$@ $(call objects_of,$(1)) $(EXTRA_$(1)) $(B)/libgongbao.a $(LIBS) $(LIBS_$(1))
endef
$(foreach f,$(FILTERS),$(eval $(call program,$(f))))

$(B)/libgongbao.a: $(LIB_OBJECTS)
	rm -f $@
	ar rcs $@ $(LIB_OBJECTS)

$(B)/obj/%.o: filters/%.c | $(B)/libraries-found
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(HARDENING) $(WARNINGS) -MMD -MP -c -o $@ $<

$(LEXICON_MADE:%=$(B)/obj/%.o): $(B)/obj/%.o: $(B)/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(HARDENING) $(WARNINGS) -c -o $@ $<

$(B)/lexicon.c: filters/lexicon/embed.awk $(LEXICON)
	@mkdir -p $(@D)
	awk -f filters/lexicon/embed.awk $(LEXICON) >$@.part
	mv $@.part $@

# A program of the build itself: neither the sanitizers nor the renamed main of other builds are for it.
COMPILE_SOURCES := filters/lexicon/compile.c filters/extract/vocabulary.c $(wildcard filters/lib/*.c)
$(B)/compile: $(COMPILE_SOURCES) $(B)/lexicon.c $(wildcard filters/lib/*.h) | $(B)/libraries-found
	$(CC) $(CPPFLAGS) $(WARNINGS) -o $@ $(COMPILE_SOURCES) $(B)/lexicon.c $(LIBS)

$(B)/%_table.c: $(B)/compile
	$< $* >$@.part
	mv $@.part $@

$(B)/obj/annotate/assets.o: $(B)/assets.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(HARDENING) $(WARNINGS) -c -o $@ $<

# $(call embed,NAME,FILE): FILE as the C string NAME, and NAME_hash, as a content security policy has it.
embed = awk -v name=$(1) -v hash="$$(sha256sum $(2) | cut -c 1-64 | tr a-f A-F | basenc --base16 -d | base64)" -f filters/annotate/embed.awk $(2)

$(B)/assets.c: filters/annotate/embed.awk filters/annotate/page.css filters/annotate/page.js
	@mkdir -p $(@D)
	{ echo '#include "annotate/page.h"'; $(call embed,page_css,filters/annotate/page.css); $(call embed,page_js,filters/annotate/page.js); } >$@.part
	mv $@.part $@

# Names the Debian package of what is not there, instead of a page of compiler errors.
$(B)/libraries-found:
	@mkdir -p $(@D)
	@command -v $(firstword $(CC)) >/dev/null \
	    || { echo 'make: no $(firstword $(CC)): install the package gcc (apt-get install gcc libc6-dev), or run: make deps' >&2; exit 1; }
	@for pair in $(HEADERS); do \
	    printf '#define PCRE2_CODE_UNIT_WIDTH 8\n#include <stddef.h>\n#include <%s>\n' "$${pair%%:*}" \
	        | $(CC) $(CPPFLAGS) -E -x c - >/dev/null 2>&1 \
	        || { echo "make: $${pair%%:*} not found: install the package $${pair#*:} (apt-get install $${pair#*:}), or run: make deps" >&2; exit 1; }; \
	done
	@touch $@

# $(call install_missing,NEEDS): those of NEEDS that are not there, by apt-get.
define install_missing
@missing=; \
for need in $(1); do \
    case $$need in \
    /*) [ -e "$${need%%:*}" ] ;; \
    *) command -v "$${need%%:*}" >/dev/null ;; \
    esac || missing="$$missing $${need#*:}"; \
done; \
[ -n "$$missing" ] || exit 0; \
if [ "$$(id -u)" = 0 ]; then sudo=; \
elif command -v sudo >/dev/null; then sudo=sudo; \
else echo "make: missing packages, and neither root nor sudo to install them: apt-get install$$missing" >&2; exit 1; fi; \
$$sudo apt-get update -q && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -q -y --no-install-recommends $$missing
endef

deps:
	$(call install_missing,$(sort $(BUILD_NEEDS) $(PIPELINE_NEEDS) $(CHECK_NEEDS)))

pipeline-deps:
	$(call install_missing,$(PIPELINE_NEEDS))

DEMO = $(filter-out %.gb18030.txt,$(sort $(wildcard samples/*.txt)))
demo:
	$(call install_missing,$(BUILD_NEEDS) $(REPORT_NEEDS))
	@$(MAKE) --no-print-directory all
	@GONGBAO_BIN=$(B)/bin pipelines/city-table --format table \
	    --columns city,subject_std,indicator_std,period,measure,basis,value,bound,base_unit $(DEMO)
	@GONGBAO_BIN=$(B)/bin pipelines/report -o $(B)/report.html $(DEMO)
	@echo 'The same as a page, every number linked to its sentence: open $(B)/report.html'

check: deps
	@$(MAKE) --no-print-directory all unit-tests $(FAULTS) $(INTERPRETED)
	@tests/run --minimum $(MINIMUM_TESTS) $(B)

# What make check does in a few rounds, in as many as it takes to find what is rare: killed, doubled and full-disk nightlies,
# each single failure of memory and files, input made to be slow; sums of a million rows; each fuzz target for a minute.
check-soak: deps all $(FAULTS)
	@$(MAKE) --no-print-directory FUZZ_SECONDS=60 fuzz
	@SOAK=1 SUITE_TIMEOUT=14400 TEST_TIMEOUT=300 tests/run $(B) tests/nightly-soak.bats tests/faults.bats tests/worst-soak.bats tests/aggregate.bats

SANITIZE := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
check-asan: deps
	@ASAN_OPTIONS=exitcode=99 UBSAN_OPTIONS=print_stacktrace=1 TEST_TIMEOUT=60 \
	    $(MAKE) --no-print-directory FAULTS= B=$(B)/asan CFLAGS='$(SANITIZE)' HARDENING=-fPIE check

# What a conversion changes, a signed number overflows, or a shift loses, where the code does not say so. Unsigned numbers may wrap: hashes do.
CONVERSION := -fsanitize=integer -fno-sanitize=unsigned-integer-overflow,unsigned-shift-base -fno-sanitize-recover=all
check-conversion: deps
	$(call install_missing,$(SANITIZER_NEEDS))
	@UBSAN_OPTIONS=print_stacktrace=1 TEST_TIMEOUT=60 \
	    $(MAKE) --no-print-directory FAULTS= B=$(B)/conversion CC=clang CFLAGS='-O1 -g $(CONVERSION)' HARDENING=-fPIE check

# The programs of B/valgrind/bin are scripts that run those of B/unoptimized under valgrind: with -O2 gcc leaves out the last
# store to what is only read through a pointer, which looks like a leak.
check-valgrind: deps
	$(call install_missing,$(VALGRIND_NEEDS))
	@$(MAKE) --no-print-directory B=$(B)/unoptimized CFLAGS='-O1 -g' all unit-tests
	@tests/wrap-valgrind $(B)/unoptimized $(B)/valgrind
	@TEST_TIMEOUT=900 tests/run --minimum $(MINIMUM_TESTS) $(B)/valgrind

regen: all
	@tests/run-cases $(B) --regen $(CASE)

regen-docs: all
	@tests/run-docs $(B) --regen README.md README.zh-CN.md $(MANUALS)

# Of the samples, or of the annotated bulletins below CORPUS.
accuracy: all
	@status=0; \
	tests/accuracy/score --bin $(B)/bin --floors tests/accuracy/floors $(CORPUS) || status=1; \
	tests/accuracy/breaks --bin $(B)/bin --seeds 20 --min 0.98 $(CORPUS) || status=1; \
	tests/accuracy/cover --bin $(B)/bin $(CORPUS) || status=1; \
	exit $$status

BENCH_NEEDS := grep:grep mlr:miller hyperfine:hyperfine /usr/bin/time:time
bench:
	$(call install_missing,$(BUILD_NEEDS) $(BENCH_NEEDS))
	@$(MAKE) --no-print-directory all
	@tests/bench/run $(B)

# Unit tests: each one program over the library.
UNIT_TESTS := $(patsubst tests/unit/%.c,$(B)/tests/%,$(wildcard tests/unit/*_test.c))
unit-tests: $(UNIT_TESTS)

$(B)/tests/%: tests/unit/%.c $(B)/libgongbao.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(HARDENING) $(WARNINGS) -MMD -MP $(LDFLAGS) -o $@ $< $(B)/libgongbao.a $(LIBS)

# Preloaded into the programs by tests/faults.bats; sanitizers have an allocator of their own, and go without.
FAULTS := $(B)/tests/faults.so
$(B)/tests/faults.so: tests/faults/faults.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -std=gnu17 -Wall -Wextra -Werror -shared -fPIC -o $@ $<

# extract, matching its patterns without JIT.
INTERPRETED := $(B)/tests/extract-interpreted
$(INTERPRETED): tests/unit/interpreted.c $(call objects_of,extract) $(B)/libgongbao.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(HARDENING) $(WARNINGS) $(LDFLAGS) -o $@ $^ $(LIBS)

# Fuzzing: the sources once more with main, exit and fclose renamed (tests/fuzz/harness.h), and targets over them: filters that read
# rows are each rows.c over one of them.
FUZZ_SECONDS ?= 900
FUZZ_ROWS := normalize aggregate growth audit
FUZZ_NEEDS := $(SANITIZER_NEEDS) mlr:miller
FUZZ_FLAGS := -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined $(CONVERSION) \
    -Dmain=filter_main -Dexit=fuzz_exit -Dfclose=fuzz_fclose
FUZZ_FILTERS := extract annotate workbook $(FUZZ_ROWS)
FUZZ_TARGETS := $(addprefix $(B)/fuzz/,$(FUZZ_FILTERS) encoded amount reader numbers places)
$(foreach f,$(FUZZ_FILTERS),$(eval $(B)/fuzz/$(f): $(call objects_of,$(f)) $(EXTRA_$(f))))
$(B)/fuzz/amount: $(call objects_of,normalize)
$(B)/fuzz/encoded: $(call objects_of,extract)
$(B)/fuzz/encoded: FUZZ_SOURCE := tests/fuzz/extract.c
$(FUZZ_ROWS:%=$(B)/fuzz/%): FUZZ_SOURCE := tests/fuzz/rows.c
$(B)/fuzz/%: $(B)/libgongbao.a tests/fuzz/harness.c tests/fuzz/harness.h $(wildcard tests/fuzz/*.c)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -D'ARGUMENTS="$*"' $(CFLAGS) $(WARNINGS) -fsanitize=fuzzer -o $@ $(or $(FUZZ_SOURCE),tests/fuzz/$*.c) \
	    tests/fuzz/harness.c $(filter %.o,$^) $(B)/libgongbao.a $(LIBS) $(LIBS_$*)

fuzz-targets: $(FUZZ_TARGETS)

fuzz: all $(INTERPRETED)
	$(call install_missing,$(BUILD_NEEDS) $(FUZZ_NEEDS))
	@$(MAKE) --no-print-directory B=$(B)/fuzz CC=clang CFLAGS='$(FUZZ_FLAGS)' HARDENING= LDFLAGS= fuzz-targets
	@tests/fuzz/run $(B)/fuzz $(FUZZ_SECONDS)

lint:
	$(call install_missing,$(BUILD_NEEDS) $(LINT_NEEDS))
	@tests/lint $(B)

bindir = $(DESTDIR)$(PREFIX)/bin
mandir = $(DESTDIR)$(PREFIX)/share/man/man1
sharedir = $(DESTDIR)$(PREFIX)/share/gongbao
bashdir = $(DESTDIR)$(PREFIX)/share/bash-completion/completions
zshdir = $(DESTDIR)$(PREFIX)/share/zsh/site-functions

# $(call completion,SHELL): that of $$program under $$name.
completion = GONGBAO_BIN="$(B)/bin" "$$program" --help | awk -v name="$$name" -v shell=$(1) -f filters/lib/completions.awk

# A man page names the programs as they are called here.
install: all
	install -d "$(bindir)" "$(mandir)" "$(sharedir)"
	set -e; for name in $(FILTERS); do install -m 755 "$(B)/bin/$$name" "$(bindir)/$(PROGRAM_PREFIX)$$name"; done
	set -e; for name in $(PIPELINES); do install -m 755 "pipelines/$$name" "$(bindir)/$(PROGRAM_PREFIX)$$name"; done
	install -m 644 $(PIPELINE_PARTS) "$(sharedir)"
	install -d "$(sharedir)/cron"
	set -e; for file in $(SCHEDULES); do \
	    sed 's|/usr/local/bin/nightly|$(PREFIX)/bin/$(PROGRAM_PREFIX)nightly|' "$$file" >"$(sharedir)/cron/$${file##*/}"; \
	    chmod 644 "$(sharedir)/cron/$${file##*/}"; \
	done
	set -e; for page in $(MANUALS); do \
	    to="$(mandir)/$(PROGRAM_PREFIX)$${page##*/}"; \
	    sed -E 's/^(\.(Nm|Xr)) ($(subst $() ,|,$(FILTERS) $(PIPELINES)))\>/\1 $(PROGRAM_PREFIX)\3/' "$$page" >"$$to"; \
	    chmod 644 "$$to"; \
	done
	install -d "$(bashdir)" "$(zshdir)"
	set -e; for program in $(FILTERS:%="$(B)/bin/%") $(PIPELINES:%=pipelines/%); do \
	    name="$(PROGRAM_PREFIX)$${program##*/}"; \
	    $(call completion,bash) >"$(bashdir)/$$name"; \
	    $(call completion,zsh) >"$(zshdir)/_$$name"; \
	    chmod 644 "$(bashdir)/$$name" "$(zshdir)/_$$name"; \
	done

uninstall:
	for name in $(FILTERS) $(PIPELINES); do \
	    rm -f "$(bindir)/$(PROGRAM_PREFIX)$$name" "$(bashdir)/$(PROGRAM_PREFIX)$$name" "$(zshdir)/_$(PROGRAM_PREFIX)$$name"; \
	done
	for page in $(MANUALS); do rm -f "$(mandir)/$(PROGRAM_PREFIX)$${page##*/}"; done
	for part in $(notdir $(PIPELINE_PARTS)); do rm -f "$(sharedir)/$$part"; done
	for file in $(notdir $(SCHEDULES)); do rm -f "$(sharedir)/cron/$$file"; done
	[ ! -d "$(sharedir)/cron" ] || rmdir --ignore-fail-on-non-empty "$(sharedir)/cron"
	[ ! -d "$(sharedir)" ] || rmdir --ignore-fail-on-non-empty "$(sharedir)"

clean:
	rm -rf $(B)

-include $(wildcard $(B)/obj/*/*.d $(B)/tests/*.d)

.PHONY: all help deps pipeline-deps demo check check-soak check-asan check-conversion check-valgrind accuracy bench regen regen-docs unit-tests lint install uninstall clean
.DELETE_ON_ERROR:
