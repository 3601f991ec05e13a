internal import Priorities
internal import Responses
internal import SQLiteStore
internal import Surveys
internal import Themes

/// How a report comes to what comments say.
extension World {
  /// All responses, sorted, and what their comments say: of the store, or of a file and of a file of decisions.
  ///
  /// - Throws: `Failure` with every line that cannot be taken, or where there are codes to no file of responses.
  func evidence(
    of loaded: LoadedSurvey, inFile path: String?, codes: String?
  ) throws(Failure) -> (responses: CountedResponses, comments: CommentEvidence?) {
    let (responses, codings) = try codedResponses(of: loaded, inFile: path, codes: codes)
    return (responses, codings.map { CommentEvidence(loaded.survey, ids: responses.sorted.ids, $0) })
  }

  /// The same with each comment and what was decided about it; nil codings where the survey asks for no comments or declares no themes, or where
  /// nothing was ever stored.
  func codedResponses(
    of loaded: LoadedSurvey, inFile path: String?, codes: String?
  ) throws(Failure) -> (responses: CountedResponses, codings: Codings?) {
    if let path {
      let (sorted, file) = try sortedResponses(to: loaded, inFile: path)
      let read = try codes.map(CodesInput.read) ?? CodesInput.Read()
      return (
        CountedResponses(sorted: sorted),
        try codings(loaded.survey, sorted, from: file, read.decisions, read.suggestions)
      )
    }
    guard codes == nil else {
      throw Failure(
        .usage, "--codes goes with --responses. Without it the decisions in the store count: speir code import.")
    }
    let counted = try countedResponses(to: loaded)
    guard let store = try existingStore(of: loaded.survey.id) else { return (counted, nil) }
    return (counted, try codings(loaded.survey, counted.sorted, in: store))
  }

  /// Each comment in a store and what was decided about it; nil where the survey asks for none or declares no themes.
  func codings(
    _ survey: Survey, _ sorted: SortedResponses, in store: SurveyStore
  ) throws(Failure) -> Codings? {
    let decisions: [CodingDecision]
    let suggestions: [MachineSuggestion]
    do throws(StoreFault) { (decisions, suggestions) = (try store.decisions(), try store.suggestions()) } catch {
      throw Failure(error)
    }
    return try codings(survey, sorted, from: store, decisions, suggestions)
  }

  private func codings(
    _ survey: Survey, _ sorted: SortedResponses, from source: some ResponseSource, _ decisions: [CodingDecision],
    _ suggestions: [MachineSuggestion]
  ) throws(Failure) -> Codings? {
    guard !survey.themes.isEmpty, !survey.commentQuestions.isEmpty else { return nil }
    do throws(StoreFault) {
      let comments = try CommentReading.comments(survey, sorted, from: source)
      return Codings(survey, comments, decisions, suggestions: suggestions)
    } catch {
      throw Failure(error)
    }
  }

  /// What the comments of a source say; nil where the survey asks for none or declares no themes.
  func comments(
    _ survey: Survey, _ sorted: SortedResponses, from source: some ResponseSource, _ decisions: [CodingDecision],
    _ suggestions: [MachineSuggestion]
  ) throws(Failure) -> CommentEvidence? {
    try codings(survey, sorted, from: source, decisions, suggestions).map {
      CommentEvidence(survey, ids: sorted.ids, $0)
    }
  }
}
