/// Where a person's lines come from.
package protocol LineSource {
  /// The next line without its end; nil when there are no more.
  mutating func readLine() -> String?
}

/// Where the questionnaire's words go.
package protocol TextSink {
  mutating func write(_ text: String)
}
