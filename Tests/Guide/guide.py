"""Does what the guide says: checks its definitions, runs its commands, and asks its questions at a terminal.

    python Tests/Guide/guide.py [--record] [page …]

Each page is followed from the top in a folder of its own. What a page can hold:

    <!-- file: NAME -->       the next block is a file; a definition is given to `speir check`, which must find nothing
    ```yaml                   without a name: questions, scales and the like, which are completed to a definition and checked
    ```console                lines that begin with `$ ` are run, and must print what stands below them
    <!-- screen: KEY … -->    the next block is what the terminal shows when the last yaml block is asked and those keys are pressed;
                              `type=` stands before a text, `rows=` before the height, `with=` before an option (_ for a blank in both),
                              and with `keep` the answers are kept

`--record` writes into the pages what was printed and shown; read it before it is committed. Receipts, codes and the day are not compared.
"""

import difflib
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent / "Terminal"))

from terminal import KEYS, Terminal  # noqa: E402

PROGRAM = pathlib.Path(os.environ.get("SPEIR_PROGRAM", str(ROOT / ".build/debug/speir")))
RECORD = "--record" in sys.argv
HEADER = """survey: example
title: Example
organiser: The village hall committee
privacy: We keep the answers for a month. Ask at the hall, 1 High Street.
"""


