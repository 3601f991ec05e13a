internal import Responses
internal import Surveys

/// What a cell comes to.
package enum CellValue: Hashable, Sendable {
  case blank
  /// A value as a form has it. `isExact` is false where the cell was understood although it is written otherwise.
  case value(JSONValue, isExact: Bool)
  /// A choice of several is chosen, or not though others may be.
  case chosen(Bool)
  /// A choice that takes a text beside it is chosen, and this is the text.
  case chosenWith(String)
  /// The place of a choice, from 1.
  case place(Int)

  static func name(_ name: Name, isExact: Bool = true) -> CellValue { .value(.string(name.text), isExact: isExact) }
}

/// Reads the cells of one column, by the question that they answer.
struct CellReading {
  private enum Kind {
    case oneChoice, severalChoices, ranking, number(isWhole: Bool), text, date, tick, place(count: Int), passedOver
    case chosen(Name, specify: Bool)
  }

  private let kind: Kind
  private let finder: ChoiceFinder
  private let order: DateOrder?
  private let decimal: DecimalMark?
  private let blanks: Set<LabelKey>
  /// The mapping's texts for the question, where they are no choices.
  private let values: [LabelKey: String]
  /// What the mapping gives as choices that are none.
  var unknownValues: [String] { finder.unknown }

  /// Texts that other tools write where nothing was answered.
  static let blanks = [
    "-", "--", "–", ".", "NA", "N/A", "#N/A", "NaN", "null", "(blank)", "Not selected", "No answer", "No response",
    "Not answered", "#NULL!",
  ]

  /// `question` is that of the target; `isOwn` says that this program wrote the file, so that every text is as it was typed.
  init(
    _ column: SpreadsheetLayout.Column, _ target: ColumnTarget, _ question: Question, _ survey: Survey,
    _ mapping: SpreadsheetMapping, isOwn: Bool
  ) {
    let values = mapping.values[question.name] ?? [:]
    var choices = question.choiceSet?.choices ?? []
    if case .matrix(let matrix) = question.kind { choices = matrix.choices }
    finder =
      switch target.part {
      // One column of a choice holds that one choice, and the mapping may say what a tick is.
      case .points, .placeOf, .specification, .itemCount: ChoiceFinder([], languages: [])
      default: ChoiceFinder(choices, languages: survey.languages, values: choices.isEmpty ? [:] : values)
      }
    self.values = Dictionary(values.map { (LabelKey($0.key), $0.value) }) { first, _ in first }
    order = column.dateOrder
    decimal = column.decimal
    kind = CellReading.kind(target.part, question, choices)
    var blanks = mapping.blanks
    if !isOwn { blanks += CellReading.blanks }
    self.blanks = Set(blanks.map { LabelKey($0) })
  }

  private static func kind(_ part: ColumnTarget.Part, _ question: Question, _ choices: [Choice]) -> Kind {
    switch part {
    case .itemCount, .points: return .number(isWhole: true)
    case .place, .row: return .oneChoice
    case .placeOf: return .place(count: question.choiceSet?.choices.count ?? 0)
    case .specification: return .text
    case .chosen(let name): return .chosen(name, specify: choices.first { $0.name == name }?.specify ?? false)
    case .whole: break
    }
    switch question.kind {
    case .selectOne: return .oneChoice
    case .selectMultiple: return .severalChoices
    case .rank: return .ranking
    case .range, .decimal: return .number(isWhole: false)
    case .integer: return .number(isWhole: true)
    case .date: return .date
    case .acknowledge: return .tick
    case .text, .email: return .text
    case .allocate, .matrix, .note, .calculate, .group, .repeated: return .passedOver
    }
  }

