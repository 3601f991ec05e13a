internal import Surveys

extension AnswerProblem {
  /// The name under which a form or a file keeps the answer that it is about: `q`, `q.row` or `r[0].q`; what the survey does not know as it was written.
  package var address: String {
    let item = path.item.map { "\($0.name)[\($0.index)]." } ?? ""
    if case .unknownQuestion(let name) = kind { return item + name }
    return item + path.question.text + (part.map { ".\($0)" } ?? "")
  }
}
