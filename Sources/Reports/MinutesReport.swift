package import Plans
internal import Surveys

/// The minutes of a meeting, ready to be printed.
package struct MinutesReport: Hashable, Sendable {
  package var minutes: Minutes
  /// Whether somebody has read them through, so that everyone may have them.
  package var isPublic: Bool

  package init(_ minutes: Minutes, isPublic: Bool = false) {
    self.minutes = minutes
    self.isPublic = isPublic
  }

  /// Who may have the minutes of a session that nobody has read through yet.
  package static let mark =
    "Not for publication: these minutes are for the organisers, and have people’s names and what they said."

  /// The minutes laid out as a paper: who was there, the numbered items with their actions and notes, and when the body meets next.
  package var paper: Paper {
    var front: [Paper.Entry] = []
    func entry(_ label: String, _ texts: [String]) {
      if !texts.isEmpty { front.append(Paper.Entry(label: label, text: texts.joined(separator: "; "))) }
    }
    entry("Date", [Figures.day(minutes.date)])
    entry("Venue", minutes.venue.map { [$0] } ?? [])
    entry("Present", minutes.present.map(attendant))
    entry("Secretariat", minutes.secretariat)
    entry("Apologies", minutes.apologies)
    entry("Next meeting", minutes.next)
    let meeting = minutes.ordinal.map { "minutes of the \(MinutesReport.ordinal($0)) meeting" } ?? "minutes"
    var paper = Paper(
      language: "en", title: "\(minutes.body) – \(meeting)", front: front, notice: nil, summary: summary,
      sections: minutes.items.map { item in
        Paper.Section(
          title: item.title, blocks: blocks(item) + item.parts.flatMap { [.heading($0.title)] + blocks($0) })
      })
    // Those that a body writes of its own meetings are its own to give out.
    paper.mark = minutes.session == nil || isPublic ? nil : MinutesReport.mark
    return paper
  }

  private func attendant(_ attendant: Minutes.Attendant) -> String {
    attendant.isChair && attendant.name.lowercased() != "chair" ? "\(attendant.name) (chair)" : attendant.name
  }

  private var summary: [Paper.Block] {
    var blocks: [Paper.Block] = []
    if let previous = minutes.previous {
      let date = previous.date.map { ", of \(Figures.day($0))," } ?? ""
      blocks.append(
        .paragraph("The minutes of the meeting before\(date) were \(previous.isAgreed ? "agreed" : "not agreed")."))
    }
    let actions = minutes.actions
    guard !actions.isEmpty else { return blocks + [.paragraph("The meeting agreed on no actions.")] }
    blocks.append(
      .table(
        Paper.Table(
          caption: "Actions that the meeting agreed on", head: ["Action", "Owner", "By"],
          lines: actions.map { action in
            ["\(action.id) \(action.action)", (action.cells.lead.value ?? []).joined(separator: "; "), when(action)]
          }, hasTwoWordColumns: true)))
    return blocks
  }

  /// For a column that says ‘By’ itself.
  private func when(_ action: Action) -> String {
    let text = by(action)
    return text.lowercased().hasPrefix("by ") ? String(text.dropFirst(3)) : text
  }

  private func by(_ action: Action) -> String {
    guard let target = action.cells.target.value else { return "–" }
    return target.text ?? target.due.map(Figures.day) ?? "–"
  }

  private func blocks(_ item: Minutes.Item) -> [Paper.Block] {
    var blocks: [Paper.Block] = item.text.map { .numbered($0) }
    if !item.actions.isEmpty {
      blocks.append(
        .list(
          item.actions.map { action in
            let owner = (action.cells.lead.value ?? []).joined(separator: "; ")
            let date = by(action)
            return "ACTION \(action.id)\(owner.isEmpty ? "" : " – \(owner)"): \(action.action)"
              + (date == "–" ? "" : " (\(date))")
          }, ordered: false))
    }
    return blocks + item.notes.map { .paragraph("Note added after the meeting: \($0)") }
  }

  /// `1st`, `2nd`, `3rd`, `4th`, `11th`.
  static func ordinal(_ number: Int) -> String {
    let teens = (11...13).contains(number % 100)
    return switch (number % 10, teens) {
    case (1, false): "\(number)st"
    case (2, false): "\(number)nd"
    case (3, false): "\(number)rd"
    default: "\(number)th"
    }
  }
}
