#!/usr/bin/env python3
"""Kills the server in the middle of a load of submissions, many times over, and counts: every receipt that was handed out is found again, none twice.

Usage: kill.py [ROUNDS]
"""
import concurrent.futures, http.client, json, os, pathlib, random, signal, subprocess, sys, tempfile, shutil, threading, time, urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("SPEIR_PROGRAM", str(ROOT / ".build/debug/speir"))
SURVEY = """\
survey: load
title: Load
organiser: Tests
privacy: Held by nobody, write to tests@example.org
pages:
  - questions:
      - { name: number, type: text, label: Which number?, required: true }
"""


def serve(folder):
    process = subprocess.Popen(
        [PROGRAM, "serve", "--port", "0", "--directory", folder], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return process, urllib.parse.urlsplit(process.stdout.readline().split()[-1])


def send(address, number, stop, receipts):
    """One client, which sends until the server is gone; each request has a key, and is repeated with it."""
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
    count = 0
    while not stop.is_set():
        key = f"client-{number}-request-{count}"
        body = json.dumps({"answers": {"number": key}})
        try:
            connection.request(
                "POST", "/api/v1/surveys/load/responses", body,
                {"Content-Type": "application/json", "Idempotency-Key": key})
            answer = connection.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException):
            return
        if answer.status == 201:
            receipts.append((key, json.loads(text)["receipt"]))
            count += 1
        elif answer.status == 429:
            time.sleep(0.05)


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    chance = random.Random(2016)
    folder = tempfile.mkdtemp(prefix="speir-kill-")
    try:
        (pathlib.Path(folder) / "surveys").mkdir()
        (pathlib.Path(folder) / "surveys/load.yaml").write_text(SURVEY)
        handed_out = {}
        for round_ in range(rounds):
            process, address = serve(folder)
            stop, receipts = threading.Event(), []
            with concurrent.futures.ThreadPoolExecutor(16) as pool:
                for client in range(16):
                    pool.submit(send, address, f"{round_}-{client}", stop, receipts)
                time.sleep(chance.uniform(0.1, 0.6))
                process.send_signal(signal.SIGKILL)
                process.wait()
                stop.set()
            for key, receipt in receipts:
                assert key not in handed_out, f"{key} has two receipts"
                handed_out[key] = receipt
        assert handed_out, "the server was killed before anything was sent"
        # What a client asks again after the kill gets the receipt that it got.
        process, address = serve(folder)
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
        for key, receipt in chance.sample(sorted(handed_out.items()), min(100, len(handed_out))):
            connection.request(
                "POST", "/api/v1/surveys/load/responses", json.dumps({"answers": {"number": key}}),
                {"Content-Type": "application/json", "Idempotency-Key": key})
            answer = json.loads(connection.getresponse().read())
            assert answer == {"receipt": receipt}, f"{key} got {answer}, and not its receipt"
        process.terminate()
        assert process.wait(90) == 0, "the server did not end in order"
        run = subprocess.run(
            [PROGRAM, "export", "load", "--directory", folder], capture_output=True, text=True, check=True)
        stored = [json.loads(line)["answers"]["number"] for line in run.stdout.splitlines()]
        assert len(stored) == len(set(stored)), "a response is stored twice"
        missing = set(handed_out) - set(stored)
        assert not missing, f"{len(missing)} responses with receipts are gone, such as {sorted(missing)[:3]}"
        print(f"killed {rounds} times: {len(handed_out)} receipts were handed out, {len(stored)} responses are stored, none is missing, none is there twice")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
