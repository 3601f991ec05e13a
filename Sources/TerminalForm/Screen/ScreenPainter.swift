/// Turns pictures into what a terminal understands (ECMA-48), writing only the lines that changed.
struct ScreenPainter {
  let usesColour: Bool
  private var shown: [TextLine] = []
  private var cursor: EditorLayout.Cursor?
  private var isWhole = false

  init(usesColour: Bool) { self.usesColour = usesColour }

  /// Paints everything anew next time, as after a change of size.
  mutating func forget() {
    shown = []
    isWhole = false
  }

  /// What to write so that the terminal shows the picture; nothing where it shows it already.
  mutating func paint(_ picture: Picture, rows: Int) -> String {
    if isWhole, shown == picture.lines, cursor == picture.cursor { return "" }
    var text = "\u{1B}[?25l"
    if !isWhole { text += "\u{1B}[0m\u{1B}[2J" }
    for (row, line) in picture.lines.prefix(rows).enumerated()
    where !isWhole || row >= shown.count || shown[row] != line {
      text += "\u{1B}[\(row + 1);1H" + sequence(line) + "\u{1B}[K"
    }
    shown = picture.lines
    cursor = picture.cursor
    isWhole = true
    if let cursor = picture.cursor { text += "\u{1B}[\(cursor.line + 1);\(cursor.column + 1)H\u{1B}[?25h" }
    return text
  }

  private func sequence(_ line: TextLine) -> String {
    var text = ""
    for piece in line.pieces {
      let codes = codes(of: piece.ink)
      text +=
        codes.isEmpty ? harmless(piece.text) : "\u{1B}[\(codes.joined(separator: ";"))m\(harmless(piece.text))\u{1B}[0m"
    }
    return text
  }

  private func codes(of ink: Ink) -> [String] {
    var codes: [String] = []
    if ink.isBold { codes.append("1") }
    if ink.isDim { codes.append("2") }
    if ink.isReversed { codes.append("7") }
    guard usesColour else { return codes }
    switch ink.colour {
    case .plain: break
    case .accent: codes.append("36")
    case .good: codes.append("32")
    case .bad: codes.append("31")
    }
    return codes
  }

  /// The text without anything that a terminal would take for a command.
  private func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return text }
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      kept.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    return String(kept)
  }
}
