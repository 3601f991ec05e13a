package import Responses
internal import Surveys

/// Reads a mapping for a spreadsheet: YAML in, the mapping and findings out.
///
///     columns:
///       "Respondent": ignore              # the heading, or the letter of the column
///       "How often??": often              # the name of a question, or of a part: q.row, q/choice, q.1, r[0].q
///       "*": ignore                       # every column that is not recognised
///     values:
///       often: { "wkly": weekly, "?": "" }  # by question: what a cell means; nothing for no answer
///     blank: [ "99", "refused" ]          # texts that mean no answer, in every column
///     header_rows: 2
///     dates: dmy                          # or mdy
///     decimal: comma                      # or point
///
/// Every key may be left out. Keys that are not known are findings, as in a definition.
package struct MappingFile: Sendable {
  /// The mapping; nil if any finding is an error.
  package private(set) var mapping: SpreadsheetMapping?
  /// What was found, with the file's text, as a printer of findings takes it; without a survey.
  package private(set) var findings: SurveyReading

  private static let keys = ["columns", "values", "blank", "header_rows", "dates", "decimal"]

  /// Reads the bytes of a file; an empty one says nothing. Bounded in time and memory by the size of the bytes.
  package init(_ bytes: [UInt8], file: String) {
    findings = SurveyReading(file: file, survey: nil, findings: [], text: SurveyText(""))
    switch SurveyText.read(bytes) {
    case .failure(let refusal): findings.findings = [refusal.finding]
    case .success(let text):
      findings.text = text
      let scan = YAMLScan(text)
      findings.findings = scan.refusals
      guard scan.refusals.isEmpty else { return }
      let tree = YAMLTree(text)
      findings.findings = scan.warnings + tree.findings
      var made = SpreadsheetMapping()
      if let root = tree.root, !root.isNothing {
        if case .mapping(let fields) = root {
          read(fields, &made)
        } else {
          fail(root.place, "A mapping begins with ‘columns:’ or ‘values:’, and here stands \(root.kind)")
        }
      }
      findings.findings.sort { $0.place < $1.place }
      if !findings.findings.contains(where: { $0.severity == .error }) { mapping = made }
    }
  }

  private mutating func fail(_ place: Place, _ message: String, _ notes: [String] = []) {
    findings.findings.append(Finding(.error, at: place, message, notes: notes))
  }

  private mutating func read(_ fields: YAMLMapping, _ made: inout SpreadsheetMapping) {
    for pair in fields.pairs {
      switch pair.key.string {
      case "columns":
        for (key, text) in texts(pair.value, "Write a column's heading, a colon, and a question's name or ignore") {
          if text.string.isEmpty {
            fail(text.place, "Nothing stands behind ‘\(key.string)’", ["Write a question's name, or ignore"])
          }
          made.columns[key.string] = text.string == "ignore" ? .ignore : .target(text.string)
        }
      case "values":
        guard case .mapping(let questions) = pair.value else {
          fail(pair.value.place, "Write a question's name and, under it, its cells and what they mean")
          continue
        }
        for question in questions.pairs {
          guard let name = Name(question.key.string) else {
            fail(question.key.place, "‘\(question.key.string)’ is no name of a question")
            continue
          }
          for (key, text) in texts(question.value, "Write what stands in the cell, a colon, and what it means") {
            made.values[name, default: [:]][key.string] = text.string
          }
        }
      case "blank":
        guard case .list(let items, _) = pair.value else {
          fail(pair.value.place, "Write a list of texts, such as [\"99\", \"refused\"]")
          continue
        }
        for item in items {
          if case .text(let text) = item { made.blanks.append(text.string) } else { fail(item.place, "Write a text") }
        }
      case "header_rows":
        made.headerRows = word(pair.value, ["1": 1, "2": 2], "1 or 2")
      case "dates": made.dates = word(pair.value, ["dmy": .dayFirst, "mdy": .monthFirst], "dmy or mdy")
      case "decimal": made.decimal = word(pair.value, ["comma": .comma, "point": .point], "comma or point")
      default:
        let near = Spelling.nearest(to: pair.key.string, among: MappingFile.keys)
        fail(
          pair.key.place, "There is no key ‘\(pair.key.string)’ here",
          ["A mapping has: \(MappingFile.keys.joined(separator: ", "))"]
            + (near.map { ["Did you mean ‘\($0)’?"] } ?? []))
      }
    }
  }

  private mutating func texts(_ value: YAMLValue, _ what: String) -> [(YAMLText, YAMLText)] {
    guard case .mapping(let mapping) = value else {
      fail(value.place, what)
      return []
    }
    var found: [(YAMLText, YAMLText)] = []
    for pair in mapping.pairs {
      if case .text(let text) = pair.value { found.append((pair.key, text)) } else { fail(pair.value.place, what) }
    }
    return found
  }

  private mutating func word<Value>(_ value: YAMLValue, _ words: [String: Value], _ expected: String) -> Value? {
    if case .text(let text) = value, let found = words[text.string] { return found }
    fail(value.place, "Write \(expected)")
    return nil
  }
}
