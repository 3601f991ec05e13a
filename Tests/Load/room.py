#!/usr/bin/env python3
"""A consensus session of 36 people in six groups, in a minute: phones that drop and come back, a scribe at a terminal, a server that is killed
twice, and in the end the dots add up.

Usage: room.py. Each person joins with the code, says things, listens to the stream, and places five dots, changing them while the vote is open;
requests that got no answer are sent again, as a thumb does. What each person saw acknowledged last is what must stand.
"""
import collections, http.client, http.cookiejar, os, pathlib, random, re, shutil, signal, sqlite3, subprocess, sys, tempfile, threading, time, urllib.error, urllib.parse, urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("SPEIR_PROGRAM", str(ROOT / ".build/debug/speir"))
SECRET = "a secret for the tests alone"
THEMES = ["roads", "money", "care", "voice", "meetings", "funding", "sharing", "vision", "outcomes"]
SURVEY = """\
survey: room
title: The room
organiser: Tests
privacy: Held by nobody, write to tests@example.org
themes: {%s}
sessions:
  - { id: consensus, kind: consensus, title: Agree and prioritise, dots: 5 }
pages:
  - questions:
      - { name: number, type: text, label: Which number? }
""" % ", ".join(f"{name}: {name.title()}" for name in THEMES)
PEOPLE, TABLES, DOTS = 36, 6, 5
# How long one thing may take, in seconds: for a slow machine that has much to do.
PATIENCE = 240


