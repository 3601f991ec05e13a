/// What stands on a whole screen, and where its cursor is.
struct Picture: Hashable {
  /// One for each row of the window.
  var lines: [TextLine]
  /// Row and column from 0; nil to hide the cursor.
  var cursor: EditorLayout.Cursor?

  /// The screen without its inks, blanks at the ends of lines left out.
  var text: String {
    lines.map { line in
      var text = line.text
      while text.last == " " { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }
}

/// The middle of a screen, of which a part may be in sight.
struct BodyView {
  var lines: [TextLine] = []
  /// The lines that must be seen.
  var focus: Range<Int> = 0..<0
  var cursor: EditorLayout.Cursor?
  /// The lines that are shown even where the window has moved past them, such as the order so far.
  var standing: Range<Int> = 0..<0
  /// Those of them that stand above the window now.
  private(set) var pinned: [TextLine] = []
  /// How many lines there is room for.
  var height = 0
  /// The first line in sight.
  var top = 0

  /// Keeps the standing lines above the window where it has moved past them and enough room is left below.
  mutating func pin(scroll: Int?) {
    guard !standing.isEmpty, top > standing.lowerBound, height - standing.count >= 4 else { return }
    height -= standing.count
    settle(scroll: scroll)
    top = max(top, standing.upperBound)
    pinned = Array(lines[standing])
  }

  /// Puts the window where what has the keys is in sight, or where the person scrolled to.
  mutating func settle(scroll: Int?) {
    let furthest = max(0, lines.count - height)
    if let scroll {
      top = min(max(0, scroll), furthest)
    } else if focus.upperBound <= height {
      top = 0
    } else {
      // As much as fits above what has the keys, which comes first where it is higher than the window.
      top = min(max(0, min(focus.upperBound - height, focus.lowerBound)), furthest)
    }
  }
}
