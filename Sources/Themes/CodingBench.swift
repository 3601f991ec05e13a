package import Surveys

/// Where coders sit at the same time, each with a comment that is before nobody else.
package struct CodingBench: Sendable {
  /// For how long a comment is kept for whoever was shown it, in milliseconds.
  private static let hold: Int64 = 10 * 60 * 1000
  /// How many sittings are remembered; beyond that all begin anew.
  private static let most = 32

  private struct Seat: Hashable {
    var coder: String
    var work: CodingQueue.Work
    var scope: CodingScope
  }

  private var sittings: [Seat: CodingSitting] = [:]
  private let maker: LearnedOrder.Maker
  private var shown: [String: (place: CommentPlace, at: Moment)] = [:]

  /// Nobody has sat down yet; the maker makes what is learned while coders decide.
  package init(maker: @escaping LearnedOrder.Maker = LearnedOrder.whenNeeded) { self.maker = maker }

  /// What lies before a coder.
  package struct Place: Hashable, Sendable {
    /// Nil where nothing waits that is before nobody else.
    package var shown: CodingCase?
    /// How many comments wait for the coder, the one that is shown and those before others included.
    package var waiting: Int
  }

  /// Gives a coder the next comment. Linear in the comments.
  package mutating func next(
    _ survey: Survey, _ codings: Codings, coder: String, work: CodingQueue.Work, scope: CodingScope = .all,
    at now: Moment
  ) -> Place {
    shown = shown.filter { now.milliseconds - $0.value.at.milliseconds < CodingBench.hold }
    // Those who settle what they talked through have the same before them.
    let others = work == .differences ? [] : Set(shown.filter { $0.key != coder }.map(\.value.place))
    let seat = Seat(coder: coder, work: work, scope: scope)
    let next = with(survey, codings, seat) { $0.next(survey, codings, leaving: others) }
    shown[coder] = next.map { ($0.comment.place, now) }
    return Place(shown: next, waiting: waiting(codings, seat))
  }

  /// Gives a coder one comment, whether it waits or not.
  package mutating func show(
    _ entry: Codings.Entry, _ survey: Survey, _ codings: Codings, coder: String, work: CodingQueue.Work,
    scope: CodingScope = .all, at now: Moment
  ) -> Place {
    shown[coder] = (entry.comment.place, now)
    let seat = Seat(coder: coder, work: work, scope: scope)
    return Place(
      shown: with(survey, codings, seat) { $0.shown(entry, survey, codings) }, waiting: waiting(codings, seat))
  }

  private func waiting(_ codings: Codings, _ seat: Seat) -> Int {
    codings.entries.count { $0.isWanted(by: seat.coder, for: seat.work, within: seat.scope) }
  }

  /// Follows a decision: what was taken back comes next, what is left for later comes last.
  package mutating func follow(_ decision: CodingDecision, work: CodingQueue.Work, scope: CodingScope = .all) {
    let seat = Seat(coder: decision.coder, work: work, scope: scope)
    switch decision.kind {
    case .undone: sittings[seat]?.bringForward(decision.place)
    case .skipped: sittings[seat]?.putLast(decision.place)
    case .coded, .resolved, .copy: break
    }
  }

  private mutating func with<Value>(
    _ survey: Survey, _ codings: Codings, _ seat: Seat, _ body: (inout CodingSitting) -> Value
  ) -> Value {
    if sittings[seat] == nil, sittings.count >= CodingBench.most { sittings = [:] }
    var sitting =
      sittings[seat]
      ?? CodingSitting(survey, codings, coder: seat.coder, work: seat.work, scope: seat.scope, maker: maker)
    // Not held twice, so that nothing of it is copied.
    sittings[seat] = nil
    sitting.follow(survey, codings)
    let value = body(&sitting)
    sittings[seat] = sitting
    return value
  }
}
