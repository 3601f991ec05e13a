/// A place in a text: line and column from 1, the column counted in Unicode scalars.
package struct Place: Hashable, Sendable, Comparable {
  package var line: Int
  package var column: Int
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
  package static func < (left: Place, right: Place) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// One thing that is wrong, or may be, with a definition; collected, never thrown.
package struct Finding: Hashable, Sendable {
  /// Whether the file cannot be used as it is (`error`), or can (`warning`).
  package enum Severity: String, Hashable, Sendable { case error, warning }

  package var severity: Severity
  package var place: Place
  /// What is wrong, in one sentence without a full stop.
  package var message: String
  /// What to do, "did you mean …", or where else to look; in order, may be empty.
  package var notes: [String]

  package init(_ severity: Severity, at place: Place, _ message: String, notes: [String] = []) {
    self.severity = severity
    self.place = place
    self.message = message
    self.notes = notes
  }
}
