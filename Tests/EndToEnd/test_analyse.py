# SPDX-License-Identifier: EUPL-1.2
"""The analyses on the console, against independent packages on figures made up in the test."""
import csv
import json

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
import statsmodels.formula.api as smf
from scipy import optimize, stats
from statsmodels.tsa.holtwinters import SimpleExpSmoothing

from kit.analysis import TOLERANCE, Differences, analyse, refused

@pytest.fixture
def random():
    return np.random.default_rng(20261123)


def panel(random, units, periods):
    rows = []
    for unit in range(units):
        start = 12 if unit < 4 else 15 if unit < 6 else periods
        for period in range(periods):
            treated = period >= start
            mean = np.exp(1 + 0.12 * unit - 0.02 * period - 0.35 * treated + random.normal(0, 0.2))
            rows.append((f"u{unit}", period, random.poisson(mean), int(treated)))
    return pd.DataFrame(rows, columns=["unit", "t", "n", "treat_post"])


@pytest.mark.parametrize("gaps", [False, True])
def test_differences_in_differences_are_those_of_statsmodels(tmp_path, random, gaps):
    table = panel(random, 15, 24)
    if gaps:
        table = pd.concat([table.sample(frac=0.8, random_state=3), pd.DataFrame({"unit": "none", "t": range(24), "n": 0, "treat_post": 0})])
    table.to_csv(tmp_path / "panel.csv", index=False)
    own = json.loads(analyse("effect", "did", "--panel", tmp_path / "panel.csv"))
    model = smf.glm("n ~ C(unit) + C(t) + treat_post", table, family=sm.families.Poisson())
    plain = model.fit(tol=1e-13, maxiter=200)
    grouped = model.fit(tol=1e-13, maxiter=200, cov_type="cluster", cov_kwds={"groups": table["unit"]})
    differences = Differences()
    differences.see(own["b"], plain.params["treat_post"])
    differences.see(own["IRR"], np.exp(plain.params["treat_post"]))
    differences.see(own["se_model"], plain.bse["treat_post"])
    differences.see(own["se_cluster"], grouped.bse["treat_post"])
    differences.done("differences in differences")


@pytest.mark.parametrize("harmonics", [0, 2])
def test_interrupted_series_are_those_of_statsmodels(tmp_path, random, harmonics):
    t = np.arange(60)
    table = pd.DataFrame({"t": t, "days": np.tile([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], 5)})
    table["post"], table["t_post"] = (t >= 40).astype(int), np.maximum(0, t - 40)
    for wave in range(1, harmonics + 1):
        table[f"s{wave}"], table[f"c{wave}"] = np.sin(2 * np.pi * wave * t / 12), np.cos(2 * np.pi * wave * t / 12)
    mean = table["days"] * np.exp(0.4 - 0.004 * t - 0.25 * table["post"] + 0.2 * np.sin(2 * np.pi * t / 12))
    table["n"] = random.negative_binomial(8, 8 / (8 + mean))
    table.sample(frac=1, random_state=1).to_csv(tmp_path / "series.csv", index=False, sep=";")
    own = json.loads(analyse("effect", "series", "--series", tmp_path / "series.csv"))
    figures = sm.add_constant(table.drop(columns=["n", "days"]))
    model = sm.GLM(table["n"], figures, family=sm.families.Poisson(), offset=np.log(table["days"]))
    plain, quasi = model.fit(tol=1e-13), model.fit(tol=1e-13, scale="X2")
    serial = model.fit(tol=1e-13, cov_type="HAC", cov_kwds={"maxlags": 12})
    differences = Differences()
    differences.see(own["scale"], quasi.scale)
    for name in figures.columns:
        term = own["terms"][name]
        differences.see(term["coef"], plain.params[name])
        differences.see(term["se"], plain.bse[name])
        differences.see(term["se_quasi"], quasi.bse[name])
        differences.see(term["se_hac"], serial.bse[name])
    assert len(own["terms"]) == len(figures.columns)
    differences.done("interrupted series")


@pytest.fixture
def months(tmp_path, random):
    table = pd.DataFrame({"month": pd.period_range("2020-01", "2024-12", freq="M")})
    table["days"], turn = table["month"].dt.days_in_month, 2 * np.pi * (table["month"].dt.month - 1) / 12
    table["t"] = np.arange(60) / 12
    for wave in (1, 2):
        table[f"s{wave}"], table[f"c{wave}"] = np.sin(wave * turn), np.cos(wave * turn)
    mean = table["days"] * np.exp(0.3 - 0.08 * table["t"] + 0.2 * np.sin(turn))
    table["n"] = random.negative_binomial(9, 9 / (9 + mean))
    table[["month", "n"]].to_csv(tmp_path / "months.csv", index=False)
    return table


