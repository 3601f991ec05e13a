package import Responses
package import Sessions

/// What tells a text that is coded from every other.
package enum CommentPlace: Hashable, Sendable, Comparable {
  /// What somebody wrote: the response, and the question in it.
  case answer(ResponseID, QuestionPath)
  /// What was said in a session: the event that wrote it down, whose id is nobody's name and no response's id.
  case contribution(EventID)

  package init(_ response: ResponseID, _ path: QuestionPath) { self = .answer(response, path) }

  /// Nil for what was said in a session.
  package var response: ResponseID? {
    if case .answer(let response, _) = self { response } else { nil }
  }

  /// Nil for what was said in a session.
  package var path: QuestionPath? {
    if case .answer(_, let path) = self { path } else { nil }
  }

  /// Nil for what somebody wrote.
  package var contribution: EventID? {
    if case .contribution(let event) = self { event } else { nil }
  }

  package var isContribution: Bool { contribution != nil }

  /// What was written comes first: by response, then by question, then by item. What was said follows by its event.
  package static func < (left: CommentPlace, right: CommentPlace) -> Bool {
    switch (left, right) {
    case (.answer(let one, let path), .answer(let other, let next)):
      if one != other { return one < other }
      if path.question != next.question { return path.question < next.question }
      return (path.item?.index ?? -1) < (next.item?.index ?? -1)
    case (.contribution(let one), .contribution(let other)): return one < other
    case (.answer, .contribution): return true
    case (.contribution, .answer): return false
    }
  }
}
