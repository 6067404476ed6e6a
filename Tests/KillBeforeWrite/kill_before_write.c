/*
 * Loaded into a program (LD_PRELOAD), kills it right before the n-th change that it makes to the files of a folder:
 * what a crash leaves between any two writes, without a hook in the program.
 *
 *   KILL_IN      the folder, its real path
 *   KILL_AT      which change, from 1; 0 or left out: none
 *   KILL_TRACE   a file to which a line for each change is added: "pwrite acme.annals-wal"
 *
 * Counted are writes, syncs, truncations, removals, renamings and new files; not the -shm file, which holds nothing.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long changes = 0;

static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

static void change(const char *what, const char *path) {
    const char *folder = getenv("KILL_IN");
    size_t length = folder ? strlen(folder) : 0;
    if (length == 0 || strncmp(path, folder, length) != 0) return;
    const char *name = path + length + (path[length] == '/');
    size_t named = strlen(name);
    if (named > 4 && strcmp(name + named - 4, "-shm") == 0) return;
    pthread_mutex_lock(&lock);
    changes += 1;
    const char *trace = getenv("KILL_TRACE");
    if (trace) {
        FILE *file = fopen(trace, "a");
        if (file) {
            fprintf(file, "%s %s\n", what, named ? name : ".");
            fclose(file);
        }
    }
    const char *at = getenv("KILL_AT");
    if (at && changes == atol(at)) kill(getpid(), SIGKILL);
    pthread_mutex_unlock(&lock);
}

static void change_of(const char *what, int descriptor) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return;
    path[length] = 0;
    change(what, path);
}

#define OF_DESCRIPTOR(type, name, parameters, arguments)                \
    type name parameters {                                              \
        static type(*real) parameters;                                  \
        if (!real) real = next(#name);                                  \
        change_of(#name, descriptor);                                   \
        return real arguments;                                          \
    }

OF_DESCRIPTOR(ssize_t, write, (int descriptor, const void *bytes, size_t count), (descriptor, bytes, count))
OF_DESCRIPTOR(ssize_t, pwrite, (int descriptor, const void *bytes, size_t count, off_t at), (descriptor, bytes, count, at))
OF_DESCRIPTOR(ssize_t, pwrite64, (int descriptor, const void *bytes, size_t count, off64_t at), (descriptor, bytes, count, at))
OF_DESCRIPTOR(int, ftruncate, (int descriptor, off_t size), (descriptor, size))
OF_DESCRIPTOR(int, ftruncate64, (int descriptor, off64_t size), (descriptor, size))
OF_DESCRIPTOR(int, fsync, (int descriptor), (descriptor))
OF_DESCRIPTOR(int, fdatasync, (int descriptor), (descriptor))

int unlink(const char *path) {
    static int (*real)(const char *);
    if (!real) real = next("unlink");
    if (access(path, F_OK) == 0) change("unlink", path);
    return real(path);
}

int rename(const char *from, const char *to) {
    static int (*real)(const char *, const char *);
    if (!real) real = next("rename");
    change("rename", from);
    return real(from, to);
}

#define OPENING(name)                                                   \
    int name(const char *path, int flags, ...) {                        \
        static int (*real)(const char *, int, ...);                     \
        if (!real) real = next(#name);                                  \
        mode_t mode = 0;                                                \
        if (flags & O_CREAT) {                                          \
            va_list rest;                                               \
            va_start(rest, flags);                                      \
            mode = va_arg(rest, mode_t);                                \
            va_end(rest);                                               \
            if (access(path, F_OK) != 0) change("create", path);        \
        }                                                               \
        return real(path, flags, mode);                                 \
    }

OPENING(open)
OPENING(open64)
