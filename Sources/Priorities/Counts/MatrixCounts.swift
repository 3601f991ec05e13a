package import Responses
package import Surveys

/// The counts of every column of a matrix, by groups of people.
package struct MatrixCounts: Hashable, Sendable {
  /// By field of the layout, and then by group; a column that was not counted is empty.
  package internal(set) var columns: [[ColumnCounts]]
  /// Those of a repeat's own columns, by the place of its field.
  package internal(set) var inner: [Int: MatrixCounts]

  /// Counts a matrix of the survey's own layout; `groups` has the group of each row, below `count`. Linear in rows times choices.
  init(
    _ survey: Survey, _ matrix: ResponseMatrix, _ groups: [Int], count: Int, numbersAlone: Bool = false
  ) {
    self.init(QuestionIndex(survey), matrix, groups, count, numbersAlone)
  }

  private init(
    _ questions: QuestionIndex, _ matrix: ResponseMatrix, _ groups: [Int], _ count: Int, _ numbersAlone: Bool
  ) {
    columns = []
    inner = [:]
    for (at, (field, column)) in zip(matrix.layout.fields, matrix.columns).enumerated() {
      guard let question = questions[field.question]?.question else {
        columns.append([])
        continue
      }
      if numbersAlone, field.form != .number {
        columns.append([])
        continue
      }
      columns.append(ColumnCounting(question, groups: groups, count: count).counts(column))
      if case .items(let items, let rows) = column {
        let each = zip(groups, items).flatMap { Array(repeating: $0, count: Int($1)) }
        inner[at] = MatrixCounts(questions, rows, each, count, false)
      }
    }
  }

  /// The counts by audience, those who gave none last, that a block of people keeps beside its columns.
  package static func byAudience(_ survey: Survey, _ matrix: ResponseMatrix) -> MatrixCounts {
    MatrixCounts(survey, matrix, SectorSums.audiences(survey, matrix), count: survey.audiences.count + 1)
  }

  /// How many people there are in each audience, last those who gave none; empty where nobody is asked for one. Of counts by audience alone.
  package func people(_ survey: Survey, _ layout: MatrixLayout) -> [Int] {
    guard let question = survey.audienceQuestion, let field = layout.index(of: question.name) else { return [] }
    return columns[field].map { if case .choice(let counts) = $0 { counts.reduce(0, +) } else { 0 } }
  }

  /// Adds the counts of other people of the same form by the same groups.
  package mutating func add(_ other: MatrixCounts) {
    for at in columns.indices {
      for group in columns[at].indices { columns[at][group].add(other.columns[at][group]) }
    }
    for (at, more) in other.inner { inner[at]?.add(more) }
  }

  /// Adds one group of other counts as a further group.
  mutating func append(_ other: MatrixCounts, group: Int) {
    for at in columns.indices where group < other.columns[at].count { columns[at].append(other.columns[at][group]) }
    for (at, more) in other.inner { inner[at]?.append(more, group: group) }
  }

  /// What some of the groups add up to in one column; nil where it was not counted, or no group is named.
  func sum(_ field: Int, _ groups: some Sequence<Int>) -> ColumnCounts? {
    var sum: ColumnCounts?
    for group in groups where group < columns[field].count {
      if sum == nil { sum = columns[field][group] } else { sum?.add(columns[field][group]) }
    }
    return sum
  }
}
