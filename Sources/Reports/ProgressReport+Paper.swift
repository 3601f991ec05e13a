internal import Plans
internal import Surveys

extension ProgressReport {
  /// The report laid out as a paper: key, changes, the table by section, and the annex of activities.
  package var paper: Paper {
    var front: [Paper.Entry] = []
    if let body = plan.body { front.append(Paper.Entry(label: "Body", text: body)) }
    front.append(Paper.Entry(label: "Date", text: Figures.day(on)))
    if let since { front.append(Paper.Entry(label: "Report before", text: Figures.day(since))) }
    var sections = [
      Paper.Section(
        title: isOutstandingOnly ? "Outstanding actions" : "Progress", blocks: [.paragraph(reading), .grid(grid)])
    ]
    if since != nil { sections.insert(Paper.Section(title: "What has changed", blocks: changed), at: 0) }
    if let annex { sections.append(Paper.Section(title: "Annex: activities of members", blocks: [.grid(annex)])) }
    return Paper(
      language: "en", title: "\(plan.title ?? "Improvement plan") – progress report", front: front, notice: nil,
      summary: summary, sections: sections)
  }

  private var reading: String {
    "Yes or no, and the words after it, are the authors'. What stands in italics and in parentheses was reckoned from "
      + "the due day and the day of this report."
  }

  private var summary: [Paper.Block] {
    let all = counts.reduce(0) { $0 + $1.count }
    var blocks: [Paper.Block] = [
      .paragraph(
        "Of \(all) \(isOutstandingOnly ? "outstanding " : "")\(all == 1 ? "action" : "actions"), by what was noted: "
          + (all == 0
            ? "none."
            : Figures.list(counts.map { "\($0.count) \($0.standing?.words.lowercased() ?? "without a note")" }) + "."))
    ]
    let contradicted = sections.flatMap(\.lines).filter(\.isContradicted).map(\.action.id)
    if !contradicted.isEmpty {
      blocks.append(
        .paragraph("Noted as on track although the due day is past: \(Figures.list(contradicted))."))
    }
    blocks.append(.paragraph("Key: " + Standing.allCases.map { "\($0.sign) \($0.words)" }.joined(separator: " · ")))
    return blocks
  }

  static func words(_ standing: Standing?) -> String { standing?.words ?? "Nothing noted" }

  private var changed: [Paper.Block] {
    guard !changes.isEmpty else { return [.paragraph("No action stands otherwise than in the report before.")] }
    return [
      .list(
        changes.map { change in
          let who = change.isAuthors ? "noted" : "by its date"
          return "\(change.action.id) \(change.action.action) – \(who): \(ProgressReport.words(change.before)) → "
            + ProgressReport.words(change.now)
        }, ordered: false)
    ]
  }

  /// The report's table: a group for each improvement.
  package var grid: Paper.Grid {
    Paper.Grid(
      caption: "Progress of each key task", head: ProgressReport.columns,
      groups: sections.filter { !isOutstandingOnly || !$0.lines.isEmpty }.map { improvement, lines in
        Paper.Grid.Group(heading: improvement.improvement, remark: nil, lines: lines.map(cells))
      })
  }

  private func cells(_ line: Line) -> [Paper.Grid.Cell?] {
    func cell(_ statements: [String]?) -> Paper.Grid.Cell {
      Paper.Grid.Cell(parts: statements.map { $0.isEmpty ? [] : [.words($0)] } ?? [])
    }
    return [
      Paper.Grid.Cell(parts: [.words(["\(line.action.id) \(line.action.action)"])]), cell(line.note?.progress),
      Paper.Grid.Cell(parts: standing(line)), cell(line.note?.nextSteps), cell(line.note?.members),
    ]
  }

  private func standing(_ line: Line) -> [Paper.Grid.Part] {
    var parts: [Paper.Grid.Part] = []
    if let note = line.note, let standing = note.standing {
      let answer = standing == .done ? "Done" : note.isOnTrack == true ? "Yes" : "No"
      parts.append(
        .standing(
          sign: standing.sign, words: answer + (note.qualifier.map { " – \($0)" } ?? ""), tone: standing.rawValue))
    } else if let qualifier = line.note?.qualifier {
      parts.append(.words([qualifier]))
    }
    if let computed = line.computed, computed.standing != .done, let due = line.due, let left = computed.daysLeft {
      let days = left < 0 ? -left : left
      let count = "\(days) \(days == 1 ? "day" : "days")"
      let far = left < 0 ? "\(count) past" : left == 0 ? "today" : "\(count) to go"
      parts.append(
        .inferred(
          "by its date \(computed.standing.sign) \(computed.standing.words.lowercased()): due \(Figures.day(due.day)), \(far)"
        ))
    }
    return parts
  }

  /// Members and what they did, by year; nil where nothing was ever noted of any.
  package var annex: Paper.Grid? {
    let known = log.activities.filter { $0.date <= on }
    guard !known.isEmpty else { return nil }
    var members: [String] = []
    for activity in known where !members.contains(activity.member) { members.append(activity.member) }
    return Paper.Grid(
      caption: "Events that members took part in", head: ["Member", "Event"],
      groups: [
        Paper.Grid.Group(
          heading: nil, remark: nil,
          lines: members.map { member in
            // Those without a year come first, as they were written.
            let own = known.enumerated().filter { $0.element.member == member && !$0.element.events.isEmpty }
              .sorted { ($0.element.year ?? 0, $0.offset) < ($1.element.year ?? 0, $1.offset) }.map(\.element)
            return [
              Paper.Grid.Cell(parts: [.words([member])]),
              Paper.Grid.Cell(parts: own.isEmpty ? [.words(["None to date"])] : own.map(part)),
            ]
          })
      ])
  }

  private func part(_ activity: Activity) -> Paper.Grid.Part {
    let label = [activity.year.map(String.init), activity.heading].compactMap(\.self).joined(separator: ", ")
    return label.isEmpty ? .words(activity.events) : .labelled(label, activity.events)
  }
}
