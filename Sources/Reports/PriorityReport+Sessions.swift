internal import Priorities
internal import Sessions
internal import Surveys

extension PriorityReport {
  static let sessionTitle = "What came of the sessions"

  /// A paragraph for each session that was held: who came, what was said and placed, and what that changed. The planned ones come first.
  var sessionParagraphs: [Paper.Block] {
    let planned = survey.sessions.compactMap { plan in
      result.sessions.first { $0.session.id == plan.id }.map { Paper.Block.numbered(paragraph($0)) }
    }
    let others = result.sessions.filter { held in !survey.sessions.contains { $0.id == held.session.id } }
    return planned + others.map { .numbered(paragraph($0)) }
  }

  private func paragraph(_ figures: SessionFigures) -> String {
    let session = figures.session
    var text = "Session: \(session.title)\(session.day.map { " on \(Figures.day($0))" } ?? "")."
    if figures.isSimulated { text += " Simulated: everything in it was made up, to show what a session brings." }
    if let present = figures.present {
      text += " \(present) \(present == 1 ? "person was" : "people were") in the room"
      if let officers = figures.officers, officers > 0, officers < present {
        text += ", \(officers) of them in the chair or the secretariat"
      }
      if let apologies = figures.apologies, apologies > 0 { text += ", and \(apologies) sent apologies" }
      text += "."
    }
    if figures.contributions > 0 {
      let count = figures.contributions
      let one = count == 1
      text += " \(count) \(one ? "contribution was" : "contributions were") written down"
      if figures.groups > 0 { text += ", in \(figures.groups) \(figures.groups == 1 ? "group" : "groups")" }
      text += one ? "; it is reported, and not scored." : "; they are reported, and not scored."
      text += codingSentence(figures)
    }
    if figures.votesBefore > 0 {
      let votes = figures.votesBefore == 1 ? "A vote was" : "\(figures.votesBefore) votes were"
      text += " \(votes) held before the one that counts, and \(figures.votesBefore == 1 ? "is" : "are") not counted."
    }
    return text + dotSentence(figures) + changeSentence(figures)
  }

  private func dotSentence(_ figures: SessionFigures) -> String {
    if figures.isVoteOpen { return " A vote is still open, and counts when it is closed." }
    if figures.isHidden, figures.dots == nil { return " What was voted is not published: so few voted for some area." }
    guard let dots = figures.dots else { return "" }
    let placed = "\(dots.dots) \(dots.dots == 1 ? "dot was" : "dots were") placed"
    guard let people = dots.people else {
      return " \(placed); how many people placed those on the wall was not counted, so that they do not count."
    }
    // Whoever is in the chair or the secretariat mostly does not vote, so that fewer voted than were there.
    if let present = figures.present, people < present { return " \(people) of the \(present) voted: \(placed)." }
    return " \(people) \(people == 1 ? "person" : "people") voted: \(placed)."
  }

  private func changeSentence(_ figures: SessionFigures) -> String {
    if !figures.isCounted {
      return figures.dots == nil || figures.session.feedsOrder
        ? ""
        : " They move nothing in the computed order\(figures.agreed.isEmpty ? "" : "; the agreed one stands beside it")."
    }
    if figures.isTooSmall {
      let least = result.settings.smallSector
      return
        " They are too few to count: a group's dots count once \(least) of its people placed any. They moved no area."
    }
    let sector = figures.session.audience.map { label(of: .audience($0)) }
    var text = " They count among the dots of \(sector ?? "those who named no group"), and in no number of responses."
    let moves = figures.moved.map { move in
      "\(label(ofTheme: move.theme)) \(move.with.map { "stands \($0)" } ?? "has no rank") instead of "
        + (move.without.map { "\($0)" } ?? "having no rank")
    }
    text += moves.isEmpty ? " They moved no area." : " With them \(Figures.list(moves))."
    return text
  }

