// SPDX-License-Identifier: EUPL-1.2
// `sqlite3_config` takes any number of arguments, which Swift cannot call.
#include <sqlite3.h>

static inline int koinon_sqlite_keep_no_figures(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
