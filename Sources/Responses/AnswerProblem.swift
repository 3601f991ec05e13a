package import Surveys

/// Where a question stands on a person's sheet: its name, and the item of a repeat that it is in.
package struct QuestionPath: Hashable, Sendable {
  /// The repeat and the item's place from 0; nil outside repeats.
  package var item: RepeatItem?
  package var question: Name

  /// One item of a repeat: the repeat's name, and the item's place in it from 0.
  package struct RepeatItem: Hashable, Sendable {
    package var name: Name
    package var index: Int
    package init(_ name: Name, _ index: Int) {
      self.name = name
      self.index = index
    }
  }

  package init(_ question: Name, in item: RepeatItem? = nil) {
    self.question = question
    self.item = item
  }
}

/// One thing that a person must change before their answers can be taken; worded in `Phrases` alone.
package struct AnswerProblem: Hashable, Sendable {
  package var path: QuestionPath
  /// The row of a matrix or the choice of an allocation or a specification that it is about; nil for the whole question.
  package var part: Name?
  package var kind: Kind

  package init(_ path: QuestionPath, part: Name? = nil, _ kind: Kind) {
    self.path = path
    self.part = part
    self.kind = kind
  }

  /// What must change, with what a message about it needs: the definition's bound and what was given.
  package enum Kind: Hashable, Sendable {
    /// Nothing was answered; the message is the author's own, if any.
    case required(Wording?)
    /// The author's constraint does not hold.
    case constraint(Wording?)
    case unknownQuestion(String)
    case unknownPart(String)
    case unknownChoice(String)
    /// Something else than `illegible` stands where only that can.
    case unknownMark
    /// The answer is not of the question's kind.
    case wrongType(Expected)
    case tooFew(min: Int, chosen: Int)
    case tooMany(max: Int, chosen: Int)
    case exclusive(Name)
    case repeatedRank(Name)
    /// A place of a ranking, from 1, that several choices have, or none before one that is taken.
    case unclearRank(Int)
    case tooManyPoints(total: Int, placed: Int)
    case tooFewPoints(total: Int, placed: Int)
    case negativePoints
    case notWhole
    case notFinite
    case belowRange(Double)
    case aboveRange(Double)
    case offStep(start: Double, step: Double)
    case tooLong(max: Int, length: Int)
    case notADate(String)
    case notAnEmail
    case tooFewItems(min: Int)
    case tooManyItems(max: Int)
    /// Free text beside a choice that takes none, or that was not chosen.
    case unexpectedSpecification
    /// A text holds a character that nobody types, such as NUL.
    case unprintable
  }

  /// What a question expects, for a message about an answer of another shape.
  package enum Expected: Hashable, Sendable {
    case oneChoice, severalChoices, ranking, points, ratings, number, wholeNumber, text, date, tick,
      items, nothing
  }
}

extension AnswerProblem.Kind {
  /// Whether it is that something was left out, and not that what is there is wrong.
  var isBlank: Bool {
    switch self {
    case .required, .tooFew, .tooFewPoints, .tooFewItems: true
    default: false
    }
  }
}
