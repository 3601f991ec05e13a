#!/usr/bin/env python3
"""Runs a survey from the organisers' pages in headless Chromium: on a phone and at a desk, by day and in the dark.

Usage: organise.py [--screenshots DIR]. Needs what form.py needs, and holds every page against the same rules.
"""
import concurrent.futures, difflib, os, pathlib, re, shutil, subprocess, sys, tempfile, time, urllib.error, urllib.parse, urllib.request
from selenium.webdriver.common.by import By
from visitor import LONGEST, PROGRAM, ROOT, Visitor, again, stopped

SECRET = "a secret for the tests alone"
SEALED = """survey: sealed
title: A <sealed> survey & its people
organiser: The parish council
closes: 2099-12-31
results: sealed
privacy: The clerk holds the answers; write to clerk@example.org
audiences: { north: { label: The north, population: 40 }, south: { label: The south } }
pages:
  - questions:
      - { name: who, type: select_one, label: Where do you live?, choices: audiences }
      - { name: cups, type: integer, label: How many cups? }
"""
INVITED = """survey: invited
title: The board
organiser: The parish council
languages: [en, gd]
access: invited
privacy: The clerk holds the answers; write to clerk@example.org
pages:
  - questions:
      - { name: cups, type: integer, label: { en: How many cups?, gd: Cia mheud cupa? } }
"""


class Site:
    """The server with a secret, on a folder with answers."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="speir-organise-")
        path = pathlib.Path(self.folder)
        shutil.copytree(ROOT / "surveys", path / "surveys")
        (path / "surveys/sealed.yaml").write_text(SEALED)
        (path / "surveys/invited.yaml").write_text(INVITED)
        self.run("simulate", "highland-cpip", "--count", "60", "--output", str(path / "people.jsonl"))
        self.run("import", "highland-cpip", str(path / "people.jsonl"))
        secret = path / "secret"
        secret.write_text(SECRET + "\n")
        secret.chmod(0o600)
        self.log = open(path / "log", "w")
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--port", "0", "--directory", self.folder, "--organiser-secret-file", str(secret)],
            stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.address = self.process.stdout.readline().split()[-1]
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(LONGEST)
        self.log.close()
        shutil.rmtree(self.folder)

    def run(self, *arguments, status=0, input=""):
        run = subprocess.run(
            [PROGRAM, *arguments, "--directory", self.folder], capture_output=True, text=True, input=input)
        if run.returncode != status:
            raise AssertionError(f"{arguments} ended with {run.returncode}: {run.stderr}")
        return run.stdout + run.stderr

    def answer(self, survey, body):
        request = urllib.request.Request(f"{self.address}/api/v1/surveys/{survey}/responses", data=body.encode(), method="POST")
        with urllib.request.urlopen(request) as answer:
            return answer.read().decode().split('"')[3]


def take(v, path, body=None):
    """What a link, or a form with that body, gives to whoever is signed in in the browser: status and bytes."""
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in v.browser.get_cookies())
    request = urllib.request.Request(v.site.address + path, data=body, headers={"Cookie": cookies})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, b""


def follow(v, text):
    v.follow(By.LINK_TEXT, text)


def styled(v, what):
    """Whether the page's own style was let in by the policy."""
    def families():
        return v.browser.execute_script("return getComputedStyle(document.body).fontFamily")
    v.expect(lambda: "serif" in families() and families() != "serif", lambda: f"{what} has no style: {families()}")


