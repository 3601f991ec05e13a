internal import TerminalForm

/// A person at a terminal who types lines that are known beforehand, and everything that they and the program wrote.
package final class ScriptedTerminal {
  private var lines: [String]
  /// What stands on the screen at the end, the typed lines included.
  package private(set) var transcript = ""

  /// The lines to type, in order; after the last one the input ends.
  package init(_ lines: [String]) { self.lines = lines.reversed() }

  /// How many lines were never read.
  package var unread: Int { lines.count }

  package var source: Source { Source(terminal: self) }
  package var sink: Sink { Sink(terminal: self) }

  package struct Source: LineSource {
    let terminal: ScriptedTerminal
    package mutating func readLine() -> String? {
      guard let line = terminal.lines.popLast() else { return nil }
      terminal.transcript += line + "\n"
      return line
    }
  }

  package struct Sink: TextSink {
    let terminal: ScriptedTerminal
    package mutating func write(_ text: String) { terminal.transcript += text }
  }
}
