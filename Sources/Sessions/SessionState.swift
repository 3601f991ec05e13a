package import Surveys

/// How a session stands after its events: computed from them each time, and never kept.
package struct SessionState: Sendable {
  /// With its title, day and place as they were put right.
  package var session: Session
  /// As it was planned or made.
  let planned: Session
  var facts = Register<SessionFacts>()
  /// Whether somebody said that everything in it is made up.
  package internal(set) var isSimulated = false
  /// Whether anything has happened in it yet.
  package internal(set) var hasBegun = false
  /// Whether people may join on their phones.
  package internal(set) var isOpenToPhones = false

  var list = AttendanceList()
  /// Who came, in the order in which they were first written down.
  package var attendance: [AttendanceEntry] { list.entries }
  package var attendants: [Attendant] { attendance.map(\.attendant) }
  /// How many people are in the room, as somebody counted; nil where nobody did.
  package internal(set) var counted: Int?

  /// In the order in which they came in, without those that were taken back.
  package internal(set) var contributions: [Contribution] = []
  /// In the order in which they were made; those that were merged into others are here, too.
  package internal(set) var groups: [ContributionGroup] = []

  /// In the order in which they were opened; those that were discarded are here, too.
  package internal(set) var votes: [SessionVote] = []
  package internal(set) var slots: [Slot] = []
  /// What each small group was given, by table.
  package internal(set) var assignments: [String: [Name]] = [:]
  /// In the order in which they were made.
  package internal(set) var picks: [Pick] = []
  /// The order that people agreed on, best first; empty while there is none.
  package internal(set) var agreed: [AgreedPlace] = []
  package internal(set) var record = SessionRecord()

  /// The events that count, by their ids, with what they were; those that were taken back are not here.
  var seen: Set<EventID> = []
  var contributionPlace: [EventID: Int] = [:]
  var groupPlace: [EventID: Int] = [:]
  var votePlace: [EventID: Int] = [:]
  /// What was put right of contributions that have not come, by the contribution.
  var waiting: [EventID: [SessionEvent]] = [:]
  /// For each group the place of one that it is a part of, or its own; followed to the end it leads to the group that stands.
  var whole: [Int] = []
  /// How many there were, those that were taken back with them, so that a number never comes to mean another.
  var numbers = Numbers()

  struct Numbers: Hashable, Sendable {
    var contributions = 0
    var groups = 0
    var actions = 0
    var picks = 0
  }
  /// The survey's areas, in order; no others are known.
  var themes: [Name]

  /// Follows the events in the order in which they were kept. An event that comes twice counts once. Linear in their number.
  ///
  /// `themes` are the survey's areas, in its order.
  package init(_ session: Session, themes: [Name], _ events: some Sequence<SessionEvent>) {
    self.session = session
    planned = session
    self.themes = themes
    var undone: Set<EventID> = []
    for event in events {
      if case .undone(let id) = event.kind, event.session == session.id { undone.insert(id) }
    }
    for event in events { follow(event, undone: undone) }
  }

  /// People in the room: as they were counted, or else those on the list; nil where neither is known.
  package var present: Int? {
    if let counted { return counted }
    let list = attendance
    return list.isEmpty ? nil : list.count { $0.attendant.isInRoom }
  }

  /// The vote that counts: the last one that was not discarded; nil where there is none.
  package var vote: SessionVote? { votes.last { $0.standing != .discarded } }

  /// The votes that were held before the one that counts, in order; they are kept and not counted.
  package var votesBefore: [SessionVote] { votes.filter { $0.standing != .discarded }.dropLast() }

  /// The vote that is open now; nil for none.
  package var openVote: SessionVote? { votes.last { $0.standing == .open } }

  /// How many contributions came in, those that were taken back with them: the number of the last one.
  package var lastNumber: Int { numbers.contributions }

  /// The vote with that id, whatever its standing; nil for none.
  package func vote(_ id: EventID) -> SessionVote? { votePlace[id].map { votes[$0] } }
  /// The contribution with that id; nil for none, and for one that was taken back.
  package func contribution(_ id: EventID) -> Contribution? { contributionPlace[id].map { contributions[$0] } }
  /// The group with that id, also one that was merged into another; nil for none, and for one that was taken back.
  package func group(_ id: EventID) -> ContributionGroup? { groupPlace[id].map { groups[$0] } }

  /// The groups that stand by themselves, in the order in which they were made.
  package var standingGroups: [ContributionGroup] { groups.filter { $0.mergedInto == nil } }

  /// The contributions that lie in no group, in order.
  package var ungrouped: [Contribution] { contributions.filter { $0.group == nil } }

  /// What lies in each group that stands, in the order in which it was said; a group without any is left out.
  package var members: [EventID: [Contribution]] {
    Dictionary(grouping: contributions.filter { $0.group != nil }) { standingGroup(of: $0)?.id ?? $0.id }
  }

  /// The group that a contribution lies in after all mergers; nil for none.
  package func standingGroup(of contribution: Contribution) -> ContributionGroup? {
    contribution.group.flatMap { groupPlace[$0] }.map { groups[end(of: $0)] }
  }

  /// The areas of a contribution: its own, and those of its group.
  package func themes(of contribution: Contribution) -> [Name] {
    let all = Set(contribution.themes + (standingGroup(of: contribution)?.themes ?? []))
    return themes.filter(all.contains)
  }

  /// The place of the group that stands for the one at a place.
  func end(of place: Int) -> Int {
    var at = place
    while whole[at] != at { at = whole[at] }
    return at
  }

  /// The tables that were named, in order.
  package var tables: [String] {
    var all = Set(contributions.compactMap(\.table))
    all.formUnion(assignments.keys)
    all.formUnion(picks.map(\.table))
    for vote in votes { all.formUnion(vote.wall.tables) }
    return all.sorted { TableOrder.precedes($0, $1) }
  }

  /// The last slot that still runs at a moment; nil for none.
  package func runningSlot(at moment: Moment) -> Slot? { slots.last { $0.remaining(at: moment) ?? 0 > 0 } }
}

