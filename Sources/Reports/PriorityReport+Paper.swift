internal import Priorities
internal import Responses
internal import Surveys

extension PriorityReport {
  /// The report laid out as a committee paper.
  package var paper: Paper {
    let front = survey.report
    var entries: [Paper.Entry] = []
    func entry(_ label: String, _ text: String?) {
      if let text, !text.isEmpty { entries.append(Paper.Entry(label: label, text: text)) }
    }
    entry("Body", front.body?.text)
    entry("Meeting", front.meeting?.text)
    entry("Agenda item", front.agendaItem)
    entry("Report number", front.reportNumber)
    entry("Date", date.map(Figures.day))
    entry("Author", front.author?.text)
    entry("Consultation", survey.title.text)
    entry("Organiser", survey.organiser.text)
    if result.isPublic { entry("Edition", "For publication: \(Figures.hidden) stands for what is not shown") }
    var sections = [contextSection].filter { !$0.blocks.isEmpty }
    if !front.asks.isEmpty {
      sections.append(
        Paper.Section(title: "What is asked of the body", blocks: front.asks.map { .numbered($0.text) }))
    }
    if !survey.themes.isEmpty {
      sections += [prioritySection] + (certaintySection.map { [$0] } ?? []) + [evidenceSection]
      if let commentSection { sections.append(commentSection) }
      if let sessionSection { sections.append(sessionSection) }
    }
    sections += [questionSection, ledgerSection, methodSection]
    return Paper(
      language: survey.defaultLanguage.code, title: front.title?.text ?? survey.title.text, front: entries,
      notice: notice, mark: mark, summary: summary, sections: sections)
  }

  /// What stands at the head of everything that is made without the rules of disclosure; nil of the edition for publication.
  var mark: String? {
    result.isPublic ? nil : "Not for publication: this edition is for the organisers, and shows small groups’ figures."
  }

  /// The edition, as the data name it; in a table it stands in a column of its own, since a line above the heads would be taken for them.
  var editionName: String { result.isPublic ? "for publication" : "not for publication" }

  /// The edition as a member of JSON.
  var edition: (String, OrderedJSON) { ("edition", .text(editionName)) }

  /// What must stand wherever its figures are shown: that responses or sessions are made up; nil where none is.
  var notice: String? {
    let whole = result.simulated == result.people ? "all" : "\(result.simulated) of the"
    let responses =
      result.simulated == 0
      ? nil
      : "Simulated data: \(whole) \(result.people) responses counted here were made by a program. No person gave them."
    return joined(responses, sessionNotice)
  }

  /// Two sentences, or the one that there is; nil for none.
  func joined(_ first: String?, _ second: String?) -> String? {
    let both = [first, second].compactMap(\.self)
    return both.isEmpty ? nil : both.joined(separator: " ")
  }

  private var summary: [Paper.Block] {
    var blocks: [Paper.Block] = []
    if let own = survey.report.summary?.text { blocks.append(.paragraph(own)) }
    if result.people == 0 {
      blocks.append(
        .paragraph(nothingCounted + (onlyVotes.map { " The order rests on the votes at \($0) alone." } ?? "")))
    } else if survey.themes.isEmpty {
      blocks.append(.paragraph("\(result.people) \(unit(result.people)) answered. Their answers follow."))
    } else if survey.themes.count == 1 {
      blocks.append(.paragraph("There is one area alone, so there is no order to put it in. The answers follow."))
    } else if highlighted.isEmpty {
      blocks.append(
        .paragraph(
          "There is too little evidence yet to put the areas in an order: a group's table needs at least "
            + "\(result.settings.smallSector) people with evidence of one kind, and an area must stand in enough tables."
        ))
    } else {
      let tied =
        result.settings.top > 1 && result.themes.contains { ($0.rank ?? .max) <= result.settings.top && $0.tied }
      let start = "From \(result.people) \(result.people == 1 ? "response" : "responses")"
      let order =
        isNoneLeftOut
        ? "\(start) the areas come in this order, and none is left out: there are no more than the \(result.settings.top) of a plan"
        : result.settings.top == 1
          ? "\(start) this improvement comes first"
          : "\(start) these improvements come first, the first of them strongest"
      blocks.append(.paragraph(order + (tied ? "; some are tied, as the table of priorities shows:" : ":")))
      blocks.append(.list(highlighted.map { ($0.improvement ?? $0.label).text }, ordered: true))
      if let levelSentence { blocks.append(.paragraph(levelSentence)) }
      if let groupsFirstSentence { blocks.append(.paragraph(groupsFirstSentence)) }
      if let certaintySentence { blocks.append(.paragraph(certaintySentence)) }
      if let agreedSentence { blocks.append(.paragraph(agreedSentence)) }
    }
    blocks.append(
      .paragraph(
        "A consultation is not a poll: people chose to answer, so the figures say what those who came think, "
          + "and are no measure of public support."))
    return blocks
  }

