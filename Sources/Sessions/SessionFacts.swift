internal import Surveys

/// What was put right about a session as a whole; nil leaves a part as it is.
struct SessionFacts: Hashable, Sendable {
  var title: String?
  var day: CivilDate?
  /// The empty text for no place in particular.
  var venue: String?

  func applied(to session: Session) -> Session {
    var session = session
    if let title { session.title = title }
    if let day { session.day = day }
    if let venue { session.venue = venue.isEmpty ? nil : venue }
    return session
  }
}
