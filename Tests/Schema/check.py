#!/usr/bin/env python3
"""Holds `speir schema` against the reader of definitions, with a validator that is not our own.

Usage: check.py PATH-TO-SPEIR, in the top folder of the repository.

1. Every sound definition in the tree validates, whether its scalars are read as texts or, as editors do, as numbers and truths.
2. The broken ones fail where the reader finds something wrong with their shape, and only there.
3. The same for some thousands of definitions that are made from sound ones by putting something else in one place.
"""
import copy, glob, json, os, re, subprocess, sys, tempfile

import jsonschema
import yaml

SPEIR = os.path.abspath(sys.argv[1])
# What the reader says where the shape alone is wrong. All else needs a look at another place, at a calendar, or at the words.
SHAPE = re.compile(
    r"must be (a|true or)|has no key|is empty$|needs (a|an|choices|rows|questions|‘\w+’|scale)|has no (page|question|‘\w+’)$|‘\w+’ cannot be ‘"
    r"|cannot be called|is not a language tag|names no language|is not the name of a time zone|is not a time to keep"
    r"|there is nothing in this list|is needed here, not|A weight cannot be less than 0|A population must be more"
    r"|There is no question type|has choices or a scale, not both|‘step’ must be more|has no appearance")
# These read like it, but hang on something else.
OTHER = re.compile(r"from \d+ to \d+, not|need a day|The survey has no language|has no text in the default|No kind of evidence")


class Editor(yaml.CSafeLoader):
    """YAML 1.2's core schema: what editors take scalars for."""


Editor.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
]:
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)


def stop(message):
    sys.exit(f"schema: {message}")


def findings(texts):
    """What the reader says about each text, by name."""
    with tempfile.TemporaryDirectory() as top:
        os.mkdir(os.path.join(top, "surveys"))
        for name, text in texts.items():
            with open(os.path.join(top, "surveys", name + ".yaml"), "w", encoding="utf-8") as file:
                file.write(text)
        run = subprocess.run([SPEIR, "check", "--json", "--directory", top], capture_output=True, check=False)
        found = {name: [] for name in texts}
        for line in json.loads(run.stdout):
            if line["severity"] == "error":
                found[os.path.basename(line["file"])[:-5]].append(line["message"])
        return found


def is_shape(message):
    return SHAPE.search(message) and not OTHER.search(message)


def mutants(node, rebuild):
    """Each definition that comes of putting something else in one place, with what was done."""
    for other in ("", "two words", ["a"], {"a": "b"}):
        if other != node:
            yield rebuild(other), f"{str(node)[:40]!r} became {other!r}"
    if isinstance(node, dict):
        yield rebuild({**node, "nosuch-key": "x"}), f"a key in {list(node)[:4]}"
        for key, value in node.items():
            yield rebuild({k: v for k, v in node.items() if k != key}), f"{key!r} taken from {list(node)[:4]}"
            yield from mutants(value, lambda new, key=key: rebuild({**node, key: new}))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from mutants(value, lambda new, index=index: rebuild(node[:index] + [new] + node[index + 1:]))


def main():
    schema = json.loads(subprocess.run([SPEIR, "schema"], capture_output=True, check=True).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)

    def refusal(value):
        return next((f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator.iter_errors(value)), None)

    sound = sorted(
        p for folder in ("surveys", "Tests/Fixtures", "Tests/Fixtures/surveys", "Tests/Fixtures/public", "Tests/Bench")
        for p in glob.glob(f"{folder}/*.yaml"))
    count = 0
    for path in sound:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if "survey" not in yaml.load(text, yaml.CBaseLoader):
            continue  # the mapping of a spreadsheet
        count += 1
        for loader in (yaml.CBaseLoader, Editor):
            if fault := refusal(yaml.load(text, loader)):
                stop(f"{path} is sound, but does not validate ({loader.__name__}): {fault}")

    if count < 10:
        stop("the fixtures are not where they were")
    definitions, broken = count, 0
    for path in sorted(glob.glob("Tests/Fixtures/broken/*.yaml") + glob.glob("Tests/Fixtures/formulas/*.yaml")):
        with open(path, encoding="utf-8") as file:
            text = re.sub("[0-9]\ufe0f\u20e3", "", file.read())
        name = os.path.basename(path)[:-5]
        try:
            value = yaml.load(text, yaml.CBaseLoader)
        except yaml.YAMLError:
            continue
        messages = findings({name: text})[name]
        wrong = [m for m in messages if is_shape(m)]
        fault = refusal(value)
        if bool(fault) != bool(wrong):
            stop(f"{path}: the schema says {fault!r}, the reader {messages}")
        broken += bool(fault)

    count = refused = 0
    for path in ["Tests/Fixtures/worked-example.yaml", "Tests/Fixtures/surveys/every-type.yaml", "Tests/Fixtures/surveys/header.yaml"]:
        with open(path, encoding="utf-8") as file:
            value = yaml.load(file.read(), yaml.CBaseLoader)
        # Every third, so that a run stays short; three places next to one another are seldom of three kinds.
        made = {f"m{index}": pair for index, pair in enumerate(mutants(value, copy.deepcopy)) if index % 3 == 0}
        texts = {name: yaml.dump(v, Dumper=yaml.CDumper, default_style='"', allow_unicode=True, width=10**6, sort_keys=False) for name, (v, _) in made.items()}
        read = findings(texts)
        for name, (value, what) in made.items():
            messages = [m for m in read[name] if "but its file" not in m]
            fault = refusal(value)
            if fault and not messages:
                stop(f"{path}, {what}: the reader takes it, the schema says {fault}")
            if not fault and any(is_shape(m) for m in messages):
                stop(f"{path}, {what}: the schema takes it, the reader says {messages}")
            refused += bool(fault)
        count += len(made)
    print(f"{definitions} sound definitions validate, {broken} broken ones fail, and {count} altered ones are judged alike, {refused} refused.")


if __name__ == "__main__":
    main()