@pytest.mark.parametrize("model", ["poisson", "negative-binomial"])
def test_trends_are_those_of_statsmodels(tmp_path, months, model):
    own = json.loads(analyse("trend", "--series", tmp_path / "months.csv", "--model", model))
    figures, offset = sm.add_constant(months[["t", "s1", "c1", "s2", "c2"]]), np.log(months["days"])
    differences = Differences()
    if model == "poisson":
        fit = sm.GLM(months["n"], figures, family=sm.families.Poisson(), offset=offset).fit(scale="X2", tol=1e-13)
        assert fit.scale > 1
        differences.see(own["scale"], fit.scale)
    else:
        likelihood = sm.NegativeBinomial(months["n"], figures, offset=offset)
        near = likelihood.fit(disp=0, maxiter=2000, method="bfgs")
        differences.see(own["alpha"], likelihood.fit(disp=0, start_params=near.params, method="newton", tol=1e-12).params["alpha"])
        family = sm.families.NegativeBinomial(alpha=own["alpha"])
        fit = sm.GLM(months["n"], figures, family=family, offset=offset).fit(tol=1e-13)
    for name in figures.columns:
        differences.see(own["terms"][name]["coef"], fit.params[name])
        differences.see(own["terms"][name]["se"], fit.bse[name])
    ahead = pd.date_range("2025-01-01", periods=12, freq="MS")
    turn = 2 * np.pi * (ahead.month - 1) / 12
    later = np.column_stack([np.ones(12), 5 + np.arange(12) / 12, np.sin(turn), np.cos(turn), np.sin(2 * turn), np.cos(2 * turn)])
    for month, mean in zip(own["forecast"], np.exp(later @ fit.params.to_numpy()) * ahead.days_in_month, strict=True):
        differences.see(month["mean"], mean)
        assert month["lo"] < mean < month["hi"] and month["naive"] == months.loc[months["month"] == f"2024{month['month'][4:]}", "n"].item()
    differences.done(f"{model} trend")
    test = own["backtest"]
    assert test["learned_from"] == 48 and test["tested_on"] == 12
    naive = np.abs(months["n"][48:].to_numpy() - months["n"][36:48].to_numpy()).mean()
    assert test["mae_naive"] == pytest.approx(naive)


def test_smoothing_is_that_of_statsmodels(tmp_path, months):
    own = json.loads(analyse("trend", "--series", tmp_path / "months.csv", "--model", "smoothing"))
    rate = (months["n"] / months["days"]).to_numpy()
    smoothing = SimpleExpSmoothing(rate, initialization_method="known", initial_level=rate[0])
    assert own["weight"] == pytest.approx(smoothing.fit().params["smoothing_level"], abs=1e-5)  # its optimiser stops there
    fit = smoothing.fit(smoothing_level=own["weight"], optimized=False)
    assert own["forecast"][0]["mean"] == pytest.approx(31 * fit.forecast(1)[0], rel=TOLERANCE)


def test_raking_is_what_calibration_with_exponential_weights_gives(tmp_path, random):
    """Raking is the calibration w = d·exp(x'λ) that meets the totals (Deville, Särndal and Sautory 1993): solved here for λ."""
    people = pd.DataFrame({
        "sex": random.choice(["f", "m"], 300, p=[0.7, 0.3]), "age": random.choice(["18-39", "40-64", "65+"], 300),
        "area": random.choice(list("ABCD"), 300, p=[0.1, 0.2, 0.3, 0.4]), "pw": random.uniform(0.5, 4, 300)})
    margins = {"sex": {"f": 5100, "m": 4900}, "age": {"18-39": 4200, "40-64": 3500, "65+": 2300},
               "area": {"A": 3000, "B": 3000, "C": 2500, "D": 1500}}
    people.to_csv(tmp_path / "sample.csv", index=False)
    (tmp_path / "margins.json").write_text(json.dumps(margins))
    out = analyse("rake", "--sample", tmp_path / "sample.csv", "--margins", tmp_path / "margins.json", "--weight", "pw",
                  "--effect", tmp_path / "effect.json")
    own = [float(row["weight"]) for row in csv.DictReader(out.splitlines())]
    levels = [("sex", "f"), ("sex", "m")] + [(name, level) for name in ("age", "area") for level in list(margins[name])[1:]]
    x = np.array([(people[name] == level).to_numpy(float) for name, level in levels]).T
    totals = np.array([margins[name][level] for name, level in levels])
    base = people["pw"].to_numpy()
    solved = optimize.root(
        lambda l: x.T @ (base * np.exp(x @ l)) / totals - 1, np.full(len(levels), 2.0), tol=1e-14,
        jac=lambda l: (x.T * (base * np.exp(x @ l))) @ x / totals[:, None])
    reference = base * np.exp(x @ solved.x)
    differences = Differences()
    for one, other in zip(own, reference, strict=True):
        differences.see(one, other)
    effect = json.loads((tmp_path / "effect.json").read_text())
    differences.see(effect["effective_n"], reference.sum() ** 2 / (reference ** 2).sum())
    differences.see(effect["design_effect"], len(own) * (reference ** 2).sum() / reference.sum() ** 2)
    differences.done("raking")


