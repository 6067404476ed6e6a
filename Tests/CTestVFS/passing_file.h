#pragma once

// What the VFSs of the tests share: a file that passes all calls on to that of the VFS beneath it.

#include <sqlite3.h>
#include <string.h>

typedef struct {
    sqlite3_file base;  // first: SQLite hands back a pointer to it
    void *owner;        // the VFS or disk that it belongs to
    void *more;         // what that knows of the file
    int kind;
    sqlite3_file real[];  // the structure of the VFS beneath follows
} passing_file;

static inline passing_file *of(sqlite3_file *file) { return (passing_file *)file; }

#define PASS(name, parameters, ...)                                         \
    __attribute__((unused)) static int pass_##name parameters {             \
        return of(f)->real->pMethods->x##name(of(f)->real, ##__VA_ARGS__);  \
    }

PASS(Close, (sqlite3_file * f))
PASS(Read, (sqlite3_file * f, void *to, int count, sqlite3_int64 at), to, count, at)
PASS(Write, (sqlite3_file * f, const void *from, int count, sqlite3_int64 at), from, count, at)
PASS(Truncate, (sqlite3_file * f, sqlite3_int64 size), size)
PASS(Sync, (sqlite3_file * f, int flags), flags)
PASS(FileSize, (sqlite3_file * f, sqlite3_int64 *size), size)
PASS(Lock, (sqlite3_file * f, int level), level)
PASS(Unlock, (sqlite3_file * f, int level), level)
PASS(CheckReservedLock, (sqlite3_file * f, int *held), held)
PASS(FileControl, (sqlite3_file * f, int code, void *argument), code, argument)
PASS(SectorSize, (sqlite3_file * f))
PASS(DeviceCharacteristics, (sqlite3_file * f))
PASS(ShmMap, (sqlite3_file * f, int page, int size, int extend, void volatile **to), page, size, extend, to)
PASS(ShmLock, (sqlite3_file * f, int offset, int count, int flags), offset, count, flags)
PASS(ShmUnmap, (sqlite3_file * f, int delete), delete)
PASS(Fetch, (sqlite3_file * f, sqlite3_int64 at, int count, void **page), at, count, page)
PASS(Unfetch, (sqlite3_file * f, sqlite3_int64 at, void *page), at, page)

__attribute__((unused)) static void pass_ShmBarrier(sqlite3_file *f) {
    of(f)->real->pMethods->xShmBarrier(of(f)->real);
}

// Opens the file beneath; with the methods, unless that failed: without, SQLite does not call xClose.
__attribute__((unused)) static int pass_open(
    sqlite3_vfs *real, const char *path, passing_file *f, const sqlite3_io_methods *methods, int flags, int *out_flags
) {
    int code = real->xOpen(real, path, f->real, flags, out_flags);
    f->base.pMethods = f->real->pMethods ? methods : NULL;
    return code;
}

// Makes a VFS of another: its other functions are content with a copy of its structure.
__attribute__((unused)) static void passing_vfs(
    sqlite3_vfs *vfs, sqlite3_vfs *real, const char *name,
    int (*open)(sqlite3_vfs *, const char *, sqlite3_file *, int, int *)
) {
    *vfs = *real;
    vfs->pNext = NULL;
    vfs->zName = strdup(name);
    vfs->szOsFile = (int)sizeof(passing_file) + real->szOsFile;
    vfs->xOpen = open;
}
