package import Surveys

/// What a person answered to one question, as a value of the question's kind; an unanswered question has none.
package enum Answer: Hashable, Sendable {
  /// `select_one`.
  case choice(Name)
  /// `select_multiple`, in the order of the definition's choices.
  case choices([Name])
  /// `rank`, best first, without repeats.
  case ranking([Name])
  /// `allocate`: points above 0, in the order of the definition's choices.
  case allocation([Points])
  /// `matrix`: the rows that were answered, in the definition's order.
  case grid([Rating])
  /// `range`, `integer`, `decimal`.
  case number(Double)
  /// `text` and `email`.
  case text(String)
  case date(CivilDate)
  /// `acknowledge`, ticked; not ticked is no answer.
  case acknowledged
  /// `calculate`.
  case calculated(Calculated)
  /// `repeat`: one sheet for each item, in order.
  case items([AnswerSheet])

  /// Points on one choice.
  package struct Points: Hashable, Sendable {
    package var choice: Name
    package var points: Int
    package init(_ choice: Name, _ points: Int) {
      self.choice = choice
      self.points = points
    }
  }

  /// The choice on one row of a matrix.
  package struct Rating: Hashable, Sendable {
    package var row: Name
    package var choice: Name
    package init(_ row: Name, _ choice: Name) {
      self.row = row
      self.choice = choice
    }
  }

  /// What a calculation came to; a number may be not-a-number or infinite.
  package enum Calculated: Hashable, Sendable {
    case number(Double)
    case text(String)
    case boolean(Bool)
  }
}
