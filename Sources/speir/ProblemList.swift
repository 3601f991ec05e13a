internal import Phrases
internal import ResponseFiles
internal import Responses

/// Everything that must change about a person's answers, for whoever reads it in a terminal or with a program.
struct ProblemList {
  var problems: [AnswerProblem]
  var phrases: Phrases
  var index: QuestionIndex

  /// A line for each problem: the name under which the answer is kept, and what to do.
  var text: String { problems.map { "\($0.address): \(message($0))" }.joined(separator: "\n") }

  /// An object with `errors`, each with its `question` and `message`.
  var json: String {
    let errors = problems.map { problem in
      JSONValue.object([
        JSONValue.Member("question", .string(problem.address)), JSONValue.Member("message", .string(message(problem))),
      ])
    }
    return JSONValue.object([JSONValue.Member("errors", .array(errors))]).text
  }

  private func message(_ problem: AnswerProblem) -> String { phrases.message(for: problem, index: index) }
}
