package import Responses
package import Surveys

/// Every question's figures by who chose what of one question.
package struct CrossTable: Hashable, Sendable {
  /// The question to select one or several by which the others are given.
  package var question: Name
  /// In the order of the pages, the question itself left out; the groups, `chosen` and `pooled`, stand in the places of the audiences.
  package var questions: [QuestionFigures]
  /// The groups in the order of the choices, `pooled` last, with how many are in each; nil where that is hidden.
  package var groups: [Group]
  /// Whether each person is in one group at most; if not, groups overlap, and small ones are left out.
  package var isOneEach: Bool
  /// Questions that a table for publication leaves out, since what was answered to `question` decides who is asked them; in the order of the pages.
  package var leftOut: [Name] = []

  /// The people of one choice, or the pooled, and how many they are.
  package struct Group: Hashable, Sendable {
    package var sector: Sector
    /// Nil where it is hidden.
    package var people: Int?
  }

  /// The table of the analysed responses; nil where the question is not one to select from, or stands in a repeat.
  ///
  /// Weighted where the definition asks for it. For publication a pool of too few takes the smallest other groups in. Linear in people times
  /// choices; numbers are sorted, O(n log n).
  package static func compute(
    _ survey: Survey, _ matrix: ResponseMatrix, by question: Name, isPublic: Bool = false
  ) -> CrossTable? {
    guard let asked = survey.questionsOutsideRepeats.first(where: { $0.name == question }) else { return nil }
    let weights = CaseWeights(survey, matrix)?.applied
    let isOneEach = if case .selectOne = asked.kind { true } else { false }
    guard let found = Tally.all(survey, matrix, by: question, weights: weights, fillingUp: isPublic) else { return nil }
    let own = found.first { $0.question == question }
    let groups = (own?.byAudience ?? []).map { slice in
      Group(sector: slice.sector, people: CrossTable.size(slice, matrix.count, own))
    }
    return CrossTable(
      question: question, questions: found.filter { $0.question != question }, groups: groups, isOneEach: isOneEach)
  }

  /// How many made the choice; of the pooled all who are in no other group.
  private static func size(_ slice: QuestionFigures.AudienceSlice, _ all: Int, _ own: QuestionFigures?) -> Int? {
    guard let own, case .choices(let choices) = own.overall.detail else { return nil }
    let shown = own.byAudience.compactMap { slice -> Int? in
      guard case .chosen(let name, _) = slice.sector else { return nil }
      return choices.first { $0.choice == name }?.count
    }
    guard case .chosen(let name, _) = slice.sector else { return all - shown.reduce(0, +) }
    return choices.first { $0.choice == name }?.count
  }
}
