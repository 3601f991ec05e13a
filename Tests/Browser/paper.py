#!/usr/bin/env python3
"""Prints a paper form in headless Chromium, and fails where a question that fits on a page is torn across two, or where nothing is to be seen.

Usage: paper.py FILE.html. Needs chromium and chromedriver, and selenium and pypdf from Tests/requirements.txt.
"""
import base64, io, pathlib, re, sys

import pypdf

from report import driver


def main():
    page = pathlib.Path(sys.argv[1]).resolve()
    browser = driver(1280, 900, False)
    try:
        browser.get(page.as_uri())
        # A mark at the start and at the end of each question.
        marks = browser.execute_script(
            "return [...document.querySelectorAll('.question')].map((question, at) => {"
            "  const mark = (text) => { const span = document.createElement('span'); span.textContent = text;"
            "    span.style.cssText = 'display:block;font-size:1px;line-height:1px'; return span; };"
            "  question.prepend(mark(`<<${at}a>>`)); question.append(mark(`<<${at}z>>`)); return at; }).length")
        printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": False})
    finally:
        browser.quit()
    pages = [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(base64.b64decode(printed["data"]))).pages]
    at = {mark: place for place, text in enumerate(pages) for mark in re.findall(r"<<(\d+[az])>>", text)}
    torn = [number for number in range(marks) if at.get(f"{number}a") != at.get(f"{number}z")]
    lost = [number for number in range(marks) if f"{number}a" not in at or f"{number}z" not in at]
    print(f"{marks} questions of {page.name} on {len(pages)} pages: {len(torn)} torn, {len(lost)} lost")
    sys.exit(1 if torn or lost or not marks else 0)


if __name__ == "__main__":
    main()
