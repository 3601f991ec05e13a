#!/usr/bin/env python3
"""Times the counting of many responses beside DuckDB, stage by stage, in the same minutes on the same machine.

Usage: counts.py PATH-TO-SPEIR PATH-TO-STAGES [--sizes 10000,100000,1000000] [--threads 2]

Needs duckdb from Tests/Bench/requirements.txt. Both count thirty questions by audience, of the same responses; the bench stops if they do not find the
same counts. Seconds are inside the process; DuckDB reads columns alone, speir a store in which answers can be added, changed and erased.
  cold     – speir: from the rows of its store, blocks made and kept on the way;  DuckDB: from the exported CSV
  warm     – speir: from the counts in its blocks;  DuckDB: from its own database file
  one more – speir: as warm, after one more response;  beside it the ratio to cold
  table    – every question by one question, in memory on both sides;  one thread in speir
  order    – the method's order of ten themes, from columns;  redrawn – the same with 2,000 redraws, verdicts and all
"""
import argparse, csv, os, shutil, statistics, subprocess, sys, tempfile, time

import duckdb

HERE = os.path.dirname(os.path.abspath(__file__))


def queries(names, table, by):
    """One query a question; how each is counted follows from its columns' names."""
    found, groups = [], {}
    for name in names[7:]:
        head = name.replace("/", ".").split(".")[0]
        groups.setdefault(name if head == "ratings" else head, []).append(name)
    for question, columns in groups.items():
        if len(columns) == 1 and not question.startswith("number"):
            found.append(f'SELECT "{by}", "{columns[0]}", count(*) FROM {table} GROUP BY ALL')
        elif question == "top":
            parts = " UNION ALL ".join(f'SELECT "{by}" AS g, {at} AS place, "{c}" AS v FROM {table}' for at, c in enumerate(columns))
            found.append(f"SELECT g, place, v, count(*) FROM ({parts}) WHERE v IS NOT NULL GROUP BY ALL")
        elif question.startswith("number"):
            found.append(f'SELECT "{by}", count("{question}"), avg("{question}"), median("{question}") FROM {table} GROUP BY ALL')
        else:
            sums = ", ".join(f'sum("{c}")' for c in columns)
            found.append(f'SELECT "{by}", {sums} FROM {table} GROUP BY ALL')
    return found


def seconds(work):
    start = time.perf_counter()
    value = work()
    return time.perf_counter() - start, value


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stdout


# A process of its own, as a child's peak begins with that of the process that it is forked from.
PEAK = """
import os, sys, time
start = time.perf_counter()
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
_, status, usage = os.wait4(pid, 0)
print(usage.ru_maxrss / 1024, time.perf_counter() - start)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def peak(*command):
    """Peak MiB and wall seconds of one whole process."""
    memory, wall = run(sys.executable, "-c", PEAK, *command).split()
    return float(memory), float(wall)


def compare(folder, names, db):
    """Stops where the two do not count the same answers in the same audience."""
    with open(os.path.join(folder, "reports", "bench", "questions.csv"), newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["audience"] != "pooled" and r["value"] and r["share"]]
    checked = 0
    for row in rows:
        question, item = row["question"], row["item"]
        if question in names:
            part = f'count(*) FROM r WHERE "{question}" = \'{item}\''
        elif f"{question}/{item}" in names:
            part = f'sum("{question}/{item}") FROM r WHERE true'
        else:
            continue
        among = "" if row["audience"] == "all" else f" AND audience = '{row['audience']}'"
        theirs = db.execute(f"SELECT {part}{among}").fetchone()[0]
        if int(row["value"]) != int(theirs or 0):
            sys.exit(f"{question}, {item}, {row['audience']}: speir counts {row['value']}, DuckDB {theirs}")
        checked += 1
    if checked < 500:
        sys.exit(f"only {checked} counts could be compared")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("speir")
    parser.add_argument("stages")
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    options = parser.parse_args()
    speir, stages = os.path.abspath(options.speir), os.path.abspath(options.stages)
    print(f"Counting beside DuckDB {duckdb.__version__} on {options.threads} threads\n")
    print(f"{'responses':>9}  {'stage':9}  {'speir s':>9}  {'DuckDB s':>9}  {'ratio':>6}")
    with tempfile.TemporaryDirectory() as top:
        for size in (int(s) for s in options.sizes.split(",")):
            folder = os.path.join(top, str(size))
            os.makedirs(os.path.join(folder, "surveys"))
            shutil.copy(os.path.join(HERE, "bench.yaml"), os.path.join(folder, "surveys", "bench.yaml"))
            at = ["--directory", folder]
            lines, table = os.path.join(folder, "bench.jsonl"), os.path.join(folder, "bench.csv")
            run(speir, "simulate", "bench", "--count", str(size), "--seed", "1", "--output", lines, *at)
            run(speir, "import", "bench", lines, *at)
            os.remove(lines)
            run(speir, "export", "bench", "--format", "csv", "--output", table, *at)
            run(speir, "report", "bench", "--format", "csv", *at)

            with open(table, newline="") as file:
                names = next(csv.reader(file))
            types = {n: "INTEGER" if n[:3] in ("dot", "sev", "num") else "VARCHAR" for n in names}
            path = os.path.join(folder, "bench.duckdb")

            def count(db, source, by="audience"):
                return [db.execute(query).fetchall() for query in queries(names, source, by)]

            def from_csv():
                db = duckdb.connect(config={"threads": options.threads})
                db.execute("CREATE TABLE r AS SELECT * FROM read_csv($p, header=true, columns=$c)", {"p": table, "c": types})
                count(db, "r")
                db.close()

            cold, _ = seconds(from_csv)
            db = duckdb.connect(path, config={"threads": options.threads})
            db.execute("CREATE TABLE r AS SELECT * FROM read_csv($p, header=true, columns=$c)", {"p": table, "c": types})
            compare(folder, names, db)
            db.close()

            ours = {}
            for line in run(stages, os.path.join(HERE, "bench.yaml"), os.path.join(folder, "responses", "bench.sqlite")).splitlines():
                name, value = line.split("\t")
                ours.setdefault(name, []).append(float(value))
            ours = {name: statistics.median(values) for name, values in ours.items()}

            db = duckdb.connect(path, read_only=True, config={"threads": options.threads})
            warm = statistics.median(seconds(lambda: count(db, "r"))[0] for _ in range(5))
            cross = statistics.median(seconds(lambda: count(db, "r", "one0"))[0] for _ in range(3))
            db.close()

            def row(stage, own, other=None):
                beside = f"  {other:9.4f}  {own / other:6.2f}" if other else ""
                print(f"{size:>9}  {stage:9}  {own:9.4f}{beside}", flush=True)

            row("cold", ours["cold"], cold)
            row("warm", ours["counts"], warm)
            row("one more", ours["one more"])
            print(f"{'':9}  {'':9}  {ours['one more'] / ours['cold']:8.1%} of cold")
            row("table", ours["table"], cross)
            row("order", ours["order"])
            row("redrawn", ours["redrawn"])
            memory, wall = peak(speir, "report", "bench", *at)
            print(f"{size:>9}  speir report as a whole process: {wall:.2f} s, {memory:.0f} MiB, that is 40 MB and {max(0, memory * 1048576 - 40e6) / size:.0f} bytes a response\n")
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
