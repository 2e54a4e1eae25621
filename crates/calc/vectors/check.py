#!/usr/bin/env python3
"""Compare calculator results with a case file (standard library only).

usage:  check.py [--strict] CASES.jsonl RESULTS.jsonl

CASES    lines {"id", "group", "input", "expected"[, "alt_1ct"]}
RESULTS  lines {"id": ..., "output": {...}}, any order; more fields in "output" are ignored

Exact for cents, other integers, booleans and texts.  Tolerances: irr_e8 +-2, *_e9 +-1.
Cases with "alt_1ct" may use the other rounding; sv_an, net (and for
kv_plus_zb_an the employer's kv_ag, zb_ag, sv_ag) must then move with it.  --strict: no variants.
Exit status: 0 all passed, 1 any failure, 2 wrong usage or unreadable file.
"""
import json
import sys

SHOWN = 20


def die(text):
    print("check.py: " + text, file=sys.stderr)
    sys.exit(2)


def read(path, what):
    """[(line number, object with an id)] of a JSON-lines file; empty lines are skipped."""
    rows = []
    try:
        with open(path, encoding="utf-8") as f:
            for n, line in enumerate(f, 1):
                if not line.strip():
                    continue
                try:
                    row = json.loads(line)
                except ValueError as e:
                    die(f"{path}:{n}: not JSON ({e})")
                if not isinstance(row, dict) or not isinstance(row.get("id"), str):
                    die(f"{path}:{n}: no text \"id\"")
                rows.append((n, row))
    except (OSError, UnicodeDecodeError) as e:
        die(f"cannot read {what} {path}: {e}")
    return rows


def tolerance(field):
    if field == "irr_e8":
        return 2
    return 1 if field.endswith("_e9") else 0


def same(field, want, got):
    if type(want) is not type(got):               # True is not 1, 5.0 is not 5
        return False
    if type(want) is int:
        return abs(want - got) <= tolerance(field)
    return want == got


def is_int(x):
    return type(x) is int


def accepted(case, out):
    """The expected values, moved to a documented 1-cent variant where the output chose one.
    Returns (expected, variants used)."""
    want, alt, used = dict(case["expected"]), case.get("alt_1ct") or {}, 0
    shift = 0
    if "pv_an" in alt and out.get("pv_an") == alt["pv_an"] != want["pv_an"]:
        shift += alt["pv_an"] - want["pv_an"]
        want["pv_an"] = alt["pv_an"]
        used += 1
    if "kv_plus_zb_an" in alt:
        for side, total in (("an", "sv_an"), ("ag", "sv_ag")):
            kv, zb = "kv_" + side, "zb_" + side
            a, b = out.get(kv), out.get(zb)
            d = alt["kv_plus_zb_an"] - want[kv] - want[zb]
            if (is_int(a) and is_int(b) and d and a + b == alt["kv_plus_zb_an"]
                    and abs(a - want[kv]) <= 1 and abs(b - want[zb]) <= 1):
                want[kv], want[zb] = a, b
                used += 1
                if side == "an":
                    shift += d
                else:
                    want[total] += d
    if shift:
        want["sv_an"] += shift
        want["net"] -= shift
    return want, used


def differences(want, out):
    for field, value in want.items():
        if field not in out:
            yield f"{field}: expected {value!r}, missing"
        elif not same(field, value, out[field]):
            got = out[field]
            by = f" ({got - value:+d})" if is_int(value) and is_int(got) else ""
            yield f"{field}: expected {value!r}, got {got!r}{by}"


def main(argv):
    strict = "--strict" in argv
    unknown = [a for a in argv if a.startswith("-") and a != "--strict"]
    files = [a for a in argv if not a.startswith("-")]
    if unknown or len(files) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    cases = read(files[0], "cases")
    if not cases:
        die(f"{files[0]}: no cases")
    results, notes = {}, []
    for n, row in read(files[1], "results"):
        if row["id"] in results:
            notes.append((row["id"], f"second result in line {n}"))
        results.setdefault(row["id"], row)
    double = {i for i, _ in notes}
    passed = failed = variants = 0
    found = [f"{i}: {text}" for i, text in notes]
    known = set()
    for n, case in cases:
        cid = case["id"]
        if not isinstance(case.get("expected"), dict):
            die(f"{files[0]}:{n}: no \"expected\"")
        known.add(cid)
        label = f"{cid} [{case.get('group', '-')}] "
        if cid not in results:
            bad = ["no result"]
        elif not isinstance(results[cid].get("output"), dict):
            bad = ["result has no object \"output\""]
        else:
            out = results[cid]["output"]
            want, used = (case["expected"], 0) if strict else accepted(case, out)
            bad = list(differences(want, out))
            if not bad:
                variants += bool(used)
        found += [label + text for text in bad]
        if bad or cid in double:
            failed += 1
        else:
            passed += 1
    extra = len(set(results) - known)
    for text in found[:SHOWN]:
        print(text)
    if len(found) > SHOWN:
        print(f"... and {len(found) - SHOWN} more differences")
    print(f"passed {passed}, failed {failed}, of {passed + failed} cases"
          + (f"; {variants} with a 1-cent variant" if variants else "")
          + (f"; {extra} results for other ids ignored" if extra else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
