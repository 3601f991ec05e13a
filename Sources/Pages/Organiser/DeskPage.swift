internal import Reports
package import Responses
internal import Surveys

/// Everything about one survey that an organiser sees and can do.
package struct DeskPage: Sendable {
  package var line: SurveyLine
  package var turnout: Turnout
  /// Whether no answers may be looked at before the survey has closed by its dates.
  package var isSealed: Bool
  /// The files that may be taken away: address below the survey's, and what it is.
  package var downloads: [Entry]
  /// The names of the reports that were made, in order.
  package var reports: [String]
  /// What a form of the page sends back.
  package var token: String
  /// What has just been done; nil for nothing.
  package var notice: String?
  /// Why a receipt was not taken, with what was typed; nil where none was.
  package var receiptFault: (typed: String, text: String)?
  package var invitations: InvitationSection
  /// Whether there are comments to code.
  package var hasComments: Bool
  /// Where the minutes of each session that has begun are, below the survey's address, and the session's title.
  package var minutes: [Entry] = []

  /// A link: an address below the survey's, and what is there.
  package struct Entry: Hashable, Sendable {
    package var name: String
    package var text: String

    package init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  package init(
    _ line: SurveyLine, _ turnout: Turnout, isSealed: Bool, downloads: [Entry], reports: [String], token: String,
    invitations: InvitationSection = InvitationSection(InvitationCount(), outstanding: 0), notice: String? = nil,
    receiptFault: (typed: String, text: String)? = nil, hasComments: Bool = false
  ) {
    self.line = line
    self.turnout = turnout
    self.isSealed = isSealed
    self.downloads = downloads
    self.reports = reports
    self.token = token
    self.notice = notice
    self.receiptFault = receiptFault
    self.invitations = invitations
    self.hasComments = hasComments
  }

  private var base: String { "\(OrganiserPage.base)/\(line.id)" }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    var body = OrganiserPage.fault(receiptFault?.text, field: "receipt")
    body += OrganiserPage.fault(invitations.fault?.text, field: "labels")
    if let notice { body.append(tag("p", ["class": "notice", "role": "status"], notice)) }
    body.append(tag("h1", ["lang": line.language.code], line.title))
    let many = line.responses == 1 ? "1 response" : "\(line.responses) responses"
    let last = line.lastDay.map { ", the last on \(Figures.day($0))" } ?? ""
    body.append(tag("p", ["class": "facts"], "\(line.state). \(many)\(last)."))
    if turnout.simulated > 0 {
      body.append(
        tag(
          "p", ["class": "notice"],
          "Simulated data: \(turnout.simulated) of the \(turnout.ledger.analysed) responses counted here were made by a program. No person gave them."
        ))
    }
    body.append(tag("p", [:], tag("a", ["href": "/s/\(line.id)"], "The survey as people see it")))
    body.append(tag("p", [:], tag("a", ["href": "/s/\(line.id)/paper"], "The survey on paper, to print")))
    body.append(tag("p", [:], tag("a", ["href": "\(base)/sessions"], "Sessions: what happens in a room")))
    if !minutes.isEmpty {
      let links = minutes.enumerated().flatMap { place, one in
        [
          .text(place == 0 ? "" : "; "),
          tag("a", ["href": "\(base)/\(one.name)", "lang": line.language.code], one.text),
        ]
      }
      body.append(tag("p", [:], all: [.text("Minutes: ")] + links))
    }
    if hasComments, !isSealed {
      body.append(tag("p", [:], tag("a", ["href": "\(base)/code"], "Code comments: what people wrote, by theme")))
    }
    if !isSealed {
      body.append(
        tag("p", [:], tag("a", ["href": "\(base)/plan"], "The plan: what is to be done, and how it comes on")))
      body.append(tag("p", [:], tag("a", ["href": "\(base)/trace"], "What is behind each figure, and what came of it")))
    }
    body += opening + came
    body += invitations.markup(id: line.id, isNeeded: line.access == .invited, base: base, token: token)
    body += results + erasing
    let isFaulty = receiptFault != nil || invitations.fault != nil
    return OrganiserPage(title: line.title, body: body, token: token, isFaulty: isFaulty).html
  }

  private func button(_ label: String, _ value: String) -> Markup {
    tag("button", ["type": "submit", "name": ":do", "value": value], label)
  }

  // MARK: - Opening and closing

  private var opening: [Markup] {
    var buttons: [Markup] = []
    if line.standing != .open { buttons.append(button("Open it now", Ruling.Choice.open.rawValue)) }
    if line.standing != .closedByHand { buttons.append(button("Close it now", Ruling.Choice.closed.rawValue)) }
    if line.ruling != nil { buttons.append(button("Leave it to its dates", Ruling.Choice.dates.rawValue)) }
    let text =
      line.ruling == nil
      ? "The dates in the definition hold. By hand it can be opened or closed at once; answers that people have begun stay with them."
      : "This holds against the dates in the definition, until you change it."
    return [
      tag("h2", [:], "Opening and closing"), tag("p", [:], text),
      OrganiserPage.form("/\(line.id)/opening", token, [tag("div", ["class": "buttons"], all: buttons)]),
    ]
  }

  // MARK: - Who came

  private var came: [Markup] {
    var parts: [Markup] = [tag("h2", [:], "Who answered")]
    if !turnout.groups.isEmpty {
      var lines = turnout.groups.map { group in
        [
          Markup.text(group.audience.label.text), .text(String(group.people)),
          .text(group.audience.population.map(String.init) ?? "not known"),
          .text(group.percent.map { "\($0) %" } ?? "–"),
        ]
      }
      if turnout.withoutGroup > 0 {
        lines.append([.text("No group named"), .text(String(turnout.withoutGroup)), .text("–"), .text("–")])
      }
      parts.append(OrganiserPage.table("Who answered", ["Group", "Responses", "Of", "Response rate"], lines))
    }
    parts += turnout.days.isEmpty ? [tag("p", [:], "Nobody has answered yet.")] : DayChart(days: turnout.days).markup
    let ledger = turnout.ledger
    let lines: [(String, Int)] = [
      ("Received", ledger.received), ("Withdrawn", ledger.withdrawn), ("Invalid", ledger.invalid),
      ("Outside the dates", ledger.outsideDates), ("Blank", ledger.blank), ("Duplicate", ledger.duplicate),
      ("Campaign", ledger.campaign), ("Analysed", ledger.analysed),
    ]
    parts.append(tag("h3", [:], "The ledger"))
    parts.append(
      OrganiserPage.table(
        "The ledger: what became of every response", ["What became of it", "Responses"],
        lines.map { [.text($0.0), .text(String($0.1))] }))
    return parts
  }

  // MARK: - What they said

  private var results: [Markup] {
    let codebook = downloads.filter { $0.name.hasPrefix("codebook") }
    guard !isSealed else {
      return [
        tag("h2", [:], "Results"),
        tag(
          "p", [:],
          "The results are sealed until the survey has closed by its dates, so that nobody can steer by them: no figures, no reports, no answers to take away."
        ),
      ] + list(codebook, "files")
    }
    var parts = [
      tag("h2", [:], "Results"),
      tag("p", [:], tag("a", ["href": "\(base)/results"], "The priority report as it stands now")),
      tag("h3", [:], "Reports"),
    ]
    parts +=
      reports.isEmpty
      ? [tag("p", [:], "No report has been made yet.")] : list(reports.map { Entry($0, "") }, "reports")
    parts.append(
      OrganiserPage.form(
        "/\(line.id)/reports", token,
        [
          tag("p", [:], "Making the priority report puts a new one in the place of the last."),
          tag("div", ["class": "buttons"], tag("button", ["type": "submit"], "Make the priority report")),
        ]))
    parts.append(tag("h3", [:], "Take the answers away"))
    return parts + list(downloads, "files")
  }

  private func list(_ entries: [Entry], _ folder: String) -> [Markup] {
    [
      tag(
        "ul", ["class": "links"],
        all: entries.map {
          tag(
            "li", [:],
            all: [tag("a", ["href": "\(base)/\(folder)/\($0.name)"], $0.name)]
              + ($0.text.isEmpty ? [] : [.text(" – \($0.text)")]))
        })
    ]
  }

  // MARK: - Erasing

  private var erasing: [Markup] {
    [
      tag("h2", [:], "Erase a response"),
      OrganiserPage.form(
        "/\(line.id)/erasing", token,
        [
          tag(
            "div", ["class": receiptFault == nil ? "q" : "q wrong"],
            tag("label", ["for": "receipt", "class": "ask"], "The receipt that the person holds"),
            tag(
              "p", ["class": "hint", "id": "receipt-hint"],
              "The answers, the texts, the e-mail address and the receipt go for good; only a count is left. If a final report is still to be published, make that first: with fewer answers it may be refused."
            ),
            tag(
              "input",
              [
                "type": "text", "id": "receipt", "name": ":receipt", "value": receiptFault?.typed ?? "",
                "aria-describedby": "receipt-hint", "autocomplete": "off", "spellcheck": "false",
              ])),
          tag("div", ["class": "buttons"], tag("button", ["type": "submit"], "Erase the response")),
        ]),
    ]
  }
}
