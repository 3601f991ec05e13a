internal import Surveys

/// What formulas need to know of the questions: their types, their order, and the answers that they can have.
struct KnownQuestions {
  struct Known {
    var name: Name
    var place: Place
    /// Its place among all questions, from 0.
    var order: Int
    /// Whether too much of it is wrong to say more about what refers to it.
    var isBroken = false
    /// Whether nobody is asked it.
    var isCalculated = false
    /// Nil where the whole cannot be referred to: a matrix, an allocation, a note, a group, an e-mail address.
    var type: FormulaType?
    var parts: [Name: FormulaType]
    /// The repeat that it stands in.
    var within: Name?
    /// Every answer that it can have as a formula sees it, the empty one first; nil where they cannot be listed.
    var answers: [String]?
  }

  private(set) var all: [Known] = []
  private var indexes: [Name: Int] = [:]

  subscript(name: Name) -> Known? { indexes[name].map { all[$0] } }

  /// Adds a question; the first with a name stands.
  mutating func add(_ known: Known) {
    indexes[known.name] = all.count
    all.append(known)
  }
}

/// The questions that stand before a place in the definition.
struct EarlierQuestions: FormulaScope {
  var known: KnownQuestions
  /// How many questions stand before the place.
  var before: Int
  /// The repeat that the place stands in.
  var within: Name?
  var ownType: FormulaType?

  func type(of name: Name, part: Name?) -> FormulaType? {
    guard let question = known[name], question.order < before else { return nil }
    guard let type = part.map({ question.parts[$0] }) ?? question.type else { return nil }
    return question.within == nil || question.within == within ? type : .many(type)
  }

  func isCalculated(_ name: Name) -> Bool { known[name]?.isCalculated ?? false }

  var names: [String] {
    known.all.prefix(before).flatMap { question in
      (question.type == nil ? [] : [question.name.text])
        + question.parts.keys.sorted().map { "\(question.name).\($0)" }
    }
  }
}

/// A formula that waits until every name is known.
struct PendingFormula {
  enum Use { case relevant, constraint, calculation }
  var formula: Formula
  var text: YAMLText
  var use: Use
  /// The question it stands on; nil on a page.
  var question: Name?
  var required = false
  var before: Int
  var within: Name?
  var ownType: FormulaType?
  var ownAnswers: [String]?
}

/// A text that shows earlier answers, with how many questions stand before it.
struct PendingPipe {
  var text: YAMLText
  var before: Int
}
