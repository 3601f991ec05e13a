#!/usr/bin/env python3
"""Holds the wall of a room with few and many areas of long names against two screens in headless Chromium: nothing may be cut off or too small.

Usage: wall.py [--screenshots DIR]. Needs what form.py needs.
"""
import sys
from organise import SECRET
from room import SURVEY, Guest, Room
from visitor import PICTURES, stopped

WORDS = "Building the capacity of communities on the islands to look after their own piers, halls and paths".split() * 2
SCREENS = ((1280, 720), (1920, 1080))
# What can be read from the back of a room, in hundredths of the wall's height.
LEAST = 1.9


def survey(areas):
    head, rest = SURVEY.split("themes:\n")
    names = [f"  t{i}: {' '.join(WORDS[i % 9:i % 9 + 8 + i % 7])} {i}\n" for i in range(1, areas + 1)]
    return head + "themes:\n" + "".join(names) + rest[rest.index("sessions:"):]


class Wall(Guest):
    def holds(self, code, heading, areas, what):
        """Every area stands on the wall whole, on each screen."""
        for width, height in SCREENS:
            self.show_on(width, height)
            self.go(f"/room/{code}/screen")
            where = f"{areas} areas, {what}, {width}"
            self.sees(heading, where)
            self.fits(where)
            self.sound(where, lambda: self.unread(areas))
            self.count += 1
            if PICTURES:
                self.picture(f"wall-{areas}-{what}-{width}")

    def unread(self, areas):
        """What cannot be read of so many areas."""
        found = self.measure("""
            const names = [...document.querySelectorAll('.tally tbody th, .agreed li')];
            const list = document.querySelector('[data-live=wall]').getBoundingClientRect();
            const out = e => { const r = e.getBoundingClientRect(); return r.bottom > Math.min(innerHeight, list.bottom) + 1 || r.right > list.right + 1; };
            return {
              names: names.length,
              out: [...document.querySelectorAll('[data-live=wall] :is(.tally tr, .agreed li, p)')].filter(out).length,
              cut: [...document.querySelectorAll('.cut')].filter(e => e.scrollWidth > e.clientWidth).length,
              least: 100 * Math.min(...names.map(e => parseFloat(getComputedStyle(e).fontSize))) / innerHeight };""")
        if found["names"] < areas:
            return [f"{found['names']} areas stand there"]
        flaws = [f"{found[kind]} {said}" for kind, said in (("out", "lines are cut off"), ("cut", "names are cut")) if found[kind]]
        return flaws + ([f"type of {found['least']:.2f} % of the height"] if found["least"] < LEAST else [])


def hold(room, desk, wall, areas):
    desk.go("/organise/sign-in")
    desk.write(":secret", SECRET)
    desk.press("Sign in")
    desk.go("/organise/isles/sessions/consensus")
    desk.press("Open the room to phones")
    code = desk.text(".joincode").replace("-", "")
    room.scribe("/vote 5", *[f"/dots t{i} {i * 3 % 17}" for i in range(1, areas + 1)], "/voters 99", "/close", "/reveal")
    wall.holds(code, "What people chose", areas, "dots")
    room.scribe(
        "/agree " + "; ".join(f"t{i} because it is what table {i} asked for first and nobody spoke against it" for i in range(1, areas + 1)))
    wall.holds(code, "The order that was agreed", areas, "order and dots")
    room.scribe("/simulated")
    wall.sees("Simulated", "that it is made up, on a wall that is open already")
    wall.holds(code, "Simulated", areas, "made up")
    room.scribe("/discard")
    wall.holds(code, "Join on your phone", areas, "order")


def main():
    screens, faults = 0, []
    for areas in (3, 10, 20):
        with Room(survey=survey(areas)) as room:
            desk, wall = Guest(room, name="desk", width=1280, height=900), Wall(room, name="wall", width=1280, height=720)
            try:
                hold(room, desk, wall, areas)
            except Exception as error:
                faults.append(stopped(f"wall of {areas} areas", error, desk, wall))
            screens += wall.count
            faults += desk.done() + wall.done()
    print("\n".join(faults))
    print(f"{screens} walls looked at, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
