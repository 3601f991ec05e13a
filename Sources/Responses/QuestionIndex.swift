package import Surveys

/// The questions of a survey by name, made once so that no reading or interview searches for them.
///
/// Linear in the number of questions to make; each look-up is constant.
package struct QuestionIndex: Sendable {
  /// A question and where it stands.
  ///
  /// A class, so that it can be handed about without counting every part of the question.
  package final class Entry: Sendable {
    package let question: Question
    /// The page's place in the survey, from 0.
    package let page: Int
    /// The repeat that the question is in; nil outside repeats.
    package let repeated: Name?

    init(question: Question, page: Int, repeated: Name?) {
      self.question = question
      self.page = page
      self.repeated = repeated
    }
  }

  package let survey: Survey
  private let entries: [Name: Entry]

  package init(_ survey: Survey) {
    self.survey = survey
    var entries: [Name: Entry] = [:]
    func walk(_ questions: [Question], page: Int, repeated: Name?) {
      for question in questions {
        entries[question.name] = Entry(question: question, page: page, repeated: repeated)
        if case .repeated(let inner, _, _, _) = question.kind {
          walk(inner, page: page, repeated: question.name)
        } else {
          walk(question.children, page: page, repeated: repeated)
        }
      }
    }
    for (page, content) in survey.pages.enumerated() { walk(content.questions, page: page, repeated: nil) }
    self.entries = entries
  }

  /// The question of that name and its place; nil if there is none.
  package subscript(name: Name) -> Entry? { entries[name] }
}
