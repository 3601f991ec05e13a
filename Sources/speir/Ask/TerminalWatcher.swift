internal import Foundation

/// A child that gives the terminal back where this process ends without doing so: on a crash, or when it is killed.
///
/// It waits at a pipe that only this process holds. A line dismisses it; the end of the pipe without one sets it to work.
struct TerminalWatcher {
  /// What leaves the other screen, shows the cursor, and ends every setting that was made.
  static let goodbye = "\u{1B}[0m\u{1B}[?2004l\u{1B}[?25h\u{1B}[?1049l"

  private let process: Process
  private let pipe: Pipe

  /// Nil where no child can be had; the terminal is then given back only by an orderly end.
  init?(_ found: termios) {
    let script = """
      trap '' TTOU HUP INT TERM QUIT
      if ! IFS= read -r line; then
        stty "$1" </dev/tty 2>/dev/null
        printf "$2" >/dev/tty 2>/dev/null
      fi
      """
    process = Process()
    pipe = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", script, "sh", TerminalWatcher.settings(found),
      TerminalWatcher.goodbye.replacing("\u{1B}", with: "\\033"),
    ]
    process.standardInput = pipe
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return nil }
  }

  /// The terminal has been given back in order.
  func dismiss() {
    try? pipe.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
    try? pipe.fileHandleForWriting.close()
  }

  /// The settings as `stty -g` writes them, so that `stty` reads them back.
  private static func settings(_ found: termios) -> String {
    var found = found
    let flags = [found.c_iflag, found.c_oflag, found.c_cflag, found.c_lflag].map { String($0, radix: 16) }
    let signs = withUnsafeBytes(of: &found.c_cc) { $0.map { String($0, radix: 16) } }
    return (flags + signs).joined(separator: ":")
  }
}