def walk(v, site):
    v.go("/organise/highland-cpip")
    v.expect(lambda: "/organise/sign-in?to=" in v.browser.current_url, "somebody who is not signed in sees a survey")
    v.look("sign in")
    v.write(":secret", "not this one, surely")
    v.press("Sign in")
    v.look("not the secret")
    v.expect(lambda: v.browser.title == "Error: Sign in", "the title does not say that something is wrong")
    v.write(":secret", SECRET)
    v.press("Sign in")
    v.expect(lambda: v.browser.current_url.endswith("/organise/highland-cpip"), "signing in does not lead back")
    v.go("/organise")
    v.expect(lambda: v.heading() == "Surveys", "the secret does not let in")
    v.look("surveys")
    kept = v.browser.get_cookie("speir_organiser")
    v.expect(kept["httpOnly"] and kept["sameSite"] == "Strict" and kept["path"] == "/organise", f"the cookie is {kept}")

    follow(v, "Community Planning Improvement Programme")
    v.look("survey")
    v.touch("summary")
    v.look("survey with its days")
    v.press("Make the priority report")
    v.look("report made")
    v.shows("The priority report is made.", "nothing says that the report is made")
    v.expect((pathlib.Path(site.folder) / "reports/highland-cpip/priorities.csv").exists(), "there is no report")
    follow(v, "priority-report.html")
    styled(v, "the report that was made")
    v.back()
    follow(v, "The priority report as it stands now")
    styled(v, "the report of now")
    v.shows("Simulated data: all 60", "the report is of other responses")
    v.back()
    for name, arguments in (
        ("responses.jsonl", ["--format", "jsonl"]), ("responses.csv", ["--format", "csv"]),
        ("responses-labels.csv", ["--format", "csv", "--labels"]), ("codebook.md", ["--format", "codebook"])):
        status, found = take(v, f"/organise/highland-cpip/files/{name}")
        out = pathlib.Path(site.folder) / ("export." + name.split(".")[1])
        site.run("export", "highland-cpip", *arguments, "--output", str(out))
        v.expect(status == 200 and found == out.read_bytes(), f"{name} is another file than the export: {status}, {len(found)} bytes")
    v.expect(not [one for one in os.listdir(site.folder + "/responses") if one.startswith(".")], "a file was left behind")

    # Closing by hand holds for every way to answer.
    v.press("Close it now")
    v.look("closed by hand")
    v.go("/s/highland-cpip")
    v.shows("takes no more answers", "the form is still open")
    v.expect("takes no more answers" in site.run("ask", "highland-cpip", "--plain", status=77), "the terminal still asks")
    v.expect("Closed by hand on" in site.run("ledger", "highland-cpip"), "the ledger does not say that it was closed")
    v.go("/organise/highland-cpip")
    v.press("Leave it to its dates")
    v.look("left to its dates")
    v.go("/s/highland-cpip")
    v.expect(lambda: v.browser.find_elements(By.CSS_SELECTOR, "button.main"), "the form is still closed")

    # Erasing by receipt.
    receipt = site.answer("highland-cpip", "audience=sector")
    v.go("/organise/highland-cpip")
    v.shows("61 responses", "the new response is not counted")
    v.write(":receipt", receipt[:-1])
    v.press("Erase the response")
    v.look("mistyped receipt")
    v.write(":receipt", receipt)
    v.press("Erase the response")
    v.look("before it is erased")
    v.shows("may still quote it", "nothing is said of reports that were made")
    v.press("Yes, erase it")
    v.shows("60 responses", "the response was not erased")

    # What those who were asked see.
    v.go("/s/highland-cpip/results")
    styled(v, "the open results")
    v.look("open results", most=60_000)
    v.sees("these improvements come first so far", "the open results")
    v.expect("Third sector organisations" not in v.main(), "open results speak of groups")

    # A survey that is sealed and has few answers.
    v.go("/organise")
    follow(v, "A <sealed> survey & its people")
    v.look("sealed and empty")
    for _ in range(3):
        site.answer("sealed", "who=north&cups=2")
    v.leave(v.browser.refresh)
    v.look("sealed")
    v.shows("3 responses", "the responses are not counted")
    v.shows("<td>8 %</td>", "the response rate is not shown")
    for path, status in (("results", 403), ("files/responses.csv", 403), ("files/codebook.md", 200)):
        found = take(v, "/organise/sealed/" + path)[0]
        v.expect(found == status, f"{path} of a sealed survey: {found}")

    invited(v, site)
    plan(v, site)

    v.go("/organise")
    v.press("Sign out")
    v.go("/organise")
    v.expect(lambda: v.heading() == "Sign in", "signing out does not end the session")
    across(v, site)