class Page:
    """One page of the guide, followed from the top."""

    def __init__(self, path, folder):
        self.path, self.folder = path, pathlib.Path(folder)
        self.definition = None
        self.faults = []
        self.counts = {"definitions": 0, "commands": 0, "screens": 0}
        (self.folder / "surveys").mkdir()

    def follow(self):
        lines = self.path.read_text().splitlines()
        written, mark, at = [], None, 0
        while at < len(lines):
            line = lines[at]
            opened = re.fullmatch(r"```(\w+)", line)
            if not opened:
                if line.strip():
                    found = re.fullmatch(r"<!-- (\w+): (.*) -->", line)
                    mark = found.groups() if found else None
                written.append(line)
                at += 1
                continue
            end = lines.index("```", at)
            block = lines[at + 1:end]
            written += [line, *self.block(opened.group(1), mark, block, at + 1), "```"]
            mark, at = None, end + 1
        if RECORD:
            self.path.write_text("\n".join(written) + "\n")

    def block(self, kind, mark, block, line):
        """The block as it must be."""
        if mark and mark[0] == "screen":
            return self.compare(block, self.screen(mark[1].split(), block), line)
        if kind == "console":
            return self.compare(block, self.console(block), line)
        text = "\n".join(block) + "\n"
        if mark and mark[0] == "file":
            file = self.folder / mark[1]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        if kind == "yaml" and not (mark and mark[0] == "file" and not mark[1].startswith("surveys/")):
            self.check(text, line)
        return block

    def check(self, text, line):
        self.counts["definitions"] += 1
        if not re.search(r"^survey:", text, re.M):
            # What is not a list of questions comes before the pages; questions begin with a hyphen.
            at = re.search(r"^- ", text, re.M)
            before, questions = (text[:at.start()], text[at.start():]) if at else (text, "- { name: q, type: text, label: Q }\n")
            text = HEADER + before + "pages:\n  - questions:\n" + "".join(f"      {one}\n" for one in questions.splitlines())
        self.definition = text
        identity = re.search(r"^survey: *(\S+)", text, re.M).group(1)
        with tempfile.TemporaryDirectory() as place:
            file = pathlib.Path(place) / f"{identity}.yaml"
            file.write_text(text)
            run = subprocess.run([PROGRAM, "check", str(file)], capture_output=True, text=True)
            said = run.stdout + run.stderr
            if run.returncode or "warning" in said:
                self.faults.append(f"{self.path.name}:{line}: the definition does not check\n{said.replace(place + '/', '')}")

    def console(self, block):
        environment = {
            "PATH": f"{PROGRAM.parent}:{pathlib.Path(sys.executable).parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8",
            "HOME": str(self.folder), "COLUMNS": "80", "PYTHONWARNINGS": "ignore"}
        lines = []
        for at, command in enumerate(block):
            if not command.startswith("$ "):
                continue
            if "Rscript" in command and not shutil.which("Rscript"):
                # What is not here is taken at its word.
                end = next((n for n in range(at + 1, len(block)) if block[n].startswith("$ ")), len(block))
                lines += block[at:end]
                continue
            self.counts["commands"] += 1
            run = subprocess.run(
                ["bash", "-c", command[2:]], cwd=self.folder, env=environment, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=600)
            lines += [command, *[line.rstrip() for line in run.stdout.splitlines()]]
        return lines

    def screen(self, keys, block):
        """What the terminal shows after the keys; where it is not what stands in the guide, they are pressed once more, and slowly."""
        self.counts["screens"] += 1
        wanted = [self.steady(line) for line in block]
        for pause in (0.1, 1):
            shown = self.asked(keys, pause, wanted)
            if RECORD or [self.steady(line) for line in shown] == wanted:
                break
        return shown

    def asked(self, keys, pause, wanted):
        with tempfile.TemporaryDirectory() as place:
            folder = pathlib.Path(place)
            identity = re.search(r"^survey: *(\S+)", self.definition, re.M).group(1)
            (folder / "surveys").mkdir()
            (folder / "surveys" / f"{identity}.yaml").write_text(self.definition)
            rows = next((int(key[5:]) for key in keys if key.startswith("rows=")), 16)
            options = [key[5:].replace("_", " ") for key in keys if key.startswith("with=")]
            asked = " ".join(["speir ask", identity, *([] if "keep" in keys else ["--dry-run"]), *options])
            path = f"{PROGRAM.parent}:{os.environ['PATH']}"
            terminal = Terminal(["bash", "-c", f"cd {shlex.quote(place)} && exec {asked}"], 74, rows, {"PATH": path})
            try:
                # The first that is shown says that keys are waited for.
                terminal.settles(lambda: terminal.raw)
                for key in keys:
                    if key == "keep" or key.startswith(("rows=", "with=")):
                        continue
                    if key.startswith("type="):
                        terminal.type(key[5:].replace("_", " "))
                        terminal.read(2 * pause)
                    else:
                        terminal.press(key)
                        terminal.read(pause)
                terminal.settles(lambda: RECORD or [self.steady(line) for line in self.shown(terminal)] == wanted, 10 + 20 * pause)
                return self.shown(terminal)
            finally:
                terminal.close()

    @staticmethod
    def shown(terminal):
        """The screen, or what stands below when the whole of it has been given back."""
        before, left, after = terminal.raw.rpartition(b"\x1b[?1049l")
        if left:
            text = after.decode(errors="replace")
            return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text).replace("\r", "").strip("\n").splitlines()
        return terminal.text().rstrip("\n").splitlines()

    def compare(self, block, made, line):
        if RECORD:
            return made
        before, after = ([self.steady(one) for one in lines] for lines in (block, made))
        if before != after:
            difference = "\n".join(difflib.unified_diff(before, after, "guide", "program", lineterm=""))
            self.faults.append(f"{self.path.name}:{line}: the program says otherwise\n{difference}")
        return block

    def steady(self, line):
        line = line.replace(str(self.folder), "FOLDER")
        line = re.sub(r"\b([a-z][a-z-]*)-(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}\b", r"\1-RECEIPT", line)
        line = re.sub(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", "CODE", line)
        line = re.sub(r"\b[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b", "ID", line)
        line = re.sub(r"(submitted before) 20\d\d-\d\d-\d\d", r"\1 DAY", line)
        return re.sub(r"\b20\d\d-\d\d-\d\dT[0-9:.]+Z\b", "MOMENT", line)


def main():
    chosen = [name for name in sys.argv[1:] if not name.startswith("-")]
    failed = 0
    for path in sorted((ROOT / "Sources/Guide.docc").glob("*.md")):
        if chosen and path.stem not in chosen:
            continue
        with tempfile.TemporaryDirectory(prefix="guide-") as folder:
            page = Page(path, folder)
            page.follow()
        for fault in page.faults:
            failed += 1
            print(fault, flush=True)
        told = ", ".join(f"{count} {name}" for name, count in page.counts.items() if count) or "words alone"
        print(f"{'FAIL' if page.faults else 'ok  '}  {path.stem}: {told}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
