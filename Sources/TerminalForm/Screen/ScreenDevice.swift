/// A terminal that a questionnaire takes over whole.
package protocol ScreenDevice {
  /// Columns and rows of the window now.
  var size: (columns: Int, rows: Int) { get }
  /// Whether colours may be used.
  var usesColour: Bool { get }
  /// Takes the terminal over: keys come one by one, and what stood there is put aside.
  mutating func begin()
  /// Gives the terminal back as it was.
  mutating func end()
  mutating func write(_ text: String)
  /// What happens next; `idle` when nothing did for that many milliseconds.
  mutating func next(within milliseconds: Int) -> ScreenEvent
  /// Gives the terminal back, stops the program until it is called for again, and takes the terminal over again.
  mutating func suspend()
  /// Lets the person change a text in their own editor; nil where that failed.
  mutating func edit(_ text: String) -> String?
}

/// What a terminal reports.
package enum ScreenEvent: Hashable, Sendable {
  case bytes([UInt8])
  case resized
  case idle
  /// The window was closed, or the program was told to end.
  case ended
}
