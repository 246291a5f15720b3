/* A document that is done goes into the ledger; what it states otherwise than those before is a finding. */
#ifndef AUDIT_FOLD_H
#define AUDIT_FOLD_H

#include "audit/rules.h"

void fold_document(const struct audit *a, struct ledger *ledger);

#endif
