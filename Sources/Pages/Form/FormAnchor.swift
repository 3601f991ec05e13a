package import Responses
internal import Surveys

/// Where on a page a question's first field is.
package enum FormAnchor {
  /// The name of the place, for an address that ends in it.
  package static func of(_ path: QuestionPath, _ interview: Interview) -> String {
    FieldDrawing.anchor(of: AnswerProblem(path, .required(nil)), interview)
  }
}
