internal import Responses
package import Surveys

/// Everything that was understood of a spreadsheet and what was not: each column, and each odd cell with its row and how often it stands there.
package struct ImportListing: Sendable {
  /// How many unlike odd cells are kept, and how many are shown.
  package static let kept = 1000
  package static let shown = 100

  /// Cells of one column that hold the same and come to the same.
  package struct Cells: Hashable, Sendable {
    package var remark: RowReading.Remark
    package var count: Int
    package var firstRow: Int
  }

  private let file: String
  private let layout: SpreadsheetLayout
  private let format: FileFormat
  private let encoding: TextEncoding
  private let rows: Int
  /// Questions that no column answers, in the order of the definition.
  package let unanswered: [Name]
  private var places: [RowReading.Remark: Int] = [:]
  package private(set) var cells: [Cells] = []
  /// Answers to questions that were not to be asked of a person, by question, with how often and the first row.
  private var leftOut: [Name: (count: Int, firstRow: Int)] = [:]
  /// How many cells came after more unlike ones than are kept.
  package private(set) var more = 0

  /// `rows` is how many rows the census found, headings among them.
  package init(
    file: String, _ survey: Survey, _ layout: SpreadsheetLayout, _ format: FileFormat, _ encoding: TextEncoding,
    rows: Int
  ) {
    self.file = file
    self.layout = layout
    self.format = format
    self.encoding = encoding
    self.rows = max(0, rows - layout.headerRows)
    let answered = Set(
      layout.columns.compactMap { if case .target(let target) = $0.role { target.question } else { nil } })
    unanswered = survey.allQuestions.filter { question in
      switch question.kind {
      case .note, .group, .calculate: false
      default: !answered.contains(question.name)
      }
    }.map(\.name)
  }

  /// Takes note of the odd cells of a row.
  package mutating func add(_ remarks: [RowReading.Remark], row: Int) {
    for remark in remarks {
      if let place = places[remark] {
        cells[place].count += 1
      } else if cells.count < ImportListing.kept {
        places[remark] = cells.count
        cells.append(Cells(remark: remark, count: 1, firstRow: row))
      } else {
        more += 1
      }
    }
  }

  /// Takes note of answers in a row that are left out, since their questions were not to be asked.
  package mutating func addLeftOut(_ questions: [Name], row: Int) {
    for name in questions { leftOut[name, default: (0, row)].count += 1 }
  }

  /// Columns that must be settled before anything can be taken, a line for each: what is wrong and what to do. Empty if there are none.
  package var columnFaults: [String] {
    layout.columns.compactMap { column in
      column.fault.map { "\(file): column \(column.title): \($0)" }
    }
  }

  /// What to say of a fault in a cell, with the column named.
  package func message(_ remark: RowReading.Remark) -> String {
    let column = layout.columns[remark.column]
    return
      "column \(column.title): ‘\(remark.text.brief)’: \(remark.fault?.message(in: remark.text) ?? remark.meaning)."
  }

  /// The listing as a person reads it; ends with a line end.
  package var text: String {
    var lines = [
      "\(file): \(rows) rows of answers below \(layout.headerRows == 1 ? "one row" : "two rows") of headings,"
    ]
    lines[0] += " \(format.words), \(encoding.words)"
    lines += ["", "Columns"]
    let width = layout.columns.last?.letter.count ?? 1
    for column in layout.columns {
      let letter = String(repeating: " ", count: width - column.letter.count) + column.letter
      let mark = column.fault == nil ? " " : "!"
      let heading = column.heading.isEmpty ? "(no heading)" : column.heading.brief
      let said = "→ \(column.fault ?? meaning(of: column))"
      let isShort = heading.count + said.count < 80
      lines.append("\(mark) \(letter)  \(heading)\(isShort ? " \(said)" : "")")
      if !isShort { lines.append(String(repeating: " ", count: width + 4) + said) }
    }
    if !unanswered.isEmpty { lines += ["", "No column answers: \(unanswered.map(\.text).joined(separator: ", "))"] }
    let odd = cells.filter { $0.remark.fault != nil }
    let loose = cells.filter { $0.remark.fault == nil }
    if !odd.isEmpty { lines += ["", "Cells that are not understood"] + list(odd) }
    if !loose.isEmpty { lines += ["", "Cells that are written otherwise, and read as"] + list(loose) }
    if !leftOut.isEmpty {
      lines += ["", "Answers that are left out, since ‘relevant’ says that the question was not asked of the person"]
      for (name, found) in leftOut.sorted(by: { $0.key < $1.key }) {
        lines.append(
          "  \(name), \(found.count == 1 ? "row \(found.firstRow)" : "\(found.count) times, first in row \(found.firstRow)")"
        )
      }
    }
    if more > 0 { lines.append("  … and \(more) more cells, unlike these") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func list(_ cells: [Cells]) -> [String] {
    var lines: [String] = []
    for cell in cells.sorted(by: { $0.remark.column < $1.remark.column }).prefix(ImportListing.shown) {
      let column = layout.columns[cell.remark.column]
      let count = cell.count == 1 ? "row \(cell.firstRow)" : "\(cell.count) times, first in row \(cell.firstRow)"
      lines.append("\(cell.remark.fault == nil ? " " : "!") \(column.letter)  ‘\(cell.remark.text.brief)’, \(count)")
      lines.append("     → \(cell.remark.fault?.message(in: cell.remark.text) ?? cell.remark.meaning)")
    }
    if cells.count > ImportListing.shown { lines.append("  … and \(cells.count - ImportListing.shown) more") }
    return lines
  }

  private func meaning(of column: SpreadsheetLayout.Column) -> String {
    let filled = "\(column.filled) filled"
    return switch column.role {
    case .target(let target): "\(target.words), \(filled)"
    case .fact(let fact): "\(fact.rawValue) of the response, \(filled)"
    case .key: "tells one response from another, \(filled)"
    case .passedOver: "passed over: nothing that a report uses"
    case .ignored: "ignored, as the mapping says"
    case .empty: "empty"
    default: filled
    }
  }

  /// The listing as JSON: an object with the columns and the odd cells.
  package var json: JSONValue {
    func text(_ key: String, _ value: String) -> JSONValue.Member { JSONValue.Member(key, .string(value)) }
    func count(_ key: String, _ value: Int) -> JSONValue.Member { JSONValue.Member(key, .number(Double(value))) }
    let columns = layout.columns.map { column in
      var members = [text("column", column.letter), text("heading", column.heading), count("filled", column.filled)]
      if case .target(let target) = column.role { members.append(text("answers", target.name)) }
      members.append(column.fault.map { text("fault", $0) } ?? text("meaning", meaning(of: column)))
      return JSONValue.object(members)
    }
    let cells = cells.map { cell in
      JSONValue.object([
        text("column", layout.columns[cell.remark.column].letter), text("text", cell.remark.text),
        count("count", cell.count), count("first_row", cell.firstRow),
        cell.remark.fault.map { text("fault", $0.message(in: cell.remark.text)) }
          ?? text("meaning", cell.remark.meaning),
      ])
    }
    return .object([
      text("file", file), count("rows", rows), count("header_rows", layout.headerRows), text("separator", format.words),
      text("encoding", encoding.words), JSONValue.Member("columns", .array(columns)),
      JSONValue.Member("cells", .array(cells)),
    ])
  }
}

extension SpreadsheetLayout.Column {
  /// The letter and the heading, for a message.
  package var title: String { heading.isEmpty ? letter : "\(letter) ‘\(heading.brief)’" }

  /// Why nothing can be taken from the file before the column is settled, and what to do; nil for a sound column.
  package var fault: String? {
    let key = heading.isEmpty || heading.contains(where: \.isNewline) ? letter : heading
    let line = "\"\(key.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\": ignore"
    switch role {
    case .unknown(let near):
      let meant = near.map { " Did you mean the question \($0)?" } ?? ""
      return
        "not recognised, \(filled) filled.\(meant) Under ‘columns’ of a mapping write \(line), or its question's name"
    case .ambiguous(let names):
      return "could be \(names.joined(separator: " or ")). Say which under ‘columns’ of a mapping"
    case .repeated(let other):
      return "holds the same as column \(SpreadsheetLayout.letter(other)). Under ‘columns’ of a mapping write \(line)"
    case .wrongMapping(let name):
      return
        "the mapping says ‘\(name)’, and nothing asked is called so. Write a question's name, a part's such as q.row or q/choice, or ignore"
    default: return nil
    }
  }
}

extension ColumnTarget {
  /// What it is, for the listing.
  var words: String {
    let question = ColumnTarget(self.question, in: item).name
    return switch part {
    case .whole: question
    case .row(let row): "\(question), row \(row)"
    case .points(let choice): "\(question), points on \(choice)"
    case .place(let place): "\(question), place \(place)"
    case .placeOf(let choice): "\(question), place of \(choice)"
    case .chosen(let choice): "\(question), choice \(choice)"
    case .specification(let choice): "\(question), text beside \(choice)"
    case .itemCount: "\(question), how many items"
    }
  }
}

extension FileFormat {
  /// What stands between the cells, in words.
  package var words: String {
    switch separator {
    case UInt8(ascii: ";"): "semicolons between cells"
    case UInt8(ascii: "\t"): "tabs between cells"
    default: "commas between cells"
    }
  }
}

extension TextEncoding {
  package var words: String { self == .utf8 ? "UTF-8" : "Windows-1252" }
}
