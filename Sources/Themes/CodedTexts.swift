package import Surveys

/// Where every text of a survey stands: what people wrote, and apart from it what was said in sessions.
///
/// They are kept apart so that what was said changes no figure of what was written.
package struct CodedTexts: Sendable {
  /// What people wrote: the only source of the stream `comments`.
  package let comments: Codings
  /// What was said in sessions; reported, and not scored.
  package let contributions: Codings

  /// Follows the decisions about each; `contributions` are those that stand. Linear in all of them.
  package init(
    _ survey: Survey, _ comments: [Comment], contributions: [Comment], _ decisions: [CodingDecision],
    suggestions: [MachineSuggestion] = []
  ) {
    self.comments = Codings(
      survey, comments, decisions.filter { !$0.place.isContribution }, suggestions: suggestions)
    self.contributions = Codings(survey, contributions, decisions.filter(\.place.isContribution))
  }

  /// All of them for a coder's desk: what was written, then what was said.
  package var all: Codings { comments.joined(with: contributions) }
}
