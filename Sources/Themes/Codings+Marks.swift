internal import Responses
internal import Sessions
internal import Surveys

extension Comment {
  /// What tells a comment and its text apart in a form: response, question, item and digest, or event and digest.
  package var mark: String {
    switch place {
    case .answer(let response, let path):
      let item = path.item.map { "\($0.name)-\($0.index)" } ?? ""
      return "\(response.text)/\(path.question.text)/\(item)/\(digest)"
    case .contribution(let event): return "said/\(event.text)/\(digest)"
    }
  }
}

extension Codings {
  /// The comment with a mark; nil where it is not there, or reads otherwise now. Linear in the comments.
  package func entry(marked mark: String) -> Entry? {
    let parts = mark.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first else { return nil }
    if first == "said" {
      guard parts.count > 1, let event = EventID(parts[1]), let at = place[.contribution(event)] else { return nil }
      return entries[at].comment.mark == mark ? entries[at] : nil
    }
    guard let response = ResponseID(first) else { return nil }
    return entries.first { $0.comment.place.response == response && $0.comment.mark == mark }
  }
}
