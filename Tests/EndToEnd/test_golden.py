# SPDX-License-Identifier: EUPL-1.2
"""Every row of the reference results that has a file, by the command that stands beside it, on the console.

The largest relative difference of each row is printed (`pytest -s`). Rows without a file are held to independent packages in
test_analyse.py and test_map_statistics.py.
"""
import csv
import json

import numpy as np
import pandas as pd
import pytest

from kit.analysis import Differences, analyse, refused, run
from kit.story import SHARED

GOLDEN, NORTHUMBRIA = SHARED / "golden", SHARED / "data/northumbria"
MISSING = not (GOLDEN / "README.md").exists()
if MISSING:
    print("skipped: the reference results do not stand beside the checkout (KOINON_SHARED)")
pytestmark = pytest.mark.skipif(MISSING, reason="the reference results do not stand beside the checkout (KOINON_SHARED)")
GRID = ["--cell", 100, "--origin", "542100,4172600", "--size", "142x155"]


def golden(name):
    path = GOLDEN / name
    return json.loads(path.read_text()) if path.suffix == ".json" else pd.read_csv(path)


def rows(*arguments):
    return list(csv.DictReader(analyse(*arguments).splitlines()))


def compare(name, own, columns):
    """`columns`: what we call it, and the reference's figures."""
    differences = Differences()
    for column, reference in columns.items():
        for row, value in zip(own, reference, strict=True):
            differences.see(float(row[column]), float(value))
    differences.done(name)


def within_chance(name, own, reference, runs, reference_runs):
    """Two p-values from permutations lie within four standard errors of each other."""
    own, reference = np.asarray(own, float), np.asarray(reference, float)
    error = np.sqrt(reference * (1 - reference) * (1 / runs + 1 / reference_runs)) + 1 / runs
    print(f"{name}: p at most {(abs(own - reference) / error).max():.1f} standard errors from the reference")
    assert (abs(own - reference) <= 4 * error).all()


@pytest.mark.parametrize("boundaries", ["wards.geojson", "northumbria_wards.gpkg"])
def test_zones(tmp_path, boundaries):
    own = rows(
        "zones", "--points", NORTHUMBRIA / "northumbria_asb.tab", "--zones", NORTHUMBRIA / boundaries, "--id", "ward_code",
        "--population", NORTHUMBRIA / "northumbria_ward_pop.csv", "--join-by-name", "--summary", tmp_path / "summary.json")
    expected = golden("pip_northumbria_expected.csv")
    by_code = {row["ward_code"]: row for row in own}
    compare(f"zones, {boundaries}", [by_code[code] for code in expected["ward_code"]], {
        name: expected[name] for name in ("count", "pop", "rate1000", "garwood_lo", "garwood_hi", "byar_lo", "byar_hi")})
    summary = json.loads((tmp_path / "summary.json").read_text())
    assert golden("pip_northumbria_summary.json").items() <= summary.items() and len(own) == len(expected)


def local(*options):
    return ["--values", GOLDEN / "northumbria_local.csv", "--value", "y", "--edges", GOLDEN / "northumbria_edges.csv", *options]


def test_local_gi_star():
    expected = golden("northumbria_local.csv")
    own = rows("local", *local("--statistic", "gi-star", "--permutations", 9999, "--seed", 12345))
    compare("local, gi-star", own, {"G": expected["gi_star_G_binary"], "z": expected["gi_star_z_binary"], "p": expected["gi_star_p_two_sided"]})
    within_chance("local, gi-star", [row["p_sim"] for row in own], expected["gi_star_p_sim999_seed12345"], 9999, 999)


def test_local_moran():
    expected = golden("northumbria_local.csv")
    own = rows("local", *local("--statistic", "moran", "--permutations", 99999, "--seed", 12345))
    compare("local, moran", own, {
        "I": expected["lisa_I"], "quadrant": expected["lisa_q"], "EIc": expected["lisa_EIc"], "VIc": expected["lisa_VIc"], "z": expected["lisa_z_cond"]})
    within_chance("local, moran", [row["p_sim"] for row in own], expected["lisa_p_sim99999"], 99999, 99999)


