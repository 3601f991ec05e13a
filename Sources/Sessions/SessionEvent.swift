package import Surveys

/// One thing that happened in a session: never changed, only followed by others. The events of a session are all that is kept of it,
/// beside the ballots.
package struct SessionEvent: Hashable, Sendable {
  package var id: EventID
  package var session: Name
  package var at: Moment
  /// Who wrote it down, such as a scribe's name; nil for what a participant sent. Never who voted.
  package var by: String?
  package var kind: Kind

  package init(id: EventID, session: Name, at: Moment, by: String? = nil, kind: Kind) {
    self.id = id
    self.session = session
    self.at = at
    self.by = by
    self.kind = kind
  }

  /// What happened. The names of cases and of what they hold are frozen, since stores keep them.
  package enum Kind: Hashable, Sendable, Codable {
    /// A session made on the spot. Of one that the definition plans, the definition alone counts.
    case made(Session)
    /// Everything in the session is made up, to try it or to show it.
    case simulated
    /// A session's title, day or place put right; nil leaves it as it is, and an empty venue is none. Counts over the definition, too.
    case described(title: String?, day: CivilDate?, venue: String?)
    /// Somebody is on the list of attendance; the same name of the same organisation again replaces the entry, as does one that names the
    /// event which wrote the entry down.
    case attended(Attendant, replacing: EventID? = nil)
    /// How many people are in the room, whether they are named or not.
    case counted(people: Int)
    /// Whether people may join on their phones and add what they have to say.
    case doors(areOpen: Bool)

    /// What somebody said, as it was said; the event's id is the contribution's.
    case contributed(text: String, table: String?)
    /// A contribution put right; what was written first stays in its trail.
    case reworded(contribution: EventID, text: String)
    /// The table of a contribution put right; nil for none in particular.
    case seated(contribution: EventID, table: String?)
    /// A group of contributions; the event's id is the group's.
    case grouped(title: String, contributions: [EventID])
    /// Contributions go into a group, or out of every group.
    case moved(contributions: [EventID], group: EventID?)
    /// Groups become a part of another one.
    case merged(groups: [EventID], into: EventID)
    case titled(group: EventID, title: String)
    /// Which areas a contribution or a group speaks of; replaces what was said before.
    case coded(subject: EventID, themes: [Name])
    /// An event is taken back, as if it had not been; only what `Kind.mayBeUndone` says can be.
    case undone(event: EventID)

    /// A vote is open; the event's id is the vote's. No themes means all of the survey's.
    case voteOpened(dots: Int, themes: [Name])
    case voteClosed(vote: EventID)
    case voteReopened(vote: EventID)
    /// Everyone may see the result.
    case voteRevealed(vote: EventID)
    /// The vote does not count, and is never opened again.
    case voteDiscarded(vote: EventID)
    /// The dots on an area on the wall, in total or at one table; replaces an earlier number of the same place.
    case dotsCounted(vote: EventID, theme: Name, table: String?, dots: Int)
    /// How many people placed the dots on the wall, in total or at one table; replaces an earlier number.
    case votersCounted(vote: EventID, table: String?, people: Int)

    /// A slot of so many seconds begins; the event's id is the slot's.
    case slotStarted(title: String, seconds: Int, table: String?)
    case slotStopped(slot: EventID)

    /// The areas that a small group takes; replaces what it had.
    case assigned(table: String, themes: [Name])
    /// A small group picks an improvement of an area, perhaps with a reason.
    case picked(table: String, theme: Name, text: String?, reason: String?)
    /// The order that people agreed on, best first; replaces the one before.
    case agreed(places: [AgreedPlace])

    /// An item of the agenda begins; what is minuted after it belongs to it.
    case item(title: String)
    case minuted(Minute, text: String)
    /// What somebody is to do, perhaps by a day, as it was said.
    case action(owner: String?, text: String, target: String?)
    /// What was agreed of the minutes of the meeting before.
    case previous(date: CivilDate?, isAgreed: Bool)
    /// When and where people meet next.
    case next(text: String)

    /// An entry of the list of attendance whose name is no longer kept.
    case erased
    /// What a later program wrote.
    case unknown(UnknownKind)
  }

  /// What a line of the minutes is.
  package enum Minute: String, Hashable, Sendable, Codable, CaseIterable {
    /// What was said or reported.
    case said
    case decided
    /// Added after the meeting.
    case afterwards
  }
}

