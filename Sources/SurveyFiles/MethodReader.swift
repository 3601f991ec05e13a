internal import Surveys

extension DefinitionReader {
  mutating func readPriorities(_ value: YAMLValue) -> PrioritySettings {
    var settings = PrioritySettings()
    guard
      let fields = mapping(value, "‘priorities’", .priorities)
    else { return settings }
    settings.top = whole(fields, "top", .priorities) ?? settings.top
    settings.sectors = word(fields, "sectors") ?? settings.sectors
    settings.smallSector = whole(fields, "small_sector", .priorities) ?? settings.smallSector
    settings.commentCodes = word(fields, "comment_codes") ?? settings.commentCodes
    settings.bootstrap = whole(fields, "bootstrap", .priorities) ?? settings.bootstrap
    if let text = text(fields, "seed") {
      if let seed = UInt64(text.string) {
        settings.seed = seed
      } else {
        error(at: text.place, "‘seed’ must be a whole number of at least 0")
      }
    }
    if let value = fields["weights"], let weights = mapping(value, "‘weights’", .weights) {
      for pair in weights.pairs {
        guard let stream = Stream(rawValue: pair.key.string),
          let text = text(pair.value, "The weight of ‘\(stream.rawValue)’"),
          let weight = number(text, "The weight of ‘\(stream.rawValue)’")
        else { continue }
        if weight < 0 {
          error(at: text.place, "A weight cannot be less than 0", "Write 0 to show a stream without counting it")
        }
        settings.weights[stream] = weight
      }
      if Stream.allCases.allSatisfy({ settings.weight(of: $0) == 0 }) {
        error(at: value.place, "No kind of evidence has a weight", "Let at least one weigh more than 0")
      }
    }
    if settings.sectors == .population, let value = fields["sectors"] {
      let unknown = audiences.filter { $0.population == nil }.map(\.name.text)
      if audiences.isEmpty || !unknown.isEmpty {
        error(
          at: value.place, "Sectors can count by population only where every audience has one",
          unknown.isEmpty
            ? "The survey declares no audiences" : "‘population’ is missing for: \(unknown.joined(separator: ", "))")
      }
    }
    if !themes.isEmpty, settings.top > themes.count, let value = fields["top"] {
      warn(at: value.place, "The plan carries \(settings.top) improvements, but there are only \(themes.count) themes")
    }
    return settings
  }

  mutating func readSessions(_ value: YAMLValue) -> [PlannedSession] {
    guard let items = list(value, "‘sessions’") else { return [] }
    var sessions: [PlannedSession] = []
    for item in items {
      guard
        let fields = mapping(item, "A session", .session)
      else { continue }
      for key in FieldShape.Part.session.table.required where fields[key] == nil {
        error(at: fields.place, "A session needs ‘\(key)’")
      }
      let audience = text(fields, "audience").flatMap { reference($0, "audience", among: audiences.map(\.name)) }
      let evidence: PlannedSession.Evidence? = word(fields, "evidence")
      let (day, dots) = (date(fields, "date"), whole(fields, "dots", .session))
      let venue = wording(fields, "venue", shown: false)
      guard let id = name(fields, "id", "A session"), let kind: PlannedSession.Kind = word(fields, "kind"),
        let title = wording(fields, "title", shown: false)
      else { continue }
      if sessions.contains(where: { $0.id == id }), let value = fields["id"] {
        error(at: value.place, "Two sessions are called ‘\(id)’", "Give this one another id")
        continue
      }
      let stream = evidence ?? (kind == .focusGroup ? .votes : .none)
      if kind == .consensus, stream == .votes, let value = fields["evidence"] {
        warn(
          at: value.place, "The dots of a consensus session make the agreed order, and never count in the computed one",
          "Leave ‘evidence’ out")
      } else if stream == .votes {
        evidenced.formUnion(themes.map(\.name))
      }
      sessions.append(
        PlannedSession(
          id: id, kind: kind, title: title, audience: audience, evidence: stream, date: day, dots: dots, venue: venue))
    }
    return sessions
  }

  mutating func readReport(_ value: YAMLValue) -> ReportFront {
    guard let fields = mapping(value, "‘report’", .report) else { return ReportFront() }
    return ReportFront(
      body: wording(fields, "body", shown: false), meeting: wording(fields, "meeting", shown: false),
      agendaItem: text(fields, "agenda_item")?.string, reportNumber: text(fields, "report_no")?.string,
      date: date(fields, "date"), author: wording(fields, "author", shown: false),
      title: wording(fields, "title", shown: false), summary: wording(fields, "summary", shown: false),
      context: paragraphs(fields, "context"), asks: paragraphs(fields, "asks"))
  }

