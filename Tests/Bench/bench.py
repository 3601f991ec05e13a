#!/usr/bin/env python3
"""Times `check`, `import`, `export` and `report` as whole processes, and shows how time and memory grow.

Usage: bench.py PATH-TO-SPEIR [--sizes 1000,10000,100000] [--runs 3]

A million responses (--sizes 1000000) take some minutes and are run once. Each figure is the median of the runs; memory is the largest resident size that the operating system saw. Beside every step runs a
baseline in the same minutes on the same machine, so that the ratio can be compared from one machine to another:
  import  – Python's json and sqlite3 modules: parse every line, insert it as text in one transaction, synchronous=FULL
  export  – Python's sqlite3, json and csv modules: read what `import` stored, parse it, write a row for each person in 54 columns
  in csv  – Python's csv, json and sqlite3 modules: parse every row, put its cells together by question, insert that as text
  report  – Python's json module: parse every line and count each question's answers in a dictionary
"""
import argparse, csv, json, os, shutil, sqlite3, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))


def run(command):
    """Wall seconds and peak MiB of one whole process; stops the bench if it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command)} failed:\n{error.decode(errors='replace')}")
    return seconds, usage.ru_maxrss / 1024


def opened(folder, name):
    """A store without anything in it, as durable as ours."""
    path = os.path.join(folder, name)
    if os.path.exists(path):
        os.remove(path)
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    db.execute("CREATE TABLE r (id TEXT PRIMARY KEY, body TEXT)")
    return db


def baseline_import(path, folder):
    db = opened(folder, "baseline.sqlite")
    with db, open(path, encoding="utf-8") as lines:
        db.executemany("INSERT INTO r VALUES (?, ?)", ((json.loads(line)["id"], line) for line in lines))
    db.close()


def cells(answers):
    """An answer's parts by the names of their columns."""
    for question, answer in answers.items():
        if isinstance(answer, dict):
            for part, value in answer.items():
                yield f"{question}.{part}", value
        elif isinstance(answer, list):
            for value in answer:
                yield f"{question}/{value}", 1
        else:
            yield question, answer


def baseline_export(path, folder):
    with open(path, encoding="utf-8", newline="") as file:
        names = next(csv.reader(file))
    db = sqlite3.connect(os.path.join(folder, "baseline.sqlite"))
    with open(os.path.join(folder, "baseline.csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="", extrasaction="ignore")
        writer.writeheader()
        for (body,) in db.execute("SELECT body FROM r ORDER BY id"):
            response = json.loads(body)
            writer.writerow({**response, **dict(cells(response["answers"]))})
    db.close()


def baseline_csv(path, folder):
    def rows():
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                answers = {}
                for name, cell in row.items():
                    if cell:
                        head, _, part = name.replace("/", ".").partition(".")
                        answers.setdefault(head, {})[part] = cell
                yield row["id"], json.dumps(answers)

    db = opened(folder, "baseline-csv.sqlite")
    with db:
        db.executemany("INSERT INTO r VALUES (?, ?)", rows())
    db.close()


def baseline_report(path):
    counts = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            for question, answer in json.loads(line)["answers"].items():
                key = (question, json.dumps(answer))
                counts[key] = counts.get(key, 0) + 1
    return counts


def medians(times):
    return statistics.median(t for t, _ in times), max(m for _, m in times)


def main():
    if len(sys.argv) > 2 and sys.argv[1] == "--baseline":
        steps = {"import": baseline_import, "export": baseline_export, "in csv": baseline_csv, "report": baseline_report}
        return steps[sys.argv[2]](*sys.argv[3:])
    parser = argparse.ArgumentParser()
    parser.add_argument("speir")
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    speir = os.path.abspath(options.speir)
    me = [sys.executable, os.path.abspath(__file__), "--baseline"]
    print(f"{options.runs} runs of each, after one warm-up, or one run alone of a million; whole processes on {os.cpu_count()} processors\n")
    print(f"{'responses':>9}  {'step':7}  {'seconds':>8}  {'peak MiB':>8}  {'baseline s':>10}  {'MiB':>6}  {'ratio':>6}  {'µs a response':>13}")
    with tempfile.TemporaryDirectory() as top:
        for size in (int(s) for s in options.sizes.split(",")):
            folder = os.path.join(top, str(size))
            os.makedirs(os.path.join(folder, "surveys"))
            shutil.copy(os.path.join(HERE, "bench.yaml"), os.path.join(folder, "surveys", "bench.yaml"))
            at = ["--directory", folder]
            file = os.path.join(folder, "bench.jsonl")
            run([speir, "simulate", "bench", "--count", str(size), "--seed", "1", "--output", file, *at])

            def row(step, command, baseline=None, before=lambda: None):
                ours, theirs = [], []
                for turn in range(options.runs + 1) if size < 1_000_000 else [1]:
                    before()
                    sample = run(command)
                    other = run(baseline) if baseline else None
                    if turn:
                        ours.append(sample)
                        theirs.append(other)
                seconds, memory = medians(ours)
                text = f"{size:>9}  {step:7}  {seconds:8.3f}  {memory:8.1f}"
                if baseline:
                    base, base_memory = medians(theirs)
                    text += f"  {base:10.3f}  {base_memory:6.1f}  {seconds / base:6.2f}  {seconds / size * 1e6:13.1f}"
                print(text, flush=True)

            def fresh():
                shutil.rmtree(os.path.join(folder, "responses"), ignore_errors=True)

            row("check", [speir, "check", "bench", *at])
            row("import", [speir, "import", "bench", file, *at], [*me, "import", file, folder], fresh)
            table = os.path.join(folder, "bench.csv")
            export = [speir, "export", "bench", "--format", "csv", "--output", table, *at]
            run(export)
            row("export", export, [*me, "export", table, folder])
            row("in csv", [speir, "import", "bench", table, "--quiet", *at], [*me, "in csv", table, folder], fresh)
            row("report", [speir, "report", "bench", *at], [*me, "report", file])


if __name__ == "__main__":
    main()
