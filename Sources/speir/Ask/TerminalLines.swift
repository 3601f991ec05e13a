internal import Foundation
internal import TerminalForm

/// The lines that a person types, or that come through a pipe.
struct TerminalLines: LineSource {
  mutating func readLine() -> String? { Swift.readLine(strippingNewline: true) }
}

/// The words of the questionnaire, written where a person sees them.
struct TerminalWords: TextSink {
  let console: Console
  /// To standard error, so that standard output holds the result alone.
  let toErrors: Bool

  mutating func write(_ text: String) {
    if toErrors { FileHandle.standardError.write(Data(text.utf8)) } else { console.write(text) }
  }
}
