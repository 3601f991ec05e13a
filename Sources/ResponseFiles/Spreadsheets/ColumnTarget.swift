package import Responses
package import Surveys

/// What the cells of a column say: an answer, or a part of one.
package struct ColumnTarget: Hashable, Sendable {
  /// How much of an answer the cells hold, and which part.
  package enum Part: Hashable, Sendable {
    /// The whole answer; several such columns of one `select_multiple` or `rank` together make it.
    case whole
    /// The choice on that row of a matrix.
    case row(Name)
    /// The points on that choice.
    case points(Name)
    /// The choice on that place, from 1.
    case place(Int)
    /// The place of that choice, from 1.
    case placeOf(Name)
    /// Whether that choice was chosen.
    case chosen(Name)
    /// The text beside that choice.
    case specification(Name)
    /// How many items a repeat has; the items themselves say it, so that it is passed over.
    case itemCount
  }

  package var question: Name
  package var part: Part
  /// The repeat and the item, from 0, that the question stands in; nil outside repeats.
  package var item: QuestionPath.RepeatItem?

  package init(_ question: Name, _ part: Part = .whole, in item: QuestionPath.RepeatItem? = nil) {
    self.question = question
    self.part = part
    self.item = item
  }

  /// As an exported file heads such a column: `q`, `q.row`, `q.1`, `q/choice`, `r[0].q`. The place of a choice is `q.choice`.
  package var name: String {
    let question = (item.map { "\($0.name)[\($0.index)]." } ?? "") + self.question.text
    return switch part {
    case .whole, .itemCount: question
    case .row(let name), .points(let name), .placeOf(let name), .specification(let name): "\(question).\(name)"
    case .place(let place): "\(question).\(place)"
    case .chosen(let choice): "\(question)/\(choice)"
    }
  }
}

/// What is done with a column of a spreadsheet.
package enum ColumnRole: Hashable, Sendable {
  case target(ColumnTarget)
  /// Something about the response rather than an answer in it.
  case fact(ColumnScheme.Fact)
  /// What another tool calls a response, from which an id is made, so that the same one is not stored twice.
  case key
  /// What other tools say about a response and no report uses, such as a collector or an address on the net.
  case passedOver
  /// The mapping says so.
  case ignored
  /// No heading and nothing below.
  case empty
  /// Nothing like it is asked; with the name of a question whose text is near, if any is.
  case unknown(near: String?)
  /// Several questions could be meant, by their columns' names.
  case ambiguous([String])
  /// Another column before it, from 0, holds the same.
  case repeated(Int)
  /// What the mapping says of it cannot be: no question and no part of one is called so.
  case wrongMapping(String)
}