def test_global():
    own, expected = json.loads(analyse("global", *local("--permutations", 9999))), golden("northumbria_global.json")
    names = ["n", "I", "EI", "VI_norm", "VI_rand", "z_norm", "z_rand", "p_norm", "p_rand", "geary_C", "geary_z_norm", "geary_z_rand", "s0", "s1", "s2"]
    compare("global", [own], {name: [expected[name]] for name in names})
    within_chance("global", [own["p_sim"]], [expected["p_sim_9999"]], 9999, 9999)
    # The reference's threshold rests on 99,999 permutations; one zone more or less passes by chance.
    assert abs(own["fdr_alpha05_lisa_findings"] - 14) <= 2


@pytest.mark.parametrize("column, options", [
    ("quartic500_per_km2", ["--kernel", "quartic", "--bandwidth", 500]), ("gaussian500_per_km2", ["--kernel", "gaussian", "--bandwidth", 500]),
    ("adaptive25_quartic_per_km2", ["--adaptive", 25])])
def test_kde(column, options):
    own, expected = rows("kde", "--points", GOLDEN / "sf_robbery_xy.csv", *GRID, *options), golden("sf_kde_grid.csv")
    compare(f"kde, {column}", own, {"ix": expected["ix"], "iy": expected["iy"], "value": expected[column]})


def test_pattern():
    own = json.loads(analyse("pattern", "--points", GOLDEN / "sf_robbery_xy.csv"))
    nearest, ripley = golden("sf_nni_k.json"), golden("sf_Kest_spatstat.csv")
    compare("pattern, nearest neighbours", [own | {"area_bbox": own["area"]}], {
        name: [nearest[name]] for name in ("area_bbox", "n", "mean_nn", "expected", "NNI", "se", "z")})
    names = ["r", "theo", "un", "border", "trans", "iso"]
    by_radius = [dict(zip(names, values)) for values in zip(*[own[name] for name in names], strict=True)]
    compare("pattern, Ripley's K", by_radius, {name: ripley[name] for name in names})


def test_knox():
    own = json.loads(analyse("knox", "--points", GOLDEN / "sf_robbery_xy.csv", "--distance", 200, "--days", 14, "--seed", 2))
    expected = golden("sf_knox.json")
    compare("knox, San Francisco", [own], {"NST": [expected["NST"]]})
    within_chance("knox, San Francisco", [own["p"]], [expected["p_sim_999"]], 999, 999)
    own = json.loads(analyse(
        "knox", "--points", GOLDEN / "cinci_burglary.csv", "--distance", 200, "--days", 14, "--permutations", 9,
        "--space-bands", "100,200,300,400,500,1000", "--time-bands", "7,14,21,28"))
    expected = golden("cinci_knox.json")
    keys = [name for name in ("n", "pairs", "NS", "NT", "NST", "expected") if name in expected]
    compare("knox, Cincinnati", [own], {name: [expected[name]] for name in keys})
    assert own["table"] == expected["table"] and len(keys) >= 3


def test_scan():
    own = json.loads(analyse("scan", "--zones", GOLDEN / "scan_northumbria_input.csv", "--max-population", 0.5, "--permutations", 19))
    expected = golden("scan_northumbria.json")["ubpop0.5"]
    found = own["clusters"][:len(expected)]
    compare("scan", found, {name: [one[name] for one in expected] for name in ("llr", "center", "cases", "expected", "rr")})
    assert [one["zones"] for one in found] == [one["zones"] for one in expected]


def test_space_time_scan():
    own = json.loads(analyse(
        "scan", "--space-time", GOLDEN / "stps_northumbria_counts.csv", "--zones", GOLDEN / "scan_northumbria_input.csv", "--max-months", 6, "--permutations", 9))
    expected = golden("stps_northumbria.json")["top10"]
    columns = {"llr": "llr", "center": "center", "month_from": "m_from", "month_to": "m_to", "cases": "cases", "expected": "expected"}
    compare("scan --space-time", own["overlapping"], {name: [one[key] for one in expected] for name, key in columns.items()})


