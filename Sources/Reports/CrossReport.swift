package import Priorities
internal import Surveys

/// Every answer by who chose what of one question, as a paper and as files.
package struct CrossReport: Hashable, Sendable {
  /// The report on the same responses, with the table's questions in the place of its own.
  let report: PriorityReport
  let table: CrossTable

  /// Of a report and a table that were made of the same responses, both for publication or neither.
  package init(_ report: PriorityReport, _ table: CrossTable) {
    var report = report
    report.result.questions = table.questions
    self.report = report
    self.table = table
  }

  /// What its files are called, without an ending.
  package var fileName: String { "by-\(table.question)" }

  private var label: String { report.label(ofQuestion: table.question) }

  /// The table laid out as a paper.
  package var paper: Paper {
    let full = report.paper
    return Paper(
      language: full.language, title: "\(report.survey.title.text): every answer by “\(label)”", front: full.front,
      notice: full.notice, mark: full.mark, summary: [.paragraph(summary)],
      sections: [groupSection, questionSection, Paper.Section(title: "How the figures were made", blocks: method)])
  }

  package var markdown: String { paper.markdown }

  private var summary: String {
    let result = report.result
    guard result.people > 0 else { return "No responses are counted, so the tables are empty." }
    return """
      \(result.people) \(report.unit(result.people)) answered. What they said stands here by what they answered to “\(label)”. \
      People chose to answer, so the figures are no measure of public support, and a difference between two groups does not say what \
      made it.
      """
  }

  private var groupSection: Paper.Section {
    let least = report.result.settings.smallSector
    let rule =
      table.isOneEach
      ? "Groups of fewer than \(least), and those who gave no answer, are pooled."
      : "One person can be in several groups. Groups of fewer than \(least) are left out, and so are those who chose nothing."
    return Paper.Section(
      title: "The groups",
      blocks: [
        .numbered(rule),
        .table(
          Paper.Table(
            caption: label, head: ["Group", "Responses"],
            lines: table.groups.map { [report.label(of: $0.sector), Figures.count($0.people)] })),
      ])
  }

  private var questionSection: Paper.Section {
    report.questionSection(by: nil) { figures, question, caption in
      guard !figures.byAudience.isEmpty else { return [] }
      let groups = figures.byAudience.map { report.label(of: $0.sector) }
      func table(_ title: String, _ head: [String], _ lines: [[String]]) -> [Paper.Block] {
        [.table(Paper.Table(caption: "\(caption): \(title)", head: head, lines: lines))]
      }
      func counted(_ line: (AnswerFigures, Int) -> String, _ choices: [Name], _ title: String) -> [Paper.Block] {
        let slices = [("Everyone", figures.overall)] + zip(groups, figures.byAudience.map(\.figures))
        return table(
          title, [""] + slices.map { "\($0.0) (\(Figures.count($0.1.answered)))" },
          choices.enumerated().map { at, choice in
            [report.label(choice, question)] + slices.map { $0.1.isHidden(at) ? Figures.hidden : line($0.1, at) }
          })
      }
      switch figures.overall.detail {
      case .choices(let choices):
        return table(
          "who gave each answer", ["", "All"] + groups,
          choices.enumerated().map { at, choice in
            [report.label(choice.choice, question), Figures.count(choice.count)]
              + figures.byAudience.map { cell(figures, $0.figures, at) }
          })
      case .places(let choices):
        return counted({ Figures.decimal($0.shownMeanPlace($1), 2) }, choices.map(\.choice), "mean place")
      case .points(let choices):
        return counted({ $0.shownPointShare($1) }, choices.map(\.choice), "share of the points")
      case .text, .acknowledged, .dates, .items:
        return table(
          "how many answered", ["", "Everyone"] + groups,
          [
            ["Answered"] + [figures.overall.answered].map(Figures.count)
              + figures.byAudience.map { Figures.count($0.figures.answered) }
          ])
      case .numbers: return []
      }
    }
  }

  /// The part of those who gave an answer that is of a group; their number where fewer than 20 gave it.
  private func cell(_ figures: QuestionFigures, _ group: AnswerFigures, _ at: Int) -> String {
    guard case .choices(let own) = group.detail, let count = own[at].count,
      case .choices(let all) = figures.overall.detail, let whole = all[at].count
    else { return Figures.hidden }
    guard whole >= 20 else { return String(count) }
    return Figures.weighted(figures.rowShare(group, at))
  }

  private var method: [Paper.Block] {
    var blocks: [Paper.Block] = [
      .numbered(
        """
        In the first table of each question the percentages are of the group's own answers, whose number stands at the head; in the second of all \
        who gave the answer. Under 20 answers, counts stand in their place. Ranges are Wilson 95 % intervals.
        """)
    ]
    if !table.leftOut.isEmpty {
      let labels = table.leftOut.map { "“\(report.label(ofQuestion: $0))”" }
      blocks.append(
        .numbered(
          "Left out, since by what they answered to “\(label)” not everybody was asked them: \(Figures.list(labels)). They stand in the report."
        ))
    }
    blocks += report.weightingBlocks
    if report.result.isPublic { blocks.append(.numbered(report.hiding)) }
    return blocks + [.numbered("What was asked: \(report.form). How it was counted: \(report.method).")]
  }
}

