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

KEYS = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "enter": "\r", "esc": "\x1b",
    "space": " ", "tab": "\t", "backspace": "\x7f", "pgdn": "\x1b[6~", "pgup": "\x1b[5~", "F1": "\x1bOP",
    "F2": "\x1bOQ", "F3": "\x1bOR", "ctrl-c": "\x03", "ctrl-s": "\x13", "ctrl-z": "\x1a", "ctrl-e": "\x05",
}


class Terminal:
    """Runs a program by way of a shell's child, so that it can be stopped and called for again like any job."""

    def __init__(self, arguments, columns=80, rows=24, environment=None):
        self.columns, self.rows = columns, rows
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        surroundings = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        surroundings.update(environment or {})
        # The settings are read before the program can change them.
        self.master, slave = pty.openpty()
        self._set_size()
        self.found = termios.tcgetattr(slave)
        self.child = os.fork()
        if self.child == 0:
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for descriptor in (0, 1, 2):
                os.dup2(slave, descriptor)
            os.closerange(3, 256)
            os.execvpe(arguments[0], arguments, surroundings)
        self.slave = slave
        self.status = None

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
        """Takes in what the program wrote until nothing came for that long."""
        while True:
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

    def wait_for(self, text, seconds=10):
        """Waits until a text stands on the screen."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read()
            if text in " ".join(self.text().split()):
                return
        raise AssertionError(f"‘{text}’ did not come in {seconds} s. The screen:\n{self.text()}")

    def wait_end(self, seconds=10):
        """Waits until the program ended; its exit status, or minus the signal."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.02)
            ended, status = os.waitpid(self.child, os.WNOHANG)
            if ended:
                self.read(0.1)
                self.status = os.waitstatus_to_exitcode(status)
                return self.status
        raise AssertionError(f"The program did not end in {seconds} s. The screen:\n{self.text()}")

    def wait_stopped(self, seconds=10):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.02)
            ended, status = os.waitpid(self.child, os.WNOHANG | os.WUNTRACED)
            if ended and os.WIFSTOPPED(status):
                self.read(0.1)
                return
        raise AssertionError("The program did not stop.")

    def signal(self, which):
        os.kill(self.child, which)

    def is_as_found(self):
        """Whether settings, screen, cursor and paste are as they were before the program began."""
        now = termios.tcgetattr(self.slave)
        modes = [(b"\x1b[?1049h", b"\x1b[?1049l"), (b"\x1b[?2004h", b"\x1b[?2004l"), (b"\x1b[?25l", b"\x1b[?25h")]
        return now == self.found and all(self.raw.rfind(on) <= self.raw.rfind(off) for on, off in modes)

    def wait_as_found(self, seconds=10):
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
                os.waitpid(self.child, 0)
            except (ProcessLookupError, ChildProcessError):
                pass
        os.close(self.slave)
        os.close(self.master)
