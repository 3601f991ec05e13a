internal import Pages
internal import Phrases
internal import Sessions
internal import Surveys

/// What was written down before and is put right: by events that are added, and nothing for what stands as it was.
extension DeedForm {
  /// The title, the day and the place.
  var about: [SessionEvent.Kind] {
    get throws(Fault) {
      let session = state.session
      let title = try text("session-title", .sessionTitle, most: SessionListPage.mostOfTitle)
      let typed = (sent[":session-day"] ?? "").filter { !$0.isWhitespace }
      let day = CivilDate(iso: typed)
      guard day != nil || typed.isEmpty else { throw .said(.wrongDay) }
      let venue = optional("session-venue") ?? ""
      let changed = (
        title: title == session.title ? nil : title, day: day == session.day ? nil : day,
        venue: venue == session.venue ?? "" ? nil : venue
      )
      guard changed.title != nil || changed.day != nil || changed.venue != nil else { return [] }
      return [.described(title: changed.title, day: changed.day, venue: changed.venue)]
    }
  }

  /// The words and the table of a contribution, unless somebody else has put them right since the form was shown.
  var rewording: [SessionEvent.Kind] {
    get throws(Fault) {
      guard let id = sent[":contribution"].flatMap({ EventID($0) }), let one = state.contribution(id) else {
        throw .said(.gone)
      }
      let text = try text("right-words", .someWords, most: PhonePage.mostCharacters)
      let table = optional("right-table", most: RoomLimits.mostOfTable)
      guard text != one.text || table != one.table else { return [] }
      // A browser sends what stands in a field with line ends of its own, and none of what is kept has any.
      guard PlainLine.of(sent[":was"] ?? "") == PlainLine.of(one.text), (sent[":was-table"] ?? "") == one.table ?? ""
      else { throw .said(.changedSince) }
      return (text == one.text ? [] : [.reworded(contribution: id, text: text)])
        + (table == one.table ? [] : [.seated(contribution: id, table: table)])
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
  var person: SessionEvent.Kind {
    get throws(Fault) {
      let entry = try entry
      guard let role = Attendant.Role(rawValue: sent[":new-role"] ?? "present") else { throw .unknown }
      let audience = sent[":new-audience"].flatMap { Name($0) }
      let attendant = Attendant(
        try text("new-name", .someName), role: role, organisation: optional("new-organisation"),
        audience: survey.audiences.contains { $0.name == audience } ? audience : nil)
      return .attended(attendant, replacing: entry.id)
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

  /// The areas that a table takes; none takes them away from it.
  var given: SessionEvent.Kind {
    get throws(Fault) {
      let table = try text("give-table", .whichTable, most: RoomLimits.mostOfTable)
      let ticked = Set(sent.fields.filter { $0.name == ":give" }.map(\.value))
      return .assigned(table: table, themes: survey.themes.map(\.name).filter { ticked.contains($0.text) })
    }
  }
}
