#!/usr/bin/env python3
"""Checks what comes out of an annals log, with nothing but Python 3: for auditors.

    verify.py evidence d9.json --key KEY        an evidence bundle (annals evidence D-9 -o d9.json)
    verify.py checkpoint now.txt --key KEY      a signed checkpoint (annals checkpoint)
    verify.py log acme.jsonl --checkpoint now.txt --checkpoint last-year.txt --key KEY
                                                a whole exported log (annals export), held against checkpoints

KEY is the public key of the log: a verifier key such as annals/0011…+5a2b3c4d+AQ…, a file that holds one, or the
32 bytes of the key in Base64. Get it from somebody you trust, not from the file that you check.

Exit codes: 0 everything holds, 1 a file is missing or of a newer version, 2 wrong usage, 3 something does not hold.

This file is the second description of the formats; the first is the documentation of Annals (Log format, Evidence).
It shares no code with Annals. It is meant to be read: first Ed25519, then signed notes, then the tree, then the three
checks, each a list of steps in the order in which they are made, and last the command line.
"""

import argparse
import base64
import binascii
import datetime
import hashlib
import json
import os
import re
import sys

FORMAT = "annals-evidence"
VERSION = 1
SAYS = (
    "This bundle proves presence, not completeness: each entry in it stands in the log exactly as it stands here, and "
    "the log's keeper signed for that. It cannot prove that there is no other entry. The positions list every entry "
    "about the subjects that its maker saw among the first so many entries of the log, also those that are not in it."
)
LONGEST_LINE = 65_535
MOST_DAMAGE = 100


# ---------------------------------------------------------------------------------------------------------------------
# Ed25519 (RFC 8032). The `cryptography` package is used where it is there; the code below is for where it is not.
# Points are (X, Y, Z, T) with x = X/Z, y = Y/Z, x·y = T/Z on the curve -x² + y² = 1 + d·x²·y² modulo p.

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)


def point_add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    return (f - e) * (h - g) % P, (h + g) * (f + e) % P, (h - g) * (h + g) % P, (f - e) * (f + e) % P


def point_times(number, point):
    result = NEUTRAL
    while number:
        if number & 1:
            result = point_add(result, point)
        point = point_add(point, point)
        number >>= 1
    return result


def point_from(encoded):
    """The point that 32 bytes stand for (RFC 8032, 5.1.3); None where they stand for none."""
    number = int.from_bytes(encoded, "little")
    sign, y = number >> 255, number & (1 << 255) - 1
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def point_bytes(point):
    inverse = pow(point[2], P - 2, P)
    return (point[1] * inverse % P | (point[0] * inverse % P & 1) << 255).to_bytes(32, "little")


