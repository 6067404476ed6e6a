/* What it takes to read every line of a log and parse its JSON: the yardstick of `annals rebuild`.
 *
 *   scan LOG.annals
 *
 * Reads the lines in the order of their positions through the C API of SQLite, parses each with yyjson into memory that
 * is used again for the next, and looks up two keys, so that nothing can be left out. Prints the lines, their bytes and
 * the seconds of processor time. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "yyjson.h"

static char memory[4 << 20];

static void fail(sqlite3 *db, const char *what) {
    fprintf(stderr, "scan: %s: %s\n", what, db ? sqlite3_errmsg(db) : "");
    exit(1);
}

int main(int argc, char **argv) {
    if (argc != 2) { fputs("usage: scan LOG.annals\n", stderr); return 2; }
    sqlite3 *db;
    sqlite3_stmt *statement;
    if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, 0)) fail(db, argv[1]);
    if (sqlite3_prepare_v2(db, "SELECT line FROM entry ORDER BY position", -1, &statement, 0)) fail(db, "entry");
    long long lines = 0, bytes = 0, check = 0;
    int step;
    while ((step = sqlite3_step(statement)) == SQLITE_ROW) {
        char *line = (char *)sqlite3_column_text(statement, 0);
        size_t length = sqlite3_column_bytes(statement, 0);
        yyjson_alc alc;
        yyjson_alc_pool_init(&alc, memory, sizeof memory);
        yyjson_doc *doc = yyjson_read_opts(line, length, 0, &alc, 0);
        if (!doc) fail(0, "a line is no JSON");
        yyjson_val *root = yyjson_doc_get_root(doc);
        check += yyjson_get_sint(yyjson_obj_get(root, "position")) + yyjson_get_len(yyjson_obj_get(root, "type"));
        lines += 1;
        bytes += length;
        yyjson_doc_free(doc);
    }
    if (step != SQLITE_DONE) fail(db, "entry");
    sqlite3_finalize(statement);
    sqlite3_close(db);
    printf("%lld lines, %lld bytes, check %lld, %.3f s\n", lines, bytes, check, (double)clock() / CLOCKS_PER_SEC);
    return 0;
}
