extension Name {
  /// The name made from a label: lower case, letters without their accents, everything else a hyphen, `_` before a leading digit.
  ///
  /// Nil where nothing is left, as of a label in another alphabet. Linear in the label.
  package static func made(from label: String) -> Name? {
    var made = ""
    for scalar in label.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": made.unicodeScalars.append(scalar)
      case "\u{300}"..."\u{36F}": break
      default:
        if let letters = plainLetters[scalar] {
          made += letters
        } else if !made.isEmpty && !made.hasSuffix("-") {
          made += "-"
        }
      }
    }
    if made.hasSuffix("-") { made.removeLast() }
    if let first = made.utf8.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) { made = "_" + made }
    return Name(made)
  }

  /// Latin letters in lower case, and what is left of them without accents.
  static let plainLetters: [Unicode.Scalar: String] = {
    let rows: [(String, String)] = [
      ("a", "àáâãäåāăąǎǻạảấầẩẫậắằẳẵặ"), ("ae", "æǽ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
      ("g", "ĝğġģǧ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįıǐịỉ"), ("ij", "ĳ"), ("j", "ĵ"), ("k", "ķǩ"), ("l", "ĺļľŀł"),
      ("n", "ñńņňŉ"), ("ng", "ŋ"), ("o", "òóôõöøōŏőǒǿọỏốồổỗộơớờởỡợ"), ("oe", "œ"), ("r", "ŕŗř"), ("s", "śŝşšș"),
      ("ss", "ß"), ("t", "ţťŧț"), ("th", "þ"), ("u", "ùúûüũūŭůűųǔụủưứừửữự"), ("w", "ŵẁẃẅ"), ("y", "ýÿŷỳỵỷỹ"),
      ("z", "źżž"),
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (plain, letters) in rows {
      for letter in letters.unicodeScalars { table[letter] = plain }
    }
    return table
  }()
}
