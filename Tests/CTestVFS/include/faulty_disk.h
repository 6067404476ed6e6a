#pragma once

#include <sqlite3.h>

/// A disk that fails: all files that SQLite opens within one folder, whichever connection and whatever they are for.
///
/// The VFS beneath becomes the default one of the process when the first disk is mounted; files elsewhere pass through
/// it untouched, so tests that run side by side do not meet. What is not done through SQLite is not seen.
typedef struct faulty_disk faulty_disk;

/// Kinds of calls, to be added up.
enum {
    faulty_disk_write = 1,
    faulty_disk_sync = 2,
    faulty_disk_read = 4,
    faulty_disk_truncate = 8,
    faulty_disk_open = 16,
    faulty_disk_delete = 32,
    faulty_disk_share = 64  // mapping the index of a WAL
};

/// What happens at a call.
enum faulty_disk_fault {
    faulty_disk_none,
    /// It fails, having done nothing.
    faulty_disk_fails,
    /// It fails, having written half; a read gives half, as if the file ended there.
    faulty_disk_short,
    /// There is no room: half is written.
    faulty_disk_full,
    /// The power goes off: half is written, and nothing works from then on.
    faulty_disk_power_cut
};

/// Mounts a disk over a folder, its real path. NULL: no memory.
faulty_disk *faulty_disk_mount(const char *folder);

/// Passes everything through again, and forgets what was on the disk.
void faulty_disk_unmount(faulty_disk *disk);

/// Lets the n-th call (from 1) of these kinds from now on go wrong, and with `stays` all after it too; `none` ends it.
void faulty_disk_at(faulty_disk *disk, int kinds, long n, enum faulty_disk_fault fault, int stays);

/// How many calls of these kinds there were since the last `faulty_disk_at`.
long faulty_disk_calls(faulty_disk *disk);

/// Whether anything went wrong since the last `faulty_disk_at`.
int faulty_disk_struck(faulty_disk *disk);

/// How many syncs of WALs there were since the disk was mounted.
long faulty_disk_wal_syncs(faulty_disk *disk);

/// Writes the files as a power cut leaves them into another folder: what was synced, and of each write, cut and removal
/// since then all, nothing or some sectors, by chance from that seed. Returns 0, or an errno.
int faulty_disk_after_power_cut(faulty_disk *disk, unsigned long long seed, const char *folder);
