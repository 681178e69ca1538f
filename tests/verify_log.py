#!/usr/bin/env python3
"""Verifies what `vagt log export` wrote. Written from ARCHITECTURE.md alone; needs nothing but Python 3.

    vagt log export | python3 verify_log.py - [FINGERPRINT]

Says what is wrong and ends with 1, or tells each chain's fingerprint and ends with 0. With a fingerprint, as read aloud or
on paper, it also tells whether that is of this log."""
import hashlib, json, re, sys

# Ed25519 (RFC 8032). Points are x, y, z, t with x/z, y/z on the curve and t = x·y/z.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ROOT = -121665 * pow(121666, -1, P) % P, pow(2, (P - 1) // 4, P)

def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0])
    c, d = 2 * p[3] * q[3] * D, 2 * p[2] * q[2]
    e, f, g, h = (b - a) % P, (d - c) % P, (d + c) % P, (b + a) % P
    return e * f % P, g * h % P, f * g % P, e * h % P

def times(n, p):
    total = (0, 1, 1, 0)
    while n:
        total, p, n = add(total, p) if n & 1 else total, add(p, p), n >> 1
    return total

def point(raw):
    sign, y = raw[31] >> 7, int.from_bytes(raw, "little") & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * ROOT % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise ValueError("not a point")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P

BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))

def is_signed(key, message, signature):
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % L
    left, right = times(s, BASE), add(point(r), times(h, point(key)))
    return s < L and all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))

def root(leaf, path):
    for word in path:
        other = bytes.fromhex(word[1:])
        leaf = hashlib.sha256(b"\1" + (other + leaf if word[0] == "l" else leaf + other)).digest()
    return leaf

def fingerprint(hash):
    digits = "%020d" % (int(hash[:30], 16) % 10**20)
    return " ".join(digits[i : i + 4] for i in range(0, 20, 4))

def follow(chain, line):
    """Takes the next line of a chain; gives what is wrong with it."""
    record = json.loads(line)
    fact = {} if "left_out" in record else record["body"]["clear"]
    tail = ',"hash":%s,"sig":%s}' % (json.dumps(record["hash"]), json.dumps(record["sig"]))
    if fact and hashlib.sha256(line[: -len(tail)]).hexdigest() + tail != record["hash"] + line[-len(tail) :].decode():
        yield "the content does not match its hash"
    if record["seq"] != chain["seq"] + 1:
        yield "records are missing: %d should stand here" % (chain["seq"] + 1)
    if record["prev"] != chain["hash"]:
        yield "it does not name the record before it"
    key = fact.get("key") if fact.get("type") in ("device_enrolled", "key_introduced") else None
    named = len(record["device"]) == 32
    if key and not chain["key"] and named and hashlib.sha256(bytes.fromhex(key)).hexdigest()[:32] != record["device"]:
        yield "the key is not the one that the device is called by"
    chain.update(seq=record["seq"], hash=record["hash"], key=key or chain["key"])
    chain["states"].append(record["hash"])
    if record["sig"] is None:
        if chain["key"] or named or record["v"] > 1:
            yield "it is not signed"
        chain["older"] += 1
    elif not chain["key"]:
        yield "no record tells of the key"
    elif not re.fullmatch("[0-9a-f]{128}( [lr][0-9a-f]{64})*", record["sig"]):
        yield "the signature is not written as one"
    else:
        signature, *path = record["sig"].split(" ")
        message = b"vagt record\n" + root(bytes.fromhex(record["hash"]), path)
        asked = (bytes.fromhex(chain["key"]), message, bytes.fromhex(signature))
        if asked != chain["signed"] and not is_signed(*asked):
            yield "the signature does not fit"
        chain["signed"] = asked  # Records that were kept together are signed together.

def main(file, said=None):
    chains, wrong = {}, 0
    for number, line in enumerate(sys.stdin.buffer if file == "-" else open(file, "rb"), 1):
        try:
            new = {"seq": 0, "hash": "0" * 64, "key": None, "older": 0, "signed": None, "states": []}
            chain = chains.setdefault(json.loads(line)["device"], new)
            problems = list(follow(chain, line.rstrip(b"\n")))
        except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            problems = ["not a record: %s" % error]
        for problem in problems:
            print("line %d: %s" % (number, problem))
        wrong += len(problems)
    for device, chain in chains.items():
        told = (device, chain["seq"], chain["older"], fingerprint(chain["hash"]))
        print("device %s: %d records, %d from before signatures, fingerprint %s" % told)
    states = [fingerprint(hash) for chain in chains.values() for hash in chain["states"]]
    if said and "".join(filter(str.isdigit, said)) not in (state.replace(" ", "") for state in states):
        wrong += 1
        print("the fingerprint %s is not of this log" % said)
    print("NOT whole: %d problems" % wrong if wrong or not chains else "whole")
    return 1 if wrong or not chains else 0

if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]) if len(sys.argv) > 1 else __doc__)
