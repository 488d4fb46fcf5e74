# SPDX-License-Identifier: EUPL-1.2
"""Attacks published tables with a linear program, knowing nothing but what is published.

Reads {"releases": [lines], "targets": [[release, line, column]]} on standard input. Lines are areas and then all, each
with one number per month and a total, null where hidden. A count of an area in a month is one count in all releases.
Writes the smallest and the largest value of each target; null where it has no bound. Exit status 77: no solver.
"""
import json
import sys

try:
    import numpy as np
    from scipy.optimize import linprog
    from scipy.sparse import lil_matrix
except ImportError:
    sys.exit(77)


def main():
    task = json.load(sys.stdin)
    releases = task["releases"]
    known, unknown, equations = {}, {}, []

    def name(release, line, column):
        lines = releases[release]
        inner = line < len(lines) - 1 and column < len(lines[0]) - 1
        return (line, column) if inner else (release, line, column)

    for number, lines in enumerate(releases):
        for i, line in enumerate(lines):
            for j, value in enumerate(line):
                if value is not None:
                    known[name(number, i, j)] = value
        total, last = len(lines[0]) - 1, len(lines) - 1
        for i in range(len(lines)):
            equations.append([(name(number, i, j), 1) for j in range(total)] + [(name(number, i, total), -1)])
        for j in range(total + 1):
            equations.append([(name(number, i, j), 1) for i in range(last)] + [(name(number, last, j), -1)])
    for terms in equations:
        for cell, _ in terms:
            if cell not in known:
                unknown.setdefault(cell, len(unknown))
    equations = [terms for terms in equations if any(cell in unknown for cell, _ in terms)]
    matrix, right = lil_matrix((len(equations), len(unknown))), np.zeros(len(equations))
    for row, terms in enumerate(equations):
        for cell, sign in terms:
            if cell in known:
                right[row] -= sign * known[cell]
            else:
                matrix[row, unknown[cell]] += sign
    matrix = matrix.tocsr()

    def bound(cell, sign):
        if cell in known:
            return known[cell]
        objective = np.zeros(len(unknown))
        objective[unknown[cell]] = sign
        answer = linprog(objective, A_eq=matrix, b_eq=right, bounds=(0, None), method="highs")
        if answer.status == 3:
            return None
        if answer.status != 0:
            sys.exit(f"linprog: {answer.message}")
        return sign * answer.fun

    found = [[bound(name(*target), 1), bound(name(*target), -1)] for target in task["targets"]]
    json.dump(found, sys.stdout)


main()
