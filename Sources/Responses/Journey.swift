package import Surveys

/// The way through the questionnaire that the answers open: the pages and questions that are relevant now, repeats opened into their items.
package struct Journey: Hashable, Sendable {
  /// In the survey's order; a page on which nothing is shown is left out.
  package var pages: [JourneyPage]

  package init(pages: [JourneyPage] = []) { self.pages = pages }

  /// Every question that asks for an answer, in order, the ones in items included; groups, headings and notes left out.
  package var questions: [JourneyEntry] { pages.flatMap(\.questions) }
}

/// A page of the journey.
package struct JourneyPage: Hashable, Sendable {
  /// The page's place in the survey, from 0, which stays the same while other pages come and go.
  package var index: Int
  package var title: Wording?
  /// In the order on the page; never empty.
  package var entries: [JourneyEntry]

  package init(index: Int, title: Wording?, entries: [JourneyEntry]) {
    self.index = index
    self.title = title
    self.entries = entries
  }

  /// The entries that ask for an answer.
  package var questions: [JourneyEntry] { entries.filter(\.asks) }
}

/// A line of a page: a question, a note, or the heading of a group, a repeat or one of its items.
package struct JourneyEntry: Hashable, Sendable {
  /// What an entry is on its page.
  package enum Role: Hashable, Sendable {
    case question, note, group
    /// The head of a repeat that has so many items on the page.
    case repeated(items: Int)
    /// The head of one item, from 0, of the repeat that is the entry's question.
    case item(Int)
  }

  package var path: QuestionPath
  /// The question in its index.
  package var indexed: QuestionIndex.Entry
  package var role: Role
  /// How many groups and repeats it stands in.
  package var depth: Int

  package var question: Question { indexed.question }

  /// Whether an answer is asked for.
  package var asks: Bool { role == .question }
}
