internal import Priorities
internal import Sessions
package import Surveys

/// The letter that sends the report out: what was done, what is recommended, a call to act, and a signature.
package struct CoveringLetter: Sendable {
  private let report: PriorityReport
  private let agreed: [Name]

  /// The letter to a report; `agreed` are the areas that people agreed on, best first, empty where they have not.
  package init(_ report: PriorityReport, agreed: [Name] = []) {
    self.report = report
    self.agreed = agreed
  }

  /// The letter as a paper without numbered sections.
  package var paper: Paper {
    let front = report.survey.report
    let title = front.title?.text ?? report.survey.title.text
    var entries: [Paper.Entry] = []
    func entry(_ label: String, _ text: String?) {
      if let text, !text.isEmpty { entries.append(Paper.Entry(label: label, text: text)) }
    }
    entry("To", front.body?.text)
    entry("From", report.survey.organiser.text)
    entry("Date", report.date.map(Figures.day))
    entry("Enclosed", title)
    return Paper(
      language: report.survey.defaultLanguage.code, title: "Covering letter: \(title)", front: entries,
      notice: report.notice, mark: mark, summaryTitle: nil, summary: blocks, sections: [])
  }

  /// What stands at the head of a letter to the organisers' edition of the report; nil of one to that for publication.
  private var mark: String? {
    report.mark == nil
      ? nil
      : "Not for publication: what this letter encloses is the organisers’ edition, which shows small groups’ figures."
  }

  private var blocks: [Paper.Block] {
    let count = report.result.people
    var blocks: [Paper.Block] = [
      .paragraph("Dear colleagues,"),
      .paragraph(
        "We enclose the report on “\(report.survey.title.text)”. \(count) \(report.unit(count)) answered\(held). "
          + "A consultation is not a poll: the figures say what those who came think."),
    ]
    if !report.survey.themes.isEmpty {
      blocks.append(.paragraph("It covers these areas of work:"))
      blocks.append(.list(report.survey.themes.map(\.label.text), ordered: false))
    }
    let recommended = agreed.isEmpty ? report.highlighted : agreed.compactMap { report.theme(named: $0) }
    if !recommended.isEmpty {
      blocks.append(
        .paragraph(
          agreed.isEmpty
            ? "From the answers these improvements come first:"
            : "These improvements are put forward, in the order that people agreed on together; the report gives the order of the answers beside it:"
        ))
      blocks.append(.list(recommended.map { ($0.improvement ?? $0.label).text }, ordered: true))
    }
    let asks = report.survey.report.asks.map(\.text)
    if asks.isEmpty {
      blocks.append(.paragraph("Please read it, say which of these you will lead, and by when."))
    } else {
      blocks.append(.paragraph("We ask you:"))
      blocks.append(.list(asks, ordered: true))
    }
    blocks.append(.paragraph("Thank you to everyone who took part."))
    blocks.append(.paragraph("Yours sincerely"))
    blocks.append(.paragraph(report.survey.report.author?.text ?? report.survey.organiser.text))
    return blocks
  }

  private var held: String {
    let sessions = report.result.sessions
    guard !sessions.isEmpty else { return "" }
    let titles = sessions.map { "“\($0.session.title)”" }
    return ", and people met at \(Figures.list(titles))"
  }
}
