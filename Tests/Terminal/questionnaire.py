"""The questionnaire at a real pseudo-terminal: typed, left, killed, resized, and taken up again.

    python Tests/Terminal/questionnaire.py [--record] [name …]

`--record` writes the golden screens anew; look at them before they are committed.
"""

import contextlib
import difflib
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from terminal import PATIENCE, Terminal

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PROGRAM = os.environ.get("SPEIR_PROGRAM", str(ROOT / ".build/debug/speir"))
RECORD = "--record" in sys.argv


class Folder:
    """A folder with the Highland survey and nothing else."""

    def __enter__(self):
        self.path = tempfile.mkdtemp(prefix="speir-")
        shutil.copytree(ROOT / "surveys", pathlib.Path(self.path) / "surveys")
        self.terminals = []
        return self

    def __exit__(self, *_):
        for terminal in self.terminals:
            terminal.close()
        shutil.rmtree(self.path, ignore_errors=True)

    def ask(self, *options, columns=80, rows=24, language="en", **environment):
        """Asks in one language, or with `language=None` asks which one first."""
        spoken = ["--language", language] if language else []
        arguments = [PROGRAM, "ask", "highland-cpip", "--directory", self.path, *spoken, *options]
        terminal = Terminal(arguments, columns, rows, environment)
        self.terminals.append(terminal)
        return terminal

    @contextlib.contextmanager
    def keeping(self, terminal):
        """Waits at the end until something was kept on disk since the beginning."""
        with contextlib.closing(sqlite3.connect(pathlib.Path(self.path) / "responses" / "highland-cpip.sqlite")) as store:
            def version():
                return store.execute("PRAGMA data_version").fetchone()[0]
            before = version()
            yield
            expect(terminal.settles(lambda: version() != before), "nothing was kept:\n" + terminal.text())

    def responses(self):
        run = subprocess.run(
            [PROGRAM, "export", "highland-cpip", "--directory", self.path], capture_output=True, text=True, check=True)
        return [json.loads(line) for line in run.stdout.splitlines()]


def golden(terminal, name):
    """Compares the screen with the one that was looked at before, when it is the same or there was time enough to become it."""
    def shown():
        text = re.sub(r"--resume \S+", "--resume CODE", terminal.text())
        return re.sub(r"--directory\s+\S+", "--directory FOLDER", text)
    file = HERE / "Golden" / f"{name}.txt"
    if RECORD:
        terminal.read(2)
        file.parent.mkdir(exist_ok=True)
        file.write_text(shown())
        return
    known = file.read_text()
    if not terminal.settles(lambda: shown() == known):
        raise AssertionError("\n".join(difflib.unified_diff(known.splitlines(), shown().splitlines(), name, "now", lineterm="")))


def expect(truth, said):
    if not truth:
        raise AssertionError(said)


def code_in(terminal):
    def found():
        return re.search(r"--resume ([0-9A-Z-]{14})", " ".join(terminal.raw.decode(errors="replace").split()))
    expect(terminal.settles(found), "no code was shown:\n" + terminal.text())
    return found().group(1)


RATINGS = "1234561234"
EXPECTED = {
    "audience": "sector", "organisation": "Fòram a’ Bhaile", "area": "ross",
    "heard": ["colleagues", "other"], "heard.other": "The bus driver",
    "top_three": ["funding", "openness"], "dots": {"capacity": 2, "funding": 3},
    "change": "Decide funds earlier.\nAnd say why.", "may_quote": True, "meetings": 3, "meeting_use": "mostly",
    "confidence": 4,
}


def check_stored(folder, mode="terminal"):
    stored = folder.responses()
    expect(len(stored) == 1, f"{len(stored)} responses are stored")
    answers = stored[0]["answers"]
    for name, value in EXPECTED.items():
        expect(answers.get(name) == value, f"{name}: {answers.get(name)!r} in place of {value!r}")
    for name in ("statements", "reach"):
        expect(len(answers[name]) == 10, f"{name}: {answers[name]}")
    expect(answers["importance"] == {"help": "very", "picture": "fairly", "funds": "little", "time": "none"}, answers)
    expect(stored[0]["mode"] == mode, stored[0]["mode"])


