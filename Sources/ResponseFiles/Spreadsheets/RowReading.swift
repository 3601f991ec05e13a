package import Responses
package import Surveys

/// Turns the rows of a spreadsheet into responses, and keeps what it could not understand beside them.
package struct RowReading {
  /// A cell that was not understood, or was although it is written otherwise.
  package struct Remark: Hashable, Sendable {
    /// From 0.
    package var column: Int
    package var text: String
    /// Nil where it was understood.
    package var fault: CellFault?
    /// What it was taken for; empty where it was not understood.
    package var meaning: String
  }

  /// One row as it was read.
  package struct Response: Hashable, Sendable {
    package var said: ResponseLine
    /// What the row is known by where it brings no id: the respondent's key, else the row itself.
    package var fingerprint: [UInt8]
    /// 0 where the fingerprint is a key, so that the order of the rows does not matter.
    package var number: Int
    package var remarks: [Remark]
  }

  private struct Reader {
    let column: SpreadsheetLayout.Column
    let target: ColumnTarget
    let cells: CellReading
  }

  private let encoding: TextEncoding
  private let moment: (CivilDate, Int) -> Moment?
  private var readers: [Reader] = []
  private var facts: [(column: SpreadsheetLayout.Column, fact: ColumnScheme.Fact)] = []
  private var key: Int?
  /// Texts that the mapping gives as choices and that are none, one sentence each; empty for a sound mapping.
  package private(set) var mappingFaults: [String] = []
  private let singles: Set<Name>
  /// The first question that each repeat asks.
  private let firsts: [Name: Name]

  /// `moment` gives the moment of a day and a time of day, in milliseconds, in the survey's own zone; nil where there is none.
  package init(
    _ survey: Survey, _ layout: SpreadsheetLayout, _ mapping: SpreadsheetMapping, _ encoding: TextEncoding,
    moment: @escaping (CivilDate, Int) -> Moment?
  ) {
    self.encoding = encoding
    self.moment = moment
    let questions = survey.questionsByName
    singles = Set(questions.values.filter { if case .selectOne = $0.kind { true } else { false } }.map(\.name))
    firsts = questions.mapValues { RowReading.first(of: $0) }.compactMapValues(\.self)
    for column in layout.columns {
      switch column.role {
      case .target(let target):
        guard let question = questions[target.question] else { continue }
        readers.append(
          Reader(
            column: column, target: target,
            cells: CellReading(column, target, question, survey, mapping, isOwn: layout.isOwn)))
      case .fact(let fact): facts.append((column, fact))
      case .key: key = column.index
      default: break
      }
    }
    for name in mapping.values.keys.sorted() {
      guard questions[name] != nil else {
        mappingFaults.append("There is no question ‘\(name)’; write the name of one under ‘values’.")
        continue
      }
      let of = readers.filter { $0.target.question == name }
      if let chosen = of.first(where: { if case .chosen = $0.target.part { true } else { false } }) {
        for text in chosen.cells.unknownValues where CellReading.tick(text) == nil {
          mappingFaults.append("‘\(text)’ is no choice of \(name); write the name of one, or nothing for no answer.")
        }
      } else if let one = of.first {
        for text in one.cells.unknownValues {
          mappingFaults.append("‘\(text)’ is no choice of \(name); write the name of one, or nothing for no answer.")
        }
      }
    }
  }

  /// The first question in a repeat that has an answer; nil for any other.
  private static func first(of question: Question) -> Name? {
    func leaf(_ questions: [Question]) -> Name? {
      for question in questions {
        if case .group(let inner) = question.kind {
          if let found = leaf(inner) { return found }
        } else if question.kind != .note {
          return question.name
        }
      }
      return nil
    }
    if case .repeated(let inner, _, _, _) = question.kind { return leaf(inner) }
    return nil
  }

  /// The response in a row. Linear in the row's length.
  package func read(_ row: CSVRow) -> Response {
    var answers = Answers()
    var remarks: [Remark] = []
    for reader in readers {
      let text = row.text(reader.column.index, encoding)
      if text.isEmpty { continue }
      do throws(CellFault) {
        let value = try reader.cells.read(text)
        if reader.target.part == .itemCount {
          answers.count(value, reader.target.question, first: firsts[reader.target.question])
          continue
        }
        answers.add(value, reader.target)
        if case .value(let json, isExact: false) = value {
          remarks.append(Remark(column: reader.column.index, text: text, fault: nil, meaning: json.plain))
        }
      } catch {
        remarks.append(Remark(column: reader.column.index, text: text, fault: error, meaning: ""))
      }
    }
    for (target, detail) in answers.rank() {
      let column = readers.first { $0.target.question == target.question && $0.target.item == target.item }
      let index = column?.column.index ?? 0
      remarks.append(Remark(column: index, text: row.text(index, encoding), fault: .brokenRanking(detail), meaning: ""))
    }
    answers.makeItems()
    answers.chooseSpecified(singles)
    var response = Response(
      said: ResponseLine(answers: answers.members), fingerprint: row.fingerprint, number: row.number, remarks: [])
    readFacts(row, &response, &remarks)
    response.remarks = remarks
    return response
  }

  private func readFacts(_ row: CSVRow, _ response: inout Response, _ remarks: inout [Remark]) {
    if let key, !row[key].isEmpty {
      response.fingerprint = Array("key:".utf8) + Array(row.text(key, encoding).trimmingBlanks.utf8)
      response.number = 0
    }
    for (column, fact) in facts {
      let text = row.text(column.index, encoding).trimmingBlanks
      if text.isEmpty || CellReading.blanks.contains(text) { continue }
      func expect(_ isGood: Bool, _ expected: String) {
        if !isGood {
          remarks.append(Remark(column: column.index, text: text, fault: .wrongFact(expected), meaning: ""))
        }
      }
      switch fact {
      case .id:
        response.said.id = ResponseID(text)
        if response.said.id == nil {
          response.fingerprint = Array("key:".utf8) + Array(text.utf8)
          response.number = 0
        }
      case .submittedAt:
        response.said.submittedAt = time(text, column)
        expect(response.said.submittedAt != nil, "no day and time that can be read, such as 2016-01-04 10:20")
      case .startedAt:
        response.said.startedAt = time(text, column)
        expect(response.said.startedAt != nil, "no day and time that can be read, such as 2016-01-04 10:20")
      case .mode:
        response.said.mode = ResponseMode(rawValue: text)
        expect(response.said.mode != nil, "none of " + ResponseMode.allCases.map(\.rawValue).joined(separator: ", "))
      case .language: response.said.language = Language(text)
      case .form:
        let isHash = ResponseLine.isHash(text)
        if isHash { response.said.form = FormHash(text) }
        expect(isHash, "no hash of a form: sha256: and 64 hexadecimal digits")
      case .simulated:
        let ticked = CellReading.tick(text)
        response.said.isSimulated = ticked ?? false
        expect(ticked != nil, "neither true nor nothing")
      }
    }
  }

  private func time(_ text: String, _ column: SpreadsheetLayout.Column) -> Moment? {
    if let moment = Moment(rfc3339: text) { return moment }
    guard let date = try? DateText(text, order: column.dateOrder) else { return nil }
    guard let offset = date.offset, let time = date.time else { return moment(date.day, date.time ?? 0) }
    return Moment(milliseconds: Moment(startOf: date.day).milliseconds + Int64(time - offset * 60_000))
  }
}

