package import Responses
internal import Surveys

/// The part of a survey's page where organisers make invitations and see how many were used.
package struct InvitationSection: Sendable {
  package var count: InvitationCount
  /// How many of those whose label is known have not answered.
  package var outstanding: Int
  /// What the form sends back, so that this page makes invitations once; empty where it makes none.
  package var mark: String
  /// Why no invitations were made, with what was typed; nil where none were asked for.
  package var fault: Fault?

  /// What was typed, and what is wrong with it.
  package struct Fault: Hashable, Sendable {
    /// How many were asked for, as it was typed.
    package var number: String
    /// The list of labels, as it was typed.
    package var labels: String
    /// What is wrong, in words for the organiser.
    package var text: String

    package init(number: String, labels: String, text: String) {
      self.number = number
      self.labels = labels
      self.text = text
    }
  }

  package init(_ count: InvitationCount, outstanding: Int, mark: String = "", fault: Fault? = nil) {
    self.count = count
    self.outstanding = outstanding
    self.mark = mark
    self.fault = fault
  }

  /// - Parameters:
  ///   - isNeeded: whether the survey lets in nobody without one.
  ///   - base: the address of the survey's page for organisers.
  func markup(id: String, isNeeded: Bool, base: String, token: String) -> [Markup] {
    var parts: [Markup] = [
      tag("h2", [:], "Invitations"),
      tag(
        "p", [:],
        isNeeded
          ? "Only whoever has an invitation can answer. Each is good for one response."
          : "Each invitation is good for one response. Anybody else can answer, too, as long as the definition does not say ‘access: invited’."
      ),
    ]
    if count.made > 0 {
      let made = count.made == 1 ? "1 invitation has been made" : "\(count.made) invitations have been made"
      parts.append(tag("p", [:], "\(made), and \(count.used) of them used."))
    }
    if outstanding > 0 {
      parts.append(
        tag(
          "p", [:], tag("a", ["href": "\(base)/reminders.csv"], "Who has not answered yet"),
          .text(outstanding == 1 ? " – 1 label, for a reminder" : " – \(outstanding) labels, for a reminder")))
    }
    let wrong = fault == nil ? "q" : "q wrong"
    parts.append(
      OrganiserPage.form(
        "/\(id)/invitations", token,
        [
          tag("input", ["type": "hidden", "name": ":once", "value": mark]),
          tag(
            "div", ["class": wrong], tag("label", ["for": "labels", "class": "ask"], "Whom they are for"),
            tag(
              "p", ["class": "hint", "id": "labels-hint"],
              "A name or an address on each line. You can then see who has answered, though never what. Leave it empty for invitations that are for nobody by name."
            ),
            tag(
              "textarea", ["id": "labels", "name": ":labels", "rows": "5", "aria-describedby": "labels-hint"],
              fault?.labels ?? "")),
          tag(
            "div", ["class": wrong], tag("label", ["for": "number", "class": "ask"], "How many, without names"),
            tag(
              "input",
              [
                "type": "text", "inputmode": "numeric", "id": "number", "name": ":number", "value": fault?.number ?? "",
                "autocomplete": "off",
              ])),
          tag(
            "p", ["class": "hint"],
            "The table with the links comes as a download, once, and this page stays as it is. Keep the file: nobody can fetch it again, for here only hashes are kept. Nothing leads from an invitation to a response; tell those you invite that you can see that they answered, but not what."
          ),
          tag("div", ["class": "buttons"], tag("button", ["type": "submit"], "Make invitations")),
        ]))
    return parts
  }
}
