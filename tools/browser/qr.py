"""Reads a QR code out of the page, from the picture as it is drawn: ISO/IEC 18004 the other way round, for bytes in codes
of level M up to version 10. Nothing is repaired: a picture on a page has no scratches.
"""
import re

# For each version of level M: how many bytes repair each block, and the blocks as (how many, bytes of data in each).
BLOCKS = {1: (10, [(1, 16)]), 2: (16, [(1, 28)]), 3: (26, [(1, 44)]), 4: (18, [(2, 32)]), 5: (24, [(2, 43)]),
          6: (16, [(4, 27)]), 7: (18, [(4, 31)]), 8: (22, [(2, 38), (2, 39)]), 9: (22, [(3, 36), (2, 37)]),
          10: (26, [(4, 43), (1, 44)])}
ALIGNED = {1: [], 2: [6, 18], 3: [6, 22], 4: [6, 26], 5: [6, 30], 6: [6, 34], 7: [6, 22, 38], 8: [6, 24, 42],
           9: [6, 26, 46], 10: [6, 28, 50]}
MASKS = [lambda y, x: (y + x) % 2, lambda y, x: y % 2, lambda y, x: x % 3, lambda y, x: (y + x) % 3,
         lambda y, x: (y // 2 + x // 3) % 2, lambda y, x: y * x % 2 + y * x % 3,
         lambda y, x: (y * x % 2 + y * x % 3) % 2, lambda y, x: ((y + x) % 2 + y * x % 3) % 2]


def modules(path, side, quiet=4):
    """The dark modules of the path `M4 4h7v1h-7z…`, without the quiet zone."""
    size = side - 2 * quiet
    grid = [[0] * size for _ in range(size)]
    for x, y, run in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", path):
        for step in range(int(run)):
            grid[int(y) - quiet][int(x) - quiet + step] = 1
    return grid


def read(path, side):
    """The text of the code."""
    grid = modules(path, side)
    size = len(grid)
    version = (size - 17) // 4
    form = sum(grid[8][x] << (14 - x) for x in range(6)) | grid[8][7] << 8 | grid[8][8] << 7 | grid[7][8] << 6
    form ^= 0b101010000010010
    if form >> 13 != 0b00:
        raise ValueError("the code is not of level M")
    mask = MASKS[form >> 10 & 7]
    taken = reserved(size, version)
    bits, up = [], True
    for right in [*range(size - 1, 6, -2), 5, 3, 1]:
        for y in (range(size - 1, -1, -1) if up else range(size)):
            for x in (right, right - 1):
                if not taken[y][x]:
                    bits.append(grid[y][x] ^ (mask(y, x) == 0))
        up = not up
    words = [int("".join(map(str, bits[at:at + 8])), 2) for at in range(0, len(bits) - 7, 8)]
    lengths = [length for count, length in BLOCKS[version][1] for _ in range(count)]
    blocks, at = [[] for _ in lengths], 0
    for index in range(max(lengths)):
        for block, length in zip(blocks, lengths):
            if index < length:
                block.append(words[at])
                at += 1
    data = "".join(f"{word:08b}" for block in blocks for word in block)
    if data[:4] != "0100":
        raise ValueError("the code is not of bytes")
    width = 8 if version < 10 else 16
    count = int(data[4:4 + width], 2)
    start = 4 + width
    return bytes(int(data[start + 8 * at:start + 8 * at + 8], 2) for at in range(count)).decode()


def reserved(size, version):
    """Where no data stands: the three eyes with the format, the rulers, the small eyes, and the version."""
    taken = [[False] * size for _ in range(size)]

    def take(top, left, height, width):
        for y in range(max(top, 0), min(top + height, size)):
            for x in range(max(left, 0), min(left + width, size)):
                taken[y][x] = True

    take(0, 0, 9, 9), take(0, size - 8, 9, 8), take(size - 8, 0, 8, 9)
    take(6, 0, 1, size), take(0, 6, size, 1)
    places = ALIGNED[version]
    for y in places:
        for x in places:
            if (y, x) not in [(6, 6), (6, places[-1]), (places[-1], 6)]:
                take(y - 2, x - 2, 5, 5)
    if version >= 7:
        take(0, size - 11, 6, 3), take(size - 11, 0, 3, 6)
    return taken
