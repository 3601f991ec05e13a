"""Attacks what is published of random surveys: what can a reader reckon of the counts that are hidden?

A reader knows the definition (who is asked what, what is required, which choices stand alone, how many may be ranked), every figure of the
report for publication and of one table by a question, and nothing of any person. Unknown is how many people there are of each kind: of an
audience, with one set of answers to the questions that a condition or the table ties together. Each printed figure is then a linear equation, and
linear programming gives the least and the most of each hidden count. Since whole people are not asked for, the ends are never too near.

Fails where a count under `small_sector` can be placed within fewer than `small_sector`. Left alone are questions of which nothing is shown (how
many were asked them, others may tell), that an audience is pooled (it is said to be small), the order of the areas, comments, sessions,
two editions of one report (LiveResultsTests), and what the choice of hidden cells itself may tell.

    python3 attack.py SPEIR SURVEYS [FIRST_SEED [SECONDS]]
"""
import itertools, json, math, os, random, subprocess, sys, tempfile, time
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

SMALL, MOST_KINDS = 5, 2500
TYPES = {"one": "select_one", "several": "select_multiple", "rank": "rank", "points": "allocate", "number": "integer"}

def invent(chance):  # Audiences, whether one must be given, and questions.
    audiences = ["aa", "bb", "cc", "dd"][: chance.choice([0, 2, 2, 3, 3, 4])]
    questions = []
    for place in range(chance.choice([2, 3, 3])):
        kind = chance.choice(["one", "one", "one", "several", "several", "rank", "points", "number"])
        choices = ["c1", "c2", "c3", "c4"][: chance.choice([2, 3, 3, 4]) if kind in ("one", "several") else 3]
        question = {"name": f"q{place + 1}", "kind": kind, "choices": choices, "off": [], "alone": [], "max": None}
        question["required"] = kind not in ("rank", "points") and chance.random() < 0.5
        if kind == "one" and chance.random() < 0.3: question["off"] = choices[-1:]
        if kind == "several" and len(choices) > 2 and chance.random() < 0.5: question["alone"] = choices[-1:]
        if kind == "several" and len(choices) > 2 and chance.random() < 0.3: question["max"] = 2
        if kind == "rank": question["max"] = chance.choice([2, 3])
        question["if"] = condition(chance, audiences, [q for q in questions if q["kind"] in ("one", "several", "number")])
        questions.append(question)
    return audiences, chance.random() < 0.6, questions

def condition(chance, audiences, others):
    """What must hold for a question to be asked: any of some comparisons; empty for none."""
    if chance.random() > 0.45: return []
    if audiences and (not others or chance.random() < 0.15):
        return [("audience", chance.choice(["=", "!="]), chance.choice(audiences))]
    if not others: return []
    def one(question):
        signs = {"one": ["=", "=", "!="], "several": ["has", "has", "lacks"], "number": [">"]}[question["kind"]]
        return (question["name"], chance.choice(signs), chance.choice([0, 1] if signs == [">"] else question["choices"]))
    return [one(chance.choice(others)) for _ in range(1 if chance.random() < 0.8 else 2)]

def formula(comparisons):
    words = {"=": "${%s} = '%s'", "!=": "${%s} != '%s'", "has": "selected(${%s}, '%s')", "lacks": "not(selected(${%s}, '%s'))"}
    return " or ".join(words.get(sign, "${%s} > %s") % (name, value) for name, sign, value in comparisons)

def is_asked(question, answers):
    def holds(name, sign, value):
        given = answers.get(name)
        if sign in ("=", "!="): return (given == value) == (sign == "=")
        return given is not None and given > value if sign == ">" else (value in (given or ())) == (sign == "has")
    return not question["if"] or any(holds(*comparison) for comparison in question["if"])

def possible(question):  # Every answer there can be.
    kind, choices = question["kind"], question["choices"]
    if kind in ("one", "number"): return choices if kind == "one" else [0, 1, 2, 3]
    if kind == "points": return [own for own in itertools.product(range(4), repeat=3) if 0 < sum(own) <= 3]
    ways = itertools.combinations if kind == "several" else itertools.permutations
    sizes = range(1, (question["max"] or len(choices)) + 1)
    found = [way for size in sizes for way in ways(choices, size)]
    return [way for way in found if len(way) == 1 or not set(way) & set(question["alone"])]