  private mutating func paragraphs(_ fields: YAMLMapping, _ key: String) -> [Wording] {
    guard let value = fields[key], let items = list(value, "‘\(key)’") else { return [] }
    return items.compactMap { wording($0, "A paragraph of ‘\(key)’", shown: false) }
  }

  mutating func readWeight(_ fields: YAMLMapping) -> Name? {
    guard let text = text(fields, "weight"), let name = reference(text, "question", among: known.all.map(\.name)) else {
      return nil
    }
    let question = known[name]
    guard case .number? = question?.type, question?.within == nil, question?.isCalculated == false else {
      error(at: text.place, "Only a question for a number, outside any repeat, can weigh a response")
      return nil
    }
    return name
  }

  mutating func readRake(_ value: YAMLValue) -> [RakeMargin] {
    guard case .mapping(let mapping) = value else {
      error(at: value.place, "‘rake’ must be a mapping from questions to populations, not \(value.kind)")
      return []
    }
    var margins: [RakeMargin] = []
    for pair in mapping.pairs {
      guard let name = reference(pair.key, "question", among: known.all.map(\.name)) else { continue }
      guard let question = known[name], case .choice(let choices)? = question.type, question.within == nil,
        !question.isCalculated
      else {
        error(at: pair.key.place, "Only a question of type ‘select_one’, outside any repeat, can be raked to")
        continue
      }
      guard case .mapping(let populations) = pair.value else {
        error(
          at: pair.value.place,
          "The margin of ‘\(name)’ must be a mapping from choices to populations, not \(pair.value.kind)")
        continue
      }
      var shares: [RakeMargin.Share] = []
      for entry in populations.pairs {
        guard let choice = reference(entry.key, "choice", among: choices), let text = text(entry.value, "A population"),
          let population = number(text, "A population")
        else { continue }
        if population <= 0 { error(at: text.place, "A population must be more than 0") }
        shares.append(RakeMargin.Share(choice: choice, population: population))
      }
      let silent = choices.filter { choice in !shares.contains { $0.choice == choice } }
      if !silent.isEmpty, shares.count == populations.pairs.count {
        warn(
          at: pair.key.place,
          "The margin of ‘\(name)’ has no population for: \(silent.map(\.text).joined(separator: ", "))",
          "Whoever chose one of these is not moved by it")
      }
      margins.append(RakeMargin(question: name, shares: shares))
    }
    checkTotals(margins, value.place)
    return margins
  }

  /// Margins of one population have one sum.
  private mutating func checkTotals(_ margins: [RakeMargin], _ place: Place) {
    let totals = margins.map { $0.shares.reduce(0) { $0 + $1.population } }
    guard let least = totals.min(), let most = totals.max(), least > 0, most - least > most / 1_000 else { return }
    let sums = zip(margins, totals).map { margin, total in
      "‘\(margin.question)’ to \(Int(exactly: total).map(String.init) ?? "\(total)")"
    }
    warn(
      at: place, "The margins add up to different populations: \(sums.joined(separator: ", "))",
      "Each is taken as shares; see that all are of the same people")
  }

  /// Themes that nothing speaks of.
  mutating func checkThemes(_ fields: YAMLMapping) {
    guard let value = fields["themes"] else { return }
    if themes.count == 1, evidenced.contains(themes[0].name) {
      warn(
        at: value.place, "There is one theme alone, so that nothing can be put into order",
        "Name every area that is to be weighed against it")
    }
    for theme in themes where !evidenced.contains(theme.name) {
      var place = value.place
      if case .mapping(let mapping) = value, let key = mapping.pairs.first(where: { $0.key.string == theme.name.text })
      {
        place = key.key.place
      } else if case .list(let items, _) = value {
        let index = themes.firstIndex { $0.name == theme.name } ?? 0
        if items.indices.contains(index) { place = items[index].place }
      }
      warn(
        at: place, "No evidence speaks of the theme ‘\(theme.name)’, so it can have no priority",
        "Give a row or a question ‘theme: \(theme.name)’, or let people rank the themes, vote on them or comment")
    }
  }

  /// Scales and lists that no question uses.
  mutating func checkUse(_ fields: YAMLMapping) {
    for key in ["scales", "choice_lists"] {
      guard case .mapping(let mapping)? = fields[key] else { continue }
      for pair in mapping.pairs {
        guard let name = Name(pair.key.string), !used.contains(name) else { continue }
        warn(at: pair.key.place, "No question uses ‘\(name)’, so its choices are never offered")
      }
    }
  }
}
