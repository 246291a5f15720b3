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

FILTERS := extract normalize aggregate growth
PROGRAMS := $(FILTERS:%=$(B)/bin/%)
LEXICON := $(sort $(wildcard filters/lexicon/*.tsv))

LIB_OBJECTS := $(patsubst filters/%.c,$(B)/obj/%.o,$(wildcard filters/lib/*.c)) $(B)/obj/lexicon.o
objects_of = $(patsubst filters/%.c,$(B)/obj/%.o,$(wildcard filters/$(1)/*.c))

all: $(PROGRAMS)

define program
$(B)/bin/$(1): $(call objects_of,$(1)) $(B)/libgongbao.a | $(B)/libraries-found
	@mkdir -p $$(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $$@ $(call objects_of,$(1)) $(B)/libgongbao.a $(LIBS)
endef
$(foreach f,$(FILTERS),$(eval $(call program,$(f))))

$(B)/libgongbao.a: $(LIB_OBJECTS)
	rm -f $@
	ar rcs $@ $(LIB_OBJECTS)

$(B)/obj/%.o: filters/%.c | $(B)/libraries-found
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(HARDENING) $(WARNINGS) -MMD -MP -c -o $@ $<

$(B)/obj/lexicon.o: $(B)/lexicon.c
	$(CC) $(CPPFLAGS) $(CFLAGS) $(HARDENING) $(WARNINGS) -c -o $@ $<

$(B)/lexicon.c: filters/lexicon/embed.awk $(LEXICON)
	@mkdir -p $(@D)
	awk -f filters/lexicon/embed.awk $(LEXICON) >$@.part
	mv $@.part $@

# Names the Debian package of a library that is not there, instead of a page of compiler errors.
$(B)/libraries-found:
	@mkdir -p $(@D)
	@for pair in csv.h:libcsv-dev pcre2.h:libpcre2-dev; do \
	    printf '#define PCRE2_CODE_UNIT_WIDTH 8\n#include <stddef.h>\n#include <%s>\n' "$${pair%%:*}" \
	        | $(CC) $(CPPFLAGS) -E -x c - >/dev/null 2>&1 \
	        || { echo "make: $${pair%%:*} not found: install the package $${pair#*:} (apt-get install $${pair#*:}), or run: make deps" >&2; exit 1; }; \
	done
	@touch $@

-include $(wildcard $(B)/obj/*/*.d)

.PHONY: all
.DELETE_ON_ERROR:
