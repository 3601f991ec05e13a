package import Responses
package import Surveys

/// Turns stored responses, one at a time, into the text of a CSV file, and keeps account of what found no place in it.
package struct ResponseTable {
  /// The two shapes of the file.
  package enum Shape: Hashable, Sendable {
    /// One row a person, under the columns of a `ColumnScheme` for so many items of each repeat.
    case wide(items: [Name: Int])
    /// One row for each part of an answer; see `LongCells`.
    case long
  }

  /// What had no column: its address, and in how many responses it stood.
  package private(set) var lost: [String: Int] = [:]
  /// How many responses were given under another form than the present one.
  package private(set) var older = 0
  /// How many responses were made by a program.
  package private(set) var simulated = 0
  /// How many columns the file has.
  package let width: Int

  private let survey: Survey
  private let form: FormHash
  private let wide: (scheme: ColumnScheme, cells: ResponseCells, items: [Name: Int])?
  private let long: LongCells
  private let heads: [[String]]
  private let translation: SheetTranslation
  private var reading: RecordReading
  private var offered: [FormHash: [Bool]] = [:]
  private var writer: CSVWriter

  /// `labels` is the language of the labels that stand instead of names, nil for names; with them the file begins with a byte-order mark,
  /// and a wide one has a second row of titles. `definition` gives the definition of another form; asked once for each.
  package init(
    _ survey: Survey, form: FormHash, shape: Shape, labels: Language?, definition: @escaping (FormHash) -> Survey?
  ) {
    self.survey = survey
    self.form = form
    long = LongCells(labels: labels)
    if case .wide(let items) = shape {
      let scheme = ColumnScheme(survey, items: items)
      wide = (scheme, ResponseCells(scheme, labels: labels), items)
      let titles = labels.map { [ColumnTitles.titles(scheme, of: survey, in: $0)] } ?? []
      heads = [scheme.columns.map(\.name)] + titles
    } else {
      wide = nil
      heads = [long.header]
    }
    width = heads[0].count
    translation = SheetTranslation(to: survey)
    reading = RecordReading(survey, form: form, definition: definition)
    writer = CSVWriter(withMark: labels != nil)
  }

  /// The first row or rows, with the mark if there is one; to be taken once, before any response.
  package mutating func head() -> String {
    for row in heads { writer.write(row) }
    return writer.take()
  }

  /// The row or rows of a response. Linear in the columns.
  package mutating func text(of record: ResponseRecord) throws(RecordReading.Fault) -> String {
    var gone: [String] = []
    let own = try reading.survey(of: record)
    var sheet = try reading.sheet(of: record) { gone.append($0) }
    if record.form != form { older += 1 }
    if record.isSimulated { simulated += 1 }
    if let wide {
      if record.form != form {
        let translated = translation.sheet(sheet, from: own)
        sheet = translated.sheet
        gone += translated.lost
      }
      let columns = offered[record.form] ?? ResponseCells.offered(wide.scheme, by: own)
      offered[record.form] = columns
      gone += ResponseTable.itemsBeyond(wide.items, sheet)
      writer.write(wide.cells.row(record, sheet, offered: columns))
    } else {
      for row in long.rows(record.id, sheet, own) { writer.write(row) }
    }
    for address in Set(gone) { lost[address, default: 0] += 1 }
    return writer.take()
  }

  /// The repeats that have more items than columns, as where a response came in while the file was being written.
  private static func itemsBeyond(_ items: [Name: Int], _ sheet: AnswerSheet) -> [String] {
    sheet.answers.compactMap { name, answer in
      guard case .items(let sheets) = answer, sheets.count > items[name] ?? 0 else { return nil }
      return "\(name)[\(sheets.count - 1)]"
    }
  }
}

/// Counts the most items that any response has in each repeat, so that a wide file can be laid out.
package struct ItemCounting: Sendable {
  /// By repeat; none with 0.
  package private(set) var most: [Name: Int] = [:]
  private let repeats: [Name]

  package init(_ survey: Survey) {
    repeats = survey.allQuestions.filter { if case .repeated = $0.kind { true } else { false } }.map(\.name)
  }

  /// Whether there is anything to count.
  package var isNeeded: Bool { !repeats.isEmpty }

  /// Looks at one response; what is no JSON counts for nothing. Linear in its length.
  package mutating func add(_ record: ResponseRecord) {
    guard let answers = try? JSONReader.read(Array(record.answers.utf8)) else { return }
    for name in repeats {
      guard case .array(let items)? = answers[name.text], items.count > most[name] ?? 0 else { continue }
      most[name] = items.count
    }
  }
}
