package import Surveys

/// The comments that wait for one coder, in the order in which they are to be read.
package struct CodingQueue: Sendable {
  /// Which comments a coder takes up.
  package enum Work: Hashable, Sendable {
    /// Those that nobody has coded.
    case first
    /// Those that another person has coded, without seeing how.
    case second
    /// Those that coders differ on.
    case differences
  }

  /// The most informative first, and those that the coder left for later last; empty where nothing waits.
  package let cases: [CodingCase]
  /// What made the suggestions.
  package let suggester: Suggester

  /// Suggestions come from the codebook, from the coder's own codes and from a chat endpoint where one was asked, so that nobody's codes show
  /// through another's.
  package init(_ survey: Survey, _ codings: Codings, coder: String, work: Work, scope: CodingScope = .all) {
    let own = codings.entries.compactMap { entry in
      entry.byCoder[coder].map { (comment: entry.comment, themes: codings.themes(of: $0)) }
    }
    var suggester = Suggester(survey, confirmed: own)
    let open = codings.entries.filter { $0.isWanted(by: coder, for: work, within: scope) }
    let read = open.map { entry in
      let (suggestions, informative) = suggester.read(entry.comment)
      return (entry: entry, suggestions: suggestions.joined(with: entry.machine), informative: informative)
    }
    self.suggester = suggester
    cases = read.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      let (lateA, lateB) = (a.entry.skippedBy.contains(coder), b.entry.skippedBy.contains(coder))
      if lateA != lateB { return lateB }
      return a.informative != b.informative ? a.informative > b.informative : left.offset < right.offset
    }.map { _, one in
      CodingCase(
        comment: one.entry.comment, suggestions: one.suggestions,
        sides: work == .differences ? CodingQueue.sides(one.entry, survey, codings) : [])
    }
  }

  /// What each coder of a comment decided, by their names.
  static func sides(_ entry: Codings.Entry, _ survey: Survey, _ codings: Codings) -> [CodingCase.Side] {
    entry.byCoder.sorted { $0.key < $1.key }.map { coder, decision in
      CodingCase.Side(
        coder: coder, themes: codings.themes(of: decision).sorted().map { survey.themes[$0].name }, note: decision.note)
    }
  }
}

extension Codings.Entry {
  /// Whether the comment is one of a scope and waits for a coder.
  package func isWanted(by coder: String, for work: CodingQueue.Work, within scope: CodingScope) -> Bool {
    guard scope.holds(comment) else { return false }
    if case .copy = standing { return false }
    if work == .differences { return standing == .disputed }
    guard byCoder[coder] == nil, resolution == nil else { return false }
    return (work == .second) == !byCoder.isEmpty
  }
}
