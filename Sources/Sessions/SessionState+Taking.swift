internal import Surveys

extension SessionState {
  /// Follows one more event, unless it is among those that were taken back.
  mutating func follow(_ event: SessionEvent, undone: Set<EventID>) {
    guard event.session == session.id, seen.insert(event.id).inserted else { return }
    if case .made = event.kind {} else { hasBegun = true }
    switch event.kind {
    case .contributed: numbers.contributions += 1
    case .grouped: numbers.groups += 1
    case .action: numbers.actions += 1
    case .picked: numbers.picks += 1
    default: break
    }
    if !event.kind.mayBeUndone || !undone.contains(event.id) { take(event) }
  }

  /// What does not fit, such as dots in a vote that is not there, is passed over.
  private mutating func take(_ event: SessionEvent) {
    switch event.kind {
    case .made, .undone, .unknown: break
    case .erased: list.erase(event.id)
    case .simulated: isSimulated = true
    case .described(let title, let day, let venue):
      facts.put(SessionFacts(title: title, day: day, venue: venue), by: event)
      session = facts.entries.reduce(planned) { $1.value.applied(to: $0) }
    case .attended(let attendant, let former): list.take(attendant, replacing: former, by: event)
    case .counted(let people): counted = max(0, people)
    case .doors(let areOpen): isOpenToPhones = areOpen
    case .contributed, .reworded, .seated, .grouped, .moved, .merged, .titled, .coded: takeWords(event)
    case .voteOpened, .voteClosed, .voteReopened, .voteRevealed, .voteDiscarded, .dotsCounted, .votersCounted:
      takeVote(event)
    case .slotStarted(let title, let seconds, let table):
      slots.append(Slot(id: event.id, title: title, seconds: max(1, seconds), table: table, startedAt: event.at))
    case .slotStopped(let id):
      if let at = slots.lastIndex(where: { $0.id == id }) { slots[at].stoppedAt = event.at }
    case .assigned(let table, let areas):
      let own = themes.filter(areas.contains)
      assignments[table] = own.isEmpty ? nil : own
    case .picked(let table, let theme, let text, let reason):
      if themes.contains(theme) {
        picks.append(
          Pick(id: event.id, number: numbers.picks, table: table, theme: theme, text: text, reason: reason))
      }
    case .agreed(let places):
      var known: Set<Name> = []
      agreed = places.filter { themes.contains($0.theme) && known.insert($0.theme).inserted }
    case .item, .minuted, .action, .previous, .next: takeMinute(event)
    }
  }

  // MARK: What was said

  private mutating func takeWords(_ event: SessionEvent) {
    switch event.kind {
    case .contributed(let text, let table):
      contributionPlace[event.id] = contributions.count
      contributions.append(Contribution(text, table: table, number: numbers.contributions, by: event))
      for correction in waiting.removeValue(forKey: event.id) ?? [] { takeWords(correction) }
    case .reworded(let id, _), .seated(let id, _):
      guard let at = contributionPlace[id] else { return waiting[id, default: []].append(event) }
      if case .reworded(_, let text) = event.kind { contributions[at].put(text, by: event) }
      if case .seated(_, let table) = event.kind { contributions[at].put(table: table, by: event) }
    case .grouped(let title, let members):
      groupPlace[event.id] = groups.count
      whole.append(groups.count)
      groups.append(ContributionGroup(id: event.id, number: numbers.groups, title: title))
      move(members, to: event.id, by: event)
    case .moved(let members, let group):
      if let group, groupPlace[group] == nil { return }
      move(members, to: group, by: event)
    case .merged(let parts, let whole): merge(parts, into: whole)
    case .titled(let id, let title):
      guard let at = groupPlace[id] else { return }
      groups[at].formerTitles.append(groups[at].title)
      groups[at].title = title
    case .coded(let subject, let areas):
      let known = themes.filter(areas.contains)
      if let at = contributionPlace[subject] { contributions[at].themes = known }
      if let at = groupPlace[subject] { groups[at].themes = known }
    default: return
    }
  }

  private mutating func move(_ members: [EventID], to group: EventID?, by event: SessionEvent) {
    for id in members {
      guard let at = contributionPlace[id], contributions[at].group != group else { continue }
      contributions[at].move(to: group, by: event)
    }
  }

  private mutating func merge(_ parts: [EventID], into whole: EventID) {
    guard let target = groupPlace[whole].map({ shortenedEnd(of: $0) }) else { return }
    for part in parts {
      guard let at = groupPlace[part].map({ shortenedEnd(of: $0) }), at != target else { continue }
      self.whole[at] = target
      groups[at].mergedInto = groups[target].id
      groups[target].merged.append(groups[at].id)
    }
  }

  /// The end of a place, with the way there cut short for the next time.
  private mutating func shortenedEnd(of place: Int) -> Int {
    let end = end(of: place)
    var at = place
    while whole[at] != end {
      let next = whole[at]
      whole[at] = end
      at = next
    }
    return end
  }

  // MARK: Votes

  private mutating func takeVote(_ event: SessionEvent) {
    if case .voteOpened(let dots, let areas) = event.kind {
      let offered = areas.isEmpty ? themes : themes.filter(areas.contains)
      votePlace[event.id] = votes.count
      votes.append(SessionVote(id: event.id, dots: max(1, dots), themes: offered))
      return
    }
    guard let id = event.kind.vote, let at = votePlace[id], votes[at].standing != .discarded else { return }
    switch event.kind {
    case .voteClosed: votes[at].standing = .closed
    case .voteReopened:
      votes[at].standing = .open
      votes[at].isRevealed = false
    case .voteRevealed: votes[at].isRevealed = true
    case .voteDiscarded: votes[at].standing = .discarded
    case .dotsCounted(_, let theme, let table, let dots):
      if votes[at].themes.contains(theme) { votes[at].wall.count(dots, on: theme, table: table) }
    case .votersCounted(_, let table, let people): votes[at].wall.count(voters: people, table: table)
    default: return
    }
  }

  // MARK: Minutes

  private mutating func takeMinute(_ event: SessionEvent) {
    switch event.kind {
    case .item(let title): record.items.append(SessionRecord.Item(title: title))
    case .minuted(let kind, let text): item { $0.lines.append(SessionRecord.Line(kind: kind, text: text)) }
    case .action(let owner, let text, let target):
      let action = SessionRecord.AgreedAction(number: numbers.actions, owner: owner, text: text, target: target)
      item { $0.actions.append(action) }
    case .previous(let date, let isAgreed): record.previous = SessionRecord.Previous(date: date, isAgreed: isAgreed)
    case .next(let text): record.next.append(text)
    default: return
    }
  }

  /// Changes the item that is being minuted, and makes one without a title where there is none.
  private mutating func item(_ change: (inout SessionRecord.Item) -> Void) {
    if record.items.isEmpty { record.items.append(SessionRecord.Item(title: nil)) }
    change(&record.items[record.items.count - 1])
  }
}
