/* What it takes a C program to make a full text index of all that a log says: the yardstick of the search index.
 *
 *   words LOG.annals TARGET
 *
 * Reads the lines, parses each with yyjson, and gives the texts of its data to a table of FTS5 in TARGET, made as ours is,
 * in one transaction; nothing is synced. A text is a string of the data that holds a space, not within a person's name
 * or title: over the log of `generate` these are the texts that the index holds. Prints the rows and the seconds of
 * processor time. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "yyjson.h"

static char memory[4 << 20], text[1 << 17];
static size_t length;

static void check(sqlite3 *db, int code, const char *what) {
    if (code == SQLITE_OK || code == SQLITE_DONE) return;
    fprintf(stderr, "words: %s: %s\n", what, sqlite3_errmsg(db));
    exit(1);
}

/* Adds the texts of a value. */
static void collect(yyjson_val *value) {
    size_t index, count;
    yyjson_val *key, *item;
    if (yyjson_is_str(value)) {
        const char *string = yyjson_get_str(value);
        size_t size = yyjson_get_len(value);
        if (!memchr(string, ' ', size) || length + size + 1 > sizeof text) return;
        if (length) text[length++] = '\n';
        memcpy(text + length, string, size);
        length += size;
    } else if (yyjson_is_arr(value)) {
        yyjson_arr_foreach(value, index, count, item) collect(item);
    } else if (yyjson_is_obj(value)) {
        yyjson_obj_foreach(value, index, count, key, item) collect(item);
    }
}

int main(int argc, char **argv) {
    if (argc != 3) { fputs("usage: words LOG.annals TARGET\n", stderr); return 2; }
    sqlite3 *log, *target;
    sqlite3_stmt *lines, *insert;
    check(0, sqlite3_open_v2(argv[1], &log, SQLITE_OPEN_READONLY, 0), argv[1]);
    check(0, sqlite3_open(argv[2], &target), argv[2]);
    check(target, sqlite3_exec(target, "PRAGMA synchronous = NORMAL; BEGIN; CREATE VIRTUAL TABLE words USING fts5 (text, "
                               "content = '', tokenize = 'unicode61 remove_diacritics 2')", 0, 0, 0), "table");
    check(log, sqlite3_prepare_v2(log, "SELECT position, line FROM entry ORDER BY position", -1, &lines, 0), "entry");
    check(target, sqlite3_prepare_v2(target, "INSERT INTO words (rowid, text) VALUES (?, ?)", -1, &insert, 0), "insert");
    long long rows = 0;
    int step;
    while ((step = sqlite3_step(lines)) == SQLITE_ROW) {
        yyjson_alc alc;
        yyjson_alc_pool_init(&alc, memory, sizeof memory);
        yyjson_doc *doc = yyjson_read_opts((char *)sqlite3_column_text(lines, 1), sqlite3_column_bytes(lines, 1), 0, &alc, 0);
        if (!doc) { fputs("words: a line is no JSON\n", stderr); return 1; }
        yyjson_val *root = yyjson_doc_get_root(doc);
        const char *type = yyjson_get_str(yyjson_obj_get(root, "type"));
        length = 0;
        if (type && strcmp(type, "person-joined") && strcmp(type, "person-changed")) collect(yyjson_obj_get(root, "data"));
        if (length) {
            sqlite3_bind_int64(insert, 1, sqlite3_column_int64(lines, 0));
            sqlite3_bind_text(insert, 2, text, (int)length, SQLITE_STATIC);
            check(target, sqlite3_step(insert), "insert");
            sqlite3_reset(insert);
            rows += 1;
        }
        yyjson_doc_free(doc);
    }
    check(log, step, "entry");
    check(target, sqlite3_exec(target, "COMMIT", 0, 0, 0), "commit");
    sqlite3_finalize(lines);
    sqlite3_finalize(insert);
    sqlite3_close(log);
    sqlite3_close(target);
    printf("%lld rows, %.3f s\n", rows, (double)clock() / CLOCKS_PER_SEC);
    return 0;
}
