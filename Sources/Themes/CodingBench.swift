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
  }

  private var sittings: [Seat: CodingSitting] = [:]
  private var shown: [String: (place: CommentPlace, at: Moment)] = [:]

  package init() {}

  /// What lies before a coder.
  package struct Place: Hashable, Sendable {
    /// Nil where nothing waits that is before nobody else.
    package var shown: CodingCase?
    /// How many comments wait for the coder, the one that is shown and those before others included.
    package var waiting: Int
  }

  /// Gives a coder the next comment. Linear in the comments; reads all of them where a sitting begins, which it does ever more rarely.
  package mutating func next(
    _ survey: Survey, _ codings: Codings, coder: String, work: CodingQueue.Work, at now: Moment
  ) -> Place {
    shown = shown.filter { now.milliseconds - $0.value.at.milliseconds < CodingBench.hold }
    // Those who settle what they talked through have the same before them.
    let others = work == .differences ? [] : Set(shown.filter { $0.key != coder }.map(\.value.place))
    let next = with(survey, codings, coder, work) { $0.next(survey, codings, leaving: others) }
    shown[coder] = next.map { ($0.comment.place, now) }
    return Place(
      shown: next, waiting: codings.entries.count { CodingQueue.isWanted($0, by: coder, for: work) })
  }

  /// Gives a coder one comment, whether it waits or not.
  package mutating func show(
    _ entry: Codings.Entry, _ survey: Survey, _ codings: Codings, coder: String, work: CodingQueue.Work, at now: Moment
  ) -> Place {
    shown[coder] = (entry.comment.place, now)
    return Place(
      shown: with(survey, codings, coder, work) { $0.shown(entry, survey, codings) },
      waiting: codings.entries.count { CodingQueue.isWanted($0, by: coder, for: work) })
  }

  /// Follows a decision: what was taken back comes next, what is left for later comes last.
  package mutating func follow(_ decision: CodingDecision, work: CodingQueue.Work) {
    let seat = Seat(coder: decision.coder, work: work)
    switch decision.kind {
    case .undone: sittings[seat]?.bringForward(decision.place)
    case .skipped: sittings[seat]?.putLast(decision.place)
    case .coded, .resolved, .copy: break
    }
  }

  private mutating func with<Value>(
    _ survey: Survey, _ codings: Codings, _ coder: String, _ work: CodingQueue.Work,
    _ body: (inout CodingSitting) -> Value
  ) -> Value {
    let seat = Seat(coder: coder, work: work)
    if sittings[seat] == nil, sittings.count >= CodingBench.most { sittings = [:] }
    var sitting: CodingSitting
    if let known = sittings[seat], !known.isOver(codings) {
      sitting = known
    } else {
      sitting = CodingSitting(survey, codings, coder: coder, work: work)
    }
    sittings[seat] = nil
    let value = body(&sitting)
    sittings[seat] = sitting
    return value
  }
}
