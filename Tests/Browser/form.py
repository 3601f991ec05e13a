#!/usr/bin/env python3
"""Answers the Highland survey on the web in headless Chromium: on a phone, with and without scripts, by keyboard alone, in both languages.

Usage: form.py [--screenshots DIR]. Needs chromium and chromedriver, and selenium and axe from Tests/requirements.txt. Every page is held
against axe's rules, the width of a phone, and 30 kB.
"""
import json, os, pathlib, re, shutil, subprocess, sys, tempfile, time, traceback
import axe_playwright_python
from selenium.common.exceptions import (
    ElementClickInterceptedException, NoSuchElementException, StaleElementReferenceException, WebDriverException)
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait
from report import driver

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("SPEIR_PROGRAM", str(ROOT / ".build/debug/speir"))
AXE = next(pathlib.Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text()
PICTURES = pathlib.Path(sys.argv[sys.argv.index("--screenshots") + 1]) if "--screenshots" in sys.argv else None


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
        self.process.wait(20)

    def __exit__(self, *_):
        self.stop()
        self.log.close()
        shutil.rmtree(self.folder)

    def responses(self):
        run = subprocess.run(
            [PROGRAM, "export", "highland-cpip", "--directory", self.folder], capture_output=True, text=True, check=True)
        return [json.loads(line) for line in run.stdout.splitlines()]


def again(deed):
    """Does what may meet a page on its way in, or a part that comes anew just then; nothing was done where that is so."""
    for _ in range(60):
        try:
            return deed()
        except (ElementClickInterceptedException, NoSuchElementException, StaleElementReferenceException):
            time.sleep(0.05)
    return deed()


class Visitor:
    """A person with a browser."""

    # The only script that a page may run, and everything that a page may fetch.
    script, own = "*/form.js", re.compile(r"/(form\.js|p/\d+)$")

    def __init__(self, site, width=360, height=740, dark=False, scripts=True, name=""):
        self.site, self.name, self.count, self.faults = site, name, 0, []
        self.browser = driver(width, height, dark)
        self.browser.set_page_load_timeout(30)
        self.browser.set_script_timeout(60)
        if not scripts:
            # The script does not arrive; the rules of axe can still be tried.
            self.browser.execute_cdp_cmd("Network.enable", {})
            self.browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": [self.script]})

    def look(self, what, most=30_000):
        """Holds the page against everything that every page must be."""
        self.count += 1
        where = f"{self.name}, {what}"
        browser = self.browser
        if PICTURES:
            PICTURES.mkdir(parents=True, exist_ok=True)
            height = browser.execute_script("return document.documentElement.scrollHeight")
            size = browser.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssLayoutViewport"]
            shot = browser.execute_cdp_cmd(
                "Page.captureScreenshot",
                {"captureBeyondViewport": True, "clip": {"x": 0, "y": 0, "width": size["clientWidth"], "height": height, "scale": 1}})
            import base64
            (PICTURES / f"{self.name}-{self.count:02}-{what}.png".replace(" ", "-")).write_bytes(base64.b64decode(shot["data"]))
        browser.execute_script(AXE)
        found = browser.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(done);")
        for violation in found["violations"]:
            self.faults.append(f"{where}: {violation['id']}: {violation['help']}")
            self.faults += [f"    {item['target']}: {item['html'][:160]}" for item in violation["nodes"][:5]]
        spill = browser.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if spill > 0:
            self.faults.append(f"{where}: {spill} px wider than the screen")
        weight = len(browser.page_source.encode())
        if weight > most:
            self.faults.append(f"{where}: {weight} bytes")
        fetched = [
            name for name in browser.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
            if not self.own.search(name)]
        if fetched:
            self.faults.append(f"{where}: fetched {fetched}")
        return browser.title

    def go(self, path):
        self.browser.get(self.site.address + path)

    def heading(self):
        return again(lambda: self.browser.find_element(By.TAG_NAME, "h1").text)

    def button(self, text):
        """The button with that text, in the middle of the screen."""
        for button in self.browser.find_elements(By.CSS_SELECTOR, "button:not(.enter)"):
            if button.text == text:
                self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
                return button
        raise NoSuchElementException(f"there is no button ‘{text}’ on ‘{self.browser.title}’")

    def press(self, text):
        again(lambda: self.leave(self.button(text).click))

    def leave(self, deed):
        """Does what leads to another page, and waits for it."""
        page = self.browser.find_element(By.TAG_NAME, "html")
        deed()
        WebDriverWait(self.browser, 30, ignored_exceptions=[WebDriverException]).until(staleness_of(page))
        WebDriverWait(self.browser, 30, ignored_exceptions=[WebDriverException]).until(
            lambda browser: browser.execute_script("return document.readyState") == "complete")

    def unsent(self, text, name, value, what):
        """A form that is sent to a server that is away says so, and keeps what was typed."""
        again(lambda: self.button(text).click())
        note = WebDriverWait(self.browser, 20).until(lambda browser: browser.find_element(By.ID, "unsent"))
        self.expect("Not sent: the server cannot be reached." in note.text, f"{what}: nobody is told")
        self.expect(note.get_attribute("role") == "alert", f"{what}: nobody who listens is told")
        self.expect(self.value(name) == value, f"{what}: what was typed is lost")

    def sent(self):
        """Waits until what was not sent has gone by itself."""
        WebDriverWait(self.browser, 30, ignored_exceptions=[WebDriverException]).until(
            lambda browser: not browser.find_elements(By.ID, "unsent") and browser.execute_script("return document.readyState") == "complete")

    def tick(self, name, value):
        def deed():
            field = self.browser.find_element(By.CSS_SELECTOR, f"input[name='{name}'][value='{value}']")
            self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", field)
            field.click()
        again(deed)

    def write(self, name, text):
        def deed():
            field = self.browser.find_element(By.NAME, name)
            field.clear()
            field.send_keys(text)
        again(deed)

    def value(self, name):
        return again(lambda: self.browser.find_element(By.NAME, name).get_attribute("value"))

    def choose(self, name, value):
        again(lambda: Select(self.browser.find_element(By.NAME, name)).select_by_value(value))

    def expect(self, truth, said):
        if not truth:
            self.faults.append(f"{self.name}: {said}; the page is ‘{self.browser.title}’ at {self.browser.current_url}")

    def done(self):
        self.browser.quit()
        return self.faults


def stopped(name, error, *people):
    """What is said of a walk that ended early: at which lines of these files, why, and where everybody stood."""
    lines = [f"{pathlib.Path(one.filename).name}:{one.lineno}" for one in traceback.extract_tb(error.__traceback__)
             if str(ROOT) in one.filename and "python" not in one.filename]
    where = " / ".join(f"‘{who.browser.title}’ {who.browser.current_url}" for who in people)
    return f"{name}: stopped at {', '.join(lines)}: {type(error).__name__}: {str(error)[:400]}; {where}"


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
    v.expect(v.browser.title.startswith("Error: "), "the title does not say that something is wrong")
    v.expect(v.value("organisation").startswith("Fòram <b>"), "what was typed is gone")
    v.browser.find_element(By.CSS_SELECTOR, ".summary a").click()
    v.expect(v.browser.switch_to.active_element.get_attribute("name") == "audience", "the summary does not lead to the field")
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
    v.expect(v.value("heard.other") == "The bus driver", "going back lost an answer")
    v.browser.refresh()
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
        v.expect(v.browser.find_element(By.CSS_SELECTOR, "[data-total]").text == "6 of 5 points placed", "the total is not live")
    v.press("Continue")
    v.look("too many dots")
    v.expect("Take 1 back" in v.browser.page_source, "too many dots were taken")
    v.write("dots.funding", "2")
    # The second of the order becomes the first, by a button.
    for button in v.browser.find_elements(By.CSS_SELECTOR, "button.move"):
        if button.get_attribute("value") == "top_three.2" and button.get_attribute("name") == ":up":
            v.leave(button.click)
            break
    v.expect(v.value("top_three.1") == "funding" and v.value("top_three.2") == "openness", "the order did not change")
    v.press("Continue")
    v.look("comment")
    v.write("change", "Decide funds earlier.\nAnd say why.")
    if scripts:
        site.stop()
        v.unsent("Continue", "change", "Decide funds earlier.\nAnd say why.", "a page that is not sent")
        v.look("a page that is not sent")
        site.start()
        v.sent()
        v.expect("more=1#" in v.browser.current_url, "the page that was not sent does not lead on")
    else:
        v.press("Continue")
    v.look("comment and what it opens")
    v.expect("further questions" in v.browser.page_source, "the questions that turned up were not shown")
    v.tick("may_quote", "true")
    v.press("Continue")
    v.write("meetings", "many")
    v.press("Continue")
    v.look("not a number")
    v.expect(v.value("meetings") == "many", "what could not be read is gone")
    # Leaving and coming back keeps even what cannot be read.
    v.press("Save and come back later")
    v.look("saved")
    code = v.browser.find_element(By.CSS_SELECTOR, ".code").text
    v.press("Finish and clear this screen")
    v.go("/s/highland-cpip/p/1")
    v.expect("cookie" in v.browser.current_url, "the place was not cleared")
    v.go("/s/highland-cpip/resume")
    v.look("resume")
    v.write(":code", "AAAA")
    v.press("Go on")
    v.look("resume with a wrong code")
    v.write(":code", code.lower())
    v.press("Go on")
    v.expect(v.value("meetings") == "many", "what could not be read did not come back")
    v.write("meetings", "3")
    v.press("Continue")
    v.look("more of the last page")
    v.tick("meeting_use", "mostly")
    v.write("confidence", "4") if v.browser.find_elements(By.CSS_SELECTOR, "input[name=confidence][type=text]") else v.tick("confidence", "4")
    v.press("Continue")
    v.look("check")
    v.leave(v.browser.find_element(By.CSS_SELECTOR, "dd.change a").click)
    v.tick("audience", "tsi")
    v.press("Continue")
    v.expect(v.heading() == "Check your answers", "a change does not lead back to the list")
    v.browser.back()
    v.browser.forward()
    v.press("Send your answers")
    v.look("sent")
    receipt = v.browser.find_element(By.CSS_SELECTOR, ".code").text
    v.browser.refresh()
    v.expect(v.browser.find_element(By.CSS_SELECTOR, ".code").text == receipt, "loading again shows another receipt")
    v.browser.back()
    v.browser.back()
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
    v.expect(v.heading() == "What you answered" and len(site.responses()) == 1, "one press takes an answer back")
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
    v.expect("/p/2" in v.browser.current_url, "Enter does not go on")
    if v.browser.find_elements(By.NAME, ":language"):
        tab_to(lambda f: f.get_attribute("name") == ":language")
        enter()
        v.expect(v.browser.find_element(By.TAG_NAME, "html").get_attribute("lang") == "gd", "the language did not change")
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
