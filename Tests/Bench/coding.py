#!/usr/bin/env python3
"""Times the turns of the page on which comments are coded: a decision is sent, and the page that follows is loaded.

Usage: coding.py PATH-TO-SPEIR [--comments 20000] [--confirmed 0] [--turns 300] [--think 0]

The comments are those of comments.py. One coder keeps what is suggested, or none; `--think` is how many seconds they take for each. `shown` is a
hash of which comments came in which order: it is the same however fast the machine and the coder are.
"""
import argparse, hashlib, html, http.client, os, re, subprocess, tempfile, time, urllib.parse
from comments import comments, prepare

SECRET, PATH = "a secret for the bench alone", "/organise/big/code"


class Browser:
    """Keeps cookies and one connection, and reads forms."""

    def __init__(self, port):
        self.port, self.cookies, self.connection = port, {}, None

    def send(self, method, path, fields=None):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{self.port}"}
        for _ in range(300):
            try:
                self.connection = self.connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
                self.connection.request(method, path, body, headers)
                answer = self.connection.getresponse()
                break
            except (ConnectionRefusedError, http.client.RemoteDisconnected):
                self.connection = None
                time.sleep(0.1)
        page = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                name, _, value = value.split(";")[0].partition("=")
                self.cookies[name] = value
        return page, answer.getheader("Location")

    @staticmethod
    def form(page, mark):
        """What the form with that mark would send as it stands."""
        own = next(form for form in re.findall(r"<form.*?</form>", page, re.S) if mark in form)
        tags = [(tag, dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))) for tag in re.findall(r"<input[^>]*>", own)]
        return [
            (one["name"], html.unescape(one["value"]))
            for tag, one in tags if one.get("type") == "hidden" or (one.get("type") == "checkbox" and "checked" in tag)]

    def begin(self):
        page, _ = self.send("GET", "/organise/sign-in")
        self.send("POST", "/organise/sign-in", self.form(page, ":secret") + [(":secret", SECRET)])
        page, _ = self.send("GET", PATH + "/coder")
        self.send("POST", PATH + "/coder", self.form(page, 'id="coder"') + [(":coder", "Bench")])
        start = time.perf_counter()
        page, _ = self.send("GET", PATH)
        return page, time.perf_counter() - start


def turns(browser, page, count, think):
    times, shown = [], []
    for _ in range(count):
        fields = browser.form(page, 'id="coding"')
        shown.append(dict(fields)[":place"])
        deed = "keep" if any(name == ":theme" for name, _ in fields) else "none"
        start = time.perf_counter()
        _, to = browser.send("POST", PATH, fields + [(":do", deed)])
        page, _ = browser.send("GET", to)
        times.append(time.perf_counter() - start)
        time.sleep(think)
    return times, hashlib.sha256(" ".join(shown).encode()).hexdigest()[:12]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("speir")
    parser.add_argument("--comments", type=int, default=20_000)
    parser.add_argument("--confirmed", type=int, default=0)
    parser.add_argument("--turns", type=int, default=300)
    parser.add_argument("--think", type=float, default=0)
    parser.add_argument("--port", type=int, default=18127)
    options = parser.parse_args()
    texts, themes = zip(*comments(options.comments))
    with tempfile.TemporaryDirectory() as folder:
        at = prepare(options.speir, folder, texts, themes, options.confirmed)
        server = subprocess.Popen(
            [options.speir, "serve", "big", "--port", str(options.port), "--client-rate", "1000"] + at,
            env={**os.environ, "SPEIR_ORGANISER_SECRET": SECRET}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            browser = Browser(options.port)
            page, first = browser.begin()
            times, shown = turns(browser, page, options.turns, options.think)
        finally:
            server.terminate()
            server.wait(20)
    ordered = sorted(times)
    print(f"{options.comments} comments, {options.confirmed} of them coded before, {options.think} s of thought a turn")
    print(f"  first page {first * 1000:6.0f} ms; turns: " + ", ".join(
        f"{name} {ordered[min(len(ordered) - 1, int(len(ordered) * part))] * 1000:.0f} ms"
        for name, part in [("half", 0.5), ("9 of 10", 0.9), ("99 of 100", 0.99), ("all", 1)]) + f"; shown {shown}")


if __name__ == "__main__":
    main()
