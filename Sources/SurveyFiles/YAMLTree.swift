package import Surveys
internal import Yams

/// A value of a definition as it was written: every scalar a text, every mapping in its order.
package indirect enum YAMLValue: Hashable, Sendable {
  case text(YAMLText)
  case list([YAMLValue], Place)
  case mapping(YAMLMapping)

  package var place: Place {
    switch self {
    case .text(let text): text.place
    case .list(_, let place): place
    case .mapping(let mapping): mapping.place
    }
  }

  /// Whether nothing stands there, as after `label:` at the end of a line.
  package var isNothing: Bool {
    if case .text(let text) = self { text.style == .plain && text.string.isEmpty } else { false }
  }

  /// What it is, for a message.
  package var kind: String {
    switch self {
    case .text: isNothing ? "nothing" : "a text"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// A mapping; each key stands once, the first time that it was written.
package struct YAMLMapping: Hashable, Sendable {
  /// A key and the value behind it.
  package struct Pair: Hashable, Sendable {
    package var key: YAMLText
    package var value: YAMLValue
  }
  package var pairs: [Pair]
  package var place: Place
  /// Written with braces.
  package var isFlow: Bool

  /// The value behind a key; nil where there is no such key.
  package subscript(key: String) -> YAMLValue? { pairs.first { $0.key.string == key }?.value }
}

/// A text and where it stands.
package struct YAMLText: Hashable, Sendable {
  /// How a text is written: as it is, in single or double quotation marks, or below a `|` (literal) or `>` (folded).
  package enum Style: Hashable, Sendable { case plain, single, double, literal, folded }
  package var string: String
  package var place: Place
  package var style: Style
}

/// Reads a scanned text with YAML's own parser, which stops at the first fault of syntax; keys that stand twice are all found.
struct YAMLTree {
  private(set) var root: YAMLValue?
  private(set) var findings: [Finding] = []
  private var lines: [[Unicode.Scalar]]
  /// Keys that were given another first character, so that the parser goes on; by that character.
  private var renamed: [Unicode.Scalar: Unicode.Scalar] = [:]
  /// YAML's parser begins again after each key that stands twice; more than this many are not looked for.
  private static let repeatLimit = 30

  init(_ text: SurveyText) {
    lines = text.lines.map { Array($0.unicodeScalars) }
    var last = Place(line: 1, column: 1)
    for _ in 0...YAMLTree.repeatLimit {
      do {
        let parser = try Parser(yaml: joined(), encoding: .utf8)
        if let node = try parser.singleRoot() { root = value(node) }
        return
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        last = Place(line: context.mark.line, column: context.mark.column)
        guard rename(at: last) else {
          findings.append(
            Finding(
              .error, at: last,
              "The key ‘\(keys.first ?? "")’ stands twice in one mapping", notes: ["Keep one of them"]))
          return
        }
      } catch {
        findings.append(finding(error))
        return
      }
    }
    findings.append(
      Finding(
        .error, at: last, "More than \(YAMLTree.repeatLimit) keys stand twice in this file",
        notes: ["Keep one of each; this is one of them"]))
  }

  private func joined() -> String {
    var text = String.UnicodeScalarView()
    for (index, line) in lines.enumerated() {
      if index > 0 { text.append("\n") }
      text.append(contentsOf: line)
    }
    return String(text)
  }

  /// Gives the key at the place another first character, of the same width; false where that cannot be done.
  private mutating func rename(at place: Place) -> Bool {
    guard lines.indices.contains(place.line - 1) else { return false }
    var column = place.column - 1
    let line = lines[place.line - 1]
    guard line.indices.contains(column) else { return false }
    if line[column] == "\"" || line[column] == "'" { column += 1 }
    guard line.indices.contains(column), !"\\\"'".unicodeScalars.contains(line[column]),
      let other = Unicode.Scalar(0xF_0000 + UInt32(renamed.count))
    else { return false }
    renamed[other] = line[column]
    lines[place.line - 1][column] = other
    return true
  }

  private mutating func value(_ node: Node) -> YAMLValue {
    let place = node.mark.map { Place(line: $0.line, column: $0.column) } ?? Place(line: 1, column: 1)
    switch node {
    case .scalar(let scalar): return .text(text(scalar, place))
    case .sequence(let sequence): return .list(sequence.map { value($0) }, place)
    case .alias: return .text(YAMLText(string: "", place: place, style: .plain))
    case .mapping(let mapping):
      var pairs: [YAMLMapping.Pair] = []
      var seen: [String: Place] = [:]
      for pair in mapping {
        guard case .scalar(let scalar) = pair.key, let mark = scalar.mark else {
          findings.append(
            Finding(
              .error, at: place, "A list or a mapping stands where a key should be",
              notes: ["Put quotes round the text"]))
          continue
        }
        let key = text(scalar, Place(line: mark.line, column: mark.column))
        if let first = seen[key.string] {
          findings.append(
            Finding(
              .error, at: key.place, "The key ‘\(key.string)’ stands twice in one mapping",
              notes: ["It stands first on line \(first.line); keep one of them"]))
          continue
        }
        seen[key.string] = key.place
        pairs.append(YAMLMapping.Pair(key: key, value: value(pair.value)))
      }
      return .mapping(YAMLMapping(pairs: pairs, place: place, isFlow: startsWithBrace(place)))
    }
  }

  /// The parser keeps the style of a mapping's end, which tells nothing, so that the brace is looked for.
  private func startsWithBrace(_ place: Place) -> Bool {
    guard lines.indices.contains(place.line - 1), lines[place.line - 1].indices.contains(place.column - 1) else {
      return false
    }
    return lines[place.line - 1][place.column - 1] == "{"
  }

  private func text(_ scalar: Node.Scalar, _ place: Place) -> YAMLText {
    var string = scalar.string
    if let first = string.unicodeScalars.first, let original = renamed[first] {
      string.unicodeScalars.removeFirst()
      string.unicodeScalars.insert(original, at: string.unicodeScalars.startIndex)
    }
    let style: YAMLText.Style =
      switch scalar.style {
      case .singleQuoted: .single
      case .doubleQuoted: .double
      case .literal: .literal
      case .folded: .folded
      default: .plain
      }
    return YAMLText(string: string, place: place, style: style)
  }

  /// A fault of YAML's syntax in plainer words.
  private func finding(_ error: any Error) -> Finding {
    switch error as? YamlError {
    case .scanner(let context, let problem, var mark, _)?, .parser(let context, let problem, var mark, _)?,
      .composer(let context, let problem, var mark, _)?:
      let (message, note) = words(for: problem)
      // Where something is missing, the parser notices it only after the end; what matters is where it began.
      if let context,
        problem.contains("expected ':'") || problem.contains("end of stream") || problem.contains("expected ','")
      {
        mark = context.mark
      }
      guard mark.line <= lines.count else {
        return Finding(
          .error, at: Place(line: lines.count, column: (lines.last?.count ?? 0) + 1), message, notes: [note])
      }
      return Finding(.error, at: Place(line: mark.line, column: mark.column), message, notes: [note])
    default:
      return Finding(.error, at: Place(line: 1, column: 1), "The file cannot be read as YAML", notes: ["\(error)"])
    }
  }

  private func words(for problem: String) -> (String, String) {
    let table: [(String, String, String)] = [
      (
        "mapping values are not allowed", "A second colon stands in this line",
        "Put quotes round a text that has a colon and a space in it; or check the indentation"
      ),
      (
        "cannot start any token", "No text may begin with this character",
        "Put quotes round the text; indent with spaces, never with tabs"
      ),
      ("found unexpected end of stream", "The file ends inside a text in quotes", "Close the quotation mark"),
      (
        "did not find expected ',' or", "This bracket is not closed, or a comma is missing after it",
        "Put quotes round a text that has brackets in it"
      ),
      (
        "could not find expected ':'", "A colon is missing after this key",
        "Write the key, a colon and a space; check the indentation"
      ),
      (
        "did not find expected key", "This line does not fit what stands above it",
        "Check the indentation and the quotation marks of the line before"
      ),
      (
        "did not find expected '-' indicator", "This line does not fit the list above it",
        "Begin it with a hyphen, or check the indentation"
      ),
      ("another document", "A second document begins here", "Keep each survey in a file of its own"),
      (
        "did not find expected comment or line break", "A text that begins with > or | must begin on the next line",
        "Put quotes round the text if the character belongs to it"
      ),
      ("block sequence entries are not allowed", "A list cannot begin here", "Begin it on a line of its own"),
    ]
    for (part, message, note) in table where problem.contains(part) { return (message, note) }
    return (
      "This is not YAML: \(problem)", "Check the indentation, quotation marks and brackets here and in the line before"
    )
  }
}
