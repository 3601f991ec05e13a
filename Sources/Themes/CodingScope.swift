package import Surveys

/// Which texts a coder takes up.
package enum CodingScope: Hashable, Sendable {
  case all
  /// What people wrote.
  case comments
  /// What was said in sessions.
  case contributions
  /// What was said in one session.
  case session(Name)

  /// Whether a text is one of those that the coder takes up.
  package func holds(_ comment: Comment) -> Bool {
    switch self {
    case .all: true
    case .comments: comment.said == nil
    case .contributions: comment.said != nil
    case .session(let session): comment.said?.session == session
    }
  }
}
