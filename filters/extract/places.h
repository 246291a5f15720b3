/* Which division a word means here: 全市 and 我省 by the document, a short name that stands twice in China by
 * its neighbours. */
#ifndef EXTRACT_PLACES_H
#define EXTRACT_PLACES_H

#include "extract/tokens.h"

/* The division that TEXT (a full or short name, 全市, 我省 …) means in a document about HOME (NULL if
 * unknown), or NULL. */
const struct area *place_named(const char *text, size_t length, const struct area *home);

/* The division that the zone TEXT (两江新区) belongs to, NULL where it is no known zone. */
const struct area *place_zone(const char *text, size_t length);

/* The length in bytes of the longest name of a division or zone that TEXT begins with, or 0. */
size_t place_longest(const char *text, size_t length);

/* The length in bytes of the word for a whole division (全市, 我省, 全国) that TEXT begins with, or 0. */
size_t place_whole(const char *text, size_t length);

/* Whether token I of S, a division's name, tells where the figures behind it are: it stands at the front of a
   clause and is not part of an office's name (运城市统计局) or of a list of divisions. */
bool place_counts(const struct sentence *s, size_t i);

/* HOME, or what it lies in, at LEVEL; HOME itself where it is at a lower place than LEVEL's name says (a
 * county-level 市 says 全市). */
const struct area *place_above(const struct area *home, enum area_level level);

/* Whether what stands behind a division's name that ends at TO makes it another's: of a township called like
 * it, unless the name is FULL, or of an office kept there. */
bool place_is_other(const char *text, size_t to, size_t end, bool full);

/* home.c: finds the names of divisions and zones in LAYOUT's text, and its words for the nation at the
 * beginning of sentences.
 */
void places_find(struct layout *layout);

/* The division that most of the blocks FIRST to LAST are about, by the places found in them; titles and
 * bylines count more. NULL if none is named. *MIXED: whether others are named as often. */
const struct area *place_of_text(const struct layout *layout, size_t first, size_t last, bool *mixed);

#endif
