internal import Priorities
internal import Responses
internal import SQLiteStore
internal import Sessions
internal import Surveys
internal import Themes

/// All that a report is made from.
struct ReportEvidence {
  let responses: CountedResponses
  /// What people wrote and what was said in sessions, with what was decided about each; nil where the survey declares no themes, or where
  /// nothing was ever stored.
  let texts: CodedTexts?
  /// What the comments say; nil where the survey asks for none, too.
  let comments: CommentEvidence?
  let sessions: [SessionOutcome]
  /// How what was said is coded, by session; it counts for nothing.
  let contributions: [Name: ContributionFigures]

  init(_ survey: Survey, _ responses: CountedResponses, _ texts: CodedTexts?, _ sessions: [SessionOutcome]) {
    self.responses = responses
    self.texts = texts
    self.sessions = sessions
    comments =
      survey.commentQuestions.isEmpty
      ? nil : texts.map { CommentEvidence(survey, ids: responses.sorted.ids, $0.comments) }
    contributions = texts.map { ContributionFigures.bySession(survey, $0.contributions) } ?? [:]
  }
}

/// How a report comes to what comments say.
extension World {
  /// All responses, sorted, what their comments say, and what came of the sessions: of the store, or of a file, of a file of decisions and
  /// of one of sessions.
  ///
  /// - Throws: `Failure` with every line that cannot be taken, or where there are codes or sessions to no file of responses.
  func evidence(
    of loaded: LoadedSurvey, inFile path: String?, codes: String?, sessions file: String?
  ) throws(Failure) -> ReportEvidence {
    let survey = loaded.survey
    guard let path else {
      guard codes == nil else {
        throw Failure(
          .usage, "--codes goes with --responses. Without it the decisions in the store count: speir code import.")
      }
      let sessions = try outcomes(of: survey, besideFile: nil, sessions: file)
      let counted = try countedResponses(to: loaded)
      guard let store = try existingStore(of: survey.id) else {
        return ReportEvidence(survey, counted, nil, sessions)
      }
      return try evidence(survey, counted, from: store, decisionsIn: store, sessions)
    }
    let (sorted, source) = try sortedResponses(to: loaded, inFile: path)
    let read = try codes.map(CodesInput.read) ?? CodesInput.Read()
    let sessions = try outcomes(of: survey, besideFile: path, sessions: file)
    let texts = try texts(survey, sorted, from: source, sessions, read)
    return ReportEvidence(survey, CountedResponses(sorted: sorted), texts, sessions)
  }

  /// The same of responses that were sorted already, with the decisions in a store.
  func evidence(
    _ survey: Survey, _ responses: CountedResponses, from source: some ResponseSource, decisionsIn store: SurveyStore,
    _ sessions: [SessionOutcome]
  ) throws(Failure) -> ReportEvidence {
    ReportEvidence(
      survey, responses, try texts(survey, responses.sorted, from: source, decisionsIn: store, sessions), sessions)
  }

  /// What was written and said, with the decisions in a store; nil where the survey declares no themes.
  func texts(
    _ survey: Survey, _ sorted: SortedResponses, from source: some ResponseSource, decisionsIn store: SurveyStore,
    _ sessions: [SessionOutcome]
  ) throws(Failure) -> CodedTexts? {
    let read: CodesInput.Read
    do throws(StoreFault) { read = CodesInput.Read(try store.decisions(), try store.suggestions()) } catch {
      throw Failure(error)
    }
    return try texts(survey, sorted, from: source, sessions, read)
  }

  private func texts(
    _ survey: Survey, _ sorted: SortedResponses, from source: some ResponseSource, _ sessions: [SessionOutcome],
    _ read: CodesInput.Read
  ) throws(Failure) -> CodedTexts? {
    guard !survey.themes.isEmpty else { return nil }
    do throws(StoreFault) {
      return CodedTexts(
        survey, try CommentReading.comments(survey, sorted, from: source),
        contributions: ContributionReading.comments(survey, sessions.map(\.state)), read.decisions,
        suggestions: read.suggestions)
    } catch {
      throw Failure(error)
    }
  }
}