def test_cluster():
    own = rows("cluster", "--points", GOLDEN / "sf_robbery_xy.csv", "--eps", 250, "--days", 21, "--min-points", 6)
    expected = golden("sf_stdbscan.csv").astype(str).to_dict("records")
    assert [(row["label"] == "-1", row["core"]) for row in own] == [(row["label"] == "-1", row["core"]) for row in expected]
    pairs = {(one["label"], other["label"]) for one, other in zip(own, expected, strict=True) if one["core"] == "1"}
    assert len(pairs) == len({one for one, _ in pairs}) == len({other for _, other in pairs}) == 9
    print("cluster: cores, their partition and noise do not differ")


def test_aoristic(tmp_path):
    expected = golden("aoristic.json")
    (tmp_path / "intervals.csv").write_text("start,end\n" + "".join(",".join(pair) + "\n" for pair in expected["intervals_naive_local"]))
    own = rows("aoristic", "--intervals", tmp_path / "intervals.csv")
    compare("aoristic", own, {f"h{hour}": np.array(expected["matrix_mon0_hour"])[:, hour] for hour in range(24)})


def test_accuracy(tmp_path):
    events = golden("sf_robbery_xy.csv")
    events[events["t"] < "2019-10"].to_csv(tmp_path / "before.csv", index=False)
    events[events["t"] >= "2019-10"].to_csv(tmp_path / "after.csv", index=False)
    analyse("kde", "--points", tmp_path / "before.csv", *GRID, "--kernel", "quartic", "--bandwidth", 500, "--out", tmp_path / "surface.csv")
    own = json.loads(analyse("accuracy", "--grid", tmp_path / "surface.csv", *GRID, "--test", tmp_path / "after.csv"))
    compare("accuracy", [own], {name: [value] for name, value in golden("sf_pai.json").items()})


def test_proportion():
    expected = golden("wilson.csv")
    compare("proportion", rows("proportion", "--counts", GOLDEN / "wilson.csv"), {name: expected[name] for name in ("wilson_lo", "wilson_hi")})


def test_before_after():
    expected = golden("eval_tables.csv")
    own = rows("effect", "before-after", "--table", GOLDEN / "eval_tables.csv")
    compare("effect before-after", own, {name: expected[name] for name in ("TES_RES", "lo_poisson", "hi_poisson", "lo_fw", "hi_fw")})


def test_displacement(tmp_path):
    expected = golden("wdq.csv")
    own = rows("effect", "displacement", "--table", GOLDEN / "wdq.csv")
    kept = expected["WDQ"] != "refused"
    assert [row["WDQ"] == "refused" for row in own] == list(~kept)
    compare("effect displacement", [row for row, keep in zip(own, kept) if keep], {"WDQ": expected["WDQ"][kept]})
    expected[~kept].to_csv(tmp_path / "none.csv", index=False)
    assert "did not fall" in refused("effect", "displacement", "--table", tmp_path / "none.csv")


def test_suppress(tmp_path):
    expected = golden("suppression.json")
    table = pd.DataFrame(expected["table"], columns=list("abcd"))
    table.to_csv(tmp_path / "table.csv", index_label="row")
    own = rows("suppress", "--table", tmp_path / "table.csv", "--threshold", expected["threshold"])
    hidden = {(line, place) for line in range(4) for place, name in enumerate("abcd") if own[line][name] == "hidden"}
    assert hidden == {tuple(cell) for cell in expected["primary"] + expected["secondary_min_count_then_value"]}
    assert all(own[-1][name] == str(table[name].sum()) for name in "abcd") and len(own) == 5
    print("suppress: the optimum, cell for cell")


def test_refusals_have_a_reason_and_the_exit_status_1(tmp_path):
    (tmp_path / "short.csv").write_text("month,n\n" + "".join(f"2026-0{month},9\n" for month in range(1, 6)))
    (tmp_path / "sample.csv").write_text("sex,pw\nf,1\nf,1\n")
    (tmp_path / "margins.json").write_text('{"sex": {"f": 10, "m": 10}}')
    for arguments in (
        ["trend", "--series", tmp_path / "short.csv"],
        ["rake", "--sample", tmp_path / "sample.csv", "--margins", tmp_path / "margins.json", "--weight", "pw"],
        ["rates", "--counts", tmp_path / "sample.csv"],
    ):
        done = run(*arguments)
        assert done.returncode == 1 and done.stderr.startswith("koinon: ") and len(done.stderr) > 30, arguments
