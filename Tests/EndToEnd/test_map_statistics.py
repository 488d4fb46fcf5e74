# SPDX-License-Identifier: EUPL-1.2
"""Statistics of zones and points on the console, against numpy, SciPy and PROJ on figures made up in the test."""
import csv
import json

import numpy as np
import pandas as pd
import pyproj
import pytest
from scipy import stats
from scipy.spatial import cKDTree

from kit.analysis import Differences, analyse, refused

COUNT = 120


@pytest.fixture(params=[1, 2], ids=["rates", "counts with ties"])
def zones(tmp_path, request):
    """Zones with neighbours here and there, the last two with none; their figures and weights."""
    random = np.random.default_rng(20261128 + request.param)
    place = random.uniform(0, 10, (COUNT, 2))
    pairs = [pair for pair in cKDTree(place).query_pairs(1.4) if max(pair) < COUNT - 2]
    figures = random.gamma(3, 8, COUNT) + place[:, 0] if request.param == 1 else random.poisson(2 + place[:, 0] / 2).astype(float)
    pd.DataFrame({"zone": range(COUNT), "rate": figures}).to_csv(tmp_path / "zones.csv", index=False, sep=";")
    pd.DataFrame([pair[::turn] for pair, turn in zip(pairs, [1, -1] * len(pairs))], columns=["i", "j"]).to_csv(tmp_path / "edges.csv", index=False)
    weights = np.zeros((COUNT, COUNT))
    for one, other in pairs:
        weights[one, other] = weights[other, one] = 1
    files = ["--values", tmp_path / "zones.csv", "--id", "zone", "--value", "rate", "--edges", tmp_path / "edges.csv"]
    return figures, weights, files


def standardised(weights):
    degree = weights.sum(axis=1, keepdims=True)
    return np.divide(weights, degree, out=np.zeros_like(weights), where=degree > 0)


def table(*arguments):
    return list(csv.DictReader(analyse(*arguments).splitlines()))


def compare(name, rows, columns):
    differences = Differences()
    for column, reference in columns.items():
        for row, value in zip(rows, reference, strict=True):
            assert (row[column] == "") == np.isnan(value), (column, row)
            if not np.isnan(value):
                differences.see(float(row[column]), value)
    differences.done(name)


def test_hot_spots_are_ords_and_getiss(zones):
    y, weights, files = zones
    own = weights + np.eye(COUNT)
    size, sums = own.sum(axis=1), own @ y
    spread = np.sqrt((y ** 2).mean() - y.mean() ** 2) * np.sqrt((COUNT * size - size ** 2) / (COUNT - 1))
    z = (sums - size * y.mean()) / spread
    compare("Gi*", table("local", *files, "--statistic", "gi-star"), {"G": sums / y.sum(), "z": z, "p": 2 * stats.norm.sf(abs(z))})


