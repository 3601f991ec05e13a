internal import Surveys

/// The order of what waits for a coder as it is to be learned from how things stood at one moment; whenever it is made, the same comes out.
package struct LearnedOrder: Sendable {
  private let survey: Survey
  private let codings: Codings
  private let coder: String
  private let work: CodingQueue.Work
  private let scope: CodingScope

  /// What was learned.
  package struct Made: Sendable {
    /// The most informative first.
    package let order: [CommentPlace]
    let suggester: Suggester
  }

  /// Sees to it that an order is made, perhaps aside, and gives what hands it over, waiting for it where it is not made yet.
  package typealias Maker = @Sendable (LearnedOrder) -> @Sendable () -> Made

  /// Makes it when it is needed, and not before.
  package static let whenNeeded: Maker = { order in { order.make() } }

  init(_ survey: Survey, _ codings: Codings, coder: String, work: CodingQueue.Work, scope: CodingScope) {
    self.survey = survey
    self.codings = codings
    self.coder = coder
    self.work = work
    self.scope = scope
  }

  /// Takes as long as a `CodingQueue`.
  package func make() -> Made {
    let queue = CodingQueue(survey, codings, coder: coder, work: work, scope: scope)
    return Made(order: queue.cases.map(\.comment.place), suggester: queue.suggester)
  }
}