  /// What a cell comes to. Linear in its length, but for cells that hold several choices.
  ///
  /// - Throws: why it cannot be understood.
  func read(_ written: String) throws(CellFault) -> CellValue {
    let cell = CellGuard.remove(written)
    if cell.isAllBlank { return .blank }
    let text = cell.trimmingBlanks
    if case .chosen(let name, let specify) = kind { return try chosen(text, name, specify) }
    // A choice comes before a blank of the same text: ‘No answer’ may be one that was offered.
    if let found = finder.find(text) {
      switch (found, kind) {
      case (.blank, _): return .blank
      case (.choice(let name, let isExact), .oneChoice): return .name(name, isExact: isExact)
      case (.choice(let name, let isExact), .severalChoices), (.choice(let name, let isExact), .ranking):
        return .value(.array([.string(name.text)]), isExact: isExact)
      default: break
      }
    }
    if !values.isEmpty, let value = values[LabelKey(text)], finder.unknown.isEmpty || value.isEmpty {
      return value.isEmpty ? .blank : try plain(value, value, isMapped: true)
    }
    if !blanks.isEmpty, blanks.contains(LabelKey(text)) { return .blank }
    return try plain(cell, text)
  }

  private func plain(_ cell: String, _ text: String, isMapped: Bool = false) throws(CellFault) -> CellValue {
    switch kind {
    case .passedOver: return .blank
    case .text: return .value(.string(cell), isExact: true)
    case .oneChoice: throw .unknownChoice(text)
    case .severalChoices, .ranking:
      let names = try finder.findSeveral(text).get()
      return names.isEmpty ? .blank : .value(.array(names.map { .string($0.text) }), isExact: true)
    case .number(let isWhole): return try number(text, isWhole: isWhole)
    case .date: return try date(text)
    case .tick:
      switch CellReading.tick(text) {
      case true?: return .value(.boolean(true), isExact: true)
      case false?: return .blank
      case nil: throw .notATick
      }
    case .place(let count): return try place(text, count)
    case .chosen: return .blank
    }
  }

  private func chosen(_ text: String, _ name: Name, _ specify: Bool) throws(CellFault) -> CellValue {
    let key = LabelKey(text)
    if let value = values[key], finder.unknown.contains(value) || value.isEmpty {
      if let ticked = value.isEmpty ? false : CellReading.tick(value) { return .chosen(ticked) }
    }
    if text == "0" { return .chosen(false) }
    if text == "1" { return .chosen(true) }
    switch finder.find(text) {
    case .choice(let found, _)? where found == name: return .chosen(true)
    case .blank?: return .chosen(false)
    default: break
    }
    if let ticked = CellReading.tick(text) { return .chosen(ticked) }
    if blanks.contains(key) { return .blank }
    if specify { return .chosenWith(text) }
    throw .notATick
  }

  /// Whether a text is a tick; nil for neither.
  static func tick(_ text: String) -> Bool? {
    switch LooseText.folded(text) {
    case "1", "1.0", "yes", "y", "true", "on", "x", "✓", "✔", "☑", "selected", "checked", "ticked", "agree", "agreed",
      "ja",
      "oui":
      true
    case "0", "0.0", "no", "n", "false", "off", "not selected", "unselected", "unchecked", "not ticked", "nein", "non":
      false
    default: nil
    }
  }

  private func number(_ text: String, isWhole: Bool) throws(CellFault) -> CellValue {
    if let number = AnswerText.number(in: text) {
      // A thousand with a point between its digits looks like a number with a fraction.
      if decimal != .comma || !text.contains(".") { return .value(.number(number), isExact: true) }
    }
    do throws(NumberText.Fault) {
      let number = try NumberText(text, mark: decimal, isWhole: isWhole)
      guard number.value.isFinite else { throw .noNumber }
      return .value(.number(number.value), isExact: !number.isUnusual)
    } catch {
      throw error == .ambiguous ? .ambiguousNumber : .notANumber
    }
  }

  private func date(_ text: String) throws(CellFault) -> CellValue {
    do throws(DateText.Fault) {
      let date = try DateText(text, order: order)
      let iso = date.day.description
      return .value(.string(iso), isExact: iso == text)
    } catch {
      throw error == .ambiguous ? .ambiguousDate : .notADate
    }
  }

  private func place(_ text: String, _ count: Int) throws(CellFault) -> CellValue {
    var digits = text.lowercased()
    for ending in ["st", "nd", "rd", "th", ".0", "."] where digits.hasSuffix(ending) {
      digits = String(digits.dropLast(ending.count))
    }
    guard let place = Int(digits), (1...max(1, count)).contains(place) else { throw .notAPlace }
    return .place(place)
  }
}