BASE = point_from((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def plain_ed25519(key, message, signature):
    """Whether it is the signature of that key for that message (RFC 8032, 5.1.7)."""
    if len(key) != 32 or len(signature) != 64:
        return False
    point, s = point_from(key), int.from_bytes(signature[32:], "little")
    if point is None or s >= ORDER:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    negative = (P - point[0], point[1], point[2], P - point[3])
    return point_bytes(point_add(point_times(s, BASE), point_times(challenge, negative))) == signature[:32]


def ed25519(key, message, signature):
    """The same, by the `cryptography` package where that is installed."""
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return plain_ed25519(key, message, signature)
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
        return True
    except (InvalidSignature, ValueError):
        return False


# ---------------------------------------------------------------------------------------------------------------------
# What is found.


class Unreadable(Exception):
    """The file is not of the form that it should have: there is nothing to check."""


class Newer(Exception):
    """The file is of a version that only a newer verifier knows."""


class Damage:
    """What does not hold, each with a code for programs, a position where it is an entry's, and words for people."""

    def __init__(self):
        self.found = []

    def add(self, code, position, problem):
        self.found.append({"code": code, "position": position, "problem": problem})

    def lines(self):
        shown = [(f"entry #{it['position']} " if it["position"] else "") + it["problem"] for it in self.found]
        more = len(shown) - MOST_DAMAGE
        return shown[:MOST_DAMAGE] + ([f"and {more} more"] if more > 0 else [])


def base64_bytes(text):
    """The bytes of Base64 in the one way to write them; None for anything else."""
    try:
        found = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return found if base64.b64encode(found).decode() == text else None


def hash_bytes(text):
    """The 32 bytes of 64 lower-case hexadecimal digits; None for anything else."""
    return bytes.fromhex(text) if re.fullmatch("[0-9a-f]{64}", text) else None


def read_json(data):
    """One JSON value, strictly: UTF-8, no key twice, no NaN. Raises ValueError."""

    def members(pairs):
        if len(dict(pairs)) != len(pairs):
            raise ValueError("a key stands twice")
        return dict(pairs)

    def no_constant(name):
        raise ValueError(f"{name} is not JSON")

    text = data.decode("utf-8") if isinstance(data, bytes) else data
    try:
        value = json.loads(text, object_pairs_hook=members, parse_constant=no_constant)
        if "\\u" in text:
            json.dumps(value, ensure_ascii=False).encode("utf-8")  # half a character in an escape is none
    except RecursionError:
        raise ValueError("is nested too deeply") from None
    return value


def is_whole(value):
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53


# ---------------------------------------------------------------------------------------------------------------------
# Signed notes (c2sp.org/signed-note), checkpoints (c2sp.org/tlog-checkpoint), cosignatures (c2sp.org/tlog-cosignature).

ED25519, COSIGNATURE = 1, 4


class Key:
    """A verifier key: `name+id+base64(type, 32 bytes)`; the id are the first four bytes of a SHA-256."""

    def __init__(self, name, kind, public):
        self.name, self.kind, self.public = name, kind, public
        self.id = hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public).digest()[:4]

    @classmethod
    def read(cls, text):
        """None where it is no verifier key, or its id does not follow from it."""
        parts = text.split("+", 2)
        if len(parts) != 3 or not is_key_name(parts[0]):
            return None
        encoded = base64_bytes(parts[2])
        if not encoded or len(encoded) != 33 or encoded[0] not in (ED25519, COSIGNATURE):
            return None
        key = cls(parts[0], encoded[0], encoded[1:])
        return key if key.id.hex() == parts[1] else None


def is_key_name(name):
    return name != "" and "+" not in name and not any(c.isspace() for c in name)


class Note:
    """A text, an empty line, and a line for each signature: `— name base64(4 bytes of key id, signature)`."""

    def __init__(self, data):
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise Unreadable("is not UTF-8") from None
        if any(c < " " and c != "\n" for c in text):
            raise Unreadable("holds control characters")
        end = text.rfind("\n\n")
        if end < 0 or not text.endswith("\n") or end + 2 == len(text):
            raise Unreadable("has no empty line with signatures after it")
        self.text = text[: end + 1]
        self.signatures = []  # name, key id, signature
        for line in text[end + 2 : -1].split("\n"):
            parts = line.split(" ")
            encoded = base64_bytes(parts[2]) if len(parts) == 3 else None
            if not encoded or parts[0] != "—" or not is_key_name(parts[1]) or len(encoded) < 5:
                raise Unreadable("has a line below the text that is no signature")
            self.signatures.append((parts[1], encoded[:4], encoded[4:]))

    def check(self, key):
        """True: signed by that key. False: a signature of that key's name and id is wrong. None: it did not sign."""
        named = [it for name, number, it in self.signatures if (name, number) == (key.name, key.id)]
        return all(self.holds(key, signature) for signature in named) if named else None

    def holds(self, key, signature):
        if key.kind == ED25519:
            return ed25519(key.public, self.text.encode(), signature)
        time = int.from_bytes(signature[:8], "big")
        message = f"cosignature/v1\ntime {time}\n{self.text}"
        return len(signature) == 72 and time < 2**63 and ed25519(key.public, message.encode(), signature[8:])

    def cosigned_at(self, key):
        """The time in seconds since 1970 that a cosignature carries."""
        for name, number, signature in self.signatures:
            if (name, number, key.kind) == (key.name, key.id, COSIGNATURE):
                return int.from_bytes(signature[:8], "big")
        return None


class Checkpoint(Note):
    """A note whose text is: origin (`annals/` and the log's id), how many entries, the root of their tree in Base64."""

    def __init__(self, data):
        super().__init__(data)
        lines = self.text[:-1].split("\n")
        if len(lines) < 3 or "" in lines:
            raise Unreadable("is no checkpoint: it must have a line each for origin, size and root")
        self.origin, size, root = lines[:3]
        self.root = base64_bytes(root)
        if not re.fullmatch("0|[1-9][0-9]{0,17}", size) or self.root is None or len(self.root) != 32:
            raise Unreadable("is no checkpoint: it must have a line each for origin, size and root")
        self.size = int(size)


def trusted_key(text):
    """A key as an auditor gives it: a verifier key, a file with one, or the 32 bytes in Base64 (without a name)."""
    if os.path.isfile(text):
        with open(text, encoding="utf-8") as file:
            text = file.read()
    text = text.strip()
    public = base64_bytes(text)
    if public is not None and len(public) == 32:
        return Key("", ED25519, public)
    return Key.read(text)


# ---------------------------------------------------------------------------------------------------------------------
# The tree over the lines (RFC 6962): leaf = SHA-256(0x00, line), node = SHA-256(0x01, left, right).


def leaf_hash(line):
    return hashlib.sha256(b"\0" + line).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


class Tree:
    """The root of a growing list of leaves, kept as the roots of its complete subtrees, the largest first."""

    def __init__(self):
        self.size, self.subtrees = 0, []

    def add(self, leaf):
        self.size += 1
        self.subtrees.append(leaf)
        size = self.size
        while size % 2 == 0:  # two complete subtrees of one size make one of twice the size
            right = self.subtrees.pop()
            self.subtrees.append(node_hash(self.subtrees.pop(), right))
            size //= 2

    def root(self):
        if not self.subtrees:
            return hashlib.sha256(b"").digest()
        root = self.subtrees[-1]
        for left in reversed(self.subtrees[:-1]):
            root = node_hash(left, root)
        return root


def root_from_proof(leaf, index, size, path):
    """The root that an inclusion proof leads to from a leaf (RFC 9162, 2.1.3.2); None where it has the wrong length."""
    if not 0 <= index < size or any(len(it) != 32 for it in [leaf, *path]):
        return None
    last, root = size - 1, leaf
    for sibling in path:
        if last == 0:
            return None
        if index % 2 or index == last:
            root = node_hash(sibling, root)
            while index % 2 == 0 and index:
                index, last = index // 2, last // 2
        else:
            root = node_hash(root, sibling)
        index, last = index // 2, last // 2
    return root if last == 0 else None


# ---------------------------------------------------------------------------------------------------------------------
# Lines of the log.


class Line:
    """An entry: one line of JSON. Raises ValueError where it is none."""

    def __init__(self, data):
        self.bytes = data
        entry = read_json(data)
        if not isinstance(entry, dict) or not is_whole(entry.get("position")):
            raise ValueError("it has no position")
        self.position, self.type = entry["position"], entry.get("type")
        self.about, self.data = entry.get("about", []), entry.get("data")
        self.occurred, self.recorded = entry.get("occurredAt"), entry.get("recordedAt")
        texts = [self.type, self.occurred, self.recorded]
        if not all(isinstance(text, str) for text in texts) or not isinstance(self.data, dict):
            raise ValueError("it lacks type, times or data")
        if not isinstance(self.about, list) or not all(isinstance(subject, str) for subject in self.about):
            raise ValueError("it has no list of what it is about")

    def field(self, path):
        """What stands at a path of the line, such as data.options[1].text; None where there is nothing."""
        value = {"data": self.data}
        if not re.fullmatch(r"[A-Za-z0-9-]+(\[[0-9]{1,5}\])*(\.[A-Za-z0-9-]+(\[[0-9]{1,5}\])*)*", path):
            return None
        for step in re.findall(r"[A-Za-z0-9-]+|\[[0-9]+\]", path):
            if step[0] == "[":
                number = int(step[1:-1])
                value = value[number] if isinstance(value, list) and number < len(value) else None
            else:
                value = value.get(step) if isinstance(value, dict) else None
        return value


class Keys:
    """The log's keys: the first in log-opened, each further one in a key-changed that the key before it signed."""

    def __init__(self):
        self.log, self.all = "", []  # the log's id; (position, public key), the first first

    def take(self, line, damage):
        public = base64_bytes(line.data["key"]) if isinstance(line.data.get("key"), str) else None
        if public is None or len(public) != 32:
            return damage.add("chain", line.position, "holds no public key")
        if line.type == "log-opened":
            self.log = str(line.data.get("log"))
        else:
            old = base64.b64encode(self.all[-1][1]).decode() if self.all else ""
            message = f"annals key-changed 1\nlog {self.log}\nold {old}\nnew {line.data['key']}\n"
            signature = base64_bytes(str(line.data.get("signature")))
            if not self.all or not signature or not ed25519(self.all[-1][1], message.encode(), signature):
                damage.add("chain", line.position, "changes the key, but is not signed by the key before it")
        self.all.append((line.position, public))

    def at(self, size):
        """The key that the log goes on under after so many entries."""
        return [public for position, public in self.all if position <= size][-1:]


def check_trust(given, keys, origin, damage):
    """Whether the key that the auditor gave is one of the log's: then it vouches, step by step, for the present one."""
    if given is None:
        return
    if given.name not in ("", origin):
        damage.add("trust", None, f"the key you gave is of {given.name}, and this is of {origin}")
    elif given.public not in [public for _, public in keys.all]:
        damage.add("trust", None, "the key you gave is none of the log's keys: this was not signed by who you trust")


def check_witnesses(note, witnesses, damage):
    """The signatures beside that of the log: each with its name, and whether it was checked with a key given for it."""
    for key in witnesses:
        state = note.check(key)
        if state is None:
            damage.add("witness", None, f"the checkpoint carries no signature of {key.name} by the key you gave")
        elif not state:
            damage.add("witness", None, f"the signature of {key.name} on the checkpoint is wrong")
    checked = {(key.name, key.id): key for key in witnesses}
    found, seen = [], set()
    for name, number, _ in note.signatures:
        if (name, number) in seen or name == getattr(note, "origin", None):
            continue
        seen.add((name, number))
        key = checked.get((name, number))
        # What a wrong signature says of its time is nobody's word.
        time = note.cosigned_at(key) if key and note.check(key) else None
        found.append({"name": name, "checked": key is not None, "time": time})
    return found


# ---------------------------------------------------------------------------------------------------------------------
# Evidence bundles: some lines of a log, each with its inclusion proof, under one signed checkpoint.

BUNDLE = {
    "schemaVersion": "whole", "format": "text", "says": "text", "subject": "text", "about": "texts", "known": "whole",
    "positions": "wholes", "viewer": "text?", "checkpoint": "text", "key": "text", "lines": "list", "disclosed": "list",
}
BUNDLE_LINE = {"position": "whole", "line": "text", "leaf": "hash?", "proof": "hashes"}
BUNDLE_NAME = {"position": "whole", "path": "text", "salt": "text", "text": "text"}


def check_form(value, form, place):
    """Raises Unreadable where an object does not have exactly these members, in these forms."""
    tests = {
        "whole": ("a whole number", is_whole),
        "text": ("a text", lambda it: isinstance(it, str)),
        "hash": ("64 hexadecimal digits", lambda it: isinstance(it, str) and hash_bytes(it) is not None),
        "list": ("a list", lambda it: isinstance(it, list)),
    }
    if not isinstance(value, dict):
        raise Unreadable(f"{place or 'it'} is not an object")
    prefix = place + "." if place else ""
    for name in value:
        if name not in form:
            raise Unreadable(f"{prefix}{name} is no member of a bundle of version {VERSION}")
    for name, kind in form.items():
        if name not in value:
            if kind.endswith("?"):
                continue
            raise Unreadable(f"{prefix}{name} is missing")
        kind = kind.rstrip("?")
        if kind in ("texts", "wholes", "hashes"):
            words, test = tests[{"texts": "text", "wholes": "whole", "hashes": "hash"}[kind]]
            if not isinstance(value[name], list):
                raise Unreadable(f"{prefix}{name} is not a list")
            for number, item in enumerate(value[name]):
                if not test(item):
                    raise Unreadable(f"{prefix}{name}[{number}] is not {words}")
        elif not tests[kind][1](value[name]):
            raise Unreadable(f"{prefix}{name} is not {tests[kind][0]}")


def read_bundle(data):
    """The bundle as a dictionary of the documented form. Raises Unreadable or Newer."""
    try:
        bundle = read_json(data)
    except ValueError as error:
        raise Unreadable(f"is not JSON: {error}") from None
    if isinstance(bundle, dict) and bundle.get("format") == FORMAT and is_whole(bundle.get("schemaVersion")):
        if bundle["schemaVersion"] > VERSION:
            raise Newer(f"is of version {bundle['schemaVersion']}, this knows {VERSION}: get a newer verifier")
    check_form(bundle, BUNDLE, "")
    if bundle["schemaVersion"] != VERSION or bundle["format"] != FORMAT:
        raise Unreadable("is no evidence bundle of version 1")
    for member, form in (("lines", BUNDLE_LINE), ("disclosed", BUNDLE_NAME)):
        for number, item in enumerate(bundle[member]):
            check_form(item, form, f"{member}[{number}]")
    return bundle


def check_evidence(data, given=None, witnesses=()):
    """Makes every check of a bundle. Returns what was found, as `--json` prints it."""
    damage, bundle = Damage(), read_bundle(data)

    # 1. It says on its face what it proves.
    if bundle["says"] != SAYS:
        damage.add("says", None, "the words of what it proves are not those that belong there")

    # 2. The checkpoint is of a log of annals, and is signed by the key in the bundle.
    try:
        checkpoint = Checkpoint(bundle["checkpoint"].encode())
    except Unreadable as error:
        raise Unreadable(f"checkpoint {error}") from None
    if not re.fullmatch("annals/[0-9a-f]{32}", checkpoint.origin):
        damage.add("origin", None, f"the checkpoint is of {checkpoint.origin}, which names no log of annals")
    key = Key.read(bundle["key"])
    if key is None or key.kind != ED25519 or key.name != checkpoint.origin:
        damage.add("key", None, "the key is no verifier key of the log that the checkpoint is of")
    elif not checkpoint.check(key):
        damage.add("signature", None, "the checkpoint is not signed by the key in the bundle")

    # 3. Each line is one of the entries below the checkpoint: its proof leads from its leaf to the signed root.
    lines, leaves, last = {}, {}, 0
    for item in bundle["lines"]:
        position, text = item["position"], item["line"].encode()
        if position <= last:
            damage.add("order", position, "stands out of order, or twice")
        last = max(last, position)
        if not 1 <= position <= checkpoint.size:
            damage.add("beyond", position, f"is none of the {checkpoint.size} entries that the checkpoint covers")
            continue
        if len(text) > LONGEST_LINE:
            damage.add("line", position, "has a line longer than 65,535 bytes")
        try:
            line = Line(text)
            if line.position != position:
                damage.add("line", position, f"has a line that says it is #{line.position}")
            elif position not in lines:
                lines[position] = line
        except ValueError:
            damage.add("line", position, "has a line that is no entry")
        leaf = leaf_hash(text)
        if "leaf" in item:
            leaf = leaves[position] = hash_bytes(item["leaf"])
        path = [hash_bytes(sibling) for sibling in item["proof"]]
        if root_from_proof(leaf, position - 1, checkpoint.size, path) != checkpoint.root:
            damage.add("proof", position, "is not proved: line and proof do not lead to the root that was signed")

    # 4. A line with a leaf of its own had texts taken out of it. What is left is proved by the last entry-redacted.
    for position in sorted(leaves):
        last = None
        for _, line in sorted(lines.items()):
            named = line.data.get("entry") if line.type == "entry-redacted" else None
            if is_whole(named) and named == position < line.position:
                last = line.data.get("sha256")
        if position in lines and last != hashlib.sha256(lines[position].bytes).hexdigest():
            damage.add("redaction", position, "carries a leaf, but no entry in the bundle says what was taken out")

    # 5. The first entry holds the log's id and first key, and each key vouches for the next, up to the checkpoint's.
    keys = Keys()
    if 1 in lines and lines[1].type == "log-opened":
        for position in sorted(lines):
            if (lines[position].type == "log-opened" and position == 1) or lines[position].type == "key-changed":
                keys.take(lines[position], damage)
        if "annals/" + keys.log != checkpoint.origin:
            damage.add("origin", 1, "opened another log than the one that the checkpoint is of")
        if key is not None and keys.all and keys.all[-1][1] != key.public:
            damage.add("chain", None, "the key in the bundle is not the one that the log went on under")
        check_trust(given, keys, checkpoint.origin, damage)
    else:
        damage.add("chain", 1, "is missing, or does not open the log: it holds the log's id and first key")

    # 6. The list of positions is in order, and fits the lines that are here.
    about, positions, known = bundle["about"], bundle["positions"], bundle["known"]
    if bundle["subject"] not in about or len(set(about)) != len(about):
        damage.add("list", None, "the subject is not among those that the positions are about, or one stands twice")
    if not 1 <= known <= checkpoint.size:
        damage.add("list", None, "the positions are listed as of an entry that the checkpoint does not cover")
    if any(a >= b for a, b in zip([0] + positions, positions + [known + 1])):
        damage.add("list", None, "the positions are not in order, or go beyond what they are listed as of")
    listed = set(positions)
    for position in sorted(lines):
        is_about = f"entry:#{position}" in about or any(subject in about for subject in lines[position].about)
        if is_about and position <= known and position not in listed:
            damage.add("list", position, "is about what the bundle is about, but the list of positions leaves it out")
        if not is_about and position in listed:
            damage.add("list", position, "is in the list of positions, but is not about what the bundle is about")

    # 7. What is disclosed was sealed in the line: the line holds its SHA-256, with 16 random bytes before it.
    names, seen = [], set()
    for item in bundle["disclosed"]:
        position, path = item["position"], item["path"]
        if (position, path) in seen:
            damage.add("name", position, f"has {path} disclosed twice")
        seen.add((position, path))
        sealed = lines[position].field(path) if position in lines else None
        salt = base64_bytes(item["salt"])
        if not isinstance(sealed, dict) or "sealed" not in sealed or "hash" not in sealed:
            damage.add("name", position, f"has no sealed text at {path} in this bundle")
        elif not salt or len(salt) != 16 or hashlib.sha256(salt + item["text"].encode()).hexdigest() != sealed["hash"]:
            damage.add("name", position, f"has another text sealed at {path} than the bundle discloses")
        else:
            # A sealed text says under whose key it is: P-3 for a person's, S-4 for a session's.
            owner = sealed.get("key") if isinstance(sealed.get("key"), str) else None
            names.append({"position": position, "path": path, "of": owner, "text": item["text"]})

    # 8. Further signatures, with the keys that were given for them.
    signatures = check_witnesses(checkpoint, witnesses, damage)

    return {
        "schemaVersion": 1, "sound": not damage.found, "trusted": given is not None and not damage.found,
        "subject": bundle["subject"], "origin": checkpoint.origin, "size": checkpoint.size,
        "root": checkpoint.root.hex(), "viewer": bundle.get("viewer"), "entries": sorted(lines),
        "redacted": sorted(leaves), "about": about, "known": known, "positions": positions,
        "notIncluded": [position for position in positions if position not in lines], "names": names,
        "keyChanges": [position for position, _ in keys.all[1:]], "signatures": signatures, "damage": damage.found,
    }


# ---------------------------------------------------------------------------------------------------------------------
# Exported logs: every line, in order.

LEAF_AT_END = re.compile(rb',"leaf":"([0-9a-f]{64})"\}$')
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")


def check_log(lines, checkpoints=(), given=None, witnesses=()):
    """Makes every check of an export. Returns what was found; `lines` are bytes, `checkpoints` are (name, bytes)."""
    damage, tree, keys = Damage(), Tree(), Keys()
    notes = []
    for name, data in checkpoints:
        try:
            notes.append((name, Checkpoint(data)))
        except Unreadable as error:
            raise Unreadable(f"{name} {error}") from None
    sizes, roots = {note.size for _, note in notes}, {0: tree.root()}
    last, unfit, redactions = "", {}, {}
    for number, data in enumerate(lines, 1):
        # 1. A line that texts were taken out of carries its leaf at its end, for it no longer follows from the line.
        match = LEAF_AT_END.search(data)
        stored = data[: match.start()] + b"}" if match else data
        tree.add(bytes.fromhex(match[1].decode()) if match else leaf_hash(stored))
        if tree.size in sizes:
            roots[tree.size] = tree.root()
        if match:
            unfit[number] = hashlib.sha256(stored).hexdigest()
        elif b'{"redacted":' in stored:
            damage.add("redaction", number, "lacks its leaf, though texts were taken out of it")
        if len(stored) > LONGEST_LINE:
            damage.add("line", number, "has a line longer than 65,535 bytes")
        # 2. Positions count from 1 without gaps, and times never go back.
        try:
            line = Line(stored)
        except ValueError as error:
            damage.add("line", number, f"has a line that is no entry ({error})")
            continue
        if line.position != number:
            damage.add("order", number, f"is missing here: the line says it is #{line.position}")
        if not TIME.fullmatch(line.occurred) or not TIME.fullmatch(line.recorded):
            damage.add("time", number, "has a time that is not of the form 2026-01-14T10:32:07.120Z")
        if line.recorded < last:
            damage.add("time", number, "was written down before the entry before it")
        if line.occurred > line.recorded:
            damage.add("time", number, "was written down before it happened")
        last = max(last, line.recorded)
        # 3. The first entry, and only that, opens the log; each key vouches for the next.
        if (line.type == "log-opened") != (number == 1):
            damage.add("chain", number, "is not what it must be: a log begins with log-opened, and only it does")
        elif line.type in ("log-opened", "key-changed"):
            keys.take(line, damage)
        if line.type == "entry-redacted" and is_whole(line.data.get("entry")):
            redactions[line.data.get("entry")] = line.data.get("sha256")
    # 4. The last entry-redacted that names a line has the SHA-256 of what is left of it.
    for position, sha256 in unfit.items():
        if redactions.get(position) != sha256:
            damage.add("redaction", position, "carries a leaf, but no later entry says what was taken out of it")
    if tree.size == 0:
        damage.add("chain", None, "the file holds no entry")
    # 5. Each checkpoint is of this log, signed by the key of its time, and the lines up to its size make its root.
    #    So two checkpoints that both hold prove that the log only grew between them.
    found = []
    for name, note in notes:
        if note.origin != "annals/" + keys.log:
            damage.add("origin", None, f"{name} is of {note.origin}, this log is annals/{keys.log}")
            continue
        if not any(note.check(Key(note.origin, ED25519, public)) for public in keys.at(note.size)):
            damage.add("signature", None, f"{name} is not signed by the key that the log had then")
        if note.size > tree.size:
            damage.add("shorter", None, f"{name} covers {note.size} entries, and here are only {tree.size}")
        elif roots[note.size] != note.root:
            damage.add("root", None, f"{name} signs for other entries than the first {note.size} of this file")
        found.append({"file": name, "size": note.size, "signatures": check_witnesses(note, witnesses, damage)})
    check_trust(given, keys, "annals/" + keys.log, damage)
    return {
        "schemaVersion": 1, "sound": not damage.found, "trusted": given is not None and not damage.found,
        "origin": "annals/" + keys.log, "size": tree.size, "root": tree.root().hex(), "redacted": sorted(unfit),
        "keyChanges": [position for position, _ in keys.all[1:]], "checkpoints": found, "damage": damage.found,
    }


# ---------------------------------------------------------------------------------------------------------------------
# The command line.


def count(number, one, many):
    return f"{number:,} {one if number == 1 else many}"


def places(positions):
    """Positions as people read them, with a dash for three or more in a row: #4, #17–#20."""
    runs = []
    for position in positions:
        if runs and position == runs[-1][1] + 1:
            runs[-1][1] = position
        else:
            runs.append([position, position])
    shown = []
    for first, last in runs:
        shown += [f"#{first}–#{last}"] if last > first + 1 else [f"#{it}" for it in range(first, last + 1)]
    return ", ".join(shown)


def day_and_time(seconds):
    try:
        return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("on %Y-%m-%d at %H:%M UTC")
    except (OverflowError, ValueError, OSError):
        return "at a time that no clock knows"


def signature_words(signatures):
    for it in signatures:
        if it["checked"]:
            when = f", {day_and_time(it['time'])}" if it["time"] is not None else ""
            yield f"{it['name']} signed the checkpoint too{when}. You gave the key for that, and it fits."
        else:
            yield f"The checkpoint also carries a signature of {it['name']}. It was not checked: give --witness KEY."


def key_words(found):
    """What the key stands on: first where it was given, then where it was not."""
    changes = found["keyChanges"]
    if changes:
        yield f"The log's key changed in {places(changes)}; each key vouches for the next."
    if found["trusted"]:
        yield "The signature is of the key that you gave, or of one that it vouches for."


OWN_WORD = "Whose the key is: that is the file's own word. Compare it with one from somebody you trust, or give --key."


def redacted_words(found):
    where = places(found["redacted"])
    return f"Texts were taken out of {where}, as the log itself says; the rest is proved as it is left."


def evidence_words(found):
    """What was proved and what was not, in sentences."""
    kind, _, name = found["subject"].partition(":")
    yield f"Evidence about {(kind + ' ' + name).strip()}, from the log {found['origin']}."
    yield ""
    yield "What is proved"
    yield (f"  {count(len(found['entries']), 'entry', 'entries')} stood in the log, word for word as here, when it had "
           f"{count(found['size'], 'entry', 'entries')} and its keeper signed for it: {places(found['entries'])}.")
    for words in key_words(found):
        yield "  " + words
    if found["redacted"]:
        yield "  " + redacted_words(found)
    people = [it for it in found["names"] if it["of"] and it["path"] == "data.name"]
    if people:
        names = ", ".join(f"{it['of']} {it['text']} (#{it['position']})" for it in people)
        yield f"  These names were sealed in the log: {names}."
    for it in found["names"]:
        if it not in people:
            yield f"  The text at {it['path']} of #{it['position']} was sealed there: “{it['text']}”."
    for words in signature_words(found["signatures"]):
        yield "  " + words
    yield "What is not proved"
    yield ("  That there is no other entry. By the word of its maker, these were all about "
           f"{', '.join(found['about'])} among the first {found['known']:,}: {places(found['positions']) or 'none'}.")
    if found["notIncluded"]:
        yield f"  Not in the bundle: {places(found['notIncluded'])}."
    if not found["trusted"]:
        yield "  " + OWN_WORD
    if found["viewer"]:
        yield f"  It was made for the eyes of {found['viewer']}: what they may not see is neither in it nor listed."
    yield "  That what was written down was true: only that it was written, and not changed since."


def log_words(found):
    yield (f"The log {found['origin']}: {count(found['size'], 'entry', 'entries')} without a gap, "
           "times never going back.")
    if found["redacted"]:
        yield redacted_words(found)
    sizes = sorted({it["size"] for it in found["checkpoints"]})
    for it in found["checkpoints"]:
        yield f"{it['file']}: the first {count(it['size'], 'entry is', 'entries are')} those that were signed for."
        yield from signature_words(it["signatures"])
    for old, new in zip(sizes, sizes[1:]):
        yield f"From {old:,} to {new:,} entries the log only grew: none of the first {old:,} was changed or taken away."
    if sizes:
        yield from key_words(found)
        if not found["trusted"]:
            yield OWN_WORD
        if sizes[-1] < found["size"]:
            yield f"No checkpoint covers what comes after #{sizes[-1]}: it may have been changed before you got it."
    else:
        yield "It fits together, but nothing outside it was compared: give --checkpoint, or compare this root yourself."
    yield f"Root of the tree: {base64.b64encode(bytes.fromhex(found['root'])).decode()}"


def check_checkpoint(data, given, witnesses):
    """Checks a checkpoint alone: whose it is, and whether the given key signed it."""
    damage, note = Damage(), Checkpoint(data)
    key = Key(given.name or note.origin, given.kind, given.public)
    if key.name != note.origin:
        damage.add("trust", None, f"the key you gave is of {key.name}, and this is of {note.origin}")
    elif not note.check(key):
        damage.add("signature", None, "the checkpoint is not signed by the key you gave")
    signatures = check_witnesses(note, witnesses, damage)
    return {
        "schemaVersion": 1, "sound": not damage.found, "trusted": not damage.found, "origin": note.origin,
        "size": note.size, "root": note.root.hex(), "signatures": signatures, "damage": damage.found,
    }


def checkpoint_words(found):
    entries = count(found["size"], "entry", "entries")
    yield f"The keeper of {found['origin']} signed for {entries}, by the key that you gave."
    yield f"Root of the tree: {base64.b64encode(bytes.fromhex(found['root'])).decode()}"
    yield from signature_words(found["signatures"])
    yield "This alone says nothing of what the entries are: hold an export (verify.py log) or a bundle against it."


def read_file(name):
    if name == "-":
        return sys.stdin.buffer.read()
    with open(name, "rb") as file:
        return file.read()


def lines_of(name):
    with open(name, "rb") if name != "-" else sys.stdin.buffer as file:
        for line in file:
            yield line[:-1] if line.endswith(b"\n") else line


def arguments():
    parser = argparse.ArgumentParser(
        prog="verify.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="what", required=True, metavar="evidence | checkpoint | log")
    for name, words in (
        ("evidence", "check an evidence bundle: lines, proofs, checkpoint, keys, names"),
        ("checkpoint", "check the signatures of a checkpoint"),
        ("log", "check an exported log: lines, order, times, keys, and its tree against checkpoints"),
    ):
        command = commands.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
        command.add_argument("file", help="the file, or - for standard input")
        command.add_argument("--key", required=name == "checkpoint", metavar="KEY",
                             help="the log's public key: verifier key, file that holds it, or Base64")
        command.add_argument("--witness", action="append", default=[], metavar="KEY",
                             help="the verifier key of somebody who must have signed too; may be repeated")
        if name == "log":
            command.add_argument("--checkpoint", action="append", default=[], metavar="FILE",
                                 help="a signed checkpoint to hold the log against; may be repeated")
        command.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args()

    def key(text, option):
        found = trusted_key(text)
        if found is None or (option == "--witness" and not found.name):
            words = "is no key: give a verifier key (name+id+Base64), or a file that holds one"
            parser.error(f"{option} {text[:60]} {words}")
        return found

    given.key = key(given.key, "--key") if given.key else None
    given.witness = [key(text, "--witness") for text in given.witness]
    return given


def main():
    given = arguments()
    try:
        if given.what == "evidence":
            found, words = check_evidence(read_file(given.file), given.key, given.witness), evidence_words
        elif given.what == "checkpoint":
            found, words = check_checkpoint(read_file(given.file), given.key, given.witness), checkpoint_words
        else:
            notes = [(name, read_file(name)) for name in given.checkpoint]
            found, words = check_log(lines_of(given.file), notes, given.key, given.witness), log_words
    except OSError as error:
        print(f"verify.py: {error.filename or given.file} cannot be read: {error.strerror}", file=sys.stderr)
        return 1
    except Newer as error:
        print(f"verify.py: {given.file} {error}", file=sys.stderr)
        return 1
    except Unreadable as error:
        found = {"schemaVersion": 1, "sound": False, "trusted": False,
                 "damage": [{"code": "form", "position": None, "problem": str(error)}]}
        words = None
    if given.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    elif found["sound"]:
        print("\n".join(words(found)))
    if not found["sound"]:
        damage = Damage()
        damage.found = found["damage"]
        print(f"verify.py: {given.file} does not hold: do not rely on it, and ask where it comes from", file=sys.stderr)
        for line in damage.lines():
            print(f"verify.py: {line}", file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
