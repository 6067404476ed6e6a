#include "CFuzzer.h"

// Of libFuzzer ("Using libFuzzer as a library"), which has no header of its own.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int (*feeding)(const uint8_t *bytes, size_t length);

// What a program without a `main` of its own would have; the library asks for it all the same.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return feeding ? feeding(data, size) : -1; }

int annals_fuzz(int *count, char ***arguments, int (*feed)(const uint8_t *bytes, size_t length)) {
    feeding = feed;
    return LLVMFuzzerRunDriver(count, arguments, LLVMFuzzerTestOneInput);
}
