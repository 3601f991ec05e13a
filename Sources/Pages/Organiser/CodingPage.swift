package import Surveys
package import Themes

/// One comment before an organiser who codes it: its words, what is suggested, and every theme to tick.
package struct CodingPage: Sendable {
  /// What has been ticked and typed on the form, or is to stand there at first.
  package struct Typed: Hashable, Sendable {
    /// By the themes' places.
    package var ticked: Set<Int>
    /// Letters of themes, or a command; empty to keep what is ticked.
    package var line = ""
    /// The coder's own note; empty for none.
    package var note = ""
    /// Why the comment is not to be quoted; empty where it may be.
    package var withheld = ""
    /// What a theme that is missing would be about; empty for none.
    package var newTheme = ""
    /// The themes of each sentence where the comment is split; nil where it is whole.
    package var parts: [Set<Int>]?

    package init(ticked: Set<Int>) { self.ticked = ticked }
  }

  /// The decision that can be taken back.
  package struct Last: Hashable, Sendable {
    package var decision: CodingDecision
    /// The comment's text.
    package var text: String

    package init(_ decision: CodingDecision, text: String) {
      self.decision = decision
      self.text = text
    }
  }

  package let survey: Survey
  package let coder: String
  package let work: CodingQueue.Work
  /// What a form of the page sends back.
  package let token: String
  package let scope: CodingScope
  /// Nil where nothing waits.
  package var shown: CodingCase?
  /// What was said in sessions is there to be coded, too.
  package var hasContributions = false
  /// How many comments wait, the one that is shown included.
  package var waiting = 0
  /// How many decisions there were about the comment when the page was made.
  package var revision = 0
  /// What the same person wrote to other questions.
  package var beside: [Comment] = []
  package var typed = Typed(ticked: [])
  /// The coder's figures; nil before they coded anything.
  package var line: CodingProgress.Line?
  /// Nil where there is nothing to take back.
  package var last: Last?
  /// What has just been done; nil for nothing.
  package var notice: String?
  /// Why a decision was not kept; nil where nothing was refused.
  package var fault: String?

  package init(_ survey: Survey, coder: String, work: CodingQueue.Work, scope: CodingScope = .all, token: String) {
    self.survey = survey
    self.coder = coder
    self.work = work
    self.scope = scope
    self.token = token
  }

  var path: String { "/\(survey.id)/code" }

  /// A work's word in an address and in a form; nil for the first, which needs none.
  package static func word(_ work: CodingQueue.Work) -> String {
    switch work {
    case .first: "first"
    case .second: "second"
    case .differences: "differences"
    }
  }

  /// A scope's word in an address and in a form; empty for all.
  package static func word(_ scope: CodingScope) -> String {
    switch scope {
    case .all: ""
    case .comments: "comments"
    case .contributions: "contributions"
    case .session(let session): "session-\(session.text)"
    }
  }

  /// The scope that a word means; all for any other.
  package static func scope(_ word: String) -> CodingScope {
    switch word {
    case "comments": .comments
    case "contributions": .contributions
    case _ where word.hasPrefix("session-"): Name(word.dropFirst("session-".count)).map { .session($0) } ?? .all
    default: .all
    }
  }

  /// The bytes of the page in UTF-8; the same for the same page.
  package var html: [UInt8] {
    let field = shown == nil ? "main" : typed.parts == nil ? "line" : "sentence-0"
    var body = OrganiserPage.fault(fault, field: field)
    if let notice { body.append(tag("p", ["class": "notice", "role": "status"], notice)) }
    body.append(tag("h1", [:], heading))
    body.append(tag("p", ["class": "facts"], facts))
    if let shown {
      body += context(shown) + [form(shown)]
    } else {
      body.append(tag("p", [:], nothing))
    }
    if let last { body.append(undo(last)) }
    body.append(tag("h2", [:], "Other work"))
    body.append(tag("ul", ["class": "links"], all: ways))
    return OrganiserPage(
      title: "\(heading) – \(survey.title.text)", body: body, token: token, isFaulty: fault != nil,
      script: shown == nil ? nil : CodingScript.address
    ).html
  }

  private var heading: String {
    let noun = scope == .all || scope == .comments ? "comments" : "contributions"
    return switch work {
    case .first: "Code \(noun)"
    case .second: "Code \(noun) a second time"
    case .differences: "Settle differences"
    }
  }

  /// What one of them is called.
  private var noun: String {
    switch scope {
    case .comments: "comment"
    case .contributions, .session: "contribution"
    case .all: hasContributions ? "comment or contribution" : "comment"
    }
  }

  private var facts: String {
    let done = line.map { line in
      "\(line.coded) coded" + (line.pace.map { ", usually one in \($0) \($0 == 1 ? "second" : "seconds")" } ?? "")
    }
    return "\(coder): \(done ?? "nothing coded yet"). \(waiting) \(waits)."
  }

  private var waits: String {
    switch scope {
    case .all where hasContributions: waiting == 1 ? "waits" : "comments and contributions wait"
    case .all, .comments: waiting == 1 ? "comment waits" : "comments wait"
    case .contributions, .session: waiting == 1 ? "contribution waits" : "contributions wait"
    }
  }

  private var nothing: String {
    if waiting > 0 {
      return "What waits is before another coder just now. Load this page again in a few minutes."
    }
    switch work {
    case .first: return "There is no \(noun) that nobody has coded."
    case .second: return "There is no \(noun) that somebody else has coded and you have not."
    case .differences: return "There is no difference to settle."
    }
  }

  // MARK: - Where to go

  /// What stands behind the page's address for a work, for a scope, and for what was done last; empty for the first of all.
  package static func query(_ work: CodingQueue.Work, _ scope: CodingScope, done: String? = nil) -> String {
    let parts = [
      work == .first ? nil : "work=\(word(work))", scope == .all ? nil : "of=\(word(scope))", done.map { "done=\($0)" },
    ].compactMap { $0 }
    return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
  }

  private var ways: [Markup] {
    let base = OrganiserPage.base + path
    var ways: [(address: String, text: String)] = []
    func add(_ work: CodingQueue.Work, _ scope: CodingScope, _ text: String) {
      ways.append((base + CodingPage.query(work, scope), text))
    }
    if work != .first { add(.first, scope, "Code what nobody has coded") }
    if work != .second { add(.second, scope, "Code what somebody else has coded, without seeing how") }
    if work != .differences { add(.differences, scope, "Settle what coders differ on") }
    if hasContributions {
      if scope != .comments { add(work, .comments, "Only what people wrote") }
      if scope != .contributions { add(work, .contributions, "Only what was said in sessions") }
      if scope != .all { add(work, .all, "Both what people wrote and what was said") }
    }
    ways.append((base + "/progress", "How far it is, and how far coders agree"))
    ways.append((base + "/coder", "I am not \(coder)"))
    ways.append(("\(OrganiserPage.base)/\(survey.id)", "Back to the survey"))
    return ways.map { tag("li", [:], tag("a", ["href": $0.address], $0.text)) }
  }

  private func undo(_ last: Last) -> Markup {
    let words = CodingPage.excerpt(last.text)
    return OrganiserPage.form(
      path, token,
      [
        hidden(":as", coder), hidden(":work", CodingPage.word(work)), hidden(":of", CodingPage.word(scope)),
        hidden(":last", String(last.decision.at.milliseconds)),
        tag(
          "p", [:], .text("Your last decision: “\(words)” – \(CodingPage.words(last.decision, survey)). "),
          tag("button", ["type": "submit", "name": ":do", "value": "undo", "class": "link"], "Take it back")),
      ])
  }

  func hidden(_ name: String, _ value: String) -> Markup {
    tag("input", ["type": "hidden", "name": name, "value": value])
  }
}
