package import Surveys

/// A coder at one work: the order in which the comments come, kept while they decide, so that not all is read anew for each of them.
package struct CodingSitting: Sendable {
  /// How many decisions there are at least before all is read anew; later it is one for each five that were there.
  private static let least = 20

  private let coder: String
  private let work: CodingQueue.Work
  private var order: [CommentPlace]
  private var known: Set<CommentPlace>
  private var suggester: Suggester
  /// How many comments the coder had coded when it began.
  private let learned: Int

  /// Reads all comments that wait; takes as long as a `CodingQueue`.
  package init(_ survey: Survey, _ codings: Codings, coder: String, work: CodingQueue.Work) {
    let queue = CodingQueue(survey, codings, coder: coder, work: work)
    self.coder = coder
    self.work = work
    order = queue.cases.map(\.comment.place)
    known = Set(order)
    suggester = queue.suggester
    learned = codings.entries.count { $0.byCoder[coder] != nil }
  }

  /// Whether the coder has decided so much since it began that there is more to learn from. Over all sittings the time that learning takes
  /// is in proportion to the last of them.
  package func isOver(_ codings: Codings) -> Bool {
    let coded = codings.entries.count { $0.byCoder[coder] != nil }
    return coded - learned >= max(CodingSitting.least, learned / 5)
  }

  /// The next comment that is before nobody else, with what is suggested; nil where none waits. Linear in the comments.
  ///
  /// What came in since the sitting began comes last.
  package mutating func next(
    _ survey: Survey, _ codings: Codings, leaving others: Set<CommentPlace> = []
  ) -> CodingCase? {
    for entry in codings.entries where known.insert(entry.comment.place).inserted { order.append(entry.comment.place) }
    let next = order.lazy.compactMap { codings.place[$0] }.first { [coder, work] at in
      let entry = codings.entries[at]
      return CodingQueue.isWanted(entry, by: coder, for: work) && !others.contains(entry.comment.place)
    }
    return next.map { shown(codings.entries[$0], survey, codings) }
  }

  /// A comment as it is before the coder, whether it waits or not.
  package mutating func shown(_ entry: Codings.Entry, _ survey: Survey, _ codings: Codings) -> CodingCase {
    CodingCase(
      comment: entry.comment, suggestions: suggester.suggestions(for: entry.comment).joined(with: entry.machine),
      sides: work == .differences ? CodingQueue.sides(entry, survey, codings) : [])
  }

  /// Has a comment come first, as one whose decision was taken back.
  package mutating func bringForward(_ place: CommentPlace) {
    order.removeAll { $0 == place }
    order.insert(place, at: 0)
    known.insert(place)
  }

  /// Has a comment come last, as one that is left for later.
  package mutating func putLast(_ place: CommentPlace) {
    order.removeAll { $0 == place }
    order.append(place)
  }
}
