internal import Pages
internal import Phrases
internal import Responses
internal import Seals
internal import Sessions
internal import Surveys

/// What keeps one client from filling a room: bounds in memory alone, wide enough for a hall behind one address.
struct RoomLimits: Sendable {
  /// Codes that lead nowhere, by address.
  let codes = AttemptLimit(client: Allowance.Measure(capacity: 60, pause: 2))
  /// New phones, by address.
  let passes = AttemptLimit(client: Allowance.Measure(capacity: 500, pause: 1))
  private let ofPhone = AttemptLimit(client: Allowance.Measure(capacity: 12, pause: 5))
  private let ofAddress = AttemptLimit(client: Allowance.Measure(capacity: 300, pause: 0.5))

  /// The most contributions of one session that come from phones.
  static let mostInRoom = 5000
  /// The most characters of a table's name.
  static let mostOfTable = 30

  /// Takes one contribution; nil where it may be added, or else after how many seconds.
  func words(_ pass: RoomPass, _ client: String, _ now: Moment) -> Int? {
    ofPhone.take(pass.description, now) ?? ofAddress.take(client, now)
  }
}

/// A line of text as it is kept: spaces for line ends and for what cannot be printed, and none at its ends.
enum PlainLine {
  static func of(_ typed: String) -> String {
    let scalars = typed.unicodeScalars.prefix(20_000).map { scalar -> Character in
      scalar.value < 32 || (127...159).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029
        ? " " : Character(scalar)
    }
    return String(scalars).split { $0 == " " }.joined(separator: " ")
  }
}

extension FormSite {
  /// The survey and the session that phones join with a code; nil for none.
  func room(_ code: JoinCode, at now: Moment) throws(StoreFault) -> (ServedSurvey, SessionRooms, Session)? {
    for served in surveys.values {
      guard let rooms = served.rooms, let session = try rooms.session(joinedBy: code, at: now) else { continue }
      return (served, rooms, session)
    }
    return nil
  }
}
