#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Checks the Record with a program that shares no code with Koinon (docs/record.md has the formats).

    verify.py FILE...       signed heads and proofs, as `koinon record head` and `prove` print them
    verify.py --log FILE    a whole log: {"key": …, "commitments": […], "heads": […], "proofs": […]}

Signatures need the package `cryptography`; the second tree needs `pymerkle`. Without them it says what it skipped.
"""
import base64
import hashlib
import json
import sys

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    Ed25519PublicKey = None
try:
    from pymerkle import InmemoryTree
except ImportError:
    InmemoryTree = None


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def unbase64(text):
    return base64.b64decode(text, validate=True)


def check(holds, what):
    if not holds:
        raise SystemExit(f"refused: {what}")


def root_of(leaves):
    """MTH of RFC 9162, section 2.1.1, over leaf hashes."""
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return sha256(b"\x01", root_of(leaves[:half]), root_of(leaves[half:]))


def root_from_path(index, size, node, path):
    """The root that an inclusion path leads to: recursion from the top, unlike the loop of the RFC."""
    if size == 1:
        check(not path, "the path is too long")
        return node
    check(path, "the path is too short")
    half = 1
    while half * 2 < size:
        half *= 2
    if index < half:
        return sha256(b"\x01", root_from_path(index, half, node, path[:-1]), path[-1])
    return sha256(b"\x01", path[-1], root_from_path(index - half, size - half, node, path[:-1]))


def roots_from_consistency(older, newer, path, older_root, is_beginning=True):
    """Both roots that a consistency path leads to (RFC 9162, section 2.1.4.1, read backwards)."""
    if older == newer:
        if is_beginning:
            check(not path, "the path is too long")
            return older_root, older_root
        check(len(path) == 1, "the path has the wrong length")
        return path[0], path[0]
    check(path, "the path is too short")
    half = 1
    while half * 2 < newer:
        half *= 2
    if older <= half:
        old, new = roots_from_consistency(older, half, path[:-1], older_root, is_beginning)
        return old, sha256(b"\x01", new, path[-1])
    old, new = roots_from_consistency(older - half, newer - half, path[:-1], older_root, False)
    return sha256(b"\x01", path[-1], old), sha256(b"\x01", path[-1], new)


def is_signature(key, signature, text):
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, text)
        return True
    except InvalidSignature:
        return False


def open_head(note, verifier_key):
    """Origin, size and root of a signed head (c2sp.org/signed-note, c2sp.org/tlog-checkpoint)."""
    name, key_id, key = verifier_key.split("+", 2)
    key = unbase64(key)
    check(key[0] == 1 and len(key) == 33, "the key is not of Ed25519")
    check(sha256(name.encode(), b"\n", key)[:4].hex() == key_id, "the key does not fit its own name")
    text, _, signatures = note.rpartition("\n\n")
    text += "\n"
    origin, size, root = text.split("\n")[:3]
    check(origin == name, "the key is of another log")
    signed = [unbase64(line.split(" ")[2]) for line in signatures.splitlines() if line.startswith(f"— {name} ")]
    signed = [signature[4:] for signature in signed if signature[:4].hex() == key_id]
    check(signed, "not signed with this key")
    for signature in signed:
        check(not Ed25519PublicKey or is_signature(key[1:], signature, text.encode()), "the signature is wrong")
    return origin, int(size), unbase64(root)


def check_inclusion(proof):
    _, size, root = open_head(proof["head"], proof["key"])
    commitment, leaf = unbase64(proof["commitment"]), unbase64(proof["leaf"])
    if "content" in proof:
        check(sha256(unbase64(proof["salt"]), proof["content"].encode()) == commitment, "content and commitment differ")
        value = json.loads(proof["content"])
        spelled = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        check(spelled == proof["content"], "the content is not canonical")
    check(sha256(b"\x00", commitment) == leaf, "leaf and commitment differ")
    path = [unbase64(step) for step in proof["path"]]
    check(0 <= proof["index"] < size, "no such entry")
    check(root_from_path(proof["index"], size, leaf, path) == root, "the path leads to another root")


def check_consistency(proof):
    older_origin, older, older_root = open_head(proof["older"], proof["key"])
    newer_origin, newer, newer_root = open_head(proof["newer"], proof["key"])
    check(older_origin == newer_origin and 0 < older <= newer, "no two heads of one log")
    path = [unbase64(step) for step in proof["path"]]
    roots = roots_from_consistency(older, newer, path, older_root)
    check(roots == (older_root, newer_root), "the heads are not consistent")


def check_proof(proof):
    kinds = {"koinon-inclusion-1": check_inclusion, "koinon-consistency-1": check_consistency}
    check(proof["format"] in kinds, "unknown format")
    kinds[proof["format"]](proof)


def check_log(log):
    commitments = [unbase64(commitment) for commitment in log["commitments"]]
    leaves = [sha256(b"\x00", commitment) for commitment in commitments]
    tree = InmemoryTree(algorithm="sha256") if InmemoryTree else None
    other_roots = {}
    for commitment in commitments if tree else []:
        tree.append_entry(commitment)
        other_roots[tree.get_size()] = tree.get_root() if hasattr(tree, "get_root") else tree.get_state()
    for note in log["heads"]:
        _, size, root = open_head(note, log["key"])
        check(size <= len(leaves) and root_of(leaves[:size]) == root, f"another root at size {size}")
        check(not tree or other_roots[size] == root, f"pymerkle has another root at size {size}")
    for proof in log["proofs"]:
        check_proof(proof)
    print(f"checked: {len(log['heads'])} heads, {len(log['proofs'])} proofs")


def main(arguments):
    if arguments[:1] == ["--log"]:
        with open(arguments[1], encoding="utf-8") as file:
            check_log(json.load(file))
    for name in arguments if arguments[:1] != ["--log"] else []:
        with open(name, encoding="utf-8") as file:
            check_proof(json.load(file))
        print(f"checked: {name}")
    print("signatures:", "checked" if Ed25519PublicKey else "skipped (no package cryptography)")
    print("second tree:", "pymerkle" if InmemoryTree else "skipped (no package pymerkle)")


if __name__ == "__main__":
    main(sys.argv[1:])
