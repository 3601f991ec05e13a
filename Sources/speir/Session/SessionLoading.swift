internal import Responses
internal import SQLiteStore
internal import Sessions
internal import Surveys
internal import Themes

/// How the commands come to sessions.
extension World {
  /// The sessions that a survey plans, then those that were made on the spot, in order.
  func sessions(of survey: Survey, in store: (some SessionStore)?) throws(Failure) -> [Session] {
    let kept: [KeptEvent]
    do throws(StoreFault) { kept = try store?.events(of: nil, after: 0) ?? [] } catch { throw Failure(error) }
    return sessions(of: survey, kept.map(\.event))
  }

  private func sessions(of survey: Survey, _ events: [SessionEvent]) -> [Session] {
    var found = survey.sessions.map { Session($0) }
    for event in events {
      guard case .made(let session) = event.kind, session.id == event.session,
        !found.contains(where: { $0.id == session.id })
      else { continue }
      found.append(session)
    }
    return found
  }

  /// How each session of a survey stands, in order, without anybody's ballot; those in which nothing happened are there, too.
  func states(of survey: Survey, in store: some SessionStore) throws(Failure) -> [SessionState] {
    do throws(StoreFault) {
      return states(of: survey, try store.events(of: nil, after: 0).map(\.event))
    } catch {
      throw Failure(error)
    }
  }

  private func states(of survey: Survey, _ events: [SessionEvent]) -> [SessionState] {
    let themes = survey.themes.map(\.name)
    let own = Dictionary(grouping: events, by: \.session)
    return sessions(of: survey, events).map { SessionState($0, themes: themes, own[$0.id] ?? []) }
  }

  /// Why contributions to a survey's sessions are withheld from print, by their ids.
  func withheld(of survey: Survey, in store: SurveyStore) throws(Failure) -> [EventID: String] {
    let states = try states(of: survey, in: store)
    do throws(StoreFault) { return ContributionReading.withheld(survey, states, try store.decisions()) } catch {
      throw Failure(error)
    }
  }

  /// What each session of a survey has come to, in order; those in which nothing happened are there, too.
  func outcomes(of survey: Survey, in store: some SessionStore) throws(Failure) -> [SessionOutcome] {
    do throws(StoreFault) {
      let events = try store.events(of: nil, after: 0).map(\.event)
      return try outcomes(of: survey, events) { vote throws(StoreFault) in try store.ballots(of: vote) }
    } catch {
      throw Failure(error)
    }
  }

  private func outcomes(
    of survey: Survey, _ events: [SessionEvent], ballots: (EventID) throws(StoreFault) -> [Ballot]
  ) throws(StoreFault) -> [SessionOutcome] {
    var found: [SessionOutcome] = []
    for state in states(of: survey, events) {
      found.append(SessionOutcome(state, ballots: try state.vote.map { $0.id }.map(ballots) ?? []))
    }
    return found
  }

  /// What the sessions in a survey's store have come to; empty where nothing was ever stored. Beside responses from a file: those of a file
  /// of sessions, and empty without one.
  ///
  /// - Throws: `Failure` for a file of sessions beside no file of responses, and with every line of it that is wrong.
  func outcomes(
    of survey: Survey, besideFile responses: String?, sessions: String? = nil
  ) throws(Failure) -> [SessionOutcome] {
    guard responses != nil else {
      guard sessions == nil else {
        throw Failure(
          .usage, "--sessions goes with --responses. Without it the sessions in the store count: speir session import.")
      }
      guard let store = try existingStore(of: survey.id) else { return [] }
      return try outcomes(of: survey, in: store)
    }
    guard let sessions else { return [] }
    let read = try SessionsInput.read(sessions)
    do throws(StoreFault) {
      return try outcomes(of: survey, read.events) { vote throws(StoreFault) in read.standing(in: vote) }
    } catch {
      throw Failure(error)
    }
  }
}
