#!/usr/bin/env python3
"""Codes comments in headless Chromium by keyboard alone, with and without scripts, on a phone, at a desk and in the dark, two coders at once.

Usage: coding.py [--screenshots DIR]. Needs what form.py needs.
"""
import json, re, subprocess, sys, urllib.request
from selenium.common.exceptions import NoSuchElementException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from organise import SECRET
from room import Room
from visitor import LONGEST, PROGRAM, Visitor, again, stopped

SURVEY = """survey: hall
title: The village hall & its people
organiser: The hall committee
privacy: We keep the answers for a year. Ask at the hall, 1 High Street.
audiences: { near: { label: Those who live near }, far: { label: Those who live far away } }
themes:
  roof: { label: A dry roof, codebook: [roof, leak, damp] }
  hours: { label: Longer hours, codebook: [late, evening] }
  price: { label: A cheaper hire, codebook: [price, hire, cannot afford] }
  stage: { label: A stage for plays and music, codebook: [stage, play] }
  kitchen: { label: A kitchen that works, codebook: [kitchen, oven] }
pages:
  - questions:
      - { name: who, type: select_one, label: Who are you?, choices: audiences }
      - { name: change, type: text, appearance: multiline, label: What one change would help most?, evidence: comments }
      - { name: else, type: text, label: Anything else?, evidence: comments }
      - { name: may_quote, type: acknowledge, label: You may print my words, permits: quote }
"""

COMMENTS = [
    "It leaks on the stage. Mend the roof before anything else.", "We would hire it every evening if we could afford the price.",
    "Stay open a little later.", "The oven is <b>older</b> than I am", "More cake.", "The roof is damp & the kitchen cold.",
    "Write to ann@example.org about the play.", "We cannot afford the hire.", "Open late on Fridays", "A new oven, please.",
    "A" * 70 + " roof", "Tha an talla ro fhuar.",
]


class Coder(Visitor):
    """A person who codes, by keyboard alone."""

    script, own = "*/code.js", re.compile(r"/code\.js$")

    def keys(self, *keys):
        """Types on whatever has the focus, and waits for the next page."""
        self.typed = getattr(self, "typed", 0) + sum(len(key) for key in keys)
        self.leave(lambda: self.type(*keys))

    def type(self, *keys):
        """Types on whatever the page gives the focus to."""
        def deed():
            field = self.browser.switch_to.active_element
            if field.tag_name == "body":
                raise NoSuchElementException("nothing has the focus")
            field.send_keys(*keys)
        again(deed)

    def comment(self):
        found = self.browser.find_elements(By.ID, "comment")
        return found[0].text if found else None

    def ticked(self):
        return [box.get_attribute("value") for box in self.browser.find_elements(By.CSS_SELECTOR, "input[type=checkbox]:checked")]

    def come_in(self, name):
        self.go("/organise/hall")
        self.write(":secret", SECRET)
        self.press("Sign in")
        self.go("/organise/hall")
        self.follow(By.PARTIAL_LINK_TEXT, "Code comments")
        self.look("who codes")
        again(lambda: self.browser.find_element(By.ID, "coder").send_keys(name))
        self.press("Begin")
        self.expect(lambda: self.browser.switch_to.active_element.get_attribute("id") == "line", "the line has not the focus")


def decisions(room):
    """What the program has kept, in order."""
    run = subprocess.run(
        [PROGRAM, "code", "export", "hall", "--directory", room.folder], capture_output=True, text=True, check=True, timeout=LONGEST)
    return [json.loads(line) for line in run.stdout.splitlines()]