def invited(v, site):
    """Invitations: made, opened, used up, and whom to remind."""
    v.go("/organise/invited")
    v.look("no invitations yet")
    v.write(":number", "many")
    v.press("Make invitations")
    v.look("invitations mistyped")
    v.expect(lambda: v.browser.title.startswith("Error: "), "the title does not say that something is wrong")
    body = urllib.parse.urlencode({":token": v.value(":token"), ":once": v.value(":once"), ":labels": "Ann\r\nBea"}).encode()
    status, table = take(v, "/organise/invited/invitations", body)
    v.expect(take(v, "/organise/invited/invitations", body) == (200, table), "a second press gives another table")
    links = re.findall(r"/s/invited/i/[0-9A-Z-]{34}", table.decode())
    v.expect(status == 200 and len(links) == 2, f"the table of invitations is {status}: {table}")

    v.go("/organise/invited")
    v.write(":labels", "Cal\nann")
    v.press("Make invitations")
    v.shows("‘ann’ has an invitation already", "one person gets two invitations")
    v.expect(lambda: v.value(":labels") == "Cal\nann", lambda: f"the names come back as {v.value(':labels')!r}")

    v.go("/s/invited")
    v.look("by invitation")
    v.write(":invitation", "8ZQ4-0KTM")
    v.press("Go on")
    v.look("no invitation")
    v.go("/s/invited/invitation?lang=gd")
    v.look("by invitation, in Gaelic")
    v.go(links[0] + "?lang=en")
    v.expect(lambda: re.search(r"/s/invited(\?lang=en)?$", v.browser.current_url), "the invitation stays in the address")
    v.look("start, invited")
    v.press("Start now")
    v.write("cups", "3")
    v.look("question, invited")
    v.press("Continue")
    time.sleep(2.1)
    v.press("Send your answers")
    v.look("sent, invited")
    kept = v.browser.get_cookie("speir_invitation")
    v.expect(kept["httpOnly"] and kept["path"] == "/s/invited", f"the cookie is {kept}")
    v.press("Finish and clear this screen")
    v.expect(not v.browser.get_cookie("speir_invitation"), "the invitation is not cleared")
    v.go(links[0])
    v.look("invitation used")
    v.expect(lambda: v.heading() == "This invitation has been used", "an invitation lets in twice")
    v.go("/organise/invited")
    v.look("an invitation used")
    v.shows("2 invitations have been made, and 1 of them used.", "the use is not counted")
    v.expect(take(v, "/organise/invited/reminders.csv") == (200, b"label\r\nBea\r\n"), "the reminders are others")


def up(v, what):
    """Moves a part of the plan up."""
    v.follow(By.XPATH, f"//button[normalize-space(.) = 'Move up {what}']")


