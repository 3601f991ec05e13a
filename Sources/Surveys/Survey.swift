/// A survey definition, whole and sound: what is asked, of whom, and how the answers become priorities.
package struct Survey: Hashable, Sendable {
  /// Whom one response stands for, in the paper's words.
  package enum Unit: String, Hashable, Sendable, CaseIterable { case person, organisation }
  /// Whether figures may be seen before the survey closes.
  package enum Results: String, Hashable, Sendable, CaseIterable { case sealed, open }
  /// Who may answer: anybody, or whoever holds an invitation.
  package enum Access: String, Hashable, Sendable, CaseIterable { case open, invited }

  /// Lower-case letters, digits and hyphens; also the file's name.
  package var id: String
  package var title: Wording
  /// The author's own label; nil if none.
  package var version: String?
  package var organiser: Wording
  /// At least one; the first is the default.
  package var languages: [Language]
  package var opens: CivilDate?
  /// The last day on which answers are taken.
  package var closes: CivilDate?
  /// An IANA time zone name in which the days above begin and end.
  package var timezone: String
  /// Markdown, as are `privacy` and every note.
  package var intro: Wording?
  package var privacy: Wording
  /// How long responses are kept, as a count of whole months; nil for no promise.
  package var retainMonths: Int?
  package var unit: Unit
  package var limit: Int?
  package var results: Results
  package var access: Access
  package var audiences: [Audience]
  package var themes: [Theme]
  package var scales: [Scale]
  package var choiceLists: [ChoiceList]
  package var pages: [Page]
  package var priorities: PrioritySettings
  package var sessions: [PlannedSession]
  package var report: ReportFront
  /// The number question whose answer weighs a response; nil for none.
  package var weight: Name?
  /// Declared margins to rake to; empty for none.
  package var rake: [RakeMargin]

  package init(
    id: String, title: Wording, version: String? = nil, organiser: Wording,
    languages: [Language] = ["en"], opens: CivilDate? = nil, closes: CivilDate? = nil,
    timezone: String = "Europe/London", intro: Wording? = nil, privacy: Wording,
    retainMonths: Int? = nil, unit: Unit = .person, limit: Int? = nil, results: Results = .open,
    access: Access = .open,
    audiences: [Audience] = [], themes: [Theme] = [], scales: [Scale] = [],
    choiceLists: [ChoiceList] = [], pages: [Page], priorities: PrioritySettings = PrioritySettings(),
    sessions: [PlannedSession] = [], report: ReportFront = ReportFront(), weight: Name? = nil,
    rake: [RakeMargin] = []
  ) {
    self.id = id
    self.title = title
    self.version = version
    self.organiser = organiser
    self.languages = languages
    self.opens = opens
    self.closes = closes
    self.timezone = timezone
    self.intro = intro
    self.privacy = privacy
    self.retainMonths = retainMonths
    self.unit = unit
    self.limit = limit
    self.results = results
    self.access = access
    self.audiences = audiences
    self.themes = themes
    self.scales = scales
    self.choiceLists = choiceLists
    self.pages = pages
    self.priorities = priorities
    self.sessions = sessions
    self.report = report
    self.weight = weight
    self.rake = rake
  }

  /// Whether the privacy notice is still a blank to fill in, as `speir draft-survey` writes it.
  package var hasBlankPrivacy: Bool { Survey.isBlank(privacy: privacy.text) }

  /// Whether a privacy notice has a blank to fill in: `…`, `[fill in` or `TO FILL IN`.
  package static func isBlank(privacy text: String) -> Bool {
    ["…", "[fill in", "TO FILL IN"].contains(where: text.contains)
  }

  package var defaultLanguage: Language { languages.first ?? "en" }
}

extension Survey {
  /// Whether nobody may look at answers on a day: until the survey has closed by its dates. Closing it by hand breaks no seal.
  package func isSealed(on day: CivilDate) -> Bool {
    guard results == .sealed, let closes else { return false }
    return day <= closes
  }

  /// Every question in the order of the pages, a group or repeat before what is in it.
  ///
  /// Linear in the number of questions; empty for a survey without any.
  package var allQuestions: [Question] {
    var found: [Question] = []
    func walk(_ questions: [Question]) {
      for question in questions {
        found.append(question)
        walk(question.children)
      }
    }
    for page in pages { walk(page.questions) }
    return found
  }

  /// Every question under its name, those in groups and repeats too; of two with one name the first.
  ///
  /// Linear in the number of questions, and made anew each time that it is asked for.
  package var questionsByName: [Name: Question] {
    Dictionary(allQuestions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The question with that name, wherever it stands; nil if there is none.
  package func question(named name: Name) -> Question? {
    allQuestions.first { $0.name == name }
  }

  /// The question that says to which audience a person belongs; nil if none does. Never one inside a repeat.
  package var audienceQuestion: Question? {
    questionsOutsideRepeats.first {
      if case .selectOne(let set) = $0.kind { set.source == .audiences } else { false }
    }
  }

  /// Every question that a response answers at most once: all but repeats' own, groups opened, in order.
  package var questionsOutsideRepeats: [Question] {
    var found: [Question] = []
    func walk(_ questions: [Question]) {
      for question in questions {
        found.append(question)
        if case .group(let inner) = question.kind { walk(inner) }
      }
    }
    for page in pages { walk(page.questions) }
    return found
  }
}
