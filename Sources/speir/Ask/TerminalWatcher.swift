internal import Foundation

/// A child that gives the terminal back where this process ends without doing so: on a crash, or when it is killed.
///
/// It waits at a pipe that only this process holds. A line dismisses it; the end of the pipe without one sets it to work.
struct TerminalWatcher {
  /// What leaves the other screen, shows the cursor, and ends every setting that was made.
  static let goodbye = "\u{1B}[0m\u{1B}[?2004l\u{1B}[?25h\u{1B}[?1049l"

  private let child: ChildProgram
  private let pipe: Int32

  /// Nil where no child can be had; the terminal is then given back only by an orderly end.
  init?(_ found: termios) {
    let script = """
      trap '' TTOU TTIN TSTP HUP INT TERM QUIT
      if ! IFS= read -r line; then
        stty "$1" <&1
        printf "$2"
      fi 2>/dev/null
      """
    var ends: [Int32] = [0, 0]
    guard Foundation.pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let goodbye = TerminalWatcher.goodbye.replacing("\u{1B}", with: "\\033")
    guard
      let child = ChildProgram(
        ["/bin/sh", "-c", script, "sh", TerminalWatcher.settings(found), goodbye], input: ends[0], isApart: true)
    else {
      close(ends[1])
      return nil
    }
    self.child = child
    pipe = ends[1]
  }

  /// The terminal has been given back in order.
  func dismiss() {
    var end = UInt8(ascii: "\n")
    _ = write(pipe, &end, 1)
    close(pipe)
    _ = child.wait()
  }

  /// The settings as `stty -g` writes them, so that `stty` reads them back.
  private static func settings(_ found: termios) -> String {
    var found = found
    let flags = [found.c_iflag, found.c_oflag, found.c_cflag, found.c_lflag].map { String($0, radix: 16) }
    let signs = withUnsafeBytes(of: &found.c_cc) { $0.map { String($0, radix: 16) } }
    return (flags + signs).joined(separator: ":")
  }
}