def plan(v, site):
    """The plan: begun, changed beside an editor and the terminal, and its progress."""
    file = pathlib.Path(site.folder) / "reports/highland-cpip/plan.yaml"
    notes = file.with_name("progress.yaml")
    v.go("/organise/highland-cpip")
    v.follow(By.PARTIAL_LINK_TEXT, "The plan: ")
    v.look("no plan yet")
    v.press("Make the plan")
    v.look("plan made", most=60_000)
    v.expect(lambda: file.exists() and "The plan is made." in v.browser.page_source, "the plan is not made")
    begun = file.read_text()
    v.follow(By.CSS_SELECTOR, "ol.links a")
    v.look("improvement without actions")
    v.write(":i-outcome", "People sit: all of them\nThey stay")
    for field, text in (("action", "Measure <b>the</b> chairs"), ("lead", "The hall"), ("costs", "Money"), ("target", "by March 2099"),
                        ("due", "soon"), ("measure", "A list")):
        v.write(":new-" + field, text)
    v.press("Save")
    v.look("a day that is none")
    v.expect(lambda: v.browser.title.startswith("Error: ") and file.read_text() == begun, "what is no day was written")
    v.write(":new-due", "")
    v.press("Save")
    v.look("action added", most=60_000)
    written = file.read_text()
    v.expect("lead: The hall" in written and "outcome: [\"People sit: all of them\", \"They stay\"]" in written, "the action is not written")
    v.expect([line for line in begun.splitlines() if line.lstrip().startswith("#")]
             == [line for line in written.splitlines() if line.lstrip().startswith("#")], "a remark was lost")
    v.shows("Read as: due 31 March 2099.", "nothing says what day was read")

    # An editor and the terminal write meanwhile.
    file.write_text("# By hand.\n" + written.replace("lead: The hall", "lead: The editor"))
    site.run("plan", "edit", "highland-cpip", "2", input="They know\nstop\n")
    other = file.read_text()
    v.expect("# By hand." in other and "They know" in other, "the terminal did not write")
    v.touch("summary")
    v.write(":a0-lead", "The browser")
    v.press("Save")
    v.look("changed meanwhile", most=60_000)
    v.expect(file.read_text() == other, "what an editor wrote was overwritten")
    v.expect(lambda: "The file says now: The editor" in v.browser.page_source and v.value(":a0-lead") == "The browser", "what was typed is lost")
    v.press("Save")
    v.expect(file.read_text() == other.replace("lead: The editor", "lead: The browser"), "the second look is not written")

    # Of many who save at once one is first, and every other is told.
    page = v.browser.page_source
    names = re.findall(r'name="(:[^"]+)"', page)
    fields = {name: v.value(name) or "" for name in dict.fromkeys(names)}
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in v.browser.get_cookies())

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_):
            return None

    def save(who):
        body = urllib.parse.urlencode(fields | {":i-outcome": f"As {who} says"}).encode()
        request = urllib.request.Request(site.address + "/organise/highland-cpip/plan/1", data=body, headers={"Cookie": cookies})
        try:
            return urllib.request.build_opener(Stay).open(request).status
        except urllib.error.HTTPError as error:
            return error.code

    with concurrent.futures.ThreadPoolExecutor(12) as people:
        found = sorted(people.map(save, range(12)))
    v.expect(found == [303] + [409] * 11, f"twelve who saved at once were told {found}")
    v.expect(len(re.findall(r"outcome: As \d+ says", file.read_text())) == 1, "not one of twelve is written")

    # Progress, here and at the terminal.
    follow(v, "Progress: note how the actions come on")
    v.look("no progress yet")
    v.press("Add the note")
    v.look("note of nothing")
    v.choose(":action", "1.1")
    v.write(":progress", "Half of the chairs\nThe hall <b>itself</b>")
    v.write(":next", "The rest")
    v.choose(":standing", "at_risk")
    v.write(":qualifier", "the tape is short")
    v.press("Add the note")
    v.look("noted", most=60_000)
    v.expect(lambda: "It is noted." in v.browser.page_source and notes.read_text().count("standing: at_risk") == 1, "it is not noted")
    kept = notes.read_text()
    site.run("progress", "note", "highland-cpip", "1.1", "--standing", "done")
    v.expect(notes.read_text().startswith(kept), "the terminal changed an earlier note")
    v.leave(v.browser.refresh)
    v.expect(lambda: "Done" in v.main().partition("The last notes")[2], "the terminal's note is not shown")

    # From a receipt to what is done about it, and from a figure to what is behind it.
    v.press("Make the progress report")
    v.look("progress report made", most=60_000)
    area = re.search(r"theme: (\S+)", file.read_text()).group(1)
    receipt = site.answer("highland-cpip", f"audience=sector&top_three={area}")
    v.go("/s/highland-cpip/receipt?lang=en")
    v.write(":receipt", receipt)
    v.press("Look")
    v.look("what became of an answer")
    v.expect(
        lambda: "1.1 Measure <b>the</b> chairs – Lead: " in v.main() and "Done" in v.main(),
        lambda: f"the receipt leads to no action: {v.main()}")
    said = v.main()
    v.expect("Half of the chairs" not in said and "tape" not in said, "a note is shown to somebody who was asked")
    v.go("/organise/highland-cpip")
    follow(v, "What is behind each figure, and what came of it")
    v.look("all that can be traced", most=60_000)
    follow(v, area)
    styled(v, "a trace")
    v.look("a trace", most=200_000)
    for text in ("What is done about it", "Half of the chairs"):
        v.shows(text, "the trace ends before the plan")

    # Parts are taken out after their lines were shown, and moved; of what was noted stays.
    v.go("/organise/highland-cpip/plan/1/remove?action=1.1")
    v.look("an action that stays")
    v.shows("2 progress notes of action 1.1", "nothing says why the action stays")
    v.go("/organise/highland-cpip/plan/1")
    again(lambda: v.click(v.browser.find_elements(By.CSS_SELECTOR, "form summary")[-1]))
    v.write(":new-action", "Buy cushions")
    v.write(":new-lead", "as above")
    v.press("Save")
    whole = file.read_text()
    v.touch("details:not([open]) summary")
    follow(v, "Take action 1.2 out of the plan …")
    v.look("an action to take out")
    v.expect(lambda: "action: Buy cushions" in v.text("pre"), "the lines that go are not shown")
    v.press("Take it out")
    v.look("an action taken out", most=60_000)
    gone = [line for line in difflib.ndiff(whole.splitlines(), file.read_text().splitlines()) if line[0] in "+-"]
    v.expect([line.split(":")[0].strip("- ") for line in gone] == ["id", "action", "lead"] and all(line[0] == "-" for line in gone),
             f"more than the action went, or less: {gone}")
    v.go("/organise/highland-cpip/plan")
    follow(v, "Put it into another order, or take something out")
    v.look("the order", most=60_000)
    first = re.findall(r"improvement: (.*)", file.read_text())
    up(v, "improvement 2")
    v.look("moved up", most=60_000)
    now = re.findall(r"improvement: (.*)", file.read_text())
    v.expect(now == [first[1], first[0]] + first[2:], f"the order is {now}")
    up(v, "improvement 2")
    v.expect(re.findall(r"improvement: (.*)", file.read_text()) == first, "the order does not come back")

    # One more improvement beside an editor, and what its action waits for.
    v.go("/organise/highland-cpip/plan")
    follow(v, "Add an improvement")
    v.look("an improvement to add", most=60_000)
    edited = "# Once more.\n" + file.read_text()
    file.write_text(edited)
    v.write(":improvement", "A warm <b>hall</b>")
    v.write(":source", "The minute of May")
    v.press("Add it")
    v.look("an improvement added meanwhile", most=60_000)
    v.expect(lambda: "The plan was changed meanwhile" in v.browser.page_source and file.read_text() == edited, "what an editor wrote was overwritten")
    v.expect(lambda: v.value(":improvement") == "A warm <b>hall</b>", "what was typed of an improvement is lost")
    v.press("Add it")
    v.look("an improvement added", most=60_000)
    added = [line[2:] for line in difflib.ndiff(edited.splitlines(), file.read_text().splitlines()) if line[0] in "+-"]
    v.expect(added == ["", '  - improvement: "A warm <b>hall</b>"', "    source: The minute of May", "    actions:"], f"added was {added}")
    v.write(":new-action", "Ask for coal")
    v.write(":new-after", "9.9")
    v.press("Save")
    v.look("an action that waits for none", most=60_000)
    v.shows("The plan has no action ‘9.9’.", "an action waits for one that is not there")
    v.write(":new-after", "1.1")
    v.press("Save")
    v.look("an action that waits", most=60_000)
    v.expect('after: "1.1"' in file.read_text(), "what the action waits for is not written")

    # A note that nobody has made yet, and the same page on a phone.
    v.go("/organise/highland-cpip/plan/progress")
    v.choose(":action", "1.1")
    v.write(":progress", "From the future")
    v.write(":date", "2999-01-01")
    v.press("Add the note")
    v.look("a day that has not come", most=60_000)
    v.shows("has not come yet: today is", "a day that has not come is taken")

    # Files that cannot be read are shown line by line, and mended by hand.
    sound = file.read_text()
    file.write_text(sound.replace(" actions:", " actoins:", 1))
    v.go("/organise/highland-cpip/plan")
    v.look("plan that cannot be read")
    v.shows("Did you mean ‘actions’?", "nothing says what is wrong with the plan")
    v.go(f"/organise/highland-cpip/trace?what={area}")
    for text in ("plan.yaml cannot be read. Line ", "The figure"):
        v.shows(text, "a plan that cannot be read keeps the trace from being shown")
    file.write_text(sound)
    notes.write_text(kept.replace("1.1", "7.7"))
    v.go("/organise/highland-cpip/plan/progress")
    v.look("notes that cannot be read")
    v.shows("has no action ‘7.7’", "nothing says what is wrong with the notes")
    notes.write_text(kept)


