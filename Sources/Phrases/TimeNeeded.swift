package import Surveys

extension Phrases {
  /// About how long a survey takes, and until which day it takes answers: one sentence, or two.
  ///
  /// - Complexity: O(questions).
  package func timeNeeded(_ survey: Survey) -> String {
    let takes = counted(Phrases.minutes(survey), one: .howLongOne, many: .howLong)
    guard let closes = survey.closes else { return takes }
    return takes + " " + self(.closesOn, ["date": inWords(closes)])
  }

  /// About how many minutes the questions take that everyone is asked: at least 1.
  ///
  /// An estimate of the house's own: ten seconds a question, six a line that is rated, forty for an order or for points, a minute for a
  /// text of several lines.
  package static func minutes(_ survey: Survey) -> Int {
    let seconds = survey.questionsOutsideRepeats.filter { $0.relevant == nil }.reduce(0) { sum, question in
      switch question.kind {
      case .note, .calculate, .group: sum
      case .matrix(let matrix): sum + 6 * matrix.rows.count
      case .text(true, _): sum + 60
      case .rank, .allocate: sum + 40
      default: sum + 10
      }
    }
    return max(1, (seconds + 59) / 60)
  }
}