def definition(audiences, is_required, questions):
    lines = ["survey: s", "title: S", "organiser: O", "privacy: Ask at 1 High Street", "opens: 2016-01-01", "closes: 2016-02-01",
             f"priorities: {{ small_sector: {SMALL}, bootstrap: 0 }}"]
    if audiences: lines.append("audiences: { %s }" % ", ".join(f"{name}: {name.upper()}" for name in audiences))
    lines += ["themes: { c1: One, c2: Two, c3: Three }", "pages:", "  - questions:"]
    must = "true" if is_required else "false"
    if audiences: lines.append("      - { name: audience, type: select_one, label: Who?, choices: audiences, required: %s }" % must)
    for q in questions:
        parts = [f"name: {q['name']}", f"type: {TYPES[q['kind']]}", "label: Well?"]
        if q["kind"] in ("rank", "points"): parts.append("choices: themes, evidence: " + {"rank": "ranking", "points": "votes"}[q["kind"]])
        elif q["kind"] != "number":
            marks = lambda c: ", not_applicable: true" * (c in q["off"]) + ", exclusive: true" * (c in q["alone"])
            parts.append("choices: { %s }" % ", ".join(f"{c}: {{ label: {c}{marks(c)} }}" for c in q["choices"]))
        if q["kind"] == "points": parts.append("total: 3")
        if q["max"]: parts.append(f"max: {q['max']}")
        if q["required"]: parts.append("required: true")
        if q["if"]: parts.append(f'relevant: "{formula(q["if"])}"')
        lines.append("      - { " + ", ".join(parts) + " }")
    return "\n".join(lines) + "\n"

def people(chance, audiences, is_required, questions):
    """Answers that hang together more or less, of 10 to 60 people."""
    weights = [chance.random() ** 1.5 + 0.05 for _ in audiences]
    habit, silence, usual, found = chance.choice([0, 0.5, 0.8, 0.95]), chance.choice([0, 0.1, 0.3]), {}, []
    for _ in range(chance.randint(10, 60)):
        answers, sort = {}, chance.randrange(2)
        if audiences and (is_required or chance.random() > 0.1): answers["audience"] = chance.choices(audiences, weights)[0]
        for q in questions:
            if not is_asked(q, answers) or not q["required"] and chance.random() < silence: continue
            own = usual.setdefault((q["name"], sort, answers.get("audience")), chance.choice(possible(q)))
            answers[q["name"]] = own if chance.random() < habit else chance.choice(possible(q))
        if set(answers) - {"audience"}: found.append(answers)
    return found

def line(place, answers):
    written = {name: dict((f"c{at + 1}", n) for at, n in enumerate(a) if n) if isinstance(a, tuple) and isinstance(a[0], int)
               else list(a) if isinstance(a, tuple) else a for name, a in answers.items()}
    return json.dumps({"id": f"00000000-0000-7000-8000-{place:012}", "submitted_at": "2016-01-05T09:00:00Z", "answers": written})

def part(question, label, answer):  # What one answer adds to a count.
    if answer is None: return 0
    if isinstance(label, str): return int((answer in question["off"]) == (label == "not_applicable"))
    what, choice, place = label
    if what == "points": return answer[question["choices"].index(choice)]
    if what == "places": return int(len(answer) > place and answer[place] == choice)
    return int(answer == choice if question["kind"] == "one" else choice in answer)

def counts(figures):
    yield "answered", figures["answered"]
    yield "not_applicable", figures["not_applicable"]
    for choice in figures.get("choices", []):
        for what in ("count", "points"):
            if what in choice: yield (what, choice["choice"], 0), choice[what]
        for place, count in enumerate(choice.get("places", [])): yield ("places", choice["choice"], place), count

def is_in(group, groups, answer):
    own = answer if isinstance(answer, tuple) else (answer,)
    return group == "all" or (not set(own) & groups if group == "pooled" else group in own)