def to_the_end(t, name=None):
    """Answers the whole survey on the screen and stops before sending."""
    def look(place):
        if name:
            golden(t, f"{name}-{place}")
    t.wait_for("Community")
    look("01-start")
    t.press("enter")
    look("02-one-choice")
    t.press("4", "enter")
    t.type("Fòram a’ Bhaile")
    look("03-text")
    t.press("enter", "3", "enter")
    t.press(*RATINGS[:4])
    look("04-matrix")
    t.press(*RATINGS[4:], "enter", *RATINGS, "enter", "2", "6")
    t.type("The bus driver")
    look("05-several-choices")
    t.press("enter", *"1234", "enter", *"1234", "enter")
    look("06-rank")
    t.press(*["down"] * 7, "space", "up", "up", "space")
    look("07-ranked")
    t.press("enter", "2", *["down"] * 7, "3")
    look("08-points")
    t.press("enter")
    t.type("Decide funds earlier.")
    t.press("enter")
    t.type("And say why.")
    look("09-multiline")
    t.press("tab")
    look("10-acknowledge")
    t.press("space", "enter", "enter")
    t.type("201")
    t.press("enter")
    look("11-wrong-number")
    t.press("backspace", "backspace", "backspace", "3", "enter", "2", "enter")
    look("12-range")
    t.press("4", "enter")
    t.wait_for("Check your answers")
    look("13-check")


def whole_survey(columns, rows):
    with Folder() as folder:
        t = folder.ask(columns=columns, rows=rows)
        to_the_end(t, f"{columns}x{rows}")
        t.press("s")
        expect(t.wait_end() == 0, "the exit status is not 0")
        expect(b"Your receipt is highland-cpip-" in t.raw, "no receipt was shown")
        t.wait_as_found()
        check_stored(folder)


def whole_survey_line_by_line():
    with Folder() as folder:
        t = folder.ask("--plain")
        lines = ["4", "Fòram a’ Bhaile", "3", *RATINGS, *RATINGS, "2 6", "The bus driver", *"1234", *"1234", "8 6",
                 "1:2 8:3", "Decide funds earlier.", "And say why.", ".", "yes", "", "201", "3", "2", "4"]
        t.wait_for("Which of these best describes you?")
        for line in lines:
            t.press(line + "\n")
        t.wait_for("Type send")
        t.press("send\n")
        expect(t.wait_end() == 0, "the exit status is not 0:\n" + t.text())
        expect(b"\x1b" not in t.raw, "the plain face moved the cursor or coloured a word")
        check_stored(folder)


def back_and_other_branches():
    with Folder() as folder:
        t = folder.ask()
        to_the_end(t)
        # Question 14 is the meetings; without any, nobody asks whether they were of use.
        t.type("14")
        t.press("enter")
        t.wait_for("How many partnership meetings")
        t.press("backspace", "0", "enter")
        t.wait_for("Enter change")
        expect(t.settles(lambda: "good use" not in t.text()), "a question that is not relevant is still shown:\n" + t.text())
        t.type("14")
        t.press("enter", "backspace", "2", "enter")
        t.wait_for("Enter change")
        t.press("esc")
        t.wait_for("How sure are you")
        t.press("esc", "esc", "esc", "esc")
        t.wait_for("You may print my words")
        t.press("s")
        t.press("ctrl-s")
        expect(t.wait_end() == 0, "the exit status is not 0")
        # The answer that was hidden and came back is still there.
        again = folder.ask("--resume", code_in(t))
        again.wait_for("Welcome back")
        again.press("enter")
        again.wait_for("Enter change")
        again.press("s")
        expect(again.wait_end() == 0, "the exit status is not 0:\n" + again.text())
        answers = folder.responses()[0]["answers"]
        expect(answers["meetings"] == 2 and answers["meeting_use"] == "mostly", answers)


def resized_in_the_middle_of_a_word():
    with Folder() as folder:
        t = folder.ask()
        t.wait_for("Community")
        t.press("enter", "4", "enter")
        t.type("Fòram ")
        t.wait_for("Fòram")
        t.resize(40, 15)
        t.read(0.5)
        golden(t, "resized-40x15")
        t.resize(20, 6)
        t.read(0.5)
        t.resize(80, 24)
        t.read(0.5)
        t.type("a’ Bhaile")
        t.wait_for("Fòram a’ Bhaile")


