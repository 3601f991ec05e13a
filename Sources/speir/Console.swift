internal import Foundation

/// The terminal or pipe that the program speaks to: results to standard output, everything else to standard error.
struct Console: Sendable {
  /// Whether a person sees standard output on a terminal.
  var isTerminal: Bool
  /// Whether a person sees standard error on a terminal, so that a progress bar may be drawn there.
  var showsProgress: Bool
  /// Whether colour may be used: a terminal, and `NO_COLOR` is not set.
  var usesColour: Bool
  /// Whether nothing is said beside results, since nobody is there to read it.
  var isSilent = false

  static var live: Console {
    let noColour = !(ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    let terminal = isatty(STDOUT_FILENO) == 1
    return Console(
      isTerminal: terminal, showsProgress: isatty(STDERR_FILENO) == 1, usesColour: terminal && !noColour)
  }

  /// Writes a text and a line end to standard output.
  func print(_ text: String) { write(text + "\n") }

  /// Writes a text to standard output as it is.
  func write(_ text: String) { Console.write(Array(text.utf8), to: STDOUT_FILENO) }

  /// Writes bytes to standard output as they are.
  func write(_ bytes: [UInt8]) { Console.write(bytes, to: STDOUT_FILENO) }

  /// Writes a text and a line end to standard error; nothing for the empty text.
  func printError(_ text: String) {
    guard !text.isEmpty, !isSilent else { return }
    Console.write(Array((text + "\n").utf8), to: STDERR_FILENO)
  }

  /// Writes a text to standard error as it is, such as a part of a line that moves.
  func writeError(_ text: String) { Console.write(Array(text.utf8), to: STDERR_FILENO) }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count, let base = buffer.baseAddress {
        let count = Foundation.write(descriptor, base + written, buffer.count - written)
        if count < 0 && errno == EINTR { continue }
        // A reader that has gone away is no fault of ours: `speir … | head`.
        guard count > 0 else { return }
        written += count
      }
    }
  }
}
