internal import Surveys

/// What a session came to: how it stands, and the ballots of the vote that counts.
package struct SessionOutcome: Sendable {
  package var state: SessionState
  /// Of `state.vote`; empty where there is none.
  package var ballots: [Ballot]

  package init(_ state: SessionState, ballots: [Ballot] = []) {
    self.state = state
    self.ballots = ballots
  }

  package var session: Session { state.session }

  /// The dots of the vote that counts; nil where there is none. While it is open those of the wall alone, with how many ballots there are:
  /// a count that moves with each ballot would tell what stands on it.
  package var tally: DotTally? {
    state.vote.map {
      DotTally($0, ballots: ballots, present: state.present, hidesBallots: $0.standing == .open)
    }
  }

  /// Whether more dots were counted on the wall than the people who placed them have, so that somebody must count again before the vote is
  /// closed; false where there is no vote.
  package var hasTooManyDots: Bool {
    guard let vote = state.vote, let tally else { return false }
    return tally.isBeyond(each: vote.dots)
  }

  /// The dots of the vote that counts, once it is closed; nil before, and where nobody placed any.
  package var result: DotTally? {
    guard state.vote?.standing == .closed, let tally, tally.dots > 0 else { return nil }
    return tally
  }

  /// The order that people agreed on, best first: as it was written down, or else, for a consensus session, by its dots. Areas without a
  /// dot have no place in it. Empty where there is none.
  package var agreedOrder: [AgreedPlace] {
    guard state.agreed.isEmpty, session.kind == .consensus else { return state.agreed }
    return (result?.lines ?? []).filter { $0.dots > 0 }.map { AgreedPlace($0.theme) }
  }
}

extension [SessionOutcome] {
  /// The last session, by day and then as they stand, with an order that people agreed on; nil for none.
  package var agreed: SessionOutcome? {
    enumerated().filter { !$0.element.agreedOrder.isEmpty }.max {
      ($0.element.session.day?.daysSince1970 ?? .min, $0.offset) < (
        $1.element.session.day?.daysSince1970 ?? .min, $1.offset
      )
    }?.element
  }
}
