#pragma once

// Also gives Swift the functions of SQLite, which GRDB keeps to itself.
#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

/// Sets SQLite up for the whole process, before its first database is opened; later it has no effect.
///
/// File names that begin with `file:` are URIs, also where SQLite was not built so. The memory it uses is not counted,
/// which takes a mutex at each allocation: a sixth of the time of an append.
void annals_sqlite_configure(void);

/// Forbids this connection what could damage the file from within SQL (SQLITE_DBCONFIG_DEFENSIVE).
int annals_sqlite_set_defensive(sqlite3 *db);

/// Says whether closing this connection, as the last one, leaves the WAL as it is (SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE).
int annals_sqlite_set_no_checkpoint_on_close(sqlite3 *db, int leaves);

/// Which file a path leads to; 0 where that cannot be told.
///
/// Asks for no times: where they were asked for, Linux from 6.13 on gives the next write a finer one, which costs that
/// write a change of the inode: of the WAL, a fifth of a durable append.
int annals_file_identity(const char *path, uint64_t *device, uint64_t *inode);

/// Whether bytes stand somewhere in others (memmem of glibc, which Swift's Glibc does not declare).
int annals_contains(const void *bytes, size_t count, const void *part, size_t partCount);
