#pragma once

// Also gives the tests the functions of SQLite.
#include <sqlite3.h>

/// A VFS of SQLite that passes everything on to the default one, and lets a test act in the middle of a checkpoint or
/// make the disk fail. Each has its own name, so tests that run side by side do not meet.
typedef struct checkpoint_vfs checkpoint_vfs;

/// Registers one under that name (for `file:…?vfs=NAME`). It stays for the life of the process. NULL: no memory.
checkpoint_vfs *checkpoint_vfs_register(const char *name);

/// A moment in a checkpoint.
enum checkpoint_vfs_moment {
    /// The checkpointer has taken the lock of checkpoints, and read nothing.
    checkpoint_vfs_begun,
    /// It has read how long the WAL is, and found that others have committed since it last looked; how far the WAL has
    /// been copied it has not read: the `xUnfetch(file, 0, NULL)` between the two.
    checkpoint_vfs_length_read
};

/// Calls `act(context)` once, at that moment of the next checkpoint.
void checkpoint_vfs_at_next(checkpoint_vfs *vfs, enum checkpoint_vfs_moment moment, void (*act)(void *), void *context);

/// Which files a failure is about; 0 for none.
enum { checkpoint_vfs_database = 1, checkpoint_vfs_wal = 2 };

/// Lets every later `xSync` of these files fail with SQLITE_IOERR_FSYNC, until called again.
void checkpoint_vfs_fail_sync(checkpoint_vfs *vfs, int files);

/// Lets writes to these files succeed for so many bytes more and then fail with SQLITE_FULL, until called again.
void checkpoint_vfs_limit_writes(checkpoint_vfs *vfs, int files, long long bytes);

/// Makes this thread alone act with the rights of the user `nobody`, where it may (then it returns 1), until
/// `checkpoint_vfs_be_again`: root passes over the rights of files, which a test of read-only folders must not.
int checkpoint_vfs_be_nobody(void);

/// Gives this thread its rights back.
void checkpoint_vfs_be_again(void);
