import Sessions
import Surveys

/// The sessions of a store in memory.
struct MemorySessions {
  struct Key: Hashable {
    var vote: EventID
    var id: BallotID
  }

  private(set) var events: [KeptEvent] = []
  private(set) var ballots: [Key: Ballot] = [:]

  mutating func append(_ more: [SessionEvent]) -> Int {
    var known = Set(events.map(\.event.id))
    let before = events.count
    for event in more where known.insert(event.id).inserted {
      events.append(KeptEvent(place: events.count + 1, event: event))
    }
    return events.count - before
  }

  mutating func cast(_ ballot: Ballot) -> Casting {
    guard let session = events.first(where: { $0.event.id == ballot.vote })?.event.session else { return .closed }
    // Which areas there are is not the store's business: those on offer stand in the event.
    var offer: (dots: Int, themes: [Name])?
    var standing = SessionVote.Standing.discarded
    for event in events.map(\.event) where event.session == session {
      switch event.kind {
      case .voteOpened(let dots, let themes) where event.id == ballot.vote:
        (offer, standing) = ((dots, themes), .open)
      case .voteClosed(ballot.vote) where standing == .open: standing = .closed
      case .voteReopened(ballot.vote) where standing == .closed: standing = .open
      case .voteDiscarded(ballot.vote): standing = .discarded
      default: break
      }
    }
    guard let offer, standing == .open else { return .closed }
    if let fault = Ballot.fault(ballot.dots, most: offer.dots, themes: offer.themes) { return .refused(fault) }
    let key = Key(vote: ballot.vote, id: ballot.id)
    var new = ballot
    if let former = ballots[key] {
      if former.dots == ballot.dots, former.revision >= ballot.revision { return .kept }
      if former.revision > ballot.revision { return .overtaken }
      if former.revision == ballot.revision { new.revision += 1 }
    }
    ballots[key] = new
    return .kept
  }

  mutating func eraseAttendance(before moment: Moment) -> Int {
    var erased = 0
    for at in events.indices where events[at].event.at < moment {
      guard case .attended = events[at].event.kind else { continue }
      events[at].event.kind = .erased
      erased += 1
    }
    return erased
  }
}
