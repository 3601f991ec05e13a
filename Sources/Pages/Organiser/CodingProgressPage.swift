internal import Reports
package import Surveys
package import Themes

/// How far the coding of a survey's comments, and of what was said in its sessions, is, how far coders agree, and what they should talk through.
package struct CodingProgressPage: Sendable {
  private let survey: Survey
  private let codings: Codings
  private let progress: CodingProgress
  private let agreement: CoderAgreement
  /// Of what people wrote, and of what was said in sessions.
  private let written: Codings
  private let said: Codings
  private let token: String
  /// The most differences that are shown at once; the rest come as these are settled.
  private static let most = 100

  package init(_ survey: Survey, _ codings: Codings, token: String) {
    self.survey = survey
    self.codings = codings
    progress = CodingProgress(codings)
    agreement = CoderAgreement(survey, codings)
    written = codings.only(.comments)
    said = codings.only(.contributions)
    self.token = token
  }

  private var base: String { "\(OrganiserPage.base)/\(survey.id)" }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    var body = [tag("h1", [:], "How far the coding is"), tag("p", ["class": "facts"], facts)]
    body += coders + agreed + differences + missing
    body.append(
      tag(
        "ul", ["class": "links"], tag("li", [:], tag("a", ["href": base + "/code"], "Code comments")),
        tag("li", [:], tag("a", ["href": base], "Back to the survey"))))
    return OrganiserPage(title: "How far the coding is – \(survey.title.text)", body: body, token: token).html
  }

  private static func many(_ count: Int, _ one: String, _ more: String) -> String {
    "\(count) \(count == 1 ? one : more)"
  }

  private var facts: String {
    var text = facts(CodingProgress(written), "comment")
    if !said.entries.isEmpty { text += " " + facts(CodingProgress(said), "contribution") }
    return text + (codings.machine.map { " " + $0.sentence } ?? "")
  }

  private func facts(_ progress: CodingProgress, _ noun: String) -> String {
    var text = CodingProgressPage.many(progress.comments, noun, noun + "s")
    text += ": \(progress.settled) settled, \(progress.disputed) disputed, \(progress.open) open"
    if progress.copies > 0 {
      text += ", " + CodingProgressPage.many(progress.copies, "copy of another", "copies of others")
    }
    return text + "."
  }

  private var coders: [Markup] {
    var parts: [Markup] = []
    if !progress.coders.isEmpty {
      let lines = progress.coders.map { line in
        [
          Markup.text(line.coder), .text(String(line.coded)),
          .text(line.pace.map { CodingProgressPage.many($0, "second", "seconds") } ?? "–"),
          .text(line.pace.map { $0 > 0 ? String(3600 / $0) : "–" } ?? "–"),
        ]
      }
      parts.append(
        OrganiserPage.table("Coders", ["Coder", "Coded", "Usually one in", "That is an hour"], lines))
    }
    if progress.reopened > 0 {
      parts.append(
        tag(
          "p", [:],
          CodingProgressPage.many(progress.reopened, "comment is", "comments are")
            + " open again: a theme that was given is no more. If it was renamed or merged, write its name under was: of the theme that it is part of now; else code again."
        ))
    }
    if progress.strays > 0 {
      parts.append(
        tag(
          "p", [:],
          CodingProgressPage.many(progress.strays, "decision is", "decisions are")
            + " about a comment that is not there or reads otherwise now."))
    }
    return parts
  }

  // MARK: - Agreement

  private var agreed: [Markup] {
    var parts = [tag("h2", [:], "How far coders agree")]
    guard agreement.texts > 0 else {
      parts.append(
        tag(
          "p", [:], .text("No comment has been coded by two people yet. "),
          tag("a", ["href": base + "/code?work=second"], "Code what somebody else has coded, without seeing how")))
      return parts
    }
    parts += agreed(written, "comment", "Agreement") + agreed(said, "contribution", "Agreement on what was said")
    parts.append(tag("p", [:], "An α of 1 is full agreement, and of 0 what chance would give."))
    return parts
  }

  /// How far coders agree on texts of one kind; empty where no two coded one of them.
  private func agreed(_ codings: Codings, _ noun: String, _ caption: String) -> [Markup] {
    let agreement = CoderAgreement(survey, codings)
    guard agreement.texts > 0 else { return [] }
    let lines = zip(survey.themes, agreement.themes).map { theme, line in
      [
        Markup.text(theme.label.text), .text(String(line.given)), .text(Figures.decimal(line.alpha, 2)),
        .text(Figures.decimal(line.f1, 2)),
      ]
    }
    let texts = CodingProgressPage.many(agreement.texts, noun, noun + "s")
    let single = CodingProgress(codings).single
    return [
      OrganiserPage.table(caption, ["Theme", "Given", "Krippendorff’s α", "F1"], lines),
      tag(
        "p", [:],
        "Over \(texts) that more than one of \(Figures.list(agreement.coders)) coded; "
          + "\(single) \(single == 1 ? "has" : "have") one coder alone."),
    ]
  }

  // MARK: - Differences

  private var differences: [Markup] {
    guard agreement.texts > 0 else { return [] }
    var parts = [tag("h2", ["id": "differences"], "What to talk through")]
    guard !agreement.disputed.isEmpty else {
      parts.append(tag("p", [:], "No difference is left to settle."))
      return parts
    }
    let entries = agreement.disputed.compactMap { codings.place[$0].map { codings.entries[$0] } }
    parts.append(
      tag(
        "p", [:], .text("A comment on which coders differ counts for nothing until it is settled. "),
        tag("a", ["href": base + "/code?work=differences"], "Settle what was talked through")))
    parts += entries.prefix(CodingProgressPage.most).map(difference)
    if entries.count > CodingProgressPage.most {
      parts.append(tag("p", [:], "\(entries.count - CodingProgressPage.most) more come as these are settled."))
    }
    return parts
  }

  private func difference(_ entry: Codings.Entry) -> Markup {
    let sides = entry.byCoder.sorted { $0.key < $1.key }.map { coder, decision in
      tag(
        "li", [:], tag("b", [:], coder),
        .text(": " + CodingPage.words(decision, survey) + (decision.note.map { " (\($0))" } ?? "")))
    }
    return tag(
      "section", [:],
      tag("blockquote", ["lang": entry.comment.language.code, "dir": "auto"], entry.comment.text),
      entry.comment.said.map { tag("p", ["class": "soft"], $0.words + ".") } ?? .text(""),
      tag("ul", [:], all: sides))
  }

  // MARK: - Missing themes

  private var missing: [Markup] {
    let missing = MissingTheme.all(codings)
    guard !missing.isEmpty else { return [] }
    return [
      tag("h2", [:], "Themes that coders miss"),
      tag(
        "p", [:],
        "To make one a theme, write it under themes: in the definition and start the server again; then code its comments once more."
      ),
      tag(
        "ul", [:],
        all: missing.map { theme in
          tag(
            "li", [:], tag("b", [:], theme.label),
            .text(
              " – \(CodingProgressPage.many(theme.comments.count, "comment", "comments")): "
                + theme.comments.prefix(3).map { "“\(CodingPage.excerpt($0))”" }.joined(separator: ", ")))
        }),
    ]
  }
}
