#pragma once

// Also gives Swift the functions of SQLite, which GRDB keeps to itself.
#include <sqlite3.h>

/// Lets SQLite read file names that begin with `file:` as URIs, where it was not built so. Takes effect only before
/// the first database of the process is opened.
int annals_sqlite_allow_uri(void);

/// Forbids this connection what could damage the file from within SQL (SQLITE_DBCONFIG_DEFENSIVE).
int annals_sqlite_set_defensive(sqlite3 *db);

/// Says whether closing this connection, as the last one, leaves the WAL as it is (SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE).
int annals_sqlite_set_no_checkpoint_on_close(sqlite3 *db, int leaves);
