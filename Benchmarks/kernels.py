#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Measures the kernels of Analysis beside a reference on the same generated input, and prints tables.

Usage: .venv/bin/python Benchmarks/kernels.py KERNELS PROGRAM [--quick] [--curves] [--only WORK,…]
The kernel's time, best of three, is what the budget is about: arrays in memory in, arrays out, indexes built anew each time. The
reference's is that of the computation alone as well, in one run. Beside it what all cores worked together: on a busy machine the
time without waiting is that, shared by the cores. Where `koinon analyse` has the command, the whole program's time
stands beside: its start, reading the file, the kernel, writing the result.
"""
import argparse
import json
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import CITY, places

DISTANCE = 155  # metres: about 3.6 million near pairs of 100,000 places


def timed(work):
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def border(random, start, end, pieces, straight):
    """A line between two corners, wavy unless it is the city's own edge, without its last point."""
    share = np.linspace(0, 1, pieces, endpoint=False)[:, None]
    line = start + share * (end - start)
    if not straight:
        line[1:] += random.uniform(-20, 20, (pieces - 1, 2))
    return line


def wards(random):
    """1,000 zones that share wavy borders, 46 vertices each."""
    columns, rows = 40, 25
    corners = np.stack(np.meshgrid(np.linspace(0, CITY, columns + 1), np.linspace(0, CITY, rows + 1)), axis=2)
    corners[1:-1, 1:-1] += random.uniform(-1, 1, (rows - 1, columns - 1, 2)) * (100, 150)
    level = {(r, c): border(random, corners[r, c], corners[r, c + 1], 11, r in (0, rows)) for r in range(rows + 1) for c in range(columns)}
    upright = {(r, c): border(random, corners[r, c], corners[r + 1, c], 12, c in (0, columns)) for r in range(rows) for c in range(columns + 1)}
    for row in range(rows):
        for column in range(columns):
            north = np.vstack([level[row + 1, column], corners[row + 1, column + 1]])[:0:-1]
            west = np.vstack([upright[row, column], corners[row + 1, column]])[:0:-1]
            ring = np.vstack([level[row, column], upright[row, column + 1], north, west])
            yield np.vstack([ring, ring[:1]])


