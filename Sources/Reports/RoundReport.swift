package import Priorities
internal import Surveys

/// Two rounds of a survey side by side, as a paper and as files.
package struct RoundReport: Hashable, Sendable {
  let now: PriorityReport
  let before: PriorityReport
  let comparison: RoundComparison

  /// Of two reports, both for publication or neither.
  package init(_ now: PriorityReport, _ before: PriorityReport, _ mapping: RoundMapping) {
    self.now = now
    self.before = before
    comparison = RoundComparison.compute((now.survey, now.result), (before.survey, before.result), mapping)
  }

  /// What its files are called, without an ending.
  package var fileName: String { "against-\(before.survey.id)" }

  package var markdown: String { paper.markdown }

  /// The comparison laid out as a paper.
  package var paper: Paper {
    let full = now.paper
    var sections = [roundSection]
    if !comparison.themes.isEmpty { sections.append(prioritySection) }
    sections += [questionSection, matchSection, methodSection]
    return Paper(
      language: full.language, title: "\(now.survey.title.text): this round and the one before", front: full.front,
      notice: notice, mark: full.mark, summary: summary, sections: sections)
  }

  /// What is made up in either round.
  private var notice: String? {
    let both = [("This round", now.notice), ("The round before", before.notice)]
    let lines = both.compactMap { round, notice in notice.map { "\(round). \($0)" } }
    return lines.isEmpty ? nil : lines.joined(separator: " ")
  }

  private var summary: [Paper.Block] {
    var blocks: [Paper.Block] = [
      .paragraph(
        """
        \(now.result.people) \(now.unit(now.result.people)) answered this time, and \(before.result.people) the time before. \
        \(clear == 0 ? "No answer changed" : "\(clear) \(clear == 1 ? "figure" : "figures") changed") by more than chance among those who came would \
        explain, at 95 %.
        """)
    ]
    if !comparison.themes.isEmpty { blocks.append(.paragraph(priorities)) }
    blocks.append(
      .paragraph(
        "People chose to answer in both rounds, and other people may have come: a change of a figure does not by itself show that anybody changed their mind."
      ))
    return blocks
  }

  /// How many figures have a change whose interval leaves out 0.
  private var clear: Int {
    comparison.questions.reduce(0) { sum, question in
      switch question.detail {
      case .choices(let choices), .firstPlaces(let choices), .points(let choices):
        sum + choices.count { $0.change?.isClear ?? false }
      case .mean(let change): sum + (change?.isClear ?? false ? 1 : 0)
      case .none: sum
      }
    }
  }

  private var priorities: String {
    let new = comparison.themes.filter { $0.isInTop && !$0.wasInTop }.map { "“\(label($0))”" }
    let lost = comparison.themes.filter { !$0.isInTop && $0.wasInTop }.map { "“\(label($0))”" }
    if new.isEmpty, lost.isEmpty { return "The same areas are among \(now.firstPlaces) as before." }
    let first = new.isEmpty ? "No area is new" : "\(Figures.list(new)) \(new.count == 1 ? "is" : "are") new"
    let second = lost.isEmpty ? "none has left" : "\(Figures.list(lost)) \(lost.count == 1 ? "has" : "have") left"
    return "\(first) among \(now.firstPlaces); \(second)."
  }

  private var roundSection: Paper.Section {
    func days(_ report: PriorityReport) -> String {
      report.days.map { "\(Figures.day($0.lowerBound)) – \(Figures.day($0.upperBound))" } ?? "not known"
    }
    var lines = [
      ["Survey", before.survey.id, now.survey.id], ["Responses came in", days(before), days(now)],
      ["Analysed", String(before.result.people), String(now.result.people)],
    ]
    for audience in now.result.audiences {
      let older = before.result.audiences.first { $0.audience == audience.audience }
      lines.append([
        now.label(of: .audience(audience.audience)), older.map { Figures.count($0.people) } ?? "–",
        Figures.count(audience.people),
      ])
    }
    return Paper.Section(
      title: "The two rounds",
      blocks: [
        .numbered(
          "Where other groups answered more than before, figures of everyone change for that alone; weights or the groups’ own figures help to tell."
        ),
        .table(Paper.Table(caption: "The two rounds", head: ["", "Before", "Now"], lines: lines)),
      ])
  }

  private var prioritySection: Paper.Section {
    func places(_ figures: ThemeFigures?) -> [String] {
      guard let figures else { return ["–", "–"] }
      let range = figures.rangeInRedraws.map { "\($0.lowerBound)–\($0.upperBound)" }
      return [figures.rank.map(String.init) ?? "too little", range ?? "–"]
    }
    let lines = comparison.themes.map { theme -> [String] in
      let priorities = [theme.before?.priority, theme.now?.priority].map { Figures.decimal($0, 2) }
      return [label(theme), standing(theme)] + places(theme.before) + places(theme.now) + priorities
    }
    return Paper.Section(
      title: "Priorities then and now",
      blocks: [
        .numbered(
          "The range is of the places that the area takes when the people of each round are redrawn. Where the two ranges do not meet, the change of place is more than chance among those who came."
        ),
        .table(
          Paper.Table(
            caption: "Priorities then and now",
            head: [
              "Area", "", "Rank before", "Range before", "Rank now", "Range now", "Priority before", "Priority now",
            ], lines: lines, hasTwoWordColumns: true)),
      ])
  }

  private func standing(_ theme: RoundComparison.ThemeChange) -> String {
    if theme.before == nil { return theme.isInTop ? "new area, among the first" : "new area" }
    if theme.now == nil {
      return theme.wasInTop ? "no longer asked about, was among the first" : "no longer asked about"
    }
    let apart =
      if let a = theme.now?.rangeInRedraws, let b = theme.before?.rangeInRedraws { !a.overlaps(b) } else { false }
    let clear = apart ? ", clearly moved" : ""
    return switch (theme.wasInTop, theme.isInTop) {
    case (true, true): "stays among the first\(clear)"
    case (false, true): "new among the first\(clear)"
    case (true, false): "no longer among the first\(clear)"
    case (false, false): "stays outside\(clear)"
    }
  }

  func label(_ theme: RoundComparison.ThemeChange) -> String {
    if let now = theme.now { return self.now.label(ofTheme: now.theme) }
    return theme.before.map { before.label(ofTheme: $0.theme) } ?? ""
  }
}
