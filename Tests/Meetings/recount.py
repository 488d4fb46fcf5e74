# SPDX-License-Identifier: EUPL-1.2
"""Counts the published ballots of a secret vote again, from nothing but the list.

Reads the list on standard input as it is published (CSV: code,vote). Writes five numbers: for, against, abstention,
lines, and different codes.
"""
import csv
import sys

lines = list(csv.DictReader(sys.stdin))
votes = [line["vote"] for line in lines]
for vote in votes:
    if vote not in ("for", "against", "abstention"):
        sys.exit(f"unknown vote: {vote}")
print(
    votes.count("for"), votes.count("against"), votes.count("abstention"), len(lines),
    len({line["code"] for line in lines}),
)