def test_events_spread_over_the_week_minute_by_minute(tmp_path, random):
    start = pd.Timestamp("2026-03-20") + pd.to_timedelta(random.integers(0, 20 * 1440, 40), unit="min")
    length = random.choice([0, 1, 59, 60, 240, 3000, 12000], 40)
    rows = [(one, one + pd.Timedelta(minutes=int(minutes))) for one, minutes in zip(start, length)]
    text = "start,end\n" + "".join(f"{one:%Y-%m-%dT%H:%M},{two:%Y-%m-%dT%H:%M}\n" for one, two in rows)
    (tmp_path / "intervals.csv").write_text(text)
    reference = np.zeros((7, 24))
    for (one, _), minutes in zip(rows, length):
        for minute in range(max(1, minutes)):
            moment = one + pd.Timedelta(minutes=minute)
            reference[moment.weekday(), moment.hour] += 1 / max(1, minutes)
    own = list(csv.DictReader(analyse("aoristic", "--intervals", tmp_path / "intervals.csv").splitlines()))
    assert [row["weekday"] for row in own][::6] == ["Monday", "Sunday"]
    assert np.allclose([[float(row[f"h{hour}"]) for hour in range(24)] for row in own], reference, rtol=0, atol=1e-9)


def test_the_displacement_difference_is_wheelers_and_ratcliffes(tmp_path, random):
    table = pd.DataFrame(random.integers(5, 400, (50, 8)), columns=["T0", "T1", "CT0", "CT1", "D0", "D1", "CD0", "CD1"])
    table.to_csv(tmp_path / "areas.csv", index=False, sep="\t")
    own = list(csv.DictReader(analyse("effect", "displacement", "--table", tmp_path / "areas.csv").splitlines()))
    change = {name: table[f"{name}1"] - table[f"{name}0"] for name in ("T", "CT", "D", "CD")}
    value = change["T"] - change["CT"] + change["D"] - change["CD"]
    error, wide = np.sqrt(table.sum(axis=1)), stats.norm.ppf(0.975)
    differences = Differences()
    for row, wdd, se in zip(own, value, error, strict=True):
        for name, reference in (("WDD", wdd), ("se", se), ("z", wdd / se), ("lo", wdd - wide * se), ("hi", wdd + wide * se)):
            if reference != 0:
                differences.see(float(row[name]), reference)
    differences.done("displacement difference")


def test_refusals_say_what_to_do(tmp_path):
    (tmp_path / "five.csv").write_text("t,n,days,post,t_post\n" + "".join(f"{t},9,30,{int(t > 2)},{max(0, t - 3)}\n" for t in range(5)))
    assert "take at least 3 on each side" in refused("effect", "series", "--series", tmp_path / "five.csv")
    (tmp_path / "months.csv").write_text("month,n\n" + "".join(f"2026-0{m},9\n" for m in range(1, 6)))
    assert "5 months do not show a trend: it takes at least 30" in refused("trend", "--series", tmp_path / "months.csv")
    (tmp_path / "wdq.csv").write_text("A0,A1,B0,B1,C0,C1\n10,12,5,5,20,20\n")
    assert "did not fall" in refused("effect", "displacement", "--table", tmp_path / "wdq.csv")
    (tmp_path / "reversed.csv").write_text("start,end\n2026-01-05T10:00,2026-01-05T09:00\n")
    assert "row 2: the end lies before the start" in refused("aoristic", "--intervals", tmp_path / "reversed.csv")