  /// What was said, placed, picked and agreed at each session; nil where there is nothing to show.
  var sessionSection: Paper.Section? {
    let blocks = result.sessions.flatMap { figures -> [Paper.Block] in
      let own = dotBlocks(figures) + wordBlocks(figures) + agreedBlocks(figures)
      guard !own.isEmpty else { return [] }
      let mark = figures.isSimulated ? [Paper.Block.paragraph("Simulated: nobody said or voted what stands here.")] : []
      return [.heading(figures.session.title)] + mark + own
    }
    return blocks.isEmpty ? nil : Paper.Section(title: PriorityReport.sessionTitle, blocks: blocks)
  }

  /// That sessions were made up, with their titles; nil where none was.
  var sessionNotice: String? {
    let titles = result.sessions.filter(\.isSimulated).map { "“\($0.session.title)”" }
    guard !titles.isEmpty else { return nil }
    let what = titles.count == 1 ? "Simulated session" : "Simulated sessions"
    return "\(what): all that was said and voted at \(Figures.list(titles)) was made up."
  }

  /// The session at which people agreed on an order last; nil where there is none.
  var lastAgreed: SessionFigures? {
    func day(_ figures: SessionFigures) -> Int { figures.session.day?.daysSince1970 ?? .min }
    return result.sessions.filter { !$0.agreed.isEmpty }.reversed().max { day($0) < day($1) }
  }

  /// For the summary, the order that people agreed on last, beside the computed one; nil where there is none.
  var agreedSentence: String? {
    guard let last = lastAgreed else { return nil }
    let areas = last.agreed.prefix(result.settings.top).map(\.theme)
    let computed = highlighted.map(\.name)
    guard areas != computed else { return "At “\(last.session.title)” people agreed on this order." }
    let words = Set(areas) == Set(computed) ? "the same improvements in another order" : "another list"
    let order = Figures.list(areas.map { "“\(label(ofTheme: $0))”" })
    return "At “\(last.session.title)” people agreed on \(words): \(order). "
      + "Both orders stand below, with the reasons that were given."
  }

  private func dotBlocks(_ figures: SessionFigures) -> [Paper.Block] {
    guard let dots = figures.dots else { return [] }
    let hasVoters = dots.wallDots == 0
    return [
      .table(
        Paper.Table(
          caption: "Dots – \(figures.session.title)", head: ["Area", "Dots"] + (hasVoters ? ["People"] : []),
          lines: dots.lines.map { [label(ofTheme: $0.theme), "\($0.dots)"] + (hasVoters ? ["\($0.voters)"] : []) }))
    ]
  }

  private func wordBlocks(_ figures: SessionFigures) -> [Paper.Block] {
    var blocks: [Paper.Block] = []
    if let table = contributionTable(figures) { blocks.append(table) }
    if !figures.picks.isEmpty {
      blocks.append(
        .list(
          figures.picks.map { pick in
            "Group \(pick.table) picked \(label(ofTheme: pick.theme))\(pick.text.map { ": \($0)" } ?? "")\(pick.reasonGiven)"
          }, ordered: false))
    }
    return blocks
  }

  private func agreedBlocks(_ figures: SessionFigures) -> [Paper.Block] {
    guard !figures.agreed.isEmpty else { return [] }
    let ranks = Dictionary(result.themes.map { ($0.theme, $0.rank) }, uniquingKeysWith: { first, _ in first })
    return [
      .table(
        Paper.Table(
          caption: "The agreed order beside the computed one – \(figures.session.title)",
          head: ["Area", "Why", "Agreed", "Computed"],
          lines: figures.agreed.enumerated().map { at, place in
            let rank = ranks[place.theme] ?? nil
            return [
              label(ofTheme: place.theme), place.reason ?? "–", "\(at + 1)", rank.map(String.init) ?? "–",
            ]
          }, hasTwoWordColumns: true))
    ]
  }

  /// In words, the sessions on whose votes alone the order rests; nil where a response was counted, or there is no order.
  var onlyVotes: String? {
    let counted = result.sessions.filter { $0.isCounted && !$0.isTooSmall }
    guard result.people == 0, !counted.isEmpty, result.themes.contains(where: { $0.rank != nil }) else { return nil }
    return Figures.list(counted.map(\.session.title))
  }

