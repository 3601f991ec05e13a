package import Phrases
package import Sessions
package import Surveys

/// What everyone in the room may see of a session at a moment, and in which words.
package struct RoomScene: Sendable {
  package let survey: Survey
  package let state: SessionState
  /// Of the vote that counts.
  package let ballots: [Ballot]
  package let now: Moment
  /// As the address has it, such as `7KD2MX`.
  package let code: String
  /// What the page is said in, one of the survey's; what the language has no words for is said in English and marked.
  package let language: Language
  package let phrases: Phrases

  package init(
    _ survey: Survey, _ state: SessionState, ballots: [Ballot], now: Moment, code: String, language: Language
  ) {
    self.survey = survey
    self.state = state
    self.ballots = ballots
    self.now = now
    self.code = code
    self.language = language
    phrases = Phrases(language)
  }

  /// The address under which all rooms are.
  package static let address = "/room"

  /// The address of the room, without a slash at its end.
  package var base: String { "\(RoomScene.address)/\(code)" }

  /// The code as people read it from a screen: `7KD-2MX`.
  package var spokenCode: String { "\(code.prefix(3))-\(code.dropFirst(3))" }

  /// The ways to the same page in the survey's other languages.
  func languages(_ way: RoomLanguages.Way) -> RoomLanguages {
    RoomLanguages(survey.languages, shown: language, way: way)
  }

  /// Where the stream of a page's live parts is, in the page's language; `view` says which page, such as `view=wall`.
  func stream(_ view: String? = nil) -> String { "\(base)/live?lang=\(language)" + (view.map { "&\($0)" } ?? "") }

  /// The session's title as a heading, marked with its language where the page is in another.
  var heading: Markup { tag("h1", ["lang": (isTitled ? language : survey.defaultLanguage).code], title) }

  /// What stands at the top: the heading, and that everything in the session is made up, where it is.
  var top: [Markup] {
    [heading] + (state.isSimulated ? [tag("p", ["class": "notice"], phrases.said(.simulated))] : [])
  }

  /// The session's title, in the page's language where the definition has it and nobody gave the session another.
  var title: String { planned?.title.text(in: language) ?? state.session.title }

  private var planned: PlannedSession? {
    survey.sessions.first { $0.id == state.session.id && $0.title.text == state.session.title }
  }

  private var isTitled: Bool { planned?.title.isTranslated(into: language) ?? (language == survey.defaultLanguage) }

  /// An area's name, marked with its language where the page is in another.
  func area(_ theme: Name) -> Markup {
    survey.themes.first { $0.name == theme }.map { marked($0.label) } ?? .text(theme.text)
  }

  /// A text of the survey's, marked with its language where the page is in another.
  func marked(_ wording: Wording) -> Markup {
    wording.isTranslated(into: language)
      ? .text(wording.text(in: language))
      : tag("span", ["lang": survey.defaultLanguage.code], wording.text)
  }

  func label(_ theme: Name) -> String {
    survey.themes.first { $0.name == theme }?.label.text(in: language) ?? theme.text
  }

  /// The dots of the vote that counts; nil until the facilitator reveals them.
  package var result: DotTally? {
    guard let vote = state.vote, vote.isRevealed, vote.standing == .closed else { return nil }
    return tally
  }

  /// The dots of the vote that counts, for the facilitator; nil where there is none.
  package var tally: DotTally? { SessionOutcome(state, ballots: ballots).tally }

  /// How many ballots of the vote that counts have a dot.
  package var ballotCount: Int { ballots.count { !$0.dots.isEmpty } }

  /// A part of a page that is replaced when something new happens; its content is sent under the same name.
  static func live(_ name: String, _ content: [Markup], polite: Bool = false) -> Markup {
    polite
      ? tag("div", ["data-live": name, "aria-live": "polite"], all: content)
      : tag("div", ["data-live": name], all: content)
  }

  /// A form of a phone's, whose words stay where the server cannot be reached.
  func form(_ id: String, to address: String, _ children: [Markup]) -> Markup {
    SendingScript.form(address, id, phrases, children)
  }

  /// The bytes of some parts, as a stream sends them.
  static func bytes(_ content: [Markup]) -> String {
    var bytes: [UInt8] = []
    for part in content { part.write(into: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
