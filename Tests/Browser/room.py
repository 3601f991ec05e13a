#!/usr/bin/env python3
"""Holds a session in headless Chromium: a facilitator's screen, the wall, and a phone, with and without scripts, by day and in the dark.

Usage: room.py [--screenshots DIR]. Needs what form.py needs, and zbarimg, which reads the code on the wall as a phone's camera does.
"""
import pathlib, re, shutil, subprocess, sys, tempfile, urllib.parse
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from organise import SECRET
from visitor import LONGEST, PROGRAM, Visitor, again, stopped

SURVEY = """survey: isles
title: The isles & their people
languages: [en, gd]
organiser: Isles Trust
privacy: Isles Trust holds the answers; write to isles@example.org
audiences: { sector: { label: The third sector } }
themes:
  capacity: Building the capacity of communities
  awareness: Knowing who does what
  vision: { label: { en: A shared vision for the third sector interface, gd: Lèirsinn choitcheann } }
  services: A picture of third sector services
  marketing: Reaching communities, remote ones too
  openness: Open sharing of information
  representation: A voice for the third sector
  funding: { label: { en: Steadier funding, gd: Maoineachadh nas seasmhaiche } }
  outcomes: Measuring the difference made
  meetings: Better meetings
sessions:
  - { id: consensus, kind: consensus, title: { en: Agree and prioritise, gd: Aontachadh is òrdugh }, dots: 5 }
pages:
  - questions:
      - { name: who, type: select_one, label: Who are you?, choices: audiences }
"""


class Room:
    """The server with a secret, on a port that stays the same when it is started again."""

    def __init__(self, name="isles", survey=SURVEY):
        self.name, self.survey = name, survey

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="speir-room-")
        path = pathlib.Path(self.folder)
        (path / "surveys").mkdir()
        (path / f"surveys/{self.name}.yaml").write_text(self.survey)
        self.secret = path / "secret"
        self.secret.write_text(SECRET + "\n")
        self.secret.chmod(0o600)
        self.port = "0"
        self.start()
        return self

    def start(self):
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--port", self.port, "--directory", self.folder, "--organiser-secret-file", str(self.secret)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.process.stdout.readline().split()[-1]
        self.port = str(urllib.parse.urlsplit(self.address).port)

    def stop(self):
        self.process.terminate()
        if self.process.wait(LONGEST) != 0:
            raise AssertionError("the server does not end in order while streams are open")

    def scribe(self, *lines):
        """What another program writes into the same room."""
        subprocess.run(
            [PROGRAM, "session", "run", "isles", "consensus", "--directory", self.folder], input="\n".join(lines) + "\n",
            capture_output=True, text=True, check=True, timeout=LONGEST)

    def __exit__(self, *_):
        self.process.kill()
        shutil.rmtree(self.folder)


class Guest(Visitor):
    script, own = "*/room.js", re.compile(r"/(room\.js|live(\?[^/]*)?|room/\w{6}(/vote)?)$")

    def measure(self, script):
        """What a script finds in a page that has come whole, with its type, on a screen of the size that it was given."""
        return self.browser.execute_script(
            "const [width, height] = arguments;"
            "if (document.readyState !== 'complete' || document.fonts.status !== 'loaded') throw new Error('on its way in');"
            "if (screen.width !== width || screen.height !== height) throw new Error('another screen');"
            # On a phone what is too wide makes the window wider.
            "if (width >= 600 && (innerWidth !== width || innerHeight !== height)) throw new Error('another window');" + script, *self.screen)

    def narrow(self, what, widths=(360, 320)):
        """Nothing may have to be scrolled sideways on a phone, nor where a page is enlarged to 400 % (WCAG 2.2, 1.4.10)."""
        usual = self.screen
        for width in widths:
            self.show_on(width, 740)
            self.leave(self.browser.refresh)
            self.sound(f"{what}, on {width}", lambda: self.measure("""
                document.querySelectorAll('details').forEach(one => { one.open = true; });
                const found = [document.documentElement.scrollWidth, innerWidth];
                const off = [...document.querySelectorAll('main a, main button, main input, main select')].filter(e =>
                  e.getClientRects().length && e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML.slice(0, 80));
                return [...(Math.max(...found) > width ? [`${found} px wide`] : []), ...(off.length ? [`out of sight: ${off}`] : [])];"""))
        self.look(f"{what}, narrow", most=80_000)
        self.show_on(*usual)
        self.leave(self.browser.refresh)

    def fits(self, what):
        """Nothing on the wall may have to be scrolled to, nor may any part of it be cut off that must be seen."""
        self.sound(what, lambda: self.measure("""
            const main = document.querySelector('main'), flaws = [];
            if (document.documentElement.scrollHeight > innerHeight || main.scrollHeight > innerHeight) flaws.push('higher than the screen');
            const cut = [...document.querySelectorAll('svg,.code,.tally tr,.slot')].filter(e => e.getBoundingClientRect().bottom > innerHeight
              || e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML.slice(0, 80));
            if (cut.length) flaws.push(`cut off: ${cut}`);
            if (document.querySelector('button,input,select,textarea,a,form')) flaws.push('the wall has controls');
            return flaws;"""))


