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

  /// The lines that hold a remark and nothing else, in order.
  var remarks: [String] { lines.filter { line in line.unicodeScalars.first { $0 != " " && $0 != "\t" } == "#" } }

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

  /// The index of the line on which the hyphen of a list's item stands, whose value begins on a line; nil where that is not to be seen.
  func dash(above line: Int, column: Int) -> Int? {
    var line = line
    while lines.indices.contains(line) {
      if isContent(line) {
        let scalars = lines[line].unicodeScalars.dropFirst(column)
        return indentation(line) == column && scalars.first == "-" ? line : nil
      }
      line -= 1
    }
    return nil
  }

  /// The index of the first of the remarks that stand right above a line, in its column; the line's own where there is none.
  func withRemarks(above line: Int, column: Int) -> Int {
    var first = line
    while first > 0, !isContent(first - 1), indentation(first - 1) == column,
      !lines[first - 1].allSatisfy(\.isWhitespace)
    { first -= 1 }
    return first
  }

  // MARK: Changes

  /// Takes lines out; of blank lines before and behind them those before go, too.
  mutating func remove(_ block: ClosedRange<Int>) {
    func isBlank(_ line: Int) -> Bool { !lines.indices.contains(line) || lines[line].allSatisfy(\.isWhitespace) }
    var first = block.lowerBound
    if isBlank(block.upperBound + 1) { while first > 0, isBlank(first - 1) { first -= 1 } }
    lines.removeSubrange(first...block.upperBound)
  }

  /// Puts lines into the place of others that stand further down, and those into theirs.
  mutating func swap(_ one: ClosedRange<Int>, _ other: ClosedRange<Int>) {
    let between = lines[(one.upperBound + 1)..<other.lowerBound]
    lines.replaceSubrange(
      one.lowerBound...other.upperBound, with: Array(lines[other]) + Array(between) + Array(lines[one]))
  }

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
    lines[line] = LinePatch.string(value.isEmpty ? LinePatch.withoutEnd(scalars) : scalars)
    return true
  }

  /// Writes a text in the place of a list or mapping in brackets that stands on one line; false for anything else.
  mutating func replaceBrackets(at place: Place, with value: String) -> Bool {
    guard lines.indices.contains(place.line - 1) else { return false }
    var scalars = Array(lines[place.line - 1].unicodeScalars)
    let start = place.column - 1
    guard start < scalars.count, scalars[start] == "[" || scalars[start] == "{" else { return false }
    var (at, depth) = (start, 0)
    // A quotation mark in the middle of a word opens nothing.
    var mayOpen = false
    while at < scalars.count {
      switch scalars[at] {
      case "[", "{":
        (depth, mayOpen) = (depth + 1, true)
      case "]", "}": depth -= 1
      case ",", ":": mayOpen = true
      case " ": break
      case "\"" where mayOpen, "'" where mayOpen:
        guard let end = LinePatch.endOfQuotation(in: scalars, from: at) else { return false }
        (at, mayOpen) = (end - 1, false)
      default: mayOpen = false
      }
      at += 1
      if depth == 0 {
        scalars.replaceSubrange(start..<at, with: Array(value.unicodeScalars))
        lines[place.line - 1] = LinePatch.string(value.isEmpty ? LinePatch.withoutEnd(scalars) : scalars)
        return true
      }
    }
    return false
  }

  /// Writes a text behind a key in the place of all that stands there, to the end of the line of that index; false where a remark may be among it.
  mutating func replace(_ key: YAMLText, through last: Int, with value: String) -> Bool {
    let first = key.place.line - 1
    guard key.style == .plain, lines.indices.contains(first), lines.indices.contains(last), first <= last else {
      return false
    }
    let scalars = Array(lines[first].unicodeScalars)
    let colon = key.place.column - 1 + key.string.unicodeScalars.count
    guard colon < scalars.count, scalars[colon] == ":" else { return false }
    let parts = [Array(scalars[(colon + 1)...])] + lines[first...last].dropFirst().map { Array($0.unicodeScalars) }
    let mayHoldRemark = parts.contains { part in
      part.indices.contains { part[$0] == "#" && ($0 == 0 || part[$0 - 1] == " " || part[$0 - 1] == "\t") }
    }
    guard !mayHoldRemark else { return false }
    lines.replaceSubrange(
      first...last, with: [LinePatch.string(Array(scalars[...colon])) + (value.isEmpty ? "" : " " + value)])
    return true
  }

  private func end(of text: YAMLText, in scalars: [Unicode.Scalar], from start: Int) -> Int? {
    switch text.style {
    case .plain:
      let length = text.string.unicodeScalars.count
      guard scalars[start...].starts(with: text.string.unicodeScalars) else { return nil }
      return start + length
    case .single, .double:
      return LinePatch.endOfQuotation(in: scalars, from: start)
    case .literal, .folded: return nil
    }
  }

  /// The place behind the closing mark of what is quoted from there; nil where it is not closed on the line.
  private static func endOfQuotation(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
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
  }

  private static func withoutEnd(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    Array(scalars[..<((scalars.lastIndex { $0 != " " } ?? -1) + 1)])
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
