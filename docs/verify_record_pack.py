#!/usr/bin/env python3
"""Verifies a record pack of Tollgate: python3 verify_record_pack.py PACK.zip [KEY-ID ...]

Needs Python 3.8 or newer and nothing besides. Names, a line each, what is not as it was sealed; exit code 1 where there
is anything. docs/audit.md says how each of these bytes is made. Name the keys that you trust, as you noted them elsewhere.
"""
import hashlib, json, re, struct, sys, zipfile, zlib
from datetime import datetime, timezone

P, L, D = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493, 0  # Ed25519: RFC 8032, section 5.1
D = -121665 * pow(121666, P - 2, P) % P

def sha(*parts): return hashlib.sha256(b"".join(parts)).digest()
def add(p, q):  # X, Y, Z and T: section 5.1.4
    a, b, c, d = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0]), 2 * p[3] * q[3] * D, 2 * p[2] * q[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P
def times(n, point):
    sum_ = (0, 1, 1, 0)
    for bit in bin(n)[2:]:
        sum_ = add(sum_, sum_)
        if bit == "1": sum_ = add(sum_, point)
    return sum_
def point(raw):
    y, odd = int.from_bytes(raw, "little") & (2**255 - 1), raw[31] >> 7
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if x * x % P != x2: x = x * pow(2, (P - 1) // 4, P) % P
    if x * x % P != x2 or y >= P: raise ValueError("no point")
    x = P - x if x & 1 != odd else x
    return x, y, 1, x * y % P
def signed(key, message, signature):
    try: r, a, s = point(signature[:32]), point(key), int.from_bytes(signature[32:], "little")
    except (ValueError, IndexError): return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    one, other = times(s, BASE), add(r, times(k, a))
    return len(signature) == 64 and s < L and all((one[n] * other[2] - other[n] * one[2]) % P == 0 for n in (0, 1))
BASE = point(bytes.fromhex("58" + "66" * 31))

def micros(text):
    when = datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=timezone.utc) - datetime(2000, 1, 1, tzinfo=timezone.utc)
    return struct.pack(">q", (when.days * 86400 + when.seconds) * 10**6 + when.microseconds)
def digest(e):
    uuid, text = (lambda v: v and bytes.fromhex(v.replace("-", ""))), str.encode
    fields = [struct.pack(">q", e["seq"]), text(e["key"]), text(e["subjectKind"]), uuid(e["subjectId"]), uuid(e["programId"]),
              text(e["type"]), uuid(e["actorId"]), micros(e["at"]), micros(e["recordedAt"]),
              None if e["version"] is None else struct.pack(">i", e["version"]), bytes.fromhex(e["payloadHash"])]
    return sha(b"tollgate-event-1", *(bytes([n]) + (b"\xff" * 4 if f is None else struct.pack(">I", len(f)) + f) for n, f in enumerate(fields, 1)))
def root(leaf, index, size, proof):  # RFC 9162, section 2.1.3.2
    last, node = size - 1, sha(b"\0", leaf)
    for other in proof:
        if last == 0: return None
        if index & 1 or index == last:
            node = sha(b"\1", other, node)
            while index and not index & 1: index, last = index >> 1, last >> 1
        else: node = sha(b"\1", node, other)
        index, last = index >> 1, last >> 1
    return node if last == 0 else None

def verify(file, trusted):
    found, pack = [], zipfile.ZipFile(file)
    say = lambda kind, place, what: found.append(f"{kind}: {place}: {what}")
    for info in pack.infolist(): info.CRC = None  # its SHA-256 says more, and by name
    def unpacked(name):
        try: return pack.read(name)
        except (zlib.error, EOFError): raise RuntimeError(f"{name} is damaged")
    names = pack.namelist()
    for name in sorted({n for n in names if names.count(n) > 1}): say("inserted", name, "it is there twice")
    read = lambda name: unpacked(name) if name in names else (say("removed", name, "it is not there"), b"null")[1]
    def load(name):
        try: return json.loads(read(name))
        except ValueError: say("altered", name, "it is no JSON")
    listed = {f["path"]: f["sha256"] for f in load("manifest.json") or []}
    for name in sorted(set(names) | set(listed)):
        if name == "manifest.json": continue
        if name not in names: say("removed", name, "the manifest lists it")
        elif name not in listed: say("inserted", name, "the manifest does not list it")
        elif sha(unpacked(name)).hex() != listed[name]: say("altered", name, "its SHA-256 is not that of the manifest")
    record, checkpoint, keys = load("record.json") or {"id": "", "version": 0}, load("checkpoint.json"), load("keys.json") or []
    try:
      if not checkpoint: say("unproven", "checkpoint.json", "there is none")
      else:
        if not all(isinstance(checkpoint[n], int if n == "size" else str) for n in ("size", "root", "chain", "at", "keyId", "signature")): raise TypeError
        key = {k["id"]: bytes.fromhex(k["publicKey"]) for k in keys}.get(checkpoint["keyId"], b"")
        text = "tollgate-checkpoint-1\n{size}\n{root}\n{chain}\n{at}\n".format(**checkpoint).encode()
        if sha(key).hex()[:16] != checkpoint["keyId"]: say("unproven", "checkpoint.json", "its key is not in keys.json")
        elif not signed(key, text, bytes.fromhex(checkpoint["signature"])): say("unproven", "checkpoint.json", "its signature is not by its key")
        if trusted and checkpoint["keyId"] not in trusted: say("unproven", "checkpoint.json", "its key is none that is trusted")
    except (ValueError, KeyError, TypeError, AttributeError):
        say("unproven", "checkpoint.json", "it is no checkpoint")
        checkpoint = None
    def look(line):  # whether it is as it was sealed: "proven", "beyond" the checkpoint, or None
        e, position, place = line["event"], line["position"], f"event {line['event']['seq']} ({line['event']['key']})"
        if e["data"] is not None and sha(bytes.fromhex(e["salt"]), e["data"].encode()).hex() != e["payloadHash"]:
            return say("altered", place, "what it says is not what its hash was made of")
        if digest(e).hex() != e["digest"]: return say("altered", place, "its fields are not those that its digest was made of")
        if not checkpoint or position is None or position > checkpoint["size"]: return "beyond"
        way = root(bytes.fromhex(e["digest"]), position - 1, checkpoint["size"], [bytes.fromhex(p) for p in line["proof"] or []])
        if way is None or way.hex() != checkpoint["root"]: return say("altered", place, "the checkpoint does not hold it")
        return "proven"
    lines = lambda name: enumerate(read(name).decode(errors="replace").split("\n")[:-1], 1)
    erasing, erased, vague, untold = {}, [], set(), False  # words that were erased: by which events, whose acts, files
    for number, line in lines("erasures.jsonl"):
        try:
            line = json.loads(line)
            if line["event"]["type"] == "person.erased" and look(line): erasing[line["event"]["seq"]] = json.loads(line["event"]["data"])["events"]
        except (ValueError, KeyError, TypeError, AttributeError, struct.error): say("altered", f"erasures.jsonl, line {number}", "it is no event")
    places, versions, count, proven, beyond, acts, contents, files = set(), set(), 0, 0, 0, set(), {}, {}
    for number, line in lines("events.jsonl"):
      count += 1
      try:
          line = json.loads(line)
          e, position = line["event"], line["position"]
          place, data = f"event {e['seq']} ({e['key']})", json.loads(e["data"] or "{}")
          if position is not None and position in places: say("inserted", place, "another event has its place")
          state = look(line)
          proven, beyond = proven + (state == "proven"), beyond + (state == "beyond")
          places.add(position)
          if e["subjectId"] == record["id"] and e["version"] is not None: versions.add(e["version"])
          if e["data"] is None:
              if e["seq"] not in erasing.get(e["erasedBy"], []): say("altered", place, f"what it said is gone, and event {e['erasedBy']} does not say that it was erased")
              else:
                  erased.append(e["erasedBy"])
                  vague.add((e["actorId"], e["at"][:23]))
                  untold = untold or e["type"] == "item.evidence_removed"
          acts.add((e["actorId"], e["at"][:23], data.get("contentHash")))
          if data.get("contentHash"): contents.setdefault(data["contentHash"], e["seq"])
          if e["type"] == "item.evidence_added" and data.get("sha256"): files[data["id"]] = (data["sha256"], e["seq"])
          if e["type"] == "item.evidence_removed": files.pop(data.get("id"), None)
      except (ValueError, KeyError, TypeError, AttributeError, struct.error): say("altered", f"events.jsonl, line {number}", "it is no event")
    for n in range(1, max([record["version"], *versions]) + 1):
        if n not in versions: say("removed", f"version {n} of the record", "no event tells how it came to be")
    named = {f"signed/{h}.json": seq for h, seq in contents.items()}
    named.update((f"evidence/{h}", seq) for h, seq in files.values())
    there = {name: m for name in names for m in [re.match(r"(?:signed|evidence)/([^/.]+)(?:\.json)?", name)] if m}
    for name, m in sorted(there.items()):
        if sha(unpacked(name)).hex() != m[1]: say("altered", name, "its SHA-256 is not its name")
        if m[0] not in named and not erased: say("inserted", name, "no event names it")
    for path, seq in sorted(named.items()):
        if path not in {m[0] for m in there.values()} and not untold: say("removed", path, f"event {seq} names it")
    for s in [s for r in load("signatures.json") or [] for s in r["signatures"]]:
        act = s["person"]["id"], s["at"][:23]
        if (*act, s["contentHash"]) not in acts and act not in vague: say("altered", f"signature {s['id']}", "no event tells of it")
    return found, (count, proven, beyond, erased, checkpoint)

if __name__ == "__main__":
    if len(sys.argv) < 2: sys.exit(__doc__)
    try: lines, (count, proven, beyond, erased, by) = verify(sys.argv[1], sys.argv[2:])
    except Exception as error: sys.exit(f"The pack cannot be read: {error}")
    print(*lines, sep="\n", end="\n" if lines else "")
    print(f"{count} events, {proven} proven, {beyond} not covered yet" + (f", {len(erased)} erased by event {', '.join(map(str, sorted(set(erased))))}" if erased else "") + f"; {len(lines)} findings.")
    print(f"By the checkpoint over {by['size']} of {by['at']}, key {by['keyId']}. Is it a key that you trust?" if by else "There is no checkpoint: nothing is proven.")
    sys.exit(1 if lines else 0)
