# SPDX-License-Identifier: EUPL-1.2
"""Counts the published ballots of a secret vote again, from nothing but the list.

Reads the list on standard input as it is published (CSV).

A question (`code,vote`): writes five numbers: for, against, abstention, lines, and different codes.

An election, a ranking or approval (`round,code` and a column for each option): writes a line for each round: its number,
lines, different codes, then for each option how many ballots mark it. Where marks are places of a ranking, a second line
gives the place of each option by the method of Schulze, found here by repeated widening of paths.

With two or more arguments it draws a lot instead: the seed, then the numbers of those who are tied; writes them in order.
"""
import csv
import hashlib
import sys


def question(lines):
    votes = [line["vote"] for line in lines]
    for vote in votes:
        if vote not in ("for", "against", "abstention"):
            sys.exit(f"unknown vote: {vote}")
    print(
        votes.count("for"), votes.count("against"), votes.count("abstention"), len(lines),
        len({line["code"] for line in lines}),
    )


def places(ballots, options):
    def prefers(ballot, one, other):
        return ballot[one] and (not ballot[other] or ballot[one] < ballot[other])

    pairs = {(a, b): sum(bool(prefers(ballot, a, b)) for ballot in ballots) for a in options for b in options if a != b}
    paths = {pair: count if count > pairs[pair[::-1]] else 0 for pair, count in pairs.items()}
    while True:
        wider = {
            (a, b): max([paths[a, b]] + [min(paths[a, via], paths[via, b]) for via in options if via not in (a, b)])
            for a, b in paths
        }
        if wider == paths:
            break
        paths = wider
    return [1 + sum(paths[other, own] > paths[own, other] for other in options if other != own) for own in options]


def choice(lines):
    options = [name for name in lines[0] if name not in ("round", "code")]
    for number in sorted({line["round"] for line in lines}, key=int):
        of_round = [line for line in lines if line["round"] == number]
        ballots = [{name: int(line[name]) for name in options} for line in of_round]
        marks = [sum(ballot[name] > 0 for ballot in ballots) for name in options]
        print(number, len(of_round), len({line["code"] for line in of_round}), *marks)
        if any(ballot[name] > 1 for ballot in ballots for name in options):
            print("places", *places(ballots, options))


def lot(seed, tied):
    print(*sorted(tied, key=lambda option: hashlib.sha256(f"{seed}/{option}".encode()).digest()))


if len(sys.argv) > 2:
    lot(sys.argv[1], sys.argv[2:])
else:
    ballots = list(csv.DictReader(sys.stdin))
    if ballots and "vote" in ballots[0]:
        question(ballots)
    elif ballots:
        choice(ballots)
