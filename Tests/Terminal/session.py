"""Two scribes in one session, each at a pseudo-terminal of 80×24: they see each other's lines, and no way to end loses any.

    python Tests/Terminal/session.py
"""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

from terminal import Terminal

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("SPEIR_PROGRAM", str(ROOT / ".build/debug/speir"))


def scribe(folder, name):
    return Terminal([PROGRAM, "session", "run", "highland-cpip", "focus-group", "--scribe", name, "--directory", folder])


def line(terminal, text):
    terminal.type(text)
    terminal.press("enter")


def main():
    folder = tempfile.mkdtemp(prefix="speir-")
    shutil.copytree(ROOT / "surveys", pathlib.Path(folder) / "surveys")
    said = []
    try:
        for ending in ("interrupt", "hang-up", "kill"):
            anna, ben = scribe(folder, "Anna"), scribe(folder, "Ben")
            anna.wait_for("You write as Anna")
            ben.wait_for("You write as Ben")
            line(anna, f"2> Heard before the {ending}")
            ben.wait_for(f"2> Heard before the {ending}")
            # What Ben is typing is not lost when another's line comes in between.
            ben.type("Half of it, ")
            line(anna, f"In between, {ending}")
            ben.wait_for(f"In between, {ending}")
            line(ben, f"and the rest, {ending}")
            anna.wait_for(f"Half of it, and the rest, {ending}")
            said += [f"Heard before the {ending}", f"In between, {ending}", f"Half of it, and the rest, {ending}"]
            anna.type("Nobody ended this line")
            if ending == "interrupt":
                anna.type("\x03")
            elif ending == "hang-up":
                anna.signal(signal.SIGHUP)
            else:
                anna.signal(signal.SIGKILL)
            anna.wait_end()
            # Ben goes on.
            line(ben, f"After the {ending}")
            ben.wait_for(f"After the {ending}")
            said.append(f"After the {ending}")
            line(ben, "/quit")
            ben.wait_for("Everything is kept")
            ben.wait_end()
            anna.close()
            ben.close()
        shown = subprocess.run(
            [PROGRAM, "session", "show", "highland-cpip", "focus-group", "--directory", folder],
            capture_output=True, text=True, check=True).stdout
        kept = [re.sub(r"^\d+ +(?:\d> +)?", "", one) for one in shown.splitlines() if re.match(r"\d+ ", one)]
        if kept != said:
            sys.exit(f"kept: {kept}\nsaid: {said}")
        helped = scribe(folder, "Anna")
        helped.wait_for("You write as Anna")
        line(helped, "/help")
        helped.wait_for("/simulated")
        if not helped.settles(lambda: "Type what is said" in helped.text()):
            sys.exit("the help does not fit the screen\n" + helped.text())
        helped.close()
        print(f"ok    two scribes: {len(kept)} lines, none lost or doubled")
    except AssertionError as error:
        sys.exit(f"FAIL  two scribes\n{error}")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