def code(room, anna, ben, scripts):
    anna.come_in("Anna")
    anna.look("first comment")
    ben.come_in("Ben <b>")
    anna.expect(anna.comment() != ben.comment(), "two coders have the same comment at the same time")

    # One key takes what is suggested; letters give others; a word or a nought gives none.
    anna.typed, count = 0, 0
    expected = []
    while anna.comment() and count < 9:
        text, suggested = anna.comment(), anna.ticked()
        if text == "More cake.":
            anna.keys("none", Keys.ENTER)
            expected.append("")
        elif text.startswith("The oven"):
            anna.look("markup in a comment")
            anna.type("+a")
            anna.typed += 2
            if scripts:
                anna.expect(lambda: "roof" in anna.ticked(), "a letter ticks nothing")
            anna.keys(Keys.ENTER)
            expected.append("roof kitchen")
        elif suggested:
            anna.keys(Keys.ENTER)
            expected.append(" ".join(sorted(suggested, key=["roof", "hours", "price", "stage", "kitchen"].index)))
        else:
            anna.keys("0", Keys.ENTER)
            expected.append("")
        count += 1
    kept = [one["codes"] for one in decisions(room) if one["coder"] == "Anna"]
    anna.expect([" ".join(codes) if isinstance(codes, list) else codes for codes in kept] == expected, f"kept is {kept}, and typed was {expected}")
    anna.expect(anna.typed / count < 3, f"{anna.typed} keys for {count} comments")
    anna.look("nine are coded")

    # Undo, skip, a word that is none, a search, a note.
    anna.keys("undo", Keys.ENTER)
    anna.look("taken back")
    anna.sees("It is taken back.", "what was taken back")
    before = anna.comment()
    anna.keys("skip", Keys.ENTER)
    anna.expect(anna.comment() != before, "what is left for later comes again at once")
    anna.keys("nine", Keys.ENTER)
    anna.look("no letter")
    anna.expect(lambda: anna.browser.title.startswith("Error: "), "the title does not say that something is wrong")
    anna.go("/organise/hall/code")
    if scripts:
        anna.type("/oven")

        def shown():
            return sum(box.is_displayed() for box in anna.browser.find_elements(By.CSS_SELECTOR, "[data-letters]"))
        anna.expect(lambda: shown() == 1, lambda: f"{shown()} themes are found")
        anna.look("looking for a theme")
        anna.type(Keys.ENTER)
        anna.expect(lambda: "kitchen" in anna.ticked(), "Enter does not tick what was found")
        anna.look("found and ticked")
    else:
        anna.keys("/oven", Keys.ENTER)
        anna.sees("e A kitchen that works.", "the theme that is looked for")
        anna.look("found")
        anna.keys("+e", Keys.ENTER)
    anna.go("/organise/hall/code")

    # A second window of the same coder, and a page that is older than a decision.
    anna.browser.switch_to.new_window("tab")
    anna.go("/organise/hall/code")
    first, second = anna.browser.window_handles
    same = anna.comment()
    anna.keys("0", Keys.ENTER)
    anna.browser.switch_to.window(first)
    again(lambda: anna.browser.find_element(By.ID, "line").send_keys("a"))
    anna.keys(Keys.ENTER)
    anna.look("decided in another window")
    anna.expect(lambda: anna.comment() == same and "You decided on this comment since" in anna.main(), "a stale page is taken")
    anna.expect(lambda: anna.ticked() == ["roof"], "what was ticked on the stale page is gone")
    anna.browser.switch_to.window(second)
    anna.browser.close()
    anna.browser.switch_to.window(first)

    # The second coder sees nothing of the first's codes.
    ben.go("/organise/hall/code?work=second")
    ben.look("a second time")
    ben.expect("Anna" not in ben.main(), "the second coder sees the first")
    while ben.comment():
        if "Mend the roof" in ben.comment() and not ben.browser.find_elements(By.ID, "sentence-0"):
            ben.keys("split", Keys.ENTER)
            ben.look("split", most=40_000)
            ben.press("Keep what is ticked")
        else:
            ben.keys("c", Keys.ENTER)
    ben.look("nothing is left")
    ben.go("/organise/hall/code/progress")
    ben.look("how far it is", most=40_000)
    ben.expect(lambda: "Krippendorff" in ben.main() and "to talk through" in ben.main(), "there is no agreement")
    ben.go("/organise/hall/code?work=differences")
    ben.look("a difference")
    waiting = re.search(r"(\d+) comments? waits?|(\d+) comments wait", ben.main()).group(0)
    ben.keys("a", Keys.ENTER)
    ben.expect(waiting not in ben.main(), "the difference is not settled")
    # The terminal goes on where the web ended.
    said = subprocess.run(
        [PROGRAM, "code", "agreement", "hall", "--directory", room.folder], capture_output=True, text=True, check=True, timeout=LONGEST).stdout
    ben.expect("Anna coded" in said and "Ben <b> coded" in said, f"the terminal knows another story: {said[:300]}")


def main():
    faults, pages = [], 0
    for name, scripts, settings in (
        ("coder", True, {}), ("coder without scripts", False, {}),
        ("coder at a desk in the dark", True, {"width": 1280, "height": 900, "dark": True}),
    ):
        with Room("hall", SURVEY) as room:
            for at, text in enumerate(COMMENTS):
                body = {"answers": {"who": ["near", "far"][at % 2], "change": text, "may_quote": True}}
                if at % 4 == 0:
                    body["answers"]["else"] = "Thank you <all>"
                urllib.request.urlopen(urllib.request.Request(
                    f"{room.address}/api/v1/surveys/hall/responses", data=json.dumps(body).encode(), method="POST",
                    headers={"Content-Type": "application/json"})).close()
            anna, ben = (Coder(room, name=f"{name}, {who}", scripts=scripts, **settings) for who in ("Anna", "Ben"))
            try:
                code(room, anna, ben, scripts)
            except Exception as error:
                faults.append(stopped(name, error, anna, ben))
            for who in (anna, ben):
                pages += who.count
                faults += who.done()
    print("\n".join(faults))
    print(f"{pages} pages looked at, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
