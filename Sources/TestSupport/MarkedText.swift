package import Surveys

/// A text with numbered places marked in it as `1️⃣`, `2️⃣` … `9️⃣`, so that nobody counts columns.
package struct MarkedText {
  /// The text without the marks.
  package let text: String
  /// The place after each mark, by its number.
  package let places: [Int: Place]

  package init(_ marked: String) {
    var text = String.UnicodeScalarView()
    var places: [Int: Place] = [:]
    var place = Place(line: 1, column: 1)
    let scalars = Array(marked.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if ("1"..."9").contains(scalar), index + 2 < scalars.count, scalars[index + 1] == "\u{FE0F}",
        scalars[index + 2] == "\u{20E3}"
      {
        places[Int(scalar.value) - 48] = place
        index += 3
        continue
      }
      text.append(scalar)
      place =
        scalar == "\n" ? Place(line: place.line + 1, column: 1) : Place(line: place.line, column: place.column + 1)
      index += 1
    }
    self.text = String(text)
    self.places = places
  }
}
