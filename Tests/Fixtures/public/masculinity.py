"""Count the masculinity survey without Speir, and hold a report of it against the counts.

    masculinity.py compare CSV priority-report.json

Reads the published spreadsheet itself and counts with pandas: for every question and every group of ages how many answered and how
many chose each choice, by the labels of the definition. Exits with 1 if any figure of the report differs. Data: FiveThirtyEight, CC BY 4.0.
"""

import json
import pathlib
import sys

import pandas
import yaml

DEFINITION = pathlib.Path(__file__).with_name("masculinity.yaml")
MAPPING = pathlib.Path(__file__).with_name("masculinity-mapping.yaml")
BLANK = {"NA", "No answer", "Not selected"}


def plain(text):
    """A text without its apostrophes, which the published spreadsheet has as question marks."""
    return text.replace("?", "").replace("’", "").replace("'", "").strip()


def labels(choices):
    return {name: plain(choice["label"] if isinstance(choice, dict) else choice) for name, choice in choices.items()}


def cells(frame, column):
    """A column's labels, missing where nothing was answered."""
    return frame[column].map(plain).where(~frame[column].isin(BLANK))


class Comparison:
    def __init__(self):
        self.compared = 0
        self.differences = []

    def same(self, what, ours, theirs):
        self.compared += 1
        if ours != theirs:
            self.differences.append(f"{what}: counted {ours}, reported {theirs}")

    def counts(self, what, columns, choices, reported):
        """One question, in one column or in several of which each holds one choice."""
        self.same(f"{what}: answered", int(columns.notna().any(axis=1).sum()), reported["answered"])
        if not reported["choices"]:
            return
        self.same(f"{what}: choices", list(choices), [each["choice"] for each in reported["choices"]])
        for each in reported["choices"]:
            count = int((columns == choices[each["choice"]]).any(axis=1).sum())
            self.same(f"{what}: {each['choice']}", count, each["count"])


def questions(definition, mapping, frame):
    """For each figure of the report its name, its choices and its columns."""
    shared = {name: labels(choices) for name, choices in definition["choice_lists"].items()}
    shared["audiences"] = labels(definition["audiences"])
    for question in definition["pages"][0]["questions"]:
        name = question["name"]
        if question["type"] == "matrix":
            choices = labels(definition["scales"][question["scale"]]["choices"])
            for row in question["rows"]:
                columns = [column for column, target in mapping["columns"].items() if target == f"{name}.{row}"]
                yield f"{name}.{row}", choices, columns
        elif question["type"] != "decimal":
            choices = question["choices"]
            choices = shared[choices] if isinstance(choices, str) else labels(choices)
            yield name, choices, [column for column in frame.columns if column == name or column.startswith(f"{name}_")]


def compare(path, report_path):
    definition = yaml.load(DEFINITION.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    mapping = yaml.load(MAPPING.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    report = json.loads(pathlib.Path(report_path).read_text(encoding="utf-8"))
    check = Comparison()
    check.same("ledger: received", len(frame), report["ledger"]["received"])
    check.same("ledger: analysed", len(frame), report["ledger"]["analysed"])

    ages = labels(definition["audiences"])
    reported = {question["question"]: question for question in report["questions"]}
    for name, choices, columns in questions(definition, mapping, frame):
        if not columns or name not in reported:
            check.differences.append(f"{name}: no column, or not in the report")
            continue
        answers = pandas.DataFrame({column: cells(frame, column) for column in columns})
        check.counts(name, answers, choices, reported[name])
        for audience in reported[name]["by_audience"]:
            members = frame["age3"] == ages[audience["audience"]]
            check.counts(f"{name}, {audience['audience']}", answers[members], choices, audience)
    weights = frame["weight"].astype(float)
    check.same("weight: answered", int(weights.notna().sum()), reported["weight"]["answered"])
    check.same("weight: mean", round(weights.mean(), 9), round(reported["weight"]["mean"], 9))

    for difference in check.differences:
        print(difference, file=sys.stderr)
    print(f"{check.compared} figures compared, {len(check.differences)} differences")
    return 1 if check.differences else 0


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "compare":
        sys.exit(compare(sys.argv[2], sys.argv[3]))
    sys.exit(__doc__)
