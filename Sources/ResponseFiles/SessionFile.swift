internal import Foundation
package import Sessions
internal import Surveys

/// The events and ballots of sessions as JSON Lines, one a line, to be kept beside the definition and taken in again.
///
/// Ballots stand behind all events, in the order of their ids.
package enum SessionFile {
  /// What a line holds.
  package enum Line: Hashable, Sendable {
    case event(SessionEvent)
    case ballot(Ballot)
  }

  private struct EventLine: Codable {
    var id: EventID
    var session: Name
    var at: String
    var by: String?
    var event: KeptKind
  }

  private struct BallotLine: Codable {
    var ballot: String
    var vote: EventID
    var revision: Int
    var dots: [String: Int]
  }

  /// One line with its end; the same bytes for the same event or ballot.
  package static func text(_ line: Line) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data =
      switch line {
      case .event(let event):
        try encoder.encode(
          EventLine(
            id: event.id, session: event.session, at: event.at.description, by: event.by,
            event: KeptKind(event.kind)))
      case .ballot(let ballot):
        try encoder.encode(
          BallotLine(
            ballot: ballot.id.text, vote: ballot.vote, revision: ballot.revision,
            dots: Dictionary(uniqueKeysWithValues: ballot.dots.map { ($0.key.text, $0.value) })))
      }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// What a line writes; nil for anything else.
  package static func line(_ bytes: [UInt8]) -> Line? {
    let decoder = JSONDecoder()
    if let one = try? decoder.decode(EventLine.self, from: Data(bytes)), let at = Moment(rfc3339: one.at) {
      return .event(SessionEvent(id: one.id, session: one.session, at: at, by: one.by, kind: one.event.kind))
    }
    guard let one = try? decoder.decode(BallotLine.self, from: Data(bytes)), let id = BallotID(one.ballot),
      one.revision >= 0
    else { return nil }
    var dots: [Name: Int] = [:]
    for (name, count) in one.dots {
      guard let theme = Name(name), count >= 0 else { return nil }
      dots[theme] = count
    }
    return .ballot(Ballot(id: id, vote: one.vote, revision: one.revision, dots: dots))
  }
}
