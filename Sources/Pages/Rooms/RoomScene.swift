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
  /// In which the areas are named; all else is said in English, which alone has the words of a room.
  package let language: Language
  package let phrases = RoomScene.phrases

  package init(
    _ survey: Survey, _ state: SessionState, ballots: [Ballot], now: Moment, code: String, language: Language
  ) {
    self.survey = survey
    self.state = state
    self.ballots = ballots
    self.now = now
    self.code = code
    self.language = language
  }

  /// The address under which all rooms are.
  package static let address = "/room"

  /// The address of the room, without a slash at its end.
  package var base: String { "\(RoomScene.address)/\(code)" }

  /// The code as people read it from a screen: `7KD-2MX`.
  package var spokenCode: String { "\(code.prefix(3))-\(code.dropFirst(3))" }

  /// What the pages of a room are said in.
  package static let phrases = Phrases("en")

  /// The session's title as a heading, in the survey's first language.
  var heading: Markup { tag("h1", ["lang": survey.defaultLanguage.code], state.session.title) }

  /// An area's name, marked with its language where the page is in another.
  func area(_ theme: Name) -> Markup {
    language.isEnglish ? .text(label(theme)) : tag("span", ["lang": language.code], label(theme))
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
  package var tally: DotTally? { state.vote.map { DotTally($0, ballots: ballots, present: state.present) } }

  /// How many ballots of the vote that counts have a dot.
  package var ballotCount: Int { ballots.count { !$0.dots.isEmpty } }

  /// A part of a page that is replaced when something new happens; its content is sent under the same name.
  static func live(_ name: String, _ content: [Markup], polite: Bool = false) -> Markup {
    polite
      ? tag("div", ["data-live": name, "aria-live": "polite"], all: content)
      : tag("div", ["data-live": name], all: content)
  }

  /// The bytes of some parts, as a stream sends them.
  static func bytes(_ content: [Markup]) -> String {
    var bytes: [UInt8] = []
    for part in content { part.write(into: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
