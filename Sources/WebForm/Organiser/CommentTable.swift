internal import Surveys
package import Themes

/// A survey's comments and all decisions about them at one moment, before one who may add to them.
package struct CommentTable: Sendable {
  /// The order in which comments come, remembered from one request to the next.
  package var bench: CodingBench
  package let comments: [Comment]
  /// In the order in which they were kept.
  package let decisions: [CodingDecision]
  /// What a chat endpoint suggested, in the order in which it was kept.
  package let suggestions: [MachineSuggestion]
  package let store: any CodingStore

  package init(
    bench: CodingBench, comments: [Comment], decisions: [CodingDecision], suggestions: [MachineSuggestion] = [],
    store: any CodingStore
  ) {
    self.bench = bench
    self.comments = comments
    self.decisions = decisions
    self.suggestions = suggestions
    self.store = store
  }

  /// Where each comment stands. Linear in comments and decisions.
  func codings(_ survey: Survey) -> Codings { Codings(survey, comments, decisions, suggestions: suggestions) }
}
