/* What filling the pairwise table of a ranked ballot takes in plain C: the yardstick of the count.
 *
 *   count PAPERS OPTIONS
 *
 * Draws papers by the same chance as count.swift, all in one array of ranks; compares every pair on every paper, and
 * prints the seconds that takes and a sum over the table, by which the two are told to have counted the same. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static uint64_t state = 7;

/* SplitMix64. */
static uint64_t next(void) {
    uint64_t mixed = state += 0x9E3779B97F4A7C15;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
    return mixed ^ (mixed >> 31);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
    if (argc != 3) { fputs("usage: count PAPERS OPTIONS\n", stderr); return 2; }
    int papers = atoi(argv[1]), options = atoi(argv[2]);
    int32_t *ranks = malloc(sizeof *ranks * papers * options);
    int64_t *table = calloc(options * options, sizeof *table);
    if (!ranks || !table) { fputs("count: out of memory\n", stderr); return 1; }
    /* Each option gets a rank from 1 to the number of options, ties and all; one in four gets none. */
    for (int i = 0; i < papers * options; i++) {
        uint64_t drawn = next();
        ranks[i] = drawn % 4 == 0 ? INT32_MAX : (int32_t)((drawn >> 32) % options) + 1;
    }
    double start = now();
    for (int p = 0; p < papers; p++)
        for (int row = 0; row < options; row++)
            for (int column = 0; column < options; column++)
                table[row * options + column] += ranks[p * options + row] < ranks[p * options + column];
    double took = now() - start;
    uint64_t sum = 0;
    for (int i = 0; i < options * options; i++) sum = sum * 31 + (uint64_t)table[i];
    printf("%.6f %llu\n", took, (unsigned long long)sum);
    return 0;
}
