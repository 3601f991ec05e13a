internal import Priorities
internal import Surveys
internal import Themes

extension PriorityReport {
  /// What people wrote: how far it is coded, how far coders agree, and quotes; nil where nobody wrote anything.
  var commentSection: Paper.Section? {
    guard let comments = result.comments, comments.texts > 0 else { return nil }
    var blocks: [Paper.Block] = [.numbered(standing(comments))]
    let counted = comments.settled + comments.suggested
    if counted > 0 {
      blocks.append(
        .table(
          Paper.Table(
            caption: "Comments that speak of each area", head: ["Area", "Comments"],
            lines: comments.themes.map {
              [label(ofTheme: $0.theme), $0.isHidden ? Figures.hidden : String($0.comments)]
            })))
    }
    if !comments.isHidden, let agreement = agreementBlocks(comments.agreement) { blocks += agreement }
    if !comments.quotes.isEmpty {
      blocks.append(
        .numbered(
          """
          In their own words: of the comments whose writers allowed it, those nearest to all that was written of an area. None is \
          shortened.\(comments.quotes.contains { $0.text.contains("[") } ? " What could show who is meant has its kind in square brackets in its place." : "")
          """))
      for theme in survey.themes {
        let own = comments.quotes.filter { $0.theme == theme.name }
        guard !own.isEmpty else { continue }
        blocks.append(.heading(theme.label.text))
        blocks.append(.list(own.map(quoted), ordered: false))
      }
    }
    return Paper.Section(title: "What people wrote", blocks: blocks)
  }

  private func standing(_ comments: CommentFigures) -> String {
    if comments.isHidden {
      return "How many comments were written is not published. A comment may speak of several areas, or of none."
    }
    func are(_ count: Int) -> String { "\(count) \(count == 1 ? "is" : "are")" }
    var text = comments.texts == 1 ? "One comment was written" : "\(comments.texts) comments were written"
    text += ". A person has confirmed the codes of \(comments.settled)"
    if comments.copies > 0 {
      text += "; \(are(comments.copies)) \(comments.copies == 1 ? "a copy of another" : "copies of others")"
      text += ", and not counted again"
    }
    if comments.suggested > 0 {
      text += "; \(comments.suggested) are counted by what a machine suggested, which nobody has confirmed"
    }
    text += comments.unsettled > 0 ? "; \(are(comments.unsettled)) not settled, and not counted" : ""
    if comments.disputed > 0 { text += " (of these \(comments.disputed) because coders differ)" }
    text += ". A comment may speak of several areas, or of none."
    if let machine = comments.machine {
      text += " A chat endpoint was asked, too. Its codes: \(machine.words); none of them counts before that."
    }
    for theme in survey.themes where !theme.was.isEmpty {
      let names = theme.was.map { "‘\($0)’" }.joined(separator: " and ")
      text += " What was coded as \(names) counts for \(theme.label.text)."
    }
    return text
  }

  private func agreementBlocks(_ agreement: CoderAgreement) -> [Paper.Block]? {
    guard agreement.texts > 0 else { return nil }
    let table = Paper.Table(
      caption: "How far coders agree", head: ["Area", "Coded by either", "α", "F1"],
      lines: agreement.themes.map {
        [label(ofTheme: $0.theme), String($0.given), Figures.decimal($0.alpha, 2), Figures.decimal($0.f1, 2)]
      })
    return [
      .numbered(
        """
        \(agreement.texts) of the comments were coded by \(agreement.coders.count) people, none of whom saw the others' codes. α is \
        Krippendorff's: 1 where they always agree, 0 where they agree as often as by chance. F1 is 1 where both always give the code \
        together. What they differed on was settled by talking it through, or is not counted.
        """), .table(table),
    ]
  }

  /// The words and, where the group is not a small one, who wrote them.
  private func quoted(_ quote: Quote) -> String {
    let text = "“\(quote.text)”"
    return shownGroup(quote.audience).map { "\(text) – \($0)" } ?? text
  }

  /// How many codes a chat endpoint suggested and people confirmed, null where that is hidden; no member where none was asked.
  private func machineMember(_ comments: CommentFigures) -> [(String, OrderedJSON)] {
    guard let machine = comments.machine else { return [] }
    func count(_ number: Int) -> OrderedJSON { .integer(orNull: machine.isHidden ? nil : number) }
    return [
      (
        "machine",
        .object(
          [("suggested", count(machine.suggested)), ("confirmed", count(machine.confirmed))]
            + suppressed(machine.isHidden))
      )
    ]
  }

  /// For `priority-report.json`: `comments` and `coders`, each null where there is nothing.
  var commentMembers: [(String, OrderedJSON)] {
    guard let comments = result.comments else { return [("comments", .null), ("coders", .null)] }
    let isHidden = comments.isHidden
    func count(_ number: Int) -> OrderedJSON { .integer(orNull: isHidden ? nil : number) }
    let counts: [(String, OrderedJSON)] =
      [
        ("texts", count(comments.texts)), ("settled", count(comments.settled)),
        ("suggested", count(comments.suggested)), ("copies", count(comments.copies)),
        ("unsettled", count(comments.unsettled)), ("disputed", count(comments.disputed)),
      ] + suppressed(isHidden)
    let themes = comments.themes.map { line -> OrderedJSON in
      .object(
        [("theme", .text(line.theme.text)), ("comments", .integer(orNull: line.isHidden ? nil : line.comments))]
          + suppressed(line.isHidden))
    }
    let quotes = comments.quotes.map { quote -> OrderedJSON in
      .object([("theme", .text(quote.theme.text)), ("text", .text(quote.text))])
    }
    let agreement = comments.agreement
    let coders: OrderedJSON =
      agreement.texts == 0 || isHidden
      ? .null
      : .object([
        ("texts", .integer(agreement.texts)), ("coders", .integer(agreement.coders.count)),
        (
          "themes",
          .list(
            agreement.themes.map { line in
              .object([
                ("theme", .text(line.theme.text)), ("given", .integer(line.given)), ("alpha", .number(line.alpha)),
                ("f1", .number(line.f1)),
              ])
            })
        ),
      ])
    return [
      ("comments", .object(counts + [("themes", .list(themes)), ("quotes", .list(quotes))] + machineMember(comments))),
      ("coders", coders),
    ]
  }
}