/// A stretch of time for one thing, such as an area in a small group.
package struct Slot: Hashable, Sendable {
  package var id: EventID
  package var title: String
  /// At least 1.
  package var seconds: Int
  package var table: String?
  package var startedAt: Moment
  package var stoppedAt: Moment?

  /// Whole seconds that are left, rounded up; 0 when it is over, nil after it was stopped.
  package func remaining(at moment: Moment) -> Int? {
    guard stoppedAt == nil else { return nil }
    let left = Int64(seconds) * 1000 - (moment.milliseconds - startedAt.milliseconds)
    return max(0, min(seconds, Int((left + 999) / 1000)))
  }
}

/// An improvement that a small group picked, and why.
package struct Pick: Hashable, Sendable {
  package var id: EventID
  /// From 1 in the order in which the session's picks were made; never another's, even after it was taken back.
  package var number: Int
  package var table: String
  package var theme: Name
  /// In the group's words; nil for the area as a whole.
  package var text: String?
  package var reason: String?
}

/// What the minutes of a session are made from.
package struct SessionRecord: Hashable, Sendable {
  /// An item of the agenda with what was minuted after it began.
  package struct Item: Hashable, Sendable {
    /// Nil for what was minuted before the first item.
    package var title: String?
    package var lines: [Line] = []
    package var actions: [AgreedAction] = []
  }
  /// Something that was said, decided or added, as it was minuted.
  package struct Line: Hashable, Sendable {
    package var kind: SessionEvent.Minute
    package var text: String
  }
  /// What somebody is to do.
  package struct AgreedAction: Hashable, Sendable {
    /// From 1 in the order in which the session agreed on them.
    package var number: Int
    package var owner: String?
    package var text: String
    package var target: String?
  }
  /// What was agreed of the minutes of the meeting before, and of which day that was; nil where nobody said it.
  package struct Previous: Hashable, Sendable {
    package var date: CivilDate?
    package var isAgreed: Bool
  }

  package var items: [Item] = []
  package var previous: Previous?
  /// When and where people meet next, a statement each.
  package var next: [String] = []

  /// Every action in order.
  package var actions: [AgreedAction] { items.flatMap(\.actions) }
}
