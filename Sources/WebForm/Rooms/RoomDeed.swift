internal import Pages
internal import Phrases
internal import Responses
internal import Sessions
internal import Surveys

/// What a facilitator does in a session, read from the form that was sent: the events that it comes to.
struct RoomDeed {
  let events: [SessionEvent.Kind]

  /// Why nothing is done.
  enum Fault: Error {
    /// No form of these pages sends that.
    case unknown
    /// In words for the facilitator.
    case said(DeedPhrase, [String: String] = [:])
    case store(StoreFault)
  }

  /// Reads what was sent. No events where there is nothing left to do, such as closing a vote that is closed.
  init(
    _ deed: String, _ sent: FormBody, _ standing: SessionRooms.Standing, _ survey: Survey, _ phrases: Phrases
  ) throws(Fault) {
    let form = DeedForm(
      sent: sent, state: standing.state, hasTooManyDots: standing.outcome.hasTooManyDots, survey: survey,
      phrases: phrases)
    events =
      switch deed {
      case "open": standing.state.isOpenToPhones ? [] : [.doors(areOpen: true)]
      case "shut": standing.state.isOpenToPhones ? [.doors(areOpen: false)] : []
      case "attend": [.attended(try form.attendant)]
      case "count": [.counted(people: try form.number("people", .peopleInRoom, most: 10_000))]
      case "add":
        [
          .contributed(
            text: try form.text("words", .someWords, most: PhonePage.mostCharacters),
            table: form.optional("table", most: RoomLimits.mostOfTable))
        ]
      case "group", "move", "ungroup", "merge", "title": [try form.grouping(deed)]
      case "undo": try form.undoing(standing.last)
      case "slot", "stop": try form.slot(deed)
      case "close", "reopen", "reveal", "discard": try form.vote(deed)
      case "wall": try form.wall
      case "about": try form.about
      case "reword": try form.rewording
      case "person": try form.person
      case "off": try form.takenOff
      case "unpick": [try form.unpicked]
      case "give": [try form.given]
      case "pick": [try form.pick]
      case "agree": [.agreed(places: try form.places)]
      default: try form.opening(deed)
      }
  }
}

/// The fields of a facilitator's form, each with what is wrong with it.
struct DeedForm {
  let sent: FormBody
  let state: SessionState
  /// Whether the dots on the wall must be counted again.
  let hasTooManyDots: Bool
  let survey: Survey
  /// In the language of the page.
  let phrases: Phrases

  typealias Fault = RoomDeed.Fault

  func text(_ field: String, _ what: DeedPhrase, most: Int = RoomDeskPage.mostOfName) throws(Fault) -> String {
    let text = PlainLine.of(sent[":" + field] ?? "")
    let what = phrases.deed(what)
    guard !text.isEmpty else { throw .said(.write, ["what": what]) }
    guard text.count <= most, text.utf8.count <= 8 * most else {
      throw .said(.tooLong, ["max": String(most), "what": what, "count": String(text.count)])
    }
    return text
  }

  /// What stands in a field, cut where it is too long; nil for nothing.
  func optional(_ field: String, most: Int = RoomDeskPage.mostOfName) -> String? {
    let text = String(PlainLine.of(sent[":" + field] ?? "").prefix(most))
    return text.isEmpty ? nil : text
  }

