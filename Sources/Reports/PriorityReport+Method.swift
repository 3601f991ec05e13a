internal import Priorities
internal import Responses
internal import Surveys

extension PriorityReport {
  /// Whether a group's people stand among the pooled in this paper's tables.
  func isShownPooled(_ audience: AudienceFigures) -> Bool {
    guard let people = audience.people else { return audience.pooled }
    return people > 0 && (audience.pooled || people < result.settings.smallSector)
  }

  /// What became of every response, and whose are shown together.
  var ledgerSection: Paper.Section {
    let parts = [
      ("Withdrawn by the person, or removed with age", ledger.withdrawn), ("Set aside as invalid", ledger.invalid),
      ("Outside the dates", ledger.outsideDates), ("Blank", ledger.blank), ("Duplicates", ledger.duplicate),
      ("Campaign copies", ledger.campaign), ("Analysed", ledger.analysed),
    ]
    let table = Paper.Table(
      caption: "What became of every response", head: ["", "Responses"],
      lines: parts.map { [$0.0, String($0.1)] } + [["Received", String(ledger.received)]])
    var blocks: [Paper.Block] = [
      .numbered("The lines add up to what was received; each response stands in one of them."), .table(table),
    ]
    if let pooled { blocks.append(.numbered(pooled)) }
    if let votersBeside { blocks.append(.numbered(votersBeside)) }
    return Paper.Section(title: "Every response accounted for", blocks: blocks)
  }

  /// Who is not shown alone, why, and how they count; nil where everyone is.
  private var pooled: String? {
    let groups = result.audiences.filter(isShownPooled).map { label(of: .audience($0.audience)) }
    let none =
      result.withoutAudience == 0 ? [] : ["those who named no group (\(Figures.count(result.withoutAudience)))"]
    guard !(groups + none).isEmpty else { return nil }
    let least = result.settings.smallSector
    let needs = survey.themes.isEmpty ? "\(least) people" : "\(least) people with evidence of one kind"
    let start = "Not shown alone: \(Figures.list(groups + none)). A group stands alone if it has at least \(needs)."
    if survey.themes.isEmpty { return start }
    return result.sectors.contains { $0.sector == .pooled }
      ? start + " These people are pooled, and count together as one group."
      : start + " Even together these people are too few; they count only where everyone is taken as one group."
  }

  /// In words a reader can check the figures by.
  var methodSection: Paper.Section {
    var blocks: [Paper.Block] = []
    if !survey.themes.isEmpty {
      blocks += [.numbered(rule)]
      if let weights { blocks.append(.numbered(weights)) }
      blocks.append(
        .numbered(
          """
          A table needs at least \(result.settings.smallSector) people and two areas. An area is ranked if, in at least half of the \
          groups, the tables that hold it carry at least half of that group's weight.\(commentRule)
          """))
    }
    blocks.append(
      .numbered(
        """
        Percentages leave out those to whom a question did not apply; under 20 answers, counts stand in their place. Ranges are Wilson \
        95 % intervals, narrowed where the size of the group is known.
        """))
    blocks += weightingBlocks
    if result.isPublic { blocks.append(.numbered(hiding)) }
    if let methodChanges {
      let what = methodChanges.isEmpty ? "" : " What changed: \(Figures.list(methodChanges))."
      blocks.append(.numbered("The method was changed after the first response came in.\(what)"))
    }
    blocks.append(.numbered("What was asked: \(form). How it was counted: \(method)."))
    return Paper.Section(title: "How the figures were made", blocks: blocks)
  }

  /// What is hidden in an edition for publication.
  var hiding: String {
    let least = result.settings.smallSector
    return """
      \(Figures.hidden) stands for a figure that is not published. Every count of people under \(least), none included, is hidden, and more \
      with it, until nobody can reckon such a count from all the others to within fewer than \(least); so are the means and scores that \
      would show one. The number analysed and the ledger are always published.
      """
  }

  /// How comments count; empty where nobody was asked for any.
  private var commentRule: String {
    guard result.comments != nil else { return "" }
    let start = " A person whose comments are settled counts for each area that one of them speaks of."
    switch result.settings.commentCodes {
    case .confirmed: return start + " Only codes that a person has confirmed count."
    case .suggested: return start + " Where nobody has confirmed the codes, a machine's suggestions stand for them."
    }
  }

  private var rule: String {
    let groups =
      switch result.settings.sectors {
      case _ where result.sectors.map(\.sector) == [.all]: "Everyone stands in one group."
      case .equal: "Each group counts once."
      case .respondents: "Each group counts by how many of its people gave evidence."
      case .population: "Each group counts by its size as declared."
      }
    return """
      \(groups) Every kind of evidence (needs, rankings, dots\(result.comments == nil ? "" : ", comments")) puts the areas in a league table for each group; \
      a group's tables are averaged, and then the groups. The figure is the average place: 1 means top in every table, 0 bottom in \
      every table. Beside it stands the same figure with everyone in one group.
      """
  }

  /// How much each kind of evidence weighs; nil where each weighs the same.
  private var weights: String? {
    let streams = Stream.allCases.filter { stream in result.sectors.contains { $0.streams.contains(stream) } }
    guard Set(streams.map(result.settings.weight)).count > 1 || streams.map(result.settings.weight).contains(0) else {
      return nil
    }
    let parts = streams.map { stream in
      let weight = result.settings.weight(of: stream)
      return "\(word(stream).lowercased()) \(weight > 0 ? Figures.exact(weight) ?? "" : "0 (shown, and not counted)")"
    }
    return "In the average of a group's tables they weigh: \(Figures.list(parts))."
  }
}
