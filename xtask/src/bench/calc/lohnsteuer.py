"""Prints calculations per second of the package lohnsteuer-bmf, five runs: the wages and classes of crates/calc/examples/speed.rs."""

import json
import time

from lohnsteuer_bmf import berechne_lohnsteuer_pap

INPUTS = [(float(8_000 + index * 41), 1 + index % 6) for index in range(4_096)]


def run():
    begin, count = time.perf_counter(), 0
    while time.perf_counter() - begin < 1:
        for wage, tax_class in INPUTS:
            berechne_lohnsteuer_pap(
                brutto_jahr=wage,
                steuerklasse=tax_class,
                bundesland="Nordrhein-Westfalen",
                mit_kirchensteuer=False,
                kinder=0,
                geburtsjahr=1990,
                kv_zusatzbeitrag=2.9,
                ist_sachsen=False,
                jahr=2026,
            )
        count += len(INPUTS)
    return count / (time.perf_counter() - begin)


print(json.dumps([round(run()) for _ in range(5)]))
