package import Surveys

/// Reads the answers of one person from names and raw values, wherever they were written: JSON, YAML, CSV or a form.
package enum SheetReading {
  /// What stands under `q?` where the answer to `q` cannot be read.
  package static let illegible = "illegible"

  /// A sheet and everything that could not be read, in the order in which it was written.
  package struct Outcome: Sendable {
    package var sheet: AnswerSheet
    package var problems: [AnswerProblem]

    package init(sheet: AnswerSheet, problems: [AnswerProblem]) {
      self.sheet = sheet
      self.problems = problems
    }
  }

  /// The sheet in a list of names and values; linear in its size.
  ///
  /// Names: `q`; `q` again for several choices; `q.row` for a matrix row or an allocation; `q.1` … for ranks; `q.choice` for the text
  /// beside a choice; `q?` with `illegible` for what stands on a paper form and cannot be read; `r[0].q` for a question in an item of a
  /// repeat. Items stand in the order of their numbers; gaps are closed.
  package static func read(_ survey: Survey, _ answers: [(key: String, value: RawAnswer)]) -> Outcome {
    read(QuestionIndex(survey), answers.map { RawAnswer.Entry($0.key, $0.value) })
  }

  /// The same, for many sheets of one survey: the index is made once.
  package static func read(_ index: QuestionIndex, _ answers: [RawAnswer.Entry]) -> Outcome {
    var reader = SheetReader(index: index, item: nil)
    let sheet = reader.read(answers)
    return Outcome(sheet: sheet, problems: reader.problems)
  }
}

extension Interview {
  /// What is wrong with a sheet that was read: what could not be read, then what the interview finds.
  ///
  /// What could not be read is not there to be checked, and is not named a second time as missing.
  package func problems(after reading: SheetReading.Outcome) -> [AnswerProblem] {
    guard !reading.problems.isEmpty else { return problems }
    let unread = Dictionary(grouping: reading.problems, by: \.path)
    return reading.problems
      + problems.filter { problem in
        !(unread[problem.path] ?? []).contains { $0.part == nil || problem.part == nil || $0.part == problem.part }
      }
  }
}

/// Reads one sheet: the whole one, or that of an item.
private struct SheetReader {
  let index: QuestionIndex
  let item: QuestionPath.RepeatItem?
  var problems: [AnswerProblem] = []

  init(index: QuestionIndex, item: QuestionPath.RepeatItem?) {
    self.index = index
    self.item = item
  }

  /// What was written for one question under all its names.
  private struct Written {
    var entry: QuestionIndex.Entry
    var question: Question { entry.question }
    var whole: [RawAnswer] = []
    var parts: [RawAnswer.Entry] = []
    var items: [Int: [RawAnswer.Entry]] = [:]
    var mark: RawAnswer.Entry?
    /// Whether nothing is written beside a mark.
    var isBlank: Bool { whole.allSatisfy(\.isBlank) && parts.allSatisfy(\.value.isBlank) && items.isEmpty }
  }

  mutating func read(_ answers: [RawAnswer.Entry]) -> AnswerSheet {
    var written: [Written] = []
    var places: [Name: Int] = [:]
    written.reserveCapacity(answers.count)
    for entry in answers {
      let isMark = entry.key.utf8.last == UInt8(ascii: "?")
      guard let address = AnswerAddress(isMark ? String(entry.key.dropLast()) : entry.key),
        let found = index[address.question], found.repeated == item?.name,
        address.place == nil || found.question.isRepeat, !isMark || address.place != nil || address.part == nil
      else {
        problems.append(AnswerProblem(path(Name(entry.key) ?? "_"), .unknownQuestion(entry.key)))
        continue
      }
      let at = places[address.question] ?? written.count
      if at == written.count {
        places[address.question] = at
        written.append(Written(entry: found))
      }
      if let place = address.place {
        let rest = (address.part ?? "") + (isMark ? "?" : "")
        written[at].items[place, default: []].append(RawAnswer.Entry(rest, entry.value))
      } else if isMark {
        written[at].mark = entry
      } else if let part = address.part {
        written[at].parts.append(RawAnswer.Entry(part, entry.value))
      } else {
        written[at].whole.append(entry.value)
      }
    }
    var sheet = AnswerSheet()
    for one in written { read(one, into: &sheet) }
    return sheet
  }

  private func path(_ name: Name) -> QuestionPath { QuestionPath(name, in: item) }