def breaches(survey, found, report, table, by):
    audiences, is_required, questions = survey
    sets = {q["name"]: {q["name"]} for q in questions}
    for q in questions:
        for name, _, _ in q["if"]:
            if name != "audience": sets[q["name"]] |= sets[name]
    tied = {frozenset(own | sets.get(by, set())) for own in sets.values()}
    for names in [own for own in tied if not any(own < other for other in tied)]:
        kinds = [{"audience": name} for name in audiences] + ([{}] if not audiences or not is_required else [])
        for q in (q for q in questions if q["name"] in names):
            ways = lambda kind: [{**kind, q["name"]: a} for a in possible(q)] if is_asked(q, kind) else []
            kinds = [new for kind in kinds for new in ways(kind) + ([] if ways(kind) and q["required"] else [kind])]
        if len(kinds) > MOST_KINDS: continue
        rows, ends, cells = [np.ones(len(kinds))], [report["ledger"]["analysed"]], []
        def say(value, row, name=None, true=SMALL):
            if value is not None: rows.append(np.array(row, float)); ends.append(value)
            elif true < SMALL: cells.append((name, np.array(row, float), true))
        for own in report["audiences"]: say(own["people"], [k.get("audience") == own["audience"] for k in kinds])
        if audiences: say(report["without_audience"], ["audience" not in k for k in kinds])
        groups = {own["group"] for own in table["groups"]} if table else set()
        for own in table["groups"] if table else []: say(own["people"], [is_in(own["group"], groups, k.get(by)) for k in kinds])
        for source, slices, key, asked in [(report, "by_audience", "audience", "audience"), (table, "by_group", "group", by)]:
            for figures in source["questions"] if source else []:
                q = next((q for q in questions if q["name"] == figures["question"] and q["name"] in names), None)
                if q is None: continue
                parts = [("all", figures)] + [(own[key], own) for own in figures[slices]]
                groups = {own for own, _ in parts[1:]}
                if all(count is None for _, own in parts for label, count in counts(own) if label != "not_applicable"): continue
                for (group, own), (label, count) in ((p, c) for p in parts for c in counts(p[1])):
                    if label == "not_applicable" and not q["off"]: continue
                    add = lambda k: part(q, label, k.get(q["name"])) if is_in(group, groups, k.get(asked)) else 0
                    say(count, [add(k) for k in kinds], (asked, q["name"], group, label), sum(map(add, found)))
                for group, own in parts:
                    if own.get("mean") is None or own["answered"] is None: continue
                    say(round(own["mean"] * own["answered"]),
                        [(k.get(q["name"]) or 0) if is_in(group, groups, k.get(asked)) else 0 for k in kinds])
        columns = np.unique(np.array(rows + [row for _, row, _ in cells]), axis=1, return_index=True)[1]
        known = LinearConstraint(csr_matrix(np.array(rows)[:, columns]), ends, ends)
        for name, row, true in cells:
            if not row.any(): continue  # Nobody is asked it.
            low, high = (milp(sign * row[columns], constraints=known, bounds=Bounds(0, np.inf)) for sign in (1, -1))
            assert low.status == 0, f"no people give these figures: {low.message}"
            if high.status == 0 and math.floor(1e-6 - high.fun) - math.ceil(low.fun - 1e-6) < SMALL:
                yield name, math.ceil(low.fun - 1e-6), math.floor(1e-6 - high.fun), true

def attack(speir, seed, folder):  # The breaches of one survey; None where it cannot be published.
    chance = random.Random(seed)
    survey = invent(chance)
    found = people(chance, *survey)
    run = lambda *words: subprocess.run([speir, *words, "--directory", folder], capture_output=True, text=True, timeout=100)
    os.makedirs(f"{folder}/surveys")
    with open(f"{folder}/surveys/s.yaml", "w") as file: file.write(definition(*survey))
    with open(f"{folder}/s.jsonl", "w") as file: file.writelines(line(at, own) + "\n" for at, own in enumerate(found))
    taken = run("import", "s", f"{folder}/s.jsonl", "--quiet")
    assert taken.returncode == 0, taken.stdout + taken.stderr
    if run("report", "s", "--public", "--format", "json", "--output", folder).returncode: return None
    read = lambda name: json.load(open(f"{folder}/{name}.json"))
    could = [q["name"] for q in survey[2] if q["kind"] in ("one", "several")]
    by = chance.choice(could) if could and seed % 2 else None
    if by and run("report", "s", "--public", "--by", by, "--format", "json", "--output", folder).returncode: by = None
    return list(breaches(survey, found, read("priority-report"), read(f"by-{by}") if by else None, by))

def main(speir, surveys, first=0, seconds=600):
    start, done, refused, failed = time.monotonic(), 0, 0, 0
    for seed in range(int(first), int(first) + int(surveys)):
        if time.monotonic() - start > float(seconds): break
        with tempfile.TemporaryDirectory() as folder: told = attack(speir, seed, folder)
        done, refused, failed = done + 1, refused + (told is None), failed + bool(told)
        for name, low, high, true in told or []: print(f"seed {seed}: {name} is {true}, and must be {low} to {high}")
    print(f"{done} surveys attacked, {refused} not published, {failed} tell a small count")
    return 1 if failed or not done else 0

if __name__ == "__main__": sys.exit(main(*sys.argv[1:]))
