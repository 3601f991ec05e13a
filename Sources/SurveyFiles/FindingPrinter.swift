package import Surveys

/// Shows findings to a person: place, message, the line with a caret under the place, and notes.
package struct FindingPrinter: Sendable {
  /// How many columns of the terminal a shown line may take; at least 20.
  package var width: Int

  package init(width: Int = 120) { self.width = max(20, width) }

  /// All findings of a file in their order, each followed by its line; empty where there are none.
  package func text(of reading: SurveyReading) -> String {
    reading.findings.map { text(of: $0, in: reading) + "\n" }.joined()
  }

  /// One finding: `file:line:column: error: message`, the line, the caret and the notes, without a line end at the end.
  package func text(of finding: Finding, in reading: SurveyReading) -> String {
    var shown =
      "\(reading.file):\(finding.place.line):\(finding.place.column): \(finding.severity.rawValue): \(finding.message)"
    let lines = reading.text.lines
    if lines.indices.contains(finding.place.line - 1) {
      let line = lines[finding.place.line - 1]
      if line.contains(where: { !$0.isWhitespace }) {
        let (excerpt, caret) = excerpt(of: line, column: finding.place.column)
        shown += "\n  \(excerpt)\n  \(caret)^"
      }
    }
    for note in finding.notes { shown += "\n  note: \(note)" }
    return shown
  }

  /// The line count of errors and warnings over several files, such as `2 errors and 1 warning in 3 files`.
  package static func summary(of readings: [SurveyReading]) -> String {
    func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    let all = readings.flatMap(\.findings)
    let errors = all.count { $0.severity == .error }
    let warnings = all.count - errors
    let files = count(readings.count, "file")
    switch (errors, warnings) {
    case (0, 0): return "\(files) checked: nothing to mend"
    case (0, _): return "\(count(warnings, "warning")) in \(files)"
    case (_, 0): return "\(count(errors, "error")) in \(files)"
    default: return "\(count(errors, "error")) and \(count(warnings, "warning")) in \(files)"
    }
  }

  /// As much of the line as fits round the column, and what stands before the caret in the line below.
  private func excerpt(of line: String, column: Int) -> (String, String) {
    let scalars = line.unicodeScalars.map(FindingPrinter.harmless)
    let target = min(max(0, column - 1), scalars.count)
    let room = width - 4
    var start = 0
    let before = scalars[..<target].reduce(0) { $0 + FindingPrinter.cells($1) }
    if before > room * 2 / 3 {
      // The caret stands at two thirds of the room.
      var cells = before
      while start < target && cells > room * 2 / 3 {
        cells -= FindingPrinter.cells(scalars[start])
        start += 1
      }
    }
    // A mark that belongs to the letter before it does not begin the excerpt.
    while start < target && FindingPrinter.cells(scalars[start]) == 0 { start += 1 }
    var shown = start > 0 ? "…" : ""
    var caret = start > 0 ? " " : ""
    var used = 0
    var end = start
    while end < scalars.count, used + FindingPrinter.cells(scalars[end]) <= room {
      used += FindingPrinter.cells(scalars[end])
      shown.unicodeScalars.append(scalars[end])
      if end < target { caret += String(repeating: " ", count: FindingPrinter.cells(scalars[end])) }
      end += 1
    }
    return (shown + (end < scalars.count ? "…" : ""), caret)
  }

  /// How many cells of a terminal a scalar takes: 0 for marks that stand on the letter before, 2 for wide letters and pictures, else 1.
  private static func cells(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E: return 1
    case 0x200B...0x200F, 0xFE00...0xFE0F: return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: return 0
      default: return 1
      }
    }
  }

  /// The scalar; a space for a tab, and the replacement character for one that could steer a terminal.
  private static func harmless(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar == "\t" { return " " }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
    default: scalar
    }
  }
}
