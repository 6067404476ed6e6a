// How fast SQLite itself takes the rows of a log: the floor that the store in Swift is measured against.
//
//   cc -O2 -o append tools/bench/append.c -lsqlite3
//   ./append SCHEMA.sql FILE.annals [ENTRIES] [LINE-BYTES] [SUBJECTS] [ENTRIES-A-COMMIT]
//
// The schema is the one of the store (Tests/AnnalsLogTests/Snapshots/schema.sql); the rows are the same as those of
// the store's own benchmark. Prints entries a second. Commits are durable, as the store's are.
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static sqlite3 *db;

static void check(int code) {
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
    fprintf(stderr, "append: %s\n", sqlite3_errmsg(db));
    exit(1);
}

static void run(const char *sql) { check(sqlite3_exec(db, sql, NULL, NULL, NULL)); }

static char *contents(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    char *text = calloc(1, 1 << 20);
    if (fread(text, 1, (1 << 20) - 1, file) == 0) exit(1);
    fclose(file);
    return text;
}

static sqlite3_stmt *prepare(const char *sql) {
    sqlite3_stmt *statement;
    check(sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL));
    return statement;
}

// A row of the index by subject.
struct row {
    int64_t subject, about, position;
};

static int compare(const void *left, const void *right) {
    const struct row *a = left, *b = right;
    if (a->subject != b->subject) return a->subject < b->subject ? -1 : 1;
    if (a->about != b->about) return a->about < b->about ? -1 : 1;
    return (a->position > b->position) - (a->position < b->position);
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + now.tv_nsec * 1e-9;
}

int main(int count, char **arguments) {
    if (count < 3) {
        fprintf(stderr, "usage: append SCHEMA.sql FILE [ENTRIES] [LINE-BYTES] [SUBJECTS] [ENTRIES-A-COMMIT]\n");
        return 2;
    }
    int64_t entries = count > 3 ? atoll(arguments[3]) : 10000;
    int bytes = count > 4 ? atoi(arguments[4]) : 350;
    int subjects = count > 5 ? atoi(arguments[5]) : 4;
    int64_t batch = count > 6 ? atoll(arguments[6]) : entries;

    check(sqlite3_open_v2(arguments[2], &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL));
    run("PRAGMA journal_mode = WAL");
    // The WAL is copied into the file as often as the store does it: one that only grows is slower.
    run("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 1000; PRAGMA recursive_triggers = ON");
    run(contents(arguments[1]));
    sqlite3_stmt *entry = prepare("INSERT INTO entry (position, id, occurredAt, recordedAt, line, leaf, named) "
                                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    sqlite3_stmt *indexed = prepare("INSERT INTO indexed (subject, about, position, number) VALUES (?1, ?2, ?3, ?4)");
    sqlite3_stmt *story = prepare("SELECT length FROM story WHERE part = ?1");
    sqlite3_stmt *begin = prepare("INSERT INTO story (part, length) VALUES (?1, ?2)");
    sqlite3_stmt *lengthen = prepare("UPDATE story SET length = ?2 WHERE part = ?1");
    struct row block[256 * 4];
    int rows = 0;
    char *line = malloc(bytes);
    memset(line, 'x', bytes);
    const int64_t start = 1767225600000;  // 2026-01-01, in milliseconds

    double begun = seconds();
    for (int64_t position = 1; position <= entries; position++) {
        if ((position - 1) % batch == 0) run("BEGIN IMMEDIATE");
        uint8_t id[16] = {0}, leaf[32] = {0};
        int64_t at = start + position;
        for (int i = 0; i < 6; i++) id[i] = (uint8_t)(at >> (40 - 8 * i));
        id[6] = 0x70;
        id[8] = 0x80;
        for (int i = 0; i < 8; i++) {
            uint64_t mixed = (uint64_t)position * 0x9E3779B97F4A7C15u;
            if (i > 0) id[8 + i] = (uint8_t)(mixed >> (8 * i));
            memcpy(leaf + i * 4, (uint8_t *)&mixed + 4, 4);
        }
        sqlite3_bind_int64(entry, 1, position);
        sqlite3_bind_blob(entry, 2, id, 16, SQLITE_STATIC);
        sqlite3_bind_int64(entry, 3, at);
        sqlite3_bind_int64(entry, 4, at);
        sqlite3_bind_text(entry, 5, line, bytes, SQLITE_STATIC);
        sqlite3_bind_blob(entry, 6, leaf, 32, SQLITE_STATIC);
        // A ballot of 50 votes, one of 40 people, the session, and a thing of its own.
        const int64_t things[] = {20ll << 48 | (position / 50 + 1) << 16, 5ll << 48 | (position % 40 + 1) << 16,
                                  7ll << 48 | (position / 500 + 1) << 16, 18ll << 48 | position << 16};
        char named[128] = "[[";
        int length = 2;
        // It is about the first, and mentions the others.
        for (int i = 0; i < subjects && i < 4; i++) {
            length += sprintf(named + length, i > 1 ? ",%lld" : "%lld", (long long)things[i]);
            if (i == 0) length += sprintf(named + length, "],[");
            block[rows++] = (struct row){things[i], i == 0, position};
        }
        length += sprintf(named + length, subjects ? "]]" : "],[]]");
        sqlite3_bind_text(entry, 7, named, length, SQLITE_STATIC);
        check(sqlite3_step(entry));
        check(sqlite3_reset(entry));
        // The index by subject is written in blocks, each with the entry that completes it.
        if (position % 256 == 0) {
            qsort(block, rows, sizeof *block, compare);
            for (int first = 0, next; first < rows; first = next) {
                for (next = first; next < rows && block[next].subject == block[first].subject
                                   && block[next].about == block[first].about;)
                    next++;
                const int64_t part = block[first].subject << 1 | block[first].about;
                sqlite3_bind_int64(story, 1, part);
                int64_t number = sqlite3_step(story) == SQLITE_ROW ? sqlite3_column_int64(story, 0) : 0;
                check(sqlite3_reset(story));
                sqlite3_stmt *change = number ? lengthen : begin;
                sqlite3_bind_int64(change, 1, part);
                sqlite3_bind_int64(change, 2, number + next - first);
                check(sqlite3_step(change));
                check(sqlite3_reset(change));
                for (int i = first; i < next; i++) {
                    sqlite3_bind_int64(indexed, 1, block[i].subject);
                    sqlite3_bind_int64(indexed, 2, block[i].about);
                    sqlite3_bind_int64(indexed, 3, block[i].position);
                    sqlite3_bind_int64(indexed, 4, ++number);
                    check(sqlite3_step(indexed));
                    check(sqlite3_reset(indexed));
                }
            }
            rows = 0;
        }
        if (position % batch == 0 || position == entries) run("COMMIT");
    }
    double took = seconds() - begun;
    printf("%.0f entries a second (%lld in %.3f s)\n", entries / took, (long long)entries, took);
    return 0;
}