/// The answers of one row on their way together.
private struct Answers {
  private(set) var members: [JSONValue.Member] = []
  private var several: [String: Int] = [:]
  private var counts: [(repeated: Name, first: Name, count: Int)] = []
  private var places: [(target: ColumnTarget, choice: Name, place: Int)] = []
  /// Choices whose text was given, by the name under which the question's whole answer stands.
  private var specified: [(question: Name, whole: String, choice: Name)] = []

  private mutating func append(_ value: JSONValue, _ name: String) {
    guard case .array(let more) = value else { return members.append(JSONValue.Member(name, value)) }
    if let at = several[name], case .array(let there) = members[at].value {
      members[at].value = .array(there + more.filter { !there.contains($0) })
    } else {
      several[name] = members.count
      members.append(JSONValue.Member(name, value))
    }
  }

  mutating func add(_ value: CellValue, _ target: ColumnTarget) {
    let whole = ColumnTarget(target.question, in: target.item).name
    switch (value, target.part) {
    case (.blank, _), (.chosen(false), _): break
    case (.chosen(true), .chosen(let choice)): append(.array([.string(choice.text)]), whole)
    case (.chosenWith(let text), .chosen(let choice)):
      append(.array([.string(choice.text)]), whole)
      append(.string(text), "\(whole).\(choice)")
    case (.place(let place), .placeOf(let choice)): places.append((target, choice, place))
    case (.value(let json, _), .specification(let choice)):
      append(json, target.name)
      specified.append((target.question, whole, choice))
    case (.value(let json, _), _): append(json, target.name)
    case (.chosen, _), (.chosenWith, _), (.place, _): break
    }
  }

  /// Takes note of how many items a repeat has.
  mutating func count(_ value: CellValue, _ repeated: Name, first: Name?) {
    guard case .value(.number(let count), _) = value, let first, (0...1000).contains(count) else { return }
    counts.append((repeated, first, Int(count)))
  }

  /// Makes the items of repeats in which nothing was answered.
  mutating func makeItems() {
    for (repeated, first, count) in counts {
      for index in 0..<count where !members.contains(where: { $0.name.hasPrefix("\(repeated)[\(index)].") }) {
        members.append(JSONValue.Member("\(repeated)[\(index)].\(first)", .null))
      }
    }
  }

  /// Brings the places of choices into their order; gives back what is wrong with them.
  mutating func rank() -> [(ColumnTarget, String)] {
    var faults: [(ColumnTarget, String)] = []
    var rest = places[...]
    while let first = rest.first {
      let name = ColumnTarget(first.target.question, in: first.target.item)
      let mine = rest.filter { $0.target.question == name.question && $0.target.item == name.item }
      rest.removeAll { $0.target.question == name.question && $0.target.item == name.item }
      let sorted = mine.sorted { $0.place < $1.place }
      for (index, one) in sorted.enumerated() where one.place != index + 1 {
        let isTwice = index > 0 && sorted[index - 1].place == one.place
        faults.append((name, isTwice ? "two items hold place \(one.place)" : "no item holds place \(index + 1)"))
        break
      }
      append(.array(sorted.map { .string($0.choice.text) }), name.name)
    }
    return faults
  }

  /// Chooses, in a question with one choice, the choice whose text was given where nothing was chosen.
  mutating func chooseSpecified(_ singles: Set<Name>) {
    for one in specified where singles.contains(one.question) && !members.contains(where: { $0.name == one.whole }) {
      members.append(JSONValue.Member(one.whole, .string(one.choice.text)))
    }
  }
}

extension JSONValue {
  /// The value as a person writes it.
  fileprivate var plain: String {
    switch self {
    case .string(let text): text
    case .array(let items): items.map(\.plain).joined(separator: ", ")
    default: text
    }
  }
}