def open_all(v):
    v.browser.execute_script("document.querySelectorAll('details').forEach(one => { one.open = true; })")


def scanned(wall, folder):
    """The address in the code on the wall, as a camera reads it."""
    picture = pathlib.Path(folder) / "wall.png"
    wall.browser.save_screenshot(str(picture))
    run = subprocess.run(["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True, text=True)
    return run.stdout.strip()


def hold(room, desk, wall, phone, scripts):
    """One session from the first page to the result."""
    desk.go("/organise/sign-in")
    desk.write(":secret", SECRET)
    desk.press("Sign in")
    desk.go("/organise/isles/sessions")
    desk.look("sessions")
    desk.write(":title", "Over tea")
    desk.press("Make the session")
    desk.look("a session made on the spot", most=80_000)
    desk.go("/organise/isles/sessions/consensus")
    desk.look("not open", most=80_000)
    code = desk.text(".joincode")
    wall.go(f"/room/{code.replace('-', '')}/screen")
    wall.look("wall, not open")
    wall.fits("not open")
    phone.go("/room")
    phone.look("join")
    phone.write(":code", "000000")
    phone.press("Join")
    phone.look("no such code")
    phone.go(f"/room/{code.replace('-', '')}")
    phone.look("not open")

    desk.press("Open the room to phones")
    wall.sees(code, "the code on the wall")
    wall.look("wall, open")
    wall.fits("open")
    address = f"{room.address}/room/{code.replace('-', '')}"
    wall.expect(
        lambda: scanned(wall, room.folder) == address, lambda: f"the code on the wall leads to ‘{scanned(wall, room.folder)}’")
    phone.browser.get(address)
    phone.look("room")
    phone.press("Add it")
    phone.look("nothing written")
    phone.expect(lambda: phone.browser.title.startswith("Error: "), "the title does not say that something is wrong")
    phone.write(":words", "Later <buses> & ferries")
    phone.write(":table", "3")
    phone.press("Add it")
    phone.look("added")
    wall.sees("Later <buses> & ferries", "what was said, on the wall")

    # What somebody is typing or has ticked stays while other things come in.
    desk.sees("Later <buses> & ferries", "what was said, at the desk")
    desk.touch("[data-live=said] input")
    desk.write(":group-title", "Getting about")
    room.scribe("3> Piers for small boats", "5> Childcare on islands")
    desk.sees("Childcare on islands", "what a scribe wrote")
    wall.sees("Childcare on islands", "what a scribe wrote, on the wall")
    desk.expect(
        lambda: len(desk.browser.find_elements(By.CSS_SELECTOR, "[data-live=said] input:checked")) == 1
        and desk.value(":group-title") == "Getting about", "what was ticked or typed is gone")
    desk.press("Make the group")
    desk.sees("Getting about", "the group")
    open_all(desk)
    desk.look("what is said, everything open", most=80_000)
    desk.write(":slot-title", "Read the figures")
    desk.press("Start the slot")
    wall.expect(lambda: re.fullmatch(r"14:\d\d", wall.text("[data-left]")), "the time does not run on the wall")
    wall.look("wall, a slot")
    wall.fits("a slot")
    open_all(desk)
    desk.write(":name", "Mòrag <NicLeòid>")
    desk.write(":organisation", "Isles Trust")
    desk.press("Write them down")
    desk.look("people", most=80_000)
    desk.shows("1 person in the room.", "the person is not counted")

    in_gaelic(room, desk, wall, phone, code.replace("-", ""), scripts)
    vote(room, desk, wall, phone, scripts)
    wall.go(f"/room/{code.replace('-', '')}/screen?lang=gd")
    wall.sees("Maoineachadh nas seasmhaiche", "the result in Gaelic, on the wall")
    wall.look("wall, the result in Gaelic")
    wall.fits("the result in Gaelic")
    desk.go("/organise/isles/sessions/consensus")
    open_all(desk)
    desk.write(":place-funding", "1")
    desk.write(":reason-funding", "First things first")
    desk.press("Keep the order")
    desk.look("the order", most=80_000)
    phone.go(f"/room/{code.replace('-', '')}")
    phone.look("result and order")
    if scripts:
        words_again(room, desk, phone)
    desk.narrow("desk")
    phone.narrow("phone")
    desk.follow(By.LINK_TEXT, "Minutes of the session")
    desk.look("no minutes")
    desk.press("Make the minutes")
    desk.look("minutes made")
    desk.narrow("minutes made")
    desk.follow(By.LINK_TEXT, "Read the minutes")
    for text in ("Not for publication", "Later <buses> & ferries"):
        desk.expect(lambda: text in desk.text("body"), f"‘{text}’ is not in the minutes")
    desk.narrow("minutes")
    for page in ("", "/sessions"):
        desk.go("/organise/isles" + page)
        desk.narrow(f"organisers{page.replace('/', ', ')}")
    desk.go("/organise/isles/sessions/consensus")
    desk.follow(By.CSS_SELECTOR, "[data-live=areas] a")
    desk.narrow("pack")
    phone.go(f"/room/{code.replace('-', '')}/screen")
    phone.narrow("wall on a phone")


def words_again(room, desk, phone):
    """Words that are sent while the server is away are kept, and go once: by themselves, or when they were changed, when they are sent again."""
    for words, changed in (("Said while it was away", None), ("Said in haste", "Said at leisure")):
        phone.write(":words", words)
        room.stop()
        phone.unsent("Add it", ":words", words, "words that are not sent")
        phone.look("words that are not sent")
        if changed:
            phone.write(":words", changed)
            phone.sees("The connection is lost.", "that the connection is lost")
        room.start()
        if changed:
            phone.expect(lambda: not phone.browser.find_element(By.ID, "lost").is_displayed(), "the connection does not come back")
            phone.expect(phone.value(":words") == changed, "what was typed after it was not sent is gone")
            phone.press("Add it")
        else:
            phone.sent()
        phone.sees("It is added.", "words that were not sent")
        phone.sees(changed or words, "words that were not sent")

    def said():
        return again(lambda: [one.text for one in phone.browser.find_elements(By.CSS_SELECTOR, ".said li")])
    phone.expect(
        lambda: said()[:2] == ["Said at leisure", "Said while it was away"], lambda: f"words are sent twice or not at all: {said()}")
    desk.go("/organise/sign-in")
    desk.write(":secret", SECRET)
    desk.press("Sign in")
    desk.go("/organise/isles/sessions/consensus")


def speaks(v, language, what):
    v.expect(lambda: v.browser.find_elements(By.CSS_SELECTOR, f"html[lang={language}]"), f"{what}: not in {language}")


def in_gaelic(room, desk, wall, phone, code, scripts):
    """The same room in another language, where something is put right and areas are given to a table."""
    wall.go(f"/room/{code}/screen?lang=gd")
    wall.look("wall, in Gaelic")
    wall.fits("in Gaelic")
    speaks(wall, "gd", "the wall")
    phone.go(f"/room/{code}")
    phone.write(":words", "Half a <thought>")
    phone.press("Gàidhlig")
    phone.look("room in Gaelic")
    speaks(phone, "gd", "the phone")
    phone.expect(lambda: phone.value(":words") == "Half a <thought>", "what was typed is lost with the language")
    phone.press("Cuir ris e")
    phone.look("added in Gaelic")
    wall.sees("Half a <thought>", "what was said, on the wall in Gaelic")
    desk.go("/organise/isles/sessions?lang=gd")
    speaks(desk, "gd", "the list")
    desk.look("sessions in Gaelic")
    desk.go("/organise/isles/sessions/consensus?lang=gd")
    speaks(desk, "gd", "the desk")
    desk.look("desk in Gaelic", most=80_000)
    link = again(lambda: desk.browser.find_element(By.XPATH, "//div[@class='line'][contains(., 'thought')]/a").get_attribute("href"))
    desk.browser.get(link)
    desk.write(":right-words", "A whole <thought>")
    desk.look("words put right", most=80_000)
    desk.press("Cùm na faclan seo")
    speaks(desk, "gd", "the desk after a form")
    wall.sees("A whole <thought>", "what was put right, on the wall")
    room.scribe("/reword 4 The scribe's <thought>", "/title A long evening")
    desk.sees("The scribe's <thought>", "what a scribe put right")
    desk.sees("A long evening", "the title that a scribe put right")
    wall.sees("A long evening", "the title, on the wall")
    desk.leave(desk.browser.refresh)
    link = again(lambda: desk.browser.find_element(By.CSS_SELECTOR, "[data-live=people] a").get_attribute("href"))
    desk.browser.get(link)
    open_all(desk)
    desk.look("a person put right", most=80_000)
    desk.write(":new-organisation", "Urras nan Eilean")
    desk.press("Cùm air an liosta mar sin e")
    desk.sees("Urras nan Eilean", "the organisation that was put right")
    open_all(desk)
    desk.write(":give-table", "2")
    desk.tick(":give", "funding")
    desk.press("Thoir na cuspairean seo dha")
    desk.sees("Am pasgan aig bòrd 2", "the pack of a table")
    desk.look("areas of a table", most=80_000)
    desk.follow(By.CSS_SELECTOR, "[data-live=areas] a")
    desk.expect(lambda: "Briefing for group 2" in desk.browser.title, "there is no pack")
    desk.go("/organise/isles/sessions/consensus")
    wall.go(f"/room/{code}/screen")
    phone.press("English")
    speaks(phone, "en", "the phone")


def vote(room, desk, wall, phone, scripts):
    desk.press("Open a vote with 5 dots each")
    desk.look("a vote", most=80_000)
    if scripts:
        phone.sees("The vote is open.", "the vote, on the phone")
    else:
        phone.leave(phone.browser.refresh)
    phone.look("the vote is open")
    phone.follow(By.CSS_SELECTOR, "a.go")
    phone.look("dots")
    phone.write("vision", "1")
    phone.press("Gàidhlig")
    phone.look("dots in Gaelic")
    phone.expect(lambda: phone.value("vision") == "1", "dots that were chosen are lost with the language")
    phone.press("English")
    phone.write("vision", "0")
    for _ in range(2):
        plus = "button[name=':more'][value='funding']"
        if scripts:
            phone.touch(plus)
        else:
            phone.follow(By.CSS_SELECTOR, plus)
    phone.expect(lambda: phone.value("funding") == "2", "the button does not add a dot")
    phone.write("vision", "4")
    phone.press("Place these dots")
    phone.look("too many dots")
    phone.shows("You have 5 dots and chose 6", "too many dots are not told")
    phone.write("vision", "3")
    again(lambda: phone.leave(lambda: phone.browser.find_element(By.NAME, "vision").send_keys(Keys.ENTER)))
    phone.look("dots placed")
    phone.shows("Your dots are placed.", "the dots are not placed")
    wall.sees("One person has placed their dots.", "how many voted, on the wall")
    wall.look("wall, the vote is open")
    wall.fits("the vote is open")

    # The network drops: the server goes away and comes back.
    if scripts:
        phone.write("vision", "2")
    room.stop()
    if scripts:
        phone.unsent("Place these dots", "vision", "2", "dots that are not sent")
        phone.look("dots that are not sent")
        phone.sees("The connection is lost.", "that the connection is lost")
        phone.look("connection lost")
        wall.sees("The connection is lost.", "that the connection is lost, on the wall")
    room.start()
    if scripts:
        phone.sent()
        phone.sees("Your dots are placed.", "dots that go by themselves")
        phone.expect(lambda: phone.value("vision") == "2", "dots that were not sent are lost")
    desk.go("/organise/sign-in")
    desk.write(":secret", SECRET)
    desk.press("Sign in")
    desk.go("/organise/isles/sessions/consensus")
    desk.press("Close the vote")
    if scripts:
        phone.sees("The vote is closed", "that the vote is closed")
    else:
        phone.leave(phone.browser.refresh)
    phone.look("the vote is closed")
    open_all(desk)
    desk.write(":wall-funding", "4")
    desk.press("Keep the numbers")
    desk.look("dots from the wall", most=80_000)
    desk.press("Show everybody the result")
    wall.sees("What people chose", "the result on the wall")
    wall.look("wall, the result")
    wall.fits("the result")

    def rows():
        return again(lambda: [row.text for row in wall.browser.find_elements(By.CSS_SELECTOR, ".tally tbody tr")])
    for area, dots in (("Steadier funding", "6"), ("A shared vision", "2" if scripts else "3")):
        wall.expect(
            lambda: any(area in row and row.rstrip().endswith(dots) for row in rows()), lambda: f"the dots do not add up: {rows()}")
    if scripts:
        phone.sees("What people chose", "the result on the phone")
    else:
        phone.leave(phone.browser.refresh)
    phone.look("the result")


def main():
    faults, pages = [], 0
    for name, scripts, dark in (("room", True, False), ("room in the dark without scripts", False, True)):
        with Room() as room:
            desk = Guest(room, name=f"{name}, desk", width=1280, height=900, dark=dark)
            wall = Guest(room, name=f"{name}, wall", width=1280, height=720, dark=dark)
            phone = Guest(room, name=f"{name}, phone", dark=dark, scripts=scripts)
            try:
                hold(room, desk, wall, phone, scripts)
            except Exception as error:
                faults.append(stopped(name, error, desk, wall, phone))
            for who in (desk, wall, phone):
                pages += who.count
                faults += who.done()
    print("\n".join(faults))
    print(f"{pages} pages looked at, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
