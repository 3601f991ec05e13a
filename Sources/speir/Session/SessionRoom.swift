internal import Responses
internal import SQLiteStore
internal import Sessions
internal import Surveys

/// A session that was named on the command line, with its survey and store.
struct SessionRoom {
  var loaded: LoadedSurvey
  var store: SurveyStore
  var session: Session

  /// What it has come to.
  func outcome() throws(Failure) -> SessionOutcome {
    do throws(StoreFault) {
      let state = SessionState(
        session, themes: loaded.survey.themes.map(\.name), try store.events(of: session.id))
      let ballots = if let vote = state.vote { try store.ballots(of: vote.id) } else { [Ballot]() }
      return SessionOutcome(state, ballots: ballots)
    } catch {
      throw Failure(error)
    }
  }
}

extension World {
  /// A session of a survey, with a store, which is made where there is none.
  ///
  /// - Throws: `Failure` where there is no such session, with those that there are.
  func room(_ survey: String, _ session: String) throws(Failure) -> SessionRoom {
    let loaded = try load(survey)
    let store = try store(for: loaded)
    let known = try sessions(of: loaded.survey, in: store)
    guard let found = known.first(where: { $0.id.text == session }) else {
      let ids = known.map(\.id.text).joined(separator: ", ")
      let hint = known.isEmpty ? "It has none yet." : "Its sessions are: \(ids)."
      throw Failure(
        .noInput,
        "‘\(loaded.survey.id)’ has no session ‘\(session)’. \(hint) Make one with: speir session new \(loaded.survey.id) \(session)"
      )
    }
    return SessionRoom(loaded: loaded, store: store, session: found)
  }
}
