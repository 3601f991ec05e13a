/// Where a person's lines come from.
package protocol LineReader {
  /// The next line without its end; nil when there are no more.
  mutating func readLine() -> String?
}

/// Where the questionnaire's words go.
package protocol TextWriter {
  mutating func write(_ text: String)
}
