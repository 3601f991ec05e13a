package import Plans
internal import Reports
package import Surveys

/// One improvement of a plan to be changed: a plain form with a field for each of its cells.
package struct PlanEditPage: Sendable {
  /// Something that was typed and has no field any more.
  package struct Kept: Hashable, Sendable {
    /// What the field was called, with the action that it was of, if any.
    package var label: String
    package var text: String

    package init(_ label: String, _ text: String) {
      self.label = label
      self.text = text
    }
  }

  private let survey: Survey
  private let plan: Plan
  /// Which version of the file the form is made from.
  private let revision: String
  private let token: String
  package var sheet: PlanSheet
  /// On the whole plan; those on the improvement are shown.
  package var remarks: [PlanRemark] = []
  /// What has just been done; nil for nothing.
  package var notice: String?
  /// Why nothing was written; nil where nothing was refused, or where the faults of the fields say it.
  package var fault: String?
  /// Empty where all that was typed has a field.
  package var kept: [Kept] = []

  package init(_ survey: Survey, _ plan: Plan, _ place: Int, revision: String, token: String) {
    self.survey = survey
    self.plan = plan
    self.revision = revision
    self.token = token
    sheet = PlanSheet(plan, place)
  }

  private var path: String { "/\(survey.id)/plan" }
  private var base: String { OrganiserPage.base + path }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    let faults = (fault.map { [("main", $0)] } ?? []) + sheet.faults.map { ($0.name, $0.text) }
    var body = OrganiserPage.faults(faults)
    if let notice { body.append(tag("p", ["class": "notice", "role": "status"], notice)) }
    body.append(tag("h1", [:], "\(sheet.place + 1). \(sheet.improvement.improvement)"))
    body += PlanEditPage.list(kept)
    let own = remarks.filter { $0.subject.improvement == sheet.place }
    body += PlanPage.list(own, "What it still lacks") { "#" + sheet.name(of: $0.subject) }
    body.append(form)
    if !plan.actions.isEmpty { body.append(ids) }
    body.append(
      tag(
        "ul", ["class": "links"], tag("li", [:], tag("a", ["href": base], "Back to the plan")),
        tag("li", [:], tag("a", ["href": base + "/progress"], "Progress: note how the actions come on")),
        tag(
          "li", [:], tag("a", ["href": "\(base)/\(sheet.place + 1)/remove"], "Take this improvement out of the plan …"))
      ))
    return OrganiserPage(
      title: "Improvement \(sheet.place + 1) – \(survey.title.text)", body: body, token: token,
      isFaulty: !faults.isEmpty
    ).html
  }

  /// What was typed and could not be written, to be copied; nothing where there is nothing.
  static func list(_ kept: [Kept]) -> [Markup] {
    guard !kept.isEmpty else { return [] }
    return [
      tag("h2", [:], "What you typed and was not written"),
      tag(
        "dl", ["class": "answers"],
        all: kept.map { tag("div", [:], tag("dt", [:], $0.label), tag("dd", [:], $0.text)) }),
    ]
  }

  /// Every action of the plan with its id, for the fields that name some.
  private var ids: Markup {
    tag(
      "details", ["id": "ids"], tag("summary", ["class": "ask"], "The ids of all actions"),
      tag("ul", [:], all: plan.actions.map { tag("li", [:], tag("b", [:], $0.id), .text(" \($0.action)")) }))
  }

  private var form: Markup {
    var parts = [
      OrganiserPage.hidden("revision", revision), OrganiserPage.hidden("text", sheet.improvement.improvement),
      tag(
        "p", ["class": "hint"],
        "Each line of a field is a statement of its own. ‘\(PlanSheet.above)’ has the same cell of the action above reach down; in the costs it stands for risks and resources, too."
      ),
    ]
    for group in sheet.groups { parts.append(self.group(group)) }
    parts.append(
      tag("div", ["class": "buttons"], tag("button", ["type": "submit", "class": "main"], "Save")))
    return OrganiserPage.form("\(path)/\(sheet.place + 1)", token, parts)
  }

  private func group(_ group: PlanSheet.Group) -> Markup {
    let fields =
      (group.id.map { [OrganiserPage.hidden("\(group.key)-id", $0)] } ?? []) + group.fields.flatMap { field($0, group) }
    guard group.key != "i" else {
      return tag("fieldset", [:], all: [tag("legend", ["class": "away"], "The improvement")] + fields)
    }
    let isToSettle = remarks.contains { remark in
      if case .action(sheet.place, let at, _) = remark.subject { at == group.action } else { false }
    }
    let isNext = group.key == "new" && sheet.improvement.actions.isEmpty
    let isOpen =
      isToSettle || isNext || group.fields.contains { $0.fault != nil || $0.isContested || $0.typed != $0.value }
    let title = group.id.map { "\($0) \(group.fields.first?.value ?? "")" } ?? "Another action"
    let leaving = group.id.map { id in
      tag(
        "p", [:],
        tag(
          "a", ["href": "\(base)/\(sheet.place + 1)/remove?action=\(OrganiserPage.query(id))"],
          "Take action \(id) out of the plan …"))
    }
    return .element(
      "details", isOpen ? [Markup.Attribute("open", "open")] : [],
      [
        tag("summary", ["class": "ask"], title),
        tag("fieldset", [:], all: [tag("legend", ["class": "away"], title)] + fields + (leaving.map { [$0] } ?? [])),
      ])
  }

  private func field(_ field: PlanSheet.Field, _ group: PlanSheet.Group) -> [Markup] {
    let name = group.name(field.cell)
    let (label, hint) = PlanEditPage.words(field.cell, isShared: group.key == "i")
    var parts = [tag("label", ["for": name, "class": "ask"], label)]
    var described: [String] = []
    func say(_ text: String, _ mark: String, _ style: String) {
      described.append("\(name)-\(mark)")
      parts.append(tag("p", ["class": style, "id": "\(name)-\(mark)"], text))
    }
    let read = field.cell == .target ? reading(group) : nil
    if let hint = [hint, read].compactMap(\.self).joined(separator: " ").nonempty { say(hint, "hint", "hint") }
    if field.isContested { say("The file says now: " + (field.value.nonempty ?? "nothing"), "now", "bad") }
    if let fault = field.fault { say(fault, "fault", "bad") }
    var attributes = [
      Markup.Attribute("id", name), Markup.Attribute("name", ":" + name), Markup.Attribute("autocomplete", "off"),
    ]
    if !described.isEmpty {
      attributes.append(Markup.Attribute("aria-describedby", described.joined(separator: " ")))
    }
    if field.fault != nil { attributes.append(Markup.Attribute("aria-invalid", "true")) }
    if field.cell == .target || field.cell == .due {
      attributes += [Markup.Attribute("type", "text"), Markup.Attribute("value", field.typed)]
      if field.cell == .due { attributes.append(Markup.Attribute("class", "short")) }
      parts.append(.element("input", attributes, []))
    } else {
      let lines = field.typed.split(separator: "\n", omittingEmptySubsequences: false).count
      attributes.append(Markup.Attribute("rows", String(max(2, min(12, lines + 1)))))
      parts.append(.element("textarea", attributes, [.text(field.typed)]))
    }
    return [
      OrganiserPage.hidden("was-" + name, field.value),
      tag("div", ["class": field.fault == nil && !field.isContested ? "q" : "q wrong"], all: parts),
    ]
  }

  /// The day that is read from a target date, in words; nil where none is, or it is said beside.
  private func reading(_ group: PlanSheet.Group) -> String? {
    let target =
      group.action.map { sheet.improvement.actions[$0].cells.target }
      ?? (group.key == "i" ? sheet.improvement.cells.target : .empty)
    guard let target = target.value, target.due == nil, let due = target.due(from: plan.made ?? plan.adopted) else {
      return nil
    }
    return "Read as: due \(Figures.day(due.day))."
  }

  private static func words(_ cell: PlanSheet.Cell, isShared: Bool) -> (label: String, hint: String?) {
    let all = isShared ? ", of all actions" : ""
    return switch cell {
    case .improvement: ("Improvement", nil)
    case .outcome: ("Outcome: what it should bring", nil)
    case .action: ("Action: what is to be done", nil)
    case .lead: ("Lead: who\(all)", "It may be shared, on a condition, or to be named by a day.")
    case .costs: ("Costs\(all)", nil)
    case .risks: ("Risks\(all)", nil)
    case .resources: ("Resources\(all)", nil)
    case .target: ("Target date: by when, in your words\(all)", "Such as ‘by March 2017’ or ‘in 6 months’.")
    case .due: ("Due day, if the words do not say it\(all)", "Year, month and day, such as 2017-03-31.")
    case .measure: ("Measure: how it will be known that it is done\(all)", nil)
    case .after:
      ("After: actions that must be done first", "Their ids, each on a line. All ids stand below the form.")
    }
  }
}

extension PlanSheet {
  /// The name of the field in which something is mended that was remarked on.
  func name(of subject: PlanRemark.Subject) -> String {
    let (key, remarked): (String, PlanRemark.Key?) =
      switch subject {
      case .plan(let key): ("i", key)
      case .improvement(_, let key): ("i", key)
      case .action(_, let at, let key): ("a\(at)", key)
      }
    let cell = remarked.flatMap { Cell(rawValue: $0.rawValue) } ?? (remarked == .implications ? .costs : nil)
    let group = groups.first { $0.key == key } ?? groups[0]
    if let cell {
      for one in [group, groups[0]] where one.fields.contains(where: { $0.cell == cell }) { return one.name(cell) }
    }
    return group.name(group.fields[0].cell)
  }
}

extension String {
  /// The text; nil for the empty one.
  fileprivate var nonempty: String? { isEmpty ? nil : self }
}