/// Somebody on the list of attendance. Their name stands in no contribution and in no ballot.
package struct Attendant: Hashable, Sendable, Codable {
  /// As what somebody stands on the list; with `apologies` they were not in the room.
  package enum Role: String, Hashable, Sendable, Codable, CaseIterable { case present, chair, secretariat, apologies }

  package var name: String
  package var role: Role
  package var organisation: String?
  package var audience: Name?

  package init(_ name: String, role: Role = .present, organisation: String? = nil, audience: Name? = nil) {
    self.name = name
    self.role = role
    self.organisation = organisation
    self.audience = audience
  }

  /// Whether the person was in the room.
  package var isInRoom: Bool { role != .apologies }
}

/// An area in the order that people agreed on, and why it stands there.
package struct AgreedPlace: Hashable, Sendable, Codable {
  package var theme: Name
  package var reason: String?

  package init(_ theme: Name, reason: String? = nil) {
    self.theme = theme
    self.reason = reason
  }
}

extension SessionEvent.Kind {
  /// The word for the case, such as `voteOpened`; frozen, since stores keep it.
  package var word: String {
    switch self {
    case .made: "made"
    case .simulated: "simulated"
    case .described: "described"
    case .attended: "attended"
    case .counted: "counted"
    case .doors: "doors"
    case .contributed: "contributed"
    case .reworded: "reworded"
    case .seated: "seated"
    case .grouped: "grouped"
    case .moved: "moved"
    case .merged: "merged"
    case .titled: "titled"
    case .coded: "coded"
    case .undone: "undone"
    case .voteOpened: "voteOpened"
    case .voteClosed: "voteClosed"
    case .voteReopened: "voteReopened"
    case .voteRevealed: "voteRevealed"
    case .voteDiscarded: "voteDiscarded"
    case .dotsCounted: "dotsCounted"
    case .votersCounted: "votersCounted"
    case .slotStarted: "slotStarted"
    case .slotStopped: "slotStopped"
    case .assigned: "assigned"
    case .picked: "picked"
    case .agreed: "agreed"
    case .item: "item"
    case .minuted: "minuted"
    case .action: "action"
    case .previous: "previous"
    case .next: "next"
    case .erased: "erased"
    case .unknown(let kind): kind.word
    }
  }

  /// Every word that this program knows.
  static let words: Set = [
    "made", "simulated", "described", "attended", "counted", "doors", "contributed", "reworded", "seated", "grouped",
    "moved", "merged", "titled", "coded", "undone", "voteOpened", "voteClosed", "voteReopened", "voteRevealed",
    "voteDiscarded", "dotsCounted", "votersCounted", "slotStarted", "slotStopped", "assigned", "picked", "agreed",
    "item", "minuted", "action", "previous", "next", "erased",
  ]

  /// The vote that it opens, closes or gives dots to, apart from the one that it opens itself; nil for all else.
  package var vote: EventID? {
    switch self {
    case .voteClosed(let vote), .voteReopened(let vote), .voteRevealed(let vote), .voteDiscarded(let vote),
      .dotsCounted(let vote, _, _, _), .votersCounted(let vote, _, _):
      vote
    default: nil
    }
  }

  /// Whether `undone` takes it back. A vote is closed or discarded instead, and an undoing stays done.
  package var mayBeUndone: Bool {
    switch self {
    case .made, .simulated, .doors, .undone, .voteOpened, .voteClosed, .voteReopened, .voteRevealed, .voteDiscarded,
      .erased, .unknown:
      false
    default: true
    }
  }
}