def across(v, site):
    """One code in a browser and at a terminal, there and back."""
    v.go("/s/sealed")
    v.press("Start now")
    v.tick("who", "north")
    v.write("cups", "lots")
    v.press("Save and come back later")
    v.look("saved")
    code = v.text("p.code")
    v.shows("30 days", "nothing says for how long answers are kept")
    said = site.run("ask", "sealed", "--plain", "--resume", code, input="7\nsave\n")
    v.expect("please give them again: ‘How many cups?’" in said, f"nothing says that an answer cannot be taken up: {said}")
    v.expect("Question 2 of 2" in said, f"the terminal does not go on where the browser ended: {said}")
    v.go("/s/sealed/p/1")
    v.expect(lambda: v.value("cups") == "7", "the browser has not what was typed at the terminal")
    v.write("cups", "8")
    v.press("Save and come back later")
    said = site.run("ask", "sealed", "--plain", "--resume", code, input="\nsend\n")
    v.expect("8" in said and "sealed-" in said, f"the terminal did not send: {said}")
    # Neither face knows the code any more, and the receipt is for whoever sent: the browser that began says no more than that it was done.
    site.run("ask", "sealed", "--resume", code, status=66)
    v.go("/s/sealed/check")
    v.look("sent elsewhere")
    v.shows("have been sent", "nothing says that the answers were sent")
    v.expect("sealed-" not in v.main(), "a browser that did not send is shown a receipt")
    v.go("/s/sealed/resume?code=" + code)
    v.press("Go on")
    v.look("sent already")
    v.shows("have been sent", "nothing says that the answers were sent")
    v.expect("sealed-" not in v.main(), "a code leads to a receipt")


def main():
    faults = []
    pages = 0
    for name, settings in (
        ("organiser's phone", {}), ("organiser's phone in the dark", {"dark": True}),
        ("organiser's desk", {"width": 1280, "height": 900}), ("organiser's desk in the dark", {"width": 1280, "height": 900, "dark": True}),
    ):
        with Site() as site:
            visitor = Visitor(site, name=name, **settings)
            try:
                walk(visitor, site)
            except Exception as error:
                visitor.faults.append(stopped(name, error, visitor))
            pages += visitor.count
            faults += visitor.done()
    print("\n".join(faults))
    print(f"{pages} pages looked at, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
