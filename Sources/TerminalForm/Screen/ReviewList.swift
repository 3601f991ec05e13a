internal import Phrases
internal import Responses
internal import Surveys

/// Where a person stands in the list of their answers.
struct ReviewList: Hashable {
  /// The place of the answer at the cursor, from 0.
  var place = 0
  /// The digits typed so far.
  var typed = ""

  /// The number that was typed, or else that of the cursor.
  var number: Int { Int(typed) ?? place + 1 }
}

/// Checking the answers before they are sent.
extension FormScreen {
  /// Goes to the list of answers, or first to a question that turned up since.
  mutating func goToReview() {
    complaints = []
    let steps = steps(in: interview)
    if let turnedUp = steps.first(where: { !seen.contains($0.key) }) {
      go(to: turnedUp)
      isChanging = true
      return
    }
    isChanging = false
    place = .review
    scroll = nil
    review.typed = ""
  }

  mutating func pressReview(_ key: KeyPress, _ size: ScreenSize) -> Request {
    let interview = interview
    let questions = interview.journey.questions
    let send = phrases(.keySend).first.map { String($0).lowercased() }
    complaints = []
    switch key {
    case .up: review.place = max(0, review.place - 1)
    case .down: review.place = min(max(0, questions.count - 1), review.place + 1)
    case .home: review.place = 0
    case .end: review.place = max(0, questions.count - 1)
    case .backspace: if !review.typed.isEmpty { review.typed.removeLast() }
    case .text(let text) where text.allSatisfy { $0.isASCII && $0.isNumber }:
      if review.typed.count + text.count < 6 { review.typed += text }
      if questions.indices.contains(review.number - 1) { review.place = review.number - 1 }
      return .nothing
    case .text(let letter) where letter.lowercased() == "s" || letter.lowercased() == send:
      guard interview.isComplete else {
        complaints = interview.problems.map { sentence($0, questions) }
        scroll = 0
        return .nothing
      }
      return .submit(interview.submission())
    case .enter: return change(review.number, questions, interview)
    default: return .nothing
    }
    review.typed = ""
    return .nothing
  }

  private mutating func change(_ number: Int, _ questions: [JourneyEntry], _ interview: Interview) -> Request {
    review.typed = ""
    guard questions.indices.contains(number - 1),
      let step = InterviewStep.steps(of: interview.journey).steps.first(where: {
        $0.key == InterviewStep.Key(kind: .question, path: questions[number - 1].path)
      })
    else {
      complaints = [phrases(.notInList, ["number": String(number)])]
      return .nothing
    }
    review.place = number - 1
    go(to: step)
    isChanging = true
    return .nothing
  }

  func sentence(_ problem: AnswerProblem, _ questions: [JourneyEntry]) -> String {
    let message = phrases.message(for: problem, index: index)
    guard let place = questions.firstIndex(where: { $0.path == problem.path }) else { return message }
    return "\(place + 1). \(message)"
  }
}