  /// How many people voted at sessions whose votes count, in words for the ledger; nil for none.
  var votersBeside: String? {
    let counted = result.sessions.filter(\.isCounted)
    guard !counted.isEmpty else { return nil }
    let titles = Figures.list(counted.map { "“\($0.session.title)”" })
    let people = counted.compactMap { $0.dots?.people }
    let count = people.count == counted.count ? "\(people.reduce(0, +)) people voted" : "People voted"
    return "\(count) at \(titles). They are no responses, and stand in none of these lines."
  }

  /// Why more people stand beside some groups' dots than answered the survey; nil where no session's dots count.
  var votersAmongDots: String? {
    let counted = result.sessions.filter { $0.isCounted && !$0.isTooSmall && $0.dots?.people != nil }
    let lines = result.sectors.compactMap { sector -> String? in
      let own = counted.filter { $0.session.audience.map { .audience($0) } == sector.sector }
      let people = own.compactMap { $0.dots?.people }.reduce(0, +)
      let streams = result.themes.lazy.flatMap(\.sectors).filter { $0.sector == sector.sector }.flatMap(\.streams)
      guard people > 0, let all = streams.first(where: { $0.stream == .votes })?.people, all >= people else {
        return nil
      }
      let titles = Figures.list(own.map { "“\($0.session.title)”" })
      let others =
        all == people ? "nobody placed any in the survey" : "\(all - people) placed them in the survey"
      return "of the \(all) people of \(label(of: sector.sector)), \(people) placed theirs at \(titles), and \(others)"
    }
    guard !lines.isEmpty else { return nil }
    return
      "Under “People” stands how many people’s answers of each kind are counted. Beside “Dots” they are those who placed dots in the "
      + "survey and those who placed them at a session, who are no responses: \(lines.joined(separator: "; "))."
  }

  /// For `priority-report.json`.
  var sessionMember: (String, OrderedJSON) { ("sessions", .list(result.sessions.map(json))) }

  private func json(_ figures: SessionFigures) -> OrderedJSON {
    let session = figures.session
    let head: [(String, OrderedJSON)] = [
      ("session", .text(session.id.text)), ("kind", .text(session.kind.rawValue)), ("title", .text(session.title)),
      ("date", .text(orNull: session.day?.description)), ("audience", .text(orNull: session.audience?.text)),
      ("evidence", .text(session.evidence.rawValue)), ("simulated", .boolean(figures.isSimulated)),
      ("present", .integer(orNull: figures.present)), ("contributions", .integer(figures.contributions)),
      ("groups", .integer(figures.groups)), ("counted", .boolean(figures.isCounted && !figures.isTooSmall)),
      ("vote_open", .boolean(figures.isVoteOpen)),
    ]
    let dots: OrderedJSON =
      figures.dots.map { dots in
        .object([
          ("people", .integer(orNull: dots.people)), ("dots", .integer(dots.dots)),
          ("ballots", .integer(dots.ballots)), ("on_the_wall", .integer(dots.wallDots)),
          (
            "themes",
            .list(dots.lines.map { .object([("theme", .text($0.theme.text)), ("dots", .integer($0.dots))]) })
          ),
        ])
      } ?? .null
    let coded = figures.coded.map { line -> OrderedJSON in
      .object([("theme", .text(line.theme.text)), ("contributions", .integer(line.contributions))])
    }
    let moved = figures.moved.map { move -> OrderedJSON in
      .object([
        ("theme", .text(move.theme.text)), ("without", .integer(orNull: move.without)),
        ("with", .integer(orNull: move.with)),
      ])
    }
    let agreed = figures.agreed.map { place -> OrderedJSON in
      .object([("theme", .text(place.theme.text)), ("reason", .text(orNull: place.reason))])
    }
    return .object(
      head + suppressed(figures.isHidden) + [
        ("votes", dots), ("coded", .list(coded)), codingMember(figures), ("moved", .list(moved)),
        ("agreed", .list(agreed)),
      ])
  }
}