  /// `values` are those of the phrase, such as an area's name.
  func number(
    _ field: String, _ what: DeedPhrase, _ values: [String: String] = [:], most: Int
  ) throws(Fault) -> Int {
    let text = (sent[":" + field] ?? "").filter { !$0.isWhitespace }
    guard text.utf8.count <= 6, text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), number <= most
    else { throw .said(.wholeNumber, ["what": phrases.deed(what, values), "max": String(most)]) }
    return number
  }

  /// An area in words.
  func label(_ theme: Name) -> String {
    survey.themes.first { $0.name == theme }?.label.text(in: phrases.language) ?? theme.text
  }

  private func ids(_ field: String) -> [EventID] {
    sent.fields.filter { $0.name == ":" + field }.prefix(2000).compactMap { EventID($0.value) }
  }

  // MARK: - People and time

  var attendant: Attendant {
    get throws(Fault) {
      guard let role = Attendant.Role(rawValue: sent[":role"] ?? "present") else { throw .unknown }
      let audience = sent[":audience"].flatMap { Name($0) }
      return Attendant(
        try text("name", .someName), role: role, organisation: optional("organisation"),
        audience: survey.audiences.contains { $0.name == audience } ? audience : nil)
    }
  }

  func slot(_ deed: String) throws(Fault) -> [SessionEvent.Kind] {
    if deed == "stop" {
      guard let slot = state.slots.last, slot.stoppedAt == nil else { return [] }
      return [.slotStopped(slot: slot.id)]
    }
    let minutes = try number("minutes", .theMinutes, most: 600)
    guard minutes > 0 else { throw .said(.minutesRange) }
    return [
      .slotStarted(
        title: try text("slot-title", .slotWhat), seconds: 60 * minutes,
        table: optional("slot-table", most: RoomLimits.mostOfTable))
    ]
  }

  // MARK: - What was said

  func grouping(_ deed: String) throws(Fault) -> SessionEvent.Kind {
    let said = ids("said").filter { state.contribution($0) != nil }
    let groups = ids("group").filter { state.group($0)?.mergedInto == nil && state.group($0) != nil }
    switch deed {
    case "group":
      let title = try text("group-title", .groupTitle)
      return .grouped(title: title, contributions: said)
    case "move":
      guard let group = groups.first, groups.count == 1 else { throw .said(.tickOneGroup) }
      guard !said.isEmpty else { throw .said(.tickForGroup) }
      return .moved(contributions: said, group: group)
    case "ungroup":
      guard !said.isEmpty else { throw .said(.tickToTakeOut) }
      return .moved(contributions: said, group: nil)
    case "merge":
      guard let first = groups.first, groups.count > 1 else { throw .said(.tickTwoGroups) }
      return .merged(groups: Array(groups.dropFirst()), into: first)
    default:
      guard let group = groups.first, groups.count == 1 else { throw .said(.tickOneForTitle) }
      return .titled(group: group, title: try text("new-title", .someTitle))
    }
  }

  /// Takes back the very thing that the button named, so that two facilitators do not take back each other's.
  func undoing(_ last: SessionEvent?) throws(Fault) -> [SessionEvent.Kind] {
    guard let asked = sent[":event"].flatMap({ EventID($0) }) else { throw .unknown }
    guard let last, last.id == asked else {
      throw .said(.undoneSince)
    }
    return [.undone(event: asked)]
  }

  // MARK: - Picks and the order

  var pick: SessionEvent.Kind {
    get throws(Fault) {
      guard let theme = sent[":pick-theme"].flatMap({ Name($0) }), survey.themes.contains(where: { $0.name == theme })
      else { throw .said(.chooseArea) }
      return .picked(
        table: try text("pick-table", .whichTable, most: RoomLimits.mostOfTable), theme: theme,
        text: optional("pick-text", most: RoomDeskPage.mostOfReason),
        reason: optional("pick-reason", most: RoomDeskPage.mostOfReason))
    }
  }

  var places: [AgreedPlace] {
    get throws(Fault) {
      var found: [(number: Int, place: AgreedPlace)] = []
      for theme in survey.themes where !(sent[":place-\(theme.name)"] ?? "").allSatisfy(\.isWhitespace) {
        let number = try number(
          "place-\(theme.name)", .placeOf, ["area": label(theme.name)], most: survey.themes.count)
        guard number > 0, !found.contains(where: { $0.number == number }) else {
          throw .said(.ownPlaces)
        }
        let reason = optional("reason-\(theme.name)", most: RoomDeskPage.mostOfReason)
        found.append((number, AgreedPlace(theme.name, reason: reason)))
      }
      return found.sorted { $0.number < $1.number }.map(\.place)
    }
  }
}
