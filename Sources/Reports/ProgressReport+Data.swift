internal import Plans
internal import Surveys

extension ProgressReport {
  /// The report as JSON; what was never said is null.
  package var json: String {
    OrderedJSON.object([
      ("survey", .text(orNull: plan.survey)), ("title", .text(orNull: plan.title)), ("date", .text(on.description)),
      ("since", .text(orNull: since?.description)), ("outstanding_only", .boolean(isOutstandingOnly)),
      (
        "sections",
        .list(
          sections.map { improvement, lines in
            .object([
              ("theme", .text(orNull: improvement.theme?.text)), ("improvement", .text(improvement.improvement)),
              ("actions", .list(lines.map(object))),
            ])
          })
      ),
      (
        "changes",
        .list(
          changes.map {
            .object([
              ("action", .text($0.action.id)), ("by", .text($0.isAuthors ? "author" : "date")),
              ("before", .text(orNull: $0.before?.rawValue)), ("now", .text(orNull: $0.now?.rawValue)),
            ])
          })
      ),
      (
        "activities",
        .list(
          log.activities.filter { $0.date <= on }.map {
            .object([
              ("date", .text($0.date.description)), ("member", .text($0.member)), ("year", .integer(orNull: $0.year)),
              ("heading", .text(orNull: $0.heading)), ("events", .list($0.events.map(OrderedJSON.text))),
            ])
          })
      ),
    ]).rendered() + "\n"
  }

  private func object(_ line: Line) -> OrderedJSON {
    func texts(_ texts: [String]?) -> OrderedJSON { .list((texts ?? []).map(OrderedJSON.text)) }
    return .object([
      ("id", .text(line.action.id)), ("action", .text(line.action.action)), ("lead", texts(line.lead)),
      ("noted", .text(orNull: line.note?.date.description)), ("progress", texts(line.note?.progress)),
      ("next_steps", texts(line.note?.nextSteps)), ("standing", .text(orNull: line.note?.standing?.rawValue)),
      ("qualifier", .text(orNull: line.note?.qualifier)), ("members", texts(line.note?.members)),
      ("computed_standing", .text(orNull: line.computed?.standing.rawValue)),
      ("target", .text(orNull: line.target)), ("due", .text(orNull: line.due?.day.description)),
      ("due_inferred", line.due.map { .boolean($0.isInferred) } ?? .null),
      ("days_left", .integer(orNull: line.computed?.daysLeft)),
    ])
  }

  /// A line for each action, for a terminal: sign, id, the action's first words, and when it is due.
  package var terminalSummary: String {
    var text = (plan.title ?? "Improvement plan") + " – \(Figures.day(on))\n"
    for (improvement, lines) in sections where !lines.isEmpty {
      text += "\n\(improvement.improvement)\n"
      for line in lines {
        let sign = line.note?.standing?.sign ?? "·"
        let computed = line.computed.map(\.standing.sign) ?? " "
        let words = line.action.action
        let short = words.count > 56 ? words.prefix(55) + "…" : words
        let blank = String(repeating: " ", count: max(0, 56 - short.count))
        let id = line.action.id + String(repeating: " ", count: max(0, 5 - line.action.id.count))
        text += "\(sign) \(computed)  \(id) \(short)\(blank)  \(line.due?.day.description ?? "")\n"
      }
    }
    let key = Standing.allCases.map { "\($0.sign) \($0.words)" }.joined(separator: "  ")
    return text + "\nFirst sign: as noted (· nothing noted); second: by its due day.\n\(key)"
  }
}
