internal import Surveys

extension YAMLText {
  /// The place in the file of a byte of the text.
  ///
  /// Exact for texts on one line, with or without quotes, and for those introduced by `|`; elsewhere the place where the text begins.
  func place(ofByte byte: Int, in file: SurveyText) -> Place {
    let before = String(decoding: string.utf8.prefix(byte), as: UTF8.self).unicodeScalars
    guard file.lines.indices.contains(place.line - 1) else { return place }
    switch style {
    case .folded: return place
    case .literal:
      let breaks = before.count { $0 == "\n" }
      let content = file.lines[place.line...].first { $0.contains { $0 != " " } } ?? ""
      let indentation = content.prefix { $0 == " " }.count
      let column = before.reversed().prefix { $0 != "\n" }.count
      return Place(line: place.line + 1 + breaks, column: indentation + column + 1)
    case .plain:
      let line = file.lines[place.line - 1].unicodeScalars.dropFirst(place.column - 1)
      guard line.starts(with: string.unicodeScalars) else { return place }
      return Place(line: place.line, column: place.column + before.count)
    case .single, .double:
      let line = Array(file.lines[place.line - 1].unicodeScalars)
      var column = place.column
      for scalar in before {
        guard column < line.count else { return place }
        guard scalar != "\n" else { return place }
        column += width(of: line[column...])
      }
      return Place(line: place.line, column: column + 1)
    }
  }

  /// How many characters of the file write the next one of a text in quotes.
  private func width(of rest: ArraySlice<Unicode.Scalar>) -> Int {
    guard let first = rest.first else { return 1 }
    if style == .single { return first == "'" ? 2 : 1 }
    guard first == "\\" else { return 1 }
    switch rest.dropFirst().first {
    case "x": return 4
    case "u": return 6
    case "U": return 10
    default: return 2
    }
  }
}
