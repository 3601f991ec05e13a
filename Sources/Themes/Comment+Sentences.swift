extension Comment {
  /// The sentences of its text, in bytes of its UTF-8, without blanks at their ends; at least one for a text that is not blank.
  package var sentences: [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    var end = 0
    var at = 0
    let scalars = Array(text.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      let width = UTF8.width(scalar)
      if !scalar.properties.isWhitespace {
        if start == nil { start = at }
        end = at + width
      }
      at += width
      let next = place + 1 < scalars.count ? scalars[place + 1] : "\n"
      let isEnd = scalar == "\n" || ([".", "!", "?", ";"].contains(scalar) && next.properties.isWhitespace)
      if isEnd, let from = start {
        found.append(from..<end)
        start = nil
      }
    }
    if let from = start { found.append(from..<end) }
    return found
  }
}