class Server:
    """The server process on one folder and one port, which is killed and started again."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        (self.folder / "surveys").mkdir()
        (self.folder / "surveys/room.yaml").write_text(SURVEY)
        self.secret = self.folder / "secret"
        self.secret.write_text(SECRET)
        self.secret.chmod(0o600)
        self.port = "0"
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--port", self.port, "--client-rate", "200", "--directory", str(self.folder),
             "--organiser-secret-file", str(self.secret)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.process.stdout.readline().split()[-1]
        self.port = str(urllib.parse.urlsplit(self.address).port)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()
        self.start()


class Browser:
    """Keeps cookies, follows redirections, and sends again what got no answer until somebody says stop."""

    def __init__(self, server):
        self.server = server
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        self.again = 0

    def send(self, path, fields=None):
        body = urllib.parse.urlencode(fields).encode() if fields is not None else None
        for _ in range(200):
            try:
                with self.opener.open(self.server.address + path, body, timeout=60) as answer:
                    return answer.read().decode(), answer.geturl()
            except urllib.error.HTTPError as error:
                if error.code in (429, 503):
                    time.sleep(0.3)
                    continue
                raise AssertionError(f"{path}: {error.code} {error.read()[-600:]}")
            except (OSError, http.client.HTTPException):
                self.again += 1
                time.sleep(0.1)
        raise AssertionError(f"{path} gets no answer")

    def forget_connection(self):
        """The network drops; the phone keeps its cookies."""
        self.opener.close()


def value(page, name):
    found = re.search(r'name="%s" value="([^"]*)"' % re.escape(name), page)
    return found[1] if found else ""


class Facilitator(Browser):
    path = "/organise/room/sessions/consensus"

    def act(self, deed, **fields):
        """Does one thing on the screen; signs in again where the server has forgotten who it is."""
        while True:
            page, address = self.send(self.path)
            if "sign-in" in address:
                self.send("/organise/sign-in", {":secret": SECRET, ":token": value(page, ":token")})
                continue
            own = {name: value(page, name) for name in (":token", ":once", ":vote")}
            page, address = self.send(self.path, {**own, ":do": deed, **{f":{name}": text for name, text in fields.items()}})
            if "sign-in" not in address:
                return page


class Stream(threading.Thread):
    """Listens as EventSource does: comes back by itself, and keeps the last of each part."""

    def __init__(self, server, path):
        super().__init__(daemon=True)
        self.server, self.path, self.parts, self.lines, self.cuts, self.ends = server, path, {}, 0, 0, False
        self.start()

    def run(self):
        while not self.ends:
            try:
                with urllib.request.urlopen(self.server.address + self.path, timeout=60) as answer:
                    name, data = "", []
                    for line in answer:
                        self.lines += 1
                        text = line.decode().rstrip("\n")
                        if text.startswith("event: "):
                            name, data = text[7:], []
                        elif text.startswith("data: "):
                            data.append(text[6:])
                        elif not text and name:
                            self.parts[name] = "\n".join(data)
                            name = ""
                        if self.ends:
                            return
            except (OSError, http.client.HTTPException):
                pass
            self.cuts += 1
            time.sleep(0.2)


class Person(threading.Thread):
    """One participant: what they said, and the dots that they saw acknowledged last."""

    def __init__(self, server, code, number, voting, closing):
        super().__init__(daemon=True)
        self.browser, self.number, self.table = Browser(server), number, number % TABLES + 1
        self.room, self.voting, self.closing = f"/room/{code}", voting, closing
        self.chance = random.Random(number)
        self.said, self.dots, self.fault, self.changes = [], {}, None, 0

    def run(self):
        try:
            self.talk()
            self.voting.wait()
            while not self.closing.is_set() or not self.changes:
                self.vote()
        except Exception as error:
            self.fault = f"person {self.number}: {error!r}"[:900]

    def talk(self):
        for count in range(4):
            page, _ = self.browser.send(self.room)
            text = f"Person {self.number} says <{count}> & more"
            body = {name: value(page, name) for name in (":token", ":once")} | {":words": text, ":table": str(self.table)}
            for _ in range(self.chance.choice((1, 1, 2))):
                page, _ = self.browser.send(self.room, body)
            assert "It is added." in page, "what was said was not added"
            self.said.append(text)
            if self.chance.random() < 0.4:
                self.browser.forget_connection()
            time.sleep(self.chance.uniform(0.2, 1))

    def vote(self):
        page, _ = self.browser.send(self.room + "/vote")
        assert value(page, ":vote"), "no vote is open"
        standing = {name: int(value(page, name)) for name in THEMES}
        assert {name: count for name, count in standing.items() if count} == self.dots, f"{standing} and not {self.dots}"
        chosen = collections.Counter(self.chance.choice(THEMES) for _ in range(DOTS))
        body = {name: value(page, name) for name in (":token", ":vote", ":revision")} | {name: str(chosen[name]) for name in THEMES}
        for _ in range(self.chance.choice((1, 1, 3))):
            page, address = self.browser.send(self.room + "/vote", body)
            assert address.endswith("done=kept"), f"the dots were not kept: {address}"
        self.dots = dict(chosen)
        self.changes += 1
        if self.chance.random() < 0.4:
            self.browser.forget_connection()
        time.sleep(self.chance.uniform(0.1, 0.8))


def scribe(folder):
    """Writes at a terminal what is said at the tables, while the phones are at it."""
    lines = "".join(f"{number % TABLES + 1}> The scribe hears {number}\n" for number in range(40))
    run = subprocess.run(
        [PROGRAM, "session", "run", "room", "consensus", "--scribe", "Anna", "--directory", str(folder)], input=lines, capture_output=True,
        text=True, timeout=PATIENCE)
    return run


def main():
    folder = tempfile.mkdtemp(prefix="speir-room-")
    started = time.monotonic()
    try:
        server = Server(folder)
        facilitator = Facilitator(server)
        page = facilitator.act("open")
        code = re.search(r"\"/room/([0-9A-Z]{6})", page)[1]
        facilitator.act("count", people=str(PEOPLE))
        facilitator.act("slot", **{"slot-title": "Read the figures", "minutes": "15"})
        wall = Stream(server, f"/room/{code}/live?view=wall")
        listeners = [Stream(server, f"/room/{code}/live") for _ in range(PEOPLE)]
        voting, closing = threading.Event(), threading.Event()
        people = [Person(server, code, number, voting, closing) for number in range(PEOPLE)]
        for person in people:
            person.start()
        writing = []
        scribing = threading.Thread(target=lambda: writing.append(scribe(folder)), daemon=True)
        scribing.start()
        time.sleep(1.5)
        server.kill()
        until = time.monotonic() + PATIENCE
        while any(len(person.said) < 4 and not person.fault for person in people) and time.monotonic() < until:
            time.sleep(0.1)
        scribing.join(PATIENCE)
        facilitator.act("vote-5")
        voting.set()
        time.sleep(2.5)
        server.kill()
        time.sleep(3)
        closing.set()
        until = time.monotonic() + PATIENCE
        for person in people:
            person.join(max(0, until - time.monotonic()))
        faults = [person.fault for person in people if person.fault]
        assert not faults, "\n".join(faults)
        assert not any(person.is_alive() for person in people), "somebody never came to an end"

        facilitator.act("close")
        last = facilitator.act("wall", **{"wall-roads": "7", "wall-voters": "2"})
        assert "The numbers are kept." in last
        facilitator.act("reveal")
        expected = collections.Counter({"roads": 7})
        for person in people:
            expected.update(person.dots)
        assert sum(expected.values()) == PEOPLE * DOTS + 7
        until = time.monotonic() + PATIENCE
        while "What people chose" not in wall.parts.get("wall", "") and time.monotonic() < until:
            time.sleep(0.05)
        for what, shown in (("wall", wall.parts.get("wall", "")), ("phone", Browser(server).send(f"/room/{code}")[0])):
            rows = re.findall(r'<th scope="row">(.*?)</th>\s*<td><progress.*?</td>\s*<td class="number">(\d+)</td>', shown)
            found = {name.lower(): int(dots) for name, dots in rows}
            assert found == {name: expected[name] for name in THEMES}, f"{what}: {found} and not {dict(expected)}"
            assert f"People: {PEOPLE + 2}. Dots: {PEOPLE * DOTS + 7}." in shown, f"{what}: the sum is another"

        # Everything that was said is kept, once.
        for listener in [*listeners, wall]:
            listener.ends = True
        server.process.terminate()
        assert server.process.wait(90) == 0, "the server did not end in order while phones were listening"
        store = sqlite3.connect(f"file:{folder}/responses/room.sqlite?mode=ro", uri=True)
        bodies = [row[0] for row in store.execute("SELECT body FROM session_event WHERE kind = 'contributed'")]
        kept = collections.Counter(re.search(r'"text":"(.*?)"', body)[1] for body in bodies)
        said = [text for person in people for text in person.said]
        for text in said:
            assert kept[text] == 1, f"‘{text}’ is there {kept[text]} times"
        heard = sum(1 for text in kept if text.startswith("The scribe hears"))
        assert heard == 40, f"{heard} of the scribe's 40 lines are kept: {writing and writing[0].stderr[-500:]}"
        ballots = list(store.execute("SELECT id, dots FROM ballot"))
        assert len(ballots) == PEOPLE, f"{len(ballots)} ballots of {PEOPLE} people"
        store.close()
        again = sum(person.browser.again for person in people)
        cuts = sum(listener.cuts for listener in listeners)
        changes = sum(person.changes for person in people)
        print(
            f"{PEOPLE} people, {len(said)} said and {heard} by the scribe, {changes} times dots were placed, the server killed twice, "
            f"{again} requests sent again, {cuts} streams cut: {sum(expected.values())} dots add up, in {time.monotonic() - started:.0f} s")
    finally:
        server.process.kill()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