extension CrossReport {
  /// The same as JSON: full precision, `null` for what is undefined or hidden.
  package var json: String {
    let types = report.survey.questionsByName.mapValues { $0.type.rawValue }
    let head: [(String, OrderedJSON)] = [
      ("survey", .text(report.survey.id)), ("form", .text(report.form)), ("method_hash", .text(report.method)),
      ("simulated", .integer(report.result.simulated)), ("public", .boolean(report.result.isPublic)), report.edition,
      ("by", .text(table.question.text)), ("one_each", .boolean(table.isOneEach)),
      ("left_out", .list(table.leftOut.map { .text($0.text) })),
      (
        "groups",
        .list(
          table.groups.map {
            .object(
              [("group", .text($0.sector.name.text)), ("people", .integer(orNull: $0.people))]
                + report.suppressed($0.people == nil))
          })
      ),
    ]
    let questions: [OrderedJSON] = table.questions.map { figures in
      report.question(figures, types[figures.question] ?? "calculate", by: "group", rows(figures))
    }
    return OrderedJSON.object(head + report.weightingMembers + [("questions", .list(questions))]).rendered() + "\n"
  }

  private func rows(_ figures: QuestionFigures) -> [(String, OrderedJSON)] {
    guard case .choices(let choices) = figures.overall.detail else { return [] }
    let lines = choices.enumerated().map { at, choice in
      OrderedJSON.object(
        [("choice", .text(choice.choice.text))]
          + figures.byAudience.map { ($0.sector.name.text, .number(figures.rowShare($0.figures, at))) })
    }
    return [("row_shares", .list(lines))]
  }

  /// One line for each figure of each question, overall (`all`) and by group, the part of those who gave the answer behind; RFC 4180.
  package var csv: String {
    report.questionsCSV(by: "group", "row_share") { figures, slice, at in
      Figures.exact(figures.rowShare(slice, at)) ?? ""
    }
  }
}

extension QuestionFigures {
  /// Of those who gave the answer at that place, the part that is of a group, weighted where there are weights; nil where nobody gave it, where
  /// either number is hidden, and for what is no choice.
  func rowShare(_ group: AnswerFigures, _ at: Int) -> Double? {
    guard case .choices(let own) = group.detail, case .choices(let all) = overall.detail, let count = own[at].count,
      let whole = all[at].count, whole > 0
    else { return nil }
    guard let weighted = overall.weighted, case .shares(let shares) = weighted.detail, let share = shares[at] else {
      return Double(count) / Double(whole)
    }
    guard share.value > 0 else { return nil }
    guard let part = group.weighted, case .shares(let parts) = part.detail, let value = parts[at]?.value else {
      return 0
    }
    return value * part.sum / (share.value * weighted.sum)
  }
}

extension AnswerFigures {
  /// Whether what was ranked or given points at that place, or who answered at all, is hidden.
  fileprivate func isHidden(_ at: Int) -> Bool {
    switch detail {
    case .places(let choices): answered == nil || choices[at].places.contains(nil)
    case .points(let choices): answered == nil || choices[at].points == nil
    default: answered == nil
    }
  }
}
