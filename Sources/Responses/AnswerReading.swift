package import Surveys

/// Reads what was written for one question as an answer of its kind.
///
/// What cannot be read becomes a problem and no answer; what can be read but is not allowed is left to `AnswerCheck`.
package enum AnswerReading {
  /// The answer in a raw value; nil for none. Blank texts, empty lists and empty maps are no answer.
  package static func read(
    _ raw: RawAnswer, for question: Question, at path: QuestionPath, problems: inout [AnswerProblem]
  ) -> Answer? {
    if case .nothing = raw { return nil }
    if case .text(let text) = raw, AnswerText.isBlank(text) { return nil }
    var reader = Reader(path: path)
    let answer = reader.answer(raw, question.kind)
    problems += reader.problems
    guard let answer, !answer.isBlank else { return nil }
    return answer
  }

  private struct Reader {
    let path: QuestionPath
    var problems: [AnswerProblem] = []

    mutating func refuse(_ kind: AnswerProblem.Kind, part: String? = nil) {
      problems.append(AnswerProblem(path, part: part.flatMap { Name($0) }, kind))
    }

    mutating func answer(_ raw: RawAnswer, _ kind: Question.Kind) -> Answer? {
      switch kind {
      case .selectOne(let set):
        return choice(raw, NameFinder(set.choices), .oneChoice).map { .choice($0) }
      case .selectMultiple(let set, _, _):
        let chosen = NameFinder(names(raw, set, .severalChoices))
        return .choices(set.choices.map(\.name).filter(chosen.contains))
      case .rank(let set, _): return .ranking(names(raw, set, .ranking))
      case .allocate(let set, _): return allocation(raw, set)
      case .matrix(let matrix): return grid(raw, matrix)
      case .range, .integer, .decimal:
        return number(raw, kind == .integer ? .wholeNumber : .number).map { .number($0) }
      case .text, .email: return text(raw, kind)
      case .date: return date(raw)
      case .acknowledge: return tick(raw)
      case .calculate: return calculated(raw)
      case .note, .group, .repeated:
        refuse(.wrongType(AnswerProblem.Expected(kind)))
        return nil
      }
    }

    mutating func choice(_ raw: RawAnswer, _ known: NameFinder, _ expected: AnswerProblem.Expected, row: String? = nil)
      -> Name?
    {
      switch raw {
      case .nothing: return nil
      case .list(let one) where one.count == 1: return choice(one[0], known, expected, row: row)
      case .text(let text):
        if AnswerText.isBlank(text) { return nil }
        guard let name = Name(AnswerText.trimmed(text)), known.contains(name) else {
          refuse(.unknownChoice(text), part: row)
          return nil
        }
        return name
      default:
        refuse(.wrongType(expected), part: row)
        return nil
      }
    }

    /// A list of names, or one text with blanks between them.
    mutating func names(_ raw: RawAnswer, _ set: ChoiceSet, _ expected: AnswerProblem.Expected) -> [Name] {
      let known = NameFinder(set.choices)
      switch raw {
      case .list(let list): return list.compactMap { choice($0, known, expected) }
      case .text(let text):
        return text.split(whereSeparator: \.isWhitespace).compactMap { choice(.text(String($0)), known, expected) }
      default:
        refuse(.wrongType(expected))
        return []
      }
    }

    mutating func allocation(_ raw: RawAnswer, _ set: ChoiceSet) -> Answer? {
      guard case .map(let entries) = raw else {
        refuse(.wrongType(.points))
        return nil
      }
      let known = NameFinder(set.choices)
      var points: [Name: Int] = [:]
      for entry in entries {
        guard let name = Name(entry.key), known.contains(name) else {
          refuse(.unknownChoice(entry.key), part: entry.key)
          continue
        }
        if points[name] != nil { refuse(.wrongType(.points), part: entry.key) }
        guard let number = number(entry.value, .wholeNumber, part: entry.key) else { continue }
        guard let whole = Int(exactly: number) else {
          refuse(number.isFinite ? .notWhole : .notFinite, part: entry.key)
          continue
        }
        points[name] = whole
      }
      return .allocation(
        set.choices.compactMap { choice in
          points[choice.name].flatMap { $0 == 0 ? nil : Answer.Points(choice.name, $0) }
        })
    }

    mutating func grid(_ raw: RawAnswer, _ matrix: Question.Matrix) -> Answer? {
      guard case .map(let entries) = raw else {
        refuse(.wrongType(.ratings))
        return nil
      }
      let rows = NameFinder(matrix.rows.map(\.name))
      let known = NameFinder(matrix.choices)
      var ratings: [Name: Name] = [:]
      for entry in entries {
        guard let row = Name(entry.key), rows.contains(row) else {
          refuse(.unknownPart(entry.key), part: entry.key)
          continue
        }
        if ratings[row] != nil { refuse(.wrongType(.oneChoice), part: entry.key) }
        if let choice = choice(entry.value, known, .oneChoice, row: entry.key) { ratings[row] = choice }
      }
      return .grid(matrix.rows.compactMap { row in ratings[row.name].map { Answer.Rating(row.name, $0) } })
    }

    mutating func number(_ raw: RawAnswer, _ expected: AnswerProblem.Expected, part: String? = nil) -> Double? {
      switch raw {
      case .nothing: return nil
      case .number(let number): return number
      case .text(let text):
        if AnswerText.isBlank(text) { return nil }
        if let number = AnswerText.number(in: text) { return number }
      default: break
      }
      refuse(.wrongType(expected), part: part)
      return nil
    }

    mutating func text(_ raw: RawAnswer, _ kind: Question.Kind) -> Answer? {
      guard case .text(let text) = raw else {
        refuse(.wrongType(.text))
        return nil
      }
      return .text(kind == .email ? AnswerText.trimmed(text) : text)
    }

    mutating func date(_ raw: RawAnswer) -> Answer? {
      guard case .text(let text) = raw else {
        refuse(.wrongType(.date))
        return nil
      }
      if let date = CivilDate(iso: AnswerText.trimmed(text)) { return .date(date) }
      refuse(.notADate(text))
      return nil
    }

    mutating func tick(_ raw: RawAnswer) -> Answer? {
      switch raw {
      case .bool(let ticked): return ticked ? .acknowledged : nil
      case .number(1): return .acknowledged
      case .number(0): return nil
      case .text(let text):
        switch AnswerText.trimmed(text).lowercased() {
        case "true", "yes", "on", "1": return .acknowledged
        case "false", "no", "off", "0": return nil
        default: break
        }
      default: break
      }
      refuse(.wrongType(.tick))
      return nil
    }

    mutating func calculated(_ raw: RawAnswer) -> Answer? {
      switch raw {
      case .number(let number): return .calculated(.number(number))
      case .bool(let truth): return .calculated(.boolean(truth))
      case .text("NaN"): return .calculated(.number(.nan))
      case .text("Infinity"): return .calculated(.number(.infinity))
      case .text("-Infinity"): return .calculated(.number(-.infinity))
      case .text(let text): return .calculated(.text(text))
      default:
        refuse(.wrongType(.text))
        return nil
      }
    }
  }
}