def test_local_moran_and_its_permutations(zones):
    y, weights, files = zones
    rows = table("local", *files, "--statistic", "moran", "--permutations", 9999, "--seed", 3, "--fdr", 0.05)
    z, w, degree = y - y.mean(), standardised(weights), weights.sum(axis=1).astype(int)
    lag, m2 = w @ z, (z ** 2).mean()
    moran, expected = (COUNT - 1) * z * lag / (z @ z), -z ** 2 * (degree > 0) / ((COUNT - 1) * m2)
    variance = (z / m2) ** 2 * COUNT / (COUNT - 2) * ((w ** 2).sum(axis=1) - (degree > 0) / (COUNT - 1)) * (m2 - z ** 2 / (COUNT - 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        score = np.where(degree > 0, (moran - expected) / np.sqrt(variance), np.nan)
    quadrant = np.select([(z > 0) & (lag > 0), (z <= 0) & (lag > 0), z <= 0], [1, 2, 3], 4)
    compare("local Moran", rows, {
        "I": moran, "quadrant": quadrant, "EIc": expected, "VIc": variance, "z": score, "p": 2 * stats.norm.sf(abs(score))})
    random, worst = np.random.default_rng(5), 0
    for zone in np.flatnonzero(degree):
        others = np.delete(z, zone)
        drawn = random.permuted(np.tile(others, (9999, 1)), axis=1)[:, :degree[zone]].sum(axis=1) * np.sign(z[zone])
        at_least = (drawn >= (weights[zone] @ z) * np.sign(z[zone]) - 1e-9).sum()
        p = (min(at_least, 9999 - at_least) + 1) / 10_000
        error = np.sqrt(2 * p * (1 - p) / 9999)
        worst = max(worst, abs(float(rows[zone]["p_sim"]) - p) / error)
    print(f"local Moran, p_sim: at most {worst:.1f} standard errors from permuting each zone alone")
    assert worst < 5  # 118 zones, two runs: 4 would fail one run in 150 by chance
    p = np.sort([float(row["p_two_sided"]) for row in rows if row["p_two_sided"]])
    passing = np.flatnonzero(p <= 0.05 * np.arange(1, len(p) + 1) / len(p))
    assert sum(row["finding"] == "1" for row in rows) == (passing[-1] + 1 if len(passing) else 0)
    assert all(row[name] == "" for row in rows[-2:] for name in ("z", "p", "p_sim", "p_two_sided", "finding"))


def test_global_figures_are_cliffs_and_ords(zones):
    y, weights, files = zones
    own = json.loads(analyse("global", *files))
    z, w = y - y.mean(), standardised(weights)
    n, s0, s1, s2 = COUNT, w.sum(), ((w + w.T) ** 2).sum() / 2, ((w.sum(axis=0) + w.sum(axis=1)) ** 2).sum()
    moran, expected = n / s0 * (z @ w @ z) / (z @ z), -1 / (n - 1)
    normal = (n ** 2 * s1 - n * s2 + 3 * s0 ** 2) / ((n ** 2 - 1) * s0 ** 2) - expected ** 2
    k = (z ** 4).mean() / (z ** 2).mean() ** 2
    shuffled = (n * ((n ** 2 - 3 * n + 3) * s1 - n * s2 + 3 * s0 ** 2) - k * ((n ** 2 - n) * s1 - 2 * n * s2 + 6 * s0 ** 2)) / (
        (n - 1) * (n - 2) * (n - 3) * s0 ** 2) - expected ** 2
    geary = (n - 1) / (2 * s0) * (w * (y[:, None] - y[None, :]) ** 2).sum() / (z @ z)
    differences = Differences()
    for name, value in {
        "I": moran, "EI": expected, "VI_norm": normal, "VI_rand": shuffled, "z_norm": (moran - expected) / np.sqrt(normal),
        "z_rand": (moran - expected) / np.sqrt(shuffled), "geary_C": geary, "s0": s0, "s1": s1, "s2": s2,
    }.items():
        differences.see(own[name], value)
    differences.done("Moran and Geary")
    assert own["islands"] == [str(zone) for zone in np.flatnonzero(weights.sum(axis=1) == 0)] and len(own["islands"]) >= 2


def seen(place, distance, low, high):
    """The part of a circle inside a rectangle: between the angles at which it crosses the sides, in or out by the middle."""
    angles = [0, 2 * np.pi]
    for axis, side in ((0, low[0]), (0, high[0]), (1, low[1]), (1, high[1])):
        along = (side - place[axis]) / distance
        if abs(along) < 1:
            turn = np.arccos(along)
            angles += [turn, 2 * np.pi - turn] if axis == 0 else [(np.pi / 2 - turn) % (2 * np.pi), (np.pi / 2 + turn) % (2 * np.pi)]
    angles = np.sort(angles)
    middle, part = (angles[1:] + angles[:-1]) / 2, np.diff(angles)
    at = place + distance * np.column_stack([np.cos(middle), np.sin(middle)])
    return part[((at >= low) & (at <= high)).all(axis=1)].sum() / (2 * np.pi)


def test_patterns_of_points(tmp_path):
    random = np.random.default_rng(4)
    place = np.vstack([random.uniform(0, [3000, 2000], (250, 2)), random.normal([700, 900], 90, (60, 2)), [[5.5, 5.5]] * 2])
    place = place[((place >= 0) & (place <= [3000, 2000])).all(axis=1)]
    pd.DataFrame(place, columns=["x", "y"]).to_csv(tmp_path / "events.csv", index=False)
    radii = [50, 120, 333.3, 600]
    own = json.loads(analyse(
        "pattern", "--points", tmp_path / "events.csv", "--window", "0,0,3000,2000", "--radii", ",".join(map(str, radii)), "--area", 5e6))
    n, area, size = len(place), 6e6, np.array([3000, 2000])
    mean = cKDTree(place).query(place, k=2)[0][:, 1].mean()
    differences = Differences()
    expected, error = 0.5 * np.sqrt(5e6 / n), 0.26136 / np.sqrt(n * n / 5e6)
    for name, value in {"mean_nn": mean, "expected": expected, "NNI": mean / expected, "se": error, "z": (mean - expected) / error}.items():
        differences.see(own[name], value)
    apart = place[:, None] - place[None]
    distance = np.hypot(*apart.transpose(2, 0, 1))
    np.fill_diagonal(distance, np.inf)
    edge = np.minimum(place, size - place).min(axis=1)
    moved = area / (size - abs(apart)).prod(axis=2)
    for k, radius in enumerate(radii):
        near = distance <= radius
        turned = sum(1 / seen(place[one], distance[one, other], [0, 0], size) if distance[one, other] > 0 else 1 for one, other in np.argwhere(near))
        scale = area / n / (n - 1)
        for name, value in {
            "un": scale * near.sum(), "trans": scale * moved[near].sum(), "iso": scale * turned,
            "border": near[edge >= radius].sum() / (edge >= radius).sum() / (n / area),
        }.items():
            differences.see(own[name][k], value)
    differences.done("nearest neighbours and Ripley's K")


SEVEN = "+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489"
SYSTEMS = {
    "utm": ("EPSG:32634", [23.0, 37.5, 24.5, 39]), "32630": ("EPSG:32630", [-5.9, 35, 0, 60]), "32733": ("EPSG:32733", [12, -35, 18, -1]),
    "25832": ("EPSG:25832", [6, 40, 12, 60]), "2154": ("EPSG:2154", [-4.5, 42, 8.5, 51]), "3006": ("EPSG:3006", [11, 55.5, 24, 69]),
    "2100": ("+proj=tmerc +lat_0=0 +lon_0=24 +k=0.9996 +x_0=500000 +y_0=0 +ellps=GRS80 +towgs84=-199.87,74.79,246.62", [20, 35, 28, 41.5]),
    "27700": (f"+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy {SEVEN}", [-7, 50, 1.7, 60]),
}


@pytest.mark.parametrize("system", SYSTEMS)
def test_metres_are_those_of_proj_to_a_centimetre(tmp_path, system):
    reference, (west, south, east, north) = SYSTEMS[system]
    random = np.random.default_rng(9)
    places = pd.DataFrame({"number": range(500), "lng": random.uniform(west, east, 500), "lat": random.uniform(south, north, 500)})
    places.to_csv(tmp_path / "places.csv", index=False)
    own = pd.DataFrame(table("project", "--points", tmp_path / "places.csv", "--lon", "lng", "--lat", "lat", "--to", system)).astype(float)
    x, y = pyproj.Transformer.from_crs("EPSG:4326", reference, always_xy=True).transform(places["lng"], places["lat"])
    away = np.hypot(own["x"] - x, own["y"] - y).max()
    print(f"{system}: at most {away * 1000:.3f} mm from PROJ")
    assert away < 0.01 and list(own["number"]) == list(range(500))


def test_refusals_say_what_to_do_instead(tmp_path):
    (tmp_path / "snapped.csv").write_text("x,y\n" + "".join(f"{k % 9 * 100},{k % 9 * 30}\n" for k in range(90)))
    answer = refused("pattern", "--points", tmp_path / "snapped.csv")
    assert "90 of 90 events share their exact place" in answer and "koinon analyse local" in answer and "--accept-shared-places" in answer
    assert json.loads(analyse("pattern", "--points", tmp_path / "snapped.csv", "--accept-shared-places"))["mean_nn"] == 0
    (tmp_path / "rates.csv").write_text("ward,count,pop\na,5,0\n")
    assert "a population above 0" in refused("rates", "--counts", tmp_path / "rates.csv")
    (tmp_path / "athens.csv").write_text("longitude,latitude\n37.95,23.65\n")
    assert "exchanged" in refused("project", "--points", tmp_path / "athens.csv", "--to", 2100)
