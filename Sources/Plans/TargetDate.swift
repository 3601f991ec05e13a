package import Surveys

/// What the author of a plan wrote about a date, understood: how exact it is, and the day by which it is due.
///
/// The text stays theirs, word for word; what stands here is inferred, and is shown as such.
package struct TargetDate: Hashable, Sendable {
  /// How the text speaks of time.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case day, month, quarter, season, year
    /// From April to March, as 2017/18.
    case financialYear = "financial_year"
    /// Counted from the day on which the plan was made, as ‘in 6 months’.
    case relative
    /// Without an end.
    case ongoing
    /// To another process, as ‘with the next local plan’.
    case tied
    /// Words that no day can be read from.
    case vague
  }

  package var kind: Kind
  /// The last day of what was written; nil where there is none to be had.
  package var due: CivilDate?
  /// Whether the author said about, around, approximately …
  package var isApproximate: Bool

  package init(_ kind: Kind, due: CivilDate? = nil, isApproximate: Bool = false) {
    self.kind = kind
    self.due = due
    self.isApproximate = isApproximate
  }

  /// Reads a text in English; the empty text is vague.
  ///
  /// Of several dates the last one to come counts; a date that is written out counts before one that is counted (‘within 12 months (by February
  /// 2017)’). A span of time is due on its last day: a month, a quarter of the calendar, a season of three months (winter ends in February of the
  /// year after the one named), a year, a financial year from 1 April. ‘Early’ and ‘mid’ cut a month to its 10th and 15th day, and are approximate.
  /// `start` is the day from which ‘in 6 months’ is counted; without it that has no day.
  package static func read(_ text: String, from start: CivilDate? = nil) -> TargetDate {
    TargetDateReader(text, start: start).read()
  }
}

/// A due day, and whether the author named it or it was inferred from their words.
package struct DueDay: Hashable, Sendable {
  package var day: CivilDate
  package var isInferred: Bool

  package init(day: CivilDate, isInferred: Bool) {
    self.day = day
    self.isInferred = isInferred
  }
}

extension Target {
  /// What its text says of time; nil where there is no text.
  package func reading(from start: CivilDate?) -> TargetDate? { text.map { TargetDate.read($0, from: start) } }

  /// The day by which it is due: the one in the file, or else the one read from the text; nil for none.
  ///
  /// A day in the file that the text says, too, is inferred.
  package func due(from start: CivilDate?) -> DueDay? {
    let read = reading(from: start)?.due
    if let due { return DueDay(day: due, isInferred: due == read) }
    return read.map { DueDay(day: $0, isInferred: true) }
  }
}

extension Plan {
  /// The day by which an action of an improvement is due; nil for none. Days are counted from when the plan was made, or else adopted.
  package func due(_ improvement: Improvement, at place: Int) -> DueDay? {
    improvement.value(\.target, at: place)?.due(from: made ?? adopted)
  }

  /// The due day of each action that has one, by its id.
  package var dueDays: [String: DueDay] {
    var found: [String: DueDay] = [:]
    for improvement in improvements {
      for (place, action) in improvement.actions.enumerated() { found[action.id] = due(improvement, at: place) }
    }
    return found
  }
}
