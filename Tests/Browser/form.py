#!/usr/bin/env python3
"""Answers the Highland survey on the web in headless Chromium: on a phone, with and without scripts, by keyboard alone, in both languages.

Usage: form.py [--screenshots DIR]. Needs chromium and chromedriver, and selenium and axe from Tests/requirements.txt. Every page is held
against axe's rules, the width of a phone, and 30 kB.
"""
import json, pathlib, shutil, subprocess, sys, tempfile, time
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from visitor import LONGEST, PROGRAM, ROOT, Visitor, stopped


class Site:
    """The server on a folder of its own."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="speir-web-")
        shutil.copytree(ROOT / "surveys", pathlib.Path(self.folder) / "surveys")
        self.log = open(pathlib.Path(self.folder) / "log", "w")
        self.port = "0"
        self.start()
        return self

    def start(self):
        """On a port that stays the same when the server is started again."""
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--port", self.port, "--directory", self.folder], stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.address = self.process.stdout.readline().split()[-1]
        self.port = self.address.rsplit(":", 1)[1].strip("/")

    def stop(self):
        self.process.terminate()
        self.process.wait(LONGEST)

    def __exit__(self, *_):
        self.stop()
        self.log.close()
        shutil.rmtree(self.folder)

    def responses(self):
        run = subprocess.run(
            [PROGRAM, "export", "highland-cpip", "--directory", self.folder], capture_output=True, text=True, check=True)
        return [json.loads(line) for line in run.stdout.splitlines()]


SCALE = ["strongly_agree", "agree", "neither", "disagree", "strongly_disagree", "dont_know"]


def rows(visitor, question):
    names = []
    for field in visitor.browser.find_elements(By.CSS_SELECTOR, f"input[type=radio][name^='{question}.']"):
        name = field.get_attribute("name")
        if name not in names:
            names.append(name)
    return names


def through(visitor, site, scripts):
    """The whole survey, with the mistakes that people make on the way."""
    v = visitor
    v.go("/s/highland-cpip?lang=en")
    v.look("start")
    v.press("Start now")
    v.look("first page")
    # The one question that must be answered is not.
    v.write("organisation", "Fòram <b>a’ Bhaile</b> \"& Co\"")
    v.press("Continue")
    v.look("first page with a fault")
    v.expect(lambda: v.browser.title.startswith("Error: "), "the title does not say that something is wrong")
    v.expect(lambda: v.value("organisation").startswith("Fòram <b>"), "what was typed is gone")
    v.touch(".summary a")
    v.expect(lambda: v.browser.switch_to.active_element.get_attribute("name") == "audience", "the summary does not lead to the field")
    v.tick("audience", "sector")
    v.tick("area", "ross")
    v.press("Continue")
    v.look("matrix")
    for place, name in enumerate(rows(v, "statements")):
        v.tick(name, SCALE[place % 6])
    v.press("Continue")
    v.look("second matrix")
    for place, name in enumerate(rows(v, "reach")):
        v.tick(name, SCALE[(place + 2) % 6])
    v.tick("heard", "colleagues")
    v.tick("heard", "other")
    v.write("heard.other", "The bus driver")
    v.press("Continue")
    # Back, and on again: nothing is lost.
    v.press("Back")
    v.expect(lambda: v.value("heard.other") == "The bus driver", "going back lost an answer")
    v.leave(v.browser.refresh)
    v.press("Continue")
    for place, name in enumerate(rows(v, "importance")):
        v.tick(name, ["very", "fairly", "little", "none"][place])
    v.look("importance")
    v.press("Continue")
    v.look("ranks and dots")
    v.choose("top_three.1", "openness")
    v.choose("top_three.2", "funding")
    v.write("dots.capacity", "3")
    v.write("dots.funding", "3")
    if scripts:
        v.expect(lambda: v.text("[data-total]") == "6 of 5 points placed", "the total is not live")
    v.press("Continue")
    v.look("too many dots")
    v.shows("Take 1 back", "too many dots were taken")
    v.write("dots.funding", "2")
    # The second of the order becomes the first, by a button.
    v.follow(By.CSS_SELECTOR, "button.move[name=':up'][value='top_three.2']")
    v.expect(lambda: v.value("top_three.1") == "funding" and v.value("top_three.2") == "openness", "the order did not change")
    v.press("Continue")
    v.look("comment")
    v.write("change", "Decide funds earlier.\nAnd say why.")
    if scripts:
        site.stop()
        v.unsent("Continue", "change", "Decide funds earlier.\nAnd say why.", "a page that is not sent")
        v.look("a page that is not sent")
        site.start()
        v.sent()
        v.expect(lambda: "more=1#" in v.browser.current_url, "the page that was not sent does not lead on")
    else:
        v.press("Continue")
    v.look("comment and what it opens")
    v.shows("further questions", "the questions that turned up were not shown")
    v.tick("may_quote", "true")
    v.press("Continue")
    v.write("meetings", "many")
    v.press("Continue")
    v.look("not a number")
    v.expect(lambda: v.value("meetings") == "many", "what could not be read is gone")
    # Leaving and coming back keeps even what cannot be read.
    v.press("Save and come back later")
    v.look("saved")
    code = v.text(".code")
    v.press("Finish and clear this screen")
    v.go("/s/highland-cpip/p/1")
    v.expect(lambda: "cookie" in v.browser.current_url, "the place was not cleared")
    v.go("/s/highland-cpip/resume")
    v.look("resume")
    v.write(":code", "AAAA")
    v.press("Go on")
    v.look("resume with a wrong code")
    v.write(":code", code.lower())
    v.press("Go on")
    v.expect(lambda: v.value("meetings") == "many", "what could not be read did not come back")
    v.write("meetings", "3")
    v.press("Continue")
    v.look("more of the last page")
    v.tick("meeting_use", "mostly")
    v.tick("confidence", "4")
    v.press("Continue")
    v.look("check")
    v.follow(By.CSS_SELECTOR, "dd.change a")
    v.tick("audience", "tsi")
    v.press("Continue")
    v.expect(lambda: v.heading() == "Check your answers", "a change does not lead back to the list")
    v.back()
    v.leave(v.browser.forward)
    v.press("Send your answers")
    v.look("sent")
    receipt = v.text(".code")
    v.leave(v.browser.refresh)
    v.expect(lambda: v.text(".code") == receipt, "loading again shows another receipt")
    v.back()
    v.back()
    stored = site.responses()
    v.expect(len(stored) == 1, f"{len(stored)} responses are stored")
    answers = stored[0]["answers"]
    for name, value in {
        "audience": "tsi", "organisation": "Fòram <b>a’ Bhaile</b> \"& Co\"", "area": "ross", "heard": ["colleagues", "other"],
        "heard.other": "The bus driver", "top_three": ["funding", "openness"], "dots": {"capacity": 3, "funding": 2},
        "change": "Decide funds earlier.\nAnd say why.", "may_quote": True, "meetings": 3, "meeting_use": "mostly", "confidence": 4,
    }.items():
        v.expect(answers.get(name) == value, f"{name} is {answers.get(name)!r}")
    v.expect(len(answers["statements"]) == 10 and len(answers["reach"]) == 10, "ratings are missing")
    # What became of it, and taking it back.
    v.go("/s/highland-cpip/receipt")
    v.look("receipt")
    v.write(":receipt", receipt)
    v.press("Look")
    v.look("what was answered")
    v.press("Take my answer back")
    v.look("before it is taken back")
    v.press("No, show me what I answered")
    v.expect(lambda: v.heading() == "What you answered" and len(site.responses()) == 1, "one press takes an answer back")
    v.press("Take my answer back")
    v.press("Yes, take it back")
    v.look("taken back")
    v.expect(site.responses() == [], "the response was not erased")


def by_keyboard(v, site):
    """Tab, space, arrows and Enter alone, in Gaelic from the second page on where the survey has it."""
    def keys(*some):
        for key in some:
            v.browser.switch_to.active_element.send_keys(key)

    def enter():
        v.leave(lambda: keys(Keys.ENTER))

    def tab_to(test, limit=80):
        for _ in range(limit):
            field = v.browser.switch_to.active_element
            if test(field):
                return
            keys(Keys.TAB)
        raise AssertionError(f"Tab does not lead there on ‘{v.browser.title}’")

    v.go("/s/highland-cpip?lang=en")
    tab_to(lambda f: f.text == "Start now")
    enter()
    tab_to(lambda f: f.get_attribute("name") == "audience")
    keys(Keys.SPACE)
    tab_to(lambda f: f.get_attribute("name") == "organisation")
    keys("By keyboard")
    enter()
    v.expect(lambda: "/p/2" in v.browser.current_url, "Enter does not go on")
    if v.browser.find_elements(By.NAME, ":language"):
        tab_to(lambda f: f.get_attribute("name") == ":language")
        enter()
        v.expect(lambda: v.browser.find_elements(By.CSS_SELECTOR, "html[lang=gd]"), "the language did not change")
        v.look("in Gaelic")
        tab_to(lambda f: f.get_attribute("name") == ":language")
        enter()
    for _ in range(12):
        if "/check" in v.browser.current_url:
            break
        tab_to(lambda f: f.tag_name == "button" and "main" in (f.get_attribute("class") or ""))
        enter()
    time.sleep(2)
    tab_to(lambda f: f.text == "Send your answers")
    enter()
    v.look("sent")
    stored = site.responses()
    v.expect(len(stored) == 1 and stored[0]["answers"].get("organisation") == "By keyboard", f"stored: {stored}")


def main():
    faults = []
    pages = 0
    for name, settings, walk in (
        ("phone", {"scripts": True}, lambda v, s: through(v, s, True)),
        ("phone without scripts", {"scripts": False}, lambda v, s: through(v, s, False)),
        ("desk in the dark", {"width": 1280, "height": 900, "dark": True}, lambda v, s: through(v, s, True)),
        ("keyboard", {"width": 1280, "height": 900}, by_keyboard),
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
