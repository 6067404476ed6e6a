/* What the entries of a log take through the C API of SQLite in one transaction: the yardstick of `annals import`.
 *
 *   import [--guards] SOURCE.annals TARGET
 *
 * Reads all rows of SOURCE into memory, makes TARGET with the same tables and indexes (with --guards also with the
 * triggers that keep a log append-only), and times the inserts with their commit: WAL, synchronous=FULL. Prints the
 * seconds. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct entry { sqlite3_int64 position, occurred, recorded; unsigned char id[16], leaf[32]; char *line; int length; };
struct subject { sqlite3_int64 subject, about, position; };

static void check(sqlite3 *db, int code, const char *what) {
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
    fprintf(stderr, "import: %s: %s\n", what, sqlite3_errmsg(db));
    exit(1);
}

static void run(sqlite3 *db, const char *sql) { check(db, sqlite3_exec(db, sql, 0, 0, 0), sql); }

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static int compare(const void *left, const void *right) {
    const struct subject *a = left, *b = right;
    if (a->subject != b->subject) return a->subject < b->subject ? -1 : 1;
    if (a->about != b->about) return a->about < b->about ? -1 : 1;
    return (a->position > b->position) - (a->position < b->position);
}

static void *grown(void *list, size_t count, size_t size) {
    if (count & (count - 1)) return list;
    list = realloc(list, (count ? count * 2 : 1) * size);
    if (!list) { fputs("import: out of memory\n", stderr); exit(1); }
    return list;
}

int main(int argc, char **argv) {
    int guards = argc == 4 && !strcmp(argv[1], "--guards");
    if (argc != 3 + guards) { fputs("usage: import [--guards] SOURCE.annals TARGET\n", stderr); return 2; }
    argv += guards;
    sqlite3 *source, *target;
    sqlite3_stmt *statement;
    check(0, sqlite3_open_v2(argv[1], &source, SQLITE_OPEN_READONLY, 0), argv[1]);
    struct entry *entries = 0;
    struct subject *subjects = 0;
    size_t count = 0, rows = 0;
    check(source, sqlite3_prepare_v2(source, "SELECT position, id, occurredAt, recordedAt, line, leaf FROM entry ORDER BY position", -1, &statement, 0), "entries");
    while (sqlite3_step(statement) == SQLITE_ROW) {
        entries = grown(entries, count, sizeof *entries);
        struct entry *e = &entries[count++];
        e->position = sqlite3_column_int64(statement, 0);
        memcpy(e->id, sqlite3_column_blob(statement, 1), 16);
        e->occurred = sqlite3_column_int64(statement, 2);
        e->recorded = sqlite3_column_int64(statement, 3);
        e->length = sqlite3_column_bytes(statement, 4);
        e->line = memcpy(malloc(e->length), sqlite3_column_text(statement, 4), e->length);
        memcpy(e->leaf, sqlite3_column_blob(statement, 5), 32);
    }
    sqlite3_finalize(statement);
    check(source, sqlite3_prepare_v2(source, "SELECT subject, about, position FROM subject ORDER BY position, about DESC", -1, &statement, 0), "index");
    while (sqlite3_step(statement) == SQLITE_ROW) {
        subjects = grown(subjects, rows, sizeof *subjects);
        subjects[rows++] = (struct subject){sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1), sqlite3_column_int64(statement, 2)};
    }
    sqlite3_finalize(statement);

    check(0, sqlite3_open(argv[2], &target), argv[2]);
    run(target, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA recursive_triggers = ON");
    check(source, sqlite3_prepare_v2(source, "SELECT sql FROM sqlite_schema WHERE (type IN ('table', 'index') OR (type = 'trigger' AND ?)) AND sql NOT NULL ORDER BY rowid", -1, &statement, 0), "schema");
    sqlite3_bind_int(statement, 1, guards);
    while (sqlite3_step(statement) == SQLITE_ROW) run(target, (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);

    sqlite3_stmt *entry, *indexed, *story, *begin, *lengthen;
    check(target, sqlite3_prepare_v2(target, "INSERT INTO entry (position, id, occurredAt, recordedAt, line, leaf, named) VALUES (?, ?, ?, ?, ?, ?, ?)", -1, &entry, 0), "insert");
    check(target, sqlite3_prepare_v2(target, "INSERT INTO indexed (subject, about, position, number) VALUES (?, ?, ?, ?)", -1, &indexed, 0), "insert");
    check(target, sqlite3_prepare_v2(target, "SELECT length FROM story WHERE part = ?", -1, &story, 0), "length");
    check(target, sqlite3_prepare_v2(target, "INSERT INTO story (part, length) VALUES (?1, ?2)", -1, &begin, 0), "insert");
    check(target, sqlite3_prepare_v2(target, "UPDATE story SET length = ?2 WHERE part = ?1", -1, &lengthen, 0), "update");
    double start = now();
    run(target, "BEGIN IMMEDIATE");
    size_t row = 0, filed = 0;
    char *named = 0;
    for (size_t i = 0; i < count; i++) {
        struct entry *e = &entries[i];
        sqlite3_bind_int64(entry, 1, e->position);
        sqlite3_bind_blob(entry, 2, e->id, 16, SQLITE_STATIC);
        sqlite3_bind_int64(entry, 3, e->occurred);
        sqlite3_bind_int64(entry, 4, e->recorded);
        sqlite3_bind_text(entry, 5, e->line, e->length, SQLITE_STATIC);
        sqlite3_bind_blob(entry, 6, e->leaf, 32, SQLITE_STATIC);
        size_t first = row;
        while (row < rows && subjects[row].position == e->position) row++;
        named = realloc(named, 24 * (row - first) + 8);
        if (!named) { fputs("import: out of memory\n", stderr); return 1; }
        int length = 0;
        for (int about = 1, i = first; about >= 0; about--) {
            length += sprintf(named + length, about ? "[[" : "],[");
            for (int begun = i; i < row && subjects[i].about == about; i++)
                length += sprintf(named + length, i > begun ? ",%lld" : "%lld", (long long)subjects[i].subject);
        }
        length += sprintf(named + length, "]]");
        sqlite3_bind_text(entry, 7, named, length, SQLITE_STATIC);
        check(target, sqlite3_step(entry), "entry");
        sqlite3_reset(entry);
        // The index by subject is written in blocks, as the store does.
        if (e->position % 256) continue;
        qsort(subjects + filed, row - filed, sizeof *subjects, compare);
        for (size_t next; filed < row; filed = next) {
            struct subject *first = subjects + filed;
            for (next = filed; next < row && subjects[next].subject == first->subject && subjects[next].about == first->about;) next++;
            sqlite3_int64 part = first->subject << 1 | first->about;
            sqlite3_bind_int64(story, 1, part);
            sqlite3_int64 number = sqlite3_step(story) == SQLITE_ROW ? sqlite3_column_int64(story, 0) : 0;
            sqlite3_reset(story);
            sqlite3_stmt *change = number ? lengthen : begin;
            sqlite3_bind_int64(change, 1, part);
            sqlite3_bind_int64(change, 2, number + (sqlite3_int64)(next - filed));
            check(target, sqlite3_step(change), "length");
            sqlite3_reset(change);
            for (; filed < next; filed++) {
                sqlite3_bind_int64(indexed, 1, subjects[filed].subject);
                sqlite3_bind_int64(indexed, 2, subjects[filed].about);
                sqlite3_bind_int64(indexed, 3, subjects[filed].position);
                sqlite3_bind_int64(indexed, 4, ++number);
                check(target, sqlite3_step(indexed), "index");
                sqlite3_reset(indexed);
            }
        }
    }
    run(target, "COMMIT");
    printf("%.6f\n", now() - start);
    return 0;
}
