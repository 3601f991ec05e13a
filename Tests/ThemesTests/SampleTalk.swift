import Responses
import Sessions
import Surveys
import TestSupport
import Themes

/// What was said in a session, for the tests of this room.
enum SampleTalk {
  static let session = Session(id: "focus-group", kind: .focusGroup, title: "Talk", audience: nil, day: nil, dots: 5)

  static func state(_ events: [SessionEvent]) -> SessionState {
    SessionState(session, themes: Coding.survey.themes.map(\.name), events)
  }

  /// Contributions with those texts, numbered from 1, each said at table 2.
  static func said(_ texts: [String]) -> [Themes.Comment] {
    let events = texts.enumerated().map { number, text in
      SampleSession.event(number + 1, .contributed(text: text, table: "2"))
    }
    return ContributionReading.comments(Coding.survey, [state(events)])
  }
}
