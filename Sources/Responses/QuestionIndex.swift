package import Surveys

/// The questions of a survey by name and in their order, made once so that no reading or interview searches for them.
///
/// A class, and so are its entries: what many requests read at once is handed about without counting every part of every question.
/// Linear in the number of questions to make; each look-up is constant.
package final class QuestionIndex: Sendable {
  /// A question and where it stands.
  package final class Entry: Hashable, Sendable {
    package let question: Question
    /// The page's place in the survey, from 0.
    package let page: Int
    /// The repeat that the question is in; nil outside repeats.
    package let repeated: Name?
    /// Those in a group or a repeat, in order; empty for every other question.
    package let children: [Entry]

    init(question: Question, page: Int, repeated: Name?) {
      self.question = question
      self.page = page
      self.repeated = repeated
      var inside = repeated
      if case .repeated = question.kind { inside = question.name }
      children = question.children.map { Entry(question: $0, page: page, repeated: inside) }
    }

    package static func == (left: Entry, right: Entry) -> Bool {
      left === right
        || left.question == right.question && left.page == right.page && left.repeated == right.repeated
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(question.name)
      hasher.combine(page)
    }
  }

  package let survey: Survey
  /// The questions of each page of the survey, in order.
  package let pages: [[Entry]]
  private let entries: [Name: Entry]

  package init(_ survey: Survey) {
    self.survey = survey
    pages = survey.pages.enumerated().map { place, page in
      page.questions.map { Entry(question: $0, page: place, repeated: nil) }
    }
    var entries: [Name: Entry] = [:]
    func add(_ some: [Entry]) {
      for one in some {
        entries[one.question.name] = one
        add(one.children)
      }
    }
    for page in pages { add(page) }
    self.entries = entries
  }

  /// The question of that name and its place; nil if there is none.
  package subscript(name: Name) -> Entry? { entries[name] }
}
