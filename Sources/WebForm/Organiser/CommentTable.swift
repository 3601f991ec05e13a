internal import Surveys
package import Themes

/// A survey's comments and all decisions about them at one moment, before one who may add to them.
package struct CommentTable: Sendable {
  /// The order in which comments come, remembered from one request to the next.
  package var bench: CodingBench
  /// What people wrote, then what was said in sessions.
  package let comments: [Comment]
  /// In the order in which they were kept.
  package let decisions: [CodingDecision]
  /// What a chat endpoint suggested, in the order in which it was kept.
  package let suggestions: [MachineSuggestion]
  package let store: any CodingStore
  /// Where each text stands, as far as that is known already.
  private let known: Codings?

  package init(
    bench: CodingBench, comments: [Comment], decisions: [CodingDecision], suggestions: [MachineSuggestion] = [],
    store: any CodingStore, known: Codings? = nil
  ) {
    self.bench = bench
    self.comments = comments
    self.decisions = decisions
    self.suggestions = suggestions
    self.store = store
    self.known = known
  }

  /// Where each text stands. Linear in comments and decisions where that is not known.
  func codings(_ survey: Survey) -> Codings {
    if let known { return known }
    return CodedTexts(
      survey, comments.filter { $0.said == nil }, contributions: comments.filter { $0.said != nil }, decisions,
      suggestions: suggestions
    ).all
  }
}
