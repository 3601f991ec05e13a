/// How a piece of text looks; never the only sign of anything.
struct Ink: Hashable {
  enum Colour: Int, Hashable { case plain, accent, good, bad }
  var colour: Colour = .plain
  var isBold = false
  var isDim = false
  var isReversed = false

  static let plain = Ink()
  static let bold = Ink(isBold: true)
  static let dim = Ink(isDim: true)
  static let accent = Ink(colour: .accent, isBold: true)
  static let good = Ink(colour: .good)
  static let bad = Ink(colour: .bad, isBold: true)
  static let reversed = Ink(isReversed: true)
}

/// A line of a screen: pieces of text, each in its ink.
struct TextLine: Hashable {
  struct Piece: Hashable {
    var text: String
    var ink: Ink
  }

  var pieces: [Piece]

  init(_ text: String = "", _ ink: Ink = .plain) { pieces = text.isEmpty ? [] : [Piece(text: text, ink: ink)] }
  init(pieces: [Piece]) { self.pieces = pieces }

  var text: String { pieces.map(\.text).joined() }
  var columns: Int { pieces.reduce(0) { $0 + $1.text.columns } }

  static func + (left: TextLine, right: TextLine) -> TextLine { TextLine(pieces: left.pieces + right.pieces) }

  /// The line cut to a width, with an ellipsis where something fell away.
  func cut(to width: Int) -> TextLine {
    guard columns > width, width > 0 else { return self }
    var kept: [Piece] = []
    var left = width - 1
    for piece in pieces {
      var text = ""
      for character in piece.text {
        guard character.columns <= left else {
          return TextLine(pieces: kept + [Piece(text: text + "…", ink: piece.ink)])
        }
        text.append(character)
        left -= character.columns
      }
      kept.append(Piece(text: text, ink: piece.ink))
    }
    return TextLine(pieces: kept)
  }

  /// The line wrapped between words to a width of at least 8; what follows the first line is indented. Never empty.
  func wrapped(to width: Int, indent: Int = 0) -> [TextLine] {
    let width = max(8, width)
    let indent = min(indent, width / 2)
    var lines: [TextLine] = []
    var line = TextLine()
    var used = 0
    func margin() -> TextLine { TextLine(String(repeating: " ", count: indent)) }
    for word in words() {
      let columns = word.columns
      let isBlank = word.text.allSatisfy { $0 == " " }
      if used + columns > width, used > (lines.isEmpty ? 0 : indent) {
        lines.append(line)
        line = margin()
        used = indent
        if isBlank { continue }
      }
      if columns > width - used {
        // A word longer than a line is broken anywhere.
        for piece in word.pieces {
          for character in piece.text {
            if used + character.columns > width {
              lines.append(line)
              line = margin()
              used = indent
            }
            line.pieces.append(Piece(text: String(character), ink: piece.ink))
            used += character.columns
          }
        }
      } else {
        line.pieces += word.pieces
        used += columns
      }
    }
    return lines + [line]
  }

  /// Words and the blanks between them, each within its pieces.
  private func words() -> [TextLine] {
    var words: [TextLine] = []
    var word = TextLine()
    var isBlank = false
    for piece in pieces {
      for character in piece.text {
        let blank = character == " "
        if blank != isBlank, !word.pieces.isEmpty {
          words.append(word)
          word = TextLine()
        }
        isBlank = blank
        if word.pieces.last?.ink == piece.ink {
          word.pieces[word.pieces.count - 1].text.append(character)
        } else {
          word.pieces.append(Piece(text: String(character), ink: piece.ink))
        }
      }
    }
    return word.pieces.isEmpty ? words : words + [word]
  }
}
