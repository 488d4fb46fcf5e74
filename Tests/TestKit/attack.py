# SPDX-License-Identifier: EUPL-1.2
"""Attacks published tables with the solver HiGHS, knowing nothing but what is published.

Reads a JSON list of cases on standard input. A case has "releases", each with "rows", "columns", "groups" (the group of
each row, or an empty list) and "lines": rows, then groups in the order of their first row, then all; each line has one
number per column and a total, null where hidden. "corrected" lists [release, row, column] of counts that changed with a
release, and "targets" lists [release, line, column] of hidden cells to attack. Writes, per case, the smallest and the
largest value that each target can have; null where there is no upper bound.
"""
import json
import sys

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import lil_matrix


def members(release):
    """Per line after the rows, the lines it adds up."""
    count = len(release["rows"])
    names = list(dict.fromkeys(release["groups"]))
    grouped = [[r for r in range(count) if release["groups"][r] == name] for name in names]
    return grouped + [list(range(count, count + len(names))) if names else list(range(count))]


class Attack:
    def __init__(self, case):
        self.variables = {}
        self.known = {}
        corrected = [(since, (row, column)) for since, row, column in case["corrected"]]
        equations = []
        for number, release in enumerate(case["releases"]):
            equations += self.read(number, release, corrected)
        equations = [terms for terms in equations if any(name not in self.known for name, _ in terms)]
        matrix = lil_matrix((len(equations), len(self.variables)))
        right = np.zeros(len(equations))
        for row, terms in enumerate(equations):
            for name, sign in terms:
                if name in self.known:
                    right[row] -= sign * self.known[name]
                else:
                    matrix[row, self.variables[name]] += sign
        self.matrix, self.right = matrix.tocsr(), right

    def read(self, number, release, corrected):
        rows, columns, lines = release["rows"], release["columns"], release["lines"]

        def name(line, column):
            inner = line < len(rows) and column < len(columns)
            if not inner:
                return (number, line, column)
            pair = (rows[line], columns[column])
            version = sum(since <= number and changed == pair for since, changed in corrected)
            return (*pair, version)

        for i, line in enumerate(lines):
            for j, value in enumerate(line):
                if value is not None:
                    self.known[name(i, j)] = value
        for i, line in enumerate(lines):
            for j in range(len(line)):
                if name(i, j) not in self.known:
                    self.variables.setdefault(name(i, j), len(self.variables))
        self.name = getattr(self, "name", {})
        self.name[number] = name
        total = len(columns)
        across = [[(name(i, j), 1) for j in range(total)] + [(name(i, total), -1)] for i in range(len(lines))]
        down = [
            [(name(i, j), 1) for i in parts] + [(name(len(rows) + k, j), -1)]
            for j in range(total + 1)
            for k, parts in enumerate(members(release))
        ]
        return across + down

    def interval(self, release, line, column):
        name = self.name[release](line, column)
        if name in self.known:
            return [self.known[name]] * 2
        return [self.bound(name, 1), self.bound(name, -1)]

    def bound(self, name, sign):
        objective = np.zeros(len(self.variables))
        objective[self.variables[name]] = sign
        answer = linprog(objective, A_eq=self.matrix, b_eq=self.right, bounds=(0, None), method="highs")
        if answer.status == 3:
            return None
        if answer.status != 0:
            raise SystemExit(f"HiGHS: {answer.message}")
        return sign * answer.fun


def main():
    cases = json.load(sys.stdin)
    json.dump([[Attack(case).interval(*target) for target in case["targets"]] for case in cases], sys.stdout)


main()
