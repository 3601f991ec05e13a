#!/usr/bin/env python3
"""Times the server under load: pages a second, and answers a second that are on the disk, beside a server that does nothing of its own.

Usage: serve.py PATH-TO-SPEIR PATH-TO-BASELINE [--seconds 5] [--connections 1,32,256] [--slow-flush MICROSECONDS] [--requests 0]

With --requests 1000000 nothing is compared: blank pages, filled pages and submissions follow one another until there were so many, and the server's memory
is printed on the way.
With --slow-flush each flush of either server lasts so much longer, as on a machine whose disk is not at hand; only submissions are timed.

Needs wrk. Each line is one run after a short warm-up; beside every step of ours runs its baseline in the same minutes:
  blank, filled  – the same web library answering a constant as long as the blank page
  submissions    – the same web library inserting the raw body, one commit a request, synchronous=FULL
"""
import argparse, http.client, json, os, pathlib, re, shutil, subprocess, sys, tempfile, time, urllib.parse

SURVEY = """\
survey: bench
title: Bench
organiser: Bench
privacy: Held by nobody, write to bench@example.org
pages:
  - questions:
""" + "".join(
    f"      - {{ name: q{n}, type: select_one, label: \"Question number {n}, of middling length?\", choices: [Always, Mostly, Sometimes, Seldom, Never] }}\n"
    for n in range(15)) + "".join(f"      - {{ name: q{n}, type: text, label: \"Question number {n}, in words?\" }}\n" for n in range(15, 20))
ANSWERS = {**{f"q{n}": "mostly" for n in range(15)}, **{f"q{n}": "A few words of no weight" for n in range(15, 20)}}


def wrk(address, connections, seconds, script=None, headers=()):
    command = ["wrk", "-t", "1", "-c", str(connections), "-d", f"{seconds}s", "--latency"]
    for header in headers:
        command += ["-H", header]
    if script:
        command += ["-s", script]
    said = subprocess.run(command + [address], capture_output=True, text=True, check=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1))
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    if bad:
        sys.exit(f"{address}: {bad.group(0)}")
    count = int(re.search(r"(\d+) requests in", said).group(1))
    spread = {name: latency for name, latency in re.findall(r"(50|99)%\s+([\d.]+\w+)", said)}
    return rate, spread, count


def flush(folder):
    """How long the disk takes to flush a page, in microseconds: the middle of a hundred."""
    times = []
    with open(f"{folder}/flush", "wb") as file:
        for _ in range(100):
            file.write(b"x" * 4096)
            file.flush()
            began = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append(time.perf_counter() - began)
    return sorted(times)[50] * 1e6


def resident(process):
    text = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) / 1024


def remember(most, server, steps):
    """Prints the server's memory between rounds of every step, until it has answered that many requests."""
    print(f"{'requests':>10}{'of them stored':>16}{'MiB':>8}")
    total = stored = 0
    print(f"{total:10}{stored:16}{resident(server):8.1f}", flush=True)
    while total < most:
        for address, script, headers in steps:
            count = wrk(address, 32, 3, script, headers)[2]
            total += count
            stored += count if script else 0
        print(f"{total:10}{stored:16}{resident(server):8.1f}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("speir")
    parser.add_argument("baseline")
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--connections", default="1,32,256")
    parser.add_argument("--slow-flush", type=int, default=0)
    parser.add_argument("--requests", type=int, default=0)
    options = parser.parse_args()
    if not shutil.which("wrk"):
        sys.exit("wrk is not here. Install it (Debian: apt-get install wrk), then run this again.")
    folder = tempfile.mkdtemp(prefix="speir-bench-")
    processes = []
    environment = dict(os.environ)
    if options.slow_flush:
        shim = pathlib.Path(folder) / "slowflush.so"
        source = pathlib.Path(__file__).with_name("slowflush.c")
        subprocess.run(["cc", "-shared", "-fPIC", "-o", str(shim), str(source), "-ldl"], check=True)
        environment |= {"LD_PRELOAD": str(shim), "SLOW_FLUSH_US": str(options.slow_flush)}
    try:
        (pathlib.Path(folder) / "surveys").mkdir()
        (pathlib.Path(folder) / "surveys/bench.yaml").write_text(SURVEY)
        ours = subprocess.Popen(
            [options.speir, "serve", "--port", "0", "--client-rate", "0", "--directory", folder], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, env=environment)
        processes.append(ours)
        address = ours.stdout.readline().split()[-1]
        time.sleep(1)
        post = pathlib.Path(folder) / "post.lua"
        post.write_text(
            "wrk.method = 'POST'\nwrk.body = '%s'\nwrk.headers['Content-Type'] = 'application/json'\n" % json.dumps({"answers": ANSWERS}))
        # One person who has begun, and one whose answers are there.
        split = urllib.parse.urlsplit(address)
        connection = http.client.HTTPConnection(split.hostname, split.port)

        def send(method, path, body=None, cookie=None):
            headers = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
            if cookie:
                headers["Cookie"] = cookie
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer, answer.read().decode()

        blank = send("POST", "/s/bench/start", "")[0].getheader("Set-Cookie").split(";")[0]
        filled = send("POST", "/s/bench/start", "")[0].getheader("Set-Cookie").split(";")[0]
        page = send("GET", "/s/bench/p/1", cookie=filled)[1]
        theirs = subprocess.Popen(
            [options.baseline, "18431", f"{folder}/baseline.sqlite", str(len(page.encode()))], stderr=subprocess.DEVNULL, env=environment)
        processes.append(theirs)
        time.sleep(1)
        token = re.search(r'name=":token" value="(\w+)"', page).group(1)
        fields = {**ANSWERS, ":token": token, ":on": " ".join(ANSWERS), ":do": "keep"}
        kept = send("POST", "/s/bench/p/1", urllib.parse.urlencode(fields), filled)[0]
        assert kept.status == 204, kept.status
        page = send("GET", "/s/bench/p/1", cookie=filled)[1]
        assert page.count('checked="checked"') == 15, page
        print(f"a flush of this disk takes {flush(folder) + options.slow_flush:.0f} µs")
        if options.requests:
            return remember(options.requests, ours, [
                (f"{address}/s/bench/p/1", None, [f"Cookie: {blank}"]), (f"{address}/s/bench/p/1", None, [f"Cookie: {filled}"]),
                (f"{address}/api/v1/surveys/bench/responses", str(post), [])])
        print(f"{'':14}{'connections':>12}{'a second':>12}{'baseline':>12}{'ratio':>8}{'p50':>10}{'p99':>10}")
        for count in map(int, options.connections.split(",")):
            steps = [
                ("blank page", f"{address}/s/bench/p/1", None, [f"Cookie: {blank}"], "http://127.0.0.1:18431/", None),
                ("filled page", f"{address}/s/bench/p/1", None, [f"Cookie: {filled}"], "http://127.0.0.1:18431/", None),
                ("submissions", f"{address}/api/v1/surveys/bench/responses", str(post), [], "http://127.0.0.1:18431/", str(post)),
            ]
            for name, where, script, headers, other, other_script in steps[2:] if options.slow_flush else steps:
                wrk(where, count, 1, script, headers)
                rate, spread, _ = wrk(where, count, options.seconds, script, headers)
                beside, _, _ = wrk(other, count, options.seconds, other_script)
                print(
                    f"{name:14}{count:12}{rate:12.0f}{beside:12.0f}{rate / beside:8.2f}{spread['50']:>10}{spread['99']:>10}", flush=True)
        print(f"the server's memory at the end: {resident(ours):.0f} MiB")
    finally:
        for process in processes:
            process.terminate()
            process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
