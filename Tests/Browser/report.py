#!/usr/bin/env python3
"""Opens a report in headless Chromium as people do: on a phone, on a desk, in the dark, on paper; fails on what no reader should meet.

Usage: report.py FILE.html. Needs chromium and chromedriver, and selenium and axe from Tests/requirements.txt.
"""
import pathlib, sys
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
import axe_playwright_python

WIDTHS = [(360, 740, "phone"), (1280, 900, "desk")]


def started(options):
    """A browser; where a machine is so slow that none starts in time, it is tried again."""
    for _ in range(2):
        try:
            return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        except WebDriverException as error:
            print(f"The browser did not start, and is tried again: {error.msg}", file=sys.stderr)
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


def driver(width, height, dark):
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"):
        options.add_argument(flag)
    browser = started(options)
    # Bounds for a slow machine that has much to do, in seconds; the rules of axe take their time on a long page.
    browser.command_executor.client_config.timeout = 900
    browser.set_page_load_timeout(300)
    browser.set_script_timeout(600)
    show_on(browser, width, height)
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})
    return browser


def show_on(browser, width, height):
    """Gives a browser a screen, or another one; a narrow one is a phone's."""
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": width, "height": height, "screenWidth": width, "screenHeight": height, "deviceScaleFactor": 1, "mobile": width < 600})


def main():
    page = pathlib.Path(sys.argv[1]).resolve()
    axe = next(pathlib.Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text()
    faults = 0
    checks = 0
    for width, height, name in WIDTHS:
        for dark in (False, True):
            where = f"{name}, {'dark' if dark else 'light'}"
            browser = driver(width, height, dark)
            try:
                browser.get(page.as_uri())
                browser.execute_script(axe)
                found = browser.execute_async_script(
                    "const done = arguments[arguments.length - 1];"
                    "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(done);")
                checks += len(found["passes"]) + len(found["violations"])
                for violation in found["violations"]:
                    faults += 1
                    print(f"{where}: {violation['id']}: {violation['help']}")
                    for item in violation["nodes"][:5]:
                        print(f"    {item['target']}: {item['html'][:160]}")
                spill = browser.execute_script("return document.documentElement.scrollWidth") - width
                if spill > 0:
                    faults += 1
                    print(f"{where}: the page is {spill} px wider than the screen")
                fetched = browser.execute_script("return performance.getEntriesByType('resource').length")
                if fetched:
                    faults += 1
                    print(f"{where}: the page fetched {fetched} other files")
                if not browser.title:
                    faults += 1
                    print(f"{where}: the page has no title")
            except WebDriverException as error:
                faults += 1
                print(f"{where}: stopped: {type(error).__name__}: {error.msg}")
            finally:
                browser.quit()
    print(f"{checks} accessibility rules tried on {page.name} in {2 * len(WIDTHS)} settings, {faults} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
