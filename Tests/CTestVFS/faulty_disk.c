#define _GNU_SOURCE
#include "faulty_disk.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "passing_file.h"

// A write or a cut that no sync has made durable yet.
typedef struct change {
    int is_cut;
    long long at, size;
    unsigned char *bytes;
    struct change *next;
} change;

// What lies on the platter of a file, and what is still on its way.
typedef struct platter {
    char *name;
    unsigned char *bytes;
    long long size;
    int is_there;    // its name is durable
    int is_removed;  // it was removed, and that may not be durable
    change *first, *last;
    struct platter *next;
} platter;

struct faulty_disk {
    char *folder;
    int is_mounted;
    int kinds, stays, is_off, has_struck;
    long calls, at, wal_syncs;
    enum faulty_disk_fault fault;
    platter *platters;
    faulty_disk *next;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static faulty_disk *disks;
static sqlite3_vfs *beneath;

// MARK: platters, under the lock

static void forget_changes(platter *p) {
    for (change *c = p->first; c;) {
        change *next = c->next;
        free(c->bytes);
        free(c);
        c = next;
    }
    p->first = p->last = NULL;
}

static void add(platter *p, int is_cut, long long at, const void *bytes, long long size) {
    change *c = calloc(1, sizeof *c);
    *c = (change){.is_cut = is_cut, .at = at, .size = size};
    if (bytes) {
        c->bytes = malloc((size_t)size);
        memcpy(c->bytes, bytes, (size_t)size);
    }
    if (p->last) p->last->next = c;
    else p->first = c;
    p->last = c;
}

static void resize(unsigned char **bytes, long long *size, long long to) {
    *bytes = realloc(*bytes, (size_t)(to > 0 ? to : 1));
    if (to > *size) memset(*bytes + *size, 0, (size_t)(to - *size));
    *size = to;
}

static void apply(unsigned char **bytes, long long *size, const change *c, long long from, long long count) {
    if (c->is_cut) {
        resize(bytes, size, c->at);
        return;
    }
    if (c->at + from + count > *size) resize(bytes, size, c->at + from + count);
    memcpy(*bytes + c->at + from, c->bytes + from, (size_t)count);
}

static void settle(platter *p) {
    for (change *c = p->first; c; c = c->next) apply(&p->bytes, &p->size, c, 0, c->size);
    forget_changes(p);
    p->is_there = 1;
}

static void load(platter *p, const char *path) {
    FILE *file = fopen(path, "rb");
    p->is_there = file != NULL;
    if (!file) return;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    resize(&p->bytes, &p->size, size);
    if (fread(p->bytes, 1, (size_t)size, file) != (size_t)size) p->size = 0;
    fclose(file);
}

static platter *platter_of(faulty_disk *disk, const char *path) {
    const char *name = path + strlen(disk->folder) + 1;
    platter *p = disk->platters;
    while (p && strcmp(p->name, name) != 0) p = p->next;
    if (p) {
        if (p->is_removed) {
            // Made anew under the same name.
            forget_changes(p);
            p->size = 0;
            p->is_removed = p->is_there = 0;
        }
        return p;
    }
    p = calloc(1, sizeof *p);
    p->name = strdup(name);
    // Opened before it is made: what is there was there before, and is durable.
    load(p, path);
    p->next = disk->platters;
    disk->platters = p;
    return p;
}

static faulty_disk *disk_of(const char *path) {
    if (!path) return NULL;
    for (faulty_disk *disk = disks; disk; disk = disk->next) {
        size_t length = strlen(disk->folder);
        if (disk->is_mounted && strncmp(path, disk->folder, length) == 0 && path[length] == '/') return disk;
    }
    return NULL;
}

// What is to happen at this call.
static enum faulty_disk_fault next_fault(faulty_disk *disk, int kind) {
    if (!disk->is_mounted) return faulty_disk_none;
    if (disk->is_off) return faulty_disk_fails;
    if (!(disk->kinds & kind)) return faulty_disk_none;
    disk->calls += 1;
    if (disk->fault == faulty_disk_none || disk->calls < disk->at || (disk->calls > disk->at && !disk->stays))
        return faulty_disk_none;
    disk->has_struck = 1;
    if (disk->fault == faulty_disk_power_cut) disk->is_off = 1;
    return disk->fault;
}

// MARK: calls

static int fault_Read(sqlite3_file *f, void *to, int count, sqlite3_int64 at) {
    pthread_mutex_lock(&lock);
    enum faulty_disk_fault fault = next_fault(of(f)->owner, faulty_disk_read);
    pthread_mutex_unlock(&lock);
    if (fault == faulty_disk_none) return pass_Read(f, to, count, at);
    if (fault != faulty_disk_short) return SQLITE_IOERR_READ;
    // As at the end of a file: what is not there reads as zeros.
    memset((char *)to + count / 2, 0, (size_t)(count - count / 2));
    int code = pass_Read(f, to, count / 2, at);
    return code == SQLITE_OK ? SQLITE_IOERR_SHORT_READ : code;
}

static int fault_Write(sqlite3_file *f, const void *from, int count, sqlite3_int64 at) {
    pthread_mutex_lock(&lock);
    faulty_disk *disk = of(f)->owner;
    int was_off = disk->is_off;
    enum faulty_disk_fault fault = next_fault(disk, faulty_disk_write);
    int written = fault == faulty_disk_none ? count : fault == faulty_disk_fails || was_off ? 0 : count / 2;
    int code = SQLITE_OK;
    if (written > 0) {
        code = pass_Write(f, from, written, at);
        if (disk->is_mounted) add(of(f)->more, 0, at, from, written);
    }
    pthread_mutex_unlock(&lock);
    if (code != SQLITE_OK || fault == faulty_disk_none) return code;
    return fault == faulty_disk_full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int fault_Truncate(sqlite3_file *f, sqlite3_int64 size) {
    pthread_mutex_lock(&lock);
    faulty_disk *disk = of(f)->owner;
    int code = SQLITE_IOERR_TRUNCATE;
    if (next_fault(disk, faulty_disk_truncate) == faulty_disk_none) {
        code = pass_Truncate(f, size);
        if (disk->is_mounted) add(of(f)->more, 1, size, NULL, 0);
    }
    pthread_mutex_unlock(&lock);
    return code;
}

static int fault_Sync(sqlite3_file *f, int flags) {
    pthread_mutex_lock(&lock);
    faulty_disk *disk = of(f)->owner;
    int code = SQLITE_IOERR_FSYNC;
    if (next_fault(disk, faulty_disk_sync) == faulty_disk_none) {
        // Nothing of these folders is to survive the test: what counts is what the platter has.
        code = disk->is_mounted ? SQLITE_OK : pass_Sync(f, flags);
        if (disk->is_mounted) settle(of(f)->more);
        if (of(f)->kind & SQLITE_OPEN_WAL) disk->wal_syncs += 1;
    }
    pthread_mutex_unlock(&lock);
    return code;
}

static int fault_ShmMap(sqlite3_file *f, int page, int size, int extend, void volatile **to) {
    pthread_mutex_lock(&lock);
    enum faulty_disk_fault fault = next_fault(of(f)->owner, faulty_disk_share);
    pthread_mutex_unlock(&lock);
    if (fault == faulty_disk_none) return pass_ShmMap(f, page, size, extend, to);
    *to = NULL;
    return fault == faulty_disk_full ? SQLITE_IOERR_SHMSIZE : SQLITE_IOERR_SHMMAP;
}

static const sqlite3_io_methods faulty = {
    3, pass_Close, fault_Read, fault_Write, fault_Truncate, fault_Sync, pass_FileSize, pass_Lock, pass_Unlock,
    pass_CheckReservedLock, pass_FileControl, pass_SectorSize, pass_DeviceCharacteristics, fault_ShmMap, pass_ShmLock,
    pass_ShmBarrier, pass_ShmUnmap, pass_Fetch, pass_Unfetch,
};

static const sqlite3_io_methods passing = {
    3, pass_Close, pass_Read, pass_Write, pass_Truncate, pass_Sync, pass_FileSize, pass_Lock, pass_Unlock,
    pass_CheckReservedLock, pass_FileControl, pass_SectorSize, pass_DeviceCharacteristics, pass_ShmMap, pass_ShmLock,
    pass_ShmBarrier, pass_ShmUnmap, pass_Fetch, pass_Unfetch,
};

static int open_file(sqlite3_vfs *base, const char *path, sqlite3_file *file, int flags, int *out_flags) {
    (void)base;
    passing_file *f = of(file);
    f->base.pMethods = NULL;
    f->kind = flags;
    pthread_mutex_lock(&lock);
    faulty_disk *disk = disk_of(path);
    f->owner = disk;
    int code = SQLITE_CANTOPEN;
    if (!disk) {
        code = pass_open(beneath, path, f, &passing, flags, out_flags);
    } else if (next_fault(disk, faulty_disk_open) == faulty_disk_none) {
        f->more = platter_of(disk, path);
        code = pass_open(beneath, path, f, &faulty, flags, out_flags);
    }
    pthread_mutex_unlock(&lock);
    return code;
}

static int delete_file(sqlite3_vfs *base, const char *path, int sync_folder) {
    (void)base;
    pthread_mutex_lock(&lock);
    faulty_disk *disk = disk_of(path);
    int code = SQLITE_IOERR_DELETE;
    if (!disk || next_fault(disk, faulty_disk_delete) == faulty_disk_none) {
        code = beneath->xDelete(beneath, path, sync_folder);
        if (disk && code == SQLITE_OK) {
            platter *p = platter_of(disk, path);
            p->is_removed = 1;
            if (sync_folder) {
                forget_changes(p);
                p->size = 0;
                p->is_there = 0;
            }
        }
    }
    pthread_mutex_unlock(&lock);
    return code;
}

// MARK: disks

faulty_disk *faulty_disk_mount(const char *folder) {
    static sqlite3_vfs vfs;
    pthread_mutex_lock(&lock);
    if (!beneath) {
        sqlite3_vfs *real = sqlite3_vfs_find(NULL);
        passing_vfs(&vfs, real, "faulty-disk", open_file);
        vfs.xDelete = delete_file;
        beneath = real;
        sqlite3_vfs_register(&vfs, 1);
    }
    faulty_disk *disk = calloc(1, sizeof *disk);
    if (disk) {
        disk->folder = strdup(folder);
        disk->is_mounted = 1;
        disk->next = disks;
        disks = disk;
    }
    pthread_mutex_unlock(&lock);
    return disk;
}

void faulty_disk_unmount(faulty_disk *disk) {
    pthread_mutex_lock(&lock);
    disk->is_mounted = disk->is_off = 0;
    for (platter *p = disk->platters; p; p = p->next) {
        forget_changes(p);
        free(p->bytes);
        p->bytes = NULL;
        p->size = 0;
    }
    pthread_mutex_unlock(&lock);
}

void faulty_disk_at(faulty_disk *disk, int kinds, long n, enum faulty_disk_fault fault, int stays) {
    pthread_mutex_lock(&lock);
    disk->kinds = kinds;
    disk->at = n;
    disk->fault = fault;
    disk->stays = stays;
    disk->calls = disk->has_struck = disk->is_off = 0;
    pthread_mutex_unlock(&lock);
}

long faulty_disk_calls(faulty_disk *disk) { return disk->calls; }
int faulty_disk_struck(faulty_disk *disk) { return disk->has_struck; }
long faulty_disk_wal_syncs(faulty_disk *disk) { return disk->wal_syncs; }

// MARK: after a power cut

// SplitMix64.
static unsigned long long chance(unsigned long long *state) {
    unsigned long long z = *state += 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

static int save(const platter *p, const char *folder, unsigned long long *state) {
    int is_there = p->is_removed ? p->is_there && chance(state) % 2 : p->is_there || chance(state) % 2;
    if (!is_there) return 0;
    unsigned char *bytes = NULL;
    long long size = 0;
    resize(&bytes, &size, p->size);
    if (p->size) memcpy(bytes, p->bytes, (size_t)p->size);
    // All of what was on its way came through, nothing of it did, or some of it.
    unsigned mode = chance(state) % 4;
    for (const change *c = p->first; c; c = c->next) {
        if (mode == 0) continue;
        if (mode == 1 || c->is_cut) {
            if (mode == 1 || chance(state) % 2) apply(&bytes, &size, c, 0, c->size);
            continue;
        }
        if (mode == 2) {
            if (chance(state) % 2) apply(&bytes, &size, c, 0, c->size);
            continue;
        }
        for (long long from = 0; from < c->size; from += 512) {
            long long count = c->size - from < 512 ? c->size - from : 512;
            if (chance(state) % 2) apply(&bytes, &size, c, from, count);
        }
    }
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, p->name);
    FILE *file = fopen(path, "wb");
    int code = file == NULL || fwrite(bytes, 1, (size_t)size, file) != (size_t)size ? errno : 0;
    if (file) fclose(file);
    free(bytes);
    return code;
}

int faulty_disk_after_power_cut(faulty_disk *disk, unsigned long long seed, const char *folder) {
    pthread_mutex_lock(&lock);
    int code = 0;
    for (const platter *p = disk->platters; p && code == 0; p = p->next) code = save(p, folder, &seed);
    pthread_mutex_unlock(&lock);
    return code;
}
