internal import Pages
internal import Phrases
internal import Sessions
internal import Surveys

/// What was written down before and is put right: by events that are added, and nothing for what the person left as it was.
extension DeedForm {
  /// The fields that the person changed, of those given with what each says now; a fault where somebody else changed one of them since.
  private func changed(_ fields: [(name: String, now: String)]) throws(Fault) -> Set<String> {
    var changed: Set<String> = []
    for (name, now) in fields {
      let field = MendedField(was: sent[":was-" + name], typed: sent[":" + name], now: now)
      guard !field.isContested else { throw .said(.changedSince) }
      if field.isChanged { changed.insert(name) }
    }
    return changed
  }

  /// The title, the day and the place.
  var about: [SessionEvent.Kind] {
    get throws(Fault) {
      let session = state.session
      let changed = try changed([
        ("session-title", session.title), ("session-day", session.day?.description ?? ""),
        ("session-venue", session.venue ?? ""),
      ])
      guard !changed.isEmpty else { return [] }
      let title =
        changed.contains("session-title")
        ? try text("session-title", .sessionTitle, most: SessionListPage.mostOfTitle) : nil
      let typed = (sent[":session-day"] ?? "").filter { !$0.isWhitespace }
      let day = CivilDate(iso: typed)
      guard day != nil || typed.isEmpty else { throw .said(.wrongDay) }
      let newDay = changed.contains("session-day") ? day : nil
      let venue = changed.contains("session-venue") ? optional("session-venue") ?? "" : nil
      return title == nil && newDay == nil && venue == nil
        ? [] : [.described(title: title, day: newDay, venue: venue)]
    }
  }

  /// The words and the table of a contribution.
  var rewording: [SessionEvent.Kind] {
    get throws(Fault) {
      guard let id = sent[":contribution"].flatMap({ EventID($0) }), let one = state.contribution(id) else {
        throw .said(.gone)
      }
      let changed = try changed([("right-words", one.text), ("right-table", one.table ?? "")])
      var events: [SessionEvent.Kind] = []
      if changed.contains("right-words") {
        let text = try text("right-words", .someWords, most: PhonePage.mostCharacters)
        events.append(.reworded(contribution: id, text: text))
      }
      if changed.contains("right-table") {
        events.append(.seated(contribution: id, table: optional("right-table", most: RoomLimits.mostOfTable)))
      }
      return events
    }
  }

  private var entry: AttendanceEntry {
    get throws(Fault) {
      let id = sent[":entry"].flatMap { EventID($0) }
      guard let entry = state.attendance.first(where: { $0.id == id }) else { throw .said(.gone) }
      return entry
    }
  }

  /// An entry of the list of attendance.
  var person: [SessionEvent.Kind] {
    get throws(Fault) {
      let entry = try entry
      var one = entry.attendant
      let changed = try changed([
        ("new-name", one.name), ("new-role", one.role.rawValue), ("new-organisation", one.organisation ?? ""),
        ("new-audience", one.audience?.text ?? ""),
      ])
      guard !changed.isEmpty else { return [] }
      if changed.contains("new-name") { one.name = try text("new-name", .someName) }
      if changed.contains("new-role") {
        guard let role = sent[":new-role"].flatMap({ Attendant.Role(rawValue: $0) }) else { throw .unknown }
        one.role = role
      }
      if changed.contains("new-organisation") { one.organisation = optional("new-organisation") }
      if changed.contains("new-audience") {
        let audience = sent[":new-audience"].flatMap { Name($0) }
        one.audience = survey.audiences.contains { $0.name == audience } ? audience : nil
      }
      return [.attended(one, replacing: entry.id)]
    }
  }

  /// An entry off the list: everything that wrote it down is taken back.
  var takenOff: [SessionEvent.Kind] {
    get throws(Fault) { try entry.events.map { .undone(event: $0) } }
  }

  /// A pick, whoever wrote it down.
  var unpicked: SessionEvent.Kind {
    get throws(Fault) {
      guard let id = sent[":pick"].flatMap({ EventID($0) }), state.picks.contains(where: { $0.id == id }) else {
        throw .said(.gone)
      }
      return .undone(event: id)
    }
  }

  /// The areas that a table takes; none takes those away that it has.
  var given: SessionEvent.Kind {
    get throws(Fault) {
      let table = try text("give-table", .whichTable, most: RoomLimits.mostOfTable)
      let ticked = Set(sent.fields.filter { $0.name == ":give" }.map(\.value))
      let areas = survey.themes.map(\.name).filter { ticked.contains($0.text) }
      guard !areas.isEmpty || state.assignments[table] != nil else { throw .said(.tickArea) }
      return .assigned(table: table, themes: areas)
    }
  }
}