def killed_and_taken_up_again(which):
    with Folder() as folder:
        t = folder.ask()
        t.wait_for("Community")
        t.press("pgdn")
        code = code_in(t)
        t.press("enter", "2", "enter")
        t.wait_for("Your organisation")
        # Whoever hesitates for a second has what stands there kept, too.
        with folder.keeping(t):
            t.type("Half a wo")
        t.signal(which)
        t.wait_end()
        t.wait_as_found()
        again = folder.ask("--resume", code)
        again.wait_for("Welcome back")
        again.press("enter")
        again.wait_for("Where do you mostly work?")
        again.press("esc")
        again.wait_for("Half a wo")


def the_window_is_closed():
    with Folder() as folder:
        t = folder.ask()
        t.wait_for("Community")
        t.press("pgdn")
        code = code_in(t)
        t.press("enter", "2", "enter")
        t.wait_for("Your organisation")
        t.press("ctrl-l")
        os.close(t.slave)
        os.close(t.master)
        t.slave = t.master = None
        expect(t._report(PATIENCE).startswith("E"), "the program goes on without a terminal")
        t.status = 0
        again = folder.ask("--resume", code)
        again.wait_for("Welcome back")
        again.press("enter")
        again.wait_for("Your organisation")


def left_with_control_c():
    with Folder() as folder:
        t = folder.ask()
        t.wait_for("Community")
        t.press("enter", "3", "enter", "ctrl-c")
        expect(t.wait_end() == 0, "the exit status is not 0")
        t.wait_as_found()
        expect(b"Your answers so far are kept" in t.raw, t.text())
        nothing = folder.ask()
        nothing.wait_for("Community")
        nothing.press("ctrl-c")
        nothing.wait_end()
        expect(b"Nothing was stored." in nothing.raw, nothing.text())


def stopped_and_called_back():
    with Folder() as folder:
        t = folder.ask()
        t.wait_for("Community")
        t.press("enter", "ctrl-z")
        t.wait_stopped()
        t.wait_as_found()
        t.resume()
        expect(t.settles(lambda: not t.is_as_found()), "the terminal was not taken over again")
        t.wait_for("Which of these best describes you?")
        t.press("4", "enter")
        t.wait_for("Your organisation")


def pasted_and_split_characters():
    with Folder() as folder:
        t = folder.ask()
        t.wait_for("Community")
        t.press("enter", "4", "enter")
        for byte in "Fòram 人 e\u0301".encode():
            os.write(t.master, bytes([byte]))
            t.read(0.01)
        t.wait_for("Fòram")
        t.type("\x1b[200~ a\nb\x1b[31m c\x1b[201~")
        t.press("enter")
        t.wait_for("Where do you mostly work?")
        t.press("esc")
        t.wait_for("Your organisation")
        golden(t, "pasted")


def without_colour():
    for environment, allowed in (({"NO_COLOR": "1"}, r"(0|1|2|7)?"), ({}, r"(0|1|2|7|3[0-7]|9[0-7])?")):
        with Folder() as folder:
            t = folder.ask(**environment)
            to_the_end(t)
            for codes in re.findall(rb"\x1b\[([0-9;]*)m", t.raw):
                for code in codes.decode().split(";"):
                    expect(re.fullmatch(allowed, code), f"colour {codes} with {environment}")


def the_own_editor():
    with Folder() as folder:
        editor = pathlib.Path(folder.path) / "editor.sh"
        editor.write_text("#!/bin/sh\nprintf ' and from the editor' >> \"$1\"\n")
        editor.chmod(0o755)
        t = folder.ask(EDITOR=str(editor))
        t.wait_for("Community")
        t.press("enter", "4", "enter", *["tab"] * 9)
        t.wait_for("What one change")
        t.type("Typed")
        t.press("ctrl-e")
        t.wait_for("Typed and from the editor")


def the_next_person_sees_nothing():
    with Folder() as folder:
        for options in (("--again",), ("--again", "--plain")):
            t = folder.ask(*options, "--audience", "tsi", "--dry-run")
            if "--plain" in options:
                t.wait_for("Your organisation")
                t.answer("Secret society")
                while "Type send" not in " ".join(t.text().split()):
                    t.answer("-")
                t.press("send\n")
            else:
                t.wait_for("Community")
                t.press("enter")
                t.type("Secret society")
                t.press("enter", *["tab"] * 13)
                t.wait_for("Check your answers")
                t.press("s")
            t.wait_for("Press Enter for the next person")
            t.press("enter")
            t.wait_for("Question 2 of 13" if "--plain" in options else "From Highland Third Sector Interface")
            expect(t.settles(lambda: "Secret" not in t.text()), t.text())
            expect(b"\x1b[3J" in t.raw, "what could be scrolled back to was not cleared")


