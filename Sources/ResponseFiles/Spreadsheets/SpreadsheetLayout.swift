package import Responses
package import Surveys

/// How a spreadsheet is understood: how many rows of headings it has, and what each of its columns holds.
package struct SpreadsheetLayout: Hashable, Sendable {
  /// One column.
  package struct Column: Hashable, Sendable {
    /// From 0.
    package let index: Int
    /// The heading; of two rows both, apart by ` – `.
    package let heading: String
    package internal(set) var role: ColumnRole
    /// How many cells below the heading are not blank.
    package let filled: Int
    /// Whether every cell below the heading is a whole number.
    let isCount: Bool
    let dateOrder: DateOrder?
    let decimal: DecimalMark?

    /// As spreadsheets call it: A to Z, then AA.
    package var letter: String { SpreadsheetLayout.letter(index) }
  }

  package let headerRows: Int
  package private(set) var columns: [Column]
  /// Whether this program wrote the file, so that a text such as `NA` is what a person typed.
  package let isOwn: Bool
  /// What is wrong with the mapping itself, one sentence each; empty for a sound one.
  package private(set) var mappingFaults: [String] = []

  /// Finds out what the columns hold, by a census of the whole file. Linear in the columns, times the questions for those not recognised.
  package init(_ survey: Survey, _ census: ColumnCensus, _ mapping: SpreadsheetMapping) {
    let finder = ColumnFinder(survey)
    let top = census.head.first ?? []
    let one = top.indices.map { SpreadsheetLayout.role(finder, top[$0]) }
    var rows = 1
    var roles = one
    var headings = top.map(\.trimmingBlanks)
    if census.head.count > 1, mapping.headerRows != 1 {
      let below = census.head[1]
      let carried = SpreadsheetLayout.carried(top, width: max(top.count, below.count))
      let two = carried.indices.map { SpreadsheetLayout.role(finder, carried[$0], below.cell($0)) }
      let second = SpreadsheetLayout.isSecond(below, over: one, two, finder)
      if let second = second ?? (mapping.headerRows == 2 ? .parts : nil) {
        rows = 2
        roles = carried.indices.map { index in
          guard one.indices.contains(index), case .unknown = two[index] else { return two[index] }
          if second == .titles { return one[index] }
          if case .fact = one[index] { return one[index] }
          return two[index]
        }
        headings = carried.indices.map { index in
          let lower = below.cell(index).trimmingBlanks
          if second == .titles { return top.cell(index).trimmingBlanks }
          return ColumnFinder.meansWhole(lower) ? carried[index] : "\(carried[index]) – \(lower)"
        }
      }
    }
    headerRows = rows
    let counted = census.counted(headerRows: rows)
    while roles.count < counted.columns.count {
      roles.append(.unknown(near: nil))
      headings.append("")
    }
    columns = roles.indices.map { index in
      let column = counted.columns.indices.contains(index) ? counted.columns[index] : ColumnCensus.Column()
      return Column(
        index: index, heading: headings[index], role: roles[index], filled: column.filled,
        isCount: column.filled > 0 && column.wholeNumbers == column.filled,
        dateOrder: mapping.dates ?? column.dateOrder, decimal: mapping.decimal ?? column.decimal)
    }
    isOwn = SpreadsheetLayout.isOwn(roles)
    apply(mapping, finder)
    settle(survey)
    for index in columns.indices where columns[index].role == .unknown(near: nil) {
      columns[index].role = others(index, finder)
    }
  }

  private static func role(_ finder: ColumnFinder, _ heading: String, _ lower: String? = nil) -> ColumnRole {
    switch lower.map({ finder.find(heading, $0) }) ?? finder.find(heading) {
    case .one(let target): .target(target)
    case .fact(let fact): .fact(fact)
    case .several(let names): .ambiguous(names)
    case nil: .unknown(near: nil)
    }
  }

  /// Blank headings go on with the one to their left.
  private static func carried(_ top: [String], width: Int) -> [String] {
    var last = ""
    return (0..<width).map { index in
      let text = top.cell(index).trimmingBlanks
      if !text.isEmpty { last = text }
      return last
    }
  }

  /// What a second row of headings says.
  private enum Second {
    /// Rows, choices and places, below the questions.
    case parts
    /// What stands above it, in words.
    case titles
  }

  /// What the second row says, if it is a heading. Where this program wrote the file, the id below its heading tells; nothing else is sure.
  private static func isSecond(
    _ below: [String], over one: [ColumnRole], _ two: [ColumnRole], _ finder: ColumnFinder
  ) -> Second? {
    if isOwn(one), let id = one.firstIndex(of: .fact(.id)), !below.cell(id).isAllBlank {
      return ResponseID(below.cell(id)) == nil ? .titles : nil
    }
    return isHeading(below, over: one, two, finder)
  }

  /// Whether the columns are those that this program writes.
  private static func isOwn(_ roles: [ColumnRole]) -> Bool {
    [.id, .mode, .form].allSatisfy { roles.contains(.fact($0)) }
  }

  /// Whether the second row makes sense of more columns than the first alone, or repeats what the first says; nil for a row of answers.
  private static func isHeading(
    _ below: [String], over one: [ColumnRole], _ two: [ColumnRole], _ finder: ColumnFinder
  ) -> Second? {
    func recognised(_ roles: [ColumnRole]) -> Int {
      roles.count { if case .target = $0 { true } else { false } }
    }
    let filled = below.count { !$0.isAllBlank }
    let (before, after) = (recognised(one), recognised(two))
    if after > before { return after * 2 > filled ? .parts : nil }
    let titles = one.indices.count { index in
      guard case .target(let target) = one[index], !below.cell(index).isAllBlank else { return false }
      let lower = below.cell(index)
      return finder.isTitle(lower, of: target) || (ColumnFinder.meansWhole(lower) && target.part == .whole)
    }
    return titles > 0 && titles * 2 > before ? .titles : nil
  }

  private mutating func apply(_ mapping: SpreadsheetMapping, _ finder: ColumnFinder) {
    for (heading, said) in mapping.columns.sorted(by: { $0.key < $1.key }) where heading != "*" {
      let key = LabelKey(heading)
      var found = columns.indices.filter { columns[$0].heading == heading }
      if found.isEmpty { found = columns.indices.filter { LabelKey(columns[$0].heading) == key } }
      if found.isEmpty { found = columns.indices.filter { columns[$0].letter == heading } }
      if found.isEmpty {
        mappingFaults.append("No column is headed ‘\(heading.brief)’; copy the heading as it stands in the file.")
      }
      for index in found {
        switch said {
        case .ignore: columns[index].role = .ignored
        case .target(let name):
          if case .one(let target)? = finder.find(name) {
            columns[index].role = .target(target)
          } else {
            columns[index].role = .wrongMapping(name)
          }
        }
      }
    }
    if mapping.columns["*"] == .ignore {
      for index in columns.indices {
        if case .unknown = columns[index].role { columns[index].role = .ignored }
      }
    }
  }

  /// What only all columns together say: which hold the same, and which name beside a choice is the choice itself.
  private mutating func settle(_ survey: Survey) {
    let all = Set(columns.compactMap { if case .target(let target) = $0.role { target } else { nil } })
    for index in columns.indices {
      guard case .target(var target) = columns[index].role, case .specification(let choice) = target.part,
        case .selectMultiple? = survey.question(named: target.question)?.kind
      else { continue }
      target.part = .chosen(choice)
      // Some tools head a choice's own column as this program heads the text beside it.
      let others = all.contains { other in
        if case .chosen = other.part { other.question == target.question } else { false }
      }
      if others, !all.contains(target) { columns[index].role = .target(target) }
    }
    var first: [ColumnRole: Int] = [:]
    for index in columns.indices {
      let role = columns[index].role
      switch role {
      case .target(let target) where target.part != .whole || !SpreadsheetLayout.mayJoin(target, survey): break
      case .fact: break
      default: continue
      }
      if let before = first[role] { columns[index].role = .repeated(before) } else { first[role] = index }
    }
  }

  /// Whether several columns may together hold the whole answer.
  private static func mayJoin(_ target: ColumnTarget, _ survey: Survey) -> Bool {
    switch survey.question(named: target.question)?.kind {
    case .selectMultiple: true
    default: false
    }
  }

  /// What other tools' columns are that answer no question.
  private func others(_ index: Int, _ finder: ColumnFinder) -> ColumnRole {
    let column = columns[index]
    if column.filled == 0 { return .empty }
    let isFirstCount = index == 0 && column.isCount
    switch ForeignColumn(heading: column.heading, isFirstCount: isFirstCount) {
    case .key: return columns.contains { $0.role == .key || $0.role == .fact(.id) } ? .passedOver : .key
    case .submittedAt: return columns.contains { $0.role == .fact(.submittedAt) } ? .passedOver : .fact(.submittedAt)
    case .startedAt: return columns.contains { $0.role == .fact(.startedAt) } ? .passedOver : .fact(.startedAt)
    case .unused: return .passedOver
    case nil: return .unknown(near: finder.nearest(to: column.heading))
    }
  }

  /// The first column that a problem of an answer is about; nil for none.
  package func column(of problem: AnswerProblem) -> Column? {
    let mine = columns.filter { column in
      guard case .target(let target) = column.role else { return false }
      return target.question == problem.path.question && target.item == problem.path.item
    }
    let exact = mine.first { column in
      guard case .target(let target) = column.role, let part = problem.part else { return false }
      switch target.part {
      case .row(let name), .points(let name), .placeOf(let name), .chosen(let name), .specification(let name):
        return name == part
      default: return false
      }
    }
    return exact ?? mine.first
  }

  /// The letters of a column, from 0. Logarithmic.
  package static func letter(_ index: Int) -> String {
    var letters = ""
    var rest = index + 1
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}

extension [String] {
  /// The cell at an index; empty beyond the last.
  func cell(_ index: Int) -> String { indices.contains(index) ? self[index] : "" }
}
