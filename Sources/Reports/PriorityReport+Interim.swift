internal import Priorities
internal import Sessions
internal import Surveys
internal import Themes

extension PriorityReport {
  /// What those who were asked may see while answers still come in: the order of the areas, and nothing of any group or question.
  ///
  /// Counts of two such pages, one after another, could be subtracted; so none stands here but that of all, and not those of the last to answer.
  package var interimPaper: Paper {
    let people = "\(result.people) \(unit(result.people))"
    let step = result.settings.smallSector
    let last = step > 1 ? ", and the last \(step) or more are not yet among them" : ""
    var summary: [Paper.Block] = []
    if highlighted.isEmpty {
      summary.append(.paragraph("\(people) answered, and there is no order to be told from that yet."))
    } else {
      summary.append(
        .paragraph("From the answers of \(people) these improvements come first so far, the first of them strongest:"))
      summary.append(.list(highlighted.map { ($0.improvement ?? $0.label).text }, ordered: true))
    }
    summary.append(
      .paragraph(
        """
        People chose to answer, so the figures say what those who came think, and are no measure of public support. They are made anew \
        after every \(step) responses\(last); how each question was answered is shown once the survey is closed.
        """))
    let simulated =
      result.simulated == 0
      ? nil : "Simulated data: \(result.simulated) of these responses were made by a program. No person gave them."
    return Paper(
      language: survey.defaultLanguage.code, title: survey.title.text,
      front: [Paper.Entry(label: "Organiser", text: survey.organiser.text)],
      notice: joined(simulated, sessionNotice), summary: summary,
      sections: interimOrder)
  }

  /// The report as those who were asked may go on seeing it: without anybody's words, since whoever wrote or said them may take them back while the
  /// page stays.
  package var openPaper: Paper {
    var report = self
    report.result.comments?.quotes = []
    for at in report.result.sessions.indices {
      report.result.sessions[at].picks = []
      for place in report.result.sessions[at].agreed.indices { report.result.sessions[at].agreed[place].reason = nil }
    }
    return report.paper
  }

  private var interimOrder: [Paper.Section] {
    guard result.themes.contains(where: { $0.rank != nil }) else { return [] }
    let lines = result.themes.map { theme in
      [
        label(ofTheme: theme.theme), shownPlace(theme) ?? "too little evidence", shownPriority(theme),
      ]
    }
    return [
      Paper.Section(
        title: "Priorities",
        blocks: [
          .paragraph(
            placing
              + (result.themes.contains(where: \.tied)
                ? " An equals sign marks areas that the evidence does not tell apart." : "")),
          .table(Paper.Table(caption: "Priorities", head: ["Area", "Rank", "Priority"], lines: lines)),
        ])
    ]
  }
}
