#pragma once

// Also gives the tests the functions of SQLite.
#include <sqlite3.h>

/// A VFS of SQLite that passes everything on to the default one, and lets a test act in the middle of a checkpoint or
/// make the disk fail. Each has its own name, so tests that run side by side do not meet.
typedef struct checkpoint_vfs checkpoint_vfs;

/// Registers one under that name (for `file:…?vfs=NAME`). It stays for the life of the process. NULL: no memory.
checkpoint_vfs *checkpoint_vfs_register(const char *name);

/// Calls `act(context)` once, at the next `xUnfetch(file, 0, NULL)`. A checkpointer that finds the wal-index changed
/// calls that after it has read how long the WAL is, and before it reads how far the WAL has been copied.
void checkpoint_vfs_at_next_checkpoint(checkpoint_vfs *vfs, void (*act)(void *), void *context);

/// Lets every later `xSync` fail with SQLITE_IOERR_FSYNC, or none.
void checkpoint_vfs_fail_sync(checkpoint_vfs *vfs, int fails);

/// Lets writes succeed for so many bytes more and then fail with SQLITE_FULL; -1 for no limit.
void checkpoint_vfs_limit_writes(checkpoint_vfs *vfs, long long bytes);

/// Makes this thread alone act with the rights of the user `nobody`, where it may (then it returns 1), until
/// `checkpoint_vfs_be_again`: root passes over the rights of files, which a test of read-only folders must not.
int checkpoint_vfs_be_nobody(void);

/// Gives this thread its rights back.
void checkpoint_vfs_be_again(void);
