internal import HTTPTypes
internal import Hummingbird
package import Seals
internal import Surveys
internal import Synchronization

/// Lets organisers in and out: one secret, sessions of twelve hours, and a limit on guessing.
package final class OrganiserDoor: Sendable {
  static let cookie = "speir_organiser"
  /// The cookie of whoever stands before the door; a form to sign in belongs to one browser, too.
  static let visitorCookie = "speir_visitor"
  static let path = "/organise"
  /// How long a session lasts, in seconds.
  static let length: Int64 = 12 * 60 * 60

  let seal: OrganiserSeal
  let attempts = AttemptLimit.ofSecret
  /// The sessions that were ended before their time, by name, with their ends.
  private let ended = Mutex<[UInt64: Moment]>([:])

  package init(_ seal: OrganiserSeal) { self.seal = seal }

  /// The session of a request; nil where nobody is signed in.
  func session(_ request: Request, _ now: Moment) -> OrganiserSession? {
    guard let value = request.cookies[OrganiserDoor.cookie]?.value, let session = seal.session(value, now: now),
      !ended.withLock({ $0[session.name] != nil })
    else { return nil }
    return session
  }

  /// The header that lets a browser in.
  func signIn(_ now: Moment, isSecure: Bool) -> String {
    var chance = SystemRandomNumberGenerator()
    let end = Moment(milliseconds: now.milliseconds + OrganiserDoor.length * 1000)
    let value = seal.value(of: seal.session(until: end, using: &chance))
    return OrganiserDoor.header(OrganiserDoor.cookie, value, OrganiserDoor.length, isSecure)
  }

  /// Ends a session, also for whoever has a copy of its cookie.
  func signOut(_ session: OrganiserSession, _ now: Moment, isSecure: Bool) -> String {
    ended.withLock { ended in
      ended = ended.filter { now < $0.value }
      ended[session.name] = session.end
    }
    return OrganiserDoor.header(OrganiserDoor.cookie, "", 0, isSecure)
  }

  /// Who stands before the door, and the header that has a browser remember it.
  func visitor(_ request: Request, isSecure: Bool) -> (name: String, header: String) {
    let known = request.cookies[OrganiserDoor.visitorCookie]?.value
    if let known, (1...20).contains(known.utf8.count), known.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
    {
      return (known, OrganiserDoor.header(OrganiserDoor.visitorCookie, known, 3600, isSecure))
    }
    let name = String(UInt64.random(in: .min ... .max), radix: 36)
    return (name, OrganiserDoor.header(OrganiserDoor.visitorCookie, name, 3600, isSecure))
  }

  /// A cookie for the organisers' pages, for so many seconds.
  static func header(_ name: String, _ value: String, _ seconds: Int64, _ isSecure: Bool) -> String {
    Cookie.own(name, value, at: path, for: Int(seconds), sameSite: .strict, isSecure: isSecure)
  }
}
