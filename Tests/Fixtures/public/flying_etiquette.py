"""Convert the flying-etiquette survey for Speir, and count it again without Speir.

    flying_etiquette.py convert CSV > responses.jsonl
    flying_etiquette.py compare CSV priority-report.json

`compare` reads the published spreadsheet itself, counts with pandas, works out shares, Wilson intervals and priorities from
formulas of its own, and exits with 1 if any figure of the report differs. Data: FiveThirtyEight, CC BY 4.0.
"""

import json
import math
import pathlib
import sys
import uuid

import pandas
import yaml

DEFINITION = pathlib.Path(__file__).with_name("flying-etiquette.yaml")
Z = 1.959963984540054
ID_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://github.com/fivethirtyeight/data/tree/master/flying-etiquette-survey")


def squeezed(text):
    """A text without blanks, and without a word that the spreadsheet has twice, so that its slips of the keyboard do not matter."""
    return "".join(str(text).split()).replace("timestimes", "times")


def load_definition():
    return yaml.load(DEFINITION.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def questions(definition):
    """Each question's name with its labels by choice name, in order."""
    found = {}
    for question in definition["pages"][0]["questions"]:
        if "scale" in question:
            choices = definition["scales"][question["scale"]]["choices"]
        elif question["choices"] == "audiences":
            choices = {name: audience["label"] for name, audience in definition["audiences"].items()}
        elif isinstance(question["choices"], str):
            choices = definition["choice_lists"][question["choices"]]
        else:
            choices = question["choices"]
        found[question["name"]] = (question, choices)
    return found


def load_csv(path, definition):
    """The spreadsheet with the definition's names for columns; columns are found by their question text."""
    frame = pandas.read_csv(path, dtype=str)
    by_text = {squeezed(column): column for column in frame.columns}
    renamed = {}
    for name, (question, _) in questions(definition).items():
        text = squeezed(question["label"])
        if text not in by_text:
            sys.exit(f"the spreadsheet has no column for the question {name}: {question['label']}")
        renamed[by_text[text]] = name
    if len(renamed) != len(frame.columns) - 1:
        sys.exit("the spreadsheet has columns that the definition does not ask for")
    return frame.rename(columns=renamed)


def convert(path):
    definition = load_definition()
    frame = load_csv(path, definition)
    tables = {
        name: {squeezed(label): choice for choice, label in choices.items()}
        for name, (_, choices) in questions(definition).items()
    }
    for row in frame.to_dict(orient="records"):
        answers = {name: table[squeezed(row[name])] for name, table in tables.items() if not pandas.isna(row[name])}
        response = {
            "id": str(uuid.uuid5(ID_SPACE, row["RespondentID"])),
            "survey": definition["survey"],
            "mode": "import",
            "answers": answers,
        }
        print(json.dumps(response, ensure_ascii=False, separators=(",", ":")))


def wilson(count, people):
    """The Wilson score interval, E. B. Wilson, JASA 22 (1927), as the roots of (p - share)^2 = z^2 p (1 - p) / n."""
    share = count / people
    a = 1 + Z * Z / people
    b = -(2 * share + Z * Z / people)
    root = math.sqrt(max(0.0, b * b - 4 * a * share * share))
    return max(0.0, (-b - root) / (2 * a)), min(1.0, (-b + root) / (2 * a))


class Comparison:
    def __init__(self):
        self.compared = 0
        self.differences = []

    def same(self, what, ours, theirs, tolerance=0.0):
        self.compared += 1
        if ours is None or theirs is None:
            agree = ours is theirs
        else:
            agree = abs(ours - theirs) <= tolerance
        if not agree:
            self.differences.append(f"{what}: counted {ours}, reported {theirs}")

    def counts(self, what, column, choices, reported):
        """One question among some people."""
        people = int(column.notna().sum())
        self.same(f"{what}: answered", people, reported["answered"])
        if not people and not reported["choices"]:
            return
        tally = column.map(squeezed, na_action="ignore").value_counts()
        if [each["choice"] for each in reported["choices"]] != list(choices):
            self.differences.append(f"{what}: the choices are not those of the definition, or not in its order")
            return
        for each in reported["choices"]:
            place = f"{what}: {each['choice']}"
            count = int(tally.get(squeezed(choices[each["choice"]]), 0))
            self.same(f"{place}: count", count, each["count"])
            low, high = wilson(count, people) if people else (None, None)
            self.same(f"{place}: share", count / people if people else None, each["share"], 1e-12)
            self.same(f"{place}: low", low, each["low"], 1e-9)
            self.same(f"{place}: high", high, each["high"], 1e-9)


def places(means):
    """Places from 1, the largest first; equal means share theirs."""
    return means.round(12).rank(ascending=False, method="average")


def priorities(frame, definition, small):
    """Each theme's priority, and its score by sector, from the one kind of evidence that this survey has: need."""
    found = questions(definition)
    values = {}
    for theme in definition["themes"]:
        items = []
        for name, (question, choices) in found.items():
            if question.get("theme") != theme:
                continue
            scale = definition["scales"][question["scale"]]
            bad = {squeezed(choices[choice]) for choice in scale["unfavourable"]}
            column = frame[name].map(squeezed, na_action="ignore")
            items.append(column.isin(bad).astype(float).where(column.notna()))
        values[theme] = pandas.concat(items, axis=1).mean(axis=1)
    values = pandas.DataFrame(values)
    people = frame["audience"][values.notna().any(axis=1)].value_counts()
    labels = {audience["label"]: name for name, audience in definition["audiences"].items()}
    sector = frame["audience"].map(lambda label: labels[label] if people.get(label, 0) >= small else "pooled")
    scores = {}
    for name, group in values.groupby(sector):
        if group.notna().any(axis=1).sum() < small:
            continue
        means = group.mean().dropna()
        scores[name] = (len(means) - places(means)) / (len(means) - 1)
    return pandas.DataFrame(scores), sector


def compare(path, report_path):
    definition = load_definition()
    frame = load_csv(path, definition)
    report = json.loads(pathlib.Path(report_path).read_text(encoding="utf-8"))
    check = Comparison()

    blank = frame.drop(columns=["RespondentID", "audience"]).isna().all(axis=1)
    check.same("ledger: received", len(frame), report["ledger"]["received"])
    check.same("ledger: blank", int(blank.sum()), report["ledger"]["blank"])
    check.same("ledger: analysed", int((~blank).sum()), report["ledger"]["analysed"])
    frame = frame[~blank]

    scores, sector = priorities(frame, definition, report["method"]["small_sector"])
    labels = {name: audience["label"] for name, audience in definition["audiences"].items()}

    def members(audience):
        return sector == "pooled" if audience == "pooled" else frame["audience"] == labels[audience]

    for audience in report["audiences"]:
        check.same(f"audience {audience['audience']}", int(members(audience["audience"]).sum()), audience["people"])

    reported = {question["question"]: question for question in report["questions"]}
    for name, (_, choices) in questions(definition).items():
        if name not in reported:
            check.differences.append(f"{name}: not in the report")
            continue
        check.counts(name, frame[name], choices, reported[name])
        audiences = reported[name]["by_audience"]
        if name != "audience" and not audiences:
            check.differences.append(f"{name}: no figures by audience")
        for audience in audiences:
            who = audience["audience"]
            check.counts(f"{name}, {who}", frame[name][members(who)], choices, audience)

    means = scores.mean(axis=1)
    if {theme["theme"] for theme in report["themes"]} != set(means.index):
        check.differences.append("the themes are not those of the definition")
    for theme in report["themes"]:
        name = theme["theme"]
        check.same(f"priority of {name}", float(means[name]), theme["priority"], 1e-9)
        if {each["sector"] for each in theme["sectors"]} != set(scores.columns):
            check.differences.append(f"{name}: the sectors are not {', '.join(scores.columns)}")
            continue
        for each in theme["sectors"]:
            check.same(f"score of {name}, {each['sector']}", float(scores[each["sector"]][name]), each["score"], 1e-9)
    order = [theme["priority"] for theme in report["themes"]]
    if order != sorted(order, reverse=True):
        check.differences.append("the themes do not stand in the order of their priority")

    for difference in check.differences:
        print(difference, file=sys.stderr)
    print(f"{check.compared} figures compared, {len(check.differences)} differences")
    return 1 if check.differences else 0


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "convert":
        convert(sys.argv[2])
    elif len(sys.argv) == 4 and sys.argv[1] == "compare":
        sys.exit(compare(sys.argv[2], sys.argv[3]))
    else:
        sys.exit(__doc__)
