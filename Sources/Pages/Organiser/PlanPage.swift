package import Plans
internal import Reports
package import Surveys

/// A survey's plan among the organisers' pages: its improvements, what it still lacks, and the table.
package struct PlanPage: Sendable {
  private let survey: Survey
  private let token: String
  /// What has just been done; nil for nothing.
  package var notice: String?

  package init(_ survey: Survey, token: String, notice: String? = nil) {
    self.survey = survey
    self.token = token
    self.notice = notice
  }

  private var path: String { "/\(survey.id)/plan" }
  private var base: String { OrganiserPage.base + path }

  /// A plan, with the table as it is printed.
  ///
  /// - Parameter evidence: what the survey's priorities say; nil where the plan answers another survey or none.
  package func html(_ plan: Plan, _ evidence: PlanEvidence?, _ remarks: [PlanRemark]) -> [UInt8] {
    var body = head(plan.title ?? "Improvement plan")
    if let words = evidence?.notice { body.append(tag("p", ["class": "notice"], words)) }
    let (improvements, actions) = (plan.improvements.count, plan.actions.count)
    body.append(
      tag(
        "p", ["class": "facts"],
        "\(OrganiserPage.many(improvements, "improvement")), \(OrganiserPage.many(actions, "action")). \(PlanPage.count(remarks))"
      ))
    body += [tag("h2", [:], "Improvements")] + self.improvements(plan, remarks)
    body.append(
      tag(
        "ul", ["class": "links"],
        all: [
          tag("li", [:], tag("a", ["href": base + "/add"], "Add an improvement")),
          tag("li", [:], tag("a", ["href": base + "/progress"], "Progress: note how the actions come on")),
        ]
          + (plan.improvements.isEmpty
            ? []
            : [tag("li", [:], tag("a", ["href": base + "/order"], "Put it into another order, or take something out"))])
      ))
    body += PlanPage.list(remarks, "What the plan still lacks", isNumbered: true) { address(of: $0, plan) }
    if !plan.improvements.isEmpty {
      body += [tag("h2", [:], "The plan"), GridTable(PlanReport(plan: plan, evidence: evidence).grid).markup]
    }
    return page(body + foot)
  }

  /// What stands where there is no plan yet.
  ///
  /// - Parameter fault: why none could be made; nil before anybody tried.
  package func empty(fault: String?) -> [UInt8] {
    let body =
      OrganiserPage.fault(fault, field: "make") + head("Improvement plan") + [
        tag(
          "p", [:],
          "There is no plan yet. It begins with the improvements that the last session agreed on, or else with those that come first in the survey's order."
        ),
        OrganiserPage.form(
          path, token,
          [
            tag(
              "div", ["class": "buttons"],
              tag("button", ["type": "submit", "class": "main", "id": "make"], "Make the plan"))
          ]),
      ]
    return page(body + [back], isFaulty: fault != nil)
  }

  /// A line of a file with what is wrong with it.
  package struct Slip: Hashable, Sendable {
    package var finding: Finding
    /// The line's text; empty where there is none.
    package var line: String

    package init(_ finding: Finding, line: String) {
      self.finding = finding
      self.line = line
    }
  }

  /// What is wrong with a file that cannot be read.
  ///
  /// - Parameters:
  ///   - kept: what was typed on a form and could not be written; may be empty.
  package func unreadable(_ file: String, _ slips: [Slip], kept: [PlanEditPage.Kept] = []) -> [UInt8] {
    var body = head("\(file) cannot be read")
    body.append(
      tag(
        "p", [:],
        "Something is wrong with its lines. Mend it in an editor, then load this page again. Nothing is changed in it from here until then."
      ))
    body.append(
      tag(
        "ul", [:],
        all: slips.map { slip in
          tag(
            "li", [:],
            all: [
              tag("b", [:], "Line \(slip.finding.place.line)"),
              .text(
                ": \(slip.finding.message). \(slip.finding.notes.map { $0.hasSuffix("?") ? $0 : $0 + "." }.joined(separator: " "))"
              ),
            ] + (slip.line.isEmpty ? [] : [tag("pre", [:], slip.line)]))
        }))
    return page(body + PlanEditPage.list(kept) + [back])
  }

  /// What stands where an improvement is no more that somebody was changing, or the whole plan that somebody was adding to.
  package func gone(_ kept: [PlanEditPage.Kept], isWhole: Bool = false) -> [UInt8] {
    let what =
      isWhole
      ? "the plan’s file was taken away" : "this improvement was taken out of the plan, or worded anew"
    let text = "Meanwhile \(what), in an editor or by somebody else. Nothing of yours was written."
    let way = tag("p", [:], tag("a", ["href": base], "To the plan as it is now"))
    return page(head("The plan was changed") + [tag("p", [:], text)] + PlanEditPage.list(kept) + [way])
  }

  // MARK: - Parts

  private func head(_ title: String) -> [Markup] {
    (notice.map { [tag("p", ["class": "notice", "role": "status"], $0)] } ?? []) + [tag("h1", [:], title)]
  }

  private func page(_ body: [Markup], isFaulty: Bool = false) -> [UInt8] {
    OrganiserPage(title: "Plan – \(survey.title.text)", body: body, token: token, isFaulty: isFaulty).html
  }

  private var back: Markup {
    tag("p", [:], tag("a", ["href": "\(OrganiserPage.base)/\(survey.id)"], "Back to the survey"))
  }

  private var foot: [Markup] {
    [
      tag(
        "p", ["class": "soft"],
        "The plan is the file reports/\(survey.id)/plan.yaml. It can be changed in an editor and at the terminal, too; what others wrote in it stays."
      ), back,
    ]
  }

  private static func count(_ remarks: [PlanRemark]) -> String {
    let (errors, warnings) = (
      remarks.count { $0.severity == .error }, remarks.count { $0.severity == .warning }
    )
    guard !remarks.isEmpty else { return "Nothing is missing." }
    return [
      errors == 0 ? nil : OrganiserPage.many(errors, "contradiction"),
      warnings == 0 ? nil : "\(OrganiserPage.many(warnings, "thing")) to settle",
    ].compactMap(\.self).joined(separator: ", ") + "."
  }

  private func improvements(_ plan: Plan, _ remarks: [PlanRemark]) -> [Markup] {
    guard !plan.improvements.isEmpty else { return [tag("p", [:], "The plan has none yet.")] }
    return [
      tag(
        "ol", ["class": "links"],
        all: plan.improvements.enumerated().map { place, improvement in
          let own = remarks.filter { $0.subject.improvement == place }
          return tag(
            "li", [:], tag("a", ["href": "\(base)/\(place + 1)"], improvement.improvement),
            .text(
              " – \(OrganiserPage.many(improvement.actions.count, "action"))"
                + (own.isEmpty ? "" : ", \(OrganiserPage.many(own.count, "thing")) to settle")))
        })
    ]
  }

  private func address(of remark: PlanRemark, _ plan: Plan) -> String? {
    guard let place = remark.subject.improvement, plan.improvements.indices.contains(place) else { return nil }
    return "\(base)/\(place + 1)#\(PlanSheet(plan, place).name(of: remark.subject))"
  }

  /// Remarks, each with a way to where it is mended; nothing where there are none.
  ///
  /// - Parameter isNumbered: whether each says of which improvement it is.
  static func list(
    _ remarks: [PlanRemark], _ title: String, isNumbered: Bool = false, _ address: (PlanRemark) -> String?
  ) -> [Markup] {
    guard !remarks.isEmpty else { return [] }
    return [
      tag("h2", [:], title),
      tag(
        "ul", [:],
        all: remarks.map { remark in
          let number = isNumbered ? remark.subject.improvement.map { "Improvement \($0 + 1): " } ?? "" : ""
          let words = (remark.severity == .error ? "Contradiction: " : "") + number + remark.message
          let text = address(remark).map { tag("a", ["href": $0], words) } ?? .text(words)
          let note = advice(remark.note)
          return tag("li", [:], text, .text(". \(note)" + (note.hasSuffix("?") ? "" : ".")))
        }),
    ]
  }
}

extension PlanPage {
  /// What to do, in the words of the form where it has a field for that.
  static func advice(_ note: PlanNote) -> String {
    note.text { key, preposition in
      switch key {
      case "actions": "in the fields of ‘Another action’"
      case "lead": "in the field ‘Lead’"
      case "target": "in the field ‘Target date’"
      case "due": "in the field ‘Due day’"
      case "measure": "in the field ‘Measure’"
      case "after": "\(preposition) the field ‘After’"
      default: "\(preposition) ‘\(key):’ in the file"
      }
    }
  }
}

extension PlanRemark.Subject {
  /// The improvement that it is about, from 0; nil for the plan as a whole.
  var improvement: Int? {
    switch self {
    case .plan: nil
    case .improvement(let place, _), .action(let place, _, _): place
    }
  }
}
