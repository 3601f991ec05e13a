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
    if let path {
      let (sorted, file) = try sortedResponses(to: loaded, inFile: path)
      let read = try codes.map(CodesInput.read) ?? CodesInput.Read()
      return (
        CountedResponses(sorted: sorted),
        try comments(loaded.survey, sorted, from: file, read.decisions, read.suggestions)
      )
    }
    guard codes == nil else {
      throw Failure(
        .usage, "--codes goes with --responses. Without it the decisions in the store count: speir code import.")
    }
    let counted = try countedResponses(to: loaded)
    return (counted, try comments(of: loaded, counted.sorted))
  }

  /// What the comments in the store say; nil where the survey asks for none or declares no themes, or nothing was ever stored.
  func comments(of loaded: LoadedSurvey, _ sorted: SortedResponses) throws(Failure) -> CommentEvidence? {
    guard let store = try existingStore(of: loaded.survey.id) else { return nil }
    let decisions: [CodingDecision]
    let suggestions: [MachineSuggestion]
    do throws(StoreFault) { (decisions, suggestions) = (try store.decisions(), try store.suggestions()) } catch {
      throw Failure(error)
    }
    return try comments(loaded.survey, sorted, from: store, decisions, suggestions)
  }

  /// What the comments of a source say; nil where the survey asks for none or declares no themes.
  func comments(
    _ survey: Survey, _ sorted: SortedResponses, from source: some ResponseSource, _ decisions: [CodingDecision],
    _ suggestions: [MachineSuggestion]
  ) throws(Failure) -> CommentEvidence? {
    guard !survey.themes.isEmpty, !survey.commentQuestions.isEmpty else { return nil }
    do throws(StoreFault) {
      let comments = try CommentReading.comments(survey, sorted, from: source)
      return CommentEvidence(survey, ids: sorted.ids, Codings(survey, comments, decisions, suggestions: suggestions))
    } catch {
      throw Failure(error)
    }
  }
}