  private mutating func read(_ written: Written, into sheet: inout AnswerSheet) {
    let name = written.question.name
    switch written.mark?.value {
    case nil, .nothing?: break
    case .text(let text)? where AnswerText.isBlank(text): break
    // What can be read is not thrown away for what cannot.
    case .text(SheetReading.illegible)? where written.isBlank: return sheet.markIllegible(name)
    default: problems.append(AnswerProblem(path(name), .unknownMark))
    }
    switch written.question.kind {
    case .repeated: sheet[name] = items(written)
    case .allocate, .matrix:
      // Rows and points may come as a map, under names of their own, or both.
      var entries: [RawAnswer.Entry] = []
      for raw in written.whole {
        if case .map(let map) = raw {
          entries += map
        } else {
          _ = AnswerReading.read(raw, for: written.question, at: path(name), problems: &problems)
        }
      }
      entries += written.parts
      if !entries.isEmpty { answer(.map(entries), written, &sheet) }
    case .rank:
      let places = written.parts.compactMap { part in Int(part.key).map { ($0, part.value) } }
      let ranked = places.sorted { $0.0 < $1.0 }.map(\.1)
      if !written.whole.isEmpty || !ranked.isEmpty {
        let whole = RawAnswer.joined(written.whole)
        if ranked.isEmpty { answer(whole, written, &sheet) } else { answer(.joined([whole] + ranked), written, &sheet) }
      }
      specifications(written.parts.filter { Int($0.key) == nil }, written, &sheet)
    case .selectOne, .selectMultiple:
      if !written.whole.isEmpty { answer(.joined(written.whole), written, &sheet) }
      specifications(written.parts, written, &sheet)
    default:
      for part in written.parts { refuse(.unknownPart(part.key), part, written) }
      if !written.whole.isEmpty { answer(.joined(written.whole), written, &sheet) }
    }
  }

  private mutating func answer(_ raw: RawAnswer, _ written: Written, _ sheet: inout AnswerSheet) {
    let name = written.question.name
    sheet[name] = AnswerReading.read(raw, for: written.question, at: path(name), problems: &problems)
  }

  private mutating func refuse(_ kind: AnswerProblem.Kind, _ part: RawAnswer.Entry, _ written: Written) {
    problems.append(AnswerProblem(path(written.question.name), part: Name(part.key), kind))
  }

  private mutating func specifications(_ parts: [RawAnswer.Entry], _ written: Written, _ sheet: inout AnswerSheet) {
    for part in parts {
      guard let choice = Name(part.key), written.question.choiceSet?[choice] != nil else {
        refuse(.unknownPart(part.key), part, written)
        continue
      }
      switch part.value {
      case .nothing: break
      case .text(let text):
        let key = AnswerSheet.Specification(written.question.name, choice)
        sheet[specification: key] = AnswerText.isBlank(text) ? nil : text
      default: refuse(.wrongType(.text), part, written)
      }
    }
  }

  private mutating func items(_ written: Written) -> Answer? {
    var sheets: [[RawAnswer.Entry]] = []
    for raw in written.whole {
      switch raw {
      case .nothing: continue
      case .text(let text) where AnswerText.isBlank(text): continue
      case .list(let list):
        for one in list {
          if case .map(let map) = one {
            sheets.append(map)
          } else {
            problems.append(AnswerProblem(path(written.question.name), .wrongType(.items)))
          }
        }
      default: problems.append(AnswerProblem(path(written.question.name), .wrongType(.items)))
      }
    }
    for place in written.items.keys.sorted() { sheets.append(written.items[place] ?? []) }
    for part in written.parts { refuse(.unknownPart(part.key), part, written) }
    guard !sheets.isEmpty else { return nil }
    var items: [AnswerSheet] = []
    for (place, entries) in sheets.enumerated() {
      var reader = SheetReader(index: index, item: QuestionPath.RepeatItem(written.question.name, place))
      items.append(reader.read(entries))
      problems += reader.problems
    }
    return .items(items)
  }
}

extension Question {
  fileprivate var isRepeat: Bool { if case .repeated = kind { true } else { false } }
}

extension RawAnswer {
  fileprivate var isBlank: Bool {
    switch self {
    case .nothing: true
    case .text(let text): AnswerText.isBlank(text)
    case .list(let list): list.allSatisfy(\.isBlank)
    case .map(let entries): entries.allSatisfy(\.value.isBlank)
    case .number, .bool: false
    }
  }

  /// One value as it is; several as one list, the lists among them opened.
  fileprivate static func joined(_ values: [RawAnswer]) -> RawAnswer {
    if values.count == 1 { return values[0] }
    return .list(
      values.flatMap { value -> [RawAnswer] in
        switch value {
        case .nothing: []
        case .list(let list): list
        default: [value]
        }
      })
  }
}
