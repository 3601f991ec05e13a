internal import Responses
internal import SQLiteStore
internal import Sessions
internal import Surveys

/// How the commands come to sessions.
extension World {
  /// The sessions that a survey plans, then those that were made on the spot, in order.
  func sessions(of survey: Survey, in store: (some SessionStore)?) throws(Failure) -> [Session] {
    var found = survey.sessions.map { Session($0) }
    let kept: [KeptEvent]
    do throws(StoreFault) { kept = try store?.events(of: nil, after: 0) ?? [] } catch { throw Failure(error) }
    for event in kept.map(\.event) {
      guard case .made(let session) = event.kind, session.id == event.session,
        !found.contains(where: { $0.id == session.id })
      else { continue }
      found.append(session)
    }
    return found
  }

  /// What each session of a survey has come to, in order; those in which nothing happened are there, too.
  func outcomes(of survey: Survey, in store: some SessionStore) throws(Failure) -> [SessionOutcome] {
    let themes = survey.themes.map(\.name)
    let sessions = try sessions(of: survey, in: store)
    do throws(StoreFault) {
      var events: [Name: [SessionEvent]] = [:]
      for kept in try store.events(of: nil, after: 0) { events[kept.event.session, default: []].append(kept.event) }
      var found: [SessionOutcome] = []
      for session in sessions {
        let state = SessionState(session, themes: themes, events[session.id] ?? [])
        let ballots = if let vote = state.vote { try store.ballots(of: vote.id) } else { [Ballot]() }
        found.append(SessionOutcome(state, ballots: ballots))
      }
      return found
    } catch {
      throw Failure(error)
    }
  }

  /// What the sessions in a survey's store have come to; empty where nothing was ever stored, and for responses from a file.
  func outcomes(of survey: Survey, besideFile file: String?) throws(Failure) -> [SessionOutcome] {
    guard file == nil, let store = try existingStore(of: survey.id) else { return [] }
    return try outcomes(of: survey, in: store)
  }
}
