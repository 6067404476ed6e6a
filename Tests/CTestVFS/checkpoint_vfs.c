#define _GNU_SOURCE
#include "checkpoint_vfs.h"

#include "passing_file.h"

#include <sqlite3.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif

struct checkpoint_vfs {
    sqlite3_vfs base;  // first: SQLite hands back a pointer to it
    sqlite3_vfs *real;
    _Atomic(void (*)(void *)) act[2];  // by moment
    void *context[2];
    atomic_int unsynced, limited;  // sets of files
    atomic_llong room;             // bytes that may still be written to the limited ones
};

static checkpoint_vfs *vfs_of(sqlite3_file *file) { return of(file)->owner; }

static void act_at(checkpoint_vfs *vfs, enum checkpoint_vfs_moment moment) {
    void (*act)(void *) = atomic_exchange(&vfs->act[moment], NULL);
    if (act) act(vfs->context[moment]);
}

static int watch_ShmLock(sqlite3_file *f, int offset, int count, int flags) {
    int code = of(f)->real->pMethods->xShmLock(of(f)->real, offset, count, flags);
    // The lock of checkpoints is the second (WAL_CKPT_LOCK in wal.c).
    if (code == SQLITE_OK && offset == 1 && count == 1 && flags == (SQLITE_SHM_LOCK | SQLITE_SHM_EXCLUSIVE))
        act_at(vfs_of(f), checkpoint_vfs_begun);
    return code;
}

static int limit_Write(sqlite3_file *f, const void *from, int count, sqlite3_int64 at) {
    checkpoint_vfs *vfs = vfs_of(f);
    if (atomic_load(&vfs->limited) & of(f)->kind && atomic_fetch_sub(&vfs->room, count) < count) {
        atomic_store(&vfs->room, 0);
        return SQLITE_FULL;
    }
    return of(f)->real->pMethods->xWrite(of(f)->real, from, count, at);
}

static int fail_Sync(sqlite3_file *f, int flags) {
    if (atomic_load(&vfs_of(f)->unsynced) & of(f)->kind) return SQLITE_IOERR_FSYNC;
    return of(f)->real->pMethods->xSync(of(f)->real, flags);
}

static int watch_Unfetch(sqlite3_file *f, sqlite3_int64 at, void *page) {
    if (at == 0 && page == NULL) act_at(vfs_of(f), checkpoint_vfs_length_read);
    return of(f)->real->pMethods->xUnfetch(of(f)->real, at, page);
}

static const sqlite3_io_methods watching = {
    3, pass_Close, pass_Read, limit_Write, pass_Truncate, fail_Sync, pass_FileSize, pass_Lock, pass_Unlock,
    pass_CheckReservedLock, pass_FileControl, pass_SectorSize, pass_DeviceCharacteristics, pass_ShmMap, watch_ShmLock,
    pass_ShmBarrier, pass_ShmUnmap, pass_Fetch, watch_Unfetch,
};

static int open_file(sqlite3_vfs *base, const char *path, sqlite3_file *file, int flags, int *out_flags) {
    checkpoint_vfs *vfs = (checkpoint_vfs *)base;
    passing_file *f = of(file);
    f->owner = vfs;
    f->kind = flags & SQLITE_OPEN_MAIN_DB ? checkpoint_vfs_database : flags & SQLITE_OPEN_WAL ? checkpoint_vfs_wal : 0;
    return pass_open(vfs->real, path, f, &watching, flags, out_flags);
}

checkpoint_vfs *checkpoint_vfs_register(const char *name) {
    sqlite3_vfs *real = sqlite3_vfs_find(NULL);
    checkpoint_vfs *vfs = calloc(1, sizeof *vfs);
    if (real == NULL || vfs == NULL) return NULL;
    passing_vfs(&vfs->base, real, name, open_file);
    vfs->real = real;
    return sqlite3_vfs_register(&vfs->base, 0) == SQLITE_OK ? vfs : NULL;
}

void checkpoint_vfs_at_next(
    checkpoint_vfs *vfs, enum checkpoint_vfs_moment moment, void (*act)(void *), void *context
) {
    vfs->context[moment] = context;
    atomic_store(&vfs->act[moment], act);
}

void checkpoint_vfs_fail_sync(checkpoint_vfs *vfs, int files) { atomic_store(&vfs->unsynced, files); }

void checkpoint_vfs_limit_writes(checkpoint_vfs *vfs, int files, long long bytes) {
    atomic_store(&vfs->room, bytes);
    atomic_store(&vfs->limited, files);
}

// The system calls themselves: the library's functions change every thread of the process.
int checkpoint_vfs_be_nobody(void) {
#ifdef __linux__
    return syscall(SYS_setresuid, -1, 65534, -1) == 0;
#else
    return 0;
#endif
}

void checkpoint_vfs_be_again(void) {
#ifdef __linux__
    syscall(SYS_setresuid, -1, getuid(), -1);
#endif
}
