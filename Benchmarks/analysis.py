#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Measures analyses beside a reference on the same generated input, and prints a table.

Usage: .venv/bin/python Benchmarks/analysis.py PROGRAM [--quick]
Ours is the whole program, from its start through reading the file to writing the result; the reference's time is that of the
computation alone. Best of three runs of ours, one run of the reference.
"""
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

CITY = 20_000  # metres


def places(random, count):
    """A city of 20 km: 60 clusters, and 30 % anywhere."""
    centres = random.uniform(0, CITY, (60, 2))
    near = centres[random.integers(0, 60, count)] + random.normal(0, 300, (count, 2))
    anywhere = random.uniform(0, CITY, (count, 2))
    return np.where((random.random(count) < 0.3)[:, None], anywhere, np.clip(near, 0, CITY))


def scan(random, folder, size):
    zones = 1000 // size
    table = pd.DataFrame(random.uniform(0, CITY, (zones, 2)), columns=["x", "y"])
    table.insert(0, "zone", range(zones))
    table["pop"] = random.integers(500, 3000, zones)
    table["cases"] = random.poisson(table["pop"] * 0.01)
    table.to_csv(folder / "zones.csv", index=False)

    def reference():
        x, y, population = (table[name].to_numpy(float) for name in ("x", "y", "pop"))
        total, cases = table["cases"].sum(), table["cases"].to_numpy()
        chance = random.multinomial(total, population / population.sum(), size=999)
        maps = np.vstack([cases, chance]).astype(float)
        best = np.zeros(1000)
        for centre in range(zones):
            order = np.argsort((x - x[centre]) ** 2 + (y - y[centre]) ** 2, kind="stable")
            held = np.cumsum(population[order])
            order = order[: np.searchsorted(held, population.sum() / 2, side="right")]
            expected = held[: len(order)] * total / population.sum()
            inside = np.cumsum(maps[:, order], axis=1)
            with np.errstate(divide="ignore", invalid="ignore"):
                ratio = inside * np.log(inside / expected) + (total - inside) * np.log((total - inside) / (total - expected))
            best = np.maximum(best, np.where(inside > expected, ratio, 0).max(axis=1))
        return best[0]

    def agrees(out, expected):
        return abs(json.loads(out)["clusters"][0]["llr"] / expected - 1) < 1e-9

    return f"Kulldorff scan, {zones:,} zones, 999 replicates", "numpy", ["scan", "--zones", folder / "zones.csv"], reference, agrees


def cluster(random, folder, size):
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components
    from scipy.spatial import cKDTree

    count = 100_000 // size
    table = pd.DataFrame(places(random, count), columns=["x", "y"])
    table["day"] = random.integers(0, 365, count)
    table.to_csv(folder / "events.csv", index=False)

    def reference():
        day = table["day"].to_numpy()
        pairs = cKDTree(table[["x", "y"]].to_numpy()).query_pairs(250, output_type="ndarray")
        pairs = pairs[np.abs(day[pairs[:, 0]] - day[pairs[:, 1]]) <= 21]
        core = np.bincount(pairs.ravel(), minlength=count) + 1 >= 6
        both = pairs[core[pairs].all(axis=1)]
        graph = coo_matrix((np.ones(len(both), bool), both.T), shape=(count, count))
        return core.sum(), len(np.unique(connected_components(graph, directed=False)[1][core]))

    def agrees(out, expected):
        rows = [line.split(",") for line in out.splitlines()[1:]]
        return expected == (sum(core == "1" for _, core in rows), len({label for label, _ in rows} - {"-1"}))

    command = ["cluster", "--points", folder / "events.csv", "--eps", 250, "--days", 21, "--min-points", 6]
    return f"ST-DBSCAN, {count:,} events", "SciPy tree", command, reference, agrees


def panel(random, folder, size):
    import statsmodels.api as sm
    import statsmodels.formula.api as smf

    units, periods = 100 // min(size, 4), 60
    table = pd.DataFrame([(u, t, int(u % 3 == 0 and t >= 40)) for u in range(units) for t in range(periods)], columns=["unit", "t", "treat_post"])
    table["n"] = random.poisson(np.exp(1 + 0.01 * table["unit"] - 0.3 * table["treat_post"]))
    table.to_csv(folder / "panel.csv", index=False)

    def reference():
        model = smf.glm("n ~ C(unit) + C(t) + treat_post", table, family=sm.families.Poisson())
        return model.fit(cov_type="cluster", cov_kwds={"groups": table["unit"]}).bse["treat_post"]

    def agrees(out, expected):
        return abs(json.loads(out)["se_cluster"] / expected - 1) < 1e-6

    return f"Differences in differences, {units} units × {periods} months", "statsmodels", ["effect", "did", "--panel", folder / "panel.csv"], reference, agrees


def moran(random, folder, size):
    side = 100 // int(size ** 0.5)
    zones = side * side
    number = np.arange(zones).reshape(side, side)
    edges = np.vstack([  # queens on a board of squares
        np.column_stack([number[:, :-1].ravel(), number[:, 1:].ravel()]), np.column_stack([number[:-1].ravel(), number[1:].ravel()]),
        np.column_stack([number[:-1, :-1].ravel(), number[1:, 1:].ravel()]), np.column_stack([number[:-1, 1:].ravel(), number[1:, :-1].ravel()])])
    figures = random.gamma(2, 10, zones)
    pd.DataFrame(edges, columns=["i", "j"]).to_csv(folder / "edges.csv", index=False)
    pd.DataFrame({"i": range(zones), "y": figures}).to_csv(folder / "zones.csv", index=False)
    near = [[] for _ in range(zones)]
    for one, other in edges:
        near[one].append(other)
        near[other].append(one)

    def with_numpy():
        """As PySAL does it: the same draws for all zones, each zone's own left out."""
        z = figures - figures.mean()
        draws = np.array([random.choice(zones - 1, 8, replace=False) for _ in range(9999)])
        p = np.empty(zones)
        for zone in range(zones):
            ids = draws[:, :len(near[zone])]
            sums = z[np.where(ids == zone, zones - 1, ids)].sum(axis=1)
            larger = (np.sign(z[zone]) * (sums - z[near[zone]].sum()) >= 0).sum()
            p[zone] = (min(larger, 9999 - larger) + 1) / 10_000
        return p

    def with_esda():
        import esda
        from libpysal.weights import W

        weights = W(dict(enumerate(near)), silence_warnings=True)
        return esda.Moran_Local(figures, weights, permutations=9999, seed=1, n_jobs=-1).p_sim

    try:
        import esda  # noqa: F401
        import numba  # noqa: F401
        other, reference = "esda", with_esda
        with_esda()  # numba compiles on the first run
    except ImportError:
        other, reference = "numpy", with_numpy

    def agrees(out, expected):
        own = np.array([float(line.split(",")[-1]) for line in out.splitlines()[1:]])
        return (abs(own - expected) < 6 * np.sqrt(2 * expected * (1 - expected) / 9999) + 2e-4).all()

    command = ["local", "--values", folder / "zones.csv", "--value", "y", "--edges", folder / "edges.csv", "--statistic", "moran", "--permutations", 9999]
    return f"Local Moran, {zones:,} zones, 9,999 permutations (budget 2 s)", other, command, reference, agrees


def main():
    program, size = sys.argv[1], 10 if "--quick" in sys.argv else 1
    print("| Work | Ours | Reference | Times | Same result |\n|---|---|---|---|---|")
    for work in (scan, cluster, panel, moran):
        with tempfile.TemporaryDirectory(prefix="koinon-bench-") as folder:
            name, other, command, reference, agrees = work(np.random.default_rng(7), Path(folder), size)
            times = []
            for _ in range(3):
                began = time.perf_counter()
                done = subprocess.run([program, "analyse", *map(str, command)], capture_output=True, text=True, check=True)
                times.append(time.perf_counter() - began)
            began = time.perf_counter()
            expected = reference()
            took = time.perf_counter() - began
        same = "yes" if agrees(done.stdout, expected) else "**no**"
        print(f"| {name} | {min(times):.2f} s | {other} {took:.2f} s | {took / min(times):.0f} | {same} |", flush=True)


if __name__ == "__main__":
    main()
