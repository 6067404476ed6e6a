#define _GNU_SOURCE // memmem
#include "annals_sqlite.h"

#include <sqlite3.h>
#include <stddef.h>
#include <string.h>

// Swift cannot call variadic functions of C, and these settings have no other door.

void annals_sqlite_configure(void) {
    sqlite3_config(SQLITE_CONFIG_URI, 1);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

int annals_sqlite_set_defensive(sqlite3 *db) {
    return sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
}

int annals_sqlite_set_no_checkpoint_on_close(sqlite3 *db, int leaves) {
    return sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leaves, NULL);
}

int annals_contains(const void *bytes, size_t count, const void *part, size_t partCount) {
    return memmem(bytes, count, part, partCount) != NULL;
}
