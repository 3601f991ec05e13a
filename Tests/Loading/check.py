#!/usr/bin/env python3
"""Reads an exported folder with its own load.py and holds what comes out against the fixture every-type.

Usage: check.py FOLDER, which holds responses.csv and what `speir export every-type --format codebook --output FOLDER` wrote.
"""
import importlib.util, os, sys

import pandas as pd

folder = sys.argv[1]
spec = importlib.util.spec_from_file_location("load", os.path.join(folder, "load.py"))
load = importlib.util.module_from_spec(spec)
spec.loader.exec_module(load)
path = os.path.join(folder, "responses.csv")


def check(what, found, wanted):
    same = (isinstance(found, float) and isinstance(wanted, float) and pd.isna(found) and pd.isna(wanted)) or found == wanted
    if not same:
        sys.exit(f"{what} is {found!r}, but should be {wanted!r}")


def values(column):
    return [None if pd.isna(cell) else cell for cell in column]


people = load.responses(path)
check("the number of responses", len(people), 3)
check("a day and a time", people["submitted_at"][0], pd.Timestamp("2016-01-04T10:20:31Z"))
check("a day", people["since"][0], pd.Timestamp("2001-02-03"))
check("whole numbers", values(people["meetings"]), [4, None, -3])
check("numbers", values(people["worth"]), [0.1, None, -1e-07])
check("the audiences in their order", list(people["audience"].cat.categories), ["cpp", "tsi"])
check("whether audiences are ordered", people["audience"].cat.ordered, False)
rated = people["statements.understood"]
check("the scale in its order", list(rated.cat.categories), ["agree", "disagree"])
check("whether the scale is ordered", rated.cat.ordered, True)
check("what is not applicable", values(rated), [None, None, "agree"])
check("the worst answer", people["statements.coordinated"].max(), "disagree")
check("a choice of several", values(people["tools/email"]), [True, None, False])
check("the first places", values(people["first.1"]), ["awareness", None, "capacity"])
check("the choices of a place", list(people["first.2"].cat.categories), ["capacity", "awareness"])
check("the text beside a choice", values(people["tools.other"]), ['pigeon, "homing"', None, None])
check("a text like a formula", people["change"][0], '=HYPERLINK("http://example.org")\nand more')
check("a text like a guarded formula", people["change"][2], "'=1 stays")
check("a text like nothing", values(people["home"]), ["'Dùn Èideann'", None, "NA"])
check("what was simulated", values(people["simulated"]), [None, None, True])
check("a tick", values(people["may_quote"]), [True, None, None])
check("what was calculated", [float(x) for x in people["score"][[0, 2]]], [8.0, -6.0])
check("an item of a repeat", values(people["pots[0].uses/soup"]), [True, None, True])
check("a title", people.attrs["labels"]["statements.coordinated"], "How far do you agree? – Partners coordinate")

people = load.responses(path, labels=True, not_applicable="keep")
rated = people["statements.understood"]
check("labels", list(rated.cat.categories), ["I agree", "I disagree", "Don't know"])
check("whether they are ordered", rated.cat.ordered, False)
check("answers by label", values(rated), ["Don't know", None, "I agree"])
try:
    load.responses(os.path.join(folder, "labels.csv"))
    sys.exit("A file with labels was read as one with names.")
except ValueError as error:
    check("the refusal", "without --labels" in str(error), True)
print("pandas reads the export with its types and orders.")
