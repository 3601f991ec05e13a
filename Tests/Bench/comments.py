#!/usr/bin/env python3
"""Times the suggesting and the finding of copies on many comments, beside scikit-learn in the same minutes on the same machine.

Usage: comments.py PATH-TO-SPEIR [--comments 100000] [--confirmed 2000]

Needs Tests/Bench/requirements.txt. The comments are made up from a seed; one in twenty is a copy of a campaign's text with a word changed.
  suggest – read the store, learn from the confirmed codes, judge that in five parts, and list suggestions for every other comment
            beside: TfidfVectorizer (words and pairs) and LinearSVC, fitted, judged by cross_val_predict, and asked for every other comment
  copies  – read the store, and find and list every copy
            beside: HashingVectorizer on shingles of three words alone, which finds no copies yet
"""
import argparse, json, os, random, subprocess, sys, tempfile, time

THEMES = ["roads", "money", "voice", "school", "clinic", "ferry", "park", "light"]
CAMPAIGN = (
    "I ask the council to keep the crossing to the island running through the winter because without it we cannot reach "
    "the hospital the shops or our work and our village will empty"
).split()


def comments(count):
    chance = random.Random(7)
    common = [f"w{i}" for i in range(3000)]
    weights = [1 / (i + 1) for i in range(3000)]
    for number in range(count):
        themes = chance.sample(THEMES, chance.choice([0, 1, 1, 2]))
        if number % 20 == 0:
            words, themes = list(CAMPAIGN), []
            words[chance.randrange(len(words))] = chance.choice(common)
        else:
            words = chance.choices(common, weights, k=chance.randint(12, 40))
            for theme in themes:
                for _ in range(2):
                    words.insert(chance.randrange(len(words)), f"{theme}{chance.randrange(12)}")
        yield " ".join(words) + ".", themes


def digest(text):
    hash = 0xCBF29CE484222325
    for byte in text.encode():
        hash = ((hash ^ byte) * 0x100000001B3) & (2**64 - 1)
    return f"{hash:016x}"


def timed(command):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    lines = sum(1 for _ in process.stdout)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command)} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024, lines


def scikit(texts, themes, confirmed):
    from sklearn.feature_extraction.text import HashingVectorizer, TfidfVectorizer
    from sklearn.model_selection import cross_val_predict
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import MultiLabelBinarizer
    from sklearn.svm import LinearSVC

    start = time.perf_counter()
    labels = MultiLabelBinarizer(classes=THEMES).fit_transform(themes[:confirmed])
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), OneVsRestClassifier(LinearSVC(class_weight="balanced")))
    cross_val_predict(model, texts[:confirmed], labels, cv=5)
    model.fit(texts[:confirmed], labels).predict(texts[confirmed:])
    suggest = time.perf_counter() - start
    start = time.perf_counter()
    HashingVectorizer(ngram_range=(3, 3), binary=True, norm=None).transform(texts)
    return suggest, time.perf_counter() - start


def prepare(speir, folder, texts, themes, confirmed, coder="Bench"):
    """Stores the comments of a survey `big`, the first of them with codes of that coder; the options with which commands find it."""
    os.mkdir(f"{folder}/surveys")
    with open(f"{folder}/surveys/big.yaml", "w") as file:
        file.write("survey: big\ntitle: Big\norganiser: Us\nprivacy: Ours. Ask at the hall, 1 High Street.\nthemes:\n")
        for theme in THEMES:
            file.write(f"  {theme}: {{ label: {theme}, codebook: [{theme}1, {theme}2*, {theme}3 {theme}4] }}\n")
        file.write("pages:\n  - questions:\n")
        file.write("      - { name: change, type: text, appearance: multiline, label: What?, evidence: comments }\n")
    ids = [f"00000000-0000-4000-8000-{number:012x}" for number in range(len(texts))]
    with open(f"{folder}/in.jsonl", "w") as file:
        for id, text in zip(ids, texts):
            file.write(json.dumps({"id": id, "answers": {"change": text}}) + "\n")
    with open(f"{folder}/codes.jsonl", "w") as file:
        for id, text, codes in list(zip(ids, texts, themes))[:confirmed]:
            file.write(
                json.dumps(
                    {"response": id, "question": "change", "text": digest(text), "coder": coder,
                     "at": "2026-01-01T00:00:00Z", "kind": "coded", "codes": codes}) + "\n")
    at = ["--directory", folder]
    timed([speir, "import", "big", f"{folder}/in.jsonl", "--quiet"] + at)
    timed([speir, "code", "import", "big", f"{folder}/codes.jsonl"] + at)
    return at


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("speir")
    parser.add_argument("--comments", type=int, default=100_000)
    parser.add_argument("--confirmed", type=int, default=2_000)
    options = parser.parse_args()
    texts, themes = zip(*comments(options.comments))
    with tempfile.TemporaryDirectory() as folder:
        at = prepare(options.speir, folder, texts, themes, options.confirmed)
        suggest = timed([options.speir, "code", "suggest", "big", "--list"] + at)
        copies = timed([options.speir, "code", "copies", "big"] + at)
        beside = scikit(texts, themes, options.confirmed)
    print(f"{options.comments} comments, {options.confirmed} of them with confirmed codes")
    for name, own, other in [("suggest", suggest, beside[0]), ("copies", copies, beside[1])]:
        print(f"  {name:8} {own[0]:7.2f} s {own[1]:7.0f} MiB   scikit-learn {other:7.2f} s   ratio {own[0] / other:5.2f}")


if __name__ == "__main__":
    main()
