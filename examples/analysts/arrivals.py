#!/usr/bin/env python3
"""Prints how many arrived in each quarter of a year. What is withheld is NA, and never 0.

Usage: arrivals.py <year> <file with a token> [<address of the graph>]
Needs Python 3.9 and nothing else.
"""
import csv
import io
import json
import sys
import urllib.error
import urllib.parse
import urllib.request


def ask(address, token, question, **given):
    """Asks a kept question as a table. Returns its rows, each a dictionary of texts; ends with 1 and what the graph says when it is refused."""
    request = urllib.request.Request(
        f"{address}/questions/{question}?{urllib.parse.urlencode(given)}",
        headers={"authorization": f"Bearer {token}", "x-purpose": "STATISTICS", "accept": "text/csv"},
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return list(csv.DictReader(io.TextIOWrapper(answer, encoding="utf-8", newline="")))
    except urllib.error.HTTPError as refusal:
        errors = json.load(refusal)["errors"]
        sys.exit("\n".join(f"{one['extensions']['code']}: {one['message']}" for one in errors))


def number(text):
    """A number, or None for an empty place: that is withheld or unknown, and never zero."""
    return int(text) if text else None


def main(year, token_file, address="http://127.0.0.1:4000"):
    with open(token_file, encoding="utf-8") as file:
        token = file.read().strip()
    rows = ask(address, token, "resident-numbers", measure="ARRIVALS", period=year, each="QUARTER")
    print(f"{'quarter':<8} {'arrivals':>8}  withheld")
    for row in rows:
        value = number(row["value"])
        print(f"{row['period']:<8} {'NA' if value is None else value:>8}  {row['withheld']}".rstrip())


if __name__ == "__main__":
    if not 3 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