class Zones:
    name, budget, numbers = "{:,} points into 1,000 zones (46 vertices)", 0.15, ()

    def __init__(self, random, folder, count):
        self.folder = folder
        self.places, self.rings = places(random, count), list(wards(random))
        self.places.tofile(folder / "places.f64")
        features = [
            {"type": "Feature", "properties": {"id": k}, "geometry": {"type": "Polygon", "coordinates": [ring.tolist()]}}
            for k, ring in enumerate(self.rings)
        ]
        (folder / "zones.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))

    def references(self):
        import shapely

        points, shapes = shapely.points(self.places), shapely.polygons([shapely.linearrings(ring) for ring in self.rings])
        yield "shapely STRtree", lambda: shapely.STRtree(shapes).query(points, predicate="intersects")

    def agrees(self, pairs):
        found = np.full(len(self.places), 1000)
        np.minimum.at(found, pairs[0], pairs[1])
        return np.array_equal(np.where(found == 1000, -1, found), np.fromfile(self.folder / "found.i32", np.int32))


class Surface:
    name, budget, numbers = "quartic surface, {:,} points, 500 × 500 cells, 300 m", 0.25, (40, 500, 300)

    def __init__(self, random, folder, count):
        self.folder, self.places = folder, places(random, count)
        self.places.tofile(folder / "places.f64")

    def table(self):
        return pd.DataFrame(self.places, columns=["x", "y"])

    command = ["kde", "--cell", 40, "--origin", "0,0", "--size", "500x500", "--bandwidth", 300]

    def references(self):
        yield "numpy", self.stencil
        yield "scikit-learn", self.tree

    def stencil(self):
        """For each offset within reach, what every event adds to the cell there."""
        cell, side, reach = self.numbers
        own = (self.places // cell).astype(np.int64)
        surface = np.zeros(side * side)
        steps = range(-(reach // cell) - 1, reach // cell + 2)
        for up in steps:
            for right in steps:
                column, row = own[:, 0] + right, own[:, 1] + up
                square = ((column + 0.5) * cell - self.places[:, 0]) ** 2 + ((row + 0.5) * cell - self.places[:, 1]) ** 2
                near = (square < reach**2) & (column >= 0) & (column < side) & (row >= 0) & (row < side)
                weights = (1 - square[near] / reach**2) ** 2
                surface += np.bincount(row[near] * side + column[near], weights, minlength=side * side)
        return surface * 3e6 / (np.pi * reach**2)

    def tree(self):
        from sklearn.neighbors import KDTree

        cell, side, reach = self.numbers
        middle = (np.arange(side) + 0.5) * cell
        centres = np.stack(np.meshgrid(middle, middle), axis=2).reshape(-1, 2)
        tree, surface = KDTree(self.places), np.zeros(side * side)
        for first in range(0, len(centres), 5000):
            _, distances = tree.query_radius(centres[first : first + 5000], reach, return_distance=True)
            surface[first : first + 5000] = [((1 - (d / reach) ** 2) ** 2).sum() for d in distances]
        return surface * 3e6 / (np.pi * reach**2)

    def agrees(self, expected):
        return np.allclose(np.fromfile(self.folder / "surface.f64"), expected, rtol=1e-9, atol=1e-9 * expected.max())


class Counts:
    name, budget, numbers = "counting {:,} records by zone, category, month", 0.06, (1000, 14, 36)

    def __init__(self, random, folder, count):
        self.folder = folder
        kinds = zip(("zone.i32", "category.u16", "month.u16"), (np.int32, np.uint16, np.uint16), self.numbers)
        self.columns = [random.integers(0, size, count).astype(kind) for _, kind, size in kinds]
        for name, column in zip(("zone.i32", "category.u16", "month.u16"), self.columns):
            column.tofile(folder / name)

    def references(self):
        zones, categories, months = self.numbers
        zone, category, month = self.columns

        def numpy():
            return np.bincount((zone * categories + category) * months + month, minlength=zones * categories * months)

        yield "numpy bincount", numpy
        table = pd.DataFrame({"zone": zone, "category": category, "month": month})
        whole = pd.MultiIndex.from_product([range(size) for size in self.numbers])
        yield "pandas", lambda: table.groupby(["zone", "category", "month"]).size().reindex(whole, fill_value=0).to_numpy()

    def agrees(self, expected):
        return np.array_equal(np.fromfile(self.folder / "counts.i64", np.int64), expected)


class Knox:
    name, budget, numbers = "Knox, {:,} points, 999 permutations", 3, (DISTANCE, 14, 999)
    command = ["knox", "--distance", DISTANCE, "--days", 14, "--permutations", 999]

    def __init__(self, random, folder, count):
        self.random, self.places, self.days = random, places(random, count), random.integers(0, 365, count).astype(float)
        self.places.tofile(folder / "places.f64")
        self.days.tofile(folder / "days.f64")

    def table(self):
        return pd.DataFrame({"x": self.places[:, 0], "y": self.places[:, 1], "day": self.days})

    def references(self):
        yield "SciPy tree", self.tree

    def tree(self):
        from scipy.spatial import cKDTree

        pairs = cKDTree(self.places).query_pairs(DISTANCE, output_type="ndarray")
        one, other = pairs.T.copy()

        def near(days):
            return int((np.abs(days[one] - days[other]) <= 14).sum())

        observed = near(self.days)
        reached = sum(near(self.random.permutation(self.days)) >= observed for _ in range(999))
        return len(pairs), observed, (reached + 1) / 1000

    def agrees(self, expected):
        pairs, _, both, p = self.check
        error = max(0.001, (2 * p * (1 - p) / 999) ** 0.5)
        return (pairs, both) == expected[:2] and abs(p - expected[2]) <= 4 * error


WORKS = {"zones": (Zones, 1_000_000), "kde": (Surface, 1_000_000), "count": (Counts, 10_000_000), "knox": (Knox, 100_000)}


def kernel(program, work, folder, made):
    command = [program, work, folder, *made.numbers]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    made.check = told["check"]
    return told


def whole_program(program, folder, made):
    """The time of `koinon analyse`, or a dash where it has no such command."""
    if not hasattr(made, "command"):
        return "–"
    made.table().to_csv(folder / "events.csv", index=False)
    command = [program, "analyse", made.command[0], "--points", folder / "events.csv", "--out", folder / "out", *made.command[1:]]
    took, _ = timed(lambda: subprocess.run([str(part) for part in command], capture_output=True, check=True))
    return f"{took:.2f} s"


def compare(options):
    print("| Work | Budget | Kernel | All cores | Memory | Whole program | Reference | Times | Same result |\n|---|---|---|---|---|---|---|---|---|")
    for work in options.only.split(","):
        make, count = WORKS[work]
        with tempfile.TemporaryDirectory(prefix="koinon-bench-") as folder:
            made = make(np.random.default_rng(7), Path(folder), count // (10 if options.quick else 1))
            told = kernel(options.kernels, work, Path(folder), made)
            whole = whole_program(options.program, Path(folder), made)
            others, ratios, same = [], [], True
            for name, reference in made.references():
                took, expected = timed(reference)
                others.append(f"{name} {took:.2f} s")
                ratios.append(f"{took / told['seconds']:.0f}" if took > 5 * told["seconds"] else f"{took / told['seconds']:.1f}")
                same = same and made.agrees(expected)
        name = made.name.format(count // (10 if options.quick else 1))
        figures = [f"{made.budget} s", f"{told['seconds']:.3f} s", f"{told['cpu']:.3f} s", f"{told['mebibytes']} MiB"]
        row = [name, *figures, whole, ", ".join(others)]
        print("| " + " | ".join(row + [", ".join(ratios), "yes" if same else "**no**"]) + " |", flush=True)


def curves(options):
    sizes = [10**power for power in range(3, 6 if options.quick else 8)]
    print("\n| Cost against data | " + " | ".join(f"{size:,}" for size in sizes) + " |\n|" + "---|" * (len(sizes) + 1))
    for work in options.only.split(","):
        cells = []
        for size in sizes:
            if work == "knox" and size > 100_000:  # near pairs grow with the square of the events of one city
                cells.append("–")
                continue
            with tempfile.TemporaryDirectory(prefix="koinon-bench-") as folder:
                made = WORKS[work][0](np.random.default_rng(7), Path(folder), size)
                told = kernel(options.kernels, work, Path(folder), made)
                cells.append(f"{1000 * told['seconds']:.3g} ms, {told['mebibytes']} MiB")
        print(f"| {work} | " + " | ".join(cells) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kernels")
    parser.add_argument("program")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--curves", action="store_true")
    parser.add_argument("--only", default=",".join(WORKS))
    options = parser.parse_args()
    compare(options)
    if options.curves:
        curves(options)


if __name__ == "__main__":
    main()
