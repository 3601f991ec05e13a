internal import Responses
internal import Surveys

extension Comment {
  /// What tells a comment and its text apart in a form: response, question, item and digest.
  package var mark: String {
    let item = place.path.item.map { "\($0.name)-\($0.index)" } ?? ""
    return "\(place.response.text)/\(place.path.question.text)/\(item)/\(digest)"
  }
}

extension Codings {
  /// The comment with a mark; nil where it is not there, or reads otherwise now. Linear in the comments.
  package func entry(marked mark: String) -> Entry? {
    let response = mark.prefix { $0 != "/" }
    return entries.first { $0.comment.place.response.text == response && $0.comment.mark == mark }
  }
}
