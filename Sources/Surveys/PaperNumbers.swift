/// The numbers of the questions on a paper form: from 1 in the definition's order, whatever has been answered.
///
/// Every question that takes an answer has one, those of a repeat once for all items; notes, calculations, groups and repeats have none.
package struct PaperNumbers: Hashable, Sendable {
  private var numbers: [Name: Int] = [:]

  /// Linear in the number of questions.
  package init(_ survey: Survey) {
    for question in survey.allQuestions {
      switch question.kind {
      case .note, .calculate, .group, .repeated: continue
      default: numbers[question.name] = numbers.count + 1
      }
    }
  }

  /// How many questions have a number.
  package var count: Int { numbers.count }

  /// The number of a question, from 1; nil where it has none.
  package subscript(name: Name) -> Int? { numbers[name] }
}
