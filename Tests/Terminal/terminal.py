"""A pseudo-terminal with a program on it, and the screen that a person would see."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

import pyte

# How long what must come may take, in seconds: for a slow machine that has much to do.
PATIENCE = 60

KEYS = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "enter": "\r", "esc": "\x1b",
    "space": " ", "tab": "\t", "backspace": "\x7f", "pgdn": "\x1b[6~", "pgup": "\x1b[5~", "F1": "\x1bOP",
    "F2": "\x1bOQ", "F3": "\x1bOR", "ctrl-c": "\x03", "ctrl-s": "\x13", "ctrl-z": "\x1a", "ctrl-l": "\x0c", "ctrl-e": "\x05",
}


class Terminal:
    """Runs a program by way of a shell's child, so that it can be stopped and called for again like any job."""

    def __init__(self, arguments, columns=80, rows=24, environment=None):
        self.columns, self.rows = columns, rows
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        surroundings = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"}
        surroundings.update(environment or {})
        # The settings are read before the program can change them.
        self.master, slave = pty.openpty()
        self._set_size()
        self.found = termios.tcgetattr(slave)
        self.slave = slave
        self.status = None
        self.reports, reports = os.pipe()
        commands, self.commands = os.pipe()
        self.shell = os.fork()
        if self.shell == 0:
            os.close(self.master)
            self._be_a_shell(slave, arguments, surroundings, reports, commands)
        os.close(reports)
        os.close(commands)
        self.child = int(self._report(PATIENCE)[1:])

    @staticmethod
    def _be_a_shell(slave, arguments, surroundings, reports, commands):
        """What a shell does: a job of its own in the foreground, told apart from stopped and ended."""
        os.setsid()
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        job = os.fork()
        if job == 0:
            os.setpgid(0, 0)
            os.tcsetpgrp(slave, os.getpid())
            # What began these tests may ignore Ctrl-C, as a job in the background does; a person's shell does not.
            for ignored in (signal.SIGTTOU, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
                signal.signal(ignored, signal.SIG_DFL)
            for descriptor in (0, 1, 2):
                os.dup2(slave, descriptor)
            os.closerange(3, 256)
            os.execvpe(arguments[0], arguments, surroundings)
        os.write(reports, b"P%d\n" % job)
        while True:
            _, status = os.waitpid(job, os.WUNTRACED)
            try:
                os.tcsetpgrp(slave, os.getpid())
            except OSError:  # The window is gone.
                pass
            if not os.WIFSTOPPED(status):
                os.write(reports, b"E%d\n" % os.waitstatus_to_exitcode(status))
                os._exit(0)
            os.write(reports, b"S0\n")
            os.read(commands, 1)
            os.tcsetpgrp(slave, job)
            os.killpg(job, signal.SIGCONT)

    def _report(self, seconds):
        """What the shell says next; empty where it says nothing in that time."""
        ready, _, _ = select.select([self.reports], [], [], seconds)
        line = b""
        while ready and not line.endswith(b"\n"):
            byte = os.read(self.reports, 1)
            if not byte:
                break
            line += byte
        return line.decode().strip()

    def resume(self):
        """Calls a stopped job back, as `fg` does."""
        os.write(self.commands, b"f")

    def _set_size(self):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))

    def resize(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.screen.resize(rows, columns)
        self._set_size()

    def type(self, text):
        os.write(self.master, text.encode())

    def press(self, *names):
        """Presses keys by name; anything that is no name is typed as it is."""
        for name in names:
            self.type(KEYS.get(name, name))
            self.read(0.03)

    def read(self, seconds=0.05):
        """Takes in what the program wrote until nothing came for that long, or for three times that long."""
        end = time.monotonic() + 3 * seconds
        while time.monotonic() < end or seconds < 0.2:
            ready, _, _ = select.select([self.master], [], [], seconds)
            if not ready:
                return
            try:
                data = os.read(self.master, 65536)
            except OSError:
                return
            if not data:
                return
            self.raw += data
            self.stream.feed(data)

    def text(self):
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip() + "\n"

    def wait_for(self, text, seconds=PATIENCE):
        """Waits until a text stands on the screen."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read()
            if text in " ".join(self.text().split()):
                return
        raise AssertionError(f"‘{text}’ did not come in {seconds} s. The screen:\n{self.text()}")

    def settles(self, question, seconds=PATIENCE):
        """Waits until something is so while nothing moves on the screen; whether it came to be so."""
        end = time.monotonic() + seconds
        while True:
            self.read(0.2)
            if question():
                return True
            if time.monotonic() > end:
                return False

    def answer(self, line):
        """Types a line, and waits until the program says something beyond what was typed."""
        said = len(self.raw) + len(line.encode()) + len("\r\n")
        self.type(line + "\n")
        end = time.monotonic() + PATIENCE
        while len(self.raw) <= said:
            if time.monotonic() > end:
                raise AssertionError(f"Nothing came after ‘{line}’. The screen:\n{self.text()}")
            self.read()

    def wait_end(self, seconds=PATIENCE):
        """Waits until the program ended; its exit status, or minus the signal."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.02)
            report = self._report(0)
            if report.startswith("E"):
                self.read(0.1)
                self.status = int(report[1:])
                return self.status
        raise AssertionError(f"The program did not end in {seconds} s. The screen:\n{self.text()}")

    def wait_stopped(self, seconds=PATIENCE):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.02)
            if self._report(0).startswith("S"):
                self.read(0.1)
                return
        raise AssertionError("The program did not stop.")

    def signal(self, which):
        os.kill(self.child, which)

    def is_as_found(self):
        """Whether settings, screen, cursor and paste are as they were before the program began."""
        now = termios.tcgetattr(self.slave)
        modes = [(b"\x1b[?1049h", b"\x1b[?1049l"), (b"\x1b[?2004h", b"\x1b[?2004l"), (b"\x1b[?25l", b"\x1b[?25h")]
        return now[:6] == self.found[:6] and self._signs(now) == self._signs(self.found) and all(self.raw.rfind(on) <= self.raw.rfind(off) for on, off in modes)

    @staticmethod
    def _signs(settings):
        return [sign if isinstance(sign, bytes) else bytes([sign]) for sign in settings[6]]

    def wait_as_found(self, seconds=PATIENCE):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.05)
            if self.is_as_found():
                return
        raise AssertionError(f"The terminal is not as it was: {termios.tcgetattr(self.slave)} {self.found}")

    def close(self):
        if self.status is None:
            try:
                os.kill(self.child, signal.SIGKILL)
            except ProcessLookupError:
                pass
        os.kill(self.shell, signal.SIGKILL)
        os.waitpid(self.shell, 0)
        for descriptor in (self.slave, self.master, self.reports, self.commands):
            if descriptor is not None:
                os.close(descriptor)