def answers_that_cannot_be_kept():
    with Folder() as folder:
        t = folder.ask()
        t.wait_for("Community")
        t.press("enter", "2", "enter")
        t.wait_for("Your organisation")
        other = sqlite3.connect(pathlib.Path(folder.path) / "responses" / "highland-cpip.sqlite", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        t.type("Kept")
        t.press("enter")
        t.wait_for("could not be kept on disk")
        t.wait_for("Where do you mostly work?")
        other.execute("ROLLBACK")
        t.press("2", "enter")
        t.wait_for("How far do you agree?")
        t.press("ctrl-c")
        t.wait_end()
        again = folder.ask("--resume", code_in(t))
        again.wait_for("Welcome back")
        again.press("enter")
        again.wait_for("How far do you agree?")
        again.press("esc", "esc")
        again.wait_for("Kept")


def another_language_keeps_the_answers():
    with Folder() as folder:
        t = folder.ask(language=None)
        t.wait_for("Choose a language")
        golden(t, "language")
        t.press("down", "enter")
        t.wait_for("Bho Highland Third Sector Interface")
        t.press("enter")
        t.wait_for("Dè a’ bhuidheann dham buin sibh?")
        t.press("4", "enter")
        t.type("Fòram ")
        golden(t, "gaelic-text")
        t.press("F2")
        t.wait_for("Your organisation")
        t.type("a’ Bhaile")
        t.press("enter")
        t.wait_for("Where do you mostly work?")
        t.press("3", "F2", "F2", "F2", "enter")
        t.wait_for("Dè cho mòr ’s a tha sibh ag aontachadh?")
        golden(t, "gaelic-matrix")
        t.press(*["tab"] * 11)
        t.wait_for("Thoiribh sùil air ur freagairtean")
        t.wait_for("Siorrachd Rois")
        t.press("s")
        expect(t.wait_end() == 0, "the exit status is not 0:\n" + t.text())
        expect("Seo an cuidhteas agaibh: highland-cpip-".encode() in t.raw, t.text())
        stored = folder.responses()[0]
        expect(stored["language"] == "gd", stored["language"])
        answers = stored["answers"]
        expect(answers == {"audience": "sector", "organisation": "Fòram a’ Bhaile", "area": "ross"}, answers)


def a_terminal_that_cannot_move_its_cursor():
    with Folder() as folder:
        t = folder.ask(TERM="dumb")
        t.wait_for("Which of these best describes you?")
        expect(b"\x1b" not in t.raw, "a dumb terminal was sent escapes")


TESTS = {
    "whole-80x24": lambda: whole_survey(80, 24),
    "whole-40x15": lambda: whole_survey(40, 15),
    "whole-plain": whole_survey_line_by_line,
    "back": back_and_other_branches,
    "resize": resized_in_the_middle_of_a_word,
    "kill": lambda: killed_and_taken_up_again(signal.SIGKILL),
    "crash": lambda: killed_and_taken_up_again(signal.SIGSEGV),
    "terminate": lambda: killed_and_taken_up_again(signal.SIGTERM),
    "hang-up": the_window_is_closed,
    "ctrl-c": left_with_control_c,
    "ctrl-z": stopped_and_called_back,
    "paste": pasted_and_split_characters,
    "colour": without_colour,
    "editor": the_own_editor,
    "again": the_next_person_sees_nothing,
    "not-kept": answers_that_cannot_be_kept,
    "language": another_language_keeps_the_answers,
    "dumb": a_terminal_that_cannot_move_its_cursor,
}


def main():
    chosen = [name for name in sys.argv[1:] if not name.startswith("-")]
    failed = 0
    for name, test in TESTS.items():
        if chosen and name not in chosen:
            continue
        started = time.monotonic()
        try:
            test()
            print(f"ok    {name} ({time.monotonic() - started:.1f} s)", flush=True)
        except Exception as error:
            failed += 1
            print(f"FAIL  {name}\n{type(error).__name__}: {error}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
