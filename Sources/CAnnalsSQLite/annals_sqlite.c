#define _GNU_SOURCE // memmem, statx
#include "annals_sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#ifdef __linux__
#include <sys/sysmacros.h>
#endif

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

int annals_file_identity(const char *path, uint64_t *device, uint64_t *inode) {
#ifdef STATX_INO
    struct statx found;
    if (statx(AT_FDCWD, path, 0, STATX_INO, &found) == 0 && found.stx_mask & STATX_INO) {
        *device = (uint64_t)found.stx_dev_major << 32 | found.stx_dev_minor;
        *inode = found.stx_ino;
        return 1;
    }
    if (errno != ENOSYS) return 0;
#endif
    struct stat status;
    if (stat(path, &status) != 0) return 0;
    *device = (uint64_t)major(status.st_dev) << 32 | minor(status.st_dev);
    *inode = status.st_ino;
    return 1;
}
