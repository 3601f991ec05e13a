internal import Responses

/// What kind of question a column of a spreadsheet was probably the answer to.
enum DraftKind: Hashable {
  /// The labels of the choices, in the order in which they came.
  case selectOne([String])
  case selectMultiple([String])
  case integer, decimal, date
  case text(longest: Int)

  /// The most choices that a guess makes.
  static let choiceLimit = 60

  /// The guess for a column; nil where nothing stands in it but words for nothing. Linear in the texts that the census kept.
  init?(_ column: ColumnCensus.Column) {
    let values = DraftKind.values(column)
    guard !values.isEmpty else { return nil }
    let text = DraftKind.text(longest: column.longest)
    // Of texts that were not kept it is only known how many were numbers and dates.
    let blank = column.values.reduce(0) { $0 + $1.count } - values.reduce(0) { $0 + $1.count }
    func holds(_ found: Int) -> Bool { !column.hasMore || found + blank >= column.filled }
    if holds(column.numbers), values.allSatisfy({ DraftKind.isNumber($0.text, column.decimal) }) {
      let isWhole = column.wholeNumbers == column.numbers
      self = isWhole && values.allSatisfy { DraftKind.isWhole($0.text, column.decimal) } ? .integer : .decimal
    } else if holds(column.dates), values.allSatisfy({ DraftKind.isDay($0.text, column.dateOrder) }) {
      self = .date
    } else if column.hasMore || column.longest > 300 {
      self = text
    } else {
      let labels = DraftKind.labels(values.map(\.text))
      let answers = values.reduce(0) { $0 + $1.count }
      if let parts = DraftKind.parts(labels), parts.count <= 30, parts.count * 2 <= answers {
        self = .selectMultiple(parts)
      } else if (2...DraftKind.choiceLimit).contains(labels.count), labels.count * 2 <= answers {
        self = .selectOne(DraftKind.sorted(labels))
      } else {
        self = text
      }
    }
  }

  /// The texts of a column that say something, with how often each stands there.
  static func values(_ column: ColumnCensus.Column) -> [(text: String, count: Int)] {
    let blanks = Set(CellReading.blanks.map { LabelKey($0) })
    return column.values.compactMap { value in
      let text = CellGuard.remove(value.text).trimmingBlanks
      return blanks.contains(LabelKey(text)) ? nil : (text, value.count)
    }
  }

  /// Texts that an import would take for one another come to the first of them.
  static func labels(_ texts: [String]) -> [String] {
    var seen: Set<LabelKey> = []
    return texts.filter { seen.insert(LabelKey($0)).inserted && !LabelKey($0).text.isEmpty }
  }

  /// Labels by the numbers in them where each has some, such as bands of age or income; else as they came.
  static func sorted(_ labels: [String]) -> [String] {
    let numbers = labels.map { label in
      label.replacing(",", with: "").split { !("0"..."9").contains($0) }.compactMap { Int($0) }
    }
    guard numbers.allSatisfy({ !$0.isEmpty }) else { return labels }
    return zip(labels, numbers).enumerated().sorted { left, right in
      let (one, other) = (left.element.1, right.element.1)
      return one == other ? left.offset < right.offset : one.lexicographicallyPrecedes(other)
    }.map(\.element.0)
  }

  /// The choices of which several stand in one cell, apart by `;` or `,`; nil where the cells do not look like it.
  private static func parts(_ labels: [String]) -> [String]? {
    for separator in [";", ","] as [Character] {
      let split = labels.map { $0.split(separator: separator).map { String($0).trimmingBlanks }.filter { !$0.isEmpty } }
      guard split.contains(where: { $0.count > 1 }) else { continue }
      let parts = DraftKind.labels(split.flatMap(\.self))
      let alone = Set(split.filter { $0.count == 1 }.map { LabelKey($0[0]) })
      // Every part stands in several cells, or alone in one: the parts of a sentence do neither.
      let isShared = parts.allSatisfy { part in
        alone.contains(LabelKey(part)) || split.count { $0.contains { LabelKey($0) == LabelKey(part) } } > 1
      }
      if isShared, parts.count < labels.count, split.allSatisfy({ Set($0).count == $0.count }) { return parts }
    }
    return nil
  }

  private static func isNumber(_ text: String, _ mark: DecimalMark?) -> Bool {
    // Digits behind a nought are a code, not a number.
    if text.hasPrefix("0"), text.count > 1, text.allSatisfy(\.isNumber) { return false }
    if AnswerText.number(in: text) != nil { return mark != .comma || !text.contains(".") }
    return (try? NumberText(text, mark: mark, isWhole: false)) != nil
  }

  private static func isWhole(_ text: String, _ mark: DecimalMark?) -> Bool {
    let number = AnswerText.number(in: text) ?? (try? NumberText(text, mark: mark, isWhole: true))?.value
    return number.map { $0.rounded() == $0 && abs($0) < 1e15 } ?? false
  }

  private static func isDay(_ text: String, _ order: DateOrder?) -> Bool {
    guard let date = try? DateText(text, order: order) else { return false }
    return date.time == nil || date.time == 0
  }
}
