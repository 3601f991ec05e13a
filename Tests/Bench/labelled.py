#!/usr/bin/env python3
"""Measures suggestions on comments that others have labelled, beside scikit-learn's linear model on the same text. Not part of `make bench`: the data is not kept here.

Usage: labelled.py PATH-TO-SPEIR COMMENTS.csv [--themes 20] [--comments 2000]

The file has the columns text and category, such as train.csv of Banking77 (I. Casanueva and others, "Efficient intent detection with dual sentence
encoders", 2020). The most frequent categories become themes, each label one coder's decision; `speir code suggest` then judges each comment by models
that have not seen it, and so does scikit-learn in five parts. The codebook is empty, as nobody wrote phrases for these data.
Needs scikit-learn from Tests/Bench/requirements.txt.
"""
import argparse, collections, csv, json, os, random, re, subprocess, sys, tempfile

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_fscore_support
from sklearn.model_selection import cross_val_predict
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MultiLabelBinarizer


def digest(text):
    """What a file of codes says of the text that was coded: the 64-bit FNV-1a hash of its UTF-8."""
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) % 2**64
    return f"{value:016x}"


def chosen(path, themes, comments):
    """Comments of the most frequent categories, each text once, in an order of chance that is always the same."""
    with open(path, newline="") as file:
        rows = [(row["text"].strip(), row["category"]) for row in csv.DictReader(file)]
    most = [name for name, _ in collections.Counter(category for _, category in rows).most_common(themes)]
    rows = [row for row in dict(reversed(rows)).items() if row[1] in most]
    random.Random(1).shuffle(rows)
    return rows[:comments], most


def name(category):
    return re.sub(r"\W", "_", category.lower()).strip("_")


def suggested(speir, rows, themes):
    """Precision, recall and F1 of each theme, as the program prints them."""
    with tempfile.TemporaryDirectory() as folder:
        def run(*command):
            done = subprocess.run([speir, *command, "--directory", folder], capture_output=True, text=True)
            if done.returncode != 0:
                sys.exit(done.stdout + done.stderr)
            return done.stdout

        os.makedirs(f"{folder}/surveys")
        lines = ["survey: labelled", "title: Labelled", "organiser: Bench", "privacy: Public data, write to bench@example.org", "themes:"]
        lines += [f"  {name(theme)}: {json.dumps(theme)}" for theme in themes]
        lines += ["pages:", "  - questions:", "      - { name: words, type: text, label: In your words, evidence: comments }"]
        with open(f"{folder}/surveys/labelled.yaml", "w") as file:
            file.write("\n".join(lines) + "\n")
        with open(f"{folder}/r.jsonl", "w") as responses, open(f"{folder}/c.jsonl", "w") as codes:
            for number, (text, category) in enumerate(rows):
                identity = f"01522633-bd18-75f0-9630-{number:012x}"
                responses.write(json.dumps({"id": identity, "survey": "labelled", "mode": "web", "language": "en", "answers": {"words": text}}) + "\n")
                codes.write(json.dumps({
                    "response": identity, "question": "words", "text": digest(text), "coder": "Data", "at": "2026-01-01T00:00:00Z", "kind": "coded",
                    "codes": [name(category)]}) + "\n")
        run("import", "labelled", f"{folder}/r.jsonl", "--quiet")
        run("code", "import", "labelled", f"{folder}/c.jsonl")
        said = run("code", "suggest", "labelled")
    found = [[float(cell) for cell in line.split()[-3:]] for line in said.splitlines() if re.search(r"[\d.]+ +[\d.]+ +[\d.]+$", line)]
    if len(found) != len(themes):
        sys.exit(f"{len(found)} themes of {len(themes)} were judged:\n{said}")
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("speir")
    parser.add_argument("file")
    parser.add_argument("--themes", type=int, default=20)
    parser.add_argument("--comments", type=int, default=2000)
    options = parser.parse_args()
    rows, themes = chosen(options.file, options.themes, options.comments)
    print(f"{len(rows)} comments, {len(themes)} themes; means over the themes\n{'':26}{'precision':>10}{'recall':>8}{'F1':>8}")
    own = suggested(os.path.abspath(options.speir), rows, themes)
    print(f"{'speir code suggest':26}" + "".join(f"{sum(column) / len(own):{width}.2f}" for column, width in zip(zip(*own), (10, 8, 8))))
    labels = MultiLabelBinarizer().fit_transform([[category] for _, category in rows])
    for strength in (1, 10):
        model = make_pipeline(TfidfVectorizer(sublinear_tf=True), OneVsRestClassifier(LogisticRegression(C=strength, max_iter=1000)))
        guessed = cross_val_predict(model, [text for text, _ in rows], labels, cv=5)
        scores = precision_recall_fscore_support(labels, guessed, average="macro", zero_division=0)[:3]
        print(f"{f'scikit-learn, C = {strength}':26}" + "".join(f"{score:{width}.2f}" for score, width in zip(scores, (10, 8, 8))))


if __name__ == "__main__":
    main()