  private var nothingCounted: String {
    let received = ledger.received
    guard received > 0 else {
      return result.sessions.isEmpty
        ? "Nobody has answered yet, so there are no figures."
        : "Nobody has answered the survey yet: all figures come from sessions."
    }
    return received == 1
      ? "The one response that was received could not be counted; the ledger says why."
      : "None of the \(received) responses that were received could be counted; the ledger says why."
  }

  private var contextSection: Paper.Section {
    var blocks: [Paper.Block] = survey.report.context.map { .numbered($0.text) }
    if let open = openDays { blocks.append(.numbered(open)) }
    if let came = responsesCame { blocks.append(.numbered(came)) }
    blocks += sessionParagraphs
    if let crowded { blocks.append(.numbered(crowded)) }
    if !result.audiences.isEmpty {
      let none =
        result.withoutAudience == 0 ? [] : [["No group named", Figures.count(result.withoutAudience), "–", "–"]]
      blocks.append(
        .table(
          Paper.Table(
            caption: "Who answered", head: ["Group", "Responses", "Of", "Response rate"],
            lines: result.audiences.map { audience in
              [
                label(of: .audience(audience.audience)) + (isShownPooled(audience) ? " (pooled)" : ""),
                Figures.count(audience.people),
                audience.population.map(String.init) ?? "not known", Figures.percent(audience.responseRate),
              ]
            } + none)))
    }
    return Paper.Section(title: "Context and process", blocks: blocks)
  }

  /// The groups of which more answered than there are said to be; nil where there is none.
  private var crowded: String? {
    let groups = result.audiences.compactMap { audience in
      audience.population.flatMap { size in
        (audience.people ?? 0) > size
          ? "\(label(of: .audience(audience.audience))) (\(Figures.count(audience.people)) of \(size))" : nil
      }
    }
    guard !groups.isEmpty else { return nil }
    return "More answered than there are said to be: \(Figures.list(groups)). The ranges make no use of those sizes."
  }

  /// When answers were asked for; nil where the definition sets no bound.
  private var openDays: String? {
    // On the day of the paper it may be open still.
    let isOpen = if let date, let closes = survey.closes { date <= closes } else { false }
    return switch (survey.opens, survey.closes) {
    case (let opens?, let closes?):
      "The survey \(isOpen ? "is" : "was") open from \(Figures.day(opens)) to \(Figures.day(closes))."
    case (let opens?, nil): "The survey opened on \(Figures.day(opens))."
    case (nil, let closes?): "The survey \(isOpen ? "takes" : "took") answers until \(Figures.day(closes))."
    case (nil, nil): nil
    }
  }

  /// When and how the responses came in; nil where there is neither a time nor more than one way.
  private var responsesCame: String? {
    let ways: [(ResponseMode, String)] = [
      (.web, "on the web"), (.terminal, "in a terminal"), (.paper, "on paper"), (.session, "at a session"),
      (.api, "from another program"), (.imported, "from a file"),
    ]
    let all = ways.compactMap { modes[$0.0] }
    // Who came in a way that few took could be known.
    let isHidden = result.isPublic && all.contains { $0 < result.settings.smallSector }
    let counts = isHidden ? [] : ways.compactMap { mode, words in modes[mode].map { "\($0) \(words)" } }
    let how = counts.count > 1 ? ": \(Figures.list(counts))" : ""
    guard let days else { return counts.count > 1 ? "Responses came in\(how)." : nil }
    let first = Figures.day(days.lowerBound)
    return days.lowerBound == days.upperBound
      ? "Responses came in on \(first)\(how)."
      : "Responses came in from \(first) to \(Figures.day(days.upperBound))\(how)."
  }
}
