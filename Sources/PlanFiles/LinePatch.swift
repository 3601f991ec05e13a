internal import SurveyFiles
internal import Surveys

/// Changes a YAML text at the places of its values, line by line; every line that is not named stays as it is.
struct LinePatch {
  private(set) var lines: [String]
  private let end: String

  /// Nil for a text whose lines end in more than one manner, since putting it together again would change it.
  init?(_ text: SurveyText) {
    let whole = text.text.unicodeScalars
    let returns = whole.count { $0 == "\r" }
    let feeds = whole.count { $0 == "\n" }
    guard returns == 0 || returns == feeds, text.lines.count == feeds + 1 else { return nil }
    end = returns == 0 ? "\n" : "\r\n"
    lines = text.lines
    if lines.last == "" { lines.removeLast() }
  }

  /// The whole text, the last line ended.
  var text: String { lines.map { $0 + end }.joined() }

  // MARK: Where things end

  private func indentation(_ line: Int) -> Int { lines[line].unicodeScalars.prefix { $0 == " " }.count }

  private func isContent(_ line: Int) -> Bool {
    let first = lines[line].unicodeScalars.first { $0 != " " && $0 != "\t" }
    return first != nil && first != "#"
  }

  /// Whether a line is blank, or a remark that stands no further right than the column, from 0.
  func isAside(_ line: Int, column: Int) -> Bool {
    !isContent(line) && (indentation(line) <= column || lines[line].allSatisfy(\.isWhitespace))
  }

  func startsWithBracket(_ place: Place) -> Bool {
    guard lines.indices.contains(place.line - 1) else { return false }
    return lines[place.line - 1].unicodeScalars.dropFirst(place.column - 1).first == "["
  }

  /// The index of the last line of the last pair of a mapping, whose key begins at a line and a column, from 0.
  ///
  /// It ends before the next line that stands further left; blank lines and remarks before that belong to what comes next.
  func lastLine(from first: Int, column: Int) -> Int {
    var last = first
    for line in lines.indices.dropFirst(first + 1) {
      if isContent(line) {
        guard indentation(line) >= column else { break }
        last = line
      } else if !isAside(line, column: column) {
        last = line
      }
    }
    return last
  }

  // MARK: Changes

  /// Puts lines behind the line of that index.
  mutating func insert(_ new: [String], after line: Int) { lines.insert(contentsOf: new, at: line + 1) }

  /// Writes a text behind the colon of a key behind which nothing stands; false where that is not so.
  mutating func fill(_ key: YAMLText, with value: String) -> Bool {
    let line = key.place.line - 1
    guard lines.indices.contains(line) else { return false }
    var scalars = Array(lines[line].unicodeScalars)
    var column = key.place.column - 1 + key.string.unicodeScalars.count
    guard key.style == .plain, column < scalars.count, scalars[column] == ":" else { return false }
    column += 1
    let rest = scalars[column...].drop { $0 == " " }
    guard rest.isEmpty || rest.first == "#" else { return false }
    scalars.removeSubrange(column..<(rest.isEmpty ? scalars.count : column))
    scalars.insert(contentsOf: Array(" \(value)".unicodeScalars), at: column)
    lines[line] = LinePatch.string(scalars)
    return true
  }

  /// Writes a text in the place of one that stands on one line; false where it takes several or cannot be found.
  mutating func replace(_ old: YAMLText, with value: String) -> Bool {
    let line = old.place.line - 1
    guard lines.indices.contains(line) else { return false }
    var scalars = Array(lines[line].unicodeScalars)
    let start = old.place.column - 1
    guard start < scalars.count, let end = end(of: old, in: scalars, from: start) else { return false }
    scalars.replaceSubrange(start..<end, with: Array(value.unicodeScalars))
    lines[line] = LinePatch.string(scalars)
    return true
  }

  private func end(of text: YAMLText, in scalars: [Unicode.Scalar], from start: Int) -> Int? {
    switch text.style {
    case .plain:
      let length = text.string.unicodeScalars.count
      guard scalars[start...].starts(with: text.string.unicodeScalars) else { return nil }
      return start + length
    case .single, .double:
      let mark = scalars[start]
      guard mark == "'" || mark == "\"" else { return nil }
      var place = start + 1
      while place < scalars.count {
        if mark == "\"", scalars[place] == "\\" {
          place += 2
        } else if scalars[place] == mark {
          guard mark == "'", place + 1 < scalars.count, scalars[place + 1] == mark else { return place + 1 }
          place += 2
        } else {
          place += 1
        }
      }
      return nil
    case .literal, .folded: return nil
    }
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
