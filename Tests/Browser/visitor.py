"""A person with a browser, who waits for what they expect: a page may be on its way in, and a part of it come anew, when they look.

What must not be there is looked for only after something that shows that the page is.
"""
import base64, os, pathlib, re, sys, time, traceback
import axe_playwright_python
from selenium.common.exceptions import (
    ElementClickInterceptedException, ElementNotInteractableException, NoSuchElementException, StaleElementReferenceException,
    WebDriverException)
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait
from report import driver, show_on

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("SPEIR_PROGRAM", str(ROOT / ".build/debug/speir"))
AXE = next(pathlib.Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text()
PICTURES = pathlib.Path(sys.argv[sys.argv.index("--screenshots") + 1]) if "--screenshots" in sys.argv else None
# How long something on a page may take to come, and how long another page or program, in seconds: for a slow machine that has much to do.
PATIENCE, LONGEST = 20, 90
# What is raised where a page or a part of it is not there yet or not any more; nothing was done then.
PASSING = (
    ElementClickInterceptedException, ElementNotInteractableException, NoSuchElementException, StaleElementReferenceException)


def again(deed):
    """Does what may meet a page on its way in, or a part that comes anew just then."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return deed()
        except PASSING:
            if time.monotonic() > until:
                raise
        time.sleep(0.05)


def comes(question):
    """Asks until something is so, or there was time enough; whether it came."""
    until = time.monotonic() + PATIENCE
    while True:
        is_last = time.monotonic() > until
        try:
            if question():
                return True
        except WebDriverException:
            pass
        if is_last:
            return False
        time.sleep(0.05)


class Visitor:
    """A person with a browser."""

    # The only script that a page may run, and everything that a page may fetch.
    script, own = "*/form.js", re.compile(r"/(form\.js|p/\d+)$")

    def __init__(self, site, width=360, height=740, dark=False, scripts=True, name=""):
        self.site, self.name, self.count, self.faults, self.unsent_page = site, name, 0, [], None
        self.screen, self.browser = (width, height), driver(width, height, dark)
        if not scripts:
            # The script does not arrive; the rules of axe can still be tried.
            self.browser.execute_cdp_cmd("Network.enable", {})
            self.browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": [self.script]})

    # What is expected.

    def expect(self, truth, said):
        """Notes a fault where something is not so. A question is asked until it is so, or there was time enough."""
        if not (comes(truth) if callable(truth) else truth):
            self.faults.append(f"{self.name}: {said() if callable(said) else said}; the page is {self.where()}")

    def shows(self, text, said):
        """Expects a text in the source of the page."""
        self.expect(lambda: text in self.browser.page_source, said)

    def sees(self, text, what):
        """Expects a text to be read on the page, where it may come by itself."""
        self.expect(lambda: text in self.main(), f"{what}: ‘{text}’ does not come")

    def sound(self, what, flaws):
        """Takes a measure, which gives what is wrong, until nothing is or there was time enough."""
        found = ["it cannot be measured"]

        def is_sound():
            found[:] = flaws()
            return not found
        comes(is_sound)
        self.faults += [f"{self.name}, {what}: {flaw}" for flaw in found]

    def look(self, what, most=30_000):
        """Holds the page against everything that every page must be."""
        self.count += 1
        if PICTURES:
            height = self.browser.execute_script("return document.documentElement.scrollHeight")
            size = self.browser.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssLayoutViewport"]
            self.picture(
                f"{self.name}-{self.count:02}-{what}", captureBeyondViewport=True,
                clip={"x": 0, "y": 0, "width": size["clientWidth"], "height": height, "scale": 1})
        self.sound(what, lambda: self.flaws(most))

    def flaws(self, most):
        browser = self.browser
        browser.execute_script(AXE)
        violations, error = browser.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
            ".then(found => done([found.violations, null]), error => done([[], String(error)]));")
        flaws = [f"axe: {error}"] if error else []
        for violation in violations:
            items = [f"    {item['target']}: {item['html'][:160]}" for item in violation["nodes"][:5]]
            flaws.append("\n".join([f"{violation['id']}: {violation['help']}", *items]))
        spill = browser.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if spill > 0:
            flaws.append(f"{spill} px wider than the screen")
        weight = len(browser.page_source.encode())
        if weight > most:
            flaws.append(f"{weight} bytes")
        fetched = [
            name for name in browser.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
            if not self.own.search(name)]
        return flaws + ([f"fetched {fetched}"] if fetched else [])

    def picture(self, name, **settings):
        PICTURES.mkdir(parents=True, exist_ok=True)
        shot = self.browser.execute_cdp_cmd("Page.captureScreenshot", settings)
        (PICTURES / f"{name}.png".replace(" ", "-")).write_bytes(base64.b64decode(shot["data"]))

    # What is there.

    def where(self):
        try:
            return f"‘{self.browser.title}’ at {self.browser.current_url}"
        except WebDriverException as error:
            return f"out of reach: {str(error)[:100]}"

    def main(self):
        return again(lambda: self.browser.find_element(By.TAG_NAME, "main").text)

    def heading(self):
        return again(lambda: self.browser.find_element(By.TAG_NAME, "h1").text)

    def text(self, css):
        return again(lambda: self.browser.find_element(By.CSS_SELECTOR, css).text)

    def value(self, name):
        return again(lambda: self.browser.find_element(By.NAME, name).get_attribute("value"))

    def button(self, text):
        """The button with that text."""
        for button in self.browser.find_elements(By.CSS_SELECTOR, "button:not(.enter)"):
            if button.text == text:
                return button
        raise NoSuchElementException(f"there is no button ‘{text}’ on ‘{self.browser.title}’")

    # What is done.

    def show_on(self, width, height):
        self.screen = (width, height)
        show_on(self.browser, width, height)

    def go(self, path):
        self.browser.get(self.site.address + path)

    def back(self):
        self.leave(self.browser.back)

    def leave(self, deed):
        """Does what leads to another page, and waits for it."""
        page = again(lambda: self.browser.find_element(By.TAG_NAME, "html"))
        deed()
        self.left(page)

    def left(self, page):
        """Waits until there is another page, and all of it."""
        wait = WebDriverWait(self.browser, LONGEST, poll_frequency=0.1, ignored_exceptions=[WebDriverException])
        wait.until(staleness_of(page), "the page stays")
        wait.until(lambda browser: browser.execute_script("return document.readyState") == "complete", "the next page does not come")

    def click(self, element):
        """Clicks in the middle of the screen. Where a part came anew under the finger, nothing was done."""
        self.browser.execute_script(
            "arguments[0].scrollIntoView({block: 'center'}); window.isClicked = false;"
            "arguments[0].addEventListener('click', () => { window.isClicked = true; }, {capture: true})", element)
        element.click()
        try:
            # On the next page nothing of this is known.
            is_lost = self.browser.execute_script("return window.isClicked") is False
        except WebDriverException:
            is_lost = False
        if is_lost:
            raise StaleElementReferenceException("the click did not arrive")

    def press(self, text):
        again(lambda: self.leave(lambda: self.click(self.button(text))))

    def follow(self, how, name):
        """Goes where a link leads."""
        again(lambda: self.leave(lambda: self.click(self.browser.find_element(how, name))))

    def touch(self, css):
        """Clicks on what stays on the page."""
        again(lambda: self.click(self.browser.find_element(By.CSS_SELECTOR, css)))

    def tick(self, name, value):
        self.touch(f"input[name='{name}'][value='{value}']")

    def write(self, name, text):
        def deed():
            field = self.browser.find_element(By.NAME, name)
            field.clear()
            field.send_keys(text)
        again(deed)

    def choose(self, name, value):
        again(lambda: Select(self.browser.find_element(By.NAME, name)).select_by_value(value))

    def unsent(self, text, name, value, what):
        """A form that is sent to a server that is away says so, and keeps what was typed."""
        def note():
            return self.browser.find_element(By.ID, "unsent")
        self.unsent_page = again(lambda: self.browser.find_element(By.TAG_NAME, "html"))
        again(lambda: self.click(self.button(text)))
        self.expect(lambda: "Not sent: the server cannot be reached." in note().text, f"{what}: nobody is told")
        self.expect(lambda: note().get_attribute("role") == "alert", f"{what}: nobody who listens is told")
        self.expect(lambda: self.value(name) == value, f"{what}: what was typed is lost")

    def sent(self):
        """Waits until what was not sent has gone by itself."""
        self.left(self.unsent_page)

    def done(self):
        self.browser.quit()
        return self.faults


def stopped(name, error, *people):
    """What is said of a walk that ended early: at which lines of these files, why, and where everybody stood."""
    lines = [f"{pathlib.Path(one.filename).name}:{one.lineno}" for one in traceback.extract_tb(error.__traceback__)
             if str(ROOT) in one.filename and "python" not in one.filename]
    where = " / ".join(who.where() for who in people)
    return f"{name}: stopped at {', '.join(lines)}: {type(error).__name__}: {str(error)[:400]}; {where}"
