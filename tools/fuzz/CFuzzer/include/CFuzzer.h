#pragma once

#include <stddef.h>
#include <stdint.h>

/// Runs LLVM's fuzzer with the arguments of the program; `feed` takes one input and answers 0, or -1 for one that is
/// not worth keeping.
int annals_fuzz(int *count, char ***arguments, int (*feed)(const uint8_t *bytes, size_t length));
