package import Sessions
package import Surveys

/// What a phone keeps of a room: the id of its ballot, which is chance alone, and a mark that it was given out here.
///
/// The same phone that comes again keeps its ballot. Nothing joins it to a person, and no store keeps it beside anything but dots.
package struct RoomPass: Hashable, Sendable, CustomStringConvertible {
  package let ballot: BallotID
  private let session: Name

  /// A new pass into the room of a session.
  package init(to session: Name, using chance: inout some RandomNumberGenerator) {
    self.session = session
    ballot = BallotID(using: &chance)
  }

  /// The pass in a cookie's value; nil for one that was not given out for that session under that key.
  package init?(_ value: some StringProtocol, to session: Name, under key: [UInt8]) {
    let parts = value.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let ballot = BallotID(parts[0]) else { return nil }
    self.session = session
    self.ballot = ballot
    guard mark(under: key).matches(String(parts[1])) else { return nil }
  }

  package var description: String { ballot.text }

  private func mark(under key: [UInt8]) -> FormToken { FormToken(of: "pass:\(session):\(ballot)", under: key) }

  /// The pass as a cookie holds it.
  package func value(under key: [UInt8]) -> String { "\(ballot).\(mark(under: key))" }

  /// What forms of this phone send back.
  package func token(under key: [UInt8]) -> FormToken { FormToken(of: "room:\(session):\(ballot)", under: key) }
}
